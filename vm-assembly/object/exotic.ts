// Module namespace objects: a table from exported name to the address of the variable that holds it.
// spec: sec-module-namespace-exotic-objects

import { Attr, Internal, Kind, ObjectFlag } from '../abi/layout.ts';
import { HOLE, Ptr, Value, fromObject, fromString, kindOf, payload } from '../value/value.ts';
import { throwUninitialized } from '../builtins/errors.ts';
import { Intrinsic, wellKnown } from '../builtins/intrinsics.ts';
import { literalAtom } from '../builtins/native.ts';
import { addObjectFlag, addProperty, makeNonExtensible, newObjectOf } from './object.ts';
import { newTable, setTableInfo, tableAppend, tableFind, tableInfo } from './table.ts';

/** A namespace object with room for `exports` names; 0 if out of memory. Names are added in code unit order. */
export function newModuleNamespace(exports: u32): Ptr {
  const table = newTable(exports);
  const o = newObjectOf(0, Kind.ModuleNamespace, 1);
  if (table == 0 || o == 0) return 0;
  store<u64>(o + Internal.Slot0, fromObject(table));
  if (!addProperty(o, wellKnown(Intrinsic.SymbolToStringTag), fromString(literalAtom('Module')), 0)) return 0;
  if (!makeNonExtensible(o)) return 0;
  addObjectFlag(o, ObjectFlag.Exotic);
  return o;
}

/** Exports the variable at `address` under an atom. */
export function addNamespaceExport(o: Ptr, name: Ptr, address: u32): void {
  tableAppend(namespaceTable(o), name, address);
}

/** Lets the export `name` of a namespace be the variable that another one exports as `fromName`. */
export function shareExport(o: Ptr, name: Ptr, from: Ptr, fromName: Ptr): void {
  const to = tableFind(namespaceTable(o), name);
  const at = tableFind(namespaceTable(from), fromName);
  if (to >= 0 && at >= 0) setTableInfo(namespaceTable(o), to, tableInfo(namespaceTable(from), at));
}

/** The table of exports: the info of an entry is the address of its variable. */
export function namespaceTable(o: Ptr): Ptr {
  return payload(load<u64>(o + Internal.Slot0));
}

// @ts-ignore: decorator
@inline export function isNamespace(o: Ptr): bool { return kindOf(o) == Kind.ModuleNamespace; }

/** Attributes of an exported binding. */
export const NAMESPACE_ATTRIBUTES: u32 = Attr.Writable | Attr.Enumerable;

/** Is the name exported? */
export function namespaceHas(o: Ptr, key: Ptr): bool {
  return tableFind(namespaceTable(o), key) >= 0;
}

/** Value of an export; HOLE if there is none; a ReferenceError in its temporal dead zone. */
export function namespaceGet(o: Ptr, key: Ptr): Value {
  const table = namespaceTable(o);
  const i = tableFind(table, key);
  if (i < 0) return HOLE;
  const v = load<u64>(tableInfo(table, <u32>i));
  return v == HOLE ? throwUninitialized(key) : v;
}
