// Functions of every form: declarations, expressions, methods, arrow functions, and the parentheses that may begin one.

import { decodeUtf8 } from '../diagnostics.ts';
import {
  ArrowFunctionExpression,
  AssignmentPattern,
  BlockStatement,
  CallExpression,
  type Expression,
  ExpressionStatement,
  FunctionDeclaration,
  FunctionExpression,
  type Identifier,
  NodeType,
  NullLiteral,
  type Parameter,
  type Pattern,
  Property,
  type PropertyKey,
  RestElement,
  SequenceExpression,
  type SpreadElement,
  type Statement,
  TSDeclareFunction,
  TSEmptyBodyFunctionExpression,
  type TSParameterDecorators,
  type TSTypeAnnotation,
  TSTypeAssertion,
  type TSTypeParameterDeclaration,
} from './ast.ts';
import { ExpressionParser } from './expressions.ts';
import { BRACKET_RESET, Context, FUNCTION_RESET, Guess } from './parser-base.ts';
import { FIRST_WORD, Token } from './tokens.ts';

/** What stood between parentheses that may turn out to be parameters. */
class ParenthesizedList {
  readonly items: (Expression | SpreadElement | Pattern)[] = [];
  /** A type, an optional mark or nothing at all: only parameters look so. */
  mustBeArrow = false;
  /** Start of the first spread, or -1. */
  spread = -1;
  /** Start of the first item that is itself parenthesised, or -1. */
  parenthesized = -1;
  /** What lies between the parentheses, without white space. */
  start = 0;
  end = 0;
  /** Start of a comma before the closing parenthesis, or -1. */
  trailingComma = -1;
}

/** What an arrow function's body does not inherit; `arguments`, `super` and `new.target` it does. */
const ARROW_RESET =
  Context.Yield | Context.Await | Context.StaticBlock | Context.Parameters | Context.Decorator | Context.Heritage;

/** The forms of a function with the keyword. */
export const enum FunctionForm {
  Declaration,
  DefaultExport,
  Expression,
}

export abstract class FunctionParser extends ExpressionParser {
  // Parentheses and arrow functions

  /** `(a)`, `(a, b)` or an arrow function. */
  parseParenthesized(): Expression {
    const start = this.tokenStart;
    const canBeArrow = this.arrowAt === start;
    const outerCover = this.coverError;
    const outerParenthesized = this.parenthesizedElement;
    this.coverError = -1;
    const list = this.parseParenthesizedList(canBeArrow);
    if (canBeArrow) {
      const arrow = this.tryArrow(start, list, false);
      if (arrow !== null) {
        this.coverError = outerCover;
        this.parenthesizedElement = outerParenthesized;
        return arrow;
      }
    }
    this.parenthesizedElement = outerParenthesized;
    this.reportCover();
    this.coverError = outerCover;
    return this.finishParenthesized(start, list);
  }

  private finishParenthesized(start: number, list: ParenthesizedList): Expression {
    const items = list.items as Expression[];
    if (list.mustBeArrow) {
      this.expected('=>');
      return new NullLiteral(start, start);
    }
    if (list.spread >= 0 || list.trailingComma >= 0) {
      const at = list.spread >= 0 ? list.spread : list.trailingComma;
      this.report('TG1100', at, at + 1, list.spread >= 0 ? '...' : ',');
      this.failed = true;
    }
    const first = items[0];
    if (items.length > 1) return new SequenceExpression(list.start, list.end, items);
    if (
      first.type === NodeType.ObjectExpression ||
      first.type === NodeType.ArrayExpression ||
      first.type === NodeType.AssignmentExpression
    ) {
      first.parenthesized = true;
    }
    return first;
  }

