// The nodes of the TypeScript type language. One class a node, every field assigned in one fixed order by the constructor.

import type {
  Accessibility,
  EntityName,
  Expression,
  Identifier,
  KeywordTypeKind,
  MappedModifier,
  ObjectExpression,
  Parameter,
  Pattern,
  PropertyKey,
  TemplateElement,
  TypeElement,
  TypeNode,
} from './ast.ts';
import { NodeType } from './node-type.ts';

/** In `x: T` it starts at the colon; in an index or return position likewise. */
export class TSTypeAnnotation {
  declare readonly type: NodeType.TSTypeAnnotation;
  declare start: number;
  declare end: number;
  declare typeAnnotation: TypeNode;
  constructor(start: number, end: number, typeAnnotation: TypeNode) {
    this.type = NodeType.TSTypeAnnotation;
    this.start = start;
    this.end = end;
    this.typeAnnotation = typeAnnotation;
  }
}

export class TSTypeParameterDeclaration {
  declare readonly type: NodeType.TSTypeParameterDeclaration;
  declare start: number;
  declare end: number;
  declare params: TSTypeParameter[];
  constructor(start: number, end: number, params: TSTypeParameter[]) {
    this.type = NodeType.TSTypeParameterDeclaration;
    this.start = start;
    this.end = end;
    this.params = params;
  }
}

export class TSTypeParameter {
  declare readonly type: NodeType.TSTypeParameter;
  declare start: number;
  declare end: number;
  declare name: Identifier;
  declare constraint: TypeNode | null;
  declare default: TypeNode | null;
  declare in: boolean;
  declare out: boolean;
  declare const: boolean;
  constructor(
    start: number,
    end: number,
    name: Identifier,
    constraint: TypeNode | null,
    defaultType: TypeNode | null,
    isIn: boolean,
    out: boolean,
    isConst: boolean,
  ) {
    this.type = NodeType.TSTypeParameter;
    this.start = start;
    this.end = end;
    this.name = name;
    this.constraint = constraint;
    this.default = defaultType;
    this.in = isIn;
    this.out = out;
    this.const = isConst;
  }
}

export class TSTypeParameterInstantiation {
  declare readonly type: NodeType.TSTypeParameterInstantiation;
  declare start: number;
  declare end: number;
  declare params: TypeNode[];
  constructor(start: number, end: number, params: TypeNode[]) {
    this.type = NodeType.TSTypeParameterInstantiation;
    this.start = start;
    this.end = end;
    this.params = params;
  }
}

export class TSThisType {
  declare readonly type: NodeType.TSThisType;
  declare start: number;
  declare end: number;
  constructor(start: number, end: number) {
    this.type = NodeType.TSThisType;
    this.start = start;
    this.end = end;
  }
}

export class TSArrayType {
  declare readonly type: NodeType.TSArrayType;
  declare start: number;
  declare end: number;
  declare elementType: TypeNode;
  constructor(start: number, end: number, elementType: TypeNode) {
    this.type = NodeType.TSArrayType;
    this.start = start;
    this.end = end;
    this.elementType = elementType;
  }
}

export class TSTupleType {
  declare readonly type: NodeType.TSTupleType;
  declare start: number;
  declare end: number;
  declare elementTypes: TypeNode[];
  constructor(start: number, end: number, elementTypes: TypeNode[]) {
    this.type = NodeType.TSTupleType;
    this.start = start;
    this.end = end;
    this.elementTypes = elementTypes;
  }
}

export class TSNamedTupleMember {
  declare readonly type: NodeType.TSNamedTupleMember;
  declare start: number;
  declare end: number;
  declare label: Identifier;
  declare elementType: TypeNode;
  declare optional: boolean;
  constructor(start: number, end: number, label: Identifier, elementType: TypeNode, optional: boolean) {
    this.type = NodeType.TSNamedTupleMember;
    this.start = start;
    this.end = end;
    this.label = label;
    this.elementType = elementType;
    this.optional = optional;
  }
}

export class TSOptionalType {
  declare readonly type: NodeType.TSOptionalType;
  declare start: number;
  declare end: number;
  declare typeAnnotation: TypeNode;
  constructor(start: number, end: number, typeAnnotation: TypeNode) {
    this.type = NodeType.TSOptionalType;
    this.start = start;
    this.end = end;
    this.typeAnnotation = typeAnnotation;
  }
}

export class TSRestType {
  declare readonly type: NodeType.TSRestType;
  declare start: number;
  declare end: number;
  declare typeAnnotation: TypeNode;
  constructor(start: number, end: number, typeAnnotation: TypeNode) {
    this.type = NodeType.TSRestType;
    this.start = start;
    this.end = end;
    this.typeAnnotation = typeAnnotation;
  }
}

