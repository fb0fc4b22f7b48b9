// Text in the VM's sources. An AssemblyScript string literal is static UTF-16 data with its byte length in front; nothing
// else of AssemblyScript's strings is used.

import { atomFromAscii } from './atoms.ts';
import { allocLatin1, charsOf } from './cell.ts';
import { narrow } from './copy.ts';
import { stringFromUnits } from './string.ts';

type Ptr = u32;

/** Address of the UTF-16 units of a literal. */
// @ts-ignore: decorator
@inline
export function literalUnits(text: string): usize {
  return changetype<usize>(text);
}

/** Number of units of a literal. */
// @ts-ignore: decorator
@inline
export function literalLength(text: string): u32 {
  return load<u32>(changetype<usize>(text) - 4) >> 1;
}

/** A new string with the text of a literal: `throwTypeError(ascii('x is not iterable'))`. 0 at the heap limit. */
// @ts-ignore: decorator
@inline
export function ascii(text: string): Ptr {
  return stringFromUnits(literalUnits(text), literalLength(text));
}

/** The atom with the text of a literal. 0 at the heap limit. */
export function atomOf(text: string): Ptr {
  const length = literalLength(text);
  const s = allocLatin1(length);
  if (s == 0) return 0;
  narrow(charsOf(s), literalUnits(text), length);
  return atomFromAscii(charsOf(s), length);
}
