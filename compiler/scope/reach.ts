// How early a function may run. A hoisted function can be called before the variables that it uses are initialized, so its
// references would need hole checks for ever. Most programs never do that: the function is only known by its name, and
// the name is first used after the initialization. Here a binding's reach is the smallest source position of the
// surrounding code at which a function behind that name may start: where the name is used, or where something runs
// that uses the name. Within one scope, code before an initialization comes earlier in the source, so that comparing
// positions is enough.

import type { Identifier } from '../syntax/ast.ts';
import type { Binding, Reach } from './scope.ts';

/** A reference in a function known as `by`: it needs a hole check if that may run before `binding` is initialized. */
export class PendingCheck {
  readonly binding: Binding;
  readonly node: Identifier;
  readonly by: Binding;
  constructor(binding: Binding, node: Identifier, by: Binding) {
    this.binding = binding;
    this.node = node;
    this.by = by;
  }
}

function earliest(reach: Reach): number {
  return Math.max(reach.position, reach.creation);
}

/** Spreads the positions along "runs" edges until nothing gets earlier. */
export function spreadReach(bindings: readonly Binding[]): void {
  // Starting with the earliest, nearly every binding gets its final position at once.
  const work = bindings.slice().sort((a, b) => earliest(b.reach as Reach) - earliest(a.reach as Reach));
  while (work.length > 0) {
    const reach = (work.pop() as Binding).reach as Reach;
    const position = earliest(reach);
    const callees = reach.callees;
    for (let i = 0; i < callees.length; i++) {
      const callee = callees[i].reach as Reach;
      if (position >= callee.position) continue;
      const before = earliest(callee);
      callee.position = position;
      if (earliest(callee) < before) work.push(callees[i]);
    }
  }
}

/** True if a function known as `by` may run before `binding` is initialized. */
export function mayRunBefore(by: Binding, binding: Binding): boolean {
  return earliest(by.reach as Reach) < binding.initEnd;
}
