// Closures, and the way into a function: parameters, `arguments`, hoisted declarations.
// spec: sec-functiondeclarationinstantiation

import { CodeFlag } from '../../vm-assembly/abi/layout.ts';
import { Op } from '../../vm-assembly/abi/opcodes.ts';
import { Singleton } from '../../vm-assembly/abi/values.ts';
import {
  ArgumentsMode,
  type Binding,
  BindingKind,
  type FunctionInfo,
  FunctionKind,
  type Scope,
  Storage,
} from '../scope/scope.ts';
import {
  type ArrowFunctionExpression,
  type Expression,
  type FunctionExpression,
  type FunctionNode,
  type Identifier,
  NodeType,
  type Parameter,
  type Pattern,
} from '../syntax/ast.ts';
import { type Builder, codeFlags, isScriptThis } from './builder.ts';
import { classExpression } from './classes.ts';
import { expression } from './expressions.ts';
import { initializeFields, isInlined } from './fields.ts';
import { GroupKind, NONE, THIS } from './hir.ts';
import { unwrap } from './operators.ts';
import { bindPattern, withDefault } from './patterns.ts';
import { emitReturn, statements } from './statements.ts';
import { suspension } from './suspension.ts';
import type { PendingFunction } from './unit.ts';

/** Lowers `node`; an anonymous function or class gets the name. spec: sec-runtime-semantics-namedevaluation */
export function namedExpression(b: Builder, node: Expression, name: string, dest: number): number {
  switch (node.type) {
    case NodeType.ArrowFunctionExpression:
      return functionExpression(b, node, name, dest);
    case NodeType.FunctionExpression:
      return functionExpression(b, node, node.id === null ? name : '', dest);
    case NodeType.ClassExpression:
      return classExpression(b, node, node.id === null ? name : '', dest);
    case NodeType.TSAsExpression:
    case NodeType.TSSatisfiesExpression:
    case NodeType.TSTypeAssertion:
    case NodeType.TSNonNullExpression:
      return namedExpression(b, unwrap(node), name, dest);
    default:
      return expression(b, node, dest);
  }
}

/**
 * Lowers the value of a property whose key is computed. A class gets its name before its static elements, which may ask for it;
 * Op.DefineElem names functions. spec: sec-runtime-semantics-namedevaluation, sec-runtime-semantics-classdefinitionevaluation
 */
export function keyedExpression(b: Builder, node: Expression, key: number): number {
  const inner = unwrap(node);
  if (inner.type === NodeType.ClassExpression && inner.id === null) return classExpression(b, inner, '', NONE, key);
  return namedExpression(b, node, '', NONE);
}

/** Op.DefineElem's X for what `keyedExpression` lowered. */
export function namedByKey(node: Expression): number {
  return isAnonymous(node) && unwrap(node).type !== NodeType.ClassExpression ? 1 : 0;
}

/** True for functions and classes that take the name of what they are assigned to. */
export function isAnonymous(node: Expression): boolean {
  const inner = unwrap(node);
  switch (inner.type) {
    case NodeType.ArrowFunctionExpression:
      return true;
    case NodeType.FunctionExpression:
    case NodeType.ClassExpression:
      return inner.id === null;
    default:
      return false;
  }
}

export function functionExpression(
  b: Builder,
  node: FunctionExpression | ArrowFunctionExpression,
  name: string,
  dest: number,
): number {
  return closure(b, node, node.id !== null ? node.id.name : name, 0, node.start, node.end, dest);
}

/** A closure of `node` over the environment at hand. `flags`: what only its surroundings know. */
export function closure(
  b: Builder,
  node: FunctionNode,
  name: string,
  flags: number,
  sourceStart: number,
  sourceEnd: number,
  dest: number,
): number {
  const info = node.scope as FunctionInfo;
  const id = b.unit.image.atomId(name);
  const index = b.unit.addFunction(info, id, flags, info.classInfo, sourceStart, sourceEnd);
  const d = b.to(dest);
  b.f.emit(Op.Closure, d, index, 0, b.currentEnvironment(), 0);
  return d;
}

/** Which functions of a scope are created. */
export const enum Hoisting {
  All,
  /** Those that other modules can see. */
  UnitVariables,
  Registers,
}

/** Creates the functions that a scope declares. spec: sec-blockdeclarationinstantiation */
export function hoistFunctions(b: Builder, scope: Scope, which: Hoisting = Hoisting.All): void {
  for (let i = 0; i < scope.functions.length; i++) {
    const node = scope.functions[i];
    if (node.id === null) continue;
    const binding = node.id.binding as Binding | null;
    const inUnit = binding !== null && binding.storage === Storage.UnitVariable;
    if (which !== Hoisting.All && inUnit !== (which === Hoisting.UnitVariables)) continue;
    const name = node.id.name;
    const place = b.registerOf(binding, false);
    const value = closure(b, node, name, 0, node.start, node.end, place);
    if (binding === null) b.storeGlobal(name, value);
    else if (place === NONE) b.initialize(binding, value);
  }
}

