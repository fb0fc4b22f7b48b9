// The syntax tree: all node classes of the files beside, and the unions over them.
// Node and field names are ESTree's; those of TypeScript are typescript-estree's. Differences: literals are split by
// kind; `start` and `end` are byte offsets into the UTF-8 source; dotted namespaces are nested; the decorators of
// parameters hang on the function.

export * from './ast-expressions.ts';
export * from './ast-functions.ts';
export * from './ast-statements.ts';
export * from './ast-types.ts';
export * from './ast-typescript.ts';
export * from './node-type.ts';

import type {
  ArrayExpression,
  ArrayPattern,
  AssignmentExpression,
  AssignmentPattern,
  AwaitExpression,
  BigIntLiteral,
  BinaryExpression,
  BooleanLiteral,
  CallExpression,
  ChainExpression,
  ConditionalExpression,
  Identifier,
  ImportExpression,
  LogicalExpression,
  MemberExpression,
  MetaProperty,
  NewExpression,
  NullLiteral,
  NumericLiteral,
  ObjectExpression,
  ObjectPattern,
  PrivateIdentifier,
  Property,
  RegExpLiteral,
  RestElement,
  SequenceExpression,
  SpreadElement,
  StringLiteral,
  Super,
  TaggedTemplateExpression,
  TemplateElement,
  TemplateLiteral,
  ThisExpression,
  UnaryExpression,
  UpdateExpression,
  YieldExpression,
} from './ast-expressions.ts';
import type {
  AccessorProperty,
  ArrowFunctionExpression,
  ClassBody,
  ClassDeclaration,
  ClassExpression,
  Decorator,
  FunctionDeclaration,
  FunctionExpression,
  MethodDefinition,
  PropertyDefinition,
  StaticBlock,
  TSAbstractAccessorProperty,
  TSAbstractMethodDefinition,
  TSAbstractPropertyDefinition,
  TSDeclareFunction,
  TSEmptyBodyFunctionExpression,
  TSParameterDecorators,
  TSParameterProperty,
} from './ast-functions.ts';
import type {
  BlockStatement,
  BreakStatement,
  CatchClause,
  ContinueStatement,
  DebuggerStatement,
  DoWhileStatement,
  EmptyStatement,
  ExportAllDeclaration,
  ExportDefaultDeclaration,
  ExportNamedDeclaration,
  ExportSpecifier,
  ExpressionStatement,
  ForInStatement,
  ForOfStatement,
  ForStatement,
  IfStatement,
  ImportAttribute,
  ImportDeclaration,
  ImportDefaultSpecifier,
  ImportNamespaceSpecifier,
  ImportSpecifier,
  LabeledStatement,
  Program,
  ReturnStatement,
  SwitchCase,
  SwitchStatement,
  ThrowStatement,
  TryStatement,
  VariableDeclaration,
  VariableDeclarator,
  WhileStatement,
  WithStatement,
} from './ast-statements.ts';
import type {
  TSArrayType,
  TSCallSignatureDeclaration,
  TSConditionalType,
  TSConstructorType,
  TSConstructSignatureDeclaration,
  TSFunctionType,
  TSImportType,
  TSIndexedAccessType,
  TSIndexSignature,
  TSInferType,
  TSIntersectionType,
  TSKeywordType,
  TSLiteralType,
  TSMappedType,
  TSMethodSignature,
  TSNamedTupleMember,
  TSOptionalType,
  TSPropertySignature,
  TSQualifiedName,
  TSRestType,
  TSTemplateLiteralType,
  TSThisType,
  TSTupleType,
  TSTypeAnnotation,
  TSTypeLiteral,
  TSTypeOperator,
  TSTypeParameter,
  TSTypeParameterDeclaration,
  TSTypeParameterInstantiation,
  TSTypePredicate,
  TSTypeQuery,
  TSTypeReference,
  TSUnionType,
} from './ast-types.ts';
import type {
  TSAsExpression,
  TSClassImplements,
  TSEnumDeclaration,
  TSEnumMember,
  TSExportAssignment,
  TSExternalModuleReference,
  TSImportEqualsDeclaration,
  TSInstantiationExpression,
  TSInterfaceBody,
  TSInterfaceDeclaration,
  TSInterfaceHeritage,
  TSModuleBlock,
  TSModuleDeclaration,
  TSNamespaceExportDeclaration,
  TSNonNullExpression,
  TSSatisfiesExpression,
  TSTypeAliasDeclaration,
  TSTypeAssertion,
} from './ast-typescript.ts';
import { type NodeType, visitorKeys } from './node-type.ts';

