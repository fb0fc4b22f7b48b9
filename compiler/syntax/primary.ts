// Primary expressions: names, literals, templates, `new`, `super`, `import()` and the literals of arrays and objects.

import {
  ArrayExpression,
  AssignmentPattern,
  BigIntLiteral,
  BooleanLiteral,
  type Expression,
  Identifier,
  ImportExpression,
  MetaProperty,
  NewExpression,
  NodeType,
  NullLiteral,
  NumericLiteral,
  ObjectExpression,
  Property,
  type PropertyKey,
  RegExpLiteral,
  SpreadElement,
  StringLiteral,
  Super,
  TemplateElement,
  TemplateLiteral,
  ThisExpression,
  type TSTypeParameterInstantiation,
} from './ast.ts';
import { BRACKET_RESET, Context } from './parser-base.ts';
import { PatternParser } from './patterns.ts';
import { FIRST_RESERVED, FIRST_WORD, LAST_CONTEXTUAL, Token } from './tokens.ts';

export abstract class PrimaryParser extends PatternParser {
  /** Start of the expression at assignment level, where an arrow function may begin. */
  protected arrowAt = -1;
  /** End of the last arrow function, to tell a bare one from a parenthesised one. */
  protected arrowEnd = -1;

  abstract parseParenthesized(): Expression;
  abstract parseAsync(): Expression;
  abstract parseSimpleArrow(start: number, name: Identifier): Expression;
  abstract parseSubscripts(start: number, base: Expression | Super, noCalls: boolean): Expression;
  abstract parseArguments(): (Expression | SpreadElement)[];
  abstract parseMethodProperty(
    start: number,
    kind: 'init' | 'get' | 'set',
    key: PropertyKey,
    computed: boolean,
    async: boolean,
    generator: boolean,
  ): Property;

  /** What was left open for a pattern that never came. */
  reportCover(): void {
    if (this.coverError < 0) return;
    this.report(this.coverIsProto ? 'TG1206' : 'TG1228', this.coverError, this.coverError + 1);
    this.coverError = -1;
  }

  protected parseSpread(cover: boolean): SpreadElement {
    const start = this.tokenStart;
    this.next();
    const argumentStart = this.tokenStart;
    const argument = cover ? this.parseAssignCover() : this.parseAssign();
    if (cover) this.noteParenthesized(argumentStart, argument);
    return new SpreadElement(start, this.previousEnd, argument);
  }

  /** An element of a literal that began with `(`: not allowed if the literal becomes a parameter. */
  private noteParenthesized(start: number, element: Expression): void {
    if (element.start > start) this.parenthesizedElement = start;
    else if (element.type === NodeType.AssignmentExpression && element.left.start > start)
      this.parenthesizedElement = start;
  }

  // Primary expressions

