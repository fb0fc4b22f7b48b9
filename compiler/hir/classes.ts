// Classes. spec: sec-runtime-semantics-classdefinitionevaluation

import { CodeFlag } from '../../vm-assembly/abi/layout.ts';
import { Op } from '../../vm-assembly/abi/opcodes.ts';
import { originOf } from '../scope/desugar.ts';
import {
  type Binding,
  BindingKind,
  type ClassInfo,
  FunctionInfo,
  FunctionKind,
  ScopeKind,
  Storage,
} from '../scope/scope.ts';
import {
  type ClassDeclaration,
  type ClassExpression,
  type ClassNode,
  type Expression,
  type FunctionExpression,
  type MethodDefinition,
  NodeType,
  type PropertyDefinition,
} from '../syntax/ast.ts';
import { type Builder, WINDOW_CALLEE, WINDOW_THIS } from './builder.ts';
import { ClassDecorators } from './decorators.ts';
import { expression } from './expressions.ts';
import { classLowering, implicitConstructorFlags, privateForm } from './fields.ts';
import { GroupKind, NONE } from './hir.ts';
import { staticKey } from './keys.ts';
import { computedKey, keyConstant, MethodForm, methodClosure } from './objects.ts';

/** Most properties of a prototype that are kept in the object itself. */
const MAX_INLINE = 64;

/** `key`: the property key that names the class, or NONE. */
export function classExpression(b: Builder, node: ClassExpression, name: string, dest: number, key = NONE): number {
  return b.finish(defineClass(b, node, node.id !== null ? node.id.name : name, key), dest);
}

export function classDeclaration(b: Builder, node: ClassDeclaration, name: string): number {
  const value = defineClass(b, node, name, NONE);
  if (node.id !== null) b.initialize(node.id.binding as Binding, value);
  return value;
}

function defineClass(b: Builder, node: ClassNode, name: string, key: number): number {
  const f = b.f;
  const info = node.scope as ClassInfo;
  const decorators = new ClassDecorators(b, node, info);
  decorators.ofClass();
  const savedStrict = b.strict;
  b.strict = true;
  const lowering = classLowering(b, info);
  const had = b.enterScope(info.scope);
  for (const binding of info.scope.bindings) {
    if (binding.kind !== BindingKind.PrivateName || binding.storage === Storage.None) continue;
    const value = b.temp();
    f.emit(Op.NewPrivateName, value, b.unit.image.stringId(`#${binding.name}`), 0, 0, 0);
    b.store(binding, false, value);
  }
  const heritage = node.superClass === null ? NONE : expression(b, node.superClass, NONE);
  decorators.begin(heritage);
  const index = constructorFunction(b, node, info, name);
  lowering.constructorIndex = index;
  const pair = f.group(GroupKind.Tuple, 2);
  let methods = 1;
  for (const element of node.body.body) {
    if (
      element.type === NodeType.MethodDefinition &&
      !element.static &&
      element.key.type !== NodeType.PrivateIdentifier
    )
      methods++;
  }
  b.at(node.superClass ?? node);
  f.emit(Op.NewClass, pair, heritage, b.currentEnvironment(), Math.min(methods, MAX_INLINE), index);
  if (key !== NONE) f.emit(Op.SetFunctionName, pair, key, 0, 0, 0);
  const statics = defineMethods(b, node, pair, decorators);
  if (info.nameBinding !== null && !decorators.active) b.store(info.nameBinding, false, pair);
  if (!lowering.inlined && !lowering.isEmpty) fieldsFunction(b, info, pair);
  let made = pair;
  if (decorators.active) {
    made = decorators.apply(pair);
    for (const method of statics) method.replace(b, decorators);
    for (const method of decorators.privates) method.replace(b, decorators);
    if (info.nameBinding !== null) b.store(info.nameBinding, false, made);
  }
  for (const method of statics) addPrivate(b, method, pair);
  if (info.staticElements !== null) staticElements(b, info, made);
  if (decorators.legacy) {
    // The class can be used by its name while it is decorated.
    if (node.type === NodeType.ClassDeclaration && node.id !== null) b.initialize(node.id.binding as Binding, pair);
    made = decorators.applyLegacy(pair);
    if (info.nameBinding !== null && made !== pair) b.store(info.nameBinding, false, made);
  }
  b.leaveScope(had);
  b.strict = savedStrict;
  return made;
}

