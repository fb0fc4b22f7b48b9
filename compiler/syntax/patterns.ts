// Binding patterns, parameters, and expressions that turn out to be patterns.

import {
  type Accessibility,
  ArrayPattern,
  AssignmentPattern,
  type Decorator,
  type Expression,
  Identifier,
  type Node,
  NodeType,
  ObjectPattern,
  type Parameter,
  type Pattern,
  Property,
  RestElement,
  type SpreadElement,
  TSParameterDecorators,
  TSParameterProperty,
} from './ast.ts';
import { BRACKET_RESET, Context } from './parser-base.ts';
import { FIRST_WORD, Token } from './tokens.ts';
import { TypeParser } from './types.ts';

export abstract class PatternParser extends TypeParser {
  /** The decorators of the parameter list that was parsed last, for its function. */
  parameterDecorators: TSParameterDecorators[] | null = null;
  /** Start of the first parameter property of the list that was parsed last, or -1. */
  parameterPropertyPos = -1;

  // Binding patterns

  /** A declared name or pattern, without default. */
  parseBindingTarget(): Pattern {
    if (this.token === Token.LeftBracket) return this.parseArrayBinding();
    if (this.token === Token.LeftBrace) return this.parseObjectBinding();
    return this.parseBindingIdentifier();
  }

  private parseBindingElement(): Pattern {
    const start = this.tokenStart;
    const target = this.parseBindingTarget();
    if (this.token !== Token.Equals) return target;
    this.next();
    const context = this.context;
    this.context &= ~BRACKET_RESET;
    const value = this.parseAssign();
    this.context = context;
    return new AssignmentPattern(start, this.previousEnd, target, value);
  }

  private parseArrayBinding(): Pattern {
    const start = this.tokenStart;
    if (!this.enter()) {
      this.depth--;
      return new ArrayPattern(start, start, [], null, false);
    }
    this.next();
    const elements: (Pattern | null)[] = [];
    while (this.token !== Token.RightBracket && this.token !== Token.EndOfFile) {
      if (this.eat(Token.Comma)) {
        elements.push(null);
        continue;
      }
      if (this.token === Token.Ellipsis) {
        elements.push(this.parseRestBinding(false));
        break;
      }
      elements.push(this.parseBindingElement());
      if ((this.token as Token) !== Token.RightBracket) this.expect(Token.Comma);
    }
    this.expect(Token.RightBracket);
    this.depth--;
    return new ArrayPattern(start, this.previousEnd, elements, null, false);
  }

  private parseRestBinding(nameOnly: boolean): RestElement {
    const start = this.tokenStart;
    this.next();
    const target = nameOnly ? this.parseBindingIdentifier() : this.parseBindingTarget();
    const rest = new RestElement(start, this.previousEnd, target, null);
    this.finishRest();
    return rest;
  }

  /** What must not follow a rest element. */
  private finishRest(): void {
    if (this.token === Token.Equals) {
      this.report('TG1120', this.tokenStart, this.pos);
      this.panic();
    } else if (this.token === Token.Comma && !this.has(Context.Ambient)) {
      this.report('TG1119', this.tokenStart, this.pos);
      this.panic();
    }
  }

  private parseObjectBinding(): Pattern {
    const start = this.tokenStart;
    if (!this.enter()) {
      this.depth--;
      return new ObjectPattern(start, start, [], null, false);
    }
    this.next();
    const properties: (Property | RestElement)[] = [];
    while (this.token !== Token.RightBrace && this.token !== Token.EndOfFile) {
      if (this.token === Token.Ellipsis) {
        properties.push(this.parseRestBinding(true));
        break;
      }
      properties.push(this.parseBindingProperty());
      if ((this.token as Token) !== Token.RightBrace) this.expect(Token.Comma);
    }
    this.expect(Token.RightBrace);
    this.depth--;
    return new ObjectPattern(start, this.previousEnd, properties, null, false);
  }

