// Statements and declarations of ECMAScript.

import {
  BlockStatement,
  BreakStatement,
  CatchClause,
  type ClassDeclaration,
  ContinueStatement,
  DebuggerStatement,
  DoWhileStatement,
  EmptyStatement,
  type Expression,
  ExpressionStatement,
  ForInStatement,
  ForOfStatement,
  ForStatement,
  type Identifier,
  IfStatement,
  LabeledStatement,
  NodeType,
  type Pattern,
  ReturnStatement,
  type Statement,
  SwitchCase,
  SwitchStatement,
  ThrowStatement,
  TryStatement,
  VariableDeclaration,
  VariableDeclarator,
  type VariableKind,
  WhileStatement,
  WithStatement,
} from './ast.ts';
import { ClassParser } from './classes.ts';
import { FunctionForm } from './functions.ts';
import { Context } from './parser-base.ts';
import { FIRST_RESERVED, FIRST_WORD, LAST_CONTEXTUAL, Token } from './tokens.ts';

/** Kinds of entries in the list of labels. */
const enum LabelKind {
  Plain,
  Loop,
  Switch,
}

export abstract class StatementParser extends ClassParser {
  /** The labels just before the current statement: they become loop labels if it is a loop. */
  private pendingLabels = 0;

  abstract parseImport(): Statement;
  abstract parseExport(): Statement;
  abstract parseDecorated(): Statement;
  /** A declaration that begins with a contextual keyword of TypeScript, or null if it is none after all. */
  abstract tryTypeScriptDeclaration(): Statement | null;
  abstract parseEnum(start: number, isConst: boolean, declare: boolean): Statement;

  /** A statement or a declaration: what a block lists. */
  parseStatementListItem(): Statement {
    switch (this.token) {
      case Token.Function:
        return this.parseFunction(this.tokenStart, false, FunctionForm.Declaration, false) as Statement;
      case Token.Class:
        return this.parseClass(this.tokenStart, [], true, false) as ClassDeclaration;
      case Token.At:
        return this.parseDecorated();
      case Token.Const:
        if (this.typescript && this.peek() === Token.Enum) {
          const start = this.tokenStart;
          this.next();
          return this.parseEnum(start, true, false);
        }
        return this.parseVariableStatement('const');
      case Token.Let:
        if (this.startsLet()) return this.parseVariableStatement('let');
        break;
      case Token.Using:
        if (this.startsUsing()) {
          // spec: sec-scripts-static-semantics-early-errors
          if (this.depth === 0 && !this.isModule) this.report('TG1238', this.tokenStart, this.pos, 'using');
          return this.parseVariableStatement('using');
        }
        break;
      case Token.Await:
        if (this.startsAwaitUsing()) return this.parseAwaitUsing();
        break;
      case Token.Async:
        if (this.peek() === Token.Function && !this.peekNewline) {
          const start = this.tokenStart;
          this.next();
          return this.parseFunction(start, true, FunctionForm.Declaration, false) as Statement;
        }
        break;
      case Token.Import:
        if (this.peek() !== Token.LeftParen && this.peek() !== Token.Dot) return this.parseImport();
        break;
      case Token.Export:
        return this.parseExport();
      case Token.Abstract:
      case Token.Declare:
      case Token.Global:
      case Token.Interface:
      case Token.Module:
      case Token.Namespace:
      case Token.Type:
        if (this.typescript) {
          const declaration = this.tryTypeScriptDeclaration();
          if (declaration !== null) return declaration;
        }
        break;
      case Token.Enum:
        if (this.typescript) return this.parseEnum(this.tokenStart, false, false);
        break;
    }
    return this.parseStatement();
  }

  /** `let` begins a declaration here: a name or a pattern follows. */
  protected startsLet(): boolean {
    if (this.tokenEscaped) return false;
    const next = this.peek();
    if (next === Token.LeftBracket || next === Token.LeftBrace) return true;
    if (next < FIRST_WORD) return false;
    return next < FIRST_RESERVED || (next !== Token.In && next !== Token.Instanceof);
  }