export class TSUnionType {
  declare readonly type: NodeType.TSUnionType;
  declare start: number;
  declare end: number;
  declare types: TypeNode[];
  constructor(start: number, end: number, types: TypeNode[]) {
    this.type = NodeType.TSUnionType;
    this.start = start;
    this.end = end;
    this.types = types;
  }
}

export class TSIntersectionType {
  declare readonly type: NodeType.TSIntersectionType;
  declare start: number;
  declare end: number;
  declare types: TypeNode[];
  constructor(start: number, end: number, types: TypeNode[]) {
    this.type = NodeType.TSIntersectionType;
    this.start = start;
    this.end = end;
    this.types = types;
  }
}

export class TSConditionalType {
  declare readonly type: NodeType.TSConditionalType;
  declare start: number;
  declare end: number;
  declare checkType: TypeNode;
  declare extendsType: TypeNode;
  declare trueType: TypeNode;
  declare falseType: TypeNode;
  constructor(
    start: number,
    end: number,
    checkType: TypeNode,
    extendsType: TypeNode,
    trueType: TypeNode,
    falseType: TypeNode,
  ) {
    this.type = NodeType.TSConditionalType;
    this.start = start;
    this.end = end;
    this.checkType = checkType;
    this.extendsType = extendsType;
    this.trueType = trueType;
    this.falseType = falseType;
  }
}

export class TSInferType {
  declare readonly type: NodeType.TSInferType;
  declare start: number;
  declare end: number;
  declare typeParameter: TSTypeParameter;
  constructor(start: number, end: number, typeParameter: TSTypeParameter) {
    this.type = NodeType.TSInferType;
    this.start = start;
    this.end = end;
    this.typeParameter = typeParameter;
  }
}

export class TSTypeOperator {
  declare readonly type: NodeType.TSTypeOperator;
  declare start: number;
  declare end: number;
  declare operator: 'keyof' | 'unique' | 'readonly';
  declare typeAnnotation: TypeNode;
  constructor(start: number, end: number, operator: 'keyof' | 'unique' | 'readonly', typeAnnotation: TypeNode) {
    this.type = NodeType.TSTypeOperator;
    this.start = start;
    this.end = end;
    this.operator = operator;
    this.typeAnnotation = typeAnnotation;
  }
}

export class TSIndexedAccessType {
  declare readonly type: NodeType.TSIndexedAccessType;
  declare start: number;
  declare end: number;
  declare objectType: TypeNode;
  declare indexType: TypeNode;
  constructor(start: number, end: number, objectType: TypeNode, indexType: TypeNode) {
    this.type = NodeType.TSIndexedAccessType;
    this.start = start;
    this.end = end;
    this.objectType = objectType;
    this.indexType = indexType;
  }
}

export class TSMappedType {
  declare readonly type: NodeType.TSMappedType;
  declare start: number;
  declare end: number;
  declare key: Identifier;
  declare constraint: TypeNode;
  declare nameType: TypeNode | null;
  declare typeAnnotation: TypeNode | null;
  declare optional: MappedModifier;
  declare readonly: MappedModifier;
  constructor(
    start: number,
    end: number,
    key: Identifier,
    constraint: TypeNode,
    nameType: TypeNode | null,
    typeAnnotation: TypeNode | null,
    optional: MappedModifier,
    readonly: MappedModifier,
  ) {
    this.type = NodeType.TSMappedType;
    this.start = start;
    this.end = end;
    this.key = key;
    this.constraint = constraint;
    this.nameType = nameType;
    this.typeAnnotation = typeAnnotation;
    this.optional = optional;
    this.readonly = readonly;
  }
}

/** A literal, a template without substitutions, or a negative number. */
export class TSLiteralType {
  declare readonly type: NodeType.TSLiteralType;
  declare start: number;
  declare end: number;
  declare literal: Expression;
  constructor(start: number, end: number, literal: Expression) {
    this.type = NodeType.TSLiteralType;
    this.start = start;
    this.end = end;
    this.literal = literal;
  }
}

export class TSTemplateLiteralType {
  declare readonly type: NodeType.TSTemplateLiteralType;
  declare start: number;
  declare end: number;
  declare quasis: TemplateElement[];
  declare types: TypeNode[];
  constructor(start: number, end: number, quasis: TemplateElement[], types: TypeNode[]) {
    this.type = NodeType.TSTemplateLiteralType;
    this.start = start;
    this.end = end;
    this.quasis = quasis;
    this.types = types;
  }
}

