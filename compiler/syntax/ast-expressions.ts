// Expressions, literals and patterns. One class a node, every field assigned in one fixed order by the constructor.

import type { Binding } from '../scope/scope.ts';
import type {
  AssignmentOperator,
  BinaryOperator,
  Expression,
  Pattern,
  PropertyKey,
  TSTypeAnnotation,
  TSTypeParameterInstantiation,
  UnaryOperator,
} from './ast.ts';
import { NodeType } from './node-type.ts';

/** A name: reference, binding, property key or label. The annotation and `optional` belong to binding positions. */
export class Identifier {
  declare readonly type: NodeType.Identifier;
  declare start: number;
  declare end: number;
  declare name: string;
  declare typeAnnotation: TSTypeAnnotation | null;
  declare optional: boolean;
  declare binding: Binding | null;
  /** The reference may run before the initialization of its binding. */
  declare holeCheck: boolean;
  constructor(start: number, end: number, name: string, typeAnnotation: TSTypeAnnotation | null, optional: boolean) {
    this.type = NodeType.Identifier;
    this.start = start;
    this.end = end;
    this.name = name;
    this.typeAnnotation = typeAnnotation;
    this.optional = optional;
    this.binding = null;
    this.holeCheck = false;
  }
}

/** `#name`, without the `#` in `name`. */
export class PrivateIdentifier {
  declare readonly type: NodeType.PrivateIdentifier;
  declare start: number;
  declare end: number;
  declare name: string;
  declare binding: Binding | null;
  constructor(start: number, end: number, name: string) {
    this.type = NodeType.PrivateIdentifier;
    this.start = start;
    this.end = end;
    this.name = name;
    this.binding = null;
  }
}

export class NumericLiteral {
  declare readonly type: NodeType.NumericLiteral;
  declare start: number;
  declare end: number;
  declare value: number;
  constructor(start: number, end: number, value: number) {
    this.type = NodeType.NumericLiteral;
    this.start = start;
    this.end = end;
    this.value = value;
  }
}

export class StringLiteral {
  declare readonly type: NodeType.StringLiteral;
  declare start: number;
  declare end: number;
  declare value: string;
  constructor(start: number, end: number, value: string) {
    this.type = NodeType.StringLiteral;
    this.start = start;
    this.end = end;
    this.value = value;
  }
}

export class BooleanLiteral {
  declare readonly type: NodeType.BooleanLiteral;
  declare start: number;
  declare end: number;
  declare value: boolean;
  constructor(start: number, end: number, value: boolean) {
    this.type = NodeType.BooleanLiteral;
    this.start = start;
    this.end = end;
    this.value = value;
  }
}

export class NullLiteral {
  declare readonly type: NodeType.NullLiteral;
  declare start: number;
  declare end: number;
  constructor(start: number, end: number) {
    this.type = NodeType.NullLiteral;
    this.start = start;
    this.end = end;
  }
}

/** The pattern's own grammar is checked by the regular expression compiler. */
export class RegExpLiteral {
  declare readonly type: NodeType.RegExpLiteral;
  declare start: number;
  declare end: number;
  declare pattern: string;
  declare flags: string;
  constructor(start: number, end: number, pattern: string, flags: string) {
    this.type = NodeType.RegExpLiteral;
    this.start = start;
    this.end = end;
    this.pattern = pattern;
    this.flags = flags;
  }
}

/** `bigint` is the literal without separators and `n`, with its radix prefix. */
export class BigIntLiteral {
  declare readonly type: NodeType.BigIntLiteral;
  declare start: number;
  declare end: number;
  declare bigint: string;
  constructor(start: number, end: number, bigint: string) {
    this.type = NodeType.BigIntLiteral;
    this.start = start;
    this.end = end;
    this.bigint = bigint;
  }
}

/** `cooked` is null where a tagged template holds an invalid escape. */
export class TemplateElement {
  declare readonly type: NodeType.TemplateElement;
  declare start: number;
  declare end: number;
  declare cooked: string | null;
  declare raw: string;
  declare tail: boolean;
  constructor(start: number, end: number, cooked: string | null, raw: string, tail: boolean) {
    this.type = NodeType.TemplateElement;
    this.start = start;
    this.end = end;
    this.cooked = cooked;
    this.raw = raw;
    this.tail = tail;
  }
}

export class ThisExpression {
  declare readonly type: NodeType.ThisExpression;
  declare start: number;
  declare end: number;
  constructor(start: number, end: number) {
    this.type = NodeType.ThisExpression;
    this.start = start;
    this.end = end;
  }
}