/** Parameters without TypeScript's `this`. */
export function parametersOf(node: FunctionNode): Parameter[] {
  const params = node.params;
  if (params.length > 0 && params[0].type === NodeType.Identifier && params[0].name === 'this') return params.slice(1);
  return params;
}

/** The pattern of a parameter: TypeScript's parameter properties wrap it. */
export function patternOf(parameter: Parameter): Pattern {
  return parameter.type === NodeType.TSParameterProperty ? parameter.parameter : parameter;
}

/** Parameters that arrive in registers: all but the rest parameter. */
export function registerParameters(params: Parameter[]): number {
  const last = params.length - 1;
  return last >= 0 && patternOf(params[last]).type === NodeType.RestElement ? last : params.length;
}

/** `length` of a function: parameters before the first one with a default or rest. */
export function expectedArguments(params: Parameter[]): number {
  for (let i = 0; i < params.length; i++) {
    const type = patternOf(params[i]).type;
    if (type === NodeType.AssignmentPattern || type === NodeType.RestElement) return i;
  }
  return params.length;
}

/** Lowers the whole of a function into `b.f`. */
export function lowerFunction(b: Builder, pending: PendingFunction): void {
  const info = pending.info;
  const node = info.node as FunctionNode;
  const params = parametersOf(node);
  const registers = registerParameters(params);
  b.begin(info, pending.classInfo, registers + 1);
  b.f.pos = node.start + b.unit.sourceBase;
  const argumentsObject = surplusArguments(b, info, params, registers);
  implicitVariables(b, info);
  const isBase = info.kind === FunctionKind.ClassConstructor;
  // The initializers of fields see parameter properties, so those come first.
  const late = isBase && params.some((parameter) => parameter.type === NodeType.TSParameterProperty);
  if (isBase && !late) initializeFields(b, node, NONE);
  enterParameters(b, info, params, argumentsObject);
  if (info.parameterScope !== null) enterBody(b, info);
  hoistFunctions(b, info.bodyScope);
  if (b.generator) b.f.emit(Op.CreateGenerator, 0, suspension(b), 0, 0, 0);
  if (late) {
    parameterProperties(b, params);
    initializeFields(b, node, NONE);
  }
  if (node.body !== null && node.body.type === NodeType.BlockStatement) {
    statements(b, node.body.body);
    functionEnd(b);
  } else {
    const value = expression(b, node.body as unknown as Expression, NONE);
    emitReturn(b, value);
  }
}

/** Falling off the end. */
export function functionEnd(b: Builder): void {
  if (b.f.unreachable()) return;
  if (b.async || b.generator) {
    emitReturn(b, b.undefined(NONE));
    return;
  }
  restoreThis(b);
  b.f.emit(Op.ReturnUndefined, 0, 0, 0, 0, 0);
  b.f.endBlock();
}

/** A derived constructor returns with `this` in R[0], wherever it was kept. */
export function restoreThis(b: Builder): void {
  if (b.info.kind !== FunctionKind.DerivedConstructor) return;
  const binding = b.info.thisBinding;
  if (binding !== null && binding.storage !== Storage.Register) b.load(binding, false, THIS);
}

/** What the caller passed beyond the parameters lies where other values will be written: it is fetched first. */
function surplusArguments(b: Builder, info: FunctionInfo, params: Parameter[], registers: number): number {
  const f = b.f;
  const hasRest = registers < params.length;
  if (info.argumentsMode !== ArgumentsMode.None) {
    const object = b.variable();
    f.emit(
      Op.CreateArguments,
      object,
      info.argumentsMode === ArgumentsMode.Mapped || (!info.strict && info.simpleParameters) ? 1 : 0,
      0,
      0,
      0,
    );
    return object;
  }
  if (!hasRest) return NONE;
  const rest = b.variable();
  f.emit(Op.CreateRest, rest, registers, 0, 0, 0);
  return rest;
}

