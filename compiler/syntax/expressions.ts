// Expressions: precedence climbing over unary, postfix and primary expressions.

import {
  AssignmentExpression,
  type AssignmentOperator,
  AwaitExpression,
  BinaryExpression,
  type BinaryOperator,
  CallExpression,
  ChainExpression,
  ConditionalExpression,
  type Expression,
  LogicalExpression,
  MemberExpression,
  NodeType,
  NullLiteral,
  type Pattern,
  type PrivateIdentifier,
  SequenceExpression,
  type SpreadElement,
  type Super,
  TaggedTemplateExpression,
  TSAsExpression,
  TSInstantiationExpression,
  TSNonNullExpression,
  TSSatisfiesExpression,
  type TSTypeParameterInstantiation,
  UnaryExpression,
  type UnaryOperator,
  UpdateExpression,
  YieldExpression,
} from './ast.ts';
import { BRACKET_RESET, Context, Guess } from './parser-base.ts';
import { PrimaryParser } from './primary.ts';
import {
  AS_PRECEDENCE,
  FIRST_ASSIGNMENT,
  FIRST_RESERVED,
  FIRST_WORD,
  LAST_ASSIGNMENT,
  LAST_CONTEXTUAL,
  PRECEDENCE,
  Token,
  tokenText,
} from './tokens.ts';

export abstract class ExpressionParser extends PrimaryParser {
  /** Ends of the last unary expression and of the last `&&` or `||`: bare ones end where the last token did. */
  private unaryEnd = -1;
  private logicalEnd = -1;
  /** Start of an element that may be a parameter: `?` behind it may be a mark, not an operator. */
  protected optionalParameterAt = -1;

  abstract parseTypeAssertion(): Expression;

  /** At `<` where an operand is expected: is it the start of an element of JSX? A `<T>` alone is a type, where types are allowed. */
  protected startsJsx(): boolean {
    if (this.token !== Token.Less) return false;
    const checkpoint = this.speculate();
    this.next();
    const first = this.token as Token;
    let found = first === Token.Greater;
    if (first >= FIRST_WORD) found = !this.typescript || this.jsxFile || this.isElementHead();
    this.rollback(checkpoint);
    return found;
  }

  /** At the name behind `<`: `a.b/>`, `a-b`, `a {...b}` or `a b=`, which are no types. */
  private isElementHead(): boolean {
    while (this.peek() === Token.Dot) {
      this.next();
      this.next();
    }
    this.next();
    switch (this.token) {
      case Token.Slash:
      case Token.Minus:
      case Token.LeftBrace:
        return true;
      default:
        return this.token >= FIRST_WORD && this.peek() === Token.Equals;
    }
  }

  protected rejectJsx(start: number): Expression {
    this.syntaxError('TG1125', '', '');
    this.giveUp();
    return new NullLiteral(start, start);
  }

  parseExpression(): Expression {
    const start = this.tokenStart;
    const first = this.parseAssign();
    if (this.token !== Token.Comma) return first;
    return this.parseSequenceRest(start, first);
  }

  /** At the comma behind the first operand. */
  protected parseSequenceRest(start: number, first: Expression): Expression {
    const expressions = [first];
    while (this.eat(Token.Comma)) expressions.push(this.parseAssign());
    return new SequenceExpression(start, this.previousEnd, expressions);
  }

  /** An AssignmentExpression that is not part of a possible pattern. */
  parseAssign(): Expression {
    const outer = this.coverError;
    this.coverError = -1;
    const expression = this.parseAssignCover();
    if (this.coverError >= 0) this.reportCover();
    this.coverError = outer;
    return expression;
  }

