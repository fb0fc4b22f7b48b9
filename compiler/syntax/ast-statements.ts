// The program, statements, import and export declarations. One class a node, every field assigned in one fixed order by the constructor.

import type { FunctionInfo, Scope } from '../scope/scope.ts';
import type { Expression, Identifier, ImportClause, Pattern, Statement, StringLiteral, VariableKind } from './ast.ts';
import { NodeType } from './node-type.ts';

/** A whole source file. `sourceType` is the goal that was really used, also for 'auto'. */
export class Program {
  declare readonly type: NodeType.Program;
  declare start: number;
  declare end: number;
  declare body: Statement[];
  declare sourceType: 'module' | 'script';
  declare strict: boolean;
  declare topLevelAwait: boolean;
  declare scope: FunctionInfo | null;
  /** Starts of the calls `eval(…)`, in order; a speculative parse may leave some twice. */
  declare evalCalls: readonly number[];
  constructor(
    start: number,
    end: number,
    body: Statement[],
    sourceType: 'module' | 'script',
    strict: boolean,
    topLevelAwait: boolean,
  ) {
    this.type = NodeType.Program;
    this.start = start;
    this.end = end;
    this.body = body;
    this.sourceType = sourceType;
    this.strict = strict;
    this.topLevelAwait = topLevelAwait;
    this.scope = null;
    this.evalCalls = [];
  }
}

export class EmptyStatement {
  declare readonly type: NodeType.EmptyStatement;
  declare start: number;
  declare end: number;
  constructor(start: number, end: number) {
    this.type = NodeType.EmptyStatement;
    this.start = start;
    this.end = end;
  }
}

/** `directive` is the raw text between the quotes, in a directive prologue only. */
export class ExpressionStatement {
  declare readonly type: NodeType.ExpressionStatement;
  declare start: number;
  declare end: number;
  declare expression: Expression;
  declare directive: string | null;
  constructor(start: number, end: number, expression: Expression, directive: string | null) {
    this.type = NodeType.ExpressionStatement;
    this.start = start;
    this.end = end;
    this.expression = expression;
    this.directive = directive;
  }
}

export class BlockStatement {
  declare readonly type: NodeType.BlockStatement;
  declare start: number;
  declare end: number;
  declare body: Statement[];
  declare scope: Scope | null;
  constructor(start: number, end: number, body: Statement[]) {
    this.type = NodeType.BlockStatement;
    this.start = start;
    this.end = end;
    this.body = body;
    this.scope = null;
  }
}

export class DebuggerStatement {
  declare readonly type: NodeType.DebuggerStatement;
  declare start: number;
  declare end: number;
  constructor(start: number, end: number) {
    this.type = NodeType.DebuggerStatement;
    this.start = start;
    this.end = end;
  }
}

export class WithStatement {
  declare readonly type: NodeType.WithStatement;
  declare start: number;
  declare end: number;
  declare object: Expression;
  declare body: Statement;
  declare scope: Scope | null;
  constructor(start: number, end: number, object: Expression, body: Statement) {
    this.type = NodeType.WithStatement;
    this.start = start;
    this.end = end;
    this.object = object;
    this.body = body;
    this.scope = null;
  }
}

export class ReturnStatement {
  declare readonly type: NodeType.ReturnStatement;
  declare start: number;
  declare end: number;
  declare argument: Expression | null;
  constructor(start: number, end: number, argument: Expression | null) {
    this.type = NodeType.ReturnStatement;
    this.start = start;
    this.end = end;
    this.argument = argument;
  }
}

export class LabeledStatement {
  declare readonly type: NodeType.LabeledStatement;
  declare start: number;
  declare end: number;
  declare label: Identifier;
  declare body: Statement;
  constructor(start: number, end: number, label: Identifier, body: Statement) {
    this.type = NodeType.LabeledStatement;
    this.start = start;
    this.end = end;
    this.label = label;
    this.body = body;
  }
}

