// Destructuring, in declarations and assignments. spec: sec-destructuring-assignment, sec-destructuring-binding-patterns

import { Op } from '../../vm-assembly/abi/opcodes.ts';
import { Singleton } from '../../vm-assembly/abi/values.ts';
import { type Binding, Storage } from '../scope/scope.ts';
import {
  type ArrayPattern,
  type Expression,
  type Identifier,
  type MemberExpression,
  NodeType,
  type ObjectPattern,
  type Pattern,
} from '../syntax/ast.ts';
import { assignIdentifier, badTarget, type PropertyTarget, propertyTarget, setTarget } from './assignments.ts';
import { type Builder, Control, ControlKind } from './builder.ts';
import { expression, getNamed } from './expressions.ts';
import { namedExpression } from './functions.ts';
import { GroupKind, NONE, VregKind } from './hir.ts';
import { closeAndRethrow, closeIterator, openIterator, stepIterator } from './iteration.ts';
import { isArrayIndex, staticKey } from './keys.ts';
import { unwrap } from './operators.ts';
import { resolveWith, setWith } from './with.ts';

/** Assigns the parts of a value to the targets in a pattern. */
export function assignPattern(b: Builder, pattern: Pattern, value: number): void {
  target(b, pattern, value, false);
}

/** Gives the variables that a declaration names their first values. */
export function bindPattern(b: Builder, pattern: Pattern, value: number): void {
  target(b, pattern, value, true);
}

function target(b: Builder, pattern: Pattern, value: number, declares: boolean): void {
  switch (pattern.type) {
    case NodeType.Identifier:
      if (declares) declareIdentifier(b, pattern, value);
      else assignIdentifier(b, pattern, value);
      return;
    case NodeType.ObjectPattern:
      objectPattern(b, pattern, value, declares);
      return;
    case NodeType.ArrayPattern:
      arrayPattern(b, pattern, value, declares);
      return;
    case NodeType.AssignmentPattern:
      target(b, pattern.left, withDefault(b, pattern.left, pattern.right, value), declares);
      return;
    case NodeType.MemberExpression:
      setTarget(b, propertyTarget(b, pattern, null), value);
      return;
    case NodeType.RestElement:
      target(b, pattern.argument, value, declares);
      return;
    default: {
      const inner = unwrap(pattern as Expression);
      if (inner.type === NodeType.CallExpression) badTarget(b, inner);
      else target(b, inner as Pattern, value, declares);
    }
  }
}

/** First value of a declared variable: a declaration of `var` is an assignment to whatever variable has the name. */
export function declareIdentifier(b: Builder, node: Identifier, value: number): void {
  const binding = node.binding as Binding | null;
  if (binding === null) {
    b.at(node);
    b.storeGlobal(node.name, value);
  } else if (binding.storage === Storage.With) {
    b.at(node);
    setWith(b, binding, resolveWith(b, binding), false, value);
  } else {
    b.initialize(binding, value);
  }
}

/** `value`, or the default where it is undefined. */
export function withDefault(b: Builder, left: Pattern, right: Expression, value: number): number {
  const f = b.f;
  const d = b.temp();
  const end = f.block();
  b.move(d, value);
  f.emitJump(Op.JSeqS, d, Singleton.Undefined, 1, end);
  namedExpression(b, right, left.type === NodeType.Identifier ? left.name : '', d);
  f.place(end);
  return d;
}

/** Targets that are evaluated before the value is fetched. spec: sec-runtime-semantics-keyeddestructuringassignmentevaluation, step 1 */
function earlyTarget(b: Builder, pattern: Pattern, declares: boolean): PropertyTarget | null {
  if (declares) return null;
  const inner = pattern.type === NodeType.AssignmentPattern ? pattern.left : pattern;
  const left =
    inner.type === NodeType.ObjectPattern || inner.type === NodeType.ArrayPattern ? inner : unwrap(inner as Expression);
  return left.type === NodeType.MemberExpression ? propertyTarget(b, left as MemberExpression, pattern) : null;
}

function finishTarget(
  b: Builder,
  early: PropertyTarget | null,
  pattern: Pattern,
  value: number,
  declares: boolean,
): void {
  if (early === null) {
    target(b, pattern, value, declares);
    return;
  }
  const result =
    pattern.type === NodeType.AssignmentPattern ? withDefault(b, pattern.left, pattern.right, value) : value;
  setTarget(b, early, result);
}

function objectPattern(b: Builder, pattern: ObjectPattern, source: number, declares: boolean): void {
  const f = b.f;
  const properties = pattern.properties;
  // The source must outlive what the targets do to variables.
  const value = f.vregKind[source] === VregKind.Variable ? copy(b, source) : source;
  const last = properties.length > 0 ? properties[properties.length - 1] : null;
  const hasRest = last !== null && last.type === NodeType.RestElement;
  b.at(pattern);
  if (properties.length === 0 || hasRest || (properties[0].type === NodeType.Property && properties[0].computed)) {
    f.emit(Op.RequireObject, value, 0, 0, 0, 0);
  }
  const keys = hasRest ? f.group(GroupKind.Range, Math.max(1, properties.length - 1)) : NONE;
  for (let i = 0; i < properties.length; i++) {
    const property = properties[i];
    if (property.type === NodeType.RestElement) {
      const early = earlyTarget(b, property.argument, declares);
      const rest = b.temp();
      f.emit(Op.NewObject, rest, 0, 0, 0, 0);
      b.at(property);
      f.emit(Op.CopyProps, rest, value, properties.length - 1, keys, 0);
      finishTarget(b, early, property.argument, rest, declares);
      return;
    }
    const name = staticKey(property.key, property.computed);
    const part = b.temp();
    if (name !== null && !isArrayIndex(name)) {
      if (keys !== NONE) b.atom(name, keys + i);
      const early = earlyTarget(b, property.value as Pattern, declares);
      b.at(property.key);
      getNamed(b, value, name, part);
      finishTarget(b, early, property.value as Pattern, part, declares);
      continue;
    }
    let key: number;
    if (name !== null) {
      key = b.number(Number(name), NONE);
    } else {
      const written = expression(b, property.key, NONE);
      key = b.temp();
      b.at(property.key);
      f.emit(Op.ToKey, key, written, 0, 0, 0);
    }
    if (keys !== NONE) b.move(keys + i, key);
    const early = earlyTarget(b, property.value as Pattern, declares);
    b.at(property.key);
    f.emit(Op.GetElem, part, value, key, 0, 0);
    finishTarget(b, early, property.value as Pattern, part, declares);
  }
}

