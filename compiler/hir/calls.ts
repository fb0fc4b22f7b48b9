// Calls, `new`, `super()`, and intrinsics of library code.

import { Op } from '../../vm-assembly/abi/opcodes.ts';
import { intrinsicNumber } from '../image/intrinsics.ts';
import { describeScopes } from '../scope/eval-scopes.ts';
import { type Binding, BindingKind, FunctionKind, type Scope, Storage } from '../scope/scope.ts';
import {
  type CallExpression,
  type Expression,
  type MemberExpression,
  type NewExpression,
  type Node,
  NodeType,
  type SpreadElement,
} from '../syntax/ast.ts';
import { type Builder, WINDOW_ARGUMENTS, WINDOW_CALLEE, WINDOW_THIS } from './builder.ts';
import { holdersOf } from './dynamic-names.ts';
import {
  arrayOf,
  atProperty,
  expression,
  getMember,
  getNamed,
  isModuleMember,
  moduleMember,
  shortCircuit,
  superKey,
} from './expressions.ts';
import { initializeFields } from './fields.ts';
import { GroupKind, NONE, THIS } from './hir.ts';
import { stepIterator } from './iteration.ts';
import { unwrap } from './operators.ts';
import { getWith, resolveWith, withName } from './with.ts';

/** More arguments than this travel in an array. */
const MAX_ARGUMENTS = 120;

/** Arguments that cannot stand in registers one by one. */
function needsArray(args: (Expression | SpreadElement)[]): boolean {
  if (args.length > MAX_ARGUMENTS) return true;
  for (let i = 0; i < args.length; i++) if (args[i].type === NodeType.SpreadElement) return true;
  return false;
}

/** Evaluates arguments into a window; the number of them, or -1 if they became an array. */
function argumentsOf(b: Builder, args: (Expression | SpreadElement)[], window: number, spread: boolean): number {
  if (spread) {
    arrayOf(b, args, window + WINDOW_ARGUMENTS);
    return -1;
  }
  for (let i = 0; i < args.length; i++) expression(b, args[i] as Expression, window + WINDOW_ARGUMENTS + i);
  return args.length;
}

export function callExpression(b: Builder, node: CallExpression, dest: number): number {
  const callee = node.callee;
  if (callee.type === NodeType.Super) return superCall(b, node, dest);
  const target = unwrap(callee);
  if (b.unit.library && target.type === NodeType.Identifier && target.name.charCodeAt(0) === 36) {
    return intrinsicCall(b, node, target.name.slice(1), dest);
  }
  const args = node.arguments;
  const spread = needsArray(args);
  const window = b.window(spread ? 1 : args.length);
  calleeAndThis(b, target, window);
  if (node.optional) shortCircuit(b, window + WINDOW_CALLEE);
  const argc = argumentsOf(b, args, window, spread);
  atCallee(b, target);
  const scope = spread ? undefined : b.unit.moduleInfo?.evalCalls.get(node);
  if (scope !== undefined) return evalCall(b, scope, window, argc, dest);
  if (!spread) return b.call(window, argc, dest);
  const d = b.to(dest);
  b.f.emit(Op.CallSpread, d, window, 0, 0, 0);
  return d;
}

/** A call that is a direct eval if the callee is %eval%: it hands over what the string may use. */
function evalCall(b: Builder, scope: Scope, window: number, argc: number, dest: number): number {
  const text = describeScopes(scope, b.strict, b.unit.variableCount);
  const d = b.to(dest);
  b.f.emit(Op.CallEval, d, window, argc, b.currentEnvironment(), b.unit.image.stringId(text));
  return d;
}

/** Position of a call: the name that is called. */
function atCallee(b: Builder, callee: Expression): void {
  const node = callee.type === NodeType.ChainExpression ? callee.expression : callee;
  if (node.type === NodeType.MemberExpression) atProperty(b, node);
  else b.at(node);
}

