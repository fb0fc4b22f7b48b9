// Fields of classes: their initialization inside the constructor where that is possible, else as a function of their own.

import { CodeFlag } from '../../vm-assembly/abi/layout.ts';
import { Op } from '../../vm-assembly/abi/opcodes.ts';
import { Singleton } from '../../vm-assembly/abi/values.ts';
import { EFFECT } from '../scope/desugar.ts';
import { Binding, BindingKind, type ClassInfo, FunctionKind, Storage } from '../scope/scope.ts';
import {
  type CallExpression,
  type ClassNode,
  type Expression,
  type FunctionNode,
  forEachChild,
  type MethodDefinition,
  type Node,
  NodeType,
  type PropertyDefinition,
} from '../syntax/ast.ts';
import { type Builder, WINDOW_CALLEE, WINDOW_THIS } from './builder.ts';
import { effect } from './expressions.ts';
import {
  functionEnd,
  hoistFunctions,
  keyedExpression,
  namedByKey,
  namedExpression,
  parameterProperties,
  parametersOf,
  storeImplicit,
} from './functions.ts';
import { NONE, THIS } from './hir.ts';
import { isArrayIndex, staticKey } from './keys.ts';
import { statements } from './statements.ts';
import type { PendingFunction } from './unit.ts';

/** Kinds of Op.DefinePrivate, as its operand X has them. */
export const enum PrivateForm {
  Field = 0,
  Method = 1,
  Getter = 2,
  Setter = 3,
}

/** Where the closure of a private method is kept from the class definition to the construction of instances. */
export class PrivateMethod {
  readonly node: MethodDefinition;
  readonly keeper: Binding;
  constructor(node: MethodDefinition, keeper: Binding) {
    this.node = node;
    this.keeper = keeper;
  }
}

/** What lowering knows about a class beyond scope analysis. */
export class ClassLowering {
  /** Private methods and accessors of instances. */
  readonly privateMethods: PrivateMethod[] = [];
  /** Public and private fields of instances, in order. */
  readonly fields: PropertyDefinition[] = [];
  /** Names that constructor, fields and methods give to `this`: most instances come to have them. */
  readonly names = new Set<string>();
  /** Number of the constructor's function. */
  constructorIndex = 0;
  inlined = true;

  get isEmpty(): boolean {
    return this.privateMethods.length === 0 && this.fields.length === 0;
  }
}

const lowerings = new WeakMap<ClassInfo, ClassLowering>();

/** The lowering data of a class, made on first use. */
export function classLowering(b: Builder, info: ClassInfo): ClassLowering {
  const known = lowerings.get(info);
  if (known !== undefined) return known;
  const lowering = new ClassLowering();
  lowerings.set(info, lowering);
  let written: FunctionNode | null = null;
  for (const element of info.node.body.body) {
    if (element.type === NodeType.MethodDefinition) {
      if (element.kind === 'constructor' && element.value.body !== null) written = element.value;
      if (element.static || element.key.type !== NodeType.PrivateIdentifier) continue;
      lowering.privateMethods.push(new PrivateMethod(element, keeperFor(b, info, element.key.name)));
    } else if (element.type === NodeType.PropertyDefinition && !element.static && !element.declare) {
      lowering.fields.push(element);
    }
  }
  if (info.node.superClass !== null && written !== null && !lowering.isEmpty) {
    lowering.inlined = directSuperCalls(written.body as unknown as Node) === 1 && !hiddenSuperCall(written);
  }
  return lowering;
}

/** A variable of the class scope that no source names. */
function keeperFor(b: Builder, info: ClassInfo, name: string): Binding {
  const keeper = new Binding(`#${name}`, BindingKind.DecoratorState, info.scope, null);
  if (info.scope.once) {
    keeper.storage = Storage.UnitVariable;
    keeper.index = b.unit.image.variableCount++;
  } else {
    keeper.storage = Storage.Environment;
    keeper.index = info.scope.environmentSlots++;
  }
  return keeper;
}

/** Are the fields initialized by code in the constructor itself? */
export function isInlined(b: Builder, info: ClassInfo): boolean {
  return classLowering(b, info).inlined;
}

