// TypeScript's expressions, declarations and module forms. One class a node, every field assigned in one fixed order by the constructor.

import type { Binding, Scope } from '../scope/scope.ts';
import type {
  EntityName,
  Expression,
  Identifier,
  Statement,
  StringLiteral,
  TSTypeParameterDeclaration,
  TSTypeParameterInstantiation,
  TypeElement,
  TypeNode,
} from './ast.ts';
import { NodeType } from './node-type.ts';

export class TSAsExpression {
  declare readonly type: NodeType.TSAsExpression;
  declare start: number;
  declare end: number;
  declare expression: Expression;
  declare typeAnnotation: TypeNode;
  constructor(start: number, end: number, expression: Expression, typeAnnotation: TypeNode) {
    this.type = NodeType.TSAsExpression;
    this.start = start;
    this.end = end;
    this.expression = expression;
    this.typeAnnotation = typeAnnotation;
  }
}

export class TSSatisfiesExpression {
  declare readonly type: NodeType.TSSatisfiesExpression;
  declare start: number;
  declare end: number;
  declare expression: Expression;
  declare typeAnnotation: TypeNode;
  constructor(start: number, end: number, expression: Expression, typeAnnotation: TypeNode) {
    this.type = NodeType.TSSatisfiesExpression;
    this.start = start;
    this.end = end;
    this.expression = expression;
    this.typeAnnotation = typeAnnotation;
  }
}

export class TSTypeAssertion {
  declare readonly type: NodeType.TSTypeAssertion;
  declare start: number;
  declare end: number;
  declare typeAnnotation: TypeNode;
  declare expression: Expression;
  constructor(start: number, end: number, typeAnnotation: TypeNode, expression: Expression) {
    this.type = NodeType.TSTypeAssertion;
    this.start = start;
    this.end = end;
    this.typeAnnotation = typeAnnotation;
    this.expression = expression;
  }
}

export class TSNonNullExpression {
  declare readonly type: NodeType.TSNonNullExpression;
  declare start: number;
  declare end: number;
  declare expression: Expression;
  constructor(start: number, end: number, expression: Expression) {
    this.type = NodeType.TSNonNullExpression;
    this.start = start;
    this.end = end;
    this.expression = expression;
  }
}

export class TSInstantiationExpression {
  declare readonly type: NodeType.TSInstantiationExpression;
  declare start: number;
  declare end: number;
  declare expression: Expression;
  declare typeArguments: TSTypeParameterInstantiation;
  constructor(start: number, end: number, expression: Expression, typeArguments: TSTypeParameterInstantiation) {
    this.type = NodeType.TSInstantiationExpression;
    this.start = start;
    this.end = end;
    this.expression = expression;
    this.typeArguments = typeArguments;
  }
}

export class TSInterfaceDeclaration {
  declare readonly type: NodeType.TSInterfaceDeclaration;
  declare start: number;
  declare end: number;
  declare id: Identifier;
  declare typeParameters: TSTypeParameterDeclaration | null;
  declare extends: TSInterfaceHeritage[];
  declare body: TSInterfaceBody;
  declare declare: boolean;
  constructor(
    start: number,
    end: number,
    id: Identifier,
    typeParameters: TSTypeParameterDeclaration | null,
    extendsList: TSInterfaceHeritage[],
    body: TSInterfaceBody,
    declare: boolean,
  ) {
    this.type = NodeType.TSInterfaceDeclaration;
    this.start = start;
    this.end = end;
    this.id = id;
    this.typeParameters = typeParameters;
    this.extends = extendsList;
    this.body = body;
    this.declare = declare;
  }
}

export class TSInterfaceBody {
  declare readonly type: NodeType.TSInterfaceBody;
  declare start: number;
  declare end: number;
  declare body: TypeElement[];
  constructor(start: number, end: number, body: TypeElement[]) {
    this.type = NodeType.TSInterfaceBody;
    this.start = start;
    this.end = end;
    this.body = body;
  }
}

export class TSInterfaceHeritage {
  declare readonly type: NodeType.TSInterfaceHeritage;
  declare start: number;
  declare end: number;
  declare expression: Expression;
  declare typeArguments: TSTypeParameterInstantiation | null;
  constructor(start: number, end: number, expression: Expression, typeArguments: TSTypeParameterInstantiation | null) {
    this.type = NodeType.TSInterfaceHeritage;
    this.start = start;
    this.end = end;
    this.expression = expression;
    this.typeArguments = typeArguments;
  }
}

export class TSClassImplements {
  declare readonly type: NodeType.TSClassImplements;
  declare start: number;
  declare end: number;
  declare expression: Expression;
  declare typeArguments: TSTypeParameterInstantiation | null;
  constructor(start: number, end: number, expression: Expression, typeArguments: TSTypeParameterInstantiation | null) {
    this.type = NodeType.TSClassImplements;
    this.start = start;
    this.end = end;
    this.expression = expression;
    this.typeArguments = typeArguments;
  }
}

