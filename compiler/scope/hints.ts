// TypeScript annotations as hints for the optimizing tiers.

import { NodeType, type TSTypeAnnotation, type TypeNode } from '../syntax/ast.ts';
import { TypeHint } from './scope.ts';

/** What an annotation says about a value, as far as it is worth knowing. `optional`: the value may be missing. */
export function hintOfAnnotation(annotation: TSTypeAnnotation | null, optional: boolean): TypeHint {
  if (annotation === null) return TypeHint.None;
  const hint = hintOfType(annotation.typeAnnotation);
  return optional && hint !== TypeHint.None ? hint | TypeHint.OrUndefined : hint;
}

/** The name behind a hint whose kind is Named. */
export function nameOfAnnotation(annotation: TSTypeAnnotation): string {
  return nameOfType(annotation.typeAnnotation);
}

function nameOfType(type: TypeNode): string {
  switch (type.type) {
    case NodeType.TSTypeReference:
      return type.typeName.type === NodeType.Identifier ? type.typeName.name : '';
    case NodeType.TSTypeOperator:
      return nameOfType(type.typeAnnotation);
    case NodeType.TSUnionType:
      for (const member of type.types) {
        const name = nameOfType(member);
        if (name !== '') return name;
      }
      return '';
    default:
      return '';
  }
}

function hintOfType(type: TypeNode): TypeHint {
  switch (type.type) {
    case NodeType.TSNumberKeyword:
      return TypeHint.Number;
    case NodeType.TSStringKeyword:
    case NodeType.TSTemplateLiteralType:
      return TypeHint.String;
    case NodeType.TSBooleanKeyword:
    case NodeType.TSTypePredicate:
      return TypeHint.Boolean;
    case NodeType.TSBigIntKeyword:
      return TypeHint.BigInt;
    case NodeType.TSSymbolKeyword:
      return TypeHint.Symbol;
    case NodeType.TSUndefinedKeyword:
    case NodeType.TSVoidKeyword:
      return TypeHint.Undefined;
    case NodeType.TSNullKeyword:
      return TypeHint.Null;
    case NodeType.TSObjectKeyword:
    case NodeType.TSTypeLiteral:
    case NodeType.TSMappedType:
      return TypeHint.Object;
    case NodeType.TSFunctionType:
    case NodeType.TSConstructorType:
      return TypeHint.Function;
    case NodeType.TSTupleType:
      return TypeHint.Array;
    case NodeType.TSArrayType:
      return hintOfElement(type.elementType);
    case NodeType.TSTypeOperator:
      return type.operator === 'readonly' ? hintOfType(type.typeAnnotation) : TypeHint.None;
    case NodeType.TSLiteralType:
      return hintOfLiteral(type.literal.type);
    case NodeType.TSUnionType:
      return hintOfUnion(type.types);
    case NodeType.TSTypeReference: {
      if (type.typeName.type !== NodeType.Identifier) return TypeHint.None;
      const name = type.typeName.name;
      if (name !== 'Array' && name !== 'ReadonlyArray') return TypeHint.Named;
      const args = type.typeArguments;
      return args !== null && args.params.length === 1 ? hintOfElement(args.params[0]) : TypeHint.Array;
    }
    default:
      return TypeHint.None;
  }
}

/** One kind, which may come with undefined and null; other unions promise nothing that could be used. */
function hintOfUnion(members: readonly TypeNode[]): TypeHint {
  let kind: TypeHint = TypeHint.None;
  let flags = 0;
  let name = '';
  for (let i = 0; i < members.length; i++) {
    const hint = hintOfType(members[i]);
    if (hint === TypeHint.Undefined) {
      flags |= TypeHint.OrUndefined;
    } else if (hint === TypeHint.Null) {
      flags |= TypeHint.OrNull;
    } else {
      const found = hint & TypeHint.KindMask;
      const foundName = found === TypeHint.Named ? nameOfType(members[i]) : '';
      if (found === TypeHint.None || (kind !== TypeHint.None && (kind !== found || name !== foundName))) {
        return TypeHint.None;
      }
      kind = found;
      name = foundName;
      flags |= hint & ~TypeHint.KindMask;
    }
  }
  if (kind === TypeHint.None && flags === TypeHint.OrUndefined) return TypeHint.Undefined;
  if (kind === TypeHint.None && flags === TypeHint.OrNull) return TypeHint.Null;
  return kind === TypeHint.None ? TypeHint.None : kind | flags;
}

function hintOfElement(type: TypeNode): TypeHint {
  const element = hintOfType(type);
  if (element === TypeHint.Number) return TypeHint.NumberArray;
  return element === TypeHint.String ? TypeHint.StringArray : TypeHint.Array;
}

function hintOfLiteral(type: NodeType): TypeHint {
  switch (type) {
    case NodeType.NumericLiteral:
      return TypeHint.Number;
    case NodeType.StringLiteral:
    case NodeType.TemplateLiteral:
      return TypeHint.String;
    case NodeType.BooleanLiteral:
      return TypeHint.Boolean;
    case NodeType.BigIntLiteral:
      return TypeHint.BigInt;
    default:
      return TypeHint.None;
  }
}

const HINT_NAMES: readonly string[] = [
  '',
  'number',
  'string',
  'boolean',
  'bigint',
  'symbol',
  'undefined',
  'null',
  'object',
  'function',
  'array',
  'number[]',
  'string[]',
];

/** A hint as text; `name`: what the kind Named stands for. */
export function hintText(hint: TypeHint, name: string): string {
  const kind = hint & TypeHint.KindMask;
  let text = kind === TypeHint.Named ? name : HINT_NAMES[kind];
  if ((hint & TypeHint.OrUndefined) !== 0) text += ' | undefined';
  return (hint & TypeHint.OrNull) !== 0 ? `${text} | null` : text;
}
