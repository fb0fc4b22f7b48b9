// The iterator protocol: walking, closing. spec: sec-operations-on-iterator-objects

import { Op } from '../../vm-assembly/abi/opcodes.ts';
import { type Builder, WINDOW_CALLEE, WINDOW_THIS } from './builder.ts';
import { getNamed } from './expressions.ts';
import { GroupKind, NONE, Row } from './hir.ts';
import { awaitValue } from './suspension.ts';

/** Opens an iterator: first vreg of its record. */
export function openIterator(b: Builder, source: number): number {
  const record = b.f.group(GroupKind.Tuple, 3);
  b.f.emit(Op.GetIterator, record, source, 0, 0, 0);
  return record;
}

/**
 * One step: the next value is put into `value` and control goes to `got`, or to `end` if there is none. The direct walk over
 * an array is one instruction; what follows it is the protocol of every other iterator. An `elision` takes a step whose value nobody looks at.
 */
export function stepIterator(
  b: Builder,
  record: number,
  value: number,
  got: number,
  end: number,
  elision = false,
): void {
  const f = b.f;
  f.emit(Op.IterNext, value, record, 0, 0, got);
  f.code[f.end - Row.Size + Row.T] = end;
  f.place(f.block());
  const window = b.window(0);
  b.move(window + WINDOW_CALLEE, record + 1);
  b.move(window + WINDOW_THIS, record);
  const result = b.call(window, 0, NONE);
  f.emit(Op.CheckObject, result, 0, 0, 0, 0);
  const done = getNamed(b, result, 'done', NONE);
  f.emitJump(Op.JTrue, done, 0, 0, end);
  if (!elision) getNamed(b, result, 'value', value);
  f.jump(got);
}

/** The same for the async iterator of `source`. */
export function openAsyncIterator(b: Builder, source: number): number {
  const record = b.f.group(GroupKind.Tuple, 3);
  b.f.emit(Op.GetAsyncIterator, record, source, 0, 0, 0);
  return record;
}

/** One step of an async iterator, as in stepIterator. */
export function stepAsyncIterator(b: Builder, record: number, value: number, end: number): void {
  const f = b.f;
  const window = b.window(0);
  b.move(window + WINDOW_CALLEE, record + 1);
  b.move(window + WINDOW_THIS, record);
  const result = awaitValue(b, b.call(window, 0, NONE), NONE);
  f.emit(Op.CheckObject, result, 0, 0, 0, 0);
  f.emitJump(Op.JTrue, getNamed(b, result, 'done', NONE), 0, 0, end);
  getNamed(b, result, 'value', value);
}

/** Closes an iterator on a way out that is no exception. spec: sec-iteratorclose, sec-asynciteratorclose */
export function closeIterator(b: Builder, record: number, async: boolean): void {
  const f = b.f;
  const out = f.block();
  if (!async) f.emitJump(Op.JIterDirect, record, 0, 0, out);
  const window = b.window(0);
  getNamed(b, record, 'return', window + WINDOW_CALLEE);
  f.emitJump(Op.JNullish, window + WINDOW_CALLEE, 0, 0, out);
  b.move(window + WINDOW_THIS, record);
  const called = b.call(window, 0, NONE);
  const result = async ? awaitValue(b, called, NONE) : called;
  f.emit(Op.CheckObject, result, 1, 0, 0, 0);
  f.place(out);
}

/** Closes an iterator because of the exception in `error`, which stays the one that is thrown. */
export function closeAndRethrow(b: Builder, record: number, error: number, async: boolean): void {
  const f = b.f;
  const outer = f.handler;
  const rethrow = f.block();
  const swallow = f.block();
  if (!async) f.emitJump(Op.JIterDirect, record, 0, 0, rethrow);
  f.setHandler(swallow);
  const window = b.window(0);
  getNamed(b, record, 'return', window + WINDOW_CALLEE);
  f.emitJump(Op.JNullish, window + WINDOW_CALLEE, 0, 0, rethrow);
  b.move(window + WINDOW_THIS, record);
  const result = b.call(window, 0, NONE);
  if (async) awaitValue(b, result, NONE);
  f.setHandler(outer);
  f.jump(rethrow);
  f.place(swallow);
  f.blockException[swallow] = b.variable();
  f.place(rethrow);
  f.emit(Op.Throw, error, 0, 0, 0, 0);
  f.endBlock();
}

/** Calls `each` in a loop for every value of `source`, which is not closed early. */
export function iterate(b: Builder, source: number, each: (value: number) => void): void {
  const f = b.f;
  const record = openIterator(b, source);
  const loop = f.beginLoop();
  const head = f.block();
  const body = f.block();
  const end = f.block();
  f.place(head);
  const value = b.temp();
  stepIterator(b, record, value, body, end);
  f.place(body);
  each(value);
  f.jump(head);
  f.endLoop(loop);
  f.place(end);
}