  /** `using x`, on one line; `using of` only in front of an initializer or the like. */
  private startsUsing(): boolean {
    const next = this.peek();
    return next >= FIRST_WORD && next < FIRST_RESERVED && !this.peekNewline;
  }

  /** `await using x`, where await is an operator. */
  private startsAwaitUsing(): boolean {
    if (!this.has(Context.Await) && !(this.sourceType === 'auto' && !this.isModule && !this.has(Context.Function))) {
      return false;
    }
    if (this.peek() !== Token.Using || this.peekNewline) return false;
    const checkpoint = this.speculate();
    this.next();
    const result = this.startsUsing();
    this.rollback(checkpoint);
    return result;
  }

  private parseAwaitUsing(): Statement {
    const start = this.tokenStart;
    this.noteAwait(start);
    this.next();
    this.next();
    const declaration = this.parseDeclarators(start, 'await using', false);
    this.semicolon();
    declaration.end = this.previousEnd;
    return declaration;
  }

  private noteAwait(start: number): void {
    this.awaitPos = start;
    if (this.has(Context.Function)) return;
    this.usesTopLevelAwait = true;
    if (!this.isModule) this.needsModule = true;
  }

  parseStatement(): Statement {
    const start = this.tokenStart;
    if (!this.enter()) {
      this.depth--;
      return new EmptyStatement(start, start);
    }
    const statement = this.parseStatementKind(start);
    this.depth--;
    return statement;
  }

  private parseStatementKind(start: number): Statement {
    switch (this.token) {
      case Token.LeftBrace:
        return this.parseBlock();
      case Token.Semicolon:
        this.next();
        return new EmptyStatement(start, this.previousEnd);
      case Token.If:
        return this.parseIf();
      case Token.Return:
        return this.parseReturn();
      case Token.Var:
        return this.parseVariableStatement('var');
      case Token.For:
        return this.parseFor();
      case Token.While: {
        this.next();
        const test = this.parseParenthesizedTest();
        const body = this.parseLoopBody();
        return new WhileStatement(start, this.previousEnd, test, body);
      }
      case Token.Do:
        return this.parseDoWhile();
      case Token.Break:
      case Token.Continue:
        return this.parseJump();
      case Token.Throw: {
        this.next();
        if (this.newlineBefore) this.report('TG1111', start, this.previousEnd);
        const argument = this.parseExpression();
        this.semicolon();
        return new ThrowStatement(start, this.previousEnd, argument);
      }
      case Token.Try:
        return this.parseTry();
      case Token.Switch:
        return this.parseSwitch();
      case Token.With: {
        if (this.strict) this.report('TG1203', start, this.pos);
        this.next();
        const object = this.parseParenthesizedTest();
        const body = this.parseSubstatement();
        this.checkLabelledFunction(body);
        return new WithStatement(start, this.previousEnd, object, body);
      }
      case Token.Debugger:
        this.next();
        this.semicolon();
        return new DebuggerStatement(start, this.previousEnd);
      case Token.Function:
      case Token.Class:
        this.report('TG1114', start, this.pos);
        return this.parseStatementListItem();
      case Token.Const:
      case Token.Import:
        if (this.token === Token.Import && (this.peek() === Token.LeftParen || this.peek() === Token.Dot)) break;
        this.report('TG1114', start, this.pos);
        return this.parseStatementListItem();
      case Token.Let:
        // spec: sec-expression-statement: not `let [`; elsewhere `let` may be a name.
        if (!this.tokenEscaped && this.startsLet() && (this.peek() === Token.LeftBracket || !this.peekNewline)) {
          this.report('TG1114', start, this.pos);
          return this.parseVariableStatement('let');
        }
        break;
      case Token.Async:
        if (this.peek() === Token.Function && !this.peekNewline) {
          this.report('TG1114', start, this.pos);
          return this.parseStatementListItem();
        }
        break;
      case Token.Export:
        return this.parseExport();
    }
    return this.parseExpressionStatement(start);
  }

