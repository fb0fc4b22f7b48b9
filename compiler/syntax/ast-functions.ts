// Functions and classes with their elements. One class a node, every field assigned in one fixed order by the constructor.

import type { Binding, ClassInfo, FunctionInfo, Scope } from '../scope/scope.ts';
import type {
  Accessibility,
  ArrayPattern,
  AssignmentPattern,
  BlockStatement,
  ClassElement,
  Expression,
  Identifier,
  MethodKind,
  ObjectPattern,
  Parameter,
  PrivateIdentifier,
  PropertyKey,
  RestElement,
  Statement,
  TSClassImplements,
  TSTypeAnnotation,
  TSTypeParameterDeclaration,
  TSTypeParameterInstantiation,
} from './ast.ts';
import { NodeType } from './node-type.ts';

export class FunctionDeclaration {
  declare readonly type: NodeType.FunctionDeclaration;
  declare start: number;
  declare end: number;
  declare id: Identifier | null;
  declare typeParameters: TSTypeParameterDeclaration | null;
  declare paramDecorators: TSParameterDecorators[] | null;
  declare params: Parameter[];
  declare returnType: TSTypeAnnotation | null;
  declare body: BlockStatement;
  declare async: boolean;
  declare generator: boolean;
  declare expression: boolean;
  declare declare: boolean;
  declare strict: boolean;
  declare simpleParams: boolean;
  declare scope: FunctionInfo | null;
  constructor(
    start: number,
    end: number,
    id: Identifier | null,
    typeParameters: TSTypeParameterDeclaration | null,
    paramDecorators: TSParameterDecorators[] | null,
    params: Parameter[],
    returnType: TSTypeAnnotation | null,
    body: BlockStatement,
    async: boolean,
    generator: boolean,
    expression: boolean,
    declare: boolean,
    strict: boolean,
    simpleParams: boolean,
  ) {
    this.type = NodeType.FunctionDeclaration;
    this.start = start;
    this.end = end;
    this.id = id;
    this.typeParameters = typeParameters;
    this.paramDecorators = paramDecorators;
    this.params = params;
    this.returnType = returnType;
    this.body = body;
    this.async = async;
    this.generator = generator;
    this.expression = expression;
    this.declare = declare;
    this.strict = strict;
    this.simpleParams = simpleParams;
    this.scope = null;
  }
}

/** Also the value of a method, where it starts at `(` or `<`. */
export class FunctionExpression {
  declare readonly type: NodeType.FunctionExpression;
  declare start: number;
  declare end: number;
  declare id: Identifier | null;
  declare typeParameters: TSTypeParameterDeclaration | null;
  declare paramDecorators: TSParameterDecorators[] | null;
  declare params: Parameter[];
  declare returnType: TSTypeAnnotation | null;
  declare body: BlockStatement;
  declare async: boolean;
  declare generator: boolean;
  declare expression: boolean;
  declare declare: boolean;
  declare strict: boolean;
  declare simpleParams: boolean;
  declare scope: FunctionInfo | null;
  constructor(
    start: number,
    end: number,
    id: Identifier | null,
    typeParameters: TSTypeParameterDeclaration | null,
    paramDecorators: TSParameterDecorators[] | null,
    params: Parameter[],
    returnType: TSTypeAnnotation | null,
    body: BlockStatement,
    async: boolean,
    generator: boolean,
    expression: boolean,
    declare: boolean,
    strict: boolean,
    simpleParams: boolean,
  ) {
    this.type = NodeType.FunctionExpression;
    this.start = start;
    this.end = end;
    this.id = id;
    this.typeParameters = typeParameters;
    this.paramDecorators = paramDecorators;
    this.params = params;
    this.returnType = returnType;
    this.body = body;
    this.async = async;
    this.generator = generator;
    this.expression = expression;
    this.declare = declare;
    this.strict = strict;
    this.simpleParams = simpleParams;
    this.scope = null;
  }
}