  private parseParenthesizedList(canBeArrow: boolean): ParenthesizedList {
    const context = this.context;
    this.context = context & ~BRACKET_RESET;
    const list = new ParenthesizedList();
    const typed = this.typescript && canBeArrow;
    this.next();
    list.start = this.tokenStart;
    while (this.token !== Token.RightParen && this.token !== Token.EndOfFile) {
      const start = this.tokenStart;
      if (this.token === Token.Ellipsis) {
        if (list.spread < 0) list.spread = start;
        list.items.push(this.parseSpreadItem(list, typed));
      } else if (typed && this.token === Token.This && this.peek() === Token.Colon) {
        this.report('TG1246', start, this.pos);
        this.parseThisParameter(true);
        list.mustBeArrow = true;
      } else {
        const outerOptional = this.optionalParameterAt;
        if (typed) this.optionalParameterAt = start;
        let item: Expression | Pattern = this.parseAssignCover();
        this.optionalParameterAt = outerOptional;
        if (item.start > start && list.parenthesized < 0) list.parenthesized = start;
        else if (
          item.type === NodeType.AssignmentExpression &&
          item.left.start > start &&
          !item.parenthesized &&
          list.parenthesized < 0
        ) {
          list.parenthesized = start;
        }
        if (typed && (this.token === Token.Colon || this.token === Token.Question)) {
          item = this.parseTypedItem(start, item, list);
        }
        list.items.push(item);
      }
      if (this.token !== Token.Comma) break;
      const comma = this.tokenStart;
      this.next();
      if ((this.token as Token) === Token.RightParen) list.trailingComma = comma;
    }
    if (list.items.length === 0) list.mustBeArrow = true;
    list.end = this.previousEnd;
    this.expect(Token.RightParen);
    this.context = context;
    return list;
  }

  private parseSpreadItem(list: ParenthesizedList, typed: boolean): SpreadElement | RestElement {
    const start = this.tokenStart;
    const spread = this.parseSpread(true);
    if (!typed || this.token !== Token.Colon) return spread;
    list.mustBeArrow = true;
    this.settleCover(spread.argument);
    const rest = new RestElement(start, spread.end, this.toPattern(spread.argument, true), null);
    rest.typeAnnotation = this.parseOptionalTypeAnnotation();
    rest.end = this.previousEnd;
    return rest;
  }

  /** `item: T`, `item?`, `item?: T = init`: a parameter, for sure. */
  private parseTypedItem(start: number, item: Expression, list: ParenthesizedList): Pattern {
    list.mustBeArrow = true;
    this.settleCover(item);
    const target = this.toPattern(item, true);
    this.parseParameterType(target);
    if (this.token !== Token.Equals) return target;
    this.next();
    const init = this.parseAssign();
    return new AssignmentPattern(start, this.previousEnd, target, init);
  }

  /** The item is a pattern: what was only right in patterns is right. */
  private settleCover(item: Expression): void {
    if (this.coverError >= item.start) this.coverError = -1;
  }

  /** At the token behind the closing parenthesis: the arrow function, or null if this is none. */
  private tryArrow(start: number, list: ParenthesizedList, async: boolean): Expression | null {
    if (this.token === Token.Arrow) {
      if (async && this.newlineBefore) return null;
      return this.finishArrow(start, list, async, null);
    }
    if (!this.typescript || this.token !== Token.Colon) return null;
    if (list.mustBeArrow) {
      const returnType = this.parseReturnType(Token.Colon);
      if ((this.token as Token) === Token.Arrow) return this.finishArrow(start, list, async, returnType);
      return null;
    }
    if (!this.couldBeParameters(list)) return null;
    if (!this.guessReturnType(async)) return null;
    const type = this.parseReturnType(Token.Colon);
    return this.finishArrow(start, list, async, type);
  }

  /** At the colon behind parentheses: does a return type with an arrow follow? */
  private guessReturnType(async: boolean): boolean {
    const at = this.tokenStart;
    const known = this.recall(Guess.ReturnType, at);
    if (known !== undefined) return known;
    const consequent = this.has(Context.Consequent);
    const checkpoint = this.speculate();
    this.parseReturnType(Token.Colon);
    let isArrow = this.succeeding && this.token === Token.Arrow && !this.newlineBefore;
    if (isArrow && consequent) {
      // `a ? (b): c => d : e` and not `a ? (b) : c => d`
      this.next();
      this.context = (this.context & ~ARROW_RESET) | Context.Function | (async ? Context.Await : 0);
      if (this.token === Token.LeftBrace) {
        this.context = (this.context & ~BRACKET_RESET) | Context.Return;
        this.parseFunctionBlock();
      } else {
        this.parseAssign();
      }
      isArrow = !this.panicking && (this.token as Token) === Token.Colon;
    }
    this.rollback(checkpoint);
    this.remember(Guess.ReturnType, at, isArrow);
    return isArrow;
  }