export class BreakStatement {
  declare readonly type: NodeType.BreakStatement;
  declare start: number;
  declare end: number;
  declare label: Identifier | null;
  constructor(start: number, end: number, label: Identifier | null) {
    this.type = NodeType.BreakStatement;
    this.start = start;
    this.end = end;
    this.label = label;
  }
}

export class ContinueStatement {
  declare readonly type: NodeType.ContinueStatement;
  declare start: number;
  declare end: number;
  declare label: Identifier | null;
  constructor(start: number, end: number, label: Identifier | null) {
    this.type = NodeType.ContinueStatement;
    this.start = start;
    this.end = end;
    this.label = label;
  }
}

export class IfStatement {
  declare readonly type: NodeType.IfStatement;
  declare start: number;
  declare end: number;
  declare test: Expression;
  declare consequent: Statement;
  declare alternate: Statement | null;
  constructor(start: number, end: number, test: Expression, consequent: Statement, alternate: Statement | null) {
    this.type = NodeType.IfStatement;
    this.start = start;
    this.end = end;
    this.test = test;
    this.consequent = consequent;
    this.alternate = alternate;
  }
}

export class SwitchStatement {
  declare readonly type: NodeType.SwitchStatement;
  declare start: number;
  declare end: number;
  declare discriminant: Expression;
  declare cases: SwitchCase[];
  declare scope: Scope | null;
  constructor(start: number, end: number, discriminant: Expression, cases: SwitchCase[]) {
    this.type = NodeType.SwitchStatement;
    this.start = start;
    this.end = end;
    this.discriminant = discriminant;
    this.cases = cases;
    this.scope = null;
  }
}

export class SwitchCase {
  declare readonly type: NodeType.SwitchCase;
  declare start: number;
  declare end: number;
  declare test: Expression | null;
  declare consequent: Statement[];
  constructor(start: number, end: number, test: Expression | null, consequent: Statement[]) {
    this.type = NodeType.SwitchCase;
    this.start = start;
    this.end = end;
    this.test = test;
    this.consequent = consequent;
  }
}

export class ThrowStatement {
  declare readonly type: NodeType.ThrowStatement;
  declare start: number;
  declare end: number;
  declare argument: Expression;
  constructor(start: number, end: number, argument: Expression) {
    this.type = NodeType.ThrowStatement;
    this.start = start;
    this.end = end;
    this.argument = argument;
  }
}

export class TryStatement {
  declare readonly type: NodeType.TryStatement;
  declare start: number;
  declare end: number;
  declare block: BlockStatement;
  declare handler: CatchClause | null;
  declare finalizer: BlockStatement | null;
  constructor(
    start: number,
    end: number,
    block: BlockStatement,
    handler: CatchClause | null,
    finalizer: BlockStatement | null,
  ) {
    this.type = NodeType.TryStatement;
    this.start = start;
    this.end = end;
    this.block = block;
    this.handler = handler;
    this.finalizer = finalizer;
  }
}

/** `scope` holds the parameter; the body's block has its own. */
export class CatchClause {
  declare readonly type: NodeType.CatchClause;
  declare start: number;
  declare end: number;
  declare param: Pattern | null;
  declare body: BlockStatement;
  declare scope: Scope | null;
  constructor(start: number, end: number, param: Pattern | null, body: BlockStatement) {
    this.type = NodeType.CatchClause;
    this.start = start;
    this.end = end;
    this.param = param;
    this.body = body;
    this.scope = null;
  }
}

export class WhileStatement {
  declare readonly type: NodeType.WhileStatement;
  declare start: number;
  declare end: number;
  declare test: Expression;
  declare body: Statement;
  constructor(start: number, end: number, test: Expression, body: Statement) {
    this.type = NodeType.WhileStatement;
    this.start = start;
    this.end = end;
    this.test = test;
    this.body = body;
  }
}

export class DoWhileStatement {
  declare readonly type: NodeType.DoWhileStatement;
  declare start: number;
  declare end: number;
  declare body: Statement;
  declare test: Expression;
  constructor(start: number, end: number, body: Statement, test: Expression) {
    this.type = NodeType.DoWhileStatement;
    this.start = start;
    this.end = end;
    this.body = body;
    this.test = test;
  }
}