export class TSTypeAliasDeclaration {
  declare readonly type: NodeType.TSTypeAliasDeclaration;
  declare start: number;
  declare end: number;
  declare id: Identifier;
  declare typeParameters: TSTypeParameterDeclaration | null;
  declare typeAnnotation: TypeNode;
  declare declare: boolean;
  constructor(
    start: number,
    end: number,
    id: Identifier,
    typeParameters: TSTypeParameterDeclaration | null,
    typeAnnotation: TypeNode,
    declare: boolean,
  ) {
    this.type = NodeType.TSTypeAliasDeclaration;
    this.start = start;
    this.end = end;
    this.id = id;
    this.typeParameters = typeParameters;
    this.typeAnnotation = typeAnnotation;
    this.declare = declare;
  }
}

export class TSEnumDeclaration {
  declare readonly type: NodeType.TSEnumDeclaration;
  declare start: number;
  declare end: number;
  declare id: Identifier;
  declare members: TSEnumMember[];
  declare const: boolean;
  declare declare: boolean;
  declare binding: Binding | null;
  declare scope: Scope | null;
  constructor(start: number, end: number, id: Identifier, members: TSEnumMember[], isConst: boolean, declare: boolean) {
    this.type = NodeType.TSEnumDeclaration;
    this.start = start;
    this.end = end;
    this.id = id;
    this.members = members;
    this.const = isConst;
    this.declare = declare;
    this.binding = null;
    this.scope = null;
  }
}

export class TSEnumMember {
  declare readonly type: NodeType.TSEnumMember;
  declare start: number;
  declare end: number;
  declare id: Identifier | StringLiteral | Expression;
  declare initializer: Expression | null;
  declare computed: boolean;
  constructor(
    start: number,
    end: number,
    id: Identifier | StringLiteral | Expression,
    initializer: Expression | null,
    computed: boolean,
  ) {
    this.type = NodeType.TSEnumMember;
    this.start = start;
    this.end = end;
    this.id = id;
    this.initializer = initializer;
    this.computed = computed;
  }
}

/** `namespace A.B {}` is A whose block exports a nested declaration B. */
export class TSModuleDeclaration {
  declare readonly type: NodeType.TSModuleDeclaration;
  declare start: number;
  declare end: number;
  declare id: Identifier | StringLiteral;
  declare body: TSModuleBlock | null;
  declare kind: 'namespace' | 'module' | 'global';
  declare declare: boolean;
  declare binding: Binding | null;
  declare scope: Scope | null;
  constructor(
    start: number,
    end: number,
    id: Identifier | StringLiteral,
    body: TSModuleBlock | null,
    kind: 'namespace' | 'module' | 'global',
    declare: boolean,
  ) {
    this.type = NodeType.TSModuleDeclaration;
    this.start = start;
    this.end = end;
    this.id = id;
    this.body = body;
    this.kind = kind;
    this.declare = declare;
    this.binding = null;
    this.scope = null;
  }
}

export class TSModuleBlock {
  declare readonly type: NodeType.TSModuleBlock;
  declare start: number;
  declare end: number;
  declare body: Statement[];
  declare scope: Scope | null;
  constructor(start: number, end: number, body: Statement[]) {
    this.type = NodeType.TSModuleBlock;
    this.start = start;
    this.end = end;
    this.body = body;
    this.scope = null;
  }
}

/** `export import` is this node inside an ExportNamedDeclaration. */
export class TSImportEqualsDeclaration {
  declare readonly type: NodeType.TSImportEqualsDeclaration;
  declare start: number;
  declare end: number;
  declare id: Identifier;
  declare moduleReference: EntityName | TSExternalModuleReference;
  declare importKind: 'value' | 'type';
  constructor(
    start: number,
    end: number,
    id: Identifier,
    moduleReference: EntityName | TSExternalModuleReference,
    importKind: 'value' | 'type',
  ) {
    this.type = NodeType.TSImportEqualsDeclaration;
    this.start = start;
    this.end = end;
    this.id = id;
    this.moduleReference = moduleReference;
    this.importKind = importKind;
  }
}

export class TSExternalModuleReference {
  declare readonly type: NodeType.TSExternalModuleReference;
  declare start: number;
  declare end: number;
  declare expression: StringLiteral;
  constructor(start: number, end: number, expression: StringLiteral) {
    this.type = NodeType.TSExternalModuleReference;
    this.start = start;
    this.end = end;
    this.expression = expression;
  }
}

export class TSExportAssignment {
  declare readonly type: NodeType.TSExportAssignment;
  declare start: number;
  declare end: number;
  declare expression: Expression;
  constructor(start: number, end: number, expression: Expression) {
    this.type = NodeType.TSExportAssignment;
    this.start = start;
    this.end = end;
    this.expression = expression;
  }
}

export class TSNamespaceExportDeclaration {
  declare readonly type: NodeType.TSNamespaceExportDeclaration;
  declare start: number;
  declare end: number;
  declare id: Identifier;
  constructor(start: number, end: number, id: Identifier) {
    this.type = NodeType.TSNamespaceExportDeclaration;
    this.start = start;
    this.end = end;
    this.id = id;
  }
}
