// Loops. They are tested at the bottom: one fused jump for each iteration.

import { Op } from '../../vm-assembly/abi/opcodes.ts';
import { type Binding, type Scope, Storage } from '../scope/scope.ts';
import {
  type DoWhileStatement,
  type Expression,
  type ForInStatement,
  type ForOfStatement,
  type ForStatement,
  NodeType,
  type Pattern,
  type VariableDeclaration,
  type WhileStatement,
} from '../syntax/ast.ts';
import { type Builder, Control, ControlKind } from './builder.ts';
import { effect, expression } from './expressions.ts';
import { NONE } from './hir.ts';
import { closeAndRethrow, openAsyncIterator, openIterator, stepAsyncIterator, stepIterator } from './iteration.ts';
import { condition } from './operators.ts';
import { assignPattern, bindPattern } from './patterns.ts';
import { nested, variableDeclaration } from './statements.ts';
import { addResource, Resources, resourcesIn, withDisposal } from './using.ts';

function loopControl(b: Builder): Control {
  const control = new Control(ControlKind.Loop, b.f.handler);
  control.labels = b.pendingLabels.concat('');
  b.pendingLabels = [];
  control.breakBlock = b.f.block();
  control.continueBlock = b.f.block();
  return control;
}

function isTrue(node: Expression | null): boolean {
  return (
    node === null ||
    (node.type === NodeType.BooleanLiteral && node.value) ||
    (node.type === NodeType.NumericLiteral && node.value === 1)
  );
}

export function whileStatement(b: Builder, node: WhileStatement): void {
  const f = b.f;
  const control = loopControl(b);
  const loop = f.beginLoop();
  const body = f.block();
  if (isTrue(node.test)) {
    f.place(control.continueBlock);
    b.pushControl(control);
    nested(b, node.body);
    b.controls.pop();
    f.jump(control.continueBlock);
  } else {
    f.jump(control.continueBlock);
    f.place(body);
    b.pushControl(control);
    nested(b, node.body);
    b.controls.pop();
    f.place(control.continueBlock);
    condition(b, node.test, body, true);
  }
  f.endLoop(loop);
  f.place(control.breakBlock);
}

export function doWhileStatement(b: Builder, node: DoWhileStatement): void {
  const f = b.f;
  const control = loopControl(b);
  const loop = f.beginLoop();
  const body = f.block();
  f.place(body);
  b.pushControl(control);
  nested(b, node.body);
  b.controls.pop();
  f.place(control.continueBlock);
  if (isTrue(node.test)) f.jump(body);
  else condition(b, node.test, body, true);
  f.endLoop(loop);
  f.place(control.breakBlock);
}

/** A test so small that it is worth a copy in front of the loop. */
function isCheap(node: Expression): boolean {
  if (node.type !== NodeType.BinaryExpression) return false;
  return isSimple(node.left) && isSimple(node.right);
}

function isSimple(node: Expression | { type: NodeType.PrivateIdentifier }): boolean {
  if (node.type === NodeType.NumericLiteral) return true;
  if (node.type !== NodeType.Identifier || node.binding === null || node.holeCheck) return false;
  return (node.binding as Binding).storage === Storage.Register;
}

// spec: sec-for-statement
export function forStatement(b: Builder, node: ForStatement): void {
  const init = node.init;
  const resources = init?.type === NodeType.VariableDeclaration ? resourcesIn(init) : Resources.None;
  if (resources === Resources.None) forLoop(b, node);
  else withDisposal(b, resources, () => forLoop(b, node));
}

function forLoop(b: Builder, node: ForStatement): void {
  const f = b.f;
  const scope = node.scope as Scope | null;
  const control = loopControl(b);
  const had = scope !== null && b.enterScope(scope);
  if (node.init !== null) {
    if (node.init.type === NodeType.VariableDeclaration) variableDeclaration(b, node.init);
    else effect(b, node.init);
  }
  const copies = scope !== null && scope.perIterationCopy && had;
  if (copies) copyEnvironment(b);
  const loop = f.beginLoop();
  const body = f.block();
  const test = f.block();
  const always = isTrue(node.test);
  const twice = !always && node.test !== null && node.update !== null && isCheap(node.test);
  if (twice) condition(b, node.test as Expression, control.breakBlock, false);
  else if (!always) f.jump(test);
  f.place(body);
  b.pushControl(control);
  nested(b, node.body);
  b.controls.pop();
  f.place(control.continueBlock);
  if (copies) copyEnvironment(b);
  if (node.update !== null) effect(b, node.update);
  if (!twice) f.place(test);
  if (always) f.jump(body);
  else condition(b, node.test as Expression, body, true);
  f.endLoop(loop);
  f.place(control.breakBlock);
  if (scope !== null) b.leaveScope(had);
}