export class TSTypeLiteral {
  declare readonly type: NodeType.TSTypeLiteral;
  declare start: number;
  declare end: number;
  declare members: TypeElement[];
  constructor(start: number, end: number, members: TypeElement[]) {
    this.type = NodeType.TSTypeLiteral;
    this.start = start;
    this.end = end;
    this.members = members;
  }
}

export class TSTypeReference {
  declare readonly type: NodeType.TSTypeReference;
  declare start: number;
  declare end: number;
  declare typeName: EntityName;
  declare typeArguments: TSTypeParameterInstantiation | null;
  constructor(start: number, end: number, typeName: EntityName, typeArguments: TSTypeParameterInstantiation | null) {
    this.type = NodeType.TSTypeReference;
    this.start = start;
    this.end = end;
    this.typeName = typeName;
    this.typeArguments = typeArguments;
  }
}

export class TSQualifiedName {
  declare readonly type: NodeType.TSQualifiedName;
  declare start: number;
  declare end: number;
  declare left: EntityName;
  declare right: Identifier;
  constructor(start: number, end: number, left: EntityName, right: Identifier) {
    this.type = NodeType.TSQualifiedName;
    this.start = start;
    this.end = end;
    this.left = left;
    this.right = right;
  }
}

export class TSTypeQuery {
  declare readonly type: NodeType.TSTypeQuery;
  declare start: number;
  declare end: number;
  declare exprName: EntityName | TSImportType;
  declare typeArguments: TSTypeParameterInstantiation | null;
  constructor(
    start: number,
    end: number,
    exprName: EntityName | TSImportType,
    typeArguments: TSTypeParameterInstantiation | null,
  ) {
    this.type = NodeType.TSTypeQuery;
    this.start = start;
    this.end = end;
    this.exprName = exprName;
    this.typeArguments = typeArguments;
  }
}

export class TSImportType {
  declare readonly type: NodeType.TSImportType;
  declare start: number;
  declare end: number;
  declare argument: TypeNode;
  declare options: ObjectExpression | null;
  declare qualifier: EntityName | null;
  declare typeArguments: TSTypeParameterInstantiation | null;
  constructor(
    start: number,
    end: number,
    argument: TypeNode,
    options: ObjectExpression | null,
    qualifier: EntityName | null,
    typeArguments: TSTypeParameterInstantiation | null,
  ) {
    this.type = NodeType.TSImportType;
    this.start = start;
    this.end = end;
    this.argument = argument;
    this.options = options;
    this.qualifier = qualifier;
    this.typeArguments = typeArguments;
  }
}

export class TSFunctionType {
  declare readonly type: NodeType.TSFunctionType;
  declare start: number;
  declare end: number;
  declare typeParameters: TSTypeParameterDeclaration | null;
  declare params: Parameter[];
  declare returnType: TSTypeAnnotation | null;
  constructor(
    start: number,
    end: number,
    typeParameters: TSTypeParameterDeclaration | null,
    params: Parameter[],
    returnType: TSTypeAnnotation | null,
  ) {
    this.type = NodeType.TSFunctionType;
    this.start = start;
    this.end = end;
    this.typeParameters = typeParameters;
    this.params = params;
    this.returnType = returnType;
  }
}

export class TSConstructorType {
  declare readonly type: NodeType.TSConstructorType;
  declare start: number;
  declare end: number;
  declare typeParameters: TSTypeParameterDeclaration | null;
  declare params: Parameter[];
  declare returnType: TSTypeAnnotation | null;
  declare abstract: boolean;
  constructor(
    start: number,
    end: number,
    typeParameters: TSTypeParameterDeclaration | null,
    params: Parameter[],
    returnType: TSTypeAnnotation | null,
    abstract: boolean,
  ) {
    this.type = NodeType.TSConstructorType;
    this.start = start;
    this.end = end;
    this.typeParameters = typeParameters;
    this.params = params;
    this.returnType = returnType;
    this.abstract = abstract;
  }
}

export class TSTypePredicate {
  declare readonly type: NodeType.TSTypePredicate;
  declare start: number;
  declare end: number;
  declare parameterName: Identifier | TSThisType;
  declare typeAnnotation: TSTypeAnnotation | null;
  declare asserts: boolean;
  constructor(
    start: number,
    end: number,
    parameterName: Identifier | TSThisType,
    typeAnnotation: TSTypeAnnotation | null,
    asserts: boolean,
  ) {
    this.type = NodeType.TSTypePredicate;
    this.start = start;
    this.end = end;
    this.parameterName = parameterName;
    this.typeAnnotation = typeAnnotation;
    this.asserts = asserts;
  }
}

