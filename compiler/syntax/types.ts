// The TypeScript type language.

import {
  type Accessibility,
  BigIntLiteral,
  BooleanLiteral,
  type EntityName,
  Identifier,
  type KeywordTypeKind,
  type MappedModifier,
  NodeType,
  NullLiteral,
  NumericLiteral,
  type Parameter,
  TemplateElement,
  TemplateLiteral,
  ThisExpression,
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
  type TypeElement,
  type TypeNode,
  UnaryExpression,
} from './ast.ts';
import { Context, Guess, ParserBase } from './parser-base.ts';
import { FIRST_WORD, LAST_CONTEXTUAL, Token } from './tokens.ts';

export abstract class TypeParser extends ParserBase {
  /** `: T` when it is there. */
  parseOptionalTypeAnnotation(): TSTypeAnnotation | null {
    if (this.token !== Token.Colon) return null;
    if (!this.typescript) this.report('TG1121', this.tokenStart, this.pos);
    return this.parseTypeAnnotation();
  }

  /** `: T`, at the colon. */
  parseTypeAnnotation(): TSTypeAnnotation {
    const start = this.tokenStart;
    this.expect(Token.Colon);
    const type = this.parseType();
    return new TSTypeAnnotation(start, this.previousEnd, type);
  }

  /** `: T`, `: x is T` or `: asserts x`, at the colon or the arrow. */
  parseReturnType(token: Token): TSTypeAnnotation {
    const start = this.tokenStart;
    this.expect(token);
    const type = this.parseTypeOrPredicate();
    return new TSTypeAnnotation(start, this.previousEnd, type);
  }

  parseOptionalReturnType(): TSTypeAnnotation | null {
    if (this.token !== Token.Colon) return null;
    if (!this.typescript) this.report('TG1121', this.tokenStart, this.pos);
    return this.parseReturnType(Token.Colon);
  }

  private parseTypeOrPredicate(): TypeNode {
    const start = this.tokenStart;
    if (this.token >= FIRST_WORD && this.token <= LAST_CONTEXTUAL && this.peek() === Token.Is && !this.peekNewline) {
      const name = this.parseIdentifierName();
      this.next();
      return this.finishPredicate(start, name, false);
    }
    return this.parseType();
  }

  private finishPredicate(start: number, name: Identifier | TSThisType, asserts: boolean): TSTypePredicate {
    const typeStart = this.tokenStart;
    const type = this.parseType();
    const annotation = new TSTypeAnnotation(typeStart, this.previousEnd, type);
    return new TSTypePredicate(start, this.previousEnd, name, annotation, asserts);
  }

  parseType(): TypeNode {
    const start = this.tokenStart;
    if (!this.enter()) {
      this.depth--;
      return new TSThisType(start, start);
    }
    const context = this.context;
    let type: TypeNode;
    if (this.startsFunctionType()) {
      type = this.parseFunctionType();
    } else {
      type = this.parseUnionType();
      if (this.token === Token.Extends && !this.newlineBefore && (context & Context.NoConditionalType) === 0) {
        type = this.parseConditionalType(start, type);
      }
    }
    this.context = context;
    this.depth--;
    return type;
  }

  private parseConditionalType(start: number, check: TypeNode): TypeNode {
    const context = this.context;
    this.next();
    this.context = context | Context.NoConditionalType;
    const extendsType = this.parseType();
    this.context = context & ~Context.NoConditionalType;
    this.expect(Token.Question);
    const trueType = this.parseType();
    this.expect(Token.Colon);
    const falseType = this.parseType();
    this.context = context;
    return new TSConditionalType(start, this.previousEnd, check, extendsType, trueType, falseType);
  }

  // Function types

  private startsFunctionType(): boolean {
    switch (this.token) {
      case Token.Less:
      case Token.New:
        return true;
      case Token.Abstract:
        return this.peek() === Token.New;
      case Token.LeftParen:
        return this.parenStartsParameters();
      default:
        return false;
    }
  }

