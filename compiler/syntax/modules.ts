// Import and export declarations, ECMAScript's and TypeScript's.

import {
  type ClassDeclaration,
  type Decorator,
  EmptyStatement,
  type EntityName,
  ExportAllDeclaration,
  ExportDefaultDeclaration,
  ExportNamedDeclaration,
  ExportSpecifier,
  type Expression,
  Identifier,
  ImportAttribute,
  type ImportClause,
  ImportDeclaration,
  ImportDefaultSpecifier,
  ImportNamespaceSpecifier,
  ImportSpecifier,
  NodeType,
  type Statement,
  StringLiteral,
  TSExportAssignment,
  TSExternalModuleReference,
  TSImportEqualsDeclaration,
  TSNamespaceExportDeclaration,
} from './ast.ts';
import { FunctionForm } from './functions.ts';
import { Context } from './parser-base.ts';
import { StatementParser } from './statements.ts';
import { FIRST_RESERVED, FIRST_WORD, Token } from './tokens.ts';

/** One name of a specifier list with what stood around it. */
type ModuleName = Identifier | StringLiteral;

export abstract class ModuleParser extends StatementParser {
  /** Above 0 inside `namespace` and `declare module` bodies, where import and export have their own rules. */
  protected namespaceDepth = 0;
  /** In the body of a namespace that makes code: what talks to other modules is not allowed. */
  protected inNamespace = false;
  /** How many statement lists are open between the top level (or the namespace body) and here is 0. */
  abstract isModuleLevel(): boolean;

  /** Module syntax is met: reports it where it is not allowed. */
  private requireModule(start: number, external: boolean): void {
    if (!this.isModuleLevel()) {
      this.report('TG1224', start, this.pos);
      return;
    }
    if (this.namespaceDepth > 0) {
      if (external && this.inNamespace && !this.has(Context.Ambient)) this.report('TG1247', start, this.pos);
      return;
    }
    if (this.isModule) return;
    if (this.sourceType === 'auto') this.needsModule = true;
    else this.report('TG1224', start, this.pos);
  }

  // import

  parseImport(): Statement {
    const start = this.tokenStart;
    this.requireModule(start, !this.startsImportEquals());
    this.next();
    if (this.token === Token.String) {
      const source = this.parseStringLiteral();
      const attributes = this.parseAttributes();
      this.semicolon();
      return new ImportDeclaration(start, this.previousEnd, [], source, attributes, 'value');
    }
    let kind: 'value' | 'type' = 'value';
    if (this.typescript && this.token === Token.Type && this.isTypeKeyword()) {
      this.next();
      kind = 'type';
    }
    const specifiers: ImportClause[] = [];
    if (this.tokenValue === 'defer' && this.token === Token.Identifier && this.peek() === Token.Star) {
      this.report('TG1126', start, this.pos);
      this.next();
    }
    if (this.token >= FIRST_WORD) {
      const id = this.parseBindingIdentifier();
      if (this.typescript && this.token === Token.Equals) return this.parseImportEquals(start, id, kind);
      specifiers.push(new ImportDefaultSpecifier(id.start, id.end, id));
      if (this.eat(Token.Comma)) {
        if (kind === 'type') this.report('TG1241', start, this.previousEnd);
        this.parseImportBindings(specifiers);
      }
    } else {
      this.parseImportBindings(specifiers);
    }
    // TypeScript drops an import of nothing, as one of types.
    if (this.typescript && specifiers.length === 0) kind = 'type';
    this.expect(Token.From);
    const source = this.parseStringLiteral();
    const attributes = this.parseAttributes();
    this.semicolon();
    return new ImportDeclaration(start, this.previousEnd, specifiers, source, attributes, kind);
  }

  /** At `import`, of `import x = ...`. */
  private startsImportEquals(): boolean {
    if (this.namespaceDepth === 0) return false;
    const checkpoint = this.speculate();
    this.next();
    const result = this.peek() === Token.Equals;
    this.rollback(checkpoint);
    return result;
  }

  /** At `export`, of anything but a declaration. */
  private exportsByName(): boolean {
    switch (this.peek()) {
      case Token.LeftBrace:
      case Token.Star:
      case Token.Default:
      case Token.Equals:
        return true;
      default:
        return false;
    }
  }