/** Any node; `type` tells which one. */
export type Node =
  | Program
  | Identifier
  | PrivateIdentifier
  | NumericLiteral
  | StringLiteral
  | BooleanLiteral
  | NullLiteral
  | RegExpLiteral
  | BigIntLiteral
  | TemplateElement
  | ThisExpression
  | Super
  | ArrayExpression
  | ObjectExpression
  | Property
  | SpreadElement
  | UnaryExpression
  | UpdateExpression
  | BinaryExpression
  | LogicalExpression
  | AssignmentExpression
  | ConditionalExpression
  | CallExpression
  | NewExpression
  | MemberExpression
  | ChainExpression
  | SequenceExpression
  | YieldExpression
  | AwaitExpression
  | TemplateLiteral
  | TaggedTemplateExpression
  | MetaProperty
  | ImportExpression
  | ObjectPattern
  | ArrayPattern
  | AssignmentPattern
  | RestElement
  | FunctionDeclaration
  | FunctionExpression
  | ArrowFunctionExpression
  | ClassDeclaration
  | ClassExpression
  | ClassBody
  | MethodDefinition
  | PropertyDefinition
  | AccessorProperty
  | StaticBlock
  | Decorator
  | EmptyStatement
  | ExpressionStatement
  | BlockStatement
  | DebuggerStatement
  | WithStatement
  | ReturnStatement
  | LabeledStatement
  | BreakStatement
  | ContinueStatement
  | IfStatement
  | SwitchStatement
  | SwitchCase
  | ThrowStatement
  | TryStatement
  | CatchClause
  | WhileStatement
  | DoWhileStatement
  | ForStatement
  | ForInStatement
  | ForOfStatement
  | VariableDeclaration
  | VariableDeclarator
  | ImportDeclaration
  | ImportSpecifier
  | ImportDefaultSpecifier
  | ImportNamespaceSpecifier
  | ImportAttribute
  | ExportNamedDeclaration
  | ExportSpecifier
  | ExportDefaultDeclaration
  | ExportAllDeclaration
  | TSDeclareFunction
  | TSEmptyBodyFunctionExpression
  | TSAbstractMethodDefinition
  | TSAbstractPropertyDefinition
  | TSAbstractAccessorProperty
  | TSParameterDecorators
  | TSParameterProperty
  | TSAsExpression
  | TSSatisfiesExpression
  | TSTypeAssertion
  | TSNonNullExpression
  | TSInstantiationExpression
  | TSTypeAnnotation
  | TSTypeParameterDeclaration
  | TSTypeParameter
  | TSTypeParameterInstantiation
  | TSThisType
  | TSArrayType
  | TSTupleType
  | TSNamedTupleMember
  | TSOptionalType
  | TSRestType
  | TSUnionType
  | TSIntersectionType
  | TSConditionalType
  | TSInferType
  | TSTypeOperator
  | TSIndexedAccessType
  | TSMappedType
  | TSLiteralType
  | TSTemplateLiteralType
  | TSTypeLiteral
  | TSTypeReference
  | TSQualifiedName
  | TSTypeQuery
  | TSImportType
  | TSFunctionType
  | TSConstructorType
  | TSTypePredicate
  | TSPropertySignature
  | TSMethodSignature
  | TSIndexSignature
  | TSCallSignatureDeclaration
  | TSConstructSignatureDeclaration
  | TSInterfaceDeclaration
  | TSInterfaceBody
  | TSInterfaceHeritage
  | TSClassImplements
  | TSTypeAliasDeclaration
  | TSEnumDeclaration
  | TSEnumMember
  | TSModuleDeclaration
  | TSModuleBlock
  | TSImportEqualsDeclaration
  | TSExternalModuleReference
  | TSExportAssignment
  | TSNamespaceExportDeclaration
  | TSKeywordType;