/** super() calls in a constructor, outside of inner functions. */
function directSuperCalls(node: Node): number {
  return countSuperCalls(node, false);
}

/** A super() call in an arrow function, or in a parameter's default. */
function hiddenSuperCall(written: FunctionNode): boolean {
  for (const parameter of written.params) if (countSuperCalls(parameter as Node, true) > 0) return true;
  const body = written.body as unknown as Node;
  return countSuperCalls(body, true) !== countSuperCalls(body, false);
}

function countSuperCalls(node: Node, throughArrows: boolean): number {
  if (node.type === NodeType.FunctionExpression || node.type === NodeType.FunctionDeclaration) return 0;
  if (node.type === NodeType.ArrowFunctionExpression && !throughArrows) return 0;
  let count = node.type === NodeType.CallExpression && node.callee.type === NodeType.Super ? 1 : 0;
  forEachChild(node, (child) => {
    count += countSuperCalls(child, throughArrows);
  });
  return count;
}

/**
 * Where `this` of a class becomes an object: fields and private methods are added. `active` is the running constructor, or NONE
 * in a base constructor. spec: sec-initializeinstanceelements
 */
export function initializeFields(b: Builder, at: CallExpression | FunctionNode | ClassNode, active: number): void {
  const owner = b.info.thisFunction;
  const info = owner.classInfo;
  if (info === null) {
    // super() in code for eval: the class is not at hand, and does not write its fields into a constructor without super().
    if (owner !== b.info && owner.kind === FunctionKind.DerivedConstructor) callInitializer(b, at, active);
    return;
  }
  if (
    owner === b.info &&
    owner.kind === FunctionKind.DerivedConstructor &&
    owner.node.type !== NodeType.ClassDeclaration &&
    owner.node.type !== NodeType.ClassExpression
  ) {
    parameterProperties(b, parametersOf(owner.node as FunctionNode));
  }
  const lowering = classLowering(b, info);
  if (!lowering.isEmpty) {
    if (lowering.inlined) {
      inlineFields(b, info);
    } else {
      callInitializer(b, at, active);
    }
  }
}

/** Calls the function that initializes the fields, if the class has one. */
function callInitializer(b: Builder, at: Node, active: number): void {
  const f = b.f;
  const end = f.block();
  const window = b.window(0);
  f.emit(Op.GetFields, window + WINDOW_CALLEE, active, 0, 0, 0);
  f.emitJump(Op.JSeqS, window + WINDOW_CALLEE, Singleton.Undefined, 0, end);
  b.loadThis(window + WINDOW_THIS);
  b.at(at);
  b.call(window, 0, NONE);
  f.place(end);
}

/** The initializers in place: they see the class scope, not the constructor's. */
function inlineFields(b: Builder, info: ClassInfo): void {
  const savedInfo = b.info;
  const savedReady = b.thisReady;
  const savedScopes = b.envScopes.splice(0);
  const savedRegs = b.envRegs.splice(0);
  const savedPos = b.f.pos;
  const fields = info.instanceFields;
  let had = false;
  b.thisReady = true;
  if (fields !== null) {
    b.info = fields;
    had = b.enterScope(fields.scope);
    const self = fields.thisBinding;
    if (self !== null && self.storage === Storage.Register) self.index = THIS;
    storeImplicit(b, fields);
  }
  defineElements(b, info);
  b.leaveScope(had);
  b.info = savedInfo;
  b.thisReady = savedReady;
  b.envScopes.push(...savedScopes);
  b.envRegs.push(...savedRegs);
  b.f.pos = savedPos;
}

/** Private methods first, then fields in order. */
function defineElements(b: Builder, info: ClassInfo): void {
  const lowering = classLowering(b, info);
  for (const method of lowering.privateMethods) {
    const node = method.node;
    b.at(node);
    const key = node.key.type === NodeType.PrivateIdentifier ? (node.key.binding as Binding) : null;
    if (key === null) continue;
    const name = b.load(key, false, NONE);
    const closure = b.load(method.keeper, false, NONE);
    b.f.emit(Op.DefinePrivate, THIS, name, closure, 0, privateForm(node));
  }
  for (const field of lowering.fields) defineField(b, field, THIS);
}