/** `expression` is true when the body is an expression. */
export class ArrowFunctionExpression {
  declare readonly type: NodeType.ArrowFunctionExpression;
  declare start: number;
  declare end: number;
  declare id: Identifier | null;
  declare typeParameters: TSTypeParameterDeclaration | null;
  declare paramDecorators: TSParameterDecorators[] | null;
  declare params: Parameter[];
  declare returnType: TSTypeAnnotation | null;
  declare body: BlockStatement | Expression;
  declare async: boolean;
  declare generator: boolean;
  declare expression: boolean;
  declare declare: boolean;
  declare strict: boolean;
  declare simpleParams: boolean;
  declare scope: FunctionInfo | null;
  constructor(
    start: number,
    end: number,
    id: Identifier | null,
    typeParameters: TSTypeParameterDeclaration | null,
    paramDecorators: TSParameterDecorators[] | null,
    params: Parameter[],
    returnType: TSTypeAnnotation | null,
    body: BlockStatement | Expression,
    async: boolean,
    generator: boolean,
    expression: boolean,
    declare: boolean,
    strict: boolean,
    simpleParams: boolean,
  ) {
    this.type = NodeType.ArrowFunctionExpression;
    this.start = start;
    this.end = end;
    this.id = id;
    this.typeParameters = typeParameters;
    this.paramDecorators = paramDecorators;
    this.params = params;
    this.returnType = returnType;
    this.body = body;
    this.async = async;
    this.generator = generator;
    this.expression = expression;
    this.declare = declare;
    this.strict = strict;
    this.simpleParams = simpleParams;
    this.scope = null;
  }
}

export class ClassDeclaration {
  declare readonly type: NodeType.ClassDeclaration;
  declare start: number;
  declare end: number;
  declare decorators: Decorator[];
  declare id: Identifier | null;
  declare typeParameters: TSTypeParameterDeclaration | null;
  declare superClass: Expression | null;
  declare superTypeArguments: TSTypeParameterInstantiation | null;
  declare implements: TSClassImplements[];
  declare body: ClassBody;
  declare abstract: boolean;
  declare declare: boolean;
  declare scope: ClassInfo | null;
  constructor(
    start: number,
    end: number,
    decorators: Decorator[],
    id: Identifier | null,
    typeParameters: TSTypeParameterDeclaration | null,
    superClass: Expression | null,
    superTypeArguments: TSTypeParameterInstantiation | null,
    implementsList: TSClassImplements[],
    body: ClassBody,
    abstract: boolean,
    declare: boolean,
  ) {
    this.type = NodeType.ClassDeclaration;
    this.start = start;
    this.end = end;
    this.decorators = decorators;
    this.id = id;
    this.typeParameters = typeParameters;
    this.superClass = superClass;
    this.superTypeArguments = superTypeArguments;
    this.implements = implementsList;
    this.body = body;
    this.abstract = abstract;
    this.declare = declare;
    this.scope = null;
  }
}

export class ClassExpression {
  declare readonly type: NodeType.ClassExpression;
  declare start: number;
  declare end: number;
  declare decorators: Decorator[];
  declare id: Identifier | null;
  declare typeParameters: TSTypeParameterDeclaration | null;
  declare superClass: Expression | null;
  declare superTypeArguments: TSTypeParameterInstantiation | null;
  declare implements: TSClassImplements[];
  declare body: ClassBody;
  declare abstract: boolean;
  declare declare: boolean;
  declare scope: ClassInfo | null;
  constructor(
    start: number,
    end: number,
    decorators: Decorator[],
    id: Identifier | null,
    typeParameters: TSTypeParameterDeclaration | null,
    superClass: Expression | null,
    superTypeArguments: TSTypeParameterInstantiation | null,
    implementsList: TSClassImplements[],
    body: ClassBody,
    abstract: boolean,
    declare: boolean,
  ) {
    this.type = NodeType.ClassExpression;
    this.start = start;
    this.end = end;
    this.decorators = decorators;
    this.id = id;
    this.typeParameters = typeParameters;
    this.superClass = superClass;
    this.superTypeArguments = superTypeArguments;
    this.implements = implementsList;
    this.body = body;
    this.abstract = abstract;
    this.declare = declare;
    this.scope = null;
  }
}

export class ClassBody {
  declare readonly type: NodeType.ClassBody;
  declare start: number;
  declare end: number;
  declare body: ClassElement[];
  constructor(start: number, end: number, body: ClassElement[]) {
    this.type = NodeType.ClassBody;
    this.start = start;
    this.end = end;
    this.body = body;
  }
}