/** Reserves the function of the constructor, written or not. */
function constructorFunction(b: Builder, node: ClassNode, info: ClassInfo, name: string): number {
  for (const element of node.body.body) {
    if (element.type !== NodeType.MethodDefinition || element.kind !== 'constructor') continue;
    if (element.value.type !== NodeType.FunctionExpression) continue;
    const written = element.value.scope as FunctionInfo;
    return b.unit.addFunction(written, b.atomId(name), 0, info, node.start, node.end);
  }
  const kind = implicitConstructorFlags(node);
  const implicit = new FunctionInfo(kind, node, b.info, info.scope, ScopeKind.Function, true, node.start);
  implicit.classInfo = info;
  return b.unit.addFunction(implicit, b.atomId(name), 0, info, node.start, node.end);
}

/** Methods and accessors; private static ones are returned, to be added when the class is complete. */
function defineMethods(b: Builder, node: ClassNode, pair: number, decorators: ClassDecorators): PendingPrivate[] {
  const f = b.f;
  const statics: PendingPrivate[] = [];
  let lastKey = NONE;
  let getter: PendingPrivate | null = null;
  let getterList = NONE;
  const lowering = classLowering(b, node.scope as ClassInfo);
  for (const element of node.body.body) {
    switch (element.type) {
      case NodeType.MethodDefinition: {
        if (element.kind === 'constructor' || element.value.type !== NodeType.FunctionExpression) break;
        const method = element.value;
        const target = element.static ? pair : pair + 1;
        const origin = originOf(element);
        const list = decorators.ofElement(element);
        if (element.key.type === NodeType.PrivateIdentifier) {
          const value = privateMethod(b, element, method, target);
          const kept = lowering.privateMethods.find((one) => one.node === element);
          const pending = new PendingPrivate(element, value, kept === undefined ? null : kept.keeper);
          if (kept !== undefined) b.store(kept.keeper, false, value);
          else statics.push(pending);
          if (origin?.setter && getter !== null) {
            pending.second = true;
            pending.index = decorators.add(getter.node, getterList, privateKey(b, element), getter.value, value);
            getter.index = pending.index;
            if (kept !== undefined) decorators.privates.push(pending, getter);
            getter = null;
          } else if (origin?.accessor && list !== NONE) {
            getter = pending;
            getterList = list;
          } else if (list !== NONE) {
            pending.index = decorators.add(element, list, privateKey(b, element), value, NONE);
            if (kept !== undefined) decorators.privates.push(pending);
          }
          break;
        }
        const form =
          element.kind === 'get' ? MethodForm.Getter : element.kind === 'set' ? MethodForm.Setter : MethodForm.Method;
        const name = staticKey(element.key, element.computed);
        let key: number;
        if (origin?.setter) key = lastKey;
        else key = name !== null ? keyConstant(b, name) : computedKey(b, element.key as Expression);
        lastKey = key;
        decorators.keep(element, key);
        const value = methodClosure(b, method, name ?? '', form, element.textStart, element.end);
        b.at(element);
        f.emit(Op.DefineMethod, target, key, value, form, 0);
        if (list !== NONE) decorators.add(element, list, key, NONE, NONE);
        break;
      }
      case NodeType.PropertyDefinition: {
        if (element.declare) {
          const declared = element.decorators.length > 0 ? fieldName(element) : null;
          if (declared !== null) decorators.keep(element, keyConstant(b, declared));
          break;
        }
        const list = decorators.ofElement(element);
        const name = element.key.type === NodeType.PrivateIdentifier ? `#${element.key.name}` : fieldName(element);
        let key = NONE;
        if (name === null) {
          key = computedKey(b, element.key as Expression);
          b.store(element.scope as unknown as Binding, false, key);
        } else if (element.decorators.length > 0) key = keyConstant(b, name);
        if (list !== NONE) decorators.add(element, list, key, NONE, NONE);
        if (element.decorators.length > 0) decorators.keep(element, key);
        break;
      }
      default:
        break;
    }
  }
  return statics;
}

