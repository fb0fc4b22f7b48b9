// The parser's entry, and TypeScript's declarations: interfaces, aliases, enums, namespaces, ambient declarations.

import type { DiagnosticBag } from '../diagnostics.ts';
import {
  type ClassDeclaration,
  type Decorator,
  EmptyStatement,
  ExportNamedDeclaration,
  type Expression,
  NodeType,
  Program,
  type Statement,
  TSEnumDeclaration,
  TSEnumMember,
  TSInterfaceBody,
  TSInterfaceDeclaration,
  TSInterfaceHeritage,
  TSModuleBlock,
  TSModuleDeclaration,
  TSTypeAliasDeclaration,
} from './ast.ts';
import { FunctionForm } from './functions.ts';
import { ModuleParser } from './modules.ts';
import { Context, type ParseOptions, PrivateScope } from './parser-base.ts';
import { Token } from './tokens.ts';

export { type CodeSurroundings, Context, type ParseOptions } from './parser-base.ts';

/**
 * Parses a source. What is wrong with it goes to `diagnostics`; a Program comes back in any case, but after errors it
 * holds only what could be read.
 */
export function parse(source: Uint8Array, options: ParseOptions, diagnostics: DiagnosticBag): Program {
  const found = diagnostics.items.length;
  const isModule = options.sourceType === 'module';
  const parser = new Parser(source, options, diagnostics, isModule);
  const program = parser.parseProgram();
  if (!parser.needsModule) return program;
  // 'auto' began as a script and met module syntax: a module has other rules from its first byte on.
  diagnostics.truncate(found);
  return new Parser(source, options, diagnostics, true).parseProgram();
}

export class Parser extends ModuleParser {
  private readonly declarationFile: boolean;
  /** Statement lists that are open: at the level of a module (or a namespace body) it is `moduleLevel`. */
  private moduleLevel = 0;

  constructor(source: Uint8Array, options: ParseOptions, diagnostics: DiagnosticBag, isModule: boolean) {
    super(source, options, diagnostics);
    this.isModule = isModule;
    this.declarationFile = options.isDeclarationFile ?? /\.d\.([cm]?ts|[^.]+\.ts)$/.test(options.fileName);
  }

  parseProgram(): Program {
    this.context = 0;
    if (this.isModule) this.context |= Context.Strict | Context.Await;
    if (this.declarationFile) this.context |= Context.Ambient;
    const surroundings = this.surroundings;
    if (surroundings !== undefined) {
      this.context |= surroundings.context;
      this.privateScope = new PrivateScope(null);
      for (const name of surroundings.privateNames) this.privateScope.declared.set(name, 'field');
    }
    this.skipPrologue();
    this.next();
    const mark = this.itemsTop;
    this.parseDirectives(true);
    for (;;) {
      if (this.token === Token.EndOfFile) {
        if (!this.panicking) break;
        if (this.needsModule || this.speculation > 0) break;
        this.recover(true);
        continue;
      }
      if (this.needsModule && !this.isModule) break;
      if (this.token === Token.RightBrace) {
        this.unexpected();
        continue;
      }
      this.pushItem(this.parseStatementListItem());
    }
    const body = this.takeItems(mark) as Statement[];
    if (surroundings !== undefined) this.leavePrivateScope();
    const program = new Program(
      0,
      this.source.length,
      body,
      this.isModule ? 'module' : 'script',
      this.strict,
      this.usesTopLevelAwait,
    );
    program.evalCalls = this.evalCalls;
    return program;
  }

  isModuleLevel(): boolean {
    return this.depth === this.moduleLevel && (this.context & Context.Function) === 0;
  }

  // TypeScript's declarations

  tryTypeScriptDeclaration(): Statement | null {
    const start = this.tokenStart;
    switch (this.token) {
      case Token.Type:
        return this.nameFollows() ? this.parseTypeAlias(start, false) : null;
      case Token.Interface:
        return this.nameFollows() ? this.parseInterface(start, false) : null;
      case Token.Abstract:
        if (this.peek() !== Token.Class || this.peekNewline) return null;
        this.next();
        return this.parseClassForm(start, [], true, true, true, false) as ClassDeclaration;
      case Token.Module:
        if (this.peek() !== Token.String && !this.nameFollows()) return null;
        return this.peekNewline ? null : this.parseModuleDeclaration(start, false);
      case Token.Namespace:
        return this.nameFollows() ? this.parseModuleDeclaration(start, false) : null;
      case Token.Global:
        return this.peek() === Token.LeftBrace && this.namespaceDepth + (this.context & Context.Ambient) > 0
          ? this.parseModuleDeclaration(start, false)
          : null;
      case Token.Declare:
        return this.startsDeclare() ? this.parseDeclare(start) : null;
      default:
        return null;
    }
  }