export class MethodDefinition {
  declare readonly type: NodeType.MethodDefinition;
  declare start: number;
  declare end: number;
  declare decorators: Decorator[];
  declare key: PropertyKey | PrivateIdentifier;
  declare value: FunctionExpression | TSEmptyBodyFunctionExpression;
  declare kind: MethodKind;
  declare computed: boolean;
  declare static: boolean;
  declare accessibility: Accessibility;
  declare optional: boolean;
  declare override: boolean;
  /** Where the text of the function begins: behind decorators and modifiers. */
  declare textStart: number;
  constructor(
    start: number,
    end: number,
    decorators: Decorator[],
    key: PropertyKey | PrivateIdentifier,
    value: FunctionExpression | TSEmptyBodyFunctionExpression,
    kind: MethodKind,
    computed: boolean,
    isStatic: boolean,
    accessibility: Accessibility,
    optional: boolean,
    override: boolean,
    textStart: number,
  ) {
    this.type = NodeType.MethodDefinition;
    this.start = start;
    this.end = end;
    this.decorators = decorators;
    this.key = key;
    this.value = value;
    this.kind = kind;
    this.computed = computed;
    this.static = isStatic;
    this.accessibility = accessibility;
    this.optional = optional;
    this.override = override;
    this.textStart = textStart;
  }
}

export class PropertyDefinition {
  declare readonly type: NodeType.PropertyDefinition;
  declare start: number;
  declare end: number;
  declare decorators: Decorator[];
  declare key: PropertyKey | PrivateIdentifier;
  declare typeAnnotation: TSTypeAnnotation | null;
  declare value: Expression | null;
  declare computed: boolean;
  declare static: boolean;
  declare accessibility: Accessibility;
  declare declare: boolean;
  declare definite: boolean;
  declare optional: boolean;
  declare override: boolean;
  declare readonly: boolean;
  declare scope: Binding | null;
  constructor(
    start: number,
    end: number,
    decorators: Decorator[],
    key: PropertyKey | PrivateIdentifier,
    typeAnnotation: TSTypeAnnotation | null,
    value: Expression | null,
    computed: boolean,
    isStatic: boolean,
    accessibility: Accessibility,
    declare: boolean,
    definite: boolean,
    optional: boolean,
    override: boolean,
    readonly: boolean,
  ) {
    this.type = NodeType.PropertyDefinition;
    this.start = start;
    this.end = end;
    this.decorators = decorators;
    this.key = key;
    this.typeAnnotation = typeAnnotation;
    this.value = value;
    this.computed = computed;
    this.static = isStatic;
    this.accessibility = accessibility;
    this.declare = declare;
    this.definite = definite;
    this.optional = optional;
    this.override = override;
    this.readonly = readonly;
    this.scope = null;
  }
}

export class AccessorProperty {
  declare readonly type: NodeType.AccessorProperty;
  declare start: number;
  declare end: number;
  declare decorators: Decorator[];
  declare key: PropertyKey | PrivateIdentifier;
  declare typeAnnotation: TSTypeAnnotation | null;
  declare value: Expression | null;
  declare computed: boolean;
  declare static: boolean;
  declare accessibility: Accessibility;
  declare declare: boolean;
  declare definite: boolean;
  declare optional: boolean;
  declare override: boolean;
  declare readonly: boolean;
  declare scope: Binding | null;
  constructor(
    start: number,
    end: number,
    decorators: Decorator[],
    key: PropertyKey | PrivateIdentifier,
    typeAnnotation: TSTypeAnnotation | null,
    value: Expression | null,
    computed: boolean,
    isStatic: boolean,
    accessibility: Accessibility,
    declare: boolean,
    definite: boolean,
    optional: boolean,
    override: boolean,
    readonly: boolean,
  ) {
    this.type = NodeType.AccessorProperty;
    this.start = start;
    this.end = end;
    this.decorators = decorators;
    this.key = key;
    this.typeAnnotation = typeAnnotation;
    this.value = value;
    this.computed = computed;
    this.static = isStatic;
    this.accessibility = accessibility;
    this.declare = declare;
    this.definite = definite;
    this.optional = optional;
    this.override = override;
    this.readonly = readonly;
    this.scope = null;
  }
}

export class StaticBlock {
  declare readonly type: NodeType.StaticBlock;
  declare start: number;
  declare end: number;
  declare body: Statement[];
  declare scope: Scope | null;
  constructor(start: number, end: number, body: Statement[]) {
    this.type = NodeType.StaticBlock;
    this.start = start;
    this.end = end;
    this.body = body;
    this.scope = null;
  }
}