  private parseBindingProperty(): Property {
    const start = this.tokenStart;
    if (this.token >= FIRST_WORD) {
      const next = this.peek();
      if (next !== Token.Colon) {
        const name = this.parseBindingIdentifier();
        let value: Pattern = name;
        if (this.token === Token.Equals) {
          this.next();
          const context = this.context;
          this.context &= ~BRACKET_RESET;
          const init = this.parseAssign();
          this.context = context;
          value = new AssignmentPattern(start, this.previousEnd, name, init);
        }
        const key = new Identifier(name.start, name.end, name.name, null, false);
        return new Property(start, this.previousEnd, 'init', key, value, false, false, true);
      }
    }
    const computed = this.token === Token.LeftBracket;
    const key = this.parsePropertyKey();
    this.expect(Token.Colon);
    const value = this.parseBindingElement();
    return new Property(start, this.previousEnd, 'init', key, value, computed, false, false);
  }

  // Parameters

  /**
   * `(a, b = 1, ...c)` with everything TypeScript adds. A `this` parameter is checked and left out: it declares a type
   * only. Decorators are left in `parameterDecorators`.
   */
  parseParameters(): Parameter[] {
    const context = this.context;
    this.context = (context & ~BRACKET_RESET) | Context.Parameters;
    let decorators: TSParameterDecorators[] | null = null;
    let propertyPos = -1;
    const mark = this.itemsTop;
    this.expect(Token.LeftParen);
    let first = true;
    while (this.token !== Token.RightParen && this.token !== Token.EndOfFile) {
      const start = this.tokenStart;
      if (this.token === Token.At) {
        const list: Decorator[] = this.parseDecorators();
        if (decorators === null) decorators = [];
        decorators.push(new TSParameterDecorators(start, this.previousEnd, this.itemsTop - mark, list));
      }
      if (this.token === Token.This && this.typescript) {
        this.parseThisParameter(first);
      } else {
        const param = this.parseParameter();
        if (param.type === NodeType.TSParameterProperty && propertyPos < 0) propertyPos = start;
        this.pushItem(param);
      }
      first = false;
      if ((this.token as Token) !== Token.RightParen) this.expect(Token.Comma);
    }
    this.expect(Token.RightParen);
    this.context = context;
    const params = this.takeItems(mark) as Parameter[];
    this.parameterDecorators = decorators;
    this.parameterPropertyPos = propertyPos;
    return params;
  }

  protected parseThisParameter(first: boolean): void {
    if (!first) this.report('TG1246', this.tokenStart, this.pos);
    this.next();
    this.parseOptionalTypeAnnotation();
  }

  private parseParameter(): Parameter {
    const start = this.tokenStart;
    let accessibility: Accessibility = null;
    let isReadonly = false;
    let isOverride = false;
    if (this.typescript) {
      for (;;) {
        if (this.token < FIRST_WORD || !this.isParameterModifier()) break;
        if (this.token === Token.Readonly) isReadonly = true;
        else if (this.token === Token.Override) isOverride = true;
        else accessibility = this.tokenValue as Accessibility;
        this.next();
      }
    }
    const param = this.parseUnmodifiedParameter();
    if (accessibility === null && !isReadonly && !isOverride) return param;
    return new TSParameterProperty(
      start,
      this.previousEnd,
      param as TSParameterProperty['parameter'],
      accessibility,
      isReadonly,
      isOverride,
    );
  }

  private isParameterModifier(): boolean {
    switch (this.token) {
      case Token.Public:
      case Token.Private:
      case Token.Protected:
      case Token.Readonly:
      case Token.Override: {
        const next = this.peek();
        return next >= FIRST_WORD || next === Token.LeftBrace || next === Token.LeftBracket || next === Token.Ellipsis;
      }
      default:
        return false;
    }
  }

  private parseUnmodifiedParameter(): Pattern {
    const start = this.tokenStart;
    if (this.token === Token.Ellipsis) {
      this.next();
      const target = this.parseBindingTarget();
      const rest = new RestElement(start, this.previousEnd, target, null);
      rest.typeAnnotation = this.parseOptionalTypeAnnotation();
      rest.end = this.previousEnd;
      this.finishRest();
      return rest;
    }
    const target = this.parseBindingTarget();
    this.parseParameterType(target);
    if (this.token !== Token.Equals) return target;
    this.next();
    const init = this.parseAssign();
    return new AssignmentPattern(start, this.previousEnd, target, init);
  }