/** What the context of a decorator calls a private element. */
function privateKey(b: Builder, element: MethodDefinition): number {
  return keyConstant(b, element.key.type === NodeType.PrivateIdentifier ? `#${element.key.name}` : '');
}

/** The name of a field that is not computed, or null. */
function fieldName(element: PropertyDefinition): string | null {
  return element.computed && element.scope !== null ? null : staticKey(element.key as Expression, element.computed);
}

/** A private method on its way: to the class when it is complete, or to the instances by its keeper. */
export class PendingPrivate {
  readonly node: MethodDefinition;
  value: number;
  readonly keeper: Binding | null;
  /** Its number if it is decorated, or -1. */
  index = -1;
  /** The setter of an auto-accessor. */
  second = false;
  constructor(node: MethodDefinition, value: number, keeper: Binding | null) {
    this.node = node;
    this.value = value;
    this.keeper = keeper;
  }

  /** Takes what its decorators made of it. */
  replace(b: Builder, decorators: ClassDecorators): void {
    if (this.index < 0) return;
    this.value = decorators.replacement(this.index, this.second);
    if (this.keeper !== null) b.store(this.keeper, false, this.value);
  }
}

function privateMethod(b: Builder, node: MethodDefinition, method: FunctionExpression, home: number): number {
  const key = node.key.type === NodeType.PrivateIdentifier ? node.key.name : '';
  const form = node.kind === 'get' ? MethodForm.Getter : node.kind === 'set' ? MethodForm.Setter : MethodForm.Method;
  const value = methodClosure(b, method, `#${key}`, form, node.textStart, node.end);
  b.f.emit(Op.SetHome, value, home, 0, 0, 0);
  return value;
}

function addPrivate(b: Builder, method: PendingPrivate, target: number): void {
  const key = method.node.key;
  if (key.type !== NodeType.PrivateIdentifier) return;
  const name = b.load(key.binding as Binding, false, NONE);
  b.f.emit(Op.DefinePrivate, target, name, method.value, 0, privateForm(method.node));
}

/** Closure of an initializer function, with the home object that super needs. */
function initializer(
  b: Builder,
  info: FunctionInfo,
  classInfo: ClassInfo,
  name: string,
  home: number,
  dest: number,
): number {
  const node = classInfo.node;
  const index = b.unit.addFunction(info, b.atomId(name), CodeFlag.Method, classInfo, node.start, node.end);
  const d = b.to(dest);
  b.f.emit(Op.Closure, d, index, 0, b.currentEnvironment(), 0);
  b.f.emit(Op.SetHome, d, home, 0, 0, 0);
  return d;
}

function fieldsFunction(b: Builder, info: ClassInfo, pair: number): void {
  let fields = info.instanceFields;
  if (fields === null) {
    // Only private methods: there is nothing that scope analysis had to look at.
    fields = new FunctionInfo(
      FunctionKind.InstanceFields,
      info.node,
      b.info,
      info.scope,
      ScopeKind.Function,
      true,
      info.node.start,
    );
    fields.classInfo = info;
  }
  const value = initializer(b, fields, info, '<instance_members_initializer>', pair + 1, NONE);
  b.f.emit(Op.SetFields, pair, value, 0, 0, 0);
}

function staticElements(b: Builder, info: ClassInfo, pair: number): void {
  const window = b.window(0);
  const callee = window + WINDOW_CALLEE;
  initializer(b, info.staticElements as FunctionInfo, info, '<static_initializer>', pair, callee);
  b.move(window + WINDOW_THIS, pair);
  b.call(window, 0, NONE);
}
