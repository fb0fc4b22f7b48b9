// performance: a group of globals that the host grants. https://w3c.github.io/hr-time/

import { defineVisible, interfaceError } from './install.ts';

let origin = 0;

function check(o: unknown): void {
  if (o !== performance) interfaceError('The "this" argument must be an instance of Performance', 'ERR_INVALID_ARG_TYPE');
}

class Performance {
  constructor() {
    interfaceError('Illegal constructor', 'ERR_ILLEGAL_CONSTRUCTOR');
  }

  now(): number {
    check(this);
    return $now() - origin;
  }

  get timeOrigin(): number {
    check(this);
    return origin;
  }

  toJSON(): unknown {
    check(this);
    return { timeOrigin: origin };
  }
}

const performance: any = $newPlainObject(Performance.prototype);
const group = $groupObject('performance');
group.$granted = (): void => {
  origin = $now();
};
$tag(Performance.prototype, 'Performance');
defineVisible(Performance.prototype, 'now');
defineVisible(Performance.prototype, 'timeOrigin');
defineVisible(Performance.prototype, 'toJSON');
group.performance = performance;
group.Performance = Performance;