export class ForStatement {
  declare readonly type: NodeType.ForStatement;
  declare start: number;
  declare end: number;
  declare init: VariableDeclaration | Expression | null;
  declare test: Expression | null;
  declare update: Expression | null;
  declare body: Statement;
  declare scope: Scope | null;
  constructor(
    start: number,
    end: number,
    init: VariableDeclaration | Expression | null,
    test: Expression | null,
    update: Expression | null,
    body: Statement,
  ) {
    this.type = NodeType.ForStatement;
    this.start = start;
    this.end = end;
    this.init = init;
    this.test = test;
    this.update = update;
    this.body = body;
    this.scope = null;
  }
}

export class ForInStatement {
  declare readonly type: NodeType.ForInStatement;
  declare start: number;
  declare end: number;
  declare left: VariableDeclaration | Pattern;
  declare right: Expression;
  declare body: Statement;
  declare scope: Scope | null;
  constructor(start: number, end: number, left: VariableDeclaration | Pattern, right: Expression, body: Statement) {
    this.type = NodeType.ForInStatement;
    this.start = start;
    this.end = end;
    this.left = left;
    this.right = right;
    this.body = body;
    this.scope = null;
  }
}

export class ForOfStatement {
  declare readonly type: NodeType.ForOfStatement;
  declare start: number;
  declare end: number;
  declare left: VariableDeclaration | Pattern;
  declare right: Expression;
  declare body: Statement;
  declare await: boolean;
  declare scope: Scope | null;
  constructor(
    start: number,
    end: number,
    left: VariableDeclaration | Pattern,
    right: Expression,
    body: Statement,
    isAwait: boolean,
  ) {
    this.type = NodeType.ForOfStatement;
    this.start = start;
    this.end = end;
    this.left = left;
    this.right = right;
    this.body = body;
    this.await = isAwait;
    this.scope = null;
  }
}

export class VariableDeclaration {
  declare readonly type: NodeType.VariableDeclaration;
  declare start: number;
  declare end: number;
  declare kind: VariableKind;
  declare declarations: VariableDeclarator[];
  declare declare: boolean;
  constructor(start: number, end: number, kind: VariableKind, declarations: VariableDeclarator[], declare: boolean) {
    this.type = NodeType.VariableDeclaration;
    this.start = start;
    this.end = end;
    this.kind = kind;
    this.declarations = declarations;
    this.declare = declare;
  }
}

export class VariableDeclarator {
  declare readonly type: NodeType.VariableDeclarator;
  declare start: number;
  declare end: number;
  declare id: Pattern;
  declare init: Expression | null;
  declare definite: boolean;
  constructor(start: number, end: number, id: Pattern, init: Expression | null, definite: boolean) {
    this.type = NodeType.VariableDeclarator;
    this.start = start;
    this.end = end;
    this.id = id;
    this.init = init;
    this.definite = definite;
  }
}

export class ImportDeclaration {
  declare readonly type: NodeType.ImportDeclaration;
  declare start: number;
  declare end: number;
  declare specifiers: ImportClause[];
  declare source: StringLiteral;
  declare attributes: ImportAttribute[];
  declare importKind: 'value' | 'type';
  constructor(
    start: number,
    end: number,
    specifiers: ImportClause[],
    source: StringLiteral,
    attributes: ImportAttribute[],
    importKind: 'value' | 'type',
  ) {
    this.type = NodeType.ImportDeclaration;
    this.start = start;
    this.end = end;
    this.specifiers = specifiers;
    this.source = source;
    this.attributes = attributes;
    this.importKind = importKind;
  }
}

export class ImportSpecifier {
  declare readonly type: NodeType.ImportSpecifier;
  declare start: number;
  declare end: number;
  declare imported: Identifier | StringLiteral;
  declare local: Identifier;
  declare importKind: 'value' | 'type';
  constructor(
    start: number,
    end: number,
    imported: Identifier | StringLiteral,
    local: Identifier,
    importKind: 'value' | 'type',
  ) {
    this.type = NodeType.ImportSpecifier;
    this.start = start;
    this.end = end;
    this.imported = imported;
    this.local = local;
    this.importKind = importKind;
  }
}

