// Classes and their elements.

import {
  type Accessibility,
  AccessorProperty,
  ClassBody,
  ClassDeclaration,
  type ClassElement,
  ClassExpression,
  type ClassNode,
  Decorator,
  type Expression,
  type Identifier,
  MethodDefinition,
  type MethodKind,
  NodeType,
  type PrivateIdentifier,
  PropertyDefinition,
  type PropertyKey,
  type Statement,
  StaticBlock,
  TSAbstractAccessorProperty,
  TSAbstractMethodDefinition,
  TSAbstractPropertyDefinition,
  TSClassImplements,
  type TSTypeParameterInstantiation,
} from './ast.ts';
import { FunctionParser } from './functions.ts';
import { Context, FUNCTION_RESET, PrivateScope } from './parser-base.ts';
import { FIRST_WORD, Token } from './tokens.ts';

/** The modifiers of one class element. */
class Modifiers {
  accessibility: Accessibility = null;
  isStatic = false;
  isAbstract = false;
  isDeclare = false;
  isOverride = false;
  isReadonly = false;
  isAccessor = false;
}

export abstract class ClassParser extends FunctionParser {
  parseDecorators(): Decorator[] {
    const decorators: Decorator[] = [];
    const context = this.context;
    while (this.token === Token.At) {
      const start = this.tokenStart;
      this.next();
      this.context = (context & ~Context.NoIn) | Context.Decorator;
      this.arrowAt = -1;
      const expression = this.parseLeftHandSide();
      this.context = context;
      decorators.push(new Decorator(start, this.previousEnd, expression));
    }
    return decorators;
  }

  parseClass(start: number, decorators: Decorator[], statement: boolean, abstractClass: boolean): ClassNode {
    return this.parseClassForm(start, decorators, statement, statement, abstractClass, false);
  }

  /** At `class`. spec: sec-class-definitions */
  parseClassForm(
    start: number,
    decorators: Decorator[],
    statement: boolean,
    named: boolean,
    isAbstract: boolean,
    declare: boolean,
  ): ClassNode {
    const context = this.context;
    // All parts of a class are strict mode code.
    this.context |= Context.Strict;
    if (declare) this.context |= Context.Ambient;
    this.next();
    let id: Identifier | null = null;
    if (named || (this.token >= FIRST_WORD && this.token !== Token.Extends && this.token !== Token.Implements)) {
      id = this.parseBindingIdentifier();
    }
    const typeParameters = this.parseOptionalTypeParameters();
    let superClass: Expression | null = null;
    let superTypeArguments: TSTypeParameterInstantiation | null = null;
    if (this.eat(Token.Extends)) {
      this.arrowAt = -1;
      const heritageContext = this.context;
      this.context &= ~Context.NoIn;
      superClass = this.parseLeftHandSide();
      if (this.arrowEnd === this.previousEnd) this.unexpected();
      if (superClass.type === NodeType.TSInstantiationExpression && superClass.end === this.previousEnd) {
        superTypeArguments = superClass.typeArguments;
        superClass = superClass.expression;
      } else if (this.typescript) {
        superTypeArguments = this.parseOptionalTypeArguments();
      }
      this.context = heritageContext;
    }
    const implementsList: TSClassImplements[] = [];
    if (this.typescript && this.eat(Token.Implements)) {
      do {
        const itemStart = this.tokenStart;
        this.arrowAt = -1;
        let expression = this.parseLeftHandSide();
        let args: TSTypeParameterInstantiation | null = null;
        if (expression.type === NodeType.TSInstantiationExpression) {
          args = expression.typeArguments;
          expression = expression.expression;
        } else {
          args = this.parseOptionalTypeArguments();
        }
        implementsList.push(new TSClassImplements(itemStart, this.previousEnd, expression, args));
      } while (this.eat(Token.Comma));
    }
    const body = this.parseClassBody(superClass !== null);
    this.context = context;
    const end = this.previousEnd;
    if (statement) {
      return new ClassDeclaration(
        start,
        end,
        decorators,
        id,
        typeParameters,
        superClass,
        superTypeArguments,
        implementsList,
        body,
        isAbstract,
        declare,
      );
    }
    return new ClassExpression(
      start,
      end,
      decorators,
      id,
      typeParameters,
      superClass,
      superTypeArguments,
      implementsList,
      body,
      isAbstract,
      declare,
    );
  }

