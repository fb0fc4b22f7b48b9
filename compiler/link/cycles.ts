// Which modules import each other, directly or through others: strongly connected components (Tarjan).

import type { LinkedModule } from './unit.ts';

/** Sets `component` and `inCycle` of all modules. Their `index` numbers them from 0. */
export function findCycles(modules: readonly LinkedModule[]): void {
  const finder = new CycleFinder(modules.length);
  for (let i = 0; i < modules.length; i++) {
    if (finder.low[i] < 0) finder.visit(modules[i]);
  }
}

class CycleFinder {
  readonly low: Int32Array;
  private readonly order: Int32Array;
  private readonly stack: LinkedModule[] = [];
  private next = 0;
  private components = 0;

  constructor(count: number) {
    this.low = new Int32Array(count).fill(-1);
    this.order = new Int32Array(count);
  }

  visit(module: LinkedModule): void {
    const at = module.index;
    this.order[at] = this.next;
    this.low[at] = this.next++;
    this.stack.push(module);
    for (let i = 0; i < module.requested.length; i++) {
      const other = module.requested[i];
      if (other === null) continue;
      if (other === module) module.inCycle = true;
      if (this.low[other.index] < 0) {
        this.visit(other);
        this.low[at] = Math.min(this.low[at], this.low[other.index]);
      } else if (other.component < 0) {
        this.low[at] = Math.min(this.low[at], this.order[other.index]);
      }
    }
    if (this.low[at] !== this.order[at]) return;
    const component = this.components++;
    const first = this.stack.indexOf(module);
    const members = this.stack.splice(first);
    for (let i = 0; i < members.length; i++) {
      members[i].component = component;
      if (members.length > 1) members[i].inCycle = true;
    }
  }
}
