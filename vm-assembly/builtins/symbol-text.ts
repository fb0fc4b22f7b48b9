// Text of a symbol. spec: sec-symboldescriptivestring

import { Sym } from '../abi/layout.ts';
import { Ptr, isString, payload } from '../value/value.ts';
import { concat, fromUtf16 } from '../string/string.ts';

/** `Symbol(description)`. */
export function symbolDescriptiveString(symbol: Ptr): Ptr {
  const description = load<u64>(symbol, Sym.Description);
  const open = fromUtf16(changetype<usize>('Symbol('), 7);
  const close = fromUtf16(changetype<usize>(')'), 1);
  return concat(isString(description) ? concat(open, payload(description)) : open, close);
}
