// The passes over HIR, in their order.

import type { ImageBuilder } from '../../image/image-builder.ts';
import type { Hir } from '../hir.ts';
import { verifyHir } from '../verify.ts';
import { DeadCode } from './dead-code.ts';
import { HoistConstants } from './hoist-constants.ts';
import { MarkKnownBuiltins } from './known-builtins.ts';

/** Runs all of them over one function. */
export class Passes {
  private readonly deadCode = new DeadCode();
  private readonly markKnownBuiltins: MarkKnownBuiltins;
  private readonly hoistConstants = new HoistConstants();

  constructor(image: ImageBuilder) {
    this.markKnownBuiltins = new MarkKnownBuiltins(image);
  }

  /** `debug`: check the function after each pass. */
  run(f: Hir, debug: boolean): void {
    this.deadCode.run(f);
    if (debug) verifyHir(f, 'after dead code');
    this.markKnownBuiltins.run(f);
    if (debug) verifyHir(f, 'after marking known built-ins');
    this.hoistConstants.run(f);
    if (debug) verifyHir(f, 'after hoisting constants');
  }
}
