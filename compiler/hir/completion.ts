// try, catch, finally, and every way out of a statement: break, continue, return through what has to be closed or run.
//
// A finally block is lowered once. Whoever enters it leaves a number in the completion register and jumps there; behind it,
// a chain of compares goes on where that number says.

import { Op } from '../../vm-assembly/abi/opcodes.ts';
import type { Scope } from '../scope/scope.ts';
import type { CatchClause, TryStatement } from '../syntax/ast.ts';
import { type Builder, Control, ControlKind, Finalizer, FinallyExit } from './builder.ts';
import { NONE } from './hir.ts';
import { closeIterator } from './iteration.ts';
import { bindPattern } from './patterns.ts';
import { blockStatement, emitReturn, enterBlock, leaveBlock } from './statements.ts';

/** Values of the completion register. */
export const enum Completion {
  Normal = 0,
  Throw = 1,
  Return = 2,
  /** First of the breaks and continues that pass through. */
  FirstExit = 3,
}

/** `break` or `continue` to a label, '' being the innermost. */
export function breakTo(b: Builder, label: string, isContinue: boolean): void {
  const f = b.f;
  if (f.unreachable()) return;
  const handler = f.handler;
  for (let i = b.controls.length - 1; i >= 0; i--) {
    const control = b.controls[i];
    switch (control.kind) {
      case ControlKind.Loop:
        if (!control.labels.includes(label)) break;
        f.jump(isContinue ? control.continueBlock : control.breakBlock);
        restoreHandler(b, handler);
        return;
      case ControlKind.Break:
        if (isContinue || !control.labels.includes(label)) break;
        f.jump(control.breakBlock);
        restoreHandler(b, handler);
        return;
      case ControlKind.Iterator:
        f.setHandler(control.handler);
        if (!isContinue || !control.labels.includes(label)) leaveIterator(b, control);
        break;
      case ControlKind.Finally: {
        const finalizer = control.finalizer as Finalizer;
        f.setHandler(control.handler);
        b.number(exitNumber(finalizer, label, isContinue), finalizer.completion);
        f.jump(finalizer.block);
        restoreHandler(b, handler);
        return;
      }
      default:
        break;
    }
  }
}

/** What follows in the source is protected as before. */
function restoreHandler(b: Builder, handler: number): void {
  if (b.f.handler !== handler) b.f.setHandler(handler);
}

function exitNumber(finalizer: Finalizer, label: string, isContinue: boolean): number {
  for (let i = 0; i < finalizer.exits.length; i++) {
    const exit = finalizer.exits[i];
    if (exit.label === label && exit.isContinue === isContinue) return Completion.FirstExit + i;
  }
  finalizer.exits.push(new FinallyExit(label, isContinue));
  return Completion.FirstExit + finalizer.exits.length - 1;
}

/** `return value`. */
export function leaveFunction(b: Builder, value: number): void {
  const f = b.f;
  if (f.unreachable()) return;
  const handler = f.handler;
  let result = value;
  for (let i = b.controls.length - 1; i >= 0; i--) {
    const control = b.controls[i];
    if (control.kind === ControlKind.Iterator) {
      result = kept(b, result);
      f.setHandler(control.handler);
      leaveIterator(b, control);
    } else if (control.kind === ControlKind.Finally) {
      const finalizer = control.finalizer as Finalizer;
      f.setHandler(control.handler);
      b.move(finalizer.value, result);
      b.number(Completion.Return, finalizer.completion);
      finalizer.returns = true;
      f.jump(finalizer.block);
      restoreHandler(b, handler);
      return;
    }
  }
  emitReturn(b, result);
  restoreHandler(b, handler);
}

function leaveIterator(b: Builder, control: Control): void {
  if (control.done === NONE) {
    closeIterator(b, control.record, control.async);
    return;
  }
  const out = b.f.block();
  b.f.emitJump(Op.JTrue, control.done, 0, 0, out);
  closeIterator(b, control.record, control.async);
  b.f.place(out);
}

/** A result that survives what runs before the return. */
function kept(b: Builder, value: number): number {
  if (b.f.vregKind[value] === 0 || b.f.constKind[value] !== 0) return value;
  const copy = b.temp();
  b.move(copy, value);
  return copy;
}

// spec: sec-try-statement
export function tryStatement(b: Builder, node: TryStatement): void {
  if (node.finalizer === null) {
    tryCatch(b, node);
    return;
  }
  const last = node.finalizer;
  withFinalizer(
    b,
    () => {
      if (node.handler !== null) tryCatch(b, node);
      else blockStatement(b, node.block);
    },
    () => blockStatement(b, last),
  );
}

/** What `body` lowers is always followed by what `last` lowers, however it is left. */
export function withFinalizer(b: Builder, body: () => void, last: (finalizer: Finalizer) => void): void {
  const f = b.f;
  const outer = f.handler;
  const finalizer = new Finalizer(f.block(), b.variable(), b.variable());
  const control = new Control(ControlKind.Finally, outer);
  control.finalizer = finalizer;
  const handler = f.block();
  b.pushControl(control);
  f.setHandler(handler);
  body();
  f.setHandler(outer);
  b.controls.pop();
  if (!f.unreachable()) {
    b.number(Completion.Normal, finalizer.completion);
    f.jump(finalizer.block);
  }
  f.place(handler);
  f.blockException[handler] = finalizer.value;
  b.number(Completion.Throw, finalizer.completion);
  f.place(finalizer.block);
  // spec: sec-try-statement-runtime-semantics-evaluation: the value of a finally block counts if it ends by a jump.
  let kept = NONE;
  if (b.completion !== NONE) {
    kept = b.variable();
    b.move(kept, b.completion);
    b.undefined(b.completion);
  }
  last(finalizer);
  if (f.unreachable()) return;
  if (kept !== NONE) b.move(b.completion, kept);
  dispatch(b, finalizer);
}

/** Behind the finally block: on with what was interrupted. */
function dispatch(b: Builder, finalizer: Finalizer): void {
  const f = b.f;
  const end = f.block();
  const rethrow = f.block();
  const k = finalizer.completion;
  f.emitJump(Op.JSeq, k, b.number(Completion.Normal, NONE), 0, end);
  f.emitJump(Op.JSeq, k, b.number(Completion.Throw, NONE), 0, rethrow);
  let next = f.block();
  for (let i = 0; i < finalizer.exits.length; i++) {
    const exit = finalizer.exits[i];
    f.emitJump(Op.JSeq, k, b.number(Completion.FirstExit + i, NONE), 1, next);
    breakTo(b, exit.label, exit.isContinue);
    f.place(next);
    next = f.block();
  }
  if (finalizer.returns) leaveFunction(b, finalizer.value);
  f.place(rethrow);
  f.emit(Op.Throw, finalizer.value, 0, 0, 0, 0);
  f.endBlock();
  f.place(end);
}

function tryCatch(b: Builder, node: TryStatement): void {
  const f = b.f;
  const clause = node.handler as CatchClause;
  const outer = f.handler;
  const handler = f.block();
  const end = f.block();
  f.setHandler(handler);
  blockStatement(b, node.block);
  f.setHandler(outer);
  f.jump(end);
  f.place(handler);
  const error = b.variable();
  f.blockException[handler] = error;
  const scope = clause.scope as Scope | null;
  const had = scope !== null && enterBlock(b, scope);
  if (clause.param !== null) bindPattern(b, clause.param, error);
  b.beginCompletion();
  blockStatement(b, clause.body);
  if (scope !== null) leaveBlock(b, had);
  f.place(end);
}