/** Only as callee or as object of a member expression. */
export class Super {
  declare readonly type: NodeType.Super;
  declare start: number;
  declare end: number;
  constructor(start: number, end: number) {
    this.type = NodeType.Super;
    this.start = start;
    this.end = end;
  }
}

export class ArrayExpression {
  declare readonly type: NodeType.ArrayExpression;
  declare start: number;
  declare end: number;
  declare elements: (Expression | SpreadElement | null)[];
  declare parenthesized: boolean;
  constructor(start: number, end: number, elements: (Expression | SpreadElement | null)[], parenthesized: boolean) {
    this.type = NodeType.ArrayExpression;
    this.start = start;
    this.end = end;
    this.elements = elements;
    this.parenthesized = parenthesized;
  }
}

export class ObjectExpression {
  declare readonly type: NodeType.ObjectExpression;
  declare start: number;
  declare end: number;
  declare properties: (Property | SpreadElement)[];
  declare parenthesized: boolean;
  constructor(start: number, end: number, properties: (Property | SpreadElement)[], parenthesized: boolean) {
    this.type = NodeType.ObjectExpression;
    this.start = start;
    this.end = end;
    this.properties = properties;
    this.parenthesized = parenthesized;
  }
}

/** A property of an object literal, or of an object pattern, where `value` is a Pattern. */
export class Property {
  declare readonly type: NodeType.Property;
  declare start: number;
  declare end: number;
  declare kind: 'init' | 'get' | 'set';
  declare key: PropertyKey;
  declare value: Expression | Pattern;
  declare computed: boolean;
  declare method: boolean;
  declare shorthand: boolean;
  constructor(
    start: number,
    end: number,
    kind: 'init' | 'get' | 'set',
    key: PropertyKey,
    value: Expression | Pattern,
    computed: boolean,
    method: boolean,
    shorthand: boolean,
  ) {
    this.type = NodeType.Property;
    this.start = start;
    this.end = end;
    this.kind = kind;
    this.key = key;
    this.value = value;
    this.computed = computed;
    this.method = method;
    this.shorthand = shorthand;
  }
}

export class SpreadElement {
  declare readonly type: NodeType.SpreadElement;
  declare start: number;
  declare end: number;
  declare argument: Expression;
  constructor(start: number, end: number, argument: Expression) {
    this.type = NodeType.SpreadElement;
    this.start = start;
    this.end = end;
    this.argument = argument;
  }
}

export class UnaryExpression {
  declare readonly type: NodeType.UnaryExpression;
  declare start: number;
  declare end: number;
  declare operator: UnaryOperator;
  declare argument: Expression;
  constructor(start: number, end: number, operator: UnaryOperator, argument: Expression) {
    this.type = NodeType.UnaryExpression;
    this.start = start;
    this.end = end;
    this.operator = operator;
    this.argument = argument;
  }
}

export class UpdateExpression {
  declare readonly type: NodeType.UpdateExpression;
  declare start: number;
  declare end: number;
  declare operator: '++' | '--';
  declare prefix: boolean;
  declare argument: Expression;
  constructor(start: number, end: number, operator: '++' | '--', prefix: boolean, argument: Expression) {
    this.type = NodeType.UpdateExpression;
    this.start = start;
    this.end = end;
    this.operator = operator;
    this.prefix = prefix;
    this.argument = argument;
  }
}

/** `left` is a PrivateIdentifier only in `#x in object`. */
export class BinaryExpression {
  declare readonly type: NodeType.BinaryExpression;
  declare start: number;
  declare end: number;
  declare operator: BinaryOperator;
  declare left: Expression | PrivateIdentifier;
  declare right: Expression;
  constructor(
    start: number,
    end: number,
    operator: BinaryOperator,
    left: Expression | PrivateIdentifier,
    right: Expression,
  ) {
    this.type = NodeType.BinaryExpression;
    this.start = start;
    this.end = end;
    this.operator = operator;
    this.left = left;
    this.right = right;
  }
}

export class LogicalExpression {
  declare readonly type: NodeType.LogicalExpression;
  declare start: number;
  declare end: number;
  declare operator: '&&' | '||' | '??';
  declare left: Expression;
  declare right: Expression;
  constructor(start: number, end: number, operator: '&&' | '||' | '??', left: Expression, right: Expression) {
    this.type = NodeType.LogicalExpression;
    this.start = start;
    this.end = end;
    this.operator = operator;
    this.left = left;
    this.right = right;
  }
}

