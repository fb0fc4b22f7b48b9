// Operators and conditions.

import { ErrorKind, Op } from '../../vm-assembly/abi/opcodes.ts';
import { Singleton } from '../../vm-assembly/abi/values.ts';
import { binaryNumber, unaryNumber } from '../scope/arithmetic.ts';
import { type Binding, Storage } from '../scope/scope.ts';
import {
  type BinaryExpression,
  type BinaryOperator,
  type Expression,
  type Identifier,
  type LogicalExpression,
  type MemberExpression,
  NodeType,
  type UnaryExpression,
} from '../syntax/ast.ts';
import type { Builder } from './builder.ts';
import { deleteDynamic, holdersOf, loadDynamic } from './dynamic-names.ts';
import { atProperty, effect, expression, memberObject, superKey } from './expressions.ts';
import { ConstKind, NONE } from './hir.ts';
import { deleteWith, getWith, resolveWith, withName } from './with.ts';

/** The instruction of a binary operator. */
export function binaryOp(operator: BinaryOperator): Op {
  switch (operator) {
    case '+':
      return Op.Add;
    case '-':
      return Op.Sub;
    case '*':
      return Op.Mul;
    case '/':
      return Op.Div;
    case '%':
      return Op.Mod;
    case '**':
      return Op.Exp;
    case '&':
      return Op.BitAnd;
    case '|':
      return Op.BitOr;
    case '^':
      return Op.BitXor;
    case '<<':
      return Op.Shl;
    case '>>':
      return Op.Shr;
    case '>>>':
      return Op.UShr;
    case '<':
      return Op.Lt;
    case '<=':
      return Op.Le;
    case '>':
      return Op.Gt;
    case '>=':
      return Op.Ge;
    case '===':
      return Op.Seq;
    case '!==':
      return Op.Sne;
    case '==':
      return Op.Eq;
    case '!=':
      return Op.Ne;
    case 'in':
      return Op.In;
    default:
      return Op.InstanceOf;
  }
}

/** Both operands, left first; the left one survives what the right one assigns. */
function operands(b: Builder, node: BinaryExpression): number {
  const left = expression(b, node.left, NONE);
  return b.stable(left, node.right);
}

export function binary(b: Builder, node: BinaryExpression, dest: number): number {
  if (node.left.type === NodeType.BinaryExpression) return binaryChain(b, node, dest);
  if (node.left.type === NodeType.PrivateIdentifier) {
    const name = b.load(node.left.binding as Binding, false, NONE);
    const object = expression(b, node.right, NONE);
    const d = b.to(dest);
    b.at(node);
    b.f.emit(Op.HasPrivate, d, name, object, 0, 0);
    return d;
  }
  const left = operands(b, node);
  const right = expression(b, node.right, NONE);
  return apply(b, node, left, right, dest);
}

function apply(b: Builder, node: BinaryExpression, left: number, right: number, dest: number): number {
  if (isNumber(b, left) && isNumber(b, right)) {
    const folded = binaryNumber(node.operator, numberOf(b, left), numberOf(b, right));
    if (folded !== undefined) return b.number(folded, dest);
  }
  const d = b.to(dest);
  b.at(node);
  b.f.emit(binaryOp(node.operator), d, left, right, 0, 0);
  return d;
}

function isNumber(b: Builder, vreg: number): boolean {
  const kind = b.f.constKind[vreg];
  return kind === ConstKind.Int || kind === ConstKind.Double;
}

function numberOf(b: Builder, vreg: number): number {
  const value = b.f.constValue[vreg];
  return b.f.constKind[vreg] === ConstKind.Int ? value : b.f.doubles[value];
}

/** a + b + c + …: as deep as the source is long, so without recursion. */
function binaryChain(b: Builder, node: BinaryExpression, dest: number): number {
  const chain: BinaryExpression[] = [node];
  let first = node.left as BinaryExpression;
  while (first.left.type === NodeType.BinaryExpression) {
    chain.push(first);
    first = first.left;
  }
  let value = binary(b, first, NONE);
  for (let i = chain.length - 1; i >= 0; i--) {
    const link = chain[i];
    value = b.stable(value, link.right);
    const right = expression(b, link.right, NONE);
    value = apply(b, link, value, right, i === 0 ? dest : NONE);
  }
  return value;
}