export class Decorator {
  declare readonly type: NodeType.Decorator;
  declare start: number;
  declare end: number;
  declare expression: Expression;
  constructor(start: number, end: number, expression: Expression) {
    this.type = NodeType.Decorator;
    this.start = start;
    this.end = end;
    this.expression = expression;
  }
}

/** A function declaration without body: an overload, or an ambient one. */
export class TSDeclareFunction {
  declare readonly type: NodeType.TSDeclareFunction;
  declare start: number;
  declare end: number;
  declare id: Identifier | null;
  declare typeParameters: TSTypeParameterDeclaration | null;
  declare paramDecorators: TSParameterDecorators[] | null;
  declare params: Parameter[];
  declare returnType: TSTypeAnnotation | null;
  declare body: null;
  declare async: boolean;
  declare generator: boolean;
  declare expression: boolean;
  declare declare: boolean;
  declare strict: boolean;
  declare simpleParams: boolean;
  declare scope: FunctionInfo | null;
  constructor(
    start: number,
    end: number,
    id: Identifier | null,
    typeParameters: TSTypeParameterDeclaration | null,
    paramDecorators: TSParameterDecorators[] | null,
    params: Parameter[],
    returnType: TSTypeAnnotation | null,
    body: null,
    async: boolean,
    generator: boolean,
    expression: boolean,
    declare: boolean,
    strict: boolean,
    simpleParams: boolean,
  ) {
    this.type = NodeType.TSDeclareFunction;
    this.start = start;
    this.end = end;
    this.id = id;
    this.typeParameters = typeParameters;
    this.paramDecorators = paramDecorators;
    this.params = params;
    this.returnType = returnType;
    this.body = body;
    this.async = async;
    this.generator = generator;
    this.expression = expression;
    this.declare = declare;
    this.strict = strict;
    this.simpleParams = simpleParams;
    this.scope = null;
  }
}

/** The value of a method without body: an overload, abstract or ambient. */
export class TSEmptyBodyFunctionExpression {
  declare readonly type: NodeType.TSEmptyBodyFunctionExpression;
  declare start: number;
  declare end: number;
  declare id: Identifier | null;
  declare typeParameters: TSTypeParameterDeclaration | null;
  declare paramDecorators: TSParameterDecorators[] | null;
  declare params: Parameter[];
  declare returnType: TSTypeAnnotation | null;
  declare body: null;
  declare async: boolean;
  declare generator: boolean;
  declare expression: boolean;
  declare declare: boolean;
  declare strict: boolean;
  declare simpleParams: boolean;
  declare scope: FunctionInfo | null;
  constructor(
    start: number,
    end: number,
    id: Identifier | null,
    typeParameters: TSTypeParameterDeclaration | null,
    paramDecorators: TSParameterDecorators[] | null,
    params: Parameter[],
    returnType: TSTypeAnnotation | null,
    body: null,
    async: boolean,
    generator: boolean,
    expression: boolean,
    declare: boolean,
    strict: boolean,
    simpleParams: boolean,
  ) {
    this.type = NodeType.TSEmptyBodyFunctionExpression;
    this.start = start;
    this.end = end;
    this.id = id;
    this.typeParameters = typeParameters;
    this.paramDecorators = paramDecorators;
    this.params = params;
    this.returnType = returnType;
    this.body = body;
    this.async = async;
    this.generator = generator;
    this.expression = expression;
    this.declare = declare;
    this.strict = strict;
    this.simpleParams = simpleParams;
    this.scope = null;
  }
}

export class TSAbstractMethodDefinition {
  declare readonly type: NodeType.TSAbstractMethodDefinition;
  declare start: number;
  declare end: number;
  declare decorators: Decorator[];
  declare key: PropertyKey | PrivateIdentifier;
  declare value: FunctionExpression | TSEmptyBodyFunctionExpression;
  declare kind: MethodKind;
  declare computed: boolean;
  declare static: boolean;
  declare accessibility: Accessibility;
  declare optional: boolean;
  declare override: boolean;
  constructor(
    start: number,
    end: number,
    decorators: Decorator[],
    key: PropertyKey | PrivateIdentifier,
    value: FunctionExpression | TSEmptyBodyFunctionExpression,
    kind: MethodKind,
    computed: boolean,
    isStatic: boolean,
    accessibility: Accessibility,
    optional: boolean,
    override: boolean,
  ) {
    this.type = NodeType.TSAbstractMethodDefinition;
    this.start = start;
    this.end = end;
    this.decorators = decorators;
    this.key = key;
    this.value = value;
    this.kind = kind;
    this.computed = computed;
    this.static = isStatic;
    this.accessibility = accessibility;
    this.optional = optional;
    this.override = override;
  }
}