/** The rest array of a function that has an arguments object too: that one is still untouched. */
function restOfArguments(b: Builder, object: number, from: number): number {
  const f = b.f;
  const rest = b.variable();
  f.emit(Op.NewArray, rest, 0, 0, 0, 0);
  const i = b.variable();
  b.number(from, i);
  const length = b.temp();
  f.emit(Op.GetLength, length, object, 0, 0, b.atomId('length'));
  const end = f.block();
  const head = f.block();
  f.emitJump(Op.JLt, i, length, 1, end);
  const loop = f.beginLoop();
  f.place(head);
  const value = b.temp();
  f.emit(Op.GetElem, value, object, i, 0, 0);
  f.emit(Op.ArrayPush, rest, value, 0, 0, 0);
  f.emit(Op.Inc, i, i, 0, 0, 0);
  f.emitJump(Op.JLt, i, length, 0, head);
  f.endLoop(loop);
  f.place(end);
  return rest;
}

/** `this` of sloppy code, and the variables behind new.target and the running function. */
export function implicitVariables(b: Builder, info: FunctionInfo): void {
  const f = b.f;
  const script = isScriptThis(info);
  // Arrow functions of a script know its `this`: the global object, which is what sloppy code makes of undefined.
  if (script && info.usesThis) b.undefined(THIS);
  const own = info.kind !== FunctionKind.Arrow && info.kind !== FunctionKind.Eval;
  if (info.usesThis && (script || (own && !info.strict))) f.emit(Op.CoerceThis, 0, 0, 0, 0, 0);
  const thisBinding = info.thisBinding;
  if (thisBinding !== null && thisBinding.storage === Storage.Register) thisBinding.index = THIS;
}

/** First values of the implicit variables that live in an environment or in registers of their own. */
export function storeImplicit(b: Builder, info: FunctionInfo): void {
  const self = info.thisBinding;
  if (self !== null && self.storage !== Storage.Register && self.storage !== Storage.None) {
    b.store(self, false, info.kind === FunctionKind.DerivedConstructor ? b.singleton(Singleton.Hole, NONE) : THIS);
  }
  implicit(b, info.newTargetBinding, Op.LoadNewTarget);
  implicit(b, info.activeFunctionBinding, Op.LoadCallee);
  if (info.nameBinding !== null && info.nameBinding.kind === BindingKind.FunctionName) {
    implicit(b, info.nameBinding, Op.LoadCallee);
  }
}

function implicit(b: Builder, binding: Binding | null, op: Op): void {
  if (binding === null || binding.storage === Storage.None) return;
  if (binding.storage === Storage.Register) {
    if (binding.index < 0) binding.index = b.variable();
    b.f.emit(op, binding.index, 0, 0, 0, 0);
    return;
  }
  const value = b.temp();
  b.f.emit(op, value, 0, 0, 0, 0);
  b.store(binding, false, value);
}

function enterParameters(b: Builder, info: FunctionInfo, params: Parameter[], surplus: number): void {
  const f = b.f;
  const registers = f.pinned - 1;
  const scope = info.scope;
  // Simple parameters stay where they arrive.
  for (let i = 0; i < registers; i++) {
    const binding = simpleBinding(params[i]);
    if (binding !== null && binding.storage === Storage.Register && !binding.needsHoleCheck) binding.index = i + 1;
  }
  enterFunctionScope(b, scope, info);
  storeImplicit(b, info);
  const hasArguments = info.argumentsMode !== ArgumentsMode.None;
  let rest = surplus;
  if (registers < params.length && hasArguments) rest = restOfArguments(b, surplus, registers);
  // Defaults may use `arguments`. Parameters that it aliases have none.
  if (hasArguments && info.argumentsMode !== ArgumentsMode.Mapped) bindArguments(b, info, surplus);
  for (let i = 0; i < registers; i++) {
    const pattern = patternOf(params[i]);
    const arrived = i + 1;
    if (pattern.type === NodeType.Identifier) {
      if (!isRepeated(params, i)) bindParameter(b, pattern, arrived);
      keepDuplicate(b, info, pattern, i);
    } else if (pattern.type === NodeType.AssignmentPattern) {
      parameterDefault(b, pattern.left, pattern.right, arrived);
    } else {
      bindPattern(b, pattern, arrived);
    }
  }
  if (registers < params.length) bindPattern(b, patternOf(params[registers]), rest);
  if (info.argumentsMode !== ArgumentsMode.Mapped) return;
  if (registers > 0) f.emit(Op.MapArguments, surplus, b.currentEnvironment(), registers, 0, 0);
  bindArguments(b, info, surplus);
}

/** Puts the arguments object where its variable is. */
function bindArguments(b: Builder, info: FunctionInfo, object: number): void {
  const binding = info.argumentsBinding;
  if (binding === null) return;
  if (binding.storage === Storage.Register) binding.index = object;
  else b.store(binding, false, object);
}