  /** At `(` in a type: do parameters follow, or a parenthesised type? */
  private parenStartsParameters(): boolean {
    const checkpoint = this.speculate();
    this.next();
    let result = false;
    if (this.token === Token.RightParen || this.token === Token.Ellipsis) {
      result = true;
    } else if (this.token === Token.LeftBrace || this.token === Token.LeftBracket) {
      this.parseBindingTarget();
      result = this.succeeding && this.endsParameterStart();
    } else if (this.token >= FIRST_WORD) {
      this.next();
      result = this.endsParameterStart();
    }
    this.rollback(checkpoint);
    return result;
  }

  private endsParameterStart(): boolean {
    switch (this.token) {
      case Token.Colon:
      case Token.Comma:
      case Token.Question:
      case Token.Equals:
        return true;
      case Token.RightParen:
        this.next();
        return (this.token as Token) === Token.Arrow;
      default:
        return false;
    }
  }

  private parseFunctionType(): TypeNode {
    const start = this.tokenStart;
    const isAbstract = this.eat(Token.Abstract);
    const isConstructor = this.eat(Token.New);
    // What it returns may be a conditional type of its own, also in the `extends` part of one.
    const context = this.context;
    this.context &= ~Context.NoConditionalType;
    const typeParameters = this.parseOptionalTypeParameters();
    const params = this.parseSignatureParameters();
    const returnType = this.parseReturnType(Token.Arrow);
    this.context = context;
    if (isConstructor) {
      return new TSConstructorType(start, this.previousEnd, typeParameters, params, returnType, isAbstract);
    }
    return new TSFunctionType(start, this.previousEnd, typeParameters, params, returnType);
  }

  /** Parameters that belong to no body. */
  protected parseSignatureParameters(): Parameter[] {
    const context = this.context;
    this.context |= Context.Ambient;
    const params = this.parseParameters();
    this.context = context;
    return params;
  }

  // Operators

  private parseUnionType(): TypeNode {
    const start = this.tokenStart;
    const leading = this.eat(Token.Bar);
    const first = this.parseIntersectionType();
    if (this.token !== Token.Bar) return leading ? new TSUnionType(start, this.previousEnd, [first]) : first;
    const types = [first];
    while (this.eat(Token.Bar)) types.push(this.parseIntersectionType());
    return new TSUnionType(start, this.previousEnd, types);
  }

  private parseIntersectionType(): TypeNode {
    const start = this.tokenStart;
    const leading = this.eat(Token.Ampersand);
    const first = this.parseTypeOperator();
    if (this.token !== Token.Ampersand)
      return leading ? new TSIntersectionType(start, this.previousEnd, [first]) : first;
    const types = [first];
    while (this.eat(Token.Ampersand)) types.push(this.parseTypeOperator());
    return new TSIntersectionType(start, this.previousEnd, types);
  }

  private parseTypeOperator(): TypeNode {
    const start = this.tokenStart;
    switch (this.token) {
      case Token.Keyof:
      case Token.Unique:
      case Token.Readonly: {
        const operator = this.token === Token.Keyof ? 'keyof' : this.token === Token.Unique ? 'unique' : 'readonly';
        this.next();
        if (!this.enter()) {
          this.depth--;
          return new TSThisType(start, start);
        }
        const type = this.parseTypeOperator();
        this.depth--;
        return new TSTypeOperator(start, this.previousEnd, operator, type);
      }
      case Token.Infer:
        return this.parseInferType();
      case Token.Less:
      case Token.New:
      case Token.LeftParen:
      case Token.Abstract:
        // `A | () => B`: not in the grammar, but there is no other reading.
        if (this.startsFunctionType()) return this.parseFunctionType();
    }
    const context = this.context;
    this.context = context & ~Context.NoConditionalType;
    const type = this.parsePostfixType(context);
    this.context = context;
    return type;
  }