  private couldBeParameters(list: ParenthesizedList): boolean {
    if (list.parenthesized >= 0) return false;
    for (let i = 0; i < list.items.length; i++) {
      const item = list.items[i];
      switch (item.type) {
        case NodeType.Identifier:
        case NodeType.ObjectExpression:
        case NodeType.ArrayExpression:
        case NodeType.SpreadElement:
          break;
        case NodeType.AssignmentExpression:
          if (item.operator !== '=') return false;
          break;
        default:
          return false;
      }
    }
    return true;
  }

  private finishArrow(
    start: number,
    list: ParenthesizedList,
    async: boolean,
    returnType: TSTypeAnnotation | null,
  ): Expression {
    if (list.parenthesized >= 0) this.report('TG1123', list.parenthesized, list.parenthesized + 1);
    else if (this.parenthesizedElement >= start) {
      this.report('TG1123', this.parenthesizedElement, this.parenthesizedElement + 1);
    }
    if (this.awaitPos >= start) this.report('TG1212', this.awaitPos, this.awaitPos + 5);
    if (this.yieldPos >= start) this.report('TG1213', this.yieldPos, this.yieldPos + 5);
    if (async && this.awaitIdentifierPos >= start) {
      this.report('TG1212', this.awaitIdentifierPos, this.awaitIdentifierPos + 5);
    }
    if (this.coverError >= start) this.coverError = -1;
    const params: Pattern[] = [];
    const last = list.items.length - 1;
    for (let i = 0; i <= last; i++) {
      const item = list.items[i];
      if (item.type === NodeType.SpreadElement) {
        if (item.argument.type === NodeType.AssignmentExpression) this.report('TG1120', item.start, item.end);
        params.push(new RestElement(item.start, item.end, this.toPattern(item.argument, true), null));
      } else {
        params.push(this.toPattern(item, true));
      }
    }
    if (list.spread >= 0) {
      const final = last >= 0 ? params[last] : null;
      if (
        final === null ||
        final.type !== NodeType.RestElement ||
        final.start !== list.spread ||
        list.trailingComma >= 0
      ) {
        this.report('TG1119', list.spread, list.spread + 3);
      }
    }
    return this.parseArrowBody(start, params, null, returnType, null, async);
  }

  parseSimpleArrow(start: number, name: Identifier): Expression {
    return this.parseArrowBody(start, [name], null, null, null, false);
  }

  /** From the arrow on. spec: sec-arrow-function-definitions */
  parseArrowBody(
    start: number,
    params: Parameter[],
    decorators: TSParameterDecorators[] | null,
    returnType: TSTypeAnnotation | null,
    typeParameters: TSTypeParameterDeclaration | null,
    async: boolean,
  ): ArrowFunctionExpression {
    if (this.newlineBefore) this.report('TG1111', this.tokenStart, this.pos);
    this.expect(Token.Arrow);
    const context = this.context;
    const labels = this.labels;
    const labelKinds = this.labelKinds;
    const awaitPos = this.awaitPos;
    const yieldPos = this.yieldPos;
    const awaitIdentifierPos = this.awaitIdentifierPos;
    this.labels = [];
    this.labelKinds = [];
    this.context = (context & ~ARROW_RESET) | Context.Function | (async ? Context.Await : 0);
    const outerStrict = this.strict;
    const simple = this.isSimpleParameters(params);
    const isExpression = this.token !== Token.LeftBrace;
    let body: BlockStatement | Expression;
    if (isExpression) {
      body = this.parseAssign();
    } else {
      this.context = (this.context & ~BRACKET_RESET) | Context.Return;
      body = this.parseFunctionBody(simple);
    }
    const strict = this.strict;
    this.checkParameters(params, true, strict && !outerStrict);
    this.context = context;
    this.labels = labels;
    this.labelKinds = labelKinds;
    this.awaitPos = awaitPos;
    this.yieldPos = yieldPos;
    this.awaitIdentifierPos = awaitIdentifierPos;
    this.arrowEnd = this.previousEnd;
    return new ArrowFunctionExpression(
      start,
      this.previousEnd,
      null,
      typeParameters,
      decorators,
      params,
      returnType,
      body,
      async,
      false,
      isExpression,
      false,
      strict,
      simple,
    );
  }