  private parseExpressionStatement(start: number): Statement {
    const mayBeLabel = this.token >= FIRST_WORD && this.token < FIRST_RESERVED;
    const expression = this.parseExpression();
    if (
      mayBeLabel &&
      this.token === Token.Colon &&
      expression.type === NodeType.Identifier &&
      expression.start === start &&
      expression.end === this.previousEnd
    ) {
      return this.parseLabeled(start, expression);
    }
    this.semicolon();
    return new ExpressionStatement(start, this.previousEnd, expression, null);
  }

  /** The statement of `if`, `with` and labels, where labels in front of it are done with. */
  private parseSubstatement(): Statement {
    this.pendingLabels = 0;
    return this.parseStatement();
  }

  parseBlock(): BlockStatement {
    const start = this.tokenStart;
    this.pendingLabels = 0;
    this.expect(Token.LeftBrace);
    const mark = this.itemsTop;
    if (!this.panicking) this.parseStatements(false);
    const body = this.takeItems(mark) as Statement[];
    this.expect(Token.RightBrace);
    return new BlockStatement(start, this.previousEnd, body);
  }

  private parseParenthesizedTest(): Expression {
    this.expect(Token.LeftParen);
    const test = this.parseExpression();
    this.expect(Token.RightParen);
    return test;
  }

  private parseIf(): Statement {
    const first = this.parseIfHead();
    let last = first;
    // Long chains of `else if` are common in generated code: a loop, not a recursion.
    while (this.token === Token.Else) {
      this.next();
      if ((this.token as Token) !== Token.If) {
        last.alternate = this.parseIfBranch();
        break;
      }
      const next = this.parseIfHead();
      last.alternate = next;
      last = next;
    }
    const end = this.previousEnd;
    for (let node = first; ; node = node.alternate as IfStatement) {
      node.end = end;
      if (node === last) break;
    }
    return first;
  }

  /** `if (test) consequent` */
  private parseIfHead(): IfStatement {
    const start = this.tokenStart;
    this.next();
    const test = this.parseParenthesizedTest();
    const consequent = this.parseIfBranch();
    return new IfStatement(start, this.previousEnd, test, consequent, null);
  }

  /** spec: sec-functiondeclarations-in-ifstatement-statement-clauses */
  private parseIfBranch(): Statement {
    this.pendingLabels = 0;
    if (this.token !== Token.Function || this.strict) {
      const branch = this.parseStatement();
      this.checkLabelledFunction(branch);
      return branch;
    }
    const start = this.tokenStart;
    const declaration = this.parseFunction(start, false, FunctionForm.Declaration, false) as Statement;
    if (declaration.type === NodeType.FunctionDeclaration && declaration.generator) {
      this.report('TG1114', start, start + 8);
    }
    return new BlockStatement(start, this.previousEnd, [declaration]);
  }

  private parseReturn(): Statement {
    const start = this.tokenStart;
    if (!this.has(Context.Return)) this.report('TG1211', start, this.pos);
    this.next();
    let argument: Expression | null = null;
    if (!this.canEndStatement()) argument = this.parseExpression();
    this.semicolon();
    return new ReturnStatement(start, this.previousEnd, argument);
  }

  // Variables

  private parseVariableStatement(kind: VariableKind): Statement {
    const start = this.tokenStart;
    this.next();
    const declaration = this.parseDeclarators(start, kind, false);
    this.semicolon();
    declaration.end = this.previousEnd;
    return declaration;
  }