/** What has a value. */
export type Expression =
  | Identifier
  | NumericLiteral
  | StringLiteral
  | BooleanLiteral
  | NullLiteral
  | RegExpLiteral
  | BigIntLiteral
  | ThisExpression
  | ArrayExpression
  | ObjectExpression
  | UnaryExpression
  | UpdateExpression
  | BinaryExpression
  | LogicalExpression
  | AssignmentExpression
  | ConditionalExpression
  | CallExpression
  | NewExpression
  | MemberExpression
  | ChainExpression
  | SequenceExpression
  | YieldExpression
  | AwaitExpression
  | TemplateLiteral
  | TaggedTemplateExpression
  | MetaProperty
  | ImportExpression
  | FunctionExpression
  | ArrowFunctionExpression
  | ClassExpression
  | TSAsExpression
  | TSSatisfiesExpression
  | TSTypeAssertion
  | TSNonNullExpression
  | TSInstantiationExpression;

/** Assignment and binding targets. Member and TypeScript expressions are targets of assignments only. */
export type Pattern =
  | Identifier
  | ObjectPattern
  | ArrayPattern
  | AssignmentPattern
  | RestElement
  | MemberExpression
  | TSAsExpression
  | TSSatisfiesExpression
  | TSTypeAssertion
  | TSNonNullExpression;

/** Statements and declarations. */
export type Statement =
  | EmptyStatement
  | ExpressionStatement
  | BlockStatement
  | DebuggerStatement
  | WithStatement
  | ReturnStatement
  | LabeledStatement
  | BreakStatement
  | ContinueStatement
  | IfStatement
  | SwitchStatement
  | ThrowStatement
  | TryStatement
  | WhileStatement
  | DoWhileStatement
  | ForStatement
  | ForInStatement
  | ForOfStatement
  | VariableDeclaration
  | FunctionDeclaration
  | ClassDeclaration
  | ImportDeclaration
  | ExportNamedDeclaration
  | ExportDefaultDeclaration
  | ExportAllDeclaration
  | TSDeclareFunction
  | TSInterfaceDeclaration
  | TSTypeAliasDeclaration
  | TSEnumDeclaration
  | TSModuleDeclaration
  | TSImportEqualsDeclaration
  | TSExportAssignment
  | TSNamespaceExportDeclaration;

/** All share one layout of fields. */
export type FunctionNode =
  | FunctionDeclaration
  | FunctionExpression
  | ArrowFunctionExpression
  | TSDeclareFunction
  | TSEmptyBodyFunctionExpression;

/** All share one layout of fields. */
export type ClassNode = ClassDeclaration | ClassExpression;

/** What a class body lists. */
export type ClassElement =
  | MethodDefinition
  | PropertyDefinition
  | AccessorProperty
  | StaticBlock
  | TSAbstractMethodDefinition
  | TSAbstractPropertyDefinition
  | TSAbstractAccessorProperty
  | TSIndexSignature;

/** What may stand in a type position. */
export type TypeNode =
  | TSThisType
  | TSArrayType
  | TSTupleType
  | TSNamedTupleMember
  | TSOptionalType
  | TSRestType
  | TSUnionType
  | TSIntersectionType
  | TSConditionalType
  | TSInferType
  | TSTypeOperator
  | TSIndexedAccessType
  | TSMappedType
  | TSLiteralType
  | TSTemplateLiteralType
  | TSTypeLiteral
  | TSTypeReference
  | TSTypeQuery
  | TSImportType
  | TSFunctionType
  | TSConstructorType
  | TSTypePredicate
  | TSKeywordType;