  /** At `type` behind `import`: `import type X from`, `import type {`, `import type *`, but not `import type from`. */
  private isTypeKeyword(): boolean {
    const next = this.peek();
    if (next === Token.LeftBrace || next === Token.Star) return true;
    if (next < FIRST_WORD || next >= FIRST_RESERVED) return false;
    if (next !== Token.From) return true;
    // `import type from "x"` or `import type from from "x"`
    const checkpoint = this.speculate();
    this.next();
    const after = this.peek();
    this.rollback(checkpoint);
    return after === Token.From || after === Token.Equals || after === Token.Comma;
  }

  private parseImportBindings(specifiers: ImportClause[]): void {
    const start = this.tokenStart;
    if (this.eat(Token.Star)) {
      this.expect(Token.As);
      const local = this.parseBindingIdentifier();
      specifiers.push(new ImportNamespaceSpecifier(start, this.previousEnd, local));
      return;
    }
    this.expect(Token.LeftBrace);
    while (this.token !== Token.RightBrace && this.token !== Token.EndOfFile) {
      specifiers.push(this.parseImportSpecifier());
      if ((this.token as Token) !== Token.RightBrace) this.expect(Token.Comma);
    }
    this.expect(Token.RightBrace);
  }

  private parseImportSpecifier(): ImportSpecifier {
    const start = this.tokenStart;
    const kind = this.parseSpecifierKind();
    const token = this.token;
    const imported = this.parseModuleName();
    let local: Identifier;
    if (this.eat(Token.As)) {
      local = this.parseBindingIdentifier();
    } else {
      if (imported.type === NodeType.StringLiteral) {
        this.expected('as');
        local = new Identifier(start, start, '', null, false);
      } else {
        this.checkImportedName(imported, token);
        local = new Identifier(imported.start, imported.end, imported.name, null, false);
      }
    }
    return new ImportSpecifier(start, this.previousEnd, imported, local, kind);
  }

  private checkImportedName(name: Identifier, token: Token): void {
    if (token >= FIRST_RESERVED || this.isStrictReserved(name.name) || token === Token.Await) {
      this.report('TG1201', name.start, name.end, name.name);
    } else if (token === Token.Eval || token === Token.Arguments) {
      this.report('TG1202', name.start, name.end, name.name);
    }
  }

  /**
   * The inline `type` of a specifier. `type` alone, `type as x` and `type,` name something called type; `type as as x`
   * and `type as` (something called as) are types.
   */
  private parseSpecifierKind(): 'value' | 'type' {
    if (!this.typescript || this.token !== Token.Type) return 'value';
    const next = this.peek();
    if (next === Token.Comma || next === Token.RightBrace) return 'value';
    if (next === Token.As) {
      const checkpoint = this.speculate();
      this.next();
      this.next();
      let isType = true;
      if ((this.token as Token) === Token.As) {
        // `type as as` is `type` renamed to as; `type as as x` is the type `as` renamed.
        this.next();
        isType = this.token >= FIRST_WORD;
      } else if (this.token >= FIRST_WORD || (this.token as Token) === Token.String) {
        isType = false;
      }
      this.rollback(checkpoint);
      if (!isType) return 'value';
    }
    this.next();
    return 'type';
  }

  /** spec: prod-ModuleExportName */
  private parseModuleName(): ModuleName {
    if (this.token !== Token.String) return this.parseIdentifierName();
    const literal = this.parseStringLiteral();
    if (!isWellFormed(literal.value)) this.report('TG1235', literal.start, literal.end);
    return literal;
  }

  /** `with { type: "json" }`; the older `assert` where nothing else can stand. */
  private parseAttributes(): ImportAttribute[] {
    const attributes: ImportAttribute[] = [];
    if (this.token === Token.Assert && this.newlineBefore) return attributes;
    if (this.token !== Token.With && this.token !== Token.Assert) return attributes;
    this.next();
    this.expect(Token.LeftBrace);
    while ((this.token as Token) !== Token.RightBrace && (this.token as Token) !== Token.EndOfFile) {
      const start = this.tokenStart;
      const key = (this.token as Token) === Token.String ? this.parseStringLiteral() : this.parseIdentifierName();
      this.expect(Token.Colon);
      const value = this.parseStringLiteral();
      const name = key.type === NodeType.Identifier ? key.name : key.value;
      for (let i = 0; i < attributes.length; i++) {
        const other = attributes[i].key;
        if ((other.type === NodeType.Identifier ? other.name : other.value) === name) {
          this.report('TG1233', key.start, key.end, name);
        }
      }
      attributes.push(new ImportAttribute(start, this.previousEnd, key, value));
      if ((this.token as Token) !== Token.RightBrace) this.expect(Token.Comma);
    }
    this.expect(Token.RightBrace);
    return attributes;
  }