/** Puts the callee and its receiver in their places of a window. */
function calleeAndThis(b: Builder, callee: Expression, window: number): void {
  if (callee.type === NodeType.MemberExpression) {
    if (isModuleMember(callee) && hasNoObject(callee)) {
      moduleMember(b, callee, window + WINDOW_CALLEE);
      b.undefined(window + WINDOW_THIS);
    } else {
      memberCallee(b, callee, window);
    }
    return;
  }
  if (callee.type === NodeType.ChainExpression && callee.expression.type === NodeType.MemberExpression) {
    // (a?.b)(): the receiver stays, the chain ends before the call.
    const saved = b.chainBlock;
    const cut = b.f.block();
    const end = b.f.block();
    b.chainBlock = cut;
    memberCallee(b, callee.expression, window);
    b.chainBlock = saved;
    b.f.jump(end);
    b.f.place(cut);
    b.undefined(window + WINDOW_CALLEE);
    b.undefined(window + WINDOW_THIS);
    b.f.place(end);
    return;
  }
  if (callee.type === NodeType.Identifier && callee.binding !== null && holdersOf(b, callee) === null) {
    const inWith = withName(callee);
    if (inWith !== null) {
      // spec: sec-evaluatecall, step 1.b: the object is the receiver
      b.at(callee);
      const found = resolveWith(b, inWith, window + WINDOW_THIS);
      getWith(b, inWith, found, callee.holeCheck, false, window + WINDOW_CALLEE);
      return;
    }
    const binding = b.resolve(callee.binding as Binding);
    if (binding.kind === BindingKind.NamespaceMember) {
      // TypeScript writes a call of the namespace's property.
      b.load(binding.object as Binding, false, window + WINDOW_THIS);
      b.at(callee);
      getNamed(b, window + WINDOW_THIS, binding.memberName, window + WINDOW_CALLEE);
      return;
    }
    if (binding.storage === Storage.Register && !callee.holeCheck) {
      b.move(window + WINDOW_CALLEE, binding.index);
      b.undefined(window + WINDOW_THIS);
      return;
    }
  }
  expression(b, callee, window + WINDOW_CALLEE);
  b.undefined(window + WINDOW_THIS);
}

/** The namespace object of a module is never made where all uses of it were resolved. */
function hasNoObject(callee: MemberExpression): boolean {
  const object = callee.object;
  return object.type === NodeType.Identifier && object.binding !== null && object.binding.storage === Storage.None;
}

function memberCallee(b: Builder, callee: MemberExpression, window: number): void {
  const receiver = window + WINDOW_THIS;
  if (callee.object.type === NodeType.Super) {
    const key = superKey(b, callee);
    b.loadThis(receiver);
    atProperty(b, callee);
    b.f.emit(Op.GetSuper, window + WINDOW_CALLEE, key, receiver, 0, 0);
    return;
  }
  expression(b, callee.object, receiver);
  if (callee.optional) shortCircuit(b, receiver);
  getMember(b, callee, receiver, window + WINDOW_CALLEE);
}

export function newExpression(b: Builder, node: NewExpression, dest: number): number {
  const args = node.arguments;
  const spread = needsArray(args);
  const window = b.window(spread ? 1 : args.length);
  expression(b, node.callee, window + WINDOW_CALLEE);
  const argc = argumentsOf(b, args, window, spread);
  const d = b.work(dest);
  b.at(node);
  if (spread) b.f.emit(Op.ConstructSpread, d, window, 0, 0, 0);
  else b.f.emit(Op.Construct, d, window, argc, 0, 0);
  b.f.emit(Op.ConstructResult, d, window, 0, 0, 0);
  return b.finish(d, dest);
}

/** The class constructor that is running, also seen from its arrow functions. */
function activeFunction(b: Builder): number {
  const owner = b.info.thisFunction;
  const binding = owner.activeFunctionBinding;
  if (binding !== null && (owner !== b.info || binding.storage !== Storage.None)) return b.load(binding, false, NONE);
  const d = b.temp();
  b.f.emit(Op.LoadCallee, d, 0, 0, 0, 0);
  return d;
}

function newTarget(b: Builder): number {
  const binding = b.info.thisFunction.newTargetBinding;
  if (binding !== null) return b.load(binding, false, NONE);
  const d = b.temp();
  b.f.emit(Op.LoadNewTarget, d, 0, 0, 0, 0);
  return d;
}

