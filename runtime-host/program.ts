// A compiled program: an image, and what is needed to tell about it.

import type { LocatedDiagnostic } from './errors.ts';
import { inspectAs } from './inspect.ts';

/** Made by `Engine.compile`; any isolate of any engine of this version can run it, as often as it likes. */
export class Program {
  /** The image: what the VM loads. */
  readonly image: Uint8Array;
  /** Name of the source that was compiled. */
  readonly fileName: string;
  /** Warnings. */
  readonly diagnostics: readonly LocatedDiagnostic[];
  /** Every source that is part of it, by the names that stack traces use. */
  readonly sources: ReadonlyMap<string, Uint8Array>;

  /** Use `Engine.compile`. */
  constructor(
    image: Uint8Array,
    fileName: string,
    diagnostics: readonly LocatedDiagnostic[],
    sources: ReadonlyMap<string, Uint8Array>,
  ) {
    this.image = image;
    this.fileName = fileName;
    this.diagnostics = diagnostics;
    this.sources = sources;
  }
}

inspectAs(Program, (program) => `Program { ${program.fileName}, ${program.image.length} bytes }`);