function copy(b: Builder, value: number): number {
  const d = b.temp();
  b.f.emit(Op.Move, d, value, 0, 0, 0);
  return d;
}

/** Nothing can be thrown between the steps of the iterator: it needs no protection. */
function isQuietTarget(pattern: Pattern | null, declares: boolean): boolean {
  if (pattern === null) return true;
  if (pattern.type === NodeType.RestElement) return isQuietTarget(pattern.argument, declares);
  if (pattern.type !== NodeType.Identifier || pattern.binding === null) return false;
  const binding = pattern.binding as Binding;
  if (binding.storage === Storage.With) return false;
  if (declares) return binding.storage !== Storage.NamespaceMember && binding.storage !== Storage.Global;
  return (
    !pattern.holeCheck &&
    !binding.immutable &&
    binding.storage !== Storage.NamespaceMember &&
    binding.storage !== Storage.Global
  );
}

function arrayPattern(b: Builder, pattern: ArrayPattern, source: number, declares: boolean): void {
  const f = b.f;
  b.at(pattern);
  const record = openIterator(b, source);
  const elements = pattern.elements;
  const guarded = elements.some((element) => !isQuietTarget(element, declares));
  const outer = f.handler;
  const handler = guarded ? f.block() : -1;
  // Written at the end of the iterator, and before a step that throws: then there is nothing to close.
  const done = b.variable();
  b.singleton(Singleton.False, done);
  // `yield` in a pattern may be resumed by return().
  const control = new Control(ControlKind.Iterator, outer);
  control.record = record;
  control.done = done;
  b.pushControl(control);
  for (let i = 0; i < elements.length; i++) {
    const element = elements[i];
    if (element !== null && element.type === NodeType.RestElement) {
      restElement(b, element.argument, record, done, handler, declares, i > 0);
      continue;
    }
    let early: PropertyTarget | null = null;
    if (element !== null && !declares) {
      if (guarded) f.setHandler(handler);
      early = earlyTarget(b, element, declares);
      if (guarded) f.setHandler(outer);
    }
    const value = b.temp();
    const got = f.block();
    const end = f.block();
    const missing = f.block();
    b.at(pattern);
    if (i > 0) f.emitJump(Op.JTrue, done, 0, 0, missing);
    stepIterator(b, record, value, got, end, element === null);
    f.place(end);
    b.singleton(Singleton.True, done);
    f.place(missing);
    b.undefined(value);
    f.place(got);
    if (element === null) continue;
    if (guarded) f.setHandler(handler);
    finishTarget(b, early, element, value, declares);
    if (guarded) f.setHandler(outer);
  }
  b.controls.pop();
  const out = f.block();
  b.at(pattern);
  f.emitJump(Op.JTrue, done, 0, 0, out);
  closeIterator(b, record, false);
  if (guarded) {
    f.jump(out);
    const error = b.variable();
    f.place(handler);
    f.blockException[handler] = error;
    const rethrow = f.block();
    f.emitJump(Op.JTrue, done, 0, 0, rethrow);
    closeAndRethrow(b, record, error, false);
    f.place(rethrow);
    f.emit(Op.Throw, error, 0, 0, 0, 0);
    f.endBlock();
  }
  f.place(out);
}

/** `...rest` of an array pattern: what the iterator still has. */
function restElement(
  b: Builder,
  argument: Pattern,
  record: number,
  done: number,
  handler: number,
  declares: boolean,
  checkDone: boolean,
): void {
  const f = b.f;
  const outer = f.handler;
  let early: PropertyTarget | null = null;
  if (handler !== -1) {
    f.setHandler(handler);
    early = earlyTarget(b, argument, declares);
    f.setHandler(outer);
  }
  const rest = b.temp();
  f.emit(Op.NewArray, rest, 0, 0, 0, 0);
  const end = f.block();
  if (checkDone) f.emitJump(Op.JTrue, done, 0, 0, end);
  const loop = f.beginLoop();
  const head = f.block();
  const got = f.block();
  f.place(head);
  const value = b.temp();
  stepIterator(b, record, value, got, end);
  f.place(got);
  f.emit(Op.ArrayPush, rest, value, 0, 0, 0);
  f.jump(head);
  f.endLoop(loop);
  f.place(end);
  b.singleton(Singleton.True, done);
  if (handler !== -1) f.setHandler(handler);
  finishTarget(b, early, argument, rest, declares);
  if (handler !== -1) f.setHandler(outer);
}