/** Does a later parameter have the same name? That one counts; only sloppy code has such. */
function isRepeated(params: Parameter[], i: number): boolean {
  const binding = simpleBinding(params[i]);
  if (binding === null || binding.storage !== Storage.Register) return false;
  const place = binding.index - 1;
  return place > i && place < params.length && simpleBinding(params[place]) === binding;
}

/** The variable of `x` or `x = default`. */
function simpleBinding(parameter: Parameter): Binding | null {
  let pattern = patternOf(parameter);
  if (pattern.type === NodeType.AssignmentPattern) pattern = pattern.left;
  return pattern.type === NodeType.Identifier ? (pattern.binding as Binding | null) : null;
}

/** Element i of a mapped arguments object is slot i of the environment, though the variable of a name that repeats is another one's slot. */
function keepDuplicate(b: Builder, info: FunctionInfo, node: Identifier, i: number): void {
  if (info.argumentsMode !== ArgumentsMode.Mapped) return;
  const binding = node.binding as Binding | null;
  if (binding === null || binding.storage !== Storage.Environment || binding.index === i) return;
  b.f.emit(Op.SetEnv, i + 1, b.currentEnvironment(), i, 0, 0);
}

function bindParameter(b: Builder, node: Identifier, arrived: number): void {
  const binding = node.binding as Binding | null;
  if (binding === null) return;
  if (binding.storage === Storage.Register && binding.index === arrived) return;
  // Of several parameters with one name, the last one counts.
  b.initialize(binding, arrived);
}

function parameterDefault(b: Builder, left: Pattern, right: Expression, arrived: number): void {
  const f = b.f;
  if (left.type === NodeType.Identifier) {
    const end = f.block();
    f.emitJump(Op.JSeqS, arrived, Singleton.Undefined, 1, end);
    namedExpression(b, right, left.name, arrived);
    f.place(end);
    bindParameter(b, left, arrived);
    return;
  }
  bindPattern(b, left, withDefault(b, left, right, arrived));
}

/** Places for the variables of a function's outermost scope; parameters have theirs already. */
function enterFunctionScope(b: Builder, scope: Scope, info: FunctionInfo): void {
  const bindings = scope.bindings;
  const arrived: Binding[] = [];
  for (let i = 0; i < bindings.length; i++) {
    const binding = bindings[i];
    if (binding.storage === Storage.Register && isPlaced(b, binding, info)) arrived.push(binding);
  }
  const places = arrived.map((binding) => binding.index);
  b.enterScope(scope);
  for (let i = 0; i < arrived.length; i++) {
    arrived[i].index = places[i];
    b.nameVariable(arrived[i]);
  }
}

function isPlaced(b: Builder, binding: Binding, info: FunctionInfo): boolean {
  if (binding === info.thisBinding) return true;
  return (
    binding.kind === BindingKind.Parameter &&
    !binding.needsHoleCheck &&
    binding.index > 0 &&
    binding.index < b.f.pinned &&
    simpleAt(info, binding)
  );
}

/** Is the parameter still in the register that it arrived in? */
function simpleAt(info: FunctionInfo, binding: Binding): boolean {
  const params = parametersOf(info.node as FunctionNode);
  return simpleBinding(params[binding.index - 1]) === binding;
}

/** The body behind a parameter list with expressions has variables of its own. */
function enterBody(b: Builder, info: FunctionInfo): void {
  b.enterScope(info.bodyScope);
  for (const binding of info.bodyScope.bindings) {
    if (binding.initialFrom !== null && binding.storage !== Storage.None) {
      b.store(binding, false, b.load(binding.initialFrom, false, NONE));
    }
  }
}

/** `constructor(private x)`: this.x = x. */
export function parameterProperties(b: Builder, params: Parameter[]): void {
  for (const parameter of params) {
    if (parameter.type !== NodeType.TSParameterProperty) continue;
    let pattern: Pattern = parameter.parameter;
    if (pattern.type === NodeType.AssignmentPattern) pattern = pattern.left;
    if (pattern.type !== NodeType.Identifier) continue;
    const value = b.load(pattern.binding as Binding, false, NONE);
    b.at(pattern);
    b.thisProperties.add(pattern.name);
    b.f.emit(Op.DefineOwn, THIS, value, 0, 0, b.atomId(pattern.name));
  }
}

/** Flags that a record gets. */
export function recordFlags(b: Builder, pending: PendingFunction): number {
  let flags = codeFlags(pending.info) | pending.flags;
  if ((pending.flags & (CodeFlag.Method | CodeFlag.Accessor)) !== 0) flags &= ~CodeFlag.Constructor;
  if (b.unit.library) flags |= CodeFlag.Library;
  return flags;
}

export { GroupKind, isInlined };