/** spec: sec-super-keyword-runtime-semantics-evaluation, SuperCall */
function superCall(b: Builder, node: CallExpression, dest: number): number {
  const args = node.arguments;
  const spread = needsArray(args);
  b.at(node);
  const active = activeFunction(b);
  const target = newTarget(b);
  const window = b.window(spread ? 1 : args.length);
  b.f.emit(Op.GetSuperConstructor, window + WINDOW_CALLEE, active, 0, 0, 0);
  const argc = argumentsOf(b, args, window, spread);
  const d = b.temp();
  b.at(node);
  if (spread) b.f.emit(Op.ConstructAsSpread, d, window, 0, target, 0);
  else b.f.emit(Op.ConstructAs, d, window, argc, target, 0);
  b.f.emit(Op.ConstructResult, d, window, 0, 0, 0);
  bindThis(b, d);
  initializeFields(b, node, active);
  return b.finish(d, dest);
}

/** `this` becomes the result of super(); a second time is an error. spec: sec-bindthisvalue */
export function bindThis(b: Builder, value: number): void {
  const owner = b.info.thisFunction;
  const binding = owner.thisBinding;
  const elsewhere = binding !== null && binding.storage !== Storage.Register;
  if (!elsewhere) {
    b.f.emit(Op.CheckThisUnbound, THIS, 0, 0, 0, 0);
    b.move(THIS, value);
    return;
  }
  const before = b.load(binding, false, NONE);
  b.f.emit(Op.CheckThisUnbound, before, 0, 0, 0, 0);
  b.store(binding, false, value);
  if (owner === b.info && owner.kind === FunctionKind.DerivedConstructor) b.move(THIS, value);
}

function intrinsicCall(b: Builder, node: CallExpression, name: string, dest: number): number {
  if (name === 'call') return directCall(b, node, dest);
  if (name === 'step') return directStep(b, node, dest);
  const number = intrinsicNumber(name);
  if (number === -1) {
    b.unit.error('TG3003', node.start, node.end, name);
    return b.undefined(dest);
  }
  const args = node.arguments;
  const first = b.f.group(GroupKind.Range, args.length + 1);
  for (let i = 0; i < args.length; i++) expression(b, args[i] as Expression, first + 1 + i);
  const d = b.to(dest);
  b.at(node);
  b.f.emit(Op.CallIntrinsic, d, first, args.length, number, 0);
  return d;
}

/** $call(f, receiver, ...arguments): a call whose receiver is given, without a look-up of `call`. */
function directCall(b: Builder, node: CallExpression, dest: number): number {
  const args = node.arguments;
  const rest = args.slice(2);
  const spread = needsArray(rest);
  const window = b.window(spread ? 1 : rest.length);
  expression(b, args[0] as Expression, window + WINDOW_CALLEE);
  expression(b, args[1] as Expression, window + WINDOW_THIS);
  const argc = argumentsOf(b, rest, window, spread);
  b.at(node);
  if (!spread) return b.call(window, argc, dest);
  const d = b.to(dest);
  b.f.emit(Op.CallSpread, d, window, 0, 0, 0);
  return d;
}

/** $step(iterator, next, state, end): the next value of an iterator by the record that these are (interp/iteration.ts), or `end`. */
function directStep(b: Builder, node: CallExpression, dest: number): number {
  const f = b.f;
  const record = f.group(GroupKind.Tuple, 3);
  for (let i = 0; i < 3; i++) expression(b, node.arguments[i] as Expression, record + i);
  const value = b.variable();
  const got = f.block();
  const end = f.block();
  b.at(node);
  stepIterator(b, record, value, got, end);
  f.place(end);
  expression(b, node.arguments[3] as Expression, value);
  f.jump(got);
  f.place(got);
  return b.finish(value, dest);
}

/** A call of a method that the protocol of the language asks for: receiver and callee are known. */
export function callMethod(
  b: Builder,
  callee: number,
  receiver: number,
  args: number[],
  dest: number,
  at: Node | null,
): number {
  const window = b.window(args.length);
  b.move(window + WINDOW_CALLEE, callee);
  b.move(window + WINDOW_THIS, receiver);
  for (let i = 0; i < args.length; i++) b.move(window + WINDOW_ARGUMENTS + i, args[i]);
  if (at !== null) b.at(at);
  return b.call(window, args.length, dest);
}