  /** The list behind `var`, `let`, ...; in the head of a for loop initializers may be missing. */
  parseDeclarators(start: number, kind: VariableKind, inFor: boolean): VariableDeclaration {
    const mark = this.itemsTop;
    do {
      const at = this.tokenStart;
      if (kind.endsWith('using') && (this.token === Token.LeftBrace || this.token === Token.LeftBracket))
        this.unexpected();
      const id = this.parseBindingTarget();
      if (kind !== 'var') this.checkLexicalNames(id);
      let definite = false;
      if (this.typescript) {
        if (this.token === Token.Bang && !this.newlineBefore) {
          this.next();
          definite = true;
        }
        this.parseVariableType(id);
      }
      let init: Expression | null = null;
      if (this.eat(Token.Equals)) init = this.parseAssign();
      else if (!inFor) this.checkInitializer(id, kind, at);
      if (definite && (init !== null || id.type !== NodeType.Identifier)) this.report('TG1243', id.start, id.end);
      this.pushItem(new VariableDeclarator(at, this.previousEnd, id, init, definite));
    } while (this.eat(Token.Comma));
    const declarations = this.takeItems(mark) as VariableDeclarator[];
    return new VariableDeclaration(start, this.previousEnd, kind, declarations, false);
  }

  /** spec: sec-let-and-const-declarations-static-semantics-early-errors */
  private checkLexicalNames(id: Pattern): void {
    const names: Identifier[] = [];
    this.collectNames(id, names);
    for (let i = 0; i < names.length; i++) {
      if (names[i].name === 'let') this.report('TG1234', names[i].start, names[i].end);
    }
  }

  private parseVariableType(id: Pattern): void {
    if (this.token !== Token.Colon) return;
    const annotation = this.parseTypeAnnotation();
    if (id.type === NodeType.Identifier || id.type === NodeType.ObjectPattern || id.type === NodeType.ArrayPattern) {
      id.typeAnnotation = annotation;
      id.end = this.previousEnd;
    }
  }

  private checkInitializer(id: Pattern, kind: VariableKind, start: number): void {
    if (this.has(Context.Ambient) || this.panicking) return;
    if (id.type !== NodeType.Identifier) this.report('TG1110', start, this.previousEnd, 'destructuring');
    else if (kind !== 'var' && kind !== 'let') this.report('TG1110', start, this.previousEnd, kind);
  }

  // Loops

  private parseLoopBody(): Statement {
    const labels = this.labels.length;
    for (let i = labels - this.pendingLabels; i < labels; i++) this.labelKinds[i] = LabelKind.Loop;
    this.pendingLabels = 0;
    this.labels.push('');
    this.labelKinds.push(LabelKind.Loop);
    const body = this.parseStatement();
    this.checkLabelledFunction(body);
    this.labels.pop();
    this.labelKinds.pop();
    return body;
  }

  /** spec: sec-islabelledfunction: no labelled function where a plain statement is expected. */
  private checkLabelledFunction(body: Statement): void {
    if (body.type !== NodeType.LabeledStatement) return;
    let inner: Statement = body;
    while (inner.type === NodeType.LabeledStatement) inner = inner.body;
    if (inner.type === NodeType.FunctionDeclaration) this.report('TG1114', inner.start, inner.start + 8);
  }

  private parseDoWhile(): Statement {
    const start = this.tokenStart;
    this.next();
    const body = this.parseLoopBody();
    this.expect(Token.While);
    const test = this.parseParenthesizedTest();
    // spec: sec-rules-of-automatic-semicolon-insertion: always one behind do-while.
    this.eat(Token.Semicolon);
    return new DoWhileStatement(start, this.previousEnd, body, test);
  }