  /** `?` and `: T` behind a target. */
  protected parseParameterType(target: Pattern): void {
    if (!this.typescript || (this.token !== Token.Question && this.token !== Token.Colon)) return;
    const optional = this.eat(Token.Question);
    const annotation = this.parseOptionalTypeAnnotation();
    if (
      target.type === NodeType.Identifier ||
      target.type === NodeType.ObjectPattern ||
      target.type === NodeType.ArrayPattern
    ) {
      target.optional = optional;
      target.typeAnnotation = annotation;
      target.end = this.previousEnd;
    }
  }

  /** spec: sec-static-semantics-issimpleparameterlist */
  isSimpleParameters(params: Parameter[]): boolean {
    for (let i = 0; i < params.length; i++) {
      let param: Node = params[i];
      if (param.type === NodeType.TSParameterProperty) param = param.parameter;
      if (param.type !== NodeType.Identifier) return false;
    }
    return true;
  }

  /** Reports names that appear twice, and those that strict mode forbids when `strict` came from the body. */
  checkParameters(params: Parameter[], unique: boolean, recheckStrict: boolean): void {
    if (!recheckStrict && (!unique || params.length === 0)) return;
    const names: Identifier[] = [];
    for (let i = 0; i < params.length; i++) this.collectNames(params[i], names);
    if (recheckStrict) {
      for (let i = 0; i < names.length; i++) this.checkStrictBinding(names[i]);
    }
    if (!unique || names.length < 2) return;
    if (names.length <= 8) {
      for (let i = 1; i < names.length; i++) {
        for (let j = 0; j < i; j++) {
          if (names[i].name === names[j].name) {
            this.report('TG1221', names[i].start, names[i].end, names[i].name);
            break;
          }
        }
      }
      return;
    }
    const seen = new Set<string>();
    for (let i = 0; i < names.length; i++) {
      if (seen.has(names[i].name)) this.report('TG1221', names[i].start, names[i].end, names[i].name);
      seen.add(names[i].name);
    }
  }

  /** A binding that was parsed before the "use strict" that governs it. */
  checkStrictBinding(node: Identifier): void {
    if (node.name === 'eval' || node.name === 'arguments') this.report('TG1202', node.start, node.end, node.name);
    else if (this.isStrictReserved(node.name)) this.report('TG1201', node.start, node.end, node.name);
  }

  /** The names that a pattern binds. spec: sec-static-semantics-boundnames */
  collectNames(node: Node, names: Identifier[]): void {
    switch (node.type) {
      case NodeType.Identifier:
        names.push(node);
        return;
      case NodeType.TSParameterProperty:
        this.collectNames(node.parameter, names);
        return;
      case NodeType.AssignmentPattern:
        this.collectNames(node.left, names);
        return;
      case NodeType.RestElement:
        this.collectNames(node.argument, names);
        return;
      case NodeType.ArrayPattern:
        for (let i = 0; i < node.elements.length; i++) {
          const element = node.elements[i];
          if (element !== null) this.collectNames(element, names);
        }
        return;
      case NodeType.ObjectPattern:
        for (let i = 0; i < node.properties.length; i++) {
          const property = node.properties[i];
          this.collectNames(property.type === NodeType.Property ? property.value : property, names);
        }
        return;
      default:
        return;
    }
  }

  // Expressions as patterns