  /** `infer T`, `infer T extends U`; the latter not where it would swallow a conditional type. */
  private parseInferType(): TypeNode {
    const start = this.tokenStart;
    this.next();
    const name = this.parseIdentifierName();
    let constraint: TypeNode | null = null;
    const at = this.tokenStart;
    if (this.token === Token.Extends && !this.newlineBefore && this.recall(Guess.InferConstraint, at) !== false) {
      const context = this.context;
      const checkpoint = this.speculate();
      this.next();
      this.context = context | Context.NoConditionalType;
      constraint = this.parseType();
      this.context = context;
      if (
        this.succeeding &&
        ((context & Context.NoConditionalType) !== 0 || (this.token as Token) !== Token.Question)
      ) {
        this.commit(checkpoint);
      } else {
        this.rollback(checkpoint);
        this.remember(Guess.InferConstraint, at, false);
        constraint = null;
      }
    }
    const parameter = new TSTypeParameter(name.start, this.previousEnd, name, constraint, null, false, false, false);
    return new TSInferType(start, this.previousEnd, parameter);
  }

  private parsePostfixType(context: number): TypeNode {
    const start = this.tokenStart;
    let type = this.parsePrimaryType();
    let links = 0;
    while (this.token === Token.LeftBracket && !this.newlineBefore && this.checkChain(links++)) {
      this.next();
      if (this.eat(Token.RightBracket)) {
        type = new TSArrayType(start, this.previousEnd, type);
      } else {
        const index = this.parseType();
        this.expect(Token.RightBracket);
        type = new TSIndexedAccessType(start, this.previousEnd, type, index);
      }
    }
    this.context = context;
    return type;
  }

  // Primary types

  private keywordType(kind: KeywordTypeKind): TypeNode {
    const start = this.tokenStart;
    // `string.x` is a qualified name.
    if (this.pos < this.end && this.source[this.pos] === 0x2e) return this.parseTypeReference();
    this.next();
    return new TSKeywordType(start, this.previousEnd, kind);
  }

  private parsePrimaryType(): TypeNode {
    const start = this.tokenStart;
    switch (this.token) {
      case Token.Any:
        return this.keywordType(NodeType.TSAnyKeyword);
      case Token.Unknown:
        return this.keywordType(NodeType.TSUnknownKeyword);
      case Token.NumberWord:
        return this.keywordType(NodeType.TSNumberKeyword);
      case Token.StringWord:
        return this.keywordType(NodeType.TSStringKeyword);
      case Token.BooleanWord:
        return this.keywordType(NodeType.TSBooleanKeyword);
      case Token.BigIntWord:
        return this.keywordType(NodeType.TSBigIntKeyword);
      case Token.SymbolWord:
        return this.keywordType(NodeType.TSSymbolKeyword);
      case Token.ObjectWord:
        return this.keywordType(NodeType.TSObjectKeyword);
      case Token.Never:
        return this.keywordType(NodeType.TSNeverKeyword);
      case Token.Undefined:
        return this.keywordType(NodeType.TSUndefinedKeyword);
      case Token.Intrinsic:
        return this.keywordType(NodeType.TSIntrinsicKeyword);
      case Token.Void:
        return this.keywordType(NodeType.TSVoidKeyword);
      case Token.Null:
        return this.keywordType(NodeType.TSNullKeyword);
      case Token.This: {
        this.next();
        const type = new TSThisType(start, this.previousEnd);
        if ((this.token as Token) === Token.Is && !this.newlineBefore) {
          this.next();
          return this.finishPredicate(start, type, false);
        }
        return type;
      }
      case Token.Number: {
        const value = this.tokenNumber;
        this.next();
        return new TSLiteralType(start, this.previousEnd, new NumericLiteral(start, this.previousEnd, value));
      }
      case Token.BigInt: {
        const digits = this.tokenValue;
        this.next();
        return new TSLiteralType(start, this.previousEnd, new BigIntLiteral(start, this.previousEnd, digits));
      }
      case Token.String:
        return new TSLiteralType(start, this.pos, this.parseStringLiteral());
      case Token.True:
      case Token.False: {
        const value = this.token === Token.True;
        this.next();
        return new TSLiteralType(start, this.previousEnd, new BooleanLiteral(start, this.previousEnd, value));
      }
      case Token.Minus:
        return this.parseNegativeType();
      case Token.Backquote:
        return this.parseTemplateType();
      case Token.Typeof:
        return this.parseTypeQuery();
      case Token.Import:
        return this.parseImportType();
      case Token.LeftBrace:
        return this.startsMappedType() ? this.parseMappedType() : this.parseTypeLiteral();
      case Token.LeftBracket:
        return this.parseTupleType();
      case Token.LeftParen: {
        this.next();
        const type = this.parseType();
        this.expect(Token.RightParen);
        return type;
      }
      case Token.Asserts:
        if (
          !this.newlineAfter() &&
          ((this.peek() >= FIRST_WORD && this.peek() <= LAST_CONTEXTUAL) || this.peek() === Token.This)
        ) {
          return this.parseAssertsType();
        }
        return this.parseTypeReference();
      default:
        if (this.isIdentifier() || (this.token >= FIRST_WORD && this.token <= LAST_CONTEXTUAL)) {
          return this.parseTypeReference();
        }
        if (this.token === Token.Await || this.token === Token.Yield) return this.parseTypeReference();
        this.syntaxError(this.token === Token.EndOfFile ? 'TG1105' : 'TG1104', '', '');
        return new TSThisType(start, start);
    }
  }