export function privateForm(node: MethodDefinition): PrivateForm {
  return node.kind === 'get' ? PrivateForm.Getter : node.kind === 'set' ? PrivateForm.Setter : PrivateForm.Method;
}

/** spec: sec-definefield */
export function defineField(b: Builder, field: PropertyDefinition, receiver: number): void {
  const f = b.f;
  const key = field.key;
  if (key.type === NodeType.Identifier && key.name === EFFECT) {
    effect(b, field.value as Expression);
    return;
  }
  if (key.type === NodeType.PrivateIdentifier) {
    const value = field.value === null ? b.undefined(NONE) : namedExpression(b, field.value, `#${key.name}`, NONE);
    const name = b.load(key.binding as Binding, false, NONE);
    b.at(field);
    f.emit(Op.DefinePrivate, receiver, name, value, 0, PrivateForm.Field);
    b.thisProperties.add(`#${key.name}`);
    return;
  }
  const name = staticKey(key, field.computed);
  if (name === null) {
    const keeper = b.load(field.scope as unknown as Binding, false, NONE);
    const value = field.value === null ? b.undefined(NONE) : keyedExpression(b, field.value, keeper);
    b.at(field);
    f.emit(Op.DefineElem, receiver, keeper, value, field.value === null ? 0 : namedByKey(field.value), 0);
    return;
  }
  const value = field.value === null ? b.undefined(NONE) : namedExpression(b, field.value, name, NONE);
  b.at(field);
  if (isArrayIndex(name)) {
    f.emit(Op.DefineElem, receiver, b.number(Number(name), NONE), value, 0, 0);
  } else {
    f.emit(Op.DefineOwn, receiver, value, 0, 0, b.atomId(name));
    b.thisProperties.add(name);
  }
}

/** The function that initializes the fields of instances, for classes that cannot do it in place. */
export function lowerInstanceFields(b: Builder, pending: PendingFunction, info: ClassInfo): void {
  enterInitializer(b, pending);
  defineElements(b, info);
  functionEnd(b);
}

/** The function that evaluates static fields and blocks: `this` is the class. spec: sec-classstaticblockdefinition */
export function lowerStaticElements(b: Builder, pending: PendingFunction, info: ClassInfo): void {
  enterInitializer(b, pending);
  for (const element of info.node.body.body) {
    if (element.type === NodeType.PropertyDefinition && element.static && !element.declare) {
      defineField(b, element, THIS);
    } else if (element.type === NodeType.StaticBlock) {
      const scope = element.scope;
      const had = scope !== null && b.enterScope(scope);
      if (scope !== null) hoistFunctions(b, scope);
      statements(b, element.body);
      b.leaveScope(had);
    }
  }
  functionEnd(b);
}

function enterInitializer(b: Builder, pending: PendingFunction): void {
  const info = pending.info;
  b.begin(info, pending.classInfo, 1);
  b.at(info.node);
  const self = info.thisBinding;
  if (self !== null && self.storage === Storage.Register) self.index = THIS;
  b.enterScope(info.scope);
  storeImplicit(b, info);
}

/** The constructor of a class that does not write one. spec: sec-runtime-semantics-classdefinitionevaluation, step 14 */
export function lowerImplicitConstructor(b: Builder, pending: PendingFunction, info: ClassInfo): void {
  b.begin(pending.info, info, 1);
  b.at(info.node);
  if (info.node.superClass === null) {
    initializeFields(b, info.node, NONE);
  } else {
    const f = b.f;
    const window = b.window(0);
    f.emit(Op.ConstructForward, THIS, window, 0, 0, 0);
    f.emit(Op.ConstructResult, THIS, window, 0, 0, 0);
    const active = b.temp();
    f.emit(Op.LoadCallee, active, 0, 0, 0, 0);
    initializeFields(b, info.node, active);
  }
  functionEnd(b);
}

/** The information object of a constructor that is not written down. */
export function implicitConstructorFlags(node: ClassNode): FunctionKind {
  return node.superClass === null ? FunctionKind.ClassConstructor : FunctionKind.DerivedConstructor;
}
export { CodeFlag, effect };
