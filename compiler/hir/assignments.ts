// Assignments and updates.

import { ErrorKind, Op } from '../../vm-assembly/abi/opcodes.ts';
import type { Binding } from '../scope/scope.ts';
import {
  type AssignmentExpression,
  type BinaryOperator,
  type Expression,
  type Identifier,
  type MemberExpression,
  type Node,
  NodeType,
  type Pattern,
  type UpdateExpression,
} from '../syntax/ast.ts';
import type { Builder } from './builder.ts';
import { holdersOf, resolveDynamic, storeDynamic } from './dynamic-names.ts';
import { atProperty, effect, expression, getNamed, memberObject, superKey } from './expressions.ts';
import { namedExpression } from './functions.ts';
import { NONE, VregKind } from './hir.ts';
import { isArrayIndex } from './keys.ts';
import { binaryOp, unwrap } from './operators.ts';
import { assignPattern } from './patterns.ts';
import { getWith, resolveWith, setWith, withName } from './with.ts';

/** A property that is assigned: its parts are evaluated once, before the value. */
export class PropertyTarget {
  readonly node: MemberExpression;
  object = NONE;
  key = NONE;
  /** Name of a property that is not computed. */
  name = '';
  isSuper = false;
  isPrivate = false;
  constructor(node: MemberExpression) {
    this.node = node;
  }
}

/** Evaluates object and key of an assignment target. `later`: what runs before the assignment. */
export function propertyTarget(b: Builder, node: MemberExpression, later: Node | null): PropertyTarget {
  const target = new PropertyTarget(node);
  if (node.object.type === NodeType.Super) {
    target.isSuper = true;
    target.key = b.stable(superKey(b, node), later);
    target.object = b.stable(b.loadThis(NONE), later);
    return target;
  }
  const property = node.property;
  let object = memberObject(b, node, NONE);
  if (node.computed) object = b.stable(object, property);
  target.object = b.stable(object, later);
  if (property.type === NodeType.PrivateIdentifier) {
    target.isPrivate = true;
    target.key = b.load(property.binding as Binding, false, NONE);
  } else if (!node.computed) {
    target.name = (property as Identifier).name;
  } else if (property.type === NodeType.StringLiteral && !isArrayIndex(property.value)) {
    target.name = property.value;
  } else {
    target.key = b.stable(expression(b, property, NONE), later);
  }
  if (node.object.type === NodeType.ThisExpression && target.key === NONE) b.thisProperties.add(target.name);
  return target;
}

export function getTarget(b: Builder, target: PropertyTarget, dest: number): number {
  const d = b.to(dest);
  atProperty(b, target.node);
  if (target.isSuper) b.f.emit(Op.GetSuper, d, target.key, target.object, 0, 0);
  else if (target.isPrivate) b.f.emit(Op.GetPrivate, d, target.object, target.key, 0, 0);
  else if (target.key === NONE) getNamed(b, target.object, target.name, d);
  else b.f.emit(Op.GetElem, d, target.object, target.key, 0, 0);
  return d;
}

export function setTarget(b: Builder, target: PropertyTarget, value: number): void {
  const strict = b.strict ? 1 : 0;
  atProperty(b, target.node);
  if (target.isSuper) b.f.emit(Op.SetSuper, value, target.key, target.object, strict, 0);
  else if (target.isPrivate) b.f.emit(Op.SetPrivate, target.object, target.key, value, 0, 0);
  else if (target.key === NONE) b.f.emit(Op.SetProp, target.object, value, strict, 0, b.atomId(target.name));
  else b.f.emit(Op.SetElem, target.object, target.key, value, 0, strict);
}

/** The register of a variable that is in one for certain, or NONE. */
function registerOfName(b: Builder, node: Identifier): number {
  return holdersOf(b, node) === null ? b.registerOf(node.binding as Binding | null, node.holeCheck) : NONE;
}

/** What an assignment to the name has to know before its value is computed; NONE if nothing. */
function resolveName(b: Builder, node: Identifier): number {
  const holders = holdersOf(b, node);
  return holders === null ? NONE : resolveDynamic(b, node, holders);
}

/** Assigns a variable, or a global that nobody declared. */
export function assignIdentifier(b: Builder, node: Identifier, value: number): void {
  assignResolved(b, node, resolveName(b, node), value);
}

function assignResolved(b: Builder, node: Identifier, found: number, value: number): void {
  if (found === NONE) assignStatic(b, node, value);
  else storeDynamic(b, node, found, value, () => assignStatic(b, node, value));
}