  /** The next token stands on a later line. */
  protected newlineAfter(): boolean {
    this.peek();
    return this.peekNewline;
  }

  private parseAssertsType(): TypeNode {
    const start = this.tokenStart;
    this.next();
    const nameStart = this.tokenStart;
    let name: Identifier | TSThisType;
    if (this.eat(Token.This)) name = new TSThisType(nameStart, this.previousEnd);
    else name = this.parseIdentifierName();
    if (this.token === Token.Is && !this.newlineBefore) {
      this.next();
      return this.finishPredicate(start, name, true);
    }
    return new TSTypePredicate(start, this.previousEnd, name, null, true);
  }

  private parseNegativeType(): TypeNode {
    const start = this.tokenStart;
    this.next();
    const numberStart = this.tokenStart;
    if (this.token === Token.Number) {
      const value = this.tokenNumber;
      this.next();
      const literal = new NumericLiteral(numberStart, this.previousEnd, value);
      return new TSLiteralType(start, this.previousEnd, new UnaryExpression(start, this.previousEnd, '-', literal));
    }
    if (this.token === Token.BigInt) {
      const digits = this.tokenValue;
      this.next();
      const literal = new BigIntLiteral(numberStart, this.previousEnd, digits);
      return new TSLiteralType(start, this.previousEnd, new UnaryExpression(start, this.previousEnd, '-', literal));
    }
    this.syntaxError('TG1104', '', '');
    return new TSLiteralType(start, start, new NullLiteral(start, start));
  }

  private parseTemplateType(): TypeNode {
    const start = this.tokenStart;
    const quasis: TemplateElement[] = [];
    const types: TypeNode[] = [];
    for (;;) {
      const chunkStart = this.pos;
      this.scanTemplateChunk(start);
      const tail = this.templateTail;
      if (this.templateInvalid >= 0)
        this.report(this.templateInvalidCode, this.templateInvalid, this.templateInvalidEnd);
      const chunkEnd = tail ? this.pos - 1 : this.pos - 2;
      quasis.push(new TemplateElement(chunkStart, chunkEnd, this.templateCooked, this.templateRaw, tail));
      this.next();
      if (tail) break;
      types.push(this.parseType());
      if (this.token !== Token.RightBrace) {
        this.expected('}');
        break;
      }
    }
    if (types.length === 0) {
      const literal = new TemplateLiteral(start, this.previousEnd, quasis, []);
      return new TSLiteralType(start, this.previousEnd, literal);
    }
    return new TSTemplateLiteralType(start, this.previousEnd, quasis, types);
  }

  private parseTypeQuery(): TypeNode {
    const start = this.tokenStart;
    this.next();
    if (this.token === Token.Import) {
      const imported = this.parseImportType();
      return new TSTypeQuery(start, this.previousEnd, imported, null);
    }
    const name = this.parseEntityName(true);
    const args = this.newlineBefore ? null : this.parseOptionalTypeArguments();
    return new TSTypeQuery(start, this.previousEnd, name, args);
  }