  private startsDeclare(): boolean {
    const next = this.peek();
    if (this.peekNewline) return false;
    switch (next) {
      case Token.Var:
      case Token.Let:
      case Token.Const:
      case Token.Using:
      case Token.Function:
      case Token.Class:
      case Token.Enum:
      case Token.Abstract:
      case Token.Async:
      case Token.Interface:
      case Token.Type:
      case Token.Module:
      case Token.Namespace:
      case Token.Global:
      case Token.Import:
        return true;
      default:
        return false;
    }
  }

  /** At `declare`. */
  private parseDeclare(start: number): Statement {
    const context = this.context;
    this.next();
    this.context |= Context.Ambient;
    const statement = this.parseDeclared(start);
    this.context = context;
    return statement;
  }

  private parseDeclared(start: number): Statement {
    switch (this.token) {
      case Token.Var:
      case Token.Let:
      case Token.Using:
        return this.parseAmbientVariables(start);
      case Token.Const:
        if (this.peek() === Token.Enum) {
          this.next();
          return this.parseEnum(start, true, true);
        }
        return this.parseAmbientVariables(start);
      case Token.Async: {
        this.next();
        if ((this.token as Token) !== Token.Function) this.expected('function');
        return this.parseFunction(start, true, FunctionForm.Declaration, true) as Statement;
      }
      case Token.Function:
        return this.parseFunction(start, false, FunctionForm.Declaration, true) as Statement;
      case Token.Class:
        return this.parseClassForm(start, [], true, true, false, true) as ClassDeclaration;
      case Token.Abstract:
        this.next();
        if ((this.token as Token) !== Token.Class) this.expected('class');
        return this.parseClassForm(start, [], true, true, true, true) as ClassDeclaration;
      case Token.Enum:
        return this.parseEnum(start, false, true);
      case Token.Interface:
        return this.parseInterface(start, true);
      case Token.Type:
        return this.parseTypeAlias(start, true);
      case Token.Import:
        return this.parseImport();
      default:
        return this.parseModuleDeclaration(start, true);
    }
  }

  private parseAmbientVariables(start: number): Statement {
    const kind =
      this.token === Token.Var
        ? 'var'
        : this.token === Token.Let
          ? 'let'
          : this.token === Token.Const
            ? 'const'
            : 'using';
    this.next();
    const declaration = this.parseDeclarators(start, kind, true);
    declaration.declare = true;
    this.semicolon();
    declaration.end = this.previousEnd;
    return declaration;
  }

  private parseTypeAlias(start: number, declare: boolean): Statement {
    this.next();
    const id = this.parseIdentifier();
    const typeParameters = this.parseOptionalTypeParameters();
    this.expect(Token.Equals);
    const type = this.parseType();
    this.semicolon();
    return new TSTypeAliasDeclaration(start, this.previousEnd, id, typeParameters, type, declare);
  }

  private parseInterface(start: number, declare: boolean): Statement {
    this.next();
    const id = this.parseIdentifier();
    const typeParameters = this.parseOptionalTypeParameters();
    const heritage: TSInterfaceHeritage[] = [];
    if (this.eat(Token.Extends)) {
      do {
        const itemStart = this.tokenStart;
        this.arrowAt = -1;
        let expression: Expression = this.parseLeftHandSide();
        let args = null;
        if (expression.type === NodeType.TSInstantiationExpression) {
          args = expression.typeArguments;
          expression = expression.expression;
        } else {
          args = this.parseOptionalTypeArguments();
        }
        heritage.push(new TSInterfaceHeritage(itemStart, this.previousEnd, expression, args));
      } while (this.eat(Token.Comma));
    }
    const bodyStart = this.tokenStart;
    const members = this.parseTypeMembers();
    const body = new TSInterfaceBody(bodyStart, this.previousEnd, members);
    return new TSInterfaceDeclaration(start, this.previousEnd, id, typeParameters, heritage, body, declare);
  }

  /** At `enum`. */
  parseEnum(start: number, isConst: boolean, declare: boolean): Statement {
    this.next();
    const id = this.parseBindingIdentifier();
    this.expect(Token.LeftBrace);
    const members: TSEnumMember[] = [];
    while (this.token !== Token.RightBrace && this.token !== Token.EndOfFile) {
      members.push(this.parseEnumMember());
      if ((this.token as Token) !== Token.RightBrace) this.expect(Token.Comma);
    }
    this.expect(Token.RightBrace);
    return new TSEnumDeclaration(start, this.previousEnd, id, members, isConst, declare);
  }