  /** `import x = require("y")` and `import x = A.B`, at the `=`. */
  private parseImportEquals(start: number, id: Identifier, kind: 'value' | 'type'): Statement {
    this.next();
    let reference: EntityName | TSExternalModuleReference;
    const referenceStart = this.tokenStart;
    if (this.token === Token.Require && this.peek() === Token.LeftParen) {
      this.next();
      this.next();
      const source = this.parseStringLiteral();
      this.expect(Token.RightParen);
      reference = new TSExternalModuleReference(referenceStart, this.previousEnd, source);
    } else {
      reference = this.parseEntityName(false);
    }
    this.semicolon();
    return new TSImportEqualsDeclaration(start, this.previousEnd, id, reference, kind);
  }

  // export

  parseExport(): Statement {
    return this.parseExportFrom(this.tokenStart, []);
  }

  /** At `export`; decorators may stand in front of it. */
  protected parseExportFrom(start: number, decorators: Decorator[]): Statement {
    this.requireModule(this.tokenStart, this.exportsByName());
    this.next();
    switch (this.token) {
      case Token.Star:
        return this.parseExportAll(start, 'value');
      case Token.LeftBrace:
        return this.parseExportNames(start, 'value');
      case Token.Default:
        return this.parseExportDefault(start, decorators);
      case Token.Equals:
        if (this.typescript) {
          this.next();
          const expression = this.parseExpression();
          this.semicolon();
          return new TSExportAssignment(start, this.previousEnd, expression);
        }
        break;
      case Token.As:
        if (this.typescript && this.peek() === Token.Namespace) {
          this.next();
          this.next();
          const id = this.parseIdentifier();
          this.semicolon();
          return new TSNamespaceExportDeclaration(start, this.previousEnd, id);
        }
        break;
      case Token.Type:
        if (this.typescript) {
          const next = this.peek();
          if (next === Token.LeftBrace) {
            this.next();
            return this.parseExportNames(start, 'type');
          }
          if (next === Token.Star) {
            this.next();
            return this.parseExportAll(start, 'type');
          }
        }
        break;
      case Token.Import:
        if (this.typescript) {
          const declaration = this.parseImport();
          return new ExportNamedDeclaration(start, this.previousEnd, declaration, [], null, [], 'value');
        }
        break;
    }
    return this.parseExportDeclaration(start, decorators);
  }

  private parseExportDeclaration(start: number, decorators: Decorator[]): Statement {
    const declarationStart = this.tokenStart;
    if (!this.startsDeclaration()) {
      this.unexpected();
      return new EmptyStatement(start, start);
    }
    let declaration: Statement;
    if (this.token === Token.Class && decorators.length > 0) {
      declaration = this.parseClass(declarationStart, decorators, true, false) as ClassDeclaration;
    } else if (decorators.length > 0) {
      declaration = this.parseDecoratedRest(declarationStart, decorators);
    } else if (this.token === Token.Var) {
      declaration = this.parseStatement();
    } else {
      declaration = this.parseStatementListItem();
    }
    return new ExportNamedDeclaration(start, this.previousEnd, declaration, [], null, [], 'value');
  }

  abstract parseDecoratedRest(start: number, decorators: Decorator[]): Statement;

  private startsDeclaration(): boolean {
    switch (this.token) {
      case Token.Var:
      case Token.Const:
      case Token.Function:
      case Token.Class:
      case Token.At:
        return true;
      case Token.Let:
        return this.startsLet();
      case Token.Async:
        return this.peek() === Token.Function && !this.peekNewline;
      case Token.Enum:
      case Token.Interface:
      case Token.Type:
      case Token.Namespace:
      case Token.Module:
      case Token.Declare:
      case Token.Abstract:
      case Token.Global:
        return this.typescript;
      default:
        return false;
    }
  }

