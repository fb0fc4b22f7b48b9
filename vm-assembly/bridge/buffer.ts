// Buffers for messages: Bytes cells that begin with the table of keys that the message has named so far.
//
//   0 kind │ 4 size │ 8 number of keys │ 12 key after the last one that was used │ 16 addresses of the keys │ 1040 message …
//
// One buffer is idle (BridgeCell.Idle); who writes takes it and gives it back. Getters may run while a message is written, and call
// host functions, whose messages then get a buffer of their own.

import { Cell, Kind } from '../abi/layout.ts';
import { BridgeCell } from '../abi/transfer.ts';
import { Ptr, UNDEFINED, fromInt, fromObject, payload } from '../value/value.ts';
import { allocateCell } from '../memory/alloc.ts';
import { terminate } from '../interp/fuel.ts';
import { Exit } from '../abi/traps.ts';
import { addRootRange, popRoots, pushRoot } from '../memory/roots.ts';

/** Fields of a buffer. */
export const enum Buffer {
  KeyCount = 8,
  KeyCursor = 12,
  Keys = 16,
  Message = 1040,
}

/** Bytes of a first buffer's message. */
const SMALL: u32 = 4096 - Buffer.Message;
/** An idle buffer beyond this is dropped when less is asked for. */
const KEEP: u32 = 1 << 18;
/** No message is longer. */
const MAX_MESSAGE: u32 = 1 << 30;

/** Once, before the snapshot. */
export function initBridge(): void {
  store<u64>(BridgeCell.Idle, UNDEFINED);
  store<u64>(BridgeCell.Writing, UNDEFINED);
  store<u64>(BridgeCell.FailurePath, UNDEFINED);
  addRootRange(BridgeCell.Idle, 3);
}

function capacityOf(buffer: Ptr): u32 {
  return load<u32>(buffer, 4) - Buffer.Message;
}

function newBuffer(capacity: u32): Ptr {
  const size = Buffer.Message + max(capacity, SMALL);
  const buffer = allocateCell(Kind.Bytes, size);
  if (buffer) store<u32>(buffer, size, 4);
  return buffer;
}

/** An idle buffer with room for `size` bytes: where its message begins; 0 if the heap limit is reached. */
export function idleBuffer(size: u32): u32 {
  if (size > MAX_MESSAGE) {
    terminate(Exit.OutOfMemory);
    return 0;
  }
  const idle = load<u64>(BridgeCell.Idle);
  let buffer = idle == UNDEFINED ? 0 : payload(idle);
  if (!buffer || capacityOf(buffer) < size || (capacityOf(buffer) > KEEP && size <= KEEP)) {
    buffer = newBuffer(size);
    if (!buffer) return 0;
    store<u64>(BridgeCell.Idle, fromObject(buffer));
  }
  return buffer + Buffer.Message;
}

/** Begins a message; false if the heap limit is reached. The state of the message that was being written waits on the stack. */
export function beginMessage(): bool {
  if (!idleBuffer(0)) return false;
  pushRoot(load<u64>(BridgeCell.Writing));
  pushRoot(fromInt(load<i32>(BridgeCell.Next)));
  pushRoot(fromInt(load<i32>(BridgeCell.End)));
  pushRoot(fromInt(load<i32>(BridgeCell.BaseDepth)));
  store<u32>(BridgeCell.BaseDepth, load<u32>(BridgeCell.Depth));
  store<u64>(BridgeCell.Writing, load<u64>(BridgeCell.Idle));
  store<u64>(BridgeCell.Idle, UNDEFINED);
  resetMessage();
  return true;
}

/** Starts over. */
export function resetMessage(): void {
  const buffer = payload(load<u64>(BridgeCell.Writing));
  store<u32>(buffer, 0, Buffer.KeyCount);
  store<u32>(buffer, 0, Buffer.KeyCursor);
  store<u32>(BridgeCell.Next, buffer + Buffer.Message);
  store<u32>(BridgeCell.End, buffer + load<u32>(buffer, 4));
  store<u32>(BridgeCell.Depth, load<u32>(BridgeCell.BaseDepth));
}

/** Ends the message: it is in the idle buffer now, at BridgeCell.Message. The outer one, if there is one, goes on. */
export function endMessage(): void {
  const buffer = payload(load<u64>(BridgeCell.Writing));
  store<u32>(BridgeCell.Message, buffer + Buffer.Message);
  store<u32>(BridgeCell.MessageSize, load<u32>(BridgeCell.Next) - (buffer + Buffer.Message));
  store<u64>(BridgeCell.Idle, fromObject(buffer));
  store<u32>(BridgeCell.Depth, load<u32>(BridgeCell.BaseDepth));
  const saved = load<u32>(Cell.StackTop) - 32;
  store<u64>(BridgeCell.Writing, load<u64>(saved));
  store<u32>(BridgeCell.Next, load<u32>(saved, 8));
  store<u32>(BridgeCell.End, load<u32>(saved, 16));
  store<u32>(BridgeCell.BaseDepth, load<u32>(saved, 24));
  popRoots(4);
}

/** Room for `bytes` more: where they go, or 0 if the heap limit is reached. */
// @ts-ignore: decorator
@inline export function room(bytes: u32): usize {
  const next = load<u32>(BridgeCell.Next);
  if (bytes <= load<u32>(BridgeCell.End) - next) {
    store<u32>(BridgeCell.Next, next + bytes);
    return next;
  }
  return grow(bytes);
}

function grow(bytes: u32): usize {
  const old = payload(load<u64>(BridgeCell.Writing));
  const used = load<u32>(BridgeCell.Next) - old;
  const needed = <u64>used + bytes;
  if (needed > <u64>MAX_MESSAGE) {
    terminate(Exit.OutOfMemory);
    return 0;
  }
  const buffer = newBuffer(max(<u32>needed, load<u32>(old, 4) << 1));
  if (!buffer) return 0;
  memory.copy(buffer + Buffer.KeyCount, old + Buffer.KeyCount, used - Buffer.KeyCount);
  store<u64>(BridgeCell.Writing, fromObject(buffer));
  store<u32>(BridgeCell.Next, buffer + used + bytes);
  store<u32>(BridgeCell.End, buffer + load<u32>(buffer, 4));
  return buffer + used;
}
