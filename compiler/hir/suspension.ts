// yield, yield*, await: where a function is suspended and goes on later. spec: sec-generator-abstract-operations

import { ErrorKind, Op } from '../../vm-assembly/abi/opcodes.ts';
import type { AwaitExpression, YieldExpression } from '../syntax/ast.ts';
import { type Builder, WINDOW_ARGUMENTS, WINDOW_CALLEE, WINDOW_THIS } from './builder.ts';
import { leaveFunction } from './completion.ts';
import { expression, getNamed } from './expressions.ts';
import { GroupKind, NONE } from './hir.ts';
import { closeIterator, openAsyncIterator } from './iteration.ts';

/** What is alive lies below this vreg: the operand of every instruction that suspends. */
export function suspension(b: Builder): number {
  return b.f.group(GroupKind.Window, 1);
}

/** Waits for a value. spec: await */
export function awaitValue(b: Builder, value: number, dest: number): number {
  const d = b.to(dest);
  b.f.emit(Op.Await, d, suspension(b), value, 0, 0);
  return d;
}

export function awaitExpression(b: Builder, node: AwaitExpression, dest: number): number {
  const value = expression(b, node.argument, NONE);
  b.at(node);
  return awaitValue(b, value, dest);
}

// spec: sec-generator-function-definitions-runtime-semantics-evaluation
export function yieldExpression(b: Builder, node: YieldExpression, dest: number): number {
  const value = node.argument === null ? b.undefined(NONE) : expression(b, node.argument, NONE);
  b.at(node);
  if (node.delegate) return delegate(b, value, dest);
  const f = b.f;
  const sent = b.temp();
  const next = f.block();
  const given = b.async ? awaitValue(b, value, NONE) : value;
  f.emitJump(Op.Yield, sent, suspension(b), given, next);
  // return() was called: a return statement stands here. spec: sec-asyncgeneratoryield, step 12
  leaveFunction(b, b.async ? awaitValue(b, sent, NONE) : sent);
  f.place(next);
  return b.finish(sent, dest);
}

/** Calls the method that was put into the window, with one argument; what an async method promises is waited for. */
function callMethod(b: Builder, window: number, record: number, argument: number, dest: number): void {
  b.move(window + WINDOW_THIS, record);
  b.move(window + WINDOW_ARGUMENTS, argument);
  b.call(window, 1, dest);
  if (b.async) awaitValue(b, dest, dest);
}

/** yield*: next, throw and return of whoever resumes go to the inner iterator. */
function delegate(b: Builder, source: number, dest: number): number {
  const f = b.f;
  const record = b.async ? openAsyncIterator(b, source) : f.group(GroupKind.Tuple, 3);
  if (!b.async) f.emit(Op.GetIterator, record, source, 1, 0, 0);
  const received = b.variable();
  const result = b.variable();
  b.undefined(received);
  const loop = f.beginLoop();
  const head = f.block();
  const check = f.block();
  const again = f.block();
  const next = f.block();
  const end = f.block();
  const thrown = f.block();
  const noReturn = f.block();
  const noThrow = f.block();

  f.place(head);
  const nextWindow = b.window(1);
  b.move(nextWindow + WINDOW_CALLEE, record + 1);
  callMethod(b, nextWindow, record, received, result);
  f.place(check);
  f.emit(Op.CheckObject, result, 0, 0, 0, 0);
  f.emitJump(Op.JTrue, getNamed(b, result, 'done', NONE), 0, 0, end);
  f.place(again);
  // An async generator gives the value anew, any other one the result object as it is.
  const given = b.async ? getNamed(b, result, 'value', NONE) : result;
  const outer = f.handler;
  f.setHandler(thrown);
  f.emitJump(b.async ? Op.Yield : Op.YieldResult, received, suspension(b), given, next);

  // Resumed by return().
  if (b.async) awaitValue(b, received, received);
  f.setHandler(outer);
  const returnWindow = b.window(1);
  getNamed(b, record, 'return', returnWindow + WINDOW_CALLEE);
  f.emitJump(Op.JNullish, returnWindow + WINDOW_CALLEE, 0, 0, noReturn);
  callMethod(b, returnWindow, record, received, result);
  f.emit(Op.CheckObject, result, 0, 0, 0, 0);
  f.emitJump(Op.JFalse, getNamed(b, result, 'done', NONE), 0, 0, again);
  leaveFunction(b, getNamed(b, result, 'value', NONE));
  f.place(noReturn);
  leaveFunction(b, b.async ? awaitValue(b, received, NONE) : received);

  // Resumed by next().
  f.place(next);
  f.jump(head);

  // Resumed by throw().
  f.place(thrown);
  f.blockException[thrown] = received;
  const throwWindow = b.window(1);
  getNamed(b, record, 'throw', throwWindow + WINDOW_CALLEE);
  f.emitJump(Op.JNullish, throwWindow + WINDOW_CALLEE, 0, 0, noThrow);
  callMethod(b, throwWindow, record, received, result);
  f.jump(check);
  f.place(noThrow);
  closeIterator(b, record, b.async);
  b.throwError(ErrorKind.TypeError, "The iterator does not provide a 'throw' method.");
  f.endLoop(loop);
  f.place(end);
  return getNamed(b, result, 'value', dest);
}
