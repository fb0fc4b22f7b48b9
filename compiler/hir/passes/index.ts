// The passes over HIR, in their order.

import type { Hir } from '../hir.ts';
import { verifyHir } from '../verify.ts';
import { DeadCode } from './dead-code.ts';
import { HoistConstants } from './hoist-constants.ts';

/** Runs all of them over one function. */
export class Passes {
  private readonly deadCode = new DeadCode();
  private readonly hoistConstants = new HoistConstants();

  /** `debug`: check the function after each pass. */
  run(f: Hir, debug: boolean): void {
    this.deadCode.run(f);
    if (debug) verifyHir(f, 'after dead code');
    this.hoistConstants.run(f);
    if (debug) verifyHir(f, 'after hoisting constants');
  }
}