  /** `A.B.C`; where `value` is set also `this`, and private names after a dot. */
  parseEntityName(value: boolean): EntityName {
    const start = this.tokenStart;
    let name: EntityName;
    if (value && this.token === Token.This) {
      this.next();
      name = new ThisExpression(start, this.previousEnd);
    } else if (value && this.token >= FIRST_WORD) {
      name = this.parseIdentifierName();
    } else {
      const context = this.context;
      this.context |= Context.Ambient;
      name = this.parseIdentifier();
      this.context = context;
    }
    while (this.token === Token.Dot) {
      this.next();
      if (value && (this.token as Token) === Token.PrivateName) {
        const at = this.tokenStart;
        const text = '#' + this.tokenValue;
        this.next();
        name = new TSQualifiedName(
          start,
          this.previousEnd,
          name,
          new Identifier(at, this.previousEnd, text, null, false),
        );
        continue;
      }
      const right = this.parseIdentifierName();
      name = new TSQualifiedName(start, this.previousEnd, name, right);
    }
    return name;
  }

  private parseTypeReference(): TypeNode {
    const start = this.tokenStart;
    const name = this.parseEntityName(false);
    const args = this.newlineBefore ? null : this.parseOptionalTypeArguments();
    return new TSTypeReference(start, this.previousEnd, name, args);
  }

  /** The `const` of `as const` and `<const>`: a reference to a type of that name. */
  parseConstType(): TypeNode {
    const name = this.parseIdentifierName();
    return new TSTypeReference(name.start, name.end, name, null);
  }

  private parseImportType(): TSImportType {
    const start = this.tokenStart;
    this.next();
    this.expect(Token.LeftParen);
    const argument = this.parseType();
    let options = null;
    if (this.eat(Token.Comma) && this.token === Token.LeftBrace) {
      options = this.parseObject();
      this.eat(Token.Comma);
    }
    this.expect(Token.RightParen);
    let qualifier: EntityName | null = null;
    while (this.token === Token.Dot) {
      this.next();
      const right = this.parseIdentifierName();
      qualifier = qualifier === null ? right : new TSQualifiedName(qualifier.start, this.previousEnd, qualifier, right);
    }
    const args = this.newlineBefore ? null : this.parseOptionalTypeArguments();
    return new TSImportType(start, this.previousEnd, argument, options, qualifier, args);
  }

  // Tuples

  private parseTupleType(): TypeNode {
    const start = this.tokenStart;
    this.next();
    const elements: TypeNode[] = [];
    while (this.token !== Token.RightBracket && this.token !== Token.EndOfFile) {
      elements.push(this.parseTupleElement());
      if ((this.token as Token) !== Token.RightBracket) this.expect(Token.Comma);
    }
    this.expect(Token.RightBracket);
    return new TSTupleType(start, this.previousEnd, elements);
  }

  private parseTupleElement(): TypeNode {
    const start = this.tokenStart;
    if (this.eat(Token.Ellipsis)) {
      const type = this.startsTupleName() ? this.parseNamedMember() : this.parseType();
      return new TSRestType(start, this.previousEnd, type);
    }
    if (this.startsTupleName()) return this.parseNamedMember();
    const type = this.parseType();
    if (this.eat(Token.Question)) return new TSOptionalType(start, this.previousEnd, type);
    return type;
  }

  /** `name:` or `name?:` */
  private startsTupleName(): boolean {
    if (this.token < FIRST_WORD) return false;
    const next = this.peek();
    if (next === Token.Colon) return true;
    if (next !== Token.Question) return false;
    const checkpoint = this.speculate();
    this.next();
    this.next();
    const named = (this.token as Token) === Token.Colon;
    this.rollback(checkpoint);
    return named;
  }

  private parseNamedMember(): TypeNode {
    const start = this.tokenStart;
    const label = this.parseIdentifierName();
    const optional = this.eat(Token.Question);
    this.expect(Token.Colon);
    const type = this.parseType();
    return new TSNamedTupleMember(start, this.previousEnd, label, type, optional);
  }

  // Object types

