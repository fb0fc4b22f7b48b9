// Text in the VM's sources. An AssemblyScript string literal is static UTF-16 data with its byte length in front; nothing
// else of AssemblyScript's strings is used.

import { fromUtf16 } from './operations.ts';

type Ptr = u32;

/** Address of the UTF-16 units of a literal. */
// @ts-ignore: decorator
@inline
export function literalUnits(text: string): usize {
  return changetype<usize>(text);
}

/** A new string with the text of a literal. 0 at the heap limit. */
export function ascii(text: string): Ptr {
  return fromUtf16(literalUnits(text), text.length);
}
