// The constant members of enums. A value is computed when it is first asked for, so that an initializer may refer to enums
// that come later or, once modules are linked, from elsewhere.

import {
  type BinaryExpression,
  type Expression,
  type MemberExpression,
  NodeType,
  type TemplateLiteral,
} from '../syntax/ast.ts';
import { binaryNumber, unaryNumber } from './arithmetic.ts';
import { type Binding, BindingKind, type EnumEntry, EnumState, type EnumTable } from './scope.ts';

/** What a constant enum expression may be. */
export type EnumValue = number | string;

/** The variable behind imports. */
export function resolved(binding: Binding): Binding {
  let found = binding;
  while (found.target !== null) found = found.target;
  return found;
}

/** The value of a member of an enum; undefined when it is computed at run time or does not exist. */
export function enumMemberValue(binding: Binding, name: string): EnumValue | undefined {
  const table = resolved(binding).enumTable;
  return table === null ? undefined : valueIn(table, name);
}

/** The value of `E.A` or `E['A']` for a const enum `E`, also an imported one; undefined when the access stays an access. */
export function constEnumAccess(node: MemberExpression): EnumValue | undefined {
  const name = accessedName(node);
  if (name === null) return undefined;
  const binding = enumOf(node.object);
  return binding === null || binding.kind !== BindingKind.ConstEnum ? undefined : enumMemberValue(binding, name);
}

/**
 * False for a const enum whose object nobody needs: each use of its name is an access that `constEnumAccess` answers.
 * Linking has decided for those that are exported.
 */
export function needsEnumObject(binding: Binding): boolean {
  const uses = binding.uses;
  if (binding.kind !== BindingKind.ConstEnum || uses === null) return true;
  if (uses.escapes || binding.namespaceExport || binding.namespaceInfo !== null) return true;
  return uses.references.length !== uses.members.length || !uses.members.every(isConstEnumAccess);
}

function isConstEnumAccess(node: MemberExpression): boolean {
  return constEnumAccess(node) !== undefined;
}

/** The name behind the dot, or in the brackets. */
function accessedName(node: MemberExpression): string | null {
  const property = node.property;
  if (!node.computed) return property.type === NodeType.Identifier ? property.name : null;
  return property.type === NodeType.StringLiteral ? property.value : null;
}

/** The enum that an expression names: `E`, or `ns.E` where `ns` is a module that linking has looked through. */
function enumOf(node: MemberExpression['object']): Binding | null {
  let binding: Binding | null = null;
  if (node.type === NodeType.Identifier) binding = node.binding;
  else if (node.type === NodeType.MemberExpression && !node.computed && node.property.type === NodeType.Identifier) {
    binding = node.property.binding;
  }
  if (binding === null) return null;
  const target = resolved(binding);
  return target.enumTable === null ? null : target;
}

function valueIn(table: EnumTable, name: string): EnumValue | undefined {
  const entry = table.entries.get(name);
  return entry === undefined ? undefined : valueOfEntry(entry);
}

function valueOfEntry(entry: EnumEntry): EnumValue | undefined {
  if (entry.state === EnumState.Done) return entry.value;
  if (entry.state === EnumState.Running) return undefined;
  entry.state = EnumState.Running;
  if (entry.initializer !== null) {
    const value = evaluate(entry.initializer, entry.table);
    // TypeScript writes the value as a literal, which has no sign of zero.
    entry.value = value === 0 ? 0 : value;
  } else if (entry.previous === null) {
    entry.value = 0;
  } else {
    const before = valueOfEntry(entry.previous);
    entry.value = typeof before === 'number' ? before + 1 : undefined;
  }
  entry.state = EnumState.Done;
  return entry.value;
}

function evaluate(node: Expression, table: EnumTable): EnumValue | undefined {
  switch (node.type) {
    case NodeType.NumericLiteral:
    case NodeType.StringLiteral:
      return node.value;
    case NodeType.TemplateLiteral:
      return evaluateTemplate(node, table);
    case NodeType.UnaryExpression: {
      const value = evaluate(node.argument, table);
      if (typeof value !== 'number') return undefined;
      return unaryNumber(node.operator, value);
    }
    case NodeType.BinaryExpression:
      return evaluateBinary(node, table);
    case NodeType.Identifier: {
      const binding = node.binding;
      if (binding === null) return globalConstant(node.name);
      if (binding.kind === BindingKind.EnumMember) return valueIn(table, node.name);
      const { literal, enumConstant } = resolved(binding);
      const value = literal ?? enumConstant;
      return value === null ? undefined : evaluate(value, table);
    }
    case NodeType.MemberExpression: {
      const name = accessedName(node);
      const binding = name === null ? null : enumOf(node.object);
      return name === null || binding === null ? undefined : enumMemberValue(binding, name);
    }
    default:
      return undefined;
  }
}

/** Does the initializer of a member that is computed show that it is a string? Then its value is no key that leads back to its name. */
export function isComputedString(binding: Binding, initializer: Expression): boolean {
  const table = resolved(binding).enumTable;
  return table !== null && showsString(initializer, table);
}

function showsString(node: Expression, table: EnumTable): boolean {
  let left: BinaryExpression['left'] = node;
  while (left.type === NodeType.BinaryExpression && left.operator === '+') {
    if (showsString(left.right, table)) return true;
    left = left.left;
  }
  switch (left.type) {
    case NodeType.StringLiteral:
    case NodeType.TemplateLiteral:
      return true;
    case NodeType.Identifier:
    case NodeType.MemberExpression:
      return typeof evaluate(left, table) === 'string';
    default:
      return false;
  }
}

/** a + b + c + …: as deep as the source is long, so without recursion. */
function evaluateBinary(node: BinaryExpression, table: EnumTable): EnumValue | undefined {
  const chain: BinaryExpression[] = [];
  let first: BinaryExpression['left'] = node;
  while (first.type === NodeType.BinaryExpression) {
    chain.push(first);
    first = first.left;
  }
  if (first.type === NodeType.PrivateIdentifier) return undefined;
  let value = evaluate(first, table);
  for (let i = chain.length - 1; i >= 0 && value !== undefined; i--) {
    const right = evaluate(chain[i].right, table);
    value = right === undefined ? undefined : binary(chain[i].operator, value, right);
  }
  return value;
}

function globalConstant(name: string): number | undefined {
  if (name === 'NaN') return NaN;
  return name === 'Infinity' ? Infinity : undefined;
}

function evaluateTemplate(node: TemplateLiteral, table: EnumTable): string | undefined {
  let text = '';
  for (let i = 0; i < node.quasis.length; i++) {
    const cooked = node.quasis[i].cooked;
    if (cooked === null) return undefined;
    text += cooked;
    if (i === node.expressions.length) break;
    const value = evaluate(node.expressions[i], table);
    if (value === undefined) return undefined;
    text += String(value);
  }
  return text;
}

function binary(operator: string, left: EnumValue, right: EnumValue): EnumValue | undefined {
  if (typeof left !== 'number' || typeof right !== 'number') {
    return operator === '+' ? String(left) + String(right) : undefined;
  }
  return operator === '**' ? left ** right : binaryNumber(operator, left, right);
}
