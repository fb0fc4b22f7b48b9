// Symbol cells.

import { Cell, Kind, Sym } from '../abi/layout.ts';
import { Ptr, Value } from '../value/value.ts';
import { allocateCell } from '../memory/alloc.ts';

/** Number of symbols made so far: the seed of their hashes. */
const COUNTER: usize = Cell.BuiltinPrivate + 508;

/** A new symbol; the description is a string or undefined. 0 if out of memory. */
export function newSymbol(description: Value): Ptr {
  const symbol = allocateCell(Kind.Symbol, Sym.Size);
  if (!symbol) return 0;
  const n = load<u32>(COUNTER) + 1;
  store<u32>(COUNTER, n);
  store<u32>(symbol, (n * 0x9e3779b1) | 1, Sym.Hash);
  store<u64>(symbol, description, Sym.Description);
  return symbol;
}