  protected parsePrimary(): Expression {
    const start = this.tokenStart;
    switch (this.token) {
      case Token.Identifier: {
        const name = new Identifier(start, this.pos, this.tokenValue, null, false);
        this.next();
        if ((this.token as Token) === Token.Arrow && this.arrowAt === start) return this.parseSimpleArrow(start, name);
        return name;
      }
      case Token.Number: {
        if (this.tokenOctal >= 0 && this.strict) this.report('TG1011', start, this.pos);
        const literal = new NumericLiteral(start, this.pos, this.tokenNumber);
        this.next();
        return literal;
      }
      case Token.String: {
        if (this.tokenOctal >= 0 && this.strict) this.report('TG1010', this.tokenOctal, this.pos);
        const literal = new StringLiteral(start, this.pos, this.tokenValue);
        this.next();
        return literal;
      }
      case Token.This:
        this.next();
        return new ThisExpression(start, this.previousEnd);
      case Token.LeftParen:
        return this.parseParenthesized();
      case Token.LeftBracket:
        return this.parseArray();
      case Token.LeftBrace:
        return this.parseObject();
      case Token.Function:
        return this.parseFunctionExpression(start, false);
      case Token.Class:
        return this.parseClass(start, [], false, false) as Expression;
      case Token.At: {
        const decorators = this.parseDecorators();
        if ((this.token as Token) !== Token.Class) {
          this.expected('class');
          return new NullLiteral(start, start);
        }
        return this.parseClass(start, decorators, false, false) as Expression;
      }
      case Token.Null:
        this.next();
        return new NullLiteral(start, this.previousEnd);
      case Token.True:
        this.next();
        return new BooleanLiteral(start, this.previousEnd, true);
      case Token.False:
        this.next();
        return new BooleanLiteral(start, this.previousEnd, false);
      case Token.BigInt: {
        const literal = new BigIntLiteral(start, this.pos, this.tokenValue);
        this.next();
        return literal;
      }
      case Token.Slash:
      case Token.SlashEquals: {
        this.rescanRegExp();
        const literal = new RegExpLiteral(start, this.pos, this.tokenValue, this.tokenFlags);
        this.next();
        return literal;
      }
      case Token.Backquote:
        return this.parseTemplate(false);
      case Token.New:
        return this.parseNew();
      case Token.Super:
        return this.parseSuper();
      case Token.Import:
        return this.parseImportExpression();
      case Token.Async:
        return this.parseAsync();
    }
    if (this.isIdentifier() || (this.token >= Token.Await && this.token < FIRST_RESERVED)) {
      const name = this.parseIdentifierReference();
      if ((this.token as Token) === Token.Arrow && this.arrowAt === start) {
        this.checkArrowName(name);
        return this.parseSimpleArrow(start, name);
      }
      return name;
    }
    if (this.token === Token.EscapedKeyword) this.parseIdentifier();
    else if (this.token >= FIRST_RESERVED) this.unexpected();
    else this.syntaxError(this.token === Token.EndOfFile ? 'TG1105' : 'TG1102', '', '');
    return new NullLiteral(start, start);
  }

  private checkArrowName(name: Identifier): void {
    if (this.strict && (name.name === 'eval' || name.name === 'arguments')) {
      this.report('TG1202', name.start, name.end, name.name);
    }
  }

  private parseArray(): Expression {
    const start = this.tokenStart;
    const context = this.context;
    this.context = context & ~BRACKET_RESET;
    this.next();
    const mark = this.itemsTop;
    while (this.token !== Token.RightBracket && this.token !== Token.EndOfFile) {
      if (this.token === Token.Comma) {
        this.next();
        this.pushItem(null);
        continue;
      }
      if (this.token === Token.Ellipsis) {
        this.pushItem(this.parseSpread(true));
      } else {
        const elementStart = this.tokenStart;
        const element = this.parseAssignCover();
        this.noteParenthesized(elementStart, element);
        this.pushItem(element);
      }
      if ((this.token as Token) !== Token.Comma) break;
      this.next();
    }
    this.expect(Token.RightBracket);
    this.context = context;
    const elements = this.takeItems(mark) as (Expression | SpreadElement | null)[];
    return new ArrayExpression(start, this.previousEnd, elements, false);
  }

  parseObject(): ObjectExpression {
    const start = this.tokenStart;
    const context = this.context;
    this.context = context & ~BRACKET_RESET;
    this.next();
    const mark = this.itemsTop;
    let proto = false;
    while (this.token !== Token.RightBrace && this.token !== Token.EndOfFile) {
      if (this.token === Token.Ellipsis) {
        this.pushItem(this.parseSpread(true));
      } else {
        const property = this.parseProperty();
        this.pushItem(property);
        if (this.isProto(property)) {
          if (proto && this.coverError < 0) {
            this.coverError = property.start;
            this.coverIsProto = true;
          }
          proto = true;
        }
      }
      if ((this.token as Token) !== Token.Comma) break;
      this.next();
    }
    this.expect(Token.RightBrace);
    this.context = context;
    const properties = this.takeItems(mark) as (Property | SpreadElement)[];
    return new ObjectExpression(start, this.previousEnd, properties, false);
  }

  private isProto(property: Property): boolean {
    if (property.computed || property.shorthand || property.method || property.kind !== 'init') return false;
    const key = property.key;
    if (key.type === NodeType.Identifier) return key.name === '__proto__';
    return key.type === NodeType.StringLiteral && key.value === '__proto__';
  }