function assignStatic(b: Builder, node: Identifier, value: number): void {
  b.at(node);
  const inWith = withName(node);
  if (inWith !== null) setWith(b, inWith, resolveWith(b, inWith), node.holeCheck, value);
  else if (node.binding === null) b.storeGlobal(node.name, value);
  else b.assign(node.binding as Binding, node.holeCheck, value);
}

export function assignment(b: Builder, node: AssignmentExpression, dest: number, wanted: boolean): number {
  const left =
    node.left.type === NodeType.ObjectPattern || node.left.type === NodeType.ArrayPattern
      ? node.left
      : (unwrap(node.left as Expression) as Pattern);
  if (node.left.type === NodeType.CallExpression) return badTarget(b, node.left);
  if (node.operator === '=') {
    switch (left.type) {
      case NodeType.Identifier:
        // spec: sec-assignment-operators-runtime-semantics-evaluation: a target in parentheses names no function
        return assignVariable(b, left, node.right, left.start === node.start, dest);
      case NodeType.MemberExpression: {
        const target = propertyTarget(b, left, node.right);
        // Not straight into a variable: the target may use it.
        const value = expression(b, node.right, isVariable(b, dest) ? NONE : dest);
        setTarget(b, target, value);
        return b.finish(value, dest);
      }
      default: {
        const value = b.stable(expression(b, node.right, isVariable(b, dest) ? NONE : dest), wanted ? left : null);
        assignPattern(b, left, value);
        return b.finish(value, dest);
      }
    }
  }
  if (node.operator === '&&=' || node.operator === '||=' || node.operator === '??=') {
    return logicalAssignment(b, node, left, dest);
  }
  const op = binaryOp(node.operator.slice(0, -1) as BinaryOperator);
  if (left.type === NodeType.Identifier) {
    const inWith = withName(left);
    if (inWith !== null) {
      b.at(left);
      const found = resolveWith(b, inWith);
      const old = getWith(b, inWith, found, left.holeCheck, false, NONE);
      const other = expression(b, node.right, NONE);
      const result = b.work(dest);
      b.at(node);
      b.f.emit(op, result, old, other, 0, 0);
      setWith(b, inWith, found, left.holeCheck, result);
      return b.finish(result, dest);
    }
    const found = resolveName(b, left);
    const before = b.stable(expression(b, left, NONE), node.right);
    const right = expression(b, node.right, NONE);
    const place = registerOfName(b, left);
    const d = place !== NONE ? place : b.to(dest);
    b.at(node);
    b.f.emit(op, d, before, right, 0, 0);
    if (place === NONE) assignResolved(b, left, found, d);
    return b.finish(d, dest);
  }
  if (left.type !== NodeType.MemberExpression) return badTarget(b, left as unknown as Expression);
  const target = propertyTarget(b, left, node.right);
  keyOnce(b, target);
  const before = getTarget(b, target, NONE);
  const right = expression(b, node.right, NONE);
  const d = b.work(dest);
  b.at(node);
  b.f.emit(op, d, before, right, 0, 0);
  setTarget(b, target, d);
  return b.finish(d, dest);
}

/** A key that is used twice is converted once. */
function keyOnce(b: Builder, target: PropertyTarget): void {
  if (target.key === NONE || target.isPrivate) return;
  const property = unwrap(target.node.property as Expression);
  if (property.type === NodeType.StringLiteral || property.type === NodeType.NumericLiteral) return;
  if (property.type === NodeType.UpdateExpression || !target.node.computed) return;
  const key = b.temp();
  atProperty(b, target.node);
  if (!target.isSuper) {
    // spec: sec-getvalue, step 3: what has no properties throws before the key is converted, as reading does
    const ready = b.f.block();
    b.f.emitJump(Op.JNotNullish, target.object, 0, 0, ready);
    b.f.emit(Op.GetElem, b.temp(), target.object, target.key, 0, 0);
    b.f.place(ready);
  }
  b.f.emit(Op.ToKey, key, target.key, 0, 0, 0);
  target.key = key;
}

/**
 * Assignments that the grammar lets through but that can only throw: f() = 1 in sloppy code.
 * spec: sec-runtime-errors-for-function-call-assignment-targets
 */
export function badTarget(b: Builder, node: Expression): number {
  effect(b, node);
  b.at(node);
  b.throwError(ErrorKind.ReferenceError, 'Invalid left-hand side in assignment');
  return b.undefined(NONE);
}