/** The variables of the next iteration begin with the values of this one. spec: sec-createperiterationenvironment */
function copyEnvironment(b: Builder): void {
  const env = b.currentEnvironment();
  b.f.emit(Op.CopyEnv, env, env, 0, 0, 0);
}

/** The value of an iteration goes to the loop's variable or target. */
function assignLeft(b: Builder, left: VariableDeclaration | Pattern, value: number): void {
  if (left.type === NodeType.VariableDeclaration) bindPattern(b, left.declarations[0].id, value);
  else assignPattern(b, left, value);
}

/**
 * The register variable that the value of an iteration can be written to at once, or NONE. A `var` keeps its value where the loop ends,
 * of which the instruction that ends it knows nothing.
 */
function directPlace(b: Builder, left: VariableDeclaration | Pattern): number {
  if (left.type !== NodeType.VariableDeclaration || left.kind === 'var') return NONE;
  const id = left.declarations[0].id;
  if (id.type !== NodeType.Identifier || id.binding === null) return NONE;
  const binding = b.resolve(id.binding as Binding);
  return binding.storage === Storage.Register && !binding.namespaceExport ? binding.index : NONE;
}

/** While the right side is evaluated, the loop's names exist but are not initialized. */
function headValue(b: Builder, node: ForInStatement | ForOfStatement): number {
  const scope = node.scope as Scope | null;
  // Functions in the right side count the environment of these names among those around them, whether they ask for them or not.
  const hides =
    scope !== null &&
    scope.bindings.some((binding) => binding.needsHoleCheck || binding.storage === Storage.Environment);
  const had = hides && b.enterScope(scope);
  const value = expression(b, node.right, NONE);
  b.leaveScope(had);
  return value;
}

// spec: sec-for-in-and-for-of-statements
export function forOfStatement(b: Builder, node: ForOfStatement): void {
  const f = b.f;
  const async = node.await;
  const control = loopControl(b);
  const source = headValue(b, node);
  b.at(node.right);
  const record = async ? openAsyncIterator(b, source) : openIterator(b, source);
  const scope = node.scope as Scope | null;
  const outer = f.handler;
  const handler = f.block();
  const end = f.block();
  const loop = f.beginLoop();
  const got = f.block();
  f.place(control.continueBlock);
  const had = scope !== null && b.enterScope(scope);
  const place = directPlace(b, node.left);
  const value = place !== NONE ? place : b.temp();
  b.at(node.right);
  if (async) stepAsyncIterator(b, record, value, end);
  else stepIterator(b, record, value, got, end);
  f.place(got);
  f.setHandler(handler);
  // break and return close the iterator, continue does not.
  const closer = new Control(ControlKind.Iterator, outer);
  closer.record = record;
  closer.async = async;
  closer.labels = control.labels;
  closer.continueBlock = control.continueBlock;
  b.pushControl(control);
  b.pushControl(closer);
  const left = node.left;
  const resources = left.type === NodeType.VariableDeclaration ? resourcesIn(left) : Resources.None;
  if (resources === Resources.None) {
    if (place === NONE) assignLeft(b, left, value);
    nested(b, node.body);
  } else {
    withDisposal(b, resources, () => {
      addResource(b, value, resources === Resources.Async);
      if (place === NONE) assignLeft(b, left, value);
      nested(b, node.body);
    });
  }
  b.controls.pop();
  b.controls.pop();
  b.leaveScope(had);
  f.setHandler(outer);
  f.jump(control.continueBlock);
  f.endLoop(loop);
  f.place(handler);
  const error = b.variable();
  f.blockException[handler] = error;
  b.at(node.right);
  closeAndRethrow(b, record, error, async);
  f.place(end);
  f.place(control.breakBlock);
}

export function forInStatement(b: Builder, node: ForInStatement): void {
  const f = b.f;
  const control = loopControl(b);
  if (node.left.type === NodeType.VariableDeclaration && node.left.declarations[0].init !== null) {
    // Annex B: for (var x = 1 in object).
    variableDeclaration(b, node.left);
  }
  const source = headValue(b, node);
  const state = b.variable();
  b.at(node.right);
  f.emit(Op.ForInStart, state, source, 0, 0, 0);
  const scope = node.scope as Scope | null;
  const loop = f.beginLoop();
  f.place(control.continueBlock);
  const had = scope !== null && b.enterScope(scope);
  const place = directPlace(b, node.left);
  const key = place !== NONE ? place : b.temp();
  b.at(node.right);
  f.emitJump(Op.ForInNext, key, state, 0, control.breakBlock);
  if (place === NONE) assignLeft(b, node.left, key);
  b.pushControl(control);
  nested(b, node.body);
  b.controls.pop();
  b.leaveScope(had);
  f.jump(control.continueBlock);
  f.endLoop(loop);
  f.place(control.breakBlock);
}