  private parseClassBody(derived: boolean): ClassBody {
    const start = this.tokenStart;
    this.privateScope = new PrivateScope(this.privateScope);
    const mark = this.itemsTop;
    let constructors = 0;
    if (this.enter()) {
      this.expect(Token.LeftBrace);
      for (;;) {
        if (this.token === Token.EndOfFile) {
          if (!this.panicking || this.speculation > 0) break;
          this.recover(false);
          continue;
        }
        if (this.token === Token.RightBrace) break;
        if (this.eat(Token.Semicolon)) continue;
        const element = this.parseClassElement(derived);
        if (
          element.type === NodeType.MethodDefinition &&
          element.kind === 'constructor' &&
          element.value.type === NodeType.FunctionExpression
        ) {
          constructors++;
          if (constructors > 1) this.report('TG1216', element.key.start, element.key.end);
        }
        this.pushItem(element);
      }
      this.expect(Token.RightBrace);
    }
    this.depth--;
    this.leavePrivateScope();
    return new ClassBody(start, this.previousEnd, this.takeItems(mark) as ClassElement[]);
  }

  // Elements

  private parseClassElement(derived: boolean): ClassElement {
    const start = this.tokenStart;
    const decorators = this.token === Token.At ? this.parseDecorators() : [];
    const modifiers = new Modifiers();
    if (this.token === Token.Static && !this.tokenEscaped && this.peek() === Token.LeftBrace) {
      if (decorators.length > 0) this.report('TG1118', start, this.previousEnd);
      return this.parseStaticBlock(start);
    }
    this.parseModifiers(modifiers);
    const textStart = this.tokenStart;
    if (this.typescript && this.token === Token.LeftBracket && this.startsIndexSignature()) {
      const signature = this.parseIndexSignature(
        start,
        modifiers.isReadonly,
        modifiers.isStatic,
        modifiers.accessibility,
      );
      this.semicolon();
      signature.end = this.previousEnd;
      return signature;
    }
    let async = false;
    let generator = false;
    let kind: MethodKind = 'method';
    if (this.token === Token.Async && this.isAsyncMethod()) {
      this.next();
      async = true;
    } else if ((this.token === Token.Get || this.token === Token.Set) && this.isAccessorKeyword()) {
      kind = this.token === Token.Get ? 'get' : 'set';
      this.next();
    }
    if (kind === 'method' && this.eat(Token.Star)) generator = true;
    const computed = this.token === Token.LeftBracket;
    const key = this.parseClassKey();
    const optional = this.typescript && kind === 'method' && this.eat(Token.Question);
    if (
      kind !== 'method' ||
      async ||
      generator ||
      (this.token as Token) === Token.LeftParen ||
      (this.token as Token) === Token.Less
    ) {
      return this.finishMethod(
        start,
        textStart,
        decorators,
        modifiers,
        key,
        computed,
        kind,
        async,
        generator,
        optional,
        derived,
      );
    }
    return this.finishField(start, decorators, modifiers, key, computed, optional);
  }