  /** An AssignmentExpression that may still become part of a pattern: `coverError` stays open. */
  parseAssignCover(): Expression {
    const start = this.tokenStart;
    if (!this.enter()) {
      this.depth--;
      return new NullLiteral(start, start);
    }
    let expression: Expression;
    if (this.token === Token.Yield && this.has(Context.Yield)) {
      expression = this.parseYield();
    } else {
      this.arrowAt = start;
      expression = this.parseConditional(start);
      if (this.token >= FIRST_ASSIGNMENT && this.token <= LAST_ASSIGNMENT) {
        expression = this.parseAssignment(start, expression);
      } else if (this.coverError >= start && this.previousEnd !== expression.end) {
        this.reportCover();
      } else if (this.coverError >= start) {
        const type = expression.type;
        if (type !== NodeType.ObjectExpression && type !== NodeType.ArrayExpression) this.reportCover();
      }
    }
    this.depth--;
    return expression;
  }

  private parseAssignment(start: number, left: Expression): Expression {
    const operator = this.token;
    if (this.arrowEnd === this.previousEnd) {
      this.unexpected();
      return left;
    }
    let target: Expression | Pattern = left;
    if (
      operator === Token.Equals &&
      (left.type === NodeType.ObjectExpression || left.type === NodeType.ArrayExpression)
    ) {
      if (this.coverError >= start) this.coverError = -1;
      target = this.toPattern(left, false);
    } else {
      if (this.coverError >= start) this.reportCover();
      if (left.start === start && left.type !== NodeType.TSNonNullExpression && this.unwrapTypes(left) !== left) {
        // `x as T = 1`: only in parentheses.
        this.report('TG1200', left.start, left.end);
      } else {
        const logical = operator === Token.AndEquals || operator === Token.OrEquals || operator === Token.NullishEquals;
        this.checkSimpleTarget(left, !logical);
      }
    }
    this.next();
    const parenthesized = this.parenthesizedElement;
    const right = this.parseAssign();
    this.parenthesizedElement = parenthesized;
    return new AssignmentExpression(
      start,
      this.previousEnd,
      tokenText(operator) as AssignmentOperator,
      target,
      right,
      false,
    );
  }

  private parseYield(): Expression {
    const start = this.tokenStart;
    if (this.has(Context.Parameters)) this.report('TG1213', start, this.pos);
    if (this.tokenEscaped) this.report('TG1015', start, this.pos);
    this.yieldPos = start;
    this.next();
    let delegate = false;
    let argument: Expression | null = null;
    if (!this.newlineBefore) {
      if (this.token === Token.Star) {
        this.next();
        delegate = true;
        argument = this.parseAssign();
      } else if (!this.endsYield()) {
        argument = this.parseAssign();
      }
    }
    return new YieldExpression(start, this.previousEnd, argument, delegate);
  }

  private endsYield(): boolean {
    switch (this.token) {
      case Token.RightParen:
      case Token.RightBracket:
      case Token.RightBrace:
      case Token.Colon:
      case Token.Comma:
      case Token.Semicolon:
      case Token.EndOfFile:
      case Token.In:
      case Token.Of:
        return this.token !== Token.Of || this.has(Context.NoIn);
      default:
        return false;
    }
  }

  private parseConditional(start: number): Expression {
    const test = this.parseBinary(start, 0);
    if (this.token !== Token.Question || this.arrowEnd === this.previousEnd) return test;
    if (this.typescript && this.optionalParameterAt === start && this.isOptionalMark()) return test;
    if (this.coverError >= start) this.reportCover();
    this.next();
    const context = this.context;
    this.context = (context & ~Context.NoIn) | Context.Consequent;
    const consequent = this.parseAssign();
    this.context = context;
    this.expect(Token.Colon);
    const alternate = this.parseAssign();
    return new ConditionalExpression(start, this.previousEnd, test, consequent, alternate);
  }

  private isOptionalMark(): boolean {
    switch (this.peek()) {
      case Token.Comma:
      case Token.Colon:
      case Token.RightParen:
      case Token.Equals:
        return true;
      default:
        return false;
    }
  }

  // Binary expressions