/** With operator `=`, `left` is a Pattern; a parenthesised target starts after the assignment itself. */
export class AssignmentExpression {
  declare readonly type: NodeType.AssignmentExpression;
  declare start: number;
  declare end: number;
  declare operator: AssignmentOperator;
  declare left: Pattern | Expression;
  declare right: Expression;
  declare parenthesized: boolean;
  constructor(
    start: number,
    end: number,
    operator: AssignmentOperator,
    left: Pattern | Expression,
    right: Expression,
    parenthesized: boolean,
  ) {
    this.type = NodeType.AssignmentExpression;
    this.start = start;
    this.end = end;
    this.operator = operator;
    this.left = left;
    this.right = right;
    this.parenthesized = parenthesized;
  }
}

export class ConditionalExpression {
  declare readonly type: NodeType.ConditionalExpression;
  declare start: number;
  declare end: number;
  declare test: Expression;
  declare consequent: Expression;
  declare alternate: Expression;
  constructor(start: number, end: number, test: Expression, consequent: Expression, alternate: Expression) {
    this.type = NodeType.ConditionalExpression;
    this.start = start;
    this.end = end;
    this.test = test;
    this.consequent = consequent;
    this.alternate = alternate;
  }
}

export class CallExpression {
  declare readonly type: NodeType.CallExpression;
  declare start: number;
  declare end: number;
  declare callee: Expression | Super;
  declare typeArguments: TSTypeParameterInstantiation | null;
  declare arguments: (Expression | SpreadElement)[];
  declare optional: boolean;
  constructor(
    start: number,
    end: number,
    callee: Expression | Super,
    typeArguments: TSTypeParameterInstantiation | null,
    args: (Expression | SpreadElement)[],
    optional: boolean,
  ) {
    this.type = NodeType.CallExpression;
    this.start = start;
    this.end = end;
    this.callee = callee;
    this.typeArguments = typeArguments;
    this.arguments = args;
    this.optional = optional;
  }
}

export class NewExpression {
  declare readonly type: NodeType.NewExpression;
  declare start: number;
  declare end: number;
  declare callee: Expression;
  declare typeArguments: TSTypeParameterInstantiation | null;
  declare arguments: (Expression | SpreadElement)[];
  constructor(
    start: number,
    end: number,
    callee: Expression,
    typeArguments: TSTypeParameterInstantiation | null,
    args: (Expression | SpreadElement)[],
  ) {
    this.type = NodeType.NewExpression;
    this.start = start;
    this.end = end;
    this.callee = callee;
    this.typeArguments = typeArguments;
    this.arguments = args;
  }
}

export class MemberExpression {
  declare readonly type: NodeType.MemberExpression;
  declare start: number;
  declare end: number;
  declare object: Expression | Super;
  declare property: Expression | Identifier | PrivateIdentifier;
  declare computed: boolean;
  declare optional: boolean;
  constructor(
    start: number,
    end: number,
    object: Expression | Super,
    property: Expression | Identifier | PrivateIdentifier,
    computed: boolean,
    optional: boolean,
  ) {
    this.type = NodeType.MemberExpression;
    this.start = start;
    this.end = end;
    this.object = object;
    this.property = property;
    this.computed = computed;
    this.optional = optional;
  }
}

/** The extent of one optional chain: a short circuit leaves here. */
export class ChainExpression {
  declare readonly type: NodeType.ChainExpression;
  declare start: number;
  declare end: number;
  declare expression: Expression;
  constructor(start: number, end: number, expression: Expression) {
    this.type = NodeType.ChainExpression;
    this.start = start;
    this.end = end;
    this.expression = expression;
  }
}

export class SequenceExpression {
  declare readonly type: NodeType.SequenceExpression;
  declare start: number;
  declare end: number;
  declare expressions: Expression[];
  constructor(start: number, end: number, expressions: Expression[]) {
    this.type = NodeType.SequenceExpression;
    this.start = start;
    this.end = end;
    this.expressions = expressions;
  }
}

export class YieldExpression {
  declare readonly type: NodeType.YieldExpression;
  declare start: number;
  declare end: number;
  declare argument: Expression | null;
  declare delegate: boolean;
  constructor(start: number, end: number, argument: Expression | null, delegate: boolean) {
    this.type = NodeType.YieldExpression;
    this.start = start;
    this.end = end;
    this.argument = argument;
    this.delegate = delegate;
  }
}