  private parseModifiers(modifiers: Modifiers): void {
    for (;;) {
      const token = this.token;
      switch (token) {
        case Token.Static:
          if (this.tokenEscaped || !this.isModifierBefore()) return;
          if (this.peek() === Token.LeftBrace) return;
          if (modifiers.isStatic) return;
          modifiers.isStatic = true;
          break;
        case Token.Accessor:
          if (!this.isSameLineModifier()) return;
          modifiers.isAccessor = true;
          break;
        case Token.Public:
        case Token.Private:
        case Token.Protected:
          if (!this.typescript || this.tokenEscaped || !this.isSameLineModifier()) return;
          if (modifiers.accessibility !== null) this.report('TG1117', this.tokenStart, this.pos, this.tokenValue);
          modifiers.accessibility = this.tokenValue as Accessibility;
          break;
        case Token.Abstract:
        case Token.Declare:
        case Token.Override:
        case Token.Readonly:
          if (!this.typescript || !this.isSameLineModifier()) return;
          if (token === Token.Abstract) modifiers.isAbstract = true;
          else if (token === Token.Declare) modifiers.isDeclare = true;
          else if (token === Token.Override) modifiers.isOverride = true;
          else modifiers.isReadonly = true;
          break;
        default:
          return;
      }
      this.next();
    }
  }

  private isSameLineModifier(): boolean {
    return (
      (this.isModifierBefore() && !this.newlineAfter() && this.peek() !== Token.Star) ||
      this.isModifierBeforeGenerator()
    );
  }

  /** `override *m()`: TypeScript's modifiers may stand before a generator; `accessor` may not. */
  private isModifierBeforeGenerator(): boolean {
    return this.token !== Token.Accessor && this.peek() === Token.Star && !this.peekNewline;
  }

  private isAsyncMethod(): boolean {
    return this.isModifierBefore() && !this.newlineAfter();
  }

  private isAccessorKeyword(): boolean {
    return this.isModifierBefore() && this.peek() !== Token.Star;
  }

  private parseClassKey(): PropertyKey | PrivateIdentifier {
    if (this.token === Token.PrivateName) return this.parsePrivateIdentifier();
    return this.parsePropertyKey();
  }

  /** The name of a key that is written out, or null. */
  private keyName(key: PropertyKey | PrivateIdentifier, computed: boolean): string | null {
    if (computed) return null;
    if (key.type === NodeType.Identifier) return key.name;
    if (key.type === NodeType.StringLiteral) return key.value;
    return null;
  }

  private finishMethod(
    start: number,
    textStart: number,
    decorators: Decorator[],
    modifiers: Modifiers,
    key: PropertyKey | PrivateIdentifier,
    computed: boolean,
    kind: MethodKind,
    async: boolean,
    generator: boolean,
    optional: boolean,
    derived: boolean,
  ): ClassElement {
    const name = this.keyName(key, computed);
    if (name === 'constructor' && !modifiers.isStatic) {
      if (kind !== 'method') this.report('TG1217', key.start, key.end, 'an accessor');
      else if (async || generator) this.report('TG1217', key.start, key.end, async ? 'async' : 'a generator');
      else kind = 'constructor';
    }
    if (name === 'prototype' && modifiers.isStatic) this.report('TG1218', key.start, key.end, name);
    if (key.type === NodeType.PrivateIdentifier) this.declarePrivate(key, kind, modifiers.isStatic);
    const isConstructor = kind === 'constructor';
    const extra = Context.SuperProperty | (isConstructor && derived ? Context.SuperCall : 0);
    const value = this.parseMethod(async, generator, kind, extra, this.typescript, isConstructor);
    if (modifiers.isAbstract) {
      return new TSAbstractMethodDefinition(
        start,
        this.previousEnd,
        decorators,
        key,
        value,
        kind,
        computed,
        modifiers.isStatic,
        modifiers.accessibility,
        optional,
        modifiers.isOverride,
      );
    }
    return new MethodDefinition(
      start,
      this.previousEnd,
      decorators,
      key,
      value,
      kind,
      computed,
      modifiers.isStatic,
      modifiers.accessibility,
      optional,
      modifiers.isOverride,
      textStart,
    );
  }