  private parseProperty(): Property {
    const start = this.tokenStart;
    let token = this.token;
    let async = false;
    let generator = false;
    let kind: 'init' | 'get' | 'set' = 'init';
    if (token >= FIRST_WORD) {
      const escapedAwait = this.tokenEscaped;
      const name = this.parseIdentifierName();
      if (this.token === Token.Colon) return this.parsePropertyValue(start, name, false);
      if (this.token === Token.LeftParen || this.token === Token.Less) {
        return this.parseMethodProperty(start, 'init', name, false, false, false);
      }
      if (this.token === Token.Comma || this.token === Token.RightBrace || this.token === Token.Equals) {
        return this.parseShorthand(start, name, token, escapedAwait);
      }
      if (token === Token.Async && !this.newlineBefore) async = true;
      else if (token === Token.Get) kind = 'get';
      else if (token === Token.Set) kind = 'set';
      else {
        this.expected('}');
        return new Property(start, this.previousEnd, 'init', name, name, false, false, true);
      }
    }
    if (this.token === Token.Star && kind === 'init') {
      this.next();
      generator = true;
    }
    token = this.token;
    const computed = token === Token.LeftBracket;
    if (token === Token.PrivateName) this.unexpected();
    const key = this.parsePropertyKey();
    if (kind !== 'init' || async || generator || this.token === Token.LeftParen || this.token === Token.Less) {
      return this.parseMethodProperty(start, kind, key, computed, async, generator);
    }
    return this.parsePropertyValue(start, key, computed);
  }

  private parsePropertyValue(start: number, key: PropertyKey, computed: boolean): Property {
    this.expect(Token.Colon);
    const valueStart = this.tokenStart;
    const value = this.parseAssignCover();
    this.noteParenthesized(valueStart, value);
    return new Property(start, this.previousEnd, 'init', key, value, computed, false, false);
  }

  /** `{a}` and, for patterns, `{a = 1}`; `token` is the word's kind. */
  private parseShorthand(start: number, key: Identifier, token: Token, escaped: boolean): Property {
    if (token > LAST_CONTEXTUAL || token === Token.Arguments) this.checkShorthand(key, token);
    const name = new Identifier(key.start, key.end, key.name, null, false);
    if (this.token !== Token.Equals) {
      return new Property(start, this.previousEnd, 'init', key, name, false, false, true);
    }
    if (this.coverError < 0 && !(escaped && token >= FIRST_RESERVED)) {
      this.coverError = this.tokenStart;
      this.coverIsProto = false;
    }
    this.next();
    const parenthesized = this.parenthesizedElement;
    const init = this.parseAssign();
    this.parenthesizedElement = parenthesized;
    const value = new AssignmentPattern(start, this.previousEnd, name, init);
    return new Property(start, this.previousEnd, 'init', key, value, false, false, true);
  }

  private checkShorthand(key: Identifier, token: Token): void {
    if (token === Token.Arguments) {
      if (this.has(Context.NoArguments))
        this.report('TG1231', key.start, key.end, 'a field initializer or static block');
      return;
    }
    let reserved: boolean;
    if (token === Token.Await) {
      reserved = this.isModule || this.has(Context.Await | Context.StaticBlock);
      this.awaitIdentifierPos = key.start;
    } else if (token === Token.Yield) {
      reserved = this.has(Context.Yield | Context.Strict);
    } else {
      reserved = token >= FIRST_RESERVED || this.strict;
    }
    if (reserved) this.report('TG1201', key.start, key.end, key.name);
  }

  /** A key without modifiers: a word, a literal, or `[expression]`. */
  parsePropertyKey(): PropertyKey {
    const start = this.tokenStart;
    switch (this.token) {
      case Token.String:
        return this.parseStringLiteral();
      case Token.Number: {
        if (this.tokenOctal >= 0 && this.strict) this.report('TG1011', start, this.pos);
        const value = this.tokenNumber;
        this.next();
        return new NumericLiteral(start, this.previousEnd, value);
      }
      case Token.BigInt: {
        const digits = this.tokenValue;
        this.next();
        return new BigIntLiteral(start, this.previousEnd, digits);
      }
      case Token.LeftBracket: {
        const context = this.context;
        this.context = context & ~(BRACKET_RESET | Context.Ambient);
        this.next();
        const key = this.parseAssign();
        this.expect(Token.RightBracket);
        this.context = context;
        return key;
      }
      default:
        return this.parseIdentifierName();
    }
  }