/** What an interface or a type literal lists. */
export type TypeElement =
  | TSPropertySignature
  | TSMethodSignature
  | TSIndexSignature
  | TSCallSignatureDeclaration
  | TSConstructSignatureDeclaration;

/** A formal parameter. A parameter with a default is an AssignmentPattern. */
export type Parameter = Pattern | TSParameterProperty;
/** A property's key: Identifier or literal, or any expression when `computed`. */
export type PropertyKey = Expression;
/** `A.B.C`; `this` where TypeScript allows it (`typeof this.x`). */
export type EntityName = Identifier | ThisExpression | TSQualifiedName;
/** What stands between `import` and `from`. */
export type ImportClause = ImportSpecifier | ImportDefaultSpecifier | ImportNamespaceSpecifier;
/** TypeScript's access modifier, where one is written. */
export type Accessibility = 'public' | 'private' | 'protected' | null;
export type MethodKind = 'constructor' | 'method' | 'get' | 'set';
export type VariableKind = 'var' | 'let' | 'const' | 'using' | 'await using';
/** `+` and `-` as written (`-readonly`, `+?`), true for the bare word. */
export type MappedModifier = boolean | '+' | '-';
export type UnaryOperator = '-' | '+' | '!' | '~' | 'typeof' | 'void' | 'delete';
export type BinaryOperator =
  | '=='
  | '!='
  | '==='
  | '!=='
  | '<'
  | '<='
  | '>'
  | '>='
  | '<<'
  | '>>'
  | '>>>'
  | '+'
  | '-'
  | '*'
  | '/'
  | '%'
  | '**'
  | '|'
  | '^'
  | '&'
  | 'in'
  | 'instanceof';
export type AssignmentOperator =
  | '='
  | '+='
  | '-='
  | '*='
  | '/='
  | '%='
  | '**='
  | '<<='
  | '>>='
  | '>>>='
  | '|='
  | '^='
  | '&='
  | '&&='
  | '||='
  | '??=';
/** The `type` of a TSKeywordType. */
export type KeywordTypeKind =
  | NodeType.TSAnyKeyword
  | NodeType.TSBigIntKeyword
  | NodeType.TSBooleanKeyword
  | NodeType.TSIntrinsicKeyword
  | NodeType.TSNeverKeyword
  | NodeType.TSNullKeyword
  | NodeType.TSNumberKeyword
  | NodeType.TSObjectKeyword
  | NodeType.TSStringKeyword
  | NodeType.TSSymbolKeyword
  | NodeType.TSUndefinedKeyword
  | NodeType.TSUnknownKeyword
  | NodeType.TSVoidKeyword;

/** Is `test` true of a direct child of `node`? Asked in source order, up to the first; `argument` goes to each. Holes and absent children are left out. */
export function someChild<T>(node: Node, argument: T, test: (child: Node, argument: T) => boolean): boolean {
  const fields = node as unknown as Record<string, Node | (Node | null)[] | null>;
  const keys = visitorKeys(node.type);
  for (let i = 0; i < keys.length; i++) {
    const value = fields[keys[i]];
    if (value === null) continue;
    if (Array.isArray(value)) {
      for (let j = 0; j < value.length; j++) {
        const child = value[j];
        if (child !== null && test(child, argument)) return true;
      }
    } else if (test(value, argument)) {
      return true;
    }
  }
  return false;
}

/** Calls `visit` for each direct child of `node`, in source order. */
export function forEachChild(node: Node, visit: (child: Node) => void): void {
  someChild(node, visit, visited);
}

function visited(child: Node, visit: (child: Node) => void): boolean {
  visit(child);
  return false;
}
