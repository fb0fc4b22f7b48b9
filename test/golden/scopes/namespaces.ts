import { Type, value as imported } from './other.ts';
import * as all from './all.ts';
import Alias = Outer.Inner;

export namespace Outer {
  export let shared: Type = 1;
  const hidden = 2;
  export namespace Inner {
    export const enum Flag {
      A = 1,
      B = A << 1,
    }
    export function sum() {
      return shared + hidden + Flag.B;
    }
  }
}
export namespace Outer {
  shared = Inner.sum();
}

enum Mode {
  Read,
  Write = 1 << 1,
  Both = Read | Write,
}

export { imported, Mode as Modes };
export * from './all.ts';
export * as everything from './all.ts';
export { a as b } from './other.ts';
export type { Type };
Alias.sum() + all.x;
