// `using` and `await using`: a block that declares resources is a try whose finally block disposes of them.
// spec: sec-disposeresources

import { Helper } from '../../vm-assembly/abi/helpers.ts';
import { Op } from '../../vm-assembly/abi/opcodes.ts';
import { Singleton } from '../../vm-assembly/abi/values.ts';
import type { Binding } from '../scope/scope.ts';
import { type Expression, type Identifier, NodeType, type Statement, type VariableDeclaration } from '../syntax/ast.ts';
import { type Builder, type Finalizer, WINDOW_ARGUMENTS, WINDOW_CALLEE, WINDOW_THIS } from './builder.ts';
import { Completion, withFinalizer } from './completion.ts';
import { getNamed } from './expressions.ts';
import { namedExpression } from './functions.ts';
import { NONE } from './hir.ts';
import { awaitValue } from './suspension.ts';

/** What a list of statements declares: with Async, leaving the block may wait. */
export const enum Resources {
  None,
  Sync,
  Async,
}

/** What one declaration adds to its block. */
export function resourcesIn(node: VariableDeclaration): Resources {
  if (node.kind === 'using') return Resources.Sync;
  return node.kind === 'await using' ? Resources.Async : Resources.None;
}

export function resourcesOf(list: Statement[]): Resources {
  let found = Resources.None;
  for (let i = 0; i < list.length; i++) {
    const node = list[i];
    if (node.type !== NodeType.VariableDeclaration) continue;
    const own = resourcesIn(node);
    if (own > found) found = own;
  }
  return found;
}

/** Calls a function of the library. */
export function callHelper(b: Builder, helper: Helper, args: number[], dest: number): number {
  const window = b.window(args.length);
  b.f.emit(Op.LoadHelper, window + WINDOW_CALLEE, helper, 0, 0, 0);
  b.undefined(window + WINDOW_THIS);
  for (let i = 0; i < args.length; i++) b.move(window + WINDOW_ARGUMENTS + i, args[i]);
  return b.call(window, args.length, dest);
}

/** Lowers what declares resources, and their disposal. */
export function withDisposal(b: Builder, resources: Resources, body: () => void): void {
  const disposal = b.variable();
  const outer = b.disposal;
  const top = b.topLevelOfFunction;
  b.move(disposal, callHelper(b, Helper.NewDisposal, [], NONE));
  b.disposal = disposal;
  b.topLevelOfFunction = false;
  withFinalizer(b, body, (finalizer) => dispose(b, disposal, finalizer, resources === Resources.Async));
  b.topLevelOfFunction = top;
  b.disposal = outer;
}

function dispose(b: Builder, disposal: number, finalizer: Finalizer, async: boolean): void {
  const f = b.f;
  const start = f.block();
  f.emitJump(Op.JSeq, finalizer.completion, b.number(Completion.Throw, NONE), 1, start);
  callHelper(b, Helper.DisposeFailed, [disposal, finalizer.value], NONE);
  f.place(start);
  if (!async) {
    callHelper(b, Helper.DisposeStep, [disposal], NONE);
    return;
  }
  const loop = f.beginLoop();
  const head = f.block();
  const end = f.block();
  f.place(head);
  f.emitJump(Op.JFalse, callHelper(b, Helper.DisposeStep, [disposal], NONE), 0, 0, end);
  const outer = f.handler;
  const handler = f.block();
  const awaited = getNamed(b, disposal, 'awaited', NONE);
  f.setHandler(handler);
  awaitValue(b, awaited, NONE);
  f.setHandler(outer);
  f.jump(head);
  f.place(handler);
  const error = b.variable();
  f.blockException[handler] = error;
  callHelper(b, Helper.DisposeFailed, [disposal, error], NONE);
  f.jump(head);
  f.endLoop(loop);
  f.place(end);
}

export function addResource(b: Builder, value: number, async: boolean): void {
  callHelper(
    b,
    Helper.AddResource,
    [b.disposal, value, b.singleton(async ? Singleton.True : Singleton.False, NONE)],
    NONE,
  );
}

export function usingDeclaration(b: Builder, node: VariableDeclaration): void {
  for (let i = 0; i < node.declarations.length; i++) {
    const declarator = node.declarations[i];
    const id = declarator.id as Identifier;
    const value = namedExpression(b, declarator.init as Expression, id.name, NONE);
    b.at(declarator);
    addResource(b, value, node.kind === 'await using');
    b.initialize(id.binding as Binding, value);
  }
}