  parseTemplate(tagged: boolean): TemplateLiteral {
    const start = this.tokenStart;
    const context = this.context;
    this.context = context & ~BRACKET_RESET;
    const quasis: TemplateElement[] = [];
    const expressions: Expression[] = [];
    for (;;) {
      const chunkStart = this.pos;
      this.scanTemplateChunk(start);
      const tail = this.templateTail;
      if (!tagged && this.templateInvalid >= 0) {
        this.report(this.templateInvalidCode, this.templateInvalid, this.templateInvalidEnd);
      }
      const chunkEnd = tail ? this.pos - 1 : this.pos - 2;
      quasis.push(new TemplateElement(chunkStart, chunkEnd, this.templateCooked, this.templateRaw, tail));
      this.next();
      if (tail) break;
      expressions.push(this.parseExpression());
      if (this.token !== Token.RightBrace) {
        this.expected('}');
        break;
      }
    }
    this.context = context;
    return new TemplateLiteral(start, this.previousEnd, quasis, expressions);
  }

  private parseNew(): Expression {
    const start = this.tokenStart;
    this.next();
    if (this.token === Token.Dot) return this.parseNewTarget(start);
    if (!this.enter()) {
      this.depth--;
      return new NullLiteral(start, start);
    }
    const calleeStart = this.tokenStart;
    let callee: Expression;
    this.arrowAt = -1;
    if (this.token === Token.Import && this.peek() === Token.LeftParen) this.report('TG1232', calleeStart, this.pos);
    if (this.token === Token.New) callee = this.parseNew();
    else callee = this.parsePrimary();
    callee = this.parseSubscripts(calleeStart, callee, true);
    this.depth--;
    let typeArguments: TSTypeParameterInstantiation | null = null;
    if (callee.type === NodeType.TSInstantiationExpression && callee.end === this.previousEnd) {
      typeArguments = callee.typeArguments;
      callee = callee.expression;
    }
    const args = this.token === Token.LeftParen ? this.parseArguments() : [];
    return new NewExpression(start, this.previousEnd, callee, typeArguments, args);
  }

  private parseNewTarget(start: number): Expression {
    const meta = new Identifier(start, this.previousEnd, 'new', null, false);
    this.next();
    if (this.token !== Token.Target) this.unexpected();
    const property = this.parseIdentifierName();
    if (!this.has(Context.NewTarget)) this.report('TG1215', start, this.previousEnd);
    return new MetaProperty(start, this.previousEnd, meta, property);
  }

  private parseSuper(): Expression {
    const start = this.tokenStart;
    this.next();
    const node = new Super(start, this.previousEnd);
    if (this.token === Token.LeftParen) {
      if (!this.has(Context.SuperCall)) this.report('TG1214', start, this.previousEnd);
    } else if (this.token === Token.Dot || this.token === Token.LeftBracket) {
      if (!this.has(Context.SuperProperty)) this.report('TG1214', start, this.previousEnd);
    } else if (this.typescript && this.token === Token.Less && this.has(Context.SuperCall)) {
      return node as unknown as Expression;
    } else {
      this.unexpected();
    }
    return node as unknown as Expression;
  }

  private parseImportExpression(): Expression {
    const start = this.tokenStart;
    this.next();
    if (this.token === Token.Dot) {
      const meta = new Identifier(start, this.previousEnd, 'import', null, false);
      this.next();
      if ((this.token as Token) !== Token.Meta) this.unexpected();
      const property = this.parseIdentifierName();
      if (!this.isModule) {
        if (this.sourceType === 'auto') this.needsModule = true;
        else this.report('TG1225', start, this.previousEnd);
      }
      return new MetaProperty(start, this.previousEnd, meta, property);
    }
    if (this.token !== Token.LeftParen) {
      this.unexpected();
      return new NullLiteral(start, start);
    }
    const context = this.context;
    this.context = context & ~BRACKET_RESET;
    this.next();
    const source = this.parseAssign();
    let options: Expression | null = null;
    if (this.eat(Token.Comma) && (this.token as Token) !== Token.RightParen) {
      options = this.parseAssign();
      this.eat(Token.Comma);
    }
    this.expect(Token.RightParen);
    this.context = context;
    return new ImportExpression(start, this.previousEnd, source, options);
  }
}