  private startsMappedType(): boolean {
    const checkpoint = this.speculate();
    this.next();
    let mapped = false;
    if (this.token === Token.Plus || this.token === Token.Minus) {
      this.next();
      mapped = (this.token as Token) === Token.Readonly;
    } else {
      if (this.token === Token.Readonly) this.next();
      if (this.token === Token.LeftBracket) {
        this.next();
        if ((this.token as Token) >= FIRST_WORD) {
          this.next();
          mapped = (this.token as Token) === Token.In;
        }
      }
    }
    this.rollback(checkpoint);
    return mapped;
  }

  private parseMappedModifier(word: Token): MappedModifier {
    if (this.token === Token.Plus || this.token === Token.Minus) {
      const sign = this.token === Token.Plus ? '+' : '-';
      this.next();
      this.expect(word);
      return sign;
    }
    return this.eat(word);
  }

  private parseMappedType(): TypeNode {
    const start = this.tokenStart;
    this.next();
    const isReadonly = this.parseMappedModifier(Token.Readonly);
    this.expect(Token.LeftBracket);
    const key = this.parseIdentifierName();
    this.expect(Token.In);
    const constraint = this.parseType();
    const nameType = this.eat(Token.As) ? this.parseType() : null;
    this.expect(Token.RightBracket);
    const optional = this.parseMappedModifier(Token.Question);
    const type = this.eat(Token.Colon) ? this.parseType() : null;
    if (this.token !== Token.RightBrace && !this.eat(Token.Semicolon)) this.eat(Token.Comma);
    this.expect(Token.RightBrace);
    return new TSMappedType(start, this.previousEnd, key, constraint, nameType, type, optional, isReadonly);
  }

  private parseTypeLiteral(): TypeNode {
    const start = this.tokenStart;
    const members = this.parseTypeMembers();
    return new TSTypeLiteral(start, this.previousEnd, members);
  }

  /** `{ members }`, of a type literal or an interface. */
  protected parseTypeMembers(): TypeElement[] {
    const context = this.context;
    this.context = (context & ~Context.NoConditionalType) | Context.Ambient;
    this.expect(Token.LeftBrace);
    const members: TypeElement[] = [];
    while (this.token !== Token.RightBrace && this.token !== Token.EndOfFile) {
      members.push(this.parseTypeMember());
      if (!this.eat(Token.Comma)) this.semicolon();
    }
    this.expect(Token.RightBrace);
    this.context = context;
    return members;
  }

  /** A word at the current token is a modifier: a further key follows it. */
  protected isModifierBefore(): boolean {
    switch (this.peek()) {
      case Token.LeftParen:
      case Token.Less:
      case Token.Colon:
      case Token.Question:
      case Token.Bang:
      case Token.Equals:
      case Token.Comma:
      case Token.Semicolon:
      case Token.RightBrace:
      case Token.RightParen:
      case Token.EndOfFile:
        return false;
      default:
        return true;
    }
  }

  private parseTypeMember(): TypeElement {
    const start = this.tokenStart;
    if (this.token === Token.LeftParen || this.token === Token.Less) {
      const typeParameters = this.parseOptionalTypeParameters();
      const params = this.parseSignatureParameters();
      const returnType = this.parseOptionalReturnType();
      return new TSCallSignatureDeclaration(start, this.previousEnd, typeParameters, params, returnType);
    }
    if (this.token === Token.New && (this.peek() === Token.LeftParen || this.peek() === Token.Less)) {
      this.next();
      const typeParameters = this.parseOptionalTypeParameters();
      const params = this.parseSignatureParameters();
      const returnType = this.parseOptionalReturnType();
      return new TSConstructSignatureDeclaration(start, this.previousEnd, typeParameters, params, returnType);
    }
    let isReadonly = false;
    if (this.token === Token.Readonly && this.isModifierBefore()) {
      this.next();
      isReadonly = true;
    }
    if (this.token === Token.LeftBracket && this.startsIndexSignature()) {
      return this.parseIndexSignature(start, isReadonly, false, null);
    }
    let kind: 'method' | 'get' | 'set' = 'method';
    if ((this.token === Token.Get || this.token === Token.Set) && this.isModifierBefore()) {
      kind = this.token === Token.Get ? 'get' : 'set';
      this.next();
    }
    const computed = this.token === Token.LeftBracket;
    const key = this.parsePropertyKey();
    const optional = this.eat(Token.Question);
    if (kind !== 'method' || (this.token as Token) === Token.LeftParen || (this.token as Token) === Token.Less) {
      const typeParameters = this.parseOptionalTypeParameters();
      const params = this.parseSignatureParameters();
      const returnType = this.parseOptionalReturnType();
      return new TSMethodSignature(
        start,
        this.previousEnd,
        key,
        computed,
        optional,
        kind,
        typeParameters,
        params,
        returnType,
      );
    }
    const annotation = this.parseOptionalTypeAnnotation();
    return new TSPropertySignature(start, this.previousEnd, key, annotation, computed, optional, isReadonly);
  }