export class TSPropertySignature {
  declare readonly type: NodeType.TSPropertySignature;
  declare start: number;
  declare end: number;
  declare key: PropertyKey;
  declare typeAnnotation: TSTypeAnnotation | null;
  declare computed: boolean;
  declare optional: boolean;
  declare readonly: boolean;
  constructor(
    start: number,
    end: number,
    key: PropertyKey,
    typeAnnotation: TSTypeAnnotation | null,
    computed: boolean,
    optional: boolean,
    readonly: boolean,
  ) {
    this.type = NodeType.TSPropertySignature;
    this.start = start;
    this.end = end;
    this.key = key;
    this.typeAnnotation = typeAnnotation;
    this.computed = computed;
    this.optional = optional;
    this.readonly = readonly;
  }
}

export class TSMethodSignature {
  declare readonly type: NodeType.TSMethodSignature;
  declare start: number;
  declare end: number;
  declare key: PropertyKey;
  declare computed: boolean;
  declare optional: boolean;
  declare kind: 'method' | 'get' | 'set';
  declare typeParameters: TSTypeParameterDeclaration | null;
  declare params: Parameter[];
  declare returnType: TSTypeAnnotation | null;
  constructor(
    start: number,
    end: number,
    key: PropertyKey,
    computed: boolean,
    optional: boolean,
    kind: 'method' | 'get' | 'set',
    typeParameters: TSTypeParameterDeclaration | null,
    params: Parameter[],
    returnType: TSTypeAnnotation | null,
  ) {
    this.type = NodeType.TSMethodSignature;
    this.start = start;
    this.end = end;
    this.key = key;
    this.computed = computed;
    this.optional = optional;
    this.kind = kind;
    this.typeParameters = typeParameters;
    this.params = params;
    this.returnType = returnType;
  }
}

export class TSIndexSignature {
  declare readonly type: NodeType.TSIndexSignature;
  declare start: number;
  declare end: number;
  declare parameters: Pattern[];
  declare typeAnnotation: TSTypeAnnotation | null;
  declare readonly: boolean;
  declare static: boolean;
  declare accessibility: Accessibility;
  constructor(
    start: number,
    end: number,
    parameters: Pattern[],
    typeAnnotation: TSTypeAnnotation | null,
    readonly: boolean,
    isStatic: boolean,
    accessibility: Accessibility,
  ) {
    this.type = NodeType.TSIndexSignature;
    this.start = start;
    this.end = end;
    this.parameters = parameters;
    this.typeAnnotation = typeAnnotation;
    this.readonly = readonly;
    this.static = isStatic;
    this.accessibility = accessibility;
  }
}

export class TSCallSignatureDeclaration {
  declare readonly type: NodeType.TSCallSignatureDeclaration;
  declare start: number;
  declare end: number;
  declare typeParameters: TSTypeParameterDeclaration | null;
  declare params: Parameter[];
  declare returnType: TSTypeAnnotation | null;
  constructor(
    start: number,
    end: number,
    typeParameters: TSTypeParameterDeclaration | null,
    params: Parameter[],
    returnType: TSTypeAnnotation | null,
  ) {
    this.type = NodeType.TSCallSignatureDeclaration;
    this.start = start;
    this.end = end;
    this.typeParameters = typeParameters;
    this.params = params;
    this.returnType = returnType;
  }
}

export class TSConstructSignatureDeclaration {
  declare readonly type: NodeType.TSConstructSignatureDeclaration;
  declare start: number;
  declare end: number;
  declare typeParameters: TSTypeParameterDeclaration | null;
  declare params: Parameter[];
  declare returnType: TSTypeAnnotation | null;
  constructor(
    start: number,
    end: number,
    typeParameters: TSTypeParameterDeclaration | null,
    params: Parameter[],
    returnType: TSTypeAnnotation | null,
  ) {
    this.type = NodeType.TSConstructSignatureDeclaration;
    this.start = start;
    this.end = end;
    this.typeParameters = typeParameters;
    this.params = params;
    this.returnType = returnType;
  }
}

/** The types written as one word: `any`, `string`, ... Which one is in `type`. */
export class TSKeywordType {
  declare readonly type: KeywordTypeKind;
  declare start: number;
  declare end: number;
  constructor(start: number, end: number, type: KeywordTypeKind) {
    this.type = type;
    this.start = start;
    this.end = end;
  }
}