  private parseExportAll(start: number, kind: 'value' | 'type'): Statement {
    this.next();
    const exported = this.eat(Token.As) ? this.parseModuleName() : null;
    this.expect(Token.From);
    const source = this.parseStringLiteral();
    const attributes = this.parseAttributes();
    this.semicolon();
    return new ExportAllDeclaration(start, this.previousEnd, exported, source, attributes, kind);
  }

  private parseExportNames(start: number, kind: 'value' | 'type'): Statement {
    this.next();
    const specifiers: ExportSpecifier[] = [];
    let firstReserved: Identifier | null = null;
    let firstString: StringLiteral | null = null;
    while (this.token !== Token.RightBrace && this.token !== Token.EndOfFile) {
      const specifierStart = this.tokenStart;
      const specifierKind = this.parseSpecifierKind();
      const token = this.token;
      const local = this.parseModuleName();
      if (local.type === NodeType.StringLiteral) {
        if (firstString === null) firstString = local;
      } else if (firstReserved === null && (token >= FIRST_RESERVED || this.isStrictReserved(local.name))) {
        firstReserved = local;
      }
      let exported: ModuleName;
      if (this.eat(Token.As)) exported = this.parseModuleName();
      else if (local.type === NodeType.Identifier)
        exported = new Identifier(local.start, local.end, local.name, null, false);
      else exported = new StringLiteral(local.start, local.end, local.value);
      specifiers.push(new ExportSpecifier(specifierStart, this.previousEnd, local, exported, specifierKind));
      if ((this.token as Token) !== Token.RightBrace) this.expect(Token.Comma);
    }
    this.expect(Token.RightBrace);
    let source: StringLiteral | null = null;
    let attributes: ImportAttribute[] = [];
    if (this.eat(Token.From)) {
      source = this.parseStringLiteral();
      attributes = this.parseAttributes();
    } else {
      if (firstReserved !== null) this.report('TG1201', firstReserved.start, firstReserved.end, firstReserved.name);
      if (firstString !== null) this.report('TG1236', firstString.start, firstString.end);
    }
    this.semicolon();
    return new ExportNamedDeclaration(start, this.previousEnd, null, specifiers, source, attributes, kind);
  }

  private parseExportDefault(start: number, decorators: Decorator[]): Statement {
    this.next();
    const declaration = this.parseDefaultValue(decorators);
    return new ExportDefaultDeclaration(start, this.previousEnd, declaration);
  }

  private parseDefaultValue(decorators: Decorator[]): Statement | Expression {
    const start = this.tokenStart;
    switch (this.token) {
      case Token.Function:
        return this.parseFunction(start, false, FunctionForm.DefaultExport, false) as Statement;
      case Token.Async:
        if (this.peek() === Token.Function && !this.peekNewline) {
          this.next();
          return this.parseFunction(start, true, FunctionForm.DefaultExport, false) as Statement;
        }
        break;
      case Token.At: {
        const own = this.parseDecorators();
        if (decorators.length > 0) this.report('TG1118', start, this.previousEnd);
        if ((this.token as Token) !== Token.Class && (this.token as Token) !== Token.Abstract) this.expected('class');
        const isAbstract = this.typescript && this.eat(Token.Abstract);
        return this.parseClassForm(start, own, true, false, isAbstract, false) as ClassDeclaration;
      }
      case Token.Class:
        return this.parseClassForm(start, decorators, true, false, false, false) as ClassDeclaration;
      case Token.Abstract:
        if (this.typescript && this.peek() === Token.Class && !this.peekNewline) {
          this.next();
          return this.parseClassForm(start, decorators, true, false, true, false) as ClassDeclaration;
        }
        break;
      case Token.Interface:
        if (this.typescript && this.nameFollows()) {
          const declaration = this.tryTypeScriptDeclaration();
          if (declaration !== null) return declaration;
        }
        break;
    }
    const context = this.context;
    this.context &= ~Context.NoIn;
    const value = this.parseAssign();
    this.context = context;
    this.semicolon();
    return value;
  }
}

/** No lone surrogate. spec: sec-isstringwellformedunicode */
function isWellFormed(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c < 0xd800 || c > 0xdfff) continue;
    if (c > 0xdbff || i + 1 >= text.length) return false;
    const d = text.charCodeAt(i + 1);
    if (d < 0xdc00 || d > 0xdfff) return false;
    i++;
  }
  return true;
}