  private parseBinary(start: number, minimum: number): Expression {
    let left: Expression | PrivateIdentifier;
    if (this.token === Token.PrivateName) {
      left = this.parsePrivateReference();
      if ((this.token as Token) !== Token.In || minimum >= PRECEDENCE[Token.In] || this.has(Context.NoIn))
        this.unexpected();
    } else {
      left = this.parseUnary();
    }
    if (PRECEDENCE[this.token] === 0 && this.token !== Token.As && this.token !== Token.Satisfies) {
      return left as Expression;
    }
    if (this.arrowEnd === this.previousEnd) return left as Expression;
    return this.parseBinaryRest(start, left, minimum);
  }

  private parseBinaryRest(start: number, left: Expression | PrivateIdentifier, minimum: number): Expression {
    let last = Token.EndOfFile;
    let casts = 0;
    for (;;) {
      if (this.token === Token.Greater) this.rescanGreater();
      const operator = this.token;
      const precedence = PRECEDENCE[operator];
      if (precedence === 0) {
        if ((operator === Token.As || operator === Token.Satisfies) && this.canCast(minimum)) {
          if (!this.checkChain(casts++)) return left as Expression;
          left = this.parseCast(start, left as Expression);
          continue;
        }
        return left as Expression;
      }
      if (precedence <= minimum) return left as Expression;
      if (operator === Token.In && this.has(Context.NoIn)) return left as Expression;
      if (this.coverError >= start) this.reportCover();
      if (operator === Token.StarStar && this.unaryEnd === this.previousEnd) {
        this.report('TG1227', start, this.previousEnd);
      }
      this.next();
      const rightStart = this.tokenStart;
      // `**` is right associative.
      let right: Expression;
      if (operator === Token.StarStar) {
        if (!this.enter()) {
          this.depth--;
          return left as Expression;
        }
        right = this.parseBinary(rightStart, precedence - 1);
        this.depth--;
      } else {
        right = this.parseBinary(rightStart, precedence);
      }
      if (operator <= Token.And) {
        if (operator === Token.Nullish) {
          if (last === Token.Or || last === Token.And || this.logicalEnd === this.previousEnd) {
            this.report('TG1226', start, this.previousEnd);
          }
        } else {
          if (last === Token.Nullish) this.report('TG1226', start, this.previousEnd);
          this.logicalEnd = this.previousEnd;
        }
        const text = operator === Token.Nullish ? '??' : operator === Token.Or ? '||' : '&&';
        left = new LogicalExpression(start, this.previousEnd, text, left as Expression, right);
      } else {
        const text = tokenText(operator) as BinaryOperator;
        left = new BinaryExpression(start, this.previousEnd, text, left, right);
      }
      last = operator;
    }
  }

  private canCast(minimum: number): boolean {
    return this.typescript && !this.newlineBefore && minimum < AS_PRECEDENCE;
  }

  private parseCast(start: number, left: Expression): Expression {
    const satisfies = this.token === Token.Satisfies;
    this.next();
    if (!satisfies && this.token === Token.Const) {
      const type = this.parseConstType();
      return new TSAsExpression(start, this.previousEnd, left, type);
    }
    const type = this.parseType();
    if (satisfies) return new TSSatisfiesExpression(start, this.previousEnd, left, type);
    return new TSAsExpression(start, this.previousEnd, left, type);
  }

  // Unary expressions

