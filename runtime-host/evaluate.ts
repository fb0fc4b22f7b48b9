// Code from strings, compiled for a guest that may make some.

import { type CompileResult, compileString, type EvalKind } from '../compiler/pipeline.ts';
import { CompileKind } from '../vm-assembly/abi/transfer.ts';

const KINDS: Record<number, EvalKind> = {
  [CompileKind.Eval]: 'eval',
  [CompileKind.Function]: 'function',
  [CompileKind.GeneratorFunction]: 'generator',
  [CompileKind.AsyncFunction]: 'async',
  [CompileKind.AsyncGeneratorFunction]: 'asyncGenerator',
};

/** How stack traces call such code. */
const NAME = '<anonymous>';

/** Makes images of strings, and remembers the last ones: strings that are compiled at all are often compiled again. */
export class StringCompiler {
  private readonly results = new Map<string, Uint8Array>();
  private bytes = 0;
  /** Bytes of images that are remembered. */
  private static readonly CAPACITY = 1 << 20;

  /** The image; throws `SyntaxError`. */
  compile(kind: number, text: string, around: string): Uint8Array {
    const key = `${kind}\0${around}\0${text}`;
    const known = this.results.get(key);
    if (known !== undefined) return known;
    const result = compileString(KINDS[kind], text, around, NAME);
    if (result.image === null) throw new SyntaxError(messageOf(result));
    if (this.bytes + result.image.length > StringCompiler.CAPACITY) {
      this.results.clear();
      this.bytes = 0;
    }
    this.results.set(key, result.image);
    this.bytes += result.image.length;
    return result.image;
  }
}

function messageOf({ diagnostics }: CompileResult): string {
  return diagnostics[0].diagnostic.message;
}
