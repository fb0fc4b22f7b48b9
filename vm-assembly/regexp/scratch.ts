// Memory that grows while a pattern is compiled: cells of bytes that nobody refers to afterwards.

import { Kind } from '../abi/layout.ts';
import { Ptr } from '../value/value.ts';
import { allocateCell } from '../memory/alloc.ts';

/** A Bytes cell of `size` bytes after its header; 0 at the heap limit. */
export function newBytes(size: u32): Ptr {
  const cell = allocateCell(Kind.Bytes, 8 + size);
  if (cell != 0) store<u32>(cell, size, 4);
  return cell;
}

/** A larger copy of a Bytes cell whose first `used` bytes matter; 0 at the heap limit. */
export function growBytes(cell: Ptr, used: u32, size: u32): Ptr {
  const larger = newBytes(size);
  if (larger != 0) memory.copy(<usize>larger + 8, <usize>cell + 8, used);
  return larger;
}