export function unary(b: Builder, node: UnaryExpression, dest: number): number {
  const argument = node.argument;
  switch (node.operator) {
    case '-':
      return simple(b, Op.Neg, node, dest);
    case '+':
      return simple(b, Op.ToNumber, node, dest);
    case '~':
      return simple(b, Op.BitNot, node, dest);
    case '!':
      return simple(b, Op.Not, node, dest);
    case 'void':
      effect(b, argument);
      return b.undefined(dest);
    case 'typeof': {
      let value: number;
      if (argument.type === NodeType.Identifier && isGlobal(argument) && argument.name !== 'undefined') {
        b.at(argument);
        const holders = holdersOf(b, argument);
        if (holders === null) value = b.loadGlobal(argument.name, true, NONE);
        else value = loadDynamic(b, argument, holders, NONE, (d) => b.loadGlobal(argument.name, true, d));
      } else if (argument.type === NodeType.Identifier && withName(argument) !== null) {
        const name = withName(argument) as Binding;
        b.at(argument);
        value = getWith(b, name, resolveWith(b, name), argument.holeCheck, true, NONE);
      } else {
        value = expression(b, argument, NONE);
      }
      const d = b.to(dest);
      b.f.emit(Op.TypeOf, d, value, 0, 0, 0);
      return d;
    }
    default:
      return deleteExpression(b, node, dest);
  }
}

function simple(b: Builder, op: Op, node: UnaryExpression, dest: number): number {
  const value = expression(b, node.argument, NONE);
  const folded = isNumber(b, value) ? unaryNumber(node.operator, numberOf(b, value)) : undefined;
  if (folded !== undefined) return b.number(folded, dest);
  const d = b.to(dest);
  b.at(node);
  b.f.emit(op, d, value, 0, 0, 0);
  return d;
}

/** What TypeScript wraps around an expression falls away. */
export function unwrap(node: Expression): Expression {
  let inner = node;
  while (
    inner.type === NodeType.TSAsExpression ||
    inner.type === NodeType.TSSatisfiesExpression ||
    inner.type === NodeType.TSTypeAssertion ||
    inner.type === NodeType.TSNonNullExpression ||
    inner.type === NodeType.TSInstantiationExpression
  ) {
    inner = inner.expression;
  }
  return inner;
}

/** Is the name a property of the global object, or nothing at all? */
function isGlobal(node: Identifier): boolean {
  return node.binding === null || (node.binding as Binding).storage === Storage.Global;
}

/** Variables stay, properties of the global object may go: those that an eval declared, and those that nobody declared. */
function deleteName(b: Builder, node: UnaryExpression, name: Identifier, dest: number): number {
  if (!isGlobal(name)) return b.singleton(Singleton.False, dest);
  const global = b.loadGlobal('globalThis', false, NONE);
  return emitDelete(b, node, global, b.atom(name.name, NONE), dest);
}

// spec: sec-delete-operator
function deleteExpression(b: Builder, node: UnaryExpression, dest: number): number {
  const argument = unwrap(node.argument);
  if (argument.type === NodeType.Identifier) {
    const inWith = withName(argument);
    if (inWith !== null) {
      b.at(node);
      return deleteWith(b, inWith, dest);
    }
    const holders = holdersOf(b, argument);
    if (holders === null) return deleteName(b, node, argument, dest);
    return deleteDynamic(b, argument, holders, dest, (d) => deleteName(b, node, argument, d));
  }
  if (argument.type === NodeType.ChainExpression) {
    const saved = b.chainBlock;
    const value = b.work(dest);
    const cut = b.f.block();
    const end = b.f.block();
    b.chainBlock = cut;
    if (argument.expression.type === NodeType.MemberExpression) deleteMember(b, node, argument.expression, value);
    else effect(b, argument.expression);
    if (argument.expression.type !== NodeType.MemberExpression) b.singleton(Singleton.True, value);
    b.chainBlock = saved;
    b.f.jump(end);
    b.f.place(cut);
    b.singleton(Singleton.True, value);
    b.f.place(end);
    return b.finish(value, dest);
  }
  if (argument.type === NodeType.MemberExpression) return deleteMember(b, node, argument, dest);
  effect(b, argument);
  return b.singleton(Singleton.True, dest);
}