  private parseEnumMember(): TSEnumMember {
    const start = this.tokenStart;
    const computed = this.token === Token.LeftBracket;
    if (this.token === Token.Number || this.token === Token.BigInt) this.report('TG1242', start, this.pos);
    const id = this.parsePropertyKey();
    if (computed && id.type !== NodeType.StringLiteral && id.type !== NodeType.TemplateLiteral) {
      this.report('TG1242', start, this.previousEnd);
    }
    const context = this.context;
    this.context &= ~Context.NoIn;
    const initializer = this.eat(Token.Equals) ? this.parseAssign() : null;
    this.context = context;
    return new TSEnumMember(start, this.previousEnd, id, initializer, computed);
  }

  /** At `namespace`, `module` or `global`. */
  private parseModuleDeclaration(start: number, declare: boolean): Statement {
    const word = this.token;
    if (word === Token.Global) {
      const id = this.parseIdentifier();
      const body = this.parseModuleBlock();
      return new TSModuleDeclaration(start, this.previousEnd, id, body, 'global', declare);
    }
    if (word !== Token.Module && word !== Token.Namespace) {
      this.unexpected();
      return new EmptyStatement(start, start);
    }
    this.next();
    if (this.token === Token.String) {
      const id = this.parseStringLiteral();
      let body: TSModuleBlock | null = null;
      if ((this.token as Token) === Token.LeftBrace) body = this.parseModuleBlock();
      else this.semicolon();
      return new TSModuleDeclaration(start, this.previousEnd, id, body, 'module', declare);
    }
    return this.parseNamespace(start, word === Token.Module ? 'module' : 'namespace', declare);
  }

  /** At the name. `A.B {}` is A with a block that exports B. */
  private parseNamespace(start: number, kind: 'namespace' | 'module', declare: boolean): TSModuleDeclaration {
    const id = this.parseBindingIdentifier();
    let body: TSModuleBlock;
    if (this.eat(Token.Dot)) {
      const innerStart = this.tokenStart;
      const inner = this.parseNamespace(innerStart, kind, declare);
      const exported = new ExportNamedDeclaration(innerStart, inner.end, inner, [], null, [], 'value');
      body = new TSModuleBlock(innerStart, inner.end, [exported]);
    } else {
      body = this.parseModuleBlock();
    }
    return new TSModuleDeclaration(start, this.previousEnd, id, body, kind, declare);
  }

  private parseModuleBlock(): TSModuleBlock {
    const start = this.tokenStart;
    const context = this.context;
    const level = this.moduleLevel;
    const inNamespace = this.inNamespace;
    const labels = this.labels;
    const labelKinds = this.labelKinds;
    const mark = this.itemsTop;
    if (this.enter()) {
      this.labels = [];
      this.labelKinds = [];
      this.expect(Token.LeftBrace);
      this.moduleLevel = this.depth;
      this.namespaceDepth++;
      this.inNamespace = true;
      // A namespace's body becomes a function: no await, no return, no new.target of the surroundings.
      this.context = context & (Context.Strict | Context.Ambient);
      if (!this.panicking) this.parseStatements(false);
      this.context = context;
      this.namespaceDepth--;
      this.inNamespace = inNamespace;
      this.moduleLevel = level;
      this.labels = labels;
      this.labelKinds = labelKinds;
      this.expect(Token.RightBrace);
    }
    this.depth--;
    return new TSModuleBlock(start, this.previousEnd, this.takeItems(mark) as Statement[]);
  }

  // Decorated classes

  /** At `@` where a statement begins. */
  parseDecorated(): Statement {
    const start = this.tokenStart;
    const decorators = this.parseDecorators();
    if (this.token === Token.Export) return this.parseExportFrom(start, decorators);
    return this.parseDecoratedRest(start, decorators);
  }

  /** At what follows the decorators: a class, in TypeScript perhaps abstract or declared. */
  parseDecoratedRest(start: number, decorators: Decorator[]): Statement {
    const declare = this.typescript && this.eat(Token.Declare);
    const isAbstract = this.typescript && this.eat(Token.Abstract);
    if (this.token !== Token.Class) {
      this.expected('class');
      return new EmptyStatement(start, start);
    }
    return this.parseClassForm(start, decorators, true, true, isAbstract, declare) as ClassDeclaration;
  }
}