  private finishField(
    start: number,
    decorators: Decorator[],
    modifiers: Modifiers,
    key: PropertyKey | PrivateIdentifier,
    computed: boolean,
    optional: boolean,
  ): ClassElement {
    const name = this.keyName(key, computed);
    if (name === 'constructor' || (name === 'prototype' && modifiers.isStatic)) {
      this.report('TG1218', key.start, key.end, name);
    }
    if (key.type === NodeType.PrivateIdentifier) this.declarePrivate(key, 'field', modifiers.isStatic);
    let definite = false;
    if (this.typescript && this.token === Token.Bang && !this.newlineBefore) {
      this.next();
      definite = true;
    }
    const annotation = this.parseOptionalTypeAnnotation();
    let value: Expression | null = null;
    if (this.eat(Token.Equals)) value = this.parseInitializer();
    if (definite && (optional || value !== null)) this.report('TG1243', key.start, key.end);
    this.semicolon();
    const m = modifiers;
    const end = this.previousEnd;
    if (m.isAccessor) {
      if (m.isAbstract) {
        return new TSAbstractAccessorProperty(
          start,
          end,
          decorators,
          key,
          annotation,
          value,
          computed,
          m.isStatic,
          m.accessibility,
          m.isDeclare,
          definite,
          optional,
          m.isOverride,
          m.isReadonly,
        );
      }
      return new AccessorProperty(
        start,
        end,
        decorators,
        key,
        annotation,
        value,
        computed,
        m.isStatic,
        m.accessibility,
        m.isDeclare,
        definite,
        optional,
        m.isOverride,
        m.isReadonly,
      );
    }
    if (m.isAbstract) {
      return new TSAbstractPropertyDefinition(
        start,
        end,
        decorators,
        key,
        annotation,
        value,
        computed,
        m.isStatic,
        m.accessibility,
        m.isDeclare,
        definite,
        optional,
        m.isOverride,
        m.isReadonly,
      );
    }
    return new PropertyDefinition(
      start,
      end,
      decorators,
      key,
      annotation,
      value,
      computed,
      m.isStatic,
      m.accessibility,
      m.isDeclare,
      definite,
      optional,
      m.isOverride,
      m.isReadonly,
    );
  }

  /** A field's initializer is a method of its own. spec: sec-runtime-semantics-classfielddefinitionevaluation */
  private parseInitializer(): Expression {
    const context = this.context;
    this.context =
      (context & ~FUNCTION_RESET) | Context.NewTarget | Context.SuperProperty | Context.NoArguments | Context.Function;
    const awaitIdentifierPos = this.awaitIdentifierPos;
    const value = this.parseAssign();
    this.awaitIdentifierPos = awaitIdentifierPos;
    this.context = context;
    return value;
  }

  private parseStaticBlock(start: number): StaticBlock {
    const context = this.context;
    const labels = this.labels;
    const labelKinds = this.labelKinds;
    this.labels = [];
    this.labelKinds = [];
    this.next();
    this.context =
      (context & ~FUNCTION_RESET) |
      Context.NewTarget |
      Context.SuperProperty |
      Context.NoArguments |
      Context.StaticBlock |
      Context.Function;
    this.next();
    const mark = this.itemsTop;
    this.parseStatements(false);
    const body = this.takeItems(mark) as Statement[];
    this.context = context;
    this.labels = labels;
    this.labelKinds = labelKinds;
    this.expect(Token.RightBrace);
    return new StaticBlock(start, this.previousEnd, body);
  }

  /** spec: sec-class-definitions-static-semantics-early-errors: only a getter and a setter may share a private name. */
  private declarePrivate(key: PrivateIdentifier, kind: string, isStatic: boolean): void {
    if (key.name === 'constructor') this.report('TG1218', key.start, key.end, '#constructor');
    const declared = (this.privateScope as PrivateScope).declared;
    const before = declared.get(key.name);
    const entry = (isStatic ? 'static ' : '') + kind;
    if (before === undefined) {
      declared.set(key.name, entry);
      return;
    }
    const other = kind === 'get' ? 'set' : kind === 'set' ? 'get' : '';
    if (other !== '' && before === (isStatic ? 'static ' : '') + other) {
      declared.set(key.name, 'pair');
      return;
    }
    // TypeScript's overloads repeat the name.
    if (this.typescript && kind === 'method' && before === entry) return;
    this.report('TG1220', key.start, key.end, key.name);
  }
}