  protected parseUnary(): Expression {
    const start = this.tokenStart;
    const token = this.token;
    switch (token) {
      case Token.Bang:
      case Token.Tilde:
      case Token.Plus:
      case Token.Minus:
      case Token.Typeof:
      case Token.Void:
      case Token.Delete: {
        if (!this.enter()) {
          this.depth--;
          return new NullLiteral(start, start);
        }
        this.next();
        const argument = this.parseUnary();
        this.depth--;
        if (token === Token.Delete) this.checkDelete(start, argument);
        this.unaryEnd = this.previousEnd;
        return new UnaryExpression(start, this.previousEnd, tokenText(token) as UnaryOperator, argument);
      }
      case Token.PlusPlus:
      case Token.MinusMinus: {
        if (!this.enter()) {
          this.depth--;
          return new NullLiteral(start, start);
        }
        this.next();
        const argument = this.parseUnary();
        this.depth--;
        if (!this.panicking) this.checkSimpleTarget(argument);
        return new UpdateExpression(start, this.previousEnd, token === Token.PlusPlus ? '++' : '--', true, argument);
      }
      case Token.Await:
        if (this.startsAwait()) return this.parseAwait();
        break;
      case Token.Less:
      case Token.ShiftLeft:
        if (this.typescript) {
          const expression = this.parseTypeAssertion();
          this.unaryEnd = this.previousEnd;
          return expression;
        }
        if (this.startsJsx()) return this.rejectJsx(start);
        break;
    }
    const expression = this.parseLeftHandSide();
    if ((this.token === Token.PlusPlus || this.token === Token.MinusMinus) && !this.newlineBefore) {
      if (this.arrowEnd === this.previousEnd) return expression;
      if (this.coverError >= start) this.reportCover();
      this.checkSimpleTarget(expression);
      const operator = this.token === Token.PlusPlus ? '++' : '--';
      this.next();
      return new UpdateExpression(start, this.previousEnd, operator, false, expression);
    }
    return expression;
  }

  /** spec: sec-delete-operator-static-semantics-early-errors */
  private checkDelete(start: number, argument: Expression): void {
    let node = this.unwrapTypes(argument);
    if (node.type === NodeType.Identifier && this.strict) {
      this.report('TG1204', start, this.previousEnd);
      return;
    }
    if (node.type === NodeType.ChainExpression) node = node.expression;
    if (node.type === NodeType.MemberExpression && node.property.type === NodeType.PrivateIdentifier) {
      this.report('TG1205', start, this.previousEnd);
    }
  }

  private startsAwait(): boolean {
    if (this.has(Context.Await)) return true;
    if (this.sourceType !== 'auto' || this.isModule || this.has(Context.Function)) return false;
    // A script that may be a module: `await x` at the top level cannot be anything else.
    const next = this.peek();
    const operand = next >= FIRST_WORD ? next <= LAST_CONTEXTUAL || next >= FIRST_RESERVED : next <= Token.PrivateName;
    if (this.peekNewline || !operand || next === Token.EndOfFile || next === Token.Of || PRECEDENCE[next] > 0) {
      return false;
    }
    if (next === Token.Backquote || next === Token.As || next === Token.Satisfies) return false;
    this.needsModule = true;
    return true;
  }

  private parseAwait(): Expression {
    const start = this.tokenStart;
    if (this.has(Context.Parameters)) this.report('TG1212', start, this.pos);
    if (this.tokenEscaped) this.report('TG1015', start, this.pos);
    if (!this.has(Context.Function)) this.usesTopLevelAwait = true;
    this.awaitPos = start;
    if (!this.enter()) {
      this.depth--;
      return new NullLiteral(start, start);
    }
    this.next();
    const argument = this.parseUnary();
    this.depth--;
    this.unaryEnd = this.previousEnd;
    return new AwaitExpression(start, this.previousEnd, argument);
  }

  // Left-hand side expressions

  parseLeftHandSide(): Expression {
    const start = this.tokenStart;
    const expression = this.parsePrimary();
    switch (this.token) {
      case Token.Dot:
      case Token.LeftParen:
      case Token.LeftBracket:
      case Token.QuestionDot:
      case Token.Backquote:
      case Token.Bang:
      case Token.Less:
      case Token.ShiftLeft:
        if (this.arrowEnd === this.previousEnd) return expression;
        return this.parseSubscripts(start, expression, false);
      default:
        return expression;
    }
  }