  /** At `async` where an expression begins. */
  parseAsync(): Expression {
    const start = this.tokenStart;
    const canBeArrow = this.arrowAt === start;
    const next = this.peek();
    const newline = this.peekNewline;
    if (next === Token.Function && !newline) {
      this.next();
      return this.parseFunctionExpression(start, true);
    }
    const name = this.parseIdentifier();
    if (canBeArrow && !newline) {
      if (this.token === Token.LeftParen) return this.parseAsyncParenthesized(start, name);
      if (this.token === Token.Less && this.typescript) {
        const arrow = this.tryGenericArrow(start, true);
        if (arrow !== null) return arrow;
      } else if (this.token >= FIRST_WORD && this.peek() === Token.Arrow) {
        if (this.token === Token.Await) this.report('TG1212', this.tokenStart, this.pos);
        const param = this.parseBindingIdentifier();
        return this.parseArrowBody(start, [param], null, null, null, true);
      }
    }
    if (canBeArrow && this.token === Token.Arrow) return this.parseSimpleArrow(start, name);
    return name;
  }

  /** `async (...)`: an arrow function, or a call of something named async. */
  private parseAsyncParenthesized(start: number, name: Identifier): Expression {
    const outerCover = this.coverError;
    const outerParenthesized = this.parenthesizedElement;
    this.coverError = -1;
    const list = this.parseParenthesizedList(true);
    const arrow = this.tryArrow(start, list, true);
    this.parenthesizedElement = outerParenthesized;
    if (arrow === null) this.reportCover();
    this.coverError = outerCover;
    if (arrow !== null) return arrow;
    if (list.mustBeArrow && list.items.length > 0) this.expected('=>');
    return new CallExpression(start, this.previousEnd, name, null, list.items as Expression[], false);
  }

  /** `<T>(a: T) => a`, at the `<`; null if it is something else. */
  private tryGenericArrow(start: number, async: boolean): Expression | null {
    const at = this.tokenStart;
    if (this.recall(Guess.GenericArrow, at) === false) return null;
    const checkpoint = this.speculate();
    const typeParameters = this.parseOptionalTypeParameters();
    if (this.succeeding && this.token === Token.LeftParen) {
      const context = this.context;
      if (async) this.context |= Context.Await;
      const params = this.parseParameters();
      this.context = context;
      const decorators = this.parameterDecorators;
      const returnType = this.parseOptionalReturnType();
      if (this.succeeding && (this.token as Token) === Token.Arrow && !this.newlineBefore) {
        this.commit(checkpoint);
        return this.parseArrowBody(start, params, decorators, returnType, typeParameters, async);
      }
    }
    this.rollback(checkpoint);
    this.remember(Guess.GenericArrow, at, false);
    return null;
  }

  /** At `<` where an operand is expected: a generic arrow function or `<T>x`. */
  parseTypeAssertion(): Expression {
    const start = this.tokenStart;
    if (this.token === Token.Less && this.arrowAt === start) {
      const arrow = this.tryGenericArrow(start, false);
      if (arrow !== null) return arrow;
    }
    if (this.startsJsx()) return this.rejectJsx(start);
    if (this.token === Token.ShiftLeft) this.rescanLess();
    this.next();
    let type: TSTypeAssertion['typeAnnotation'];
    if (this.token === Token.Const) type = this.parseConstType();
    else type = this.parseType();
    this.expect(Token.Greater);
    if (!this.enter()) {
      this.depth--;
      return new NullLiteral(start, start);
    }
    const expression = this.parseUnary();
    this.depth--;
    return new TSTypeAssertion(start, this.previousEnd, type, expression);
  }

  // Functions with the keyword

  parseFunctionExpression(start: number, async: boolean): Expression {
    return this.parseFunction(start, async, FunctionForm.Expression, false) as Expression;
  }

  /** At `function`; `start` is that of `async` when there is one. */
  parseFunction(
    start: number,
    async: boolean,
    form: FunctionForm,
    declare: boolean,
  ): FunctionDeclaration | FunctionExpression | TSDeclareFunction {
    this.next();
    const generator = this.eat(Token.Star);
    const context = this.context;
    let id: Identifier | null = null;
    if (form === FunctionForm.Expression) {
      // The name is in the function's own scope and follows its rules.
      this.context =
        (context & ~(Context.Yield | Context.Await | Context.StaticBlock)) |
        (generator ? Context.Yield : 0) |
        (async ? Context.Await : 0);
      if (this.token !== Token.LeftParen && this.token !== Token.Less) id = this.parseBindingIdentifier();
    } else if (form === FunctionForm.Declaration || (this.token !== Token.LeftParen && this.token !== Token.Less)) {
      id = this.parseBindingIdentifier();
    }
    this.context = context & ~FUNCTION_RESET;
    const node = this.parseFunctionRest(start, id, async, generator, form, declare);
    this.context = context;
    return node;
  }