function deleteMember(b: Builder, node: UnaryExpression, argument: MemberExpression, dest: number): number {
  if (argument.object.type === NodeType.Super) {
    if (argument.computed) superKey(b, argument);
    else b.loadThis(NONE);
    b.at(node);
    b.throwError(ErrorKind.ReferenceError, "Unsupported reference to 'super'");
    return b.undefined(dest);
  }
  const object = b.stable(memberObject(b, argument, NONE), argument.computed ? argument.property : null);
  const key = argument.computed
    ? expression(b, argument.property as Expression, NONE)
    : b.atom((argument.property as Identifier).name, NONE);
  atProperty(b, argument);
  return emitDelete(b, node, object, key, dest);
}

function emitDelete(b: Builder, _node: UnaryExpression, object: number, key: number, dest: number): number {
  const d = b.to(dest);
  b.f.emit(Op.Delete, d, object, key, b.strict ? 1 : 0, 0);
  return d;
}

/** Fused compare and branch for an operator, or -1. */
function branchOp(operator: BinaryOperator): number {
  switch (operator) {
    case '<':
      return Op.JLt;
    case '<=':
      return Op.JLe;
    case '>':
      return Op.JGt;
    case '>=':
      return Op.JGe;
    case '===':
    case '!==':
      return Op.JSeq;
    case '==':
    case '!=':
      return Op.JEq;
    default:
      return -1;
  }
}

/** Jumps to `target` if the truth value of `node` is `sense`, else goes on. */
export function condition(b: Builder, node: Expression, target: number, sense: boolean): void {
  const f = b.f;
  switch (node.type) {
    case NodeType.UnaryExpression:
      if (node.operator === '!') {
        condition(b, node.argument, target, !sense);
        return;
      }
      break;
    case NodeType.BooleanLiteral:
      if (node.value === sense) f.jump(target);
      return;
    case NodeType.LogicalExpression: {
      if (node.operator === '??') break;
      // a && b is false as soon as a is; a || b is true as soon as a is.
      const early = node.operator === '||';
      const skip = sense === early ? target : f.block();
      const operands = operandsOf(node);
      for (let i = operands.length - 1; i > 0; i--) condition(b, operands[i], skip, early);
      condition(b, operands[0], target, sense);
      if (skip !== target) f.place(skip);
      return;
    }
    case NodeType.SequenceExpression: {
      const last = node.expressions.length - 1;
      for (let i = 0; i < last; i++) effect(b, node.expressions[i]);
      condition(b, node.expressions[last], target, sense);
      return;
    }
    case NodeType.TSAsExpression:
    case NodeType.TSSatisfiesExpression:
    case NodeType.TSTypeAssertion:
    case NodeType.TSNonNullExpression:
      condition(b, node.expression, target, sense);
      return;
    case NodeType.BinaryExpression: {
      const op = branchOp(node.operator);
      if (op === -1 || node.left.type === NodeType.PrivateIdentifier) break;
      compareBranch(b, node, op, target, sense);
      return;
    }
    default:
      break;
  }
  const value = expression(b, node, NONE);
  b.at(node);
  f.emitJump(sense ? Op.JTrue : Op.JFalse, value, 0, 0, target);
}

/** The operands of a chain of one operator, the last one first. */
function operandsOf(node: LogicalExpression): Expression[] {
  const operands: Expression[] = [node.right];
  let left: Expression = node.left;
  while (left.type === NodeType.LogicalExpression && left.operator === node.operator) {
    operands.push(left.right);
    left = left.left;
  }
  operands.push(left);
  return operands;
}

function compareBranch(b: Builder, node: BinaryExpression, op: Op, target: number, sense: boolean): void {
  const f = b.f;
  const left = operands(b, node);
  const right = expression(b, node.right, NONE);
  const negated = node.operator === '!==' || node.operator === '!=';
  const jumpIf = sense !== negated;
  b.at(node);
  if (op === Op.JEq) {
    // `== null`: undefined and null alike.
    if (isNullish(b, right)) {
      f.emitJump(jumpIf ? Op.JNullish : Op.JNotNullish, left, 0, 0, target);
      return;
    }
    if (isNullish(b, left)) {
      f.emitJump(jumpIf ? Op.JNullish : Op.JNotNullish, right, 0, 0, target);
      return;
    }
  }
  f.emitJump(op, left, right, jumpIf ? 0 : 1, target);
}

function isNullish(b: Builder, value: number): boolean {
  return (
    b.f.constKind[value] === ConstKind.Singleton &&
    (b.f.constValue[value] === Singleton.Null || b.f.constValue[value] === Singleton.Undefined)
  );
}