  parseSubscripts(start: number, base: Expression | Super, noCalls: boolean): Expression {
    let expression = base as Expression;
    let chain = false;
    let links = 0;
    for (;;) {
      if (!this.checkChain(links++)) return expression;
      switch (this.token) {
        case Token.Dot: {
          if (this.coverError >= start) this.reportCover();
          this.next();
          const property =
            (this.token as Token) === Token.PrivateName ? this.parsePrivateReference() : this.parseIdentifierName();
          if (
            base.type === NodeType.Super &&
            property.type === NodeType.PrivateIdentifier &&
            expression === (base as unknown)
          ) {
            this.report('TG1100', property.start, property.end, '#' + property.name);
          }
          expression = new MemberExpression(start, this.previousEnd, expression, property, false, false);
          continue;
        }
        case Token.LeftParen: {
          if (noCalls) return this.finishChain(start, expression, chain);
          if (this.coverError >= start) this.reportCover();
          const args = this.parseArguments();
          if (expression.type === NodeType.Identifier && expression.name === 'eval') this.evalCalls.push(start);
          expression = new CallExpression(start, this.previousEnd, expression, null, args, false);
          continue;
        }
        case Token.LeftBracket: {
          if (this.has(Context.Decorator)) return this.finishChain(start, expression, chain);
          if (this.coverError >= start) this.reportCover();
          const property = this.parseComputedMember();
          expression = new MemberExpression(start, this.previousEnd, expression, property, true, false);
          continue;
        }
        case Token.QuestionDot:
          if (noCalls || (base.type === NodeType.Super && expression === (base as unknown))) {
            this.report('TG1232', this.tokenStart, this.pos);
          }
          if (this.coverError >= start) this.reportCover();
          chain = true;
          expression = this.parseOptionalLink(start, expression);
          continue;
        case Token.Backquote: {
          if (chain) this.report('TG1223', this.tokenStart, this.pos);
          const quasi = this.parseTemplate(true);
          expression = new TaggedTemplateExpression(start, this.previousEnd, expression, null, quasi);
          continue;
        }
        case Token.Bang:
          if (!this.typescript || this.newlineBefore) return this.finishChain(start, expression, chain);
          this.next();
          expression = new TSNonNullExpression(start, this.previousEnd, expression);
          continue;
        case Token.Less:
        case Token.ShiftLeft: {
          if (!this.typescript) return this.finishChain(start, expression, chain);
          const args = this.tryTypeArguments();
          if (args === null) return this.finishChain(start, expression, chain);
          expression = this.parseInstantiation(start, expression, args, noCalls);
          continue;
        }
        default:
          return this.finishChain(start, expression, chain);
      }
    }
  }

  private finishChain(start: number, expression: Expression, chain: boolean): Expression {
    return chain ? new ChainExpression(start, this.previousEnd, expression) : expression;
  }

  private parseInstantiation(
    start: number,
    expression: Expression,
    args: TSTypeParameterInstantiation,
    noCalls: boolean,
  ): Expression {
    if (this.token === Token.LeftParen && !noCalls) {
      const values = this.parseArguments();
      return new CallExpression(start, this.previousEnd, expression, args, values, false);
    }
    if (this.token === Token.Backquote) {
      const quasi = this.parseTemplate(true);
      return new TaggedTemplateExpression(start, this.previousEnd, expression, args, quasi);
    }
    return new TSInstantiationExpression(start, this.previousEnd, expression, args);
  }

  /** Type arguments, if what follows them cannot be an operand: else `<` was an operator. */
  private tryTypeArguments(): TSTypeParameterInstantiation | null {
    const at = this.tokenStart;
    if (this.recall(Guess.TypeArguments, at) === false) return null;
    const checkpoint = this.speculate();
    const args = this.parseTypeArguments();
    if (this.succeeding && !this.closesAsOperator() && this.canFollowTypeArguments()) {
      this.commit(checkpoint);
      return args;
    }
    this.rollback(checkpoint);
    this.remember(Guess.TypeArguments, at, false);
    return null;
  }