  /** From the type parameters or the parenthesis on; `this.context` has what the function inherits. */
  private parseFunctionRest(
    start: number,
    id: Identifier | null,
    async: boolean,
    generator: boolean,
    form: FunctionForm,
    declare: boolean,
  ): FunctionDeclaration | FunctionExpression | TSDeclareFunction {
    const labels = this.labels;
    const labelKinds = this.labelKinds;
    const awaitPos = this.awaitPos;
    const yieldPos = this.yieldPos;
    const awaitIdentifierPos = this.awaitIdentifierPos;
    const parenthesized = this.parenthesizedElement;
    this.labels = [];
    this.labelKinds = [];
    this.context |=
      Context.Return |
      Context.NewTarget |
      Context.Function |
      (generator ? Context.Yield : 0) |
      (async ? Context.Await : 0);
    const outerStrict = this.strict;
    const typeParameters = this.parseOptionalTypeParameters();
    const params = this.parseParameters();
    const decorators = this.parameterDecorators;
    if (this.parameterPropertyPos >= 0) {
      this.report('TG1245', this.parameterPropertyPos, this.parameterPropertyPos + 1);
    }
    const returnType = this.parseOptionalReturnType();
    const simple = this.isSimpleParameters(params);
    let body: BlockStatement | null = null;
    if (this.token === Token.LeftBrace || form === FunctionForm.Expression || !this.typescript) {
      body = this.parseFunctionBody(simple);
    } else {
      this.semicolon();
    }
    const strict = this.strict;
    if (body !== null) {
      const recheck = strict && !outerStrict;
      this.checkParameters(params, strict || !simple, recheck);
      if (recheck && id !== null) this.checkStrictBinding(id);
    }
    this.labels = labels;
    this.labelKinds = labelKinds;
    this.awaitPos = awaitPos;
    this.yieldPos = yieldPos;
    this.awaitIdentifierPos = awaitIdentifierPos;
    this.parenthesizedElement = parenthesized;
    const end = this.previousEnd;
    if (body === null) {
      return new TSDeclareFunction(
        start,
        end,
        id,
        typeParameters,
        decorators,
        params,
        returnType,
        null,
        async,
        generator,
        false,
        declare,
        strict,
        simple,
      );
    }
    if (form === FunctionForm.Expression) {
      return new FunctionExpression(
        start,
        end,
        id,
        typeParameters,
        decorators,
        params,
        returnType,
        body,
        async,
        generator,
        false,
        declare,
        strict,
        simple,
      );
    }
    return new FunctionDeclaration(
      start,
      end,
      id,
      typeParameters,
      decorators,
      params,
      returnType,
      body,
      async,
      generator,
      false,
      declare,
      strict,
      simple,
    );
  }

  // Methods

  parseMethodProperty(
    start: number,
    kind: 'init' | 'get' | 'set',
    key: PropertyKey,
    computed: boolean,
    async: boolean,
    generator: boolean,
  ): Property {
    const value = this.parseMethod(async, generator, kind, Context.SuperProperty, false, false) as FunctionExpression;
    return new Property(start, this.previousEnd, kind, key, value, computed, kind === 'init', false);
  }