function assignVariable(b: Builder, left: Identifier, right: Expression, names: boolean, dest: number): number {
  const compute = (to: number): number => (names ? namedExpression(b, right, left.name, to) : expression(b, right, to));
  const inWith = withName(left);
  if (inWith !== null) {
    b.at(left);
    const found = resolveWith(b, inWith);
    const assigned = compute(NONE);
    setWith(b, inWith, found, left.holeCheck, assigned);
    return b.finish(assigned, dest);
  }
  const place = registerOfName(b, left);
  if (place !== NONE) {
    // A constructor call or a conversion may fail after its result was written: nobody may see that in a handler.
    const direct = b.f.handler === -1;
    const value = compute(direct ? place : NONE);
    if (value !== place) b.move(place, value);
    return b.finish(direct || dest === NONE ? place : value, dest);
  }
  const found = resolveName(b, left);
  const value = compute(dest);
  assignResolved(b, left, found, value);
  return value;
}

function logicalAssignment(b: Builder, node: AssignmentExpression, left: Pattern, dest: number): number {
  const f = b.f;
  const end = f.block();
  const op = node.operator === '&&=' ? Op.JFalse : node.operator === '||=' ? Op.JTrue : Op.JNotNullish;
  if (left.type === NodeType.Identifier) {
    const inWith = withName(left);
    if (inWith !== null) {
      b.at(left);
      const found = resolveWith(b, inWith);
      const result = b.work(dest);
      getWith(b, inWith, found, left.holeCheck, false, result);
      f.emitJump(op, result, 0, 0, end);
      namedExpression(b, node.right, left.name, result);
      setWith(b, inWith, found, left.holeCheck, result);
      f.place(end);
      return b.finish(result, dest);
    }
    const place = registerOfName(b, left);
    if (place !== NONE) {
      f.emitJump(op, place, 0, 0, end);
      const value = namedExpression(b, node.right, left.name, NONE);
      b.move(place, value);
      f.place(end);
      return b.finish(place, dest);
    }
    const found = resolveName(b, left);
    const d = b.work(dest);
    expression(b, left, d);
    f.emitJump(op, d, 0, 0, end);
    const value = namedExpression(b, node.right, left.name, d);
    assignResolved(b, left, found, value);
    f.place(end);
    return b.finish(d, dest);
  }
  if (left.type !== NodeType.MemberExpression) return badTarget(b, left as unknown as Expression);
  const target = propertyTarget(b, left, node.right);
  keyOnce(b, target);
  const d = b.work(dest);
  getTarget(b, target, d);
  f.emitJump(op, d, 0, 0, end);
  expression(b, node.right, d);
  setTarget(b, target, d);
  f.place(end);
  return b.finish(d, dest);
}

export function update(b: Builder, node: UpdateExpression, dest: number, wanted: boolean): number {
  const op = node.operator === '++' ? Op.Inc : Op.Dec;
  const argument = unwrap(node.argument);
  const oldValue = wanted && !node.prefix;
  if (argument.type === NodeType.Identifier) {
    const place = registerOfName(b, argument);
    if (place !== NONE) {
      b.at(node);
      if (!oldValue) {
        b.f.emit(op, place, place, 0, 0, 0);
        return b.finish(place, dest);
      }
      const before = b.work(dest);
      b.f.emit(Op.ToNumeric, before, place, 0, 0, 0);
      b.f.emit(op, place, before, 0, 0, 0);
      return b.finish(before, dest);
    }
  }
  if (argument.type !== NodeType.Identifier && argument.type !== NodeType.MemberExpression)
    return badTarget(b, argument);
  let target: PropertyTarget | null = null;
  let before: number;
  const inWith = argument.type === NodeType.Identifier ? withName(argument) : null;
  let found = NONE;
  if (inWith !== null) {
    b.at(argument);
    found = resolveWith(b, inWith);
    before = getWith(b, inWith, found, (argument as Identifier).holeCheck, false, NONE);
  } else if (argument.type === NodeType.MemberExpression) {
    target = propertyTarget(b, argument, null);
    keyOnce(b, target);
    before = getTarget(b, target, NONE);
  } else {
    before = expression(b, argument, NONE);
  }
  b.at(node);
  let result = NONE;
  if (oldValue) {
    result = b.work(dest);
    b.f.emit(Op.ToNumeric, result, before, 0, 0, 0);
    before = result;
  }
  const after = b.temp();
  b.f.emit(op, after, before, 0, 0, 0);
  if (target !== null) setTarget(b, target, after);
  else if (inWith !== null) setWith(b, inWith, found, (argument as Identifier).holeCheck, after);
  else assignIdentifier(b, argument as Identifier, after);
  return b.finish(oldValue ? result : after, dest);
}

/** True if the vreg may be written by somebody else. */
function isVariable(b: Builder, value: number): boolean {
  return value !== NONE && b.f.vregKind[value] === VregKind.Variable;
}