export class TSAbstractPropertyDefinition {
  declare readonly type: NodeType.TSAbstractPropertyDefinition;
  declare start: number;
  declare end: number;
  declare decorators: Decorator[];
  declare key: PropertyKey | PrivateIdentifier;
  declare typeAnnotation: TSTypeAnnotation | null;
  declare value: Expression | null;
  declare computed: boolean;
  declare static: boolean;
  declare accessibility: Accessibility;
  declare declare: boolean;
  declare definite: boolean;
  declare optional: boolean;
  declare override: boolean;
  declare readonly: boolean;
  declare scope: Binding | null;
  constructor(
    start: number,
    end: number,
    decorators: Decorator[],
    key: PropertyKey | PrivateIdentifier,
    typeAnnotation: TSTypeAnnotation | null,
    value: Expression | null,
    computed: boolean,
    isStatic: boolean,
    accessibility: Accessibility,
    declare: boolean,
    definite: boolean,
    optional: boolean,
    override: boolean,
    readonly: boolean,
  ) {
    this.type = NodeType.TSAbstractPropertyDefinition;
    this.start = start;
    this.end = end;
    this.decorators = decorators;
    this.key = key;
    this.typeAnnotation = typeAnnotation;
    this.value = value;
    this.computed = computed;
    this.static = isStatic;
    this.accessibility = accessibility;
    this.declare = declare;
    this.definite = definite;
    this.optional = optional;
    this.override = override;
    this.readonly = readonly;
    this.scope = null;
  }
}

export class TSAbstractAccessorProperty {
  declare readonly type: NodeType.TSAbstractAccessorProperty;
  declare start: number;
  declare end: number;
  declare decorators: Decorator[];
  declare key: PropertyKey | PrivateIdentifier;
  declare typeAnnotation: TSTypeAnnotation | null;
  declare value: Expression | null;
  declare computed: boolean;
  declare static: boolean;
  declare accessibility: Accessibility;
  declare declare: boolean;
  declare definite: boolean;
  declare optional: boolean;
  declare override: boolean;
  declare readonly: boolean;
  declare scope: Binding | null;
  constructor(
    start: number,
    end: number,
    decorators: Decorator[],
    key: PropertyKey | PrivateIdentifier,
    typeAnnotation: TSTypeAnnotation | null,
    value: Expression | null,
    computed: boolean,
    isStatic: boolean,
    accessibility: Accessibility,
    declare: boolean,
    definite: boolean,
    optional: boolean,
    override: boolean,
    readonly: boolean,
  ) {
    this.type = NodeType.TSAbstractAccessorProperty;
    this.start = start;
    this.end = end;
    this.decorators = decorators;
    this.key = key;
    this.typeAnnotation = typeAnnotation;
    this.value = value;
    this.computed = computed;
    this.static = isStatic;
    this.accessibility = accessibility;
    this.declare = declare;
    this.definite = definite;
    this.optional = optional;
    this.override = override;
    this.readonly = readonly;
    this.scope = null;
  }
}

/** The decorators of parameter number `index`. */
export class TSParameterDecorators {
  declare readonly type: NodeType.TSParameterDecorators;
  declare start: number;
  declare end: number;
  declare index: number;
  declare decorators: Decorator[];
  constructor(start: number, end: number, index: number, decorators: Decorator[]) {
    this.type = NodeType.TSParameterDecorators;
    this.start = start;
    this.end = end;
    this.index = index;
    this.decorators = decorators;
  }
}

export class TSParameterProperty {
  declare readonly type: NodeType.TSParameterProperty;
  declare start: number;
  declare end: number;
  declare parameter: Identifier | AssignmentPattern | ObjectPattern | ArrayPattern | RestElement;
  declare accessibility: Accessibility;
  declare readonly: boolean;
  declare override: boolean;
  constructor(
    start: number,
    end: number,
    parameter: Identifier | AssignmentPattern | ObjectPattern | ArrayPattern | RestElement,
    accessibility: Accessibility,
    readonly: boolean,
    override: boolean,
  ) {
    this.type = NodeType.TSParameterProperty;
    this.start = start;
    this.end = end;
    this.parameter = parameter;
    this.accessibility = accessibility;
    this.readonly = readonly;
    this.override = override;
  }
}
