// Object literals. spec: sec-object-initializer

import { CodeFlag } from '../../vm-assembly/abi/layout.ts';
import { Op } from '../../vm-assembly/abi/opcodes.ts';
import {
  type Expression,
  type FunctionExpression,
  NodeType,
  type ObjectExpression,
  type Property,
} from '../syntax/ast.ts';
import type { Builder } from './builder.ts';
import { expression } from './expressions.ts';
import { closure, keyedExpression, namedByKey, namedExpression } from './functions.ts';
import { GroupKind, NONE } from './hir.ts';
import { isArrayIndex, staticKey } from './keys.ts';

/** Properties that one NewLiteral builds from registers. */
const LITERAL_CHUNK = 24;

/** Kinds of Op.DefineMethod, as its operand X has them. */
export const enum MethodForm {
  Method = 0,
  Getter = 1,
  Setter = 2,
  Enumerable = 4,
}

/** A property that is just a name and a value: candidates for the literal instruction. */
function plainName(property: ObjectExpression['properties'][number]): string | null {
  if (property.type === NodeType.SpreadElement || property.kind !== 'init' || property.method) return null;
  const name = staticKey(property.key, property.computed);
  if (name === null || isArrayIndex(name)) return null;
  // `__proto__: value` sets the prototype; shorthand and computed ones do not.
  if (name === '__proto__' && !property.computed && !property.shorthand) return null;
  return name;
}

export function objectExpression(b: Builder, node: ObjectExpression, dest: number): number {
  const f = b.f;
  const properties = node.properties;
  const names: string[] = [];
  while (names.length < properties.length && names.length < LITERAL_CHUNK) {
    const name = plainName(properties[names.length]);
    if (name === null || names.includes(name)) break;
    names.push(name);
  }
  const count = names.length;
  if (count === 0) {
    const object = properties.length === 0 ? b.to(dest) : b.work(dest);
    f.emit(Op.NewObject, object, Math.min(properties.length, 32), 0, 0, 0);
    return rest(b, node, 0, object, dest);
  }
  const first = f.group(GroupKind.Range, count);
  for (let i = 0; i < count; i++) {
    namedExpression(b, (properties[i] as Property).value as Expression, names[i], first + i);
  }
  const run = f.runs.length;
  for (let i = 0; i < count; i++) f.runs.push(b.atomId(names[i]));
  const object = count === properties.length ? b.to(dest) : b.work(dest);
  f.emit(Op.NewLiteral, object, first, count, 0, run);
  return rest(b, node, count, object, dest);
}

function rest(b: Builder, node: ObjectExpression, from: number, object: number, dest: number): number {
  for (let i = from; i < node.properties.length; i++) {
    const property = node.properties[i];
    if (property.type === NodeType.SpreadElement) {
      const source = expression(b, property.argument, NONE);
      b.at(property);
      b.f.emit(Op.CopyProps, object, source, 0, 0, 0);
    } else {
      define(b, property, object);
    }
  }
  return b.finish(object, dest);
}

function define(b: Builder, property: Property, object: number): void {
  const f = b.f;
  const name = staticKey(property.key, property.computed);
  if (property.kind !== 'init' || property.method) {
    const form =
      property.kind === 'get' ? MethodForm.Getter : property.kind === 'set' ? MethodForm.Setter : MethodForm.Method;
    const key = name !== null ? keyConstant(b, name) : computedKey(b, property.key);
    const method = methodClosure(
      b,
      property.value as FunctionExpression,
      name ?? '',
      form,
      property.start,
      property.end,
    );
    b.at(property);
    f.emit(Op.DefineMethod, object, key, method, form | MethodForm.Enumerable, 0);
    return;
  }
  const value = property.value as Expression;
  if (name === null) {
    const key = computedKey(b, property.key);
    const result = keyedExpression(b, value, key);
    b.at(property);
    f.emit(Op.DefineElem, object, key, result, namedByKey(value), 0);
    return;
  }
  if (name === '__proto__' && !property.computed && !property.shorthand) {
    const proto = expression(b, value, NONE);
    b.at(property);
    f.emit(Op.SetProto, object, proto, 0, 0, 0);
    return;
  }
  const result = namedExpression(b, value, name, NONE);
  b.at(property);
  if (isArrayIndex(name)) f.emit(Op.DefineElem, object, b.number(Number(name), NONE), result, 0, 0);
  else f.emit(Op.DefineOwn, object, result, 0, 0, b.atomId(name));
}

/** A key as an operand: an atom or an index. */
export function keyConstant(b: Builder, name: string): number {
  return isArrayIndex(name) ? b.number(Number(name), NONE) : b.atom(name, NONE);
}

/** A computed key, converted when the property is reached. */
export function computedKey(b: Builder, node: Expression): number {
  const written = expression(b, node, NONE);
  const key = b.temp();
  b.at(node);
  b.f.emit(Op.ToKey, key, written, 0, 0, 0);
  return key;
}

/** Closure of a method, getter or setter; its source text begins at the key. */
export function methodClosure(
  b: Builder,
  node: FunctionExpression,
  name: string,
  form: MethodForm,
  start: number,
  end: number,
): number {
  const accessor = (form & (MethodForm.Getter | MethodForm.Setter)) !== 0;
  const prefix = (form & MethodForm.Getter) !== 0 ? 'get ' : (form & MethodForm.Setter) !== 0 ? 'set ' : '';
  const flags = CodeFlag.Method | (accessor ? CodeFlag.Accessor : 0);
  return closure(b, node, prefix + name, flags, start, end, NONE);
}