  /** A method's function, from its type parameters or parenthesis on; `extra` is what it may do with `super`. */
  parseMethod(
    async: boolean,
    generator: boolean,
    kind: string,
    extra: number,
    bodyOptional: boolean,
    isConstructor: boolean,
  ): FunctionExpression | TSEmptyBodyFunctionExpression {
    const start = this.tokenStart;
    const context = this.context;
    const labels = this.labels;
    const labelKinds = this.labelKinds;
    const awaitPos = this.awaitPos;
    const yieldPos = this.yieldPos;
    const awaitIdentifierPos = this.awaitIdentifierPos;
    const parenthesized = this.parenthesizedElement;
    this.labels = [];
    this.labelKinds = [];
    this.context =
      (context & ~FUNCTION_RESET) |
      Context.Return |
      Context.NewTarget |
      Context.Function |
      extra |
      (generator ? Context.Yield : 0) |
      (async ? Context.Await : 0);
    const outerStrict = this.strict;
    const typeParameters = this.parseOptionalTypeParameters();
    const paramsStart = this.tokenStart;
    const params = this.parseParameters();
    const decorators = this.parameterDecorators;
    const propertyPos = this.parameterPropertyPos;
    if (kind === 'get' && params.length > 0) this.report('TG1229', paramsStart, this.previousEnd);
    if (kind === 'set' && (params.length !== 1 || params[0].type === NodeType.RestElement)) {
      this.report('TG1230', paramsStart, this.previousEnd);
    }
    const returnType = this.parseOptionalReturnType();
    const simple = this.isSimpleParameters(params);
    let body: BlockStatement | null = null;
    if (this.token === Token.LeftBrace || !bodyOptional) body = this.parseFunctionBody(simple);
    else this.semicolon();
    if (propertyPos >= 0 && (!isConstructor || (body === null && !this.has(Context.Ambient)))) {
      this.report('TG1245', propertyPos, propertyPos + 1);
    }
    const strict = this.strict;
    if (body !== null) this.checkParameters(params, true, strict && !outerStrict);
    this.context = context;
    this.labels = labels;
    this.labelKinds = labelKinds;
    this.awaitPos = awaitPos;
    this.yieldPos = yieldPos;
    this.awaitIdentifierPos = awaitIdentifierPos;
    this.parenthesizedElement = parenthesized;
    const end = this.previousEnd;
    if (body === null) {
      return new TSEmptyBodyFunctionExpression(
        start,
        end,
        null,
        typeParameters,
        decorators,
        params,
        returnType,
        null,
        async,
        generator,
        false,
        false,
        strict,
        simple,
      );
    }
    return new FunctionExpression(
      start,
      end,
      null,
      typeParameters,
      decorators,
      params,
      returnType,
      body,
      async,
      generator,
      false,
      false,
      strict,
      simple,
    );
  }

  // Bodies

  parseFunctionBlock(): BlockStatement {
    return this.parseFunctionBody(true);
  }

  /** `{ ... }` with its directives; leaves Context.Strict set when one of them asks for it. */
  protected parseFunctionBody(simple: boolean): BlockStatement {
    const start = this.tokenStart;
    if (this.token !== Token.LeftBrace) {
      this.syntaxError('TG1124', '', '');
      return new BlockStatement(start, start, []);
    }
    if (!this.enter()) {
      this.depth--;
      return new BlockStatement(start, start, []);
    }
    this.next();
    const mark = this.itemsTop;
    this.parseDirectives(simple);
    this.parseStatements(false);
    const body = this.takeItems(mark) as Statement[];
    this.expect(Token.RightBrace);
    this.depth--;
    return new BlockStatement(start, this.previousEnd, body);
  }

  /** Statements up to the closing brace or the end, with recovery behind each syntax error; they are left as items. */
  parseStatements(topLevel: boolean): void {
    for (;;) {
      if (this.token === Token.EndOfFile) {
        if (!this.panicking || this.speculation > 0) return;
        this.recover(topLevel);
        continue;
      }
      if (this.token === Token.RightBrace) {
        if (!topLevel) return;
        this.unexpected();
        continue;
      }
      this.pushItem(this.parseStatementListItem());
    }
  }

  /** spec: sec-directive-prologues-and-the-use-strict-directive */
  protected parseDirectives(simple: boolean): void {
    let octal = -1;
    while (this.token === Token.String) {
      const start = this.tokenStart;
      const literalEnd = this.pos;
      if (this.tokenOctal >= 0 && octal < 0) octal = this.tokenOctal;
      const statement = this.parseStatementListItem();
      if (
        statement.type !== NodeType.ExpressionStatement ||
        statement.expression.type !== NodeType.StringLiteral ||
        statement.expression.start !== start
      ) {
        this.pushItem(statement);
        return;
      }
      const raw = decodeUtf8(this.source, start + 1, literalEnd - 1);
      this.pushItem(new ExpressionStatement(start, statement.end, statement.expression, raw));
      if (raw === 'use strict') {
        if (!simple) this.report('TG1222', start, literalEnd);
        this.context |= Context.Strict;
        // The token after the directive was read before the rule held.
        if (octal >= 0) this.report('TG1010', octal, octal + 1);
      }
    }
  }
}