export class AwaitExpression {
  declare readonly type: NodeType.AwaitExpression;
  declare start: number;
  declare end: number;
  declare argument: Expression;
  constructor(start: number, end: number, argument: Expression) {
    this.type = NodeType.AwaitExpression;
    this.start = start;
    this.end = end;
    this.argument = argument;
  }
}

export class TemplateLiteral {
  declare readonly type: NodeType.TemplateLiteral;
  declare start: number;
  declare end: number;
  declare quasis: TemplateElement[];
  declare expressions: Expression[];
  constructor(start: number, end: number, quasis: TemplateElement[], expressions: Expression[]) {
    this.type = NodeType.TemplateLiteral;
    this.start = start;
    this.end = end;
    this.quasis = quasis;
    this.expressions = expressions;
  }
}

export class TaggedTemplateExpression {
  declare readonly type: NodeType.TaggedTemplateExpression;
  declare start: number;
  declare end: number;
  declare tag: Expression;
  declare typeArguments: TSTypeParameterInstantiation | null;
  declare quasi: TemplateLiteral;
  constructor(
    start: number,
    end: number,
    tag: Expression,
    typeArguments: TSTypeParameterInstantiation | null,
    quasi: TemplateLiteral,
  ) {
    this.type = NodeType.TaggedTemplateExpression;
    this.start = start;
    this.end = end;
    this.tag = tag;
    this.typeArguments = typeArguments;
    this.quasi = quasi;
  }
}

/** `new.target` and `import.meta`. */
export class MetaProperty {
  declare readonly type: NodeType.MetaProperty;
  declare start: number;
  declare end: number;
  declare meta: Identifier;
  declare property: Identifier;
  constructor(start: number, end: number, meta: Identifier, property: Identifier) {
    this.type = NodeType.MetaProperty;
    this.start = start;
    this.end = end;
    this.meta = meta;
    this.property = property;
  }
}

export class ImportExpression {
  declare readonly type: NodeType.ImportExpression;
  declare start: number;
  declare end: number;
  declare source: Expression;
  declare options: Expression | null;
  constructor(start: number, end: number, source: Expression, options: Expression | null) {
    this.type = NodeType.ImportExpression;
    this.start = start;
    this.end = end;
    this.source = source;
    this.options = options;
  }
}

export class ObjectPattern {
  declare readonly type: NodeType.ObjectPattern;
  declare start: number;
  declare end: number;
  declare properties: (Property | RestElement)[];
  declare typeAnnotation: TSTypeAnnotation | null;
  declare optional: boolean;
  constructor(
    start: number,
    end: number,
    properties: (Property | RestElement)[],
    typeAnnotation: TSTypeAnnotation | null,
    optional: boolean,
  ) {
    this.type = NodeType.ObjectPattern;
    this.start = start;
    this.end = end;
    this.properties = properties;
    this.typeAnnotation = typeAnnotation;
    this.optional = optional;
  }
}

export class ArrayPattern {
  declare readonly type: NodeType.ArrayPattern;
  declare start: number;
  declare end: number;
  declare elements: (Pattern | null)[];
  declare typeAnnotation: TSTypeAnnotation | null;
  declare optional: boolean;
  constructor(
    start: number,
    end: number,
    elements: (Pattern | null)[],
    typeAnnotation: TSTypeAnnotation | null,
    optional: boolean,
  ) {
    this.type = NodeType.ArrayPattern;
    this.start = start;
    this.end = end;
    this.elements = elements;
    this.typeAnnotation = typeAnnotation;
    this.optional = optional;
  }
}

/** A target with a default. */
export class AssignmentPattern {
  declare readonly type: NodeType.AssignmentPattern;
  declare start: number;
  declare end: number;
  declare left: Pattern;
  declare right: Expression;
  constructor(start: number, end: number, left: Pattern, right: Expression) {
    this.type = NodeType.AssignmentPattern;
    this.start = start;
    this.end = end;
    this.left = left;
    this.right = right;
  }
}

export class RestElement {
  declare readonly type: NodeType.RestElement;
  declare start: number;
  declare end: number;
  declare argument: Pattern;
  declare typeAnnotation: TSTypeAnnotation | null;
  constructor(start: number, end: number, argument: Pattern, typeAnnotation: TSTypeAnnotation | null) {
    this.type = NodeType.RestElement;
    this.start = start;
    this.end = end;
    this.argument = argument;
    this.typeAnnotation = typeAnnotation;
  }
}