  private parseFor(): Statement {
    const start = this.tokenStart;
    const pending = this.pendingLabels;
    this.next();
    let isAwait = false;
    const awaitStart = this.tokenStart;
    if (this.token === Token.Await && this.startsForAwait()) {
      this.noteAwait(awaitStart);
      if (this.has(Context.Parameters)) this.report('TG1212', awaitStart, this.pos);
      this.next();
      isAwait = true;
    }
    this.expect(Token.LeftParen);
    this.pendingLabels = pending;
    if (this.token === Token.Semicolon) {
      if (isAwait) this.unexpected();
      return this.parseForRest(start, null);
    }
    const initStart = this.tokenStart;
    const kind = this.forDeclarationKind();
    if (kind !== null) {
      if (kind === 'await using') {
        this.noteAwait(initStart);
        this.next();
      }
      this.next();
      const context = this.context;
      this.context |= Context.NoIn;
      const declaration = this.parseDeclarators(initStart, kind, true);
      this.context = context;
      this.pendingLabels = pending;
      if (this.token === Token.Of || (this.token === Token.In && !isAwait)) {
        return this.parseForEach(start, declaration, isAwait, initStart);
      }
      if (isAwait) this.expected('of');
      for (let i = 0; i < declaration.declarations.length; i++) {
        const item = declaration.declarations[i];
        if (item.init === null) this.checkInitializer(item.id, kind, item.start);
      }
      return this.parseForRest(start, declaration);
    }
    return this.parseForExpression(start, isAwait, pending);
  }

  private startsForAwait(): boolean {
    if (this.has(Context.Await)) return true;
    return this.sourceType === 'auto' && !this.isModule && !this.has(Context.Function);
  }

  /** The kind of the declaration at the current token in the head of a for loop, or null. */
  private forDeclarationKind(): VariableKind | null {
    switch (this.token) {
      case Token.Var:
        return 'var';
      case Token.Const:
        return 'const';
      case Token.Let:
        return this.startsLet() ? 'let' : null;
      case Token.Using:
        if (!this.startsUsing()) return null;
        return this.peek() !== Token.Of || this.usingOfIsDeclaration() ? 'using' : null;
      case Token.Await:
        return this.startsAwaitUsing() ? 'await using' : null;
      default:
        return null;
    }
  }

  /** `for (using of = ...;;)` declares `of`; `for (using of xs)` assigns to `using`. */
  private usingOfIsDeclaration(): boolean {
    const checkpoint = this.speculate();
    this.next();
    this.next();
    const result = this.token === Token.Equals || this.token === Token.Colon || this.token === Token.Semicolon;
    this.rollback(checkpoint);
    return result;
  }

  private parseForExpression(start: number, isAwait: boolean, pending: number): Statement {
    const initStart = this.tokenStart;
    const startsWithLet = this.token === Token.Let;
    const startsWithAsync = this.token === Token.Async && !this.tokenEscaped;
    const context = this.context;
    const outerCover = this.coverError;
    this.context |= Context.NoIn;
    this.coverError = -1;
    let init: Expression = this.parseAssignCover();
    const isTarget = this.token === Token.Of || this.token === Token.In;
    if (isTarget && init.type !== NodeType.AssignmentExpression) {
      this.coverError = outerCover;
      this.context = context;
      this.pendingLabels = pending;
      if (this.token === Token.Of) {
        if (startsWithLet) this.report('TG1237', initStart, this.previousEnd, 'let');
        else if (startsWithAsync && !isAwait && init.type === NodeType.Identifier && init.start === initStart) {
          this.report('TG1237', initStart, this.previousEnd, 'async');
        }
      } else if (isAwait) {
        this.unexpected();
      }
      let target: Expression | Pattern = init;
      if (init.type === NodeType.ObjectExpression || init.type === NodeType.ArrayExpression) {
        target = this.toPattern(init, false);
      } else {
        this.checkSimpleTarget(init);
      }
      return this.parseForEach(start, target as Pattern, isAwait, initStart);
    }
    this.reportCover();
    this.coverError = outerCover;
    if (this.token === Token.Comma) {
      // The first operand is parsed already: the rest of a sequence follows.
      init = this.parseSequenceRest(initStart, init);
    }
    this.context = context;
    this.pendingLabels = pending;
    if (isAwait) this.expected('of');
    return this.parseForRest(start, init);
  }

