// Property keys as they are written: names, or array indices, which are never names at run time.

import { type Expression, NodeType, type PropertyKey } from '../syntax/ast.ts';

/** True for '0' … '4294967294' in canonical form: properties of that name are elements. */
export function isArrayIndex(name: string): boolean {
  const length = name.length;
  if (length === 0 || length > 10) return false;
  const first = name.charCodeAt(0);
  if (first < 48 || first > 57) return false;
  if (first === 48) return length === 1;
  for (let i = 1; i < length; i++) {
    const c = name.charCodeAt(i);
    if (c < 48 || c > 57) return false;
  }
  return length < 10 || Number(name) <= 4294967294;
}

/** The text of a key that is not computed, or of a computed literal; null if it is known at run time only. */
export function staticKey(key: PropertyKey | Expression, computed: boolean): string | null {
  switch (key.type) {
    case NodeType.Identifier:
      return computed ? null : key.name;
    case NodeType.StringLiteral:
      return key.value;
    case NodeType.NumericLiteral:
      return String(key.value);
    case NodeType.BigIntLiteral:
      return computed ? null : BigInt(key.bigint).toString();
    default:
      return null;
  }
}