  /** The `>` just read belongs to `>=`, `>>` or the like. */
  private closesAsOperator(): boolean {
    const byte = this.previousEnd < this.end ? this.source[this.previousEnd] : 0;
    return byte === 0x3d || byte === 0x3e;
  }

  private canFollowTypeArguments(): boolean {
    switch (this.token) {
      case Token.LeftParen:
      case Token.Backquote:
        return true;
      case Token.Less:
      case Token.Greater:
      case Token.Plus:
      case Token.Minus:
        return false;
      default:
        if (
          this.newlineBefore ||
          PRECEDENCE[this.token] > 0 ||
          this.token === Token.As ||
          this.token === Token.Satisfies
        ) {
          return true;
        }
        return !this.startsExpression();
    }
  }

  /** The current token can begin an expression. */
  protected startsExpression(): boolean {
    const token = this.token;
    if (token >= FIRST_WORD) {
      if (token < FIRST_RESERVED) return true;
      switch (token) {
        case Token.Class:
        case Token.Delete:
        case Token.False:
        case Token.Function:
        case Token.Import:
        case Token.New:
        case Token.Null:
        case Token.Super:
        case Token.This:
        case Token.True:
        case Token.Typeof:
        case Token.Void:
          return true;
        default:
          return false;
      }
    }
    switch (token) {
      case Token.Number:
      case Token.BigInt:
      case Token.String:
      case Token.Backquote:
      case Token.PrivateName:
      case Token.LeftBrace:
      case Token.LeftParen:
      case Token.LeftBracket:
      case Token.Bang:
      case Token.Tilde:
      case Token.Plus:
      case Token.Minus:
      case Token.PlusPlus:
      case Token.MinusMinus:
      case Token.Slash:
      case Token.SlashEquals:
      case Token.Less:
      case Token.At:
        return true;
      default:
        return false;
    }
  }

  private parseOptionalLink(start: number, object: Expression): Expression {
    this.next();
    switch (this.token) {
      case Token.LeftParen: {
        const args = this.parseArguments();
        return new CallExpression(start, this.previousEnd, object, null, args, true);
      }
      case Token.LeftBracket: {
        const property = this.parseComputedMember();
        return new MemberExpression(start, this.previousEnd, object, property, true, true);
      }
      case Token.PrivateName: {
        const property = this.parsePrivateReference();
        return new MemberExpression(start, this.previousEnd, object, property, false, true);
      }
      case Token.Backquote:
        this.report('TG1223', this.tokenStart, this.pos);
        return object;
      case Token.Less:
      case Token.ShiftLeft:
        if (this.typescript) {
          const typeArguments = this.parseTypeArguments();
          const args = this.parseArguments();
          return new CallExpression(start, this.previousEnd, object, typeArguments, args, true);
        }
    }
    const property = this.parseIdentifierName();
    return new MemberExpression(start, this.previousEnd, object, property, false, true);
  }

  private parseComputedMember(): Expression {
    const context = this.context;
    this.context = context & ~BRACKET_RESET;
    this.next();
    const property = this.parseExpression();
    this.expect(Token.RightBracket);
    this.context = context;
    return property;
  }

  /** `(a, ...b)`, at the parenthesis. */
  parseArguments(): (Expression | SpreadElement)[] {
    const context = this.context;
    this.context = context & ~BRACKET_RESET;
    this.expect(Token.LeftParen);
    const mark = this.itemsTop;
    while (this.token !== Token.RightParen && this.token !== Token.EndOfFile) {
      if (this.token === Token.Ellipsis) this.pushItem(this.parseSpread(false));
      else this.pushItem(this.parseAssign());
      if ((this.token as Token) !== Token.Comma) break;
      this.next();
    }
    this.expect(Token.RightParen);
    this.context = context;
    return this.takeItems(mark) as (Expression | SpreadElement)[];
  }
}