  private parseForRest(start: number, init: VariableDeclaration | Expression | null): Statement {
    this.expect(Token.Semicolon);
    const pending = this.pendingLabels;
    const test = this.token === Token.Semicolon ? null : this.parseExpression();
    this.expect(Token.Semicolon);
    const update = this.token === Token.RightParen ? null : this.parseExpression();
    this.expect(Token.RightParen);
    this.pendingLabels = pending;
    const body = this.parseLoopBody();
    return new ForStatement(start, this.previousEnd, init, test, update, body);
  }

  private parseForEach(
    start: number,
    left: VariableDeclaration | Pattern,
    isAwait: boolean,
    leftStart: number,
  ): Statement {
    const isOf = this.token === Token.Of;
    if (this.tokenEscaped) this.report('TG1015', this.tokenStart, this.pos);
    if (left.type === NodeType.VariableDeclaration) this.checkForDeclaration(left, isOf, leftStart);
    const pending = this.pendingLabels;
    this.next();
    const right = isOf ? this.parseAssign() : this.parseExpression();
    this.expect(Token.RightParen);
    this.pendingLabels = pending;
    const body = this.parseLoopBody();
    if (isOf) return new ForOfStatement(start, this.previousEnd, left, right, body, isAwait);
    return new ForInStatement(start, this.previousEnd, left, right, body);
  }

  private checkForDeclaration(node: VariableDeclaration, isOf: boolean, start: number): void {
    const word = isOf ? 'of' : 'in';
    if (node.declarations.length !== 1) this.report('TG1112', start, node.end, word);
    const first = node.declarations[0];
    if (!isOf && node.kind.endsWith('using')) this.report('TG1238', start, node.end, node.kind);
    if (first.init === null) return;
    // spec: sec-initializers-in-forin-statement-heads
    if (!isOf && !this.strict && node.kind === 'var' && first.id.type === NodeType.Identifier) return;
    this.report('TG1113', first.init.start, first.init.end, word);
  }

  // Jumps and labels

  private parseLabeled(start: number, label: Identifier): Statement {
    const pending = this.pendingLabels;
    for (let i = this.labels.length - 1; i >= 0; i--) {
      if (this.labels[i] === label.name) {
        this.report('TG1209', label.start, label.end, label.name);
        break;
      }
    }
    this.next();
    this.labels.push(label.name);
    this.labelKinds.push(LabelKind.Plain);
    this.pendingLabels = pending + 1;
    let body: Statement;
    if (this.token === Token.Function && !this.strict) {
      // spec: sec-labelled-function-declarations
      const functionStart = this.tokenStart;
      body = this.parseFunction(functionStart, false, FunctionForm.Declaration, false) as Statement;
      if (body.type === NodeType.FunctionDeclaration && body.generator) {
        this.report('TG1114', functionStart, functionStart + 8);
      }
    } else {
      body = this.isLoopStart() || this.startsLabel() ? this.parseStatement() : this.parseSubstatement();
    }
    this.labels.pop();
    this.labelKinds.pop();
    this.pendingLabels = 0;
    return new LabeledStatement(start, this.previousEnd, label, body);
  }

  private isLoopStart(): boolean {
    return this.token === Token.For || this.token === Token.While || this.token === Token.Do;
  }

  private startsLabel(): boolean {
    return this.token >= FIRST_WORD && this.token < FIRST_RESERVED && this.peek() === Token.Colon;
  }

  private parseJump(): Statement {
    const start = this.tokenStart;
    const isBreak = this.token === Token.Break;
    this.next();
    let label: Identifier | null = null;
    if (!this.canEndStatement()) {
      label = this.parseIdentifier();
      this.checkLabel(label, isBreak);
    } else {
      this.checkJump(start, isBreak);
    }
    this.semicolon();
    if (isBreak) return new BreakStatement(start, this.previousEnd, label);
    return new ContinueStatement(start, this.previousEnd, label);
  }