export class ImportDefaultSpecifier {
  declare readonly type: NodeType.ImportDefaultSpecifier;
  declare start: number;
  declare end: number;
  declare local: Identifier;
  constructor(start: number, end: number, local: Identifier) {
    this.type = NodeType.ImportDefaultSpecifier;
    this.start = start;
    this.end = end;
    this.local = local;
  }
}

export class ImportNamespaceSpecifier {
  declare readonly type: NodeType.ImportNamespaceSpecifier;
  declare start: number;
  declare end: number;
  declare local: Identifier;
  constructor(start: number, end: number, local: Identifier) {
    this.type = NodeType.ImportNamespaceSpecifier;
    this.start = start;
    this.end = end;
    this.local = local;
  }
}

export class ImportAttribute {
  declare readonly type: NodeType.ImportAttribute;
  declare start: number;
  declare end: number;
  declare key: Identifier | StringLiteral;
  declare value: StringLiteral;
  constructor(start: number, end: number, key: Identifier | StringLiteral, value: StringLiteral) {
    this.type = NodeType.ImportAttribute;
    this.start = start;
    this.end = end;
    this.key = key;
    this.value = value;
  }
}

export class ExportNamedDeclaration {
  declare readonly type: NodeType.ExportNamedDeclaration;
  declare start: number;
  declare end: number;
  declare declaration: Statement | null;
  declare specifiers: ExportSpecifier[];
  declare source: StringLiteral | null;
  declare attributes: ImportAttribute[];
  declare exportKind: 'value' | 'type';
  constructor(
    start: number,
    end: number,
    declaration: Statement | null,
    specifiers: ExportSpecifier[],
    source: StringLiteral | null,
    attributes: ImportAttribute[],
    exportKind: 'value' | 'type',
  ) {
    this.type = NodeType.ExportNamedDeclaration;
    this.start = start;
    this.end = end;
    this.declaration = declaration;
    this.specifiers = specifiers;
    this.source = source;
    this.attributes = attributes;
    this.exportKind = exportKind;
  }
}

export class ExportSpecifier {
  declare readonly type: NodeType.ExportSpecifier;
  declare start: number;
  declare end: number;
  declare local: Identifier | StringLiteral;
  declare exported: Identifier | StringLiteral;
  declare exportKind: 'value' | 'type';
  constructor(
    start: number,
    end: number,
    local: Identifier | StringLiteral,
    exported: Identifier | StringLiteral,
    exportKind: 'value' | 'type',
  ) {
    this.type = NodeType.ExportSpecifier;
    this.start = start;
    this.end = end;
    this.local = local;
    this.exported = exported;
    this.exportKind = exportKind;
  }
}

/** A declaration node when it is a function, class or interface, else an expression. */
export class ExportDefaultDeclaration {
  declare readonly type: NodeType.ExportDefaultDeclaration;
  declare start: number;
  declare end: number;
  declare declaration: Statement | Expression;
  constructor(start: number, end: number, declaration: Statement | Expression) {
    this.type = NodeType.ExportDefaultDeclaration;
    this.start = start;
    this.end = end;
    this.declaration = declaration;
  }
}

export class ExportAllDeclaration {
  declare readonly type: NodeType.ExportAllDeclaration;
  declare start: number;
  declare end: number;
  declare exported: Identifier | StringLiteral | null;
  declare source: StringLiteral;
  declare attributes: ImportAttribute[];
  declare exportKind: 'value' | 'type';
  constructor(
    start: number,
    end: number,
    exported: Identifier | StringLiteral | null,
    source: StringLiteral,
    attributes: ImportAttribute[],
    exportKind: 'value' | 'type',
  ) {
    this.type = NodeType.ExportAllDeclaration;
    this.start = start;
    this.end = end;
    this.exported = exported;
    this.source = source;
    this.attributes = attributes;
    this.exportKind = exportKind;
  }
}