  /**
   * Reads a cover expression as a pattern: of an assignment, or of an arrow function's parameters when `binding`.
   * spec: sec-destructuring-assignment-static-semantics-early-errors
   */
  toPattern(node: Expression | Pattern, binding: boolean): Pattern {
    switch (node.type) {
      case NodeType.Identifier:
        if (this.strict && (node.name === 'eval' || node.name === 'arguments')) {
          this.report('TG1202', node.start, node.end, node.name);
        }
        return node;
      case NodeType.MemberExpression:
        if (binding) this.report('TG1123', node.start, node.end);
        return node;
      case NodeType.ObjectExpression: {
        if (node.parenthesized) this.report('TG1200', node.start, node.end);
        const properties: (Property | RestElement)[] = [];
        const last = node.properties.length - 1;
        for (let i = 0; i <= last; i++) {
          const property = node.properties[i];
          if (property.type === NodeType.SpreadElement) {
            properties.push(this.toRest(property, binding, i === last, true));
          } else {
            if (property.kind !== 'init' || property.method) this.report('TG1200', property.start, property.end);
            else property.value = this.toPattern(property.value, binding);
            properties.push(property);
          }
        }
        return new ObjectPattern(node.start, node.end, properties, null, false);
      }
      case NodeType.ArrayExpression: {
        if (node.parenthesized) this.report('TG1200', node.start, node.end);
        const elements: (Pattern | null)[] = [];
        const last = node.elements.length - 1;
        for (let i = 0; i <= last; i++) {
          const element = node.elements[i];
          if (element === null) elements.push(null);
          else if (element.type === NodeType.SpreadElement) {
            elements.push(this.toRest(element, binding, i === last, false));
          } else {
            elements.push(this.toPattern(element, binding));
          }
        }
        return new ArrayPattern(node.start, node.end, elements, null, false);
      }
      case NodeType.AssignmentExpression:
        if (node.operator !== '=' || node.parenthesized) {
          this.report('TG1200', node.start, node.end);
          return node.left as Pattern;
        }
        return new AssignmentPattern(node.start, node.end, this.toPattern(node.left, binding), node.right);
      case NodeType.AssignmentPattern:
        node.left = this.toPattern(node.left, binding);
        return node;
      case NodeType.ObjectPattern:
      case NodeType.ArrayPattern:
      case NodeType.RestElement:
        if (binding) this.checkBindingOnly(node);
        return node;
      case NodeType.TSAsExpression:
      case NodeType.TSSatisfiesExpression:
      case NodeType.TSNonNullExpression:
      case NodeType.TSTypeAssertion:
        if (binding) this.report('TG1123', node.start, node.end);
        else this.checkSimpleTarget(node);
        return node;
      case NodeType.ChainExpression:
        this.report('TG1239', node.start, node.end);
        break;
      default:
        this.report(binding ? 'TG1123' : 'TG1200', node.start, node.end);
    }
    return new Identifier(node.start, node.end, '', null, false);
  }

  private toRest(node: SpreadElement, binding: boolean, last: boolean, object: boolean): RestElement {
    const argument = node.argument;
    if (!last || this.tokenAt(node.end) === Token.Comma) this.report('TG1119', node.start, node.end);
    if (argument.type === NodeType.AssignmentExpression) this.report('TG1120', node.start, node.end);
    const target = this.toPattern(argument, binding);
    if (object && (target.type === NodeType.ObjectPattern || target.type === NodeType.ArrayPattern)) {
      this.report('TG1200', target.start, target.end);
    }
    return new RestElement(node.start, node.end, target, null);
  }

  /** The token that begins at or behind the byte `pos`, without moving. */
  private tokenAt(pos: number): Token {
    const here = this.pos;
    this.pos = pos;
    const token = this.peek();
    this.pos = here;
    return token;
  }

  /** A pattern made for an assignment that is now a parameter: only names, no member expressions. */
  private checkBindingOnly(node: Node): void {
    switch (node.type) {
      case NodeType.Identifier:
        return;
      case NodeType.AssignmentPattern:
        this.checkBindingOnly(node.left);
        return;
      case NodeType.RestElement:
        this.checkBindingOnly(node.argument);
        return;
      case NodeType.ArrayPattern:
        for (let i = 0; i < node.elements.length; i++) {
          const element = node.elements[i];
          if (element !== null) this.checkBindingOnly(element);
        }
        return;
      case NodeType.ObjectPattern:
        for (let i = 0; i < node.properties.length; i++) {
          const property = node.properties[i];
          this.checkBindingOnly(property.type === NodeType.Property ? property.value : property);
        }
        return;
      default:
        this.report('TG1123', node.start, node.end);
    }
  }

  /** The target of `+=`, `++` and the like, or a plain one. spec: sec-static-semantics-static-semantics-assignmenttargettype */
  checkSimpleTarget(node: Expression, callsMayBeTargets = true): void {
    const target = this.unwrapTypes(node);
    switch (target.type) {
      case NodeType.Identifier:
        if (this.strict && (target.name === 'eval' || target.name === 'arguments')) {
          this.report('TG1202', target.start, target.end, target.name);
        }
        return;
      case NodeType.MemberExpression:
        return;
      case NodeType.ChainExpression:
        this.report('TG1239', target.start, target.end);
        return;
      case NodeType.CallExpression:
        // spec: sec-runtime-errors-for-function-call-assignment-targets
        if (this.strict || !callsMayBeTargets) this.report('TG1200', node.start, node.end);
        return;
      default:
        this.report('TG1200', node.start, node.end);
    }
  }
}