  private checkLabel(label: Identifier, isBreak: boolean): void {
    for (let i = this.labels.length - 1; i >= 0; i--) {
      if (this.labels[i] !== label.name) continue;
      if (!isBreak && this.labelKinds[i] !== LabelKind.Loop) this.report('TG1210', label.start, label.end);
      return;
    }
    if (!this.panicking) this.report('TG1208', label.start, label.end, label.name);
  }

  private checkJump(start: number, isBreak: boolean): void {
    for (let i = this.labels.length - 1; i >= 0; i--) {
      if (this.labels[i] !== '') continue;
      if (this.labelKinds[i] === LabelKind.Loop || isBreak) return;
    }
    if (isBreak) this.report('TG1207', start, this.previousEnd, 'break', " or 'switch'");
    else this.report('TG1207', start, this.previousEnd, 'continue', '');
  }

  // switch and try

  private parseSwitch(): Statement {
    const start = this.tokenStart;
    this.next();
    const discriminant = this.parseParenthesizedTest();
    this.expect(Token.LeftBrace);
    this.pendingLabels = 0;
    this.labels.push('');
    this.labelKinds.push(LabelKind.Switch);
    const cases: SwitchCase[] = [];
    let hasDefault = false;
    while (this.token === Token.Case || this.token === Token.Default) {
      const caseStart = this.tokenStart;
      let test: Expression | null = null;
      if (this.token === Token.Case) {
        this.next();
        const context = this.context;
        // `case (a): b => c` is no arrow function with a return type.
        this.context |= Context.Consequent;
        test = this.parseExpression();
        this.context = context;
      } else {
        if (hasDefault) this.report('TG1115', caseStart, this.pos);
        hasDefault = true;
        this.next();
      }
      this.expect(Token.Colon);
      const mark = this.itemsTop;
      this.parseCaseBody();
      const body = this.takeItems(mark) as Statement[];
      cases.push(new SwitchCase(caseStart, this.previousEnd, test, body));
    }
    this.expect(Token.RightBrace);
    this.labels.pop();
    this.labelKinds.pop();
    return new SwitchStatement(start, this.previousEnd, discriminant, cases);
  }

  private parseCaseBody(): void {
    for (;;) {
      switch (this.token) {
        case Token.Case:
        case Token.Default:
        case Token.RightBrace:
          return;
        case Token.EndOfFile:
          if (!this.panicking || this.speculation > 0) return;
          this.recover(false);
          continue;
        default: {
          const statement = this.parseStatementListItem();
          if (statement.type === NodeType.VariableDeclaration && statement.kind.endsWith('using')) {
            this.report('TG1238', statement.start, statement.end, statement.kind);
          }
          this.pushItem(statement);
        }
      }
    }
  }

  private parseTry(): Statement {
    const start = this.tokenStart;
    this.next();
    const block = this.parseBlock();
    let handler: CatchClause | null = null;
    if (this.token === Token.Catch) {
      const catchStart = this.tokenStart;
      this.next();
      let param: Pattern | null = null;
      if (this.eat(Token.LeftParen)) {
        param = this.parseBindingTarget();
        if (this.typescript) this.parseVariableType(param);
        this.expect(Token.RightParen);
      }
      const body = this.parseBlock();
      handler = new CatchClause(catchStart, this.previousEnd, param, body);
    }
    const finalizer = this.eat(Token.Finally) ? this.parseBlock() : null;
    if (handler === null && finalizer === null) this.syntaxError('TG1109', '', '');
    return new TryStatement(start, this.previousEnd, block, handler, finalizer);
  }

  /** A word that may be a name of a declaration follows, on the same line. */
  protected nameFollows(): boolean {
    const next = this.peek();
    if (this.peekNewline) return false;
    return (next >= FIRST_WORD && next <= LAST_CONTEXTUAL) || next === Token.Await || next === Token.Yield;
  }
}
