// Exports of the module for compiled code and for the host's side of the JIT. The WASI port has neither.

import { FindFor } from '../abi/jit.ts';
import { Ptr } from '../value/value.ts';
import { elementTypeOf, findIteration, findProperty } from './find.ts';
import { arrayShape } from '../object/object.ts';
import { install, keepList, recordOf } from './record.ts';
import { countExit } from './tier.ts';

/** How `key` is reached in objects of a shape: the answer is in JitCell.Found…. */
export function vmJitFind(shape: u32, key: Ptr, aim: FindFor): void {
  findProperty(shape, key, aim);
}

/** How plain arrays are walked: the answer is in JitCell.Found…. */
export function vmJitIteration(): void {
  findIteration();
}

/** `ElementType` of typed arrays with this shape, or -1. */
export function vmJitElementType(shape: u32): i32 {
  return elementTypeOf(shape);
}

/** Shape of plain arrays. */
export function vmJitArrayShape(): u32 {
  return arrayShape();
}

/** Record of a function, made if it has none; 0: no room. */
export function vmJitRecord(code: Ptr): Ptr {
  return recordOf(code);
}

/** Room for the addresses of `count` cells that live as long as the unit of a function from now on; 0: none. */
export function vmJitKeep(code: usize, count: u32): usize {
  return keepList(code, count);
}

/** Compiled code is in the table: address for its loop headers, or 0. `flags` are `JitRecordFlag`s. */
export function vmJitInstall(record: Ptr, table: u32, headers: u32, flags: u32): usize {
  return install(record, table, headers, flags);
}

/** Compiled code leaves to the interpreter; `code` is the function that this counts for, or 0. */
export function vmJitExit(code: usize): void {
  countExit(code);
}
