// TypeScript's declarations that leave code behind: enums, namespaces, import aliases.

import { Op } from '../../vm-assembly/abi/opcodes.ts';
import { constEnumAccess, enumMemberValue, isComputedString, needsEnumObject } from '../scope/enums.ts';
import { type Binding, BindingKind, type Scope, Storage } from '../scope/scope.ts';
import {
  type EntityName,
  type MemberExpression,
  type Node,
  NodeType,
  type TSEnumDeclaration,
  type TSEnumMember,
  type TSImportEqualsDeclaration,
  type TSModuleDeclaration,
} from '../syntax/ast.ts';
import type { Builder } from './builder.ts';
import { expression, getNamed } from './expressions.ts';
import { hoistFunctions } from './functions.ts';
import { NONE } from './hir.ts';
import { isArrayIndex } from './keys.ts';
import { statements } from './statements.ts';

/** `E.A` or `E['A']` of a const enum: its value, or NONE if `node` is something else. */
export function constEnumMember(b: Builder, node: MemberExpression, dest: number): number {
  if (node.object.type !== NodeType.Identifier && node.object.type !== NodeType.MemberExpression) return NONE;
  const value = constEnumAccess(node);
  if (value === undefined) return NONE;
  return typeof value === 'string' ? b.string(value, dest) : b.number(value, dest);
}

/** Is this the first of the declarations that share the variable? Then it makes the object. */
function makesObject(binding: Binding, node: Node, id: Node): boolean {
  if (binding.kind === BindingKind.Function || binding.kind === BindingKind.Class) return false;
  return binding.declaration === node || binding.declaration === id;
}

/** The object of a namespace or enum, in its variable. */
function openObject(b: Builder, binding: Binding, node: Node, id: Node): number {
  if (!makesObject(binding, node, id)) return b.load(binding, false, NONE);
  const object = b.temp();
  if (binding.namespaceExport) {
    // Another block of the namespace may have made it.
    const ready = b.f.block();
    getNamed(b, b.load(binding.scope.objectBinding as Binding, false, NONE), binding.name, object);
    b.f.emitJump(Op.JTrue, object, 0, 0, ready);
    b.f.emit(Op.NewObject, object, 8, 0, 0, 0);
    b.f.place(ready);
  } else {
    b.f.emit(Op.NewObject, object, 8, 0, 0, 0);
  }
  b.initialize(binding, object);
  return object;
}

export function enumDeclaration(b: Builder, node: TSEnumDeclaration): void {
  const binding = node.binding as Binding | null;
  if (node.declare || binding === null || !needsEnumObject(binding)) return;
  b.at(node);
  const object = openObject(b, binding, node, node.id);
  const scope = node.scope as Scope | null;
  const had = scope !== null && b.enterScope(scope);
  if (scope !== null && scope.objectBinding !== null) b.store(scope.objectBinding, false, object);
  for (const member of node.members) enumMember(b, member, binding, object);
  b.leaveScope(had);
}

function enumMember(b: Builder, member: TSEnumMember, binding: Binding, object: number): void {
  const f = b.f;
  const id = member.id;
  const name = id.type === NodeType.Identifier ? id.name : id.type === NodeType.StringLiteral ? id.value : '';
  const known = enumMemberValue(binding, name);
  b.at(member);
  if (typeof known === 'string') {
    setMember(b, object, name, b.string(known, NONE));
    return;
  }
  if (known === undefined) {
    const value = member.initializer === null ? b.undefined(NONE) : expression(b, member.initializer, NONE);
    setMember(b, object, name, value);
    if (member.initializer !== null && isComputedString(binding, member.initializer)) return;
    f.emit(Op.SetElem, object, value, b.string(name, NONE), 0, 1);
    return;
  }
  setMember(b, object, name, b.number(known, NONE));
  setMember(b, object, String(known), b.string(name, NONE));
}

/** object[name] = value, whatever kind of key the name is. */
function setMember(b: Builder, object: number, name: string, value: number): void {
  if (isArrayIndex(name)) b.f.emit(Op.SetElem, object, b.number(Number(name), NONE), value, 0, 1);
  else b.f.emit(Op.SetProp, object, value, 1, 0, b.atomId(name));
}

export function namespaceDeclaration(b: Builder, node: TSModuleDeclaration): void {
  const binding = node.binding as Binding | null;
  if (node.declare || node.body === null || binding === null) return;
  b.at(node);
  const object = openObject(b, binding, node, node.id);
  const scope = node.scope as Scope | null;
  const had = scope !== null && b.enterScope(scope);
  if (scope !== null) {
    if (scope.objectBinding !== null) b.store(scope.objectBinding, false, object);
    hoistFunctions(b, scope);
  }
  const top = b.topLevelOfFunction;
  b.topLevelOfFunction = false;
  statements(b, node.body.body);
  b.topLevelOfFunction = top;
  b.leaveScope(had);
}

/** `import a = B.c`: a variable with that value. Those of modules are resolved by linking. */
export function importEquals(b: Builder, node: TSImportEqualsDeclaration): void {
  if (node.importKind === 'type' || node.moduleReference.type === NodeType.TSExternalModuleReference) return;
  const binding = node.id.binding as Binding | null;
  if (binding === null || binding.storage === Storage.None || binding.target !== null) return;
  b.initialize(binding, entity(b, node.moduleReference));
}

function entity(b: Builder, node: EntityName): number {
  if (node.type === NodeType.TSQualifiedName) {
    const object = entity(b, node.left);
    b.at(node);
    return getNamed(b, object, node.right.name, NONE);
  }
  return expression(b, node, NONE);
}
