// Classes. spec: sec-runtime-semantics-classdefinitionevaluation

import { CodeFlag } from '../../vm-assembly/abi/layout.ts';
import { Op } from '../../vm-assembly/abi/opcodes.ts';
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
} from '../syntax/ast.ts';
import { type Builder, WINDOW_CALLEE, WINDOW_THIS } from './builder.ts';
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
  if (node.decorators.length > 0) b.unsupported('A decorator', node.decorators[0]);
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
  const index = constructorFunction(b, node, info, name);
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
  const statics = defineMethods(b, node, pair);
  if (info.nameBinding !== null) b.store(info.nameBinding, false, pair);
  if (!lowering.inlined && !lowering.isEmpty) fieldsFunction(b, info, pair);
  for (const method of statics) addPrivate(b, method, pair);
  if (info.staticElements !== null) staticElements(b, info, pair);
  b.leaveScope(had);
  b.strict = savedStrict;
  return pair;
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
function defineMethods(b: Builder, node: ClassNode, pair: number): PendingPrivate[] {
  const f = b.f;
  const statics: PendingPrivate[] = [];
  const lowering = classLowering(b, node.scope as ClassInfo);
  for (const element of node.body.body) {
    switch (element.type) {
      case NodeType.MethodDefinition: {
        if (element.decorators.length > 0) b.unsupported('A decorator', element.decorators[0]);
        for (const list of element.value.paramDecorators ?? []) {
          if (list.decorators.length > 0) b.unsupported('A decorator', list.decorators[0]);
        }
        if (element.kind === 'constructor' || element.value.type !== NodeType.FunctionExpression) break;
        const method = element.value;
        const target = element.static ? pair : pair + 1;
        if (element.key.type === NodeType.PrivateIdentifier) {
          const value = privateMethod(b, element, method, target);
          const kept = lowering.privateMethods.find((one) => one.node === element);
          if (kept !== undefined) b.store(kept.keeper, false, value);
          else statics.push(new PendingPrivate(element, value));
          break;
        }
        const form =
          element.kind === 'get' ? MethodForm.Getter : element.kind === 'set' ? MethodForm.Setter : MethodForm.Method;
        const name = staticKey(element.key, element.computed);
        const key = name !== null ? keyConstant(b, name) : computedKey(b, element.key as Expression);
        const value = methodClosure(b, method, name ?? '', form, element.start, element.end);
        b.at(element);
        f.emit(Op.DefineMethod, target, key, value, form, 0);
        break;
      }
      case NodeType.PropertyDefinition:
        if (element.decorators.length > 0) b.unsupported('A decorator', element.decorators[0]);
        if (element.declare || !element.computed || element.scope === null) break;
        b.store(element.scope as unknown as Binding, false, computedKey(b, element.key as Expression));
        break;
      case NodeType.AccessorProperty:
        b.unsupported('An auto-accessor', element);
        break;
      default:
        break;
    }
  }
  return statics;
}

/** A private static method, waiting for the class. */
class PendingPrivate {
  readonly node: MethodDefinition;
  readonly value: number;
  constructor(node: MethodDefinition, value: number) {
    this.node = node;
    this.value = value;
  }
}

function privateMethod(b: Builder, node: MethodDefinition, method: FunctionExpression, home: number): number {
  const key = node.key.type === NodeType.PrivateIdentifier ? node.key.name : '';
  const form = node.kind === 'get' ? MethodForm.Getter : node.kind === 'set' ? MethodForm.Setter : MethodForm.Method;
  const value = methodClosure(b, method, `#${key}`, form, node.start, node.end);
  b.f.emit(Op.SetHome, value, home, 0, 0, 0);
  return value;
}

function addPrivate(b: Builder, method: PendingPrivate, target: number): void {
  const key = method.node.key;
  if (key.type !== NodeType.PrivateIdentifier) return;
  const name = b.load(key.binding as Binding, false, NONE);
  b.f.emit(Op.DefinePrivate, target, name, method.value, privateForm(method.node), 0);
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
