// performance: a group of globals that the host grants. https://w3c.github.io/hr-time/

let origin = 0;

class Performance {
  now(): number {
    return $now() - origin;
  }

  get timeOrigin(): number {
    return origin;
  }

  toJSON(): unknown {
    return { timeOrigin: origin };
  }
}

const group = $groupObject('performance');
group.$granted = (): void => {
  origin = $now();
};
$tag(Performance.prototype, 'Performance');
group.performance = new Performance();