  /** At `[`: `[name:` begins an index signature, everything else a computed key. */
  protected startsIndexSignature(): boolean {
    const checkpoint = this.speculate();
    this.next();
    let result = false;
    if (this.token >= FIRST_WORD) {
      this.next();
      result = this.token === Token.Colon;
    }
    this.rollback(checkpoint);
    return result;
  }

  protected parseIndexSignature(
    start: number,
    isReadonly: boolean,
    isStatic: boolean,
    accessibility: Accessibility,
  ): TSIndexSignature {
    this.expect(Token.LeftBracket);
    const parameter = this.parseIdentifierName();
    parameter.typeAnnotation = this.parseTypeAnnotation();
    parameter.end = this.previousEnd;
    this.expect(Token.RightBracket);
    const annotation = this.parseOptionalTypeAnnotation();
    return new TSIndexSignature(start, this.previousEnd, [parameter], annotation, isReadonly, isStatic, accessibility);
  }

  // Type parameters and arguments

  /** `<A, B extends C = D>` when it is there. */
  parseOptionalTypeParameters(): TSTypeParameterDeclaration | null {
    if (this.token !== Token.Less) return null;
    const start = this.tokenStart;
    if (!this.typescript) this.report('TG1121', start, this.pos);
    const context = this.context;
    this.context &= ~Context.NoConditionalType;
    this.next();
    const params: TSTypeParameter[] = [];
    while ((this.token as Token) !== Token.Greater && (this.token as Token) !== Token.EndOfFile) {
      params.push(this.parseTypeParameter());
      if ((this.token as Token) !== Token.Greater) this.expect(Token.Comma);
    }
    if (params.length === 0) this.syntaxError('TG1104', '', '');
    this.expect(Token.Greater);
    this.context = context;
    return new TSTypeParameterDeclaration(start, this.previousEnd, params);
  }

  private parseTypeParameter(): TSTypeParameter {
    const start = this.tokenStart;
    let isIn = false;
    let isOut = false;
    let isConst = false;
    for (;;) {
      if (this.token === Token.Const) isConst = true;
      else if (this.token === Token.In) isIn = true;
      else if (this.token === Token.Out && this.peek() >= FIRST_WORD && this.peek() !== Token.Extends) isOut = true;
      else break;
      this.next();
    }
    const context = this.context;
    this.context |= Context.Ambient;
    const name = this.parseIdentifier();
    this.context = context;
    const constraint = this.eat(Token.Extends) ? this.parseType() : null;
    const defaultType = this.eat(Token.Equals) ? this.parseType() : null;
    return new TSTypeParameter(start, this.previousEnd, name, constraint, defaultType, isIn, isOut, isConst);
  }

  /** `<A, B>` when it is there. */
  parseOptionalTypeArguments(): TSTypeParameterInstantiation | null {
    if (this.token !== Token.Less && this.token !== Token.ShiftLeft) return null;
    return this.parseTypeArguments();
  }

  parseTypeArguments(): TSTypeParameterInstantiation {
    const start = this.tokenStart;
    const context = this.context;
    this.context &= ~Context.NoConditionalType;
    if (this.token === Token.ShiftLeft) this.rescanLess();
    this.next();
    const params: TypeNode[] = [];
    do params.push(this.parseType());
    while (this.eat(Token.Comma) && this.token !== Token.Greater);
    this.expect(Token.Greater);
    this.context = context;
    return new TSTypeParameterInstantiation(start, this.previousEnd, params);
  }
}
