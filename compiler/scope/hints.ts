// TypeScript annotations as hints for the optimizing tiers.

import { NodeType, type TSTypeAnnotation, type TypeNode } from '../syntax/ast.ts';
import { TypeHint } from './scope.ts';

/** What an annotation says about a value, as far as it is worth knowing. */
export function hintOfAnnotation(annotation: TSTypeAnnotation | null, optional: boolean): TypeHint {
  return annotation === null || optional ? TypeHint.None : hintOfType(annotation.typeAnnotation);
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
    case NodeType.TSTypeReference: {
      if (type.typeName.type !== NodeType.Identifier) return TypeHint.None;
      const name = type.typeName.name;
      if (name !== 'Array' && name !== 'ReadonlyArray') return TypeHint.None;
      const args = type.typeArguments;
      return args !== null && args.params.length === 1 ? hintOfElement(args.params[0]) : TypeHint.Array;
    }
    default:
      return TypeHint.None;
  }
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
