// A small functional language: lexer with layout of its own, parser, type inference in the manner of Hindley and Milner
// with algebraic data types, exhaustiveness of matches, a compiler to closures and a printer of values. Programs at the
// end are checked, typed and run.

// Diagnostics -------------------------------------------------------------------------------------------------------

namespace Diagnostics {
  export enum Phase {
    Syntax = 'syntax',
    Scope = 'scope',
    Type = 'type',
    Match = 'match',
    Run = 'run',
  }

  export interface Span {
    readonly line: number;
    readonly column: number;
  }

  export class Failure extends Error {
    constructor(
      readonly phase: Phase,
      readonly span: Span,
      message: string,
      options?: ErrorOptions,
    ) {
      super(message, options);
      this.name = 'Failure';
    }

    render(): string {
      const cause = this.cause instanceof Error ? ` (because ${this.cause.message})` : '';
      return `${this.phase} error, line ${this.span.line}, column ${this.span.column}: ${this.message}${cause}`;
    }
  }
}

import Phase = Diagnostics.Phase;
import Failure = Diagnostics.Failure;
type Span = Diagnostics.Span;

function assertNever(value: never): never {
  throw new Error(`unexpected ${JSON.stringify(value)}`);
}

// Tokens ------------------------------------------------------------------------------------------------------------

const KEYWORDS = ['let', 'rec', 'in', 'fun', 'if', 'then', 'else', 'match', 'with', 'type', 'and', 'true', 'false', 'of'] as const;
type Keyword = (typeof KEYWORDS)[number];

type Token =
  | { readonly kind: 'int'; readonly value: number; readonly span: Span }
  | { readonly kind: 'string'; readonly value: string; readonly span: Span }
  | { readonly kind: 'lower' | 'upper' | 'typeVariable'; readonly value: string; readonly span: Span }
  | { readonly kind: 'keyword'; readonly value: Keyword; readonly span: Span }
  | { readonly kind: 'operator'; readonly value: string; readonly span: Span }
  | { readonly kind: 'end'; readonly value: ''; readonly span: Span };

const OPERATORS = /^(?:->|::|\|>|>>|<=|>=|<>|&&|\|\||[-+*/%<>=|()[\],;^:_.@])/;

class Lexer implements Iterable<Token> {
  #line = 1;
  #column = 1;
  #rest: string;

  constructor(source: string) {
    this.#rest = source;
  }

  *[Symbol.iterator](): Iterator<Token> {
    for (;;) {
      this.#skip();
      const span: Span = { line: this.#line, column: this.#column };
      if (this.#rest === '') {
        yield { kind: 'end', value: '', span };
        return;
      }
      yield this.#next(span);
    }
  }

  #take(length: number): string {
    const text = this.#rest.slice(0, length);
    for (const c of text) {
      if (c === '\n') {
        this.#line++;
        this.#column = 1;
      } else this.#column++;
    }
    this.#rest = this.#rest.slice(length);
    return text;
  }

  #skip(): void {
    for (;;) {
      const blank = /^(?:\s+|--[^\n]*)/.exec(this.#rest);
      if (blank === null) return;
      this.#take(blank[0].length);
    }
  }

  #next(span: Span): Token {
    let match: RegExpExecArray | null;
    if ((match = /^\d+/.exec(this.#rest))) return { kind: 'int', value: Number(this.#take(match[0].length)), span };
    if ((match = /^"(?<body>(?:[^"\\\n]|\\[nt"\\])*)"/.exec(this.#rest))) {
      this.#take(match[0].length);
      const escapes: Record<string, string> = { n: '\n', t: '\t', '"': '"', '\\': '\\' };
      return { kind: 'string', value: match.groups!.body.replace(/\\(.)/g, (_, c: string) => escapes[c]), span };
    }
    if ((match = /^'[a-z]+/.exec(this.#rest))) return { kind: 'typeVariable', value: this.#take(match[0].length).slice(1), span };
    if ((match = /^[a-z_][\w']*/.exec(this.#rest)) && match[0] !== '_') {
      const value = this.#take(match[0].length);
      if ((KEYWORDS as readonly string[]).includes(value)) return { kind: 'keyword', value: value as Keyword, span };
      return { kind: 'lower', value, span };
    }
    if ((match = /^[A-Z]\w*/.exec(this.#rest))) return { kind: 'upper', value: this.#take(match[0].length), span };
    if ((match = OPERATORS.exec(this.#rest))) return { kind: 'operator', value: this.#take(match[0].length), span };
    throw new Failure(Phase.Syntax, span, `unexpected character ${JSON.stringify(this.#rest[0])}`);
  }
}

// Trees -------------------------------------------------------------------------------------------------------------

interface Node {
  readonly span: Span;
}

interface IntLiteral extends Node { readonly tag: 'int'; readonly value: number }
interface StringLiteral extends Node { readonly tag: 'string'; readonly value: string }
interface BoolLiteral extends Node { readonly tag: 'bool'; readonly value: boolean }
interface Variable extends Node { readonly tag: 'variable'; readonly name: string }
interface Constructor extends Node { readonly tag: 'constructor'; readonly name: string; readonly argument: Expression | null }
interface Lambda extends Node { readonly tag: 'lambda'; readonly parameter: Pattern; readonly body: Expression }
interface Application extends Node { readonly tag: 'apply'; readonly callee: Expression; readonly argument: Expression }
interface Binary extends Node { readonly tag: 'binary'; readonly operator: string; readonly left: Expression; readonly right: Expression }
interface Conditional extends Node { readonly tag: 'if'; readonly condition: Expression; readonly yes: Expression; readonly no: Expression }
interface Let extends Node { readonly tag: 'let'; readonly bindings: readonly Binding[]; readonly recursive: boolean; readonly body: Expression }
interface Match extends Node { readonly tag: 'match'; readonly subject: Expression; readonly arms: readonly Arm[] }
interface TupleExpression extends Node { readonly tag: 'tuple'; readonly items: readonly Expression[] }

type Expression =
  | IntLiteral
  | StringLiteral
  | BoolLiteral
  | Variable
  | Constructor
  | Lambda
  | Application
  | Binary
  | Conditional
  | Let
  | Match
  | TupleExpression;

interface Binding {
  readonly name: string;
  readonly span: Span;
  readonly value: Expression;
}

interface Arm {
  readonly pattern: Pattern;
  readonly guard: Expression | null;
  readonly body: Expression;
}

type Pattern =
  | (Node & { readonly tag: 'wildcard' })
  | (Node & { readonly tag: 'bind'; readonly name: string })
  | (Node & { readonly tag: 'constant'; readonly value: number | string | boolean })
  | (Node & { readonly tag: 'tuple'; readonly items: readonly Pattern[] })
  | (Node & { readonly tag: 'constructor'; readonly name: string; readonly argument: Pattern | null });

type TypeExpression =
  | (Node & { readonly tag: 'name'; readonly name: string; readonly arguments: readonly TypeExpression[] })
  | (Node & { readonly tag: 'variable'; readonly name: string })
  | (Node & { readonly tag: 'function'; readonly from: TypeExpression; readonly to: TypeExpression })
  | (Node & { readonly tag: 'tuple'; readonly items: readonly TypeExpression[] });

interface TypeDeclaration extends Node {
  readonly tag: 'type';
  readonly name: string;
  readonly parameters: readonly string[];
  readonly cases: readonly { readonly name: string; readonly argument: TypeExpression | null }[];
}

interface LetDeclaration extends Node {
  readonly tag: 'define';
  readonly recursive: boolean;
  readonly bindings: readonly Binding[];
}

interface ExpressionStatement extends Node {
  readonly tag: 'expression';
  readonly expression: Expression;
}

type Declaration = TypeDeclaration | LetDeclaration | ExpressionStatement;

// Parser ------------------------------------------------------------------------------------------------------------

type Associativity = 'left' | 'right';

const BINARY: ReadonlyMap<string, readonly [precedence: number, associativity: Associativity]> = new Map([
  ['|>', [1, 'left']],
  ['>>', [1, 'left']],
  ['||', [2, 'right']],
  ['&&', [3, 'right']],
  ['=', [4, 'left']],
  ['<>', [4, 'left']],
  ['<', [4, 'left']],
  ['>', [4, 'left']],
  ['<=', [4, 'left']],
  ['>=', [4, 'left']],
  ['::', [5, 'right']],
  ['@', [5, 'right']],
  ['^', [5, 'right']],
  ['+', [6, 'left']],
  ['-', [6, 'left']],
  ['*', [7, 'left']],
  ['/', [7, 'left']],
  ['%', [7, 'left']],
]);

class Parser {
  private readonly tokens: Token[];
  private position = 0;

  constructor(source: string) {
    this.tokens = Array.from(new Lexer(source));
  }

  private get token(): Token {
    return this.tokens[this.position];
  }

  private advance(): Token {
    return this.tokens[this.position++];
  }

  private at(value: string, kind: 'keyword' | 'operator' = 'operator'): boolean {
    return this.token.kind === kind && this.token.value === value;
  }

  private eat(value: string, kind: 'keyword' | 'operator' = 'operator'): boolean {
    if (!this.at(value, kind)) return false;
    this.position++;
    return true;
  }

  private expect(value: string, kind: 'keyword' | 'operator' = 'operator'): void {
    if (!this.eat(value, kind)) this.fail(`'${value}'`);
  }

  private fail(expected: string): never {
    const { kind, value, span } = this.token;
    throw new Failure(Phase.Syntax, span, `expected ${expected}, found ${kind === 'end' ? 'the end' : `'${value}'`}`);
  }

  private name(kind: 'lower' | 'upper' | 'typeVariable'): string {
    if (this.token.kind !== kind) this.fail(kind === 'upper' ? 'a constructor' : kind === 'lower' ? 'a name' : 'a type variable');
    return this.advance().value as string;
  }

  program(): Declaration[] {
    const declarations: Declaration[] = [];
    while (this.token.kind !== 'end') {
      declarations.push(this.declaration());
      this.expect(';');
      this.expect(';');
    }
    return declarations;
  }

  private declaration(): Declaration {
    const { span } = this.token;
    if (this.eat('type', 'keyword')) return this.typeDeclaration(span);
    if (this.at('let', 'keyword')) {
      const start = this.position;
      this.advance();
      const recursive = this.eat('rec', 'keyword');
      const bindings = this.bindings();
      if (!this.at('in', 'keyword')) return { tag: 'define', span, recursive, bindings };
      this.position = start;
    }
    return { tag: 'expression', span, expression: this.expression() };
  }

  private typeDeclaration(span: Span): TypeDeclaration {
    const parameters: string[] = [];
    while (this.token.kind === 'typeVariable') parameters.push(this.name('typeVariable'));
    const name = this.name('lower');
    this.expect('=');
    this.eat('|');
    const cases: { name: string; argument: TypeExpression | null }[] = [];
    do {
      const constructor = this.name('upper');
      cases.push({ name: constructor, argument: this.eat('of', 'keyword') ? this.typeExpression() : null });
    } while (this.eat('|'));
    return { tag: 'type', span, name, parameters, cases };
  }

  private typeExpression(): TypeExpression {
    const { span } = this.token;
    const from = this.tupleType();
    return this.eat('->') ? { tag: 'function', span, from, to: this.typeExpression() } : from;
  }

  private tupleType(): TypeExpression {
    const { span } = this.token;
    const items = [this.appliedType()];
    while (this.eat('*')) items.push(this.appliedType());
    return items.length === 1 ? items[0] : { tag: 'tuple', span, items };
  }

  private appliedType(): TypeExpression {
    const { span } = this.token;
    let type: TypeExpression;
    let given: TypeExpression[] | null = null;
    if (this.token.kind === 'typeVariable') type = { tag: 'variable', span, name: this.name('typeVariable') };
    else if (this.eat('(')) {
      const items = [this.typeExpression()];
      while (this.eat(',')) items.push(this.typeExpression());
      this.expect(')');
      if (items.length > 1) given = items;
      type = items[0];
    } else type = { tag: 'name', span, name: this.name('lower'), arguments: [] };
    while (this.token.kind === 'lower') {
      type = { tag: 'name', span, name: this.name('lower'), arguments: given ?? [type] };
      given = null;
    }
    if (given !== null) this.fail('a type constructor');
    return type;
  }

  private bindings(): Binding[] {
    const result: Binding[] = [];
    do {
      const { span } = this.token;
      const name = this.name('lower');
      const parameters: Pattern[] = [];
      while (!this.at('=')) parameters.push(this.simplePattern());
      this.expect('=');
      const body = this.expression();
      result.push({ name, span, value: parameters.reduceRight<Expression>((inner, parameter) => ({ tag: 'lambda', span, parameter, body: inner }), body) });
    } while (this.eat('and', 'keyword'));
    return result;
  }

  expression(): Expression {
    const { span } = this.token;
    if (this.eat('let', 'keyword')) {
      const recursive = this.eat('rec', 'keyword');
      const bindings = this.bindings();
      this.expect('in', 'keyword');
      return { tag: 'let', span, recursive, bindings, body: this.expression() };
    }
    if (this.eat('fun', 'keyword')) {
      const parameters = [this.simplePattern()];
      while (!this.at('->')) parameters.push(this.simplePattern());
      this.expect('->');
      const body = this.expression();
      return parameters.reduceRight<Expression>((inner, parameter) => ({ tag: 'lambda', span, parameter, body: inner }), body);
    }
    if (this.eat('if', 'keyword')) {
      const condition = this.expression();
      this.expect('then', 'keyword');
      const yes = this.expression();
      this.expect('else', 'keyword');
      return { tag: 'if', span, condition, yes, no: this.expression() };
    }
    if (this.eat('match', 'keyword')) {
      const subject = this.expression();
      this.expect('with', 'keyword');
      this.eat('|');
      const arms: Arm[] = [];
      do {
        const pattern = this.pattern();
        const guard = this.eat('if', 'keyword') ? this.binary(2) : null;
        this.expect('->');
        arms.push({ pattern, guard, body: this.expression() });
      } while (this.eat('|'));
      return { tag: 'match', span, subject, arms };
    }
    return this.binary(1);
  }

  private binary(minimum: number): Expression {
    let left = this.application();
    for (;;) {
      const { kind, value, span } = this.token;
      const entry = kind === 'operator' ? BINARY.get(value) : undefined;
      if (entry === undefined || entry[0] < minimum) return left;
      this.advance();
      const [precedence, associativity] = entry;
      const nested = (this.token.kind === 'keyword' && ['fun', 'if', 'match', 'let'].includes(this.token.value));
      const right = nested ? this.expression() : this.binary(associativity === 'left' ? precedence + 1 : precedence);
      left = { tag: 'binary', span, operator: value as string, left, right };
    }
  }

  private application(): Expression {
    const { span } = this.token;
    if (this.eat('-')) return { tag: 'binary', span, operator: '-', left: { tag: 'int', span, value: 0 }, right: this.application() };
    if (this.token.kind === 'upper') {
      const name = this.name('upper');
      return { tag: 'constructor', span, name, argument: this.startsAtom() ? this.atom() : null };
    }
    let result = this.atom();
    while (this.startsAtom()) result = { tag: 'apply', span, callee: result, argument: this.atom() };
    return result;
  }

  private startsAtom(): boolean {
    const { kind, value } = this.token;
    switch (kind) {
      case 'int':
      case 'string':
      case 'lower':
      case 'upper':
        return true;
      case 'keyword':
        return value === 'true' || value === 'false';
      case 'operator':
        return value === '(' || value === '[';
      default:
        return false;
    }
  }

  private atom(): Expression {
    const token = this.token;
    const { span } = token;
    switch (token.kind) {
      case 'int':
        this.advance();
        return { tag: 'int', span, value: token.value };
      case 'string':
        this.advance();
        return { tag: 'string', span, value: token.value };
      case 'lower':
        this.advance();
        return { tag: 'variable', span, name: token.value };
      case 'upper':
        this.advance();
        return { tag: 'constructor', span, name: token.value, argument: null };
      case 'keyword':
        if (token.value === 'true' || token.value === 'false') {
          this.advance();
          return { tag: 'bool', span, value: token.value === 'true' };
        }
        break;
      case 'operator':
        if (this.eat('(')) {
          if (this.eat(')')) return { tag: 'tuple', span, items: [] };
          const items = [this.expression()];
          while (this.eat(',')) items.push(this.expression());
          this.expect(')');
          return items.length === 1 ? items[0] : { tag: 'tuple', span, items };
        }
        if (this.eat('[')) {
          const items: Expression[] = [];
          while (!this.eat(']')) {
            items.push(this.expression());
            if (!this.at(']')) this.expect(';');
          }
          return items.reduceRight<Expression>(
            (tail, head) => ({ tag: 'constructor', span, name: 'Cons', argument: { tag: 'tuple', span, items: [head, tail] } }),
            { tag: 'constructor', span, name: 'Nil', argument: null },
          );
        }
        break;
      case 'typeVariable':
      case 'end':
        break;
      default:
        assertNever(token);
    }
    return this.fail('an expression');
  }

  private pattern(): Pattern {
    const { span } = this.token;
    let left: Pattern;
    if (this.token.kind === 'upper') {
      const name = this.name('upper');
      const { kind } = this.token as Token;
      const hasArgument = kind === 'int' || kind === 'string' || kind === 'lower' || kind === 'upper' || this.at('(') || this.at('_') || this.at('[');
      left = { tag: 'constructor', span, name, argument: hasArgument ? this.simplePattern() : null };
    } else left = this.simplePattern();
    if (!this.eat('::')) return left;
    const tail = this.pattern();
    return { tag: 'constructor', span, name: 'Cons', argument: { tag: 'tuple', span, items: [left, tail] } };
  }

  private simplePattern(): Pattern {
    const token = this.token;
    const { span } = token;
    switch (token.kind) {
      case 'int':
      case 'string':
        this.advance();
        return { tag: 'constant', span, value: token.value };
      case 'lower':
        this.advance();
        return { tag: 'bind', span, name: token.value };
      case 'upper':
        this.advance();
        return { tag: 'constructor', span, name: token.value, argument: null };
      default:
        break;
    }
    if (this.eat('true', 'keyword')) return { tag: 'constant', span, value: true };
    if (this.eat('false', 'keyword')) return { tag: 'constant', span, value: false };
    if (this.eat('_')) return { tag: 'wildcard', span };
    if (this.eat('[')) {
      const items: Pattern[] = [];
      while (!this.eat(']')) {
        items.push(this.pattern());
        if (!this.at(']')) this.expect(';');
      }
      return items.reduceRight<Pattern>(
        (tail, head) => ({ tag: 'constructor', span, name: 'Cons', argument: { tag: 'tuple', span, items: [head, tail] } }),
        { tag: 'constructor', span, name: 'Nil', argument: null },
      );
    }
    if (this.eat('(')) {
      if (this.eat(')')) return { tag: 'tuple', span, items: [] };
      const items = [this.pattern()];
      while (this.eat(',')) items.push(this.pattern());
      this.expect(')');
      return items.length === 1 ? items[0] : { tag: 'tuple', span, items };
    }
    return this.fail('a pattern');
  }
}

// Types -------------------------------------------------------------------------------------------------------------

abstract class Type {
  /** The type itself, with variables that are known followed. */
  resolve(): Type {
    return this;
  }
  abstract variables(into: Set<TypeVariable>): void;
  abstract substitute(map: ReadonlyMap<TypeVariable, Type>): Type;
  abstract show(names: TypeNames, precedence: number): string;
}

class TypeVariable extends Type {
  static #count = 0;
  readonly id = TypeVariable.#count++;
  #target: Type | null = null;

  constructor(public level: number) {
    super();
  }

  override resolve(): Type {
    if (this.#target === null) return this;
    this.#target = this.#target.resolve();
    return this.#target;
  }

  bind(type: Type): void {
    this.#target = type;
  }

  override variables(into: Set<TypeVariable>): void {
    const type = this.resolve();
    if (type === this) into.add(this);
    else type.variables(into);
  }

  override substitute(map: ReadonlyMap<TypeVariable, Type>): Type {
    const type = this.resolve();
    return type === this ? (map.get(this) ?? this) : type.substitute(map);
  }

  override show(names: TypeNames, precedence: number): string {
    const type = this.resolve();
    return type === this ? names.of(this) : type.show(names, precedence);
  }
}

class TypeApplication extends Type {
  constructor(
    readonly name: string,
    readonly items: readonly Type[] = [],
  ) {
    super();
  }

  override variables(into: Set<TypeVariable>): void {
    for (const item of this.items) item.variables(into);
  }

  override substitute(map: ReadonlyMap<TypeVariable, Type>): Type {
    return this.items.length === 0 ? this : new TypeApplication(this.name, this.items.map((item) => item.substitute(map)));
  }

  override show(names: TypeNames, precedence: number): string {
    if (this.name === '->') {
      const [from, to] = this.items;
      const text = `${from.show(names, 1)} -> ${to.show(names, 0)}`;
      return precedence > 0 ? `(${text})` : text;
    }
    if (this.name === '*') {
      if (this.items.length === 0) return 'unit';
      const text = this.items.map((item) => item.show(names, 2)).join(' * ');
      return precedence > 1 ? `(${text})` : text;
    }
    if (this.items.length === 0) return this.name;
    if (this.items.length === 1) return `${this.items[0].show(names, 2)} ${this.name}`;
    return `(${this.items.map((item) => item.show(names, 0)).join(', ')}) ${this.name}`;
  }
}

class TypeNames {
  readonly #names = new Map<TypeVariable, string>();
  of(variable: TypeVariable): string {
    let name = this.#names.get(variable);
    if (name === undefined) {
      const n = this.#names.size;
      name = `'${String.fromCharCode(97 + (n % 26))}${n >= 26 ? Math.floor(n / 26) : ''}`;
      this.#names.set(variable, name);
    }
    return name;
  }
}

const show = (type: Type, names = new TypeNames()): string => type.show(names, 0);
const INT = new TypeApplication('int');
const BOOL = new TypeApplication('bool');
const STRING = new TypeApplication('string');
const arrow = (from: Type, to: Type): Type => new TypeApplication('->', [from, to]);
const tuple = (items: readonly Type[]): Type => new TypeApplication('*', items);
const list = (item: Type): Type => new TypeApplication('list', [item]);

class Scheme {
  constructor(
    readonly bound: readonly TypeVariable[],
    readonly type: Type,
  ) {}

  static of(type: Type): Scheme {
    return new Scheme([], type);
  }

  instantiate(level: number): Type {
    if (this.bound.length === 0) return this.type;
    return this.type.substitute(new Map(this.bound.map((variable) => [variable, new TypeVariable(level)])));
  }

  toString(): string {
    return show(this.type);
  }
}

interface ConstructorInfo {
  readonly name: string;
  readonly scheme: Scheme;
  readonly hasArgument: boolean;
  readonly family: TypeInfo;
}

interface TypeInfo {
  readonly name: string;
  readonly arity: number;
  readonly constructors: ConstructorInfo[];
}

class Environment<T> {
  readonly #own = new Map<string, T>();
  constructor(readonly parent: Environment<T> | null = null) {}

  get(name: string): T | undefined {
    return this.#own.get(name) ?? this.parent?.get(name);
  }

  set(name: string, value: T): this {
    this.#own.set(name, value);
    return this;
  }

  child(entries: Iterable<readonly [string, T]> = []): Environment<T> {
    const inner = new Environment<T>(this);
    for (const [name, value] of entries) inner.set(name, value);
    return inner;
  }
}

function unify(a: Type, b: Type): void {
  a = a.resolve();
  b = b.resolve();
  if (a === b) return;
  if (a instanceof TypeVariable) {
    occurs(a, b);
    a.bind(b);
  } else if (b instanceof TypeVariable) unify(b, a);
  else if (a instanceof TypeApplication && b instanceof TypeApplication) {
    if (a.name !== b.name || a.items.length !== b.items.length) {
      const names = new TypeNames();
      throw new TypeError(`${show(a, names)} is not ${show(b, names)}`);
    }
    for (let i = 0; i < a.items.length; i++) unify(a.items[i], b.items[i]);
  }
}

/** Fails if the variable is part of the type; lowers the levels of what it will stand for. */
function occurs(variable: TypeVariable, type: Type): void {
  const found = new Set<TypeVariable>();
  type.variables(found);
  if (found.has(variable)) {
    const names = new TypeNames();
    throw new TypeError(`${show(variable, names)} would be part of itself in ${show(type, names)}`);
  }
  for (const other of found) other.level = Math.min(other.level, variable.level);
}

class Checker {
  readonly types = new Map<string, TypeInfo>();
  readonly constructors = new Map<string, ConstructorInfo>();
  #level = 0;

  constructor(readonly globals: Environment<Scheme>) {
    for (const name of ['int', 'bool', 'string']) this.types.set(name, { name, arity: 0, constructors: [] });
  }

  #fresh(): TypeVariable {
    return new TypeVariable(this.#level);
  }

  #unify(actual: Type, expected: Type, span: Span, what: string): void {
    try {
      unify(actual, expected);
    } catch (cause) {
      const names = new TypeNames();
      throw new Failure(Phase.Type, span, `${what} is ${show(actual, names)}, expected ${show(expected, names)}`, { cause });
    }
  }

  #generalize(type: Type): Scheme {
    const found = new Set<TypeVariable>();
    type.variables(found);
    return new Scheme([...found].filter(({ level }) => level > this.#level), type);
  }

  declareType({ name, parameters, cases, span }: TypeDeclaration): TypeInfo {
    if (this.types.has(name)) throw new Failure(Phase.Scope, span, `type ${name} exists already`);
    const info: TypeInfo = { name, arity: parameters.length, constructors: [] };
    this.types.set(name, info);
    const variables = new Map(parameters.map((parameter) => [parameter, new TypeVariable(Number.MAX_SAFE_INTEGER)]));
    const result = new TypeApplication(name, [...variables.values()]);
    for (const { name: constructor, argument } of cases) {
      if (this.constructors.has(constructor)) throw new Failure(Phase.Scope, span, `constructor ${constructor} exists already`);
      const type = argument === null ? result : arrow(this.#typeOf(argument, variables), result);
      const entry: ConstructorInfo = { name: constructor, scheme: new Scheme([...variables.values()], type), hasArgument: argument !== null, family: info };
      info.constructors.push(entry);
      this.constructors.set(constructor, entry);
    }
    return info;
  }

  #typeOf(expression: TypeExpression, variables: ReadonlyMap<string, TypeVariable>): Type {
    switch (expression.tag) {
      case 'variable': {
        const variable = variables.get(expression.name);
        if (variable === undefined) throw new Failure(Phase.Scope, expression.span, `unknown type variable '${expression.name}`);
        return variable;
      }
      case 'function':
        return arrow(this.#typeOf(expression.from, variables), this.#typeOf(expression.to, variables));
      case 'tuple':
        return tuple(expression.items.map((item) => this.#typeOf(item, variables)));
      case 'name': {
        if (expression.name === 'unit') return tuple([]);
        const info = this.types.get(expression.name);
        if (info === undefined) throw new Failure(Phase.Scope, expression.span, `unknown type ${expression.name}`);
        if (info.arity !== expression.arguments.length) {
          throw new Failure(Phase.Type, expression.span, `type ${info.name} takes ${info.arity} arguments, not ${expression.arguments.length}`);
        }
        return new TypeApplication(info.name, expression.arguments.map((argument) => this.#typeOf(argument, variables)));
      }
      default:
        return assertNever(expression);
    }
  }

  define({ recursive, bindings }: LetDeclaration, environment = this.globals): [string, Scheme][] {
    this.#level++;
    const inner = recursive ? environment.child() : environment;
    const assumed = bindings.map(() => this.#fresh());
    if (recursive) bindings.forEach(({ name }, i) => inner.set(name, Scheme.of(assumed[i])));
    bindings.forEach(({ name, value, span }, i) => this.#unify(this.infer(value, inner), assumed[i], span, name));
    this.#level--;
    return bindings.map(({ name, value }, i) => {
      // The value restriction: what is no function or constructor may not be generalized.
      const scheme = isValue(value) ? this.#generalize(assumed[i]) : (this.#lower(assumed[i]), Scheme.of(assumed[i]));
      return [name, scheme];
    });
  }

  #lower(type: Type): void {
    const found = new Set<TypeVariable>();
    type.variables(found);
    for (const variable of found) variable.level = Math.min(variable.level, this.#level);
  }

  infer(expression: Expression, environment: Environment<Scheme>): Type {
    switch (expression.tag) {
      case 'int':
        return INT;
      case 'string':
        return STRING;
      case 'bool':
        return BOOL;
      case 'variable': {
        const scheme = environment.get(expression.name);
        if (scheme === undefined) throw new Failure(Phase.Scope, expression.span, `unknown name ${expression.name}`);
        return scheme.instantiate(this.#level);
      }
      case 'constructor': {
        const info = this.#constructorInfo(expression.name, expression.span, expression.argument !== null);
        const type = info.scheme.instantiate(this.#level);
        if (expression.argument === null) return type;
        const [parameter, result] = (type as TypeApplication).items;
        this.#unify(this.infer(expression.argument, environment), parameter, expression.argument.span, `the argument of ${info.name}`);
        return result;
      }
      case 'lambda': {
        const names = new Map<string, Scheme>();
        const parameter = this.pattern(expression.parameter, names);
        return arrow(parameter, this.infer(expression.body, environment.child(names)));
      }
      case 'apply': {
        const callee = this.infer(expression.callee, environment);
        const argument = this.infer(expression.argument, environment);
        const result = this.#fresh();
        const known = callee.resolve();
        if (known instanceof TypeApplication && known.name !== '->') {
          throw new Failure(Phase.Type, expression.span, `${show(known)} is no function`);
        }
        if (known instanceof TypeApplication) {
          this.#unify(argument, known.items[0], expression.argument.span, 'the argument');
          return known.items[1];
        }
        this.#unify(callee, arrow(argument, result), expression.span, 'the function');
        return result;
      }
      case 'binary':
        return this.#binary(expression, environment);
      case 'if': {
        this.#unify(this.infer(expression.condition, environment), BOOL, expression.condition.span, 'the condition');
        const yes = this.infer(expression.yes, environment);
        this.#unify(this.infer(expression.no, environment), yes, expression.no.span, 'the else branch');
        return yes;
      }
      case 'let': {
        const { span, recursive, bindings } = expression;
        const schemes = this.define({ tag: 'define', span, recursive, bindings }, environment);
        return this.infer(expression.body, environment.child(schemes));
      }
      case 'match': {
        const subject = this.infer(expression.subject, environment);
        const result = this.#fresh();
        for (const { pattern, guard, body } of expression.arms) {
          const names = new Map<string, Scheme>();
          this.#unify(this.pattern(pattern, names), subject, pattern.span, 'the pattern');
          const inner = environment.child(names);
          if (guard !== null) this.#unify(this.infer(guard, inner), BOOL, guard.span, 'the guard');
          this.#unify(this.infer(body, inner), result, body.span, 'the arm');
        }
        new Coverage(this).check(expression);
        return result;
      }
      case 'tuple':
        return tuple(expression.items.map((item) => this.infer(item, environment)));
      default:
        return assertNever(expression);
    }
  }

  #binary({ operator, left, right, span }: Binary, environment: Environment<Scheme>): Type {
    const l = this.infer(left, environment);
    const r = this.infer(right, environment);
    switch (operator) {
      case '=':
      case '<>':
      case '<':
      case '>':
      case '<=':
      case '>=':
        this.#unify(r, l, right.span, `the right side of ${operator}`);
        return BOOL;
      case '&&':
      case '||':
        this.#unify(l, BOOL, left.span, `the left side of ${operator}`);
        this.#unify(r, BOOL, right.span, `the right side of ${operator}`);
        return BOOL;
      case '^':
        this.#unify(l, STRING, left.span, 'the left side of ^');
        this.#unify(r, STRING, right.span, 'the right side of ^');
        return STRING;
      case '::':
        this.#unify(r, list(l), right.span, 'the right side of ::');
        return list(l);
      case '@': {
        const item = list(this.#fresh());
        this.#unify(l, item, left.span, 'the left side of @');
        this.#unify(r, item, right.span, 'the right side of @');
        return item;
      }
      case '|>': {
        const result = this.#fresh();
        this.#unify(r, arrow(l, result), span, 'the function');
        return result;
      }
      case '>>': {
        const [a, b, c] = [this.#fresh(), this.#fresh(), this.#fresh()];
        this.#unify(l, arrow(a, b), left.span, 'the left side of >>');
        this.#unify(r, arrow(b, c), right.span, 'the right side of >>');
        return arrow(a, c);
      }
      default:
        this.#unify(l, INT, left.span, `the left side of ${operator}`);
        this.#unify(r, INT, right.span, `the right side of ${operator}`);
        return INT;
    }
  }

  #constructorInfo(name: string, span: Span, withArgument: boolean): ConstructorInfo {
    const info = this.constructors.get(name);
    if (info === undefined) throw new Failure(Phase.Scope, span, `unknown constructor ${name}`);
    if (info.hasArgument !== withArgument) {
      throw new Failure(Phase.Type, span, `constructor ${name} takes ${info.hasArgument ? 'an' : 'no'} argument`);
    }
    return info;
  }

  pattern(pattern: Pattern, names: Map<string, Scheme>): Type {
    switch (pattern.tag) {
      case 'wildcard':
        return this.#fresh();
      case 'bind': {
        if (names.has(pattern.name)) throw new Failure(Phase.Scope, pattern.span, `${pattern.name} is bound twice`);
        const type = this.#fresh();
        names.set(pattern.name, Scheme.of(type));
        return type;
      }
      case 'constant':
        return typeof pattern.value === 'number' ? INT : typeof pattern.value === 'string' ? STRING : BOOL;
      case 'tuple':
        return tuple(pattern.items.map((item) => this.pattern(item, names)));
      case 'constructor': {
        const info = this.#constructorInfo(pattern.name, pattern.span, pattern.argument !== null);
        const type = info.scheme.instantiate(this.#level);
        if (pattern.argument === null) return type;
        const [parameter, result] = (type as TypeApplication).items;
        this.#unify(this.pattern(pattern.argument, names), parameter, pattern.argument.span, `the argument of ${info.name}`);
        return result;
      }
      default:
        return assertNever(pattern);
    }
  }
}

function isValue(expression: Expression): boolean {
  switch (expression.tag) {
    case 'lambda':
    case 'int':
    case 'string':
    case 'bool':
    case 'variable':
      return true;
    case 'constructor':
      return expression.argument === null || isValue(expression.argument);
    case 'tuple':
      return expression.items.every(isValue);
    default:
      return false;
  }
}

// Exhaustiveness, after Maranget ------------------------------------------------------------------------------------

type PatternRow = readonly Pattern[];

class Coverage {
  readonly #nowhere: Span = { line: 0, column: 0 };
  readonly #wild: Pattern = { tag: 'wildcard', span: this.#nowhere };

  constructor(private readonly checker: Checker) {}

  check({ arms, span }: Match): void {
    const rows: PatternRow[] = [];
    for (const { pattern, guard } of arms) {
      if (this.#useful(rows, [pattern]) === null) throw new Failure(Phase.Match, pattern.span, 'this pattern is never reached');
      if (guard === null) rows.push([pattern]);
    }
    const missing = this.#useful(rows, [this.#wild]);
    if (missing !== null) throw new Failure(Phase.Match, span, `not every case is matched: ${missing.map((p) => this.#show(p, false)).join(', ')}`);
  }

  /** A row of values that `row` matches and no row before it, or null. */
  #useful(rows: readonly PatternRow[], row: PatternRow): Pattern[] | null {
    if (row.length === 0) return rows.length === 0 ? [] : null;
    const [first, ...rest] = row;
    if (first.tag === 'bind' || first.tag === 'wildcard') {
      const heads = rows.map(([head]) => head).filter((head) => head.tag !== 'bind' && head.tag !== 'wildcard');
      const signature = this.#signature(heads);
      for (const head of signature.missing === null ? signature.all : []) {
        const found = this.#useful(this.#specialize(rows, head), [...this.#fields(head).map(() => this.#wild), ...rest]);
        if (found !== null) return [this.#rebuild(head, found), ...found.slice(this.#fields(head).length)];
      }
      if (signature.missing === null) return null;
      const others = rows.flatMap(([head, ...tail]) => (head.tag === 'bind' || head.tag === 'wildcard' ? [tail] : []));
      const found = this.#useful(others, rest);
      return found === null ? null : [signature.missing, ...found];
    }
    const found = this.#useful(this.#specialize(rows, first), [...this.#fields(first), ...rest]);
    return found === null ? null : [this.#rebuild(first, found), ...found.slice(this.#fields(first).length)];
  }

  #fields(pattern: Pattern): readonly Pattern[] {
    if (pattern.tag === 'tuple') return pattern.items;
    return pattern.tag === 'constructor' && pattern.argument !== null ? [pattern.argument] : [];
  }

  #sameHead(a: Pattern, b: Pattern): boolean {
    if (a.tag === 'constructor') return b.tag === 'constructor' && a.name === b.name;
    if (a.tag === 'constant') return b.tag === 'constant' && a.value === b.value;
    return a.tag === b.tag;
  }

  #specialize(rows: readonly PatternRow[], head: Pattern): PatternRow[] {
    return rows.flatMap(([first, ...rest]) => {
      if (first.tag === 'bind' || first.tag === 'wildcard') return [[...this.#fields(head).map(() => this.#wild), ...rest]];
      return this.#sameHead(first, head) ? [[...this.#fields(first), ...rest]] : [];
    });
  }

  #rebuild(head: Pattern, found: readonly Pattern[]): Pattern {
    if (head.tag === 'tuple') return { ...head, items: found.slice(0, head.items.length) };
    if (head.tag === 'constructor' && head.argument !== null) return { ...head, argument: found[0] };
    return head;
  }

  /** All heads that values of the column can have, and one that no row has. */
  #signature(heads: readonly Pattern[]): { all: Pattern[]; missing: Pattern | null } {
    if (heads.length === 0) return { all: [], missing: this.#wild };
    const [head] = heads;
    let all: Pattern[];
    if (head.tag === 'tuple') all = [head];
    else if (head.tag === 'constructor') {
      const { constructors } = this.checker.constructors.get(head.name)!.family;
      all = constructors.map(({ name, hasArgument }): Pattern => ({ tag: 'constructor', span: this.#nowhere, name, argument: hasArgument ? this.#wild : null }));
      // Cons has a pair: its shape comes from the rows.
      all = all.map((candidate) => heads.find((other) => this.#sameHead(other, candidate)) ?? candidate);
    } else if (head.tag === 'constant' && typeof head.value === 'boolean') {
      all = [true, false].map((value): Pattern => ({ tag: 'constant', span: this.#nowhere, value }));
    } else return { all: [], missing: this.#wild };
    const missing = all.find((candidate) => !heads.some((other) => this.#sameHead(other, candidate)));
    return { all, missing: missing ?? null };
  }

  #show(pattern: Pattern, nested: boolean): string {
    switch (pattern.tag) {
      case 'wildcard':
      case 'bind':
        return '_';
      case 'constant':
        return JSON.stringify(pattern.value);
      case 'tuple':
        return `(${pattern.items.map((item) => this.#show(item, false)).join(', ')})`;
      case 'constructor': {
        if (pattern.argument === null) return pattern.name;
        const text = `${pattern.name} ${this.#show(pattern.argument, true)}`;
        return nested ? `(${text})` : text;
      }
    }
  }
}

// Values and compilation to closures --------------------------------------------------------------------------------

class Data {
  constructor(
    readonly tag: string,
    readonly argument: Value | null,
  ) {}
}

type Fn = (argument: Value) => Value;
type Value = number | string | boolean | readonly Value[] | Data | Fn;
type Slots = Value[];
type Code = (slots: Slots) => Value;

const NIL = new Data('Nil', null);
const cons = (head: Value, tail: Value): Data => new Data('Cons', [head, tail]);

function* items(value: Value): Generator<Value> {
  for (let at = value as Data; at.tag === 'Cons'; ) {
    const [head, tail] = at.argument as readonly [Value, Data];
    yield head;
    at = tail;
  }
}

function fromIterable(values: Iterable<Value>): Data {
  return [...values].reduceRight<Data>((tail, head) => cons(head, tail), NIL);
}

function compareData(a: Value, b: Value): number {
  if (typeof a === 'function' || typeof b === 'function') throw new RangeError('functions cannot be compared');
  if (Array.isArray(a) && Array.isArray(b)) {
    for (let i = 0; i < a.length; i++) {
      const c = compareData(a[i], b[i]);
      if (c !== 0) return c;
    }
    return 0;
  }
  if (a instanceof Data && b instanceof Data) {
    if (a.tag !== b.tag) return a.tag < b.tag ? -1 : 1;
    return a.argument === null || b.argument === null ? 0 : compareData(a.argument, b.argument);
  }
  return a < b ? -1 : a > b ? 1 : 0;
}

class Names {
  readonly #slots: readonly string[];
  constructor(slots: readonly string[] = []) {
    this.#slots = slots;
  }
  get size(): number {
    return this.#slots.length;
  }
  with(...names: string[]): Names {
    return new Names([...this.#slots, ...names]);
  }
  find(name: string): number {
    return this.#slots.lastIndexOf(name);
  }
}

class Compiler {
  #steps = 0;
  constructor(
    readonly globals: Map<string, Value>,
    readonly budget: number,
  ) {}

  begin(): void {
    this.#steps = 0;
  }

  get steps(): number {
    return this.#steps;
  }

  compile(expression: Expression, names: Names): Code {
    switch (expression.tag) {
      case 'int':
      case 'string':
      case 'bool': {
        const { value } = expression;
        return () => value;
      }
      case 'variable': {
        const slot = names.find(expression.name);
        if (slot >= 0) return (slots) => slots[slot];
        const { globals } = this;
        const { name } = expression;
        return () => globals.get(name)!;
      }
      case 'constructor': {
        const { name } = expression;
        if (expression.argument === null) {
          const constant = name === 'Nil' ? NIL : new Data(name, null);
          return () => constant;
        }
        const argument = this.compile(expression.argument, names);
        return (slots) => new Data(name, argument(slots));
      }
      case 'lambda': {
        const bound: string[] = [];
        const bind = this.#pattern(expression.parameter, names.size, bound);
        const body = this.compile(expression.body, names.with(...bound));
        const { span } = expression;
        return (slots) => (argument) => {
          if (++this.#steps > this.budget) throw new Failure(Phase.Run, span, `no result after ${this.budget} steps`);
          const inner = slots.slice();
          if (!bind(argument, inner)) throw new Failure(Phase.Run, span, 'no pattern matches');
          return body(inner);
        };
      }
      case 'apply': {
        const [callee, argument] = [this.compile(expression.callee, names), this.compile(expression.argument, names)];
        return (slots) => (callee(slots) as Fn)(argument(slots));
      }
      case 'binary':
        return this.#binary(expression, names);
      case 'if': {
        const [condition, yes, no] = [expression.condition, expression.yes, expression.no].map((e) => this.compile(e, names));
        return (slots) => (condition(slots) === true ? yes(slots) : no(slots));
      }
      case 'let': {
        const bound = expression.bindings.map(({ name }) => name);
        const inner = names.with(...bound);
        const values = expression.bindings.map(({ value }) => this.compile(value, expression.recursive ? inner : names));
        const body = this.compile(expression.body, inner);
        const base = names.size;
        if (!expression.recursive) {
          return (slots) => body([...slots.slice(0, base), ...values.map((value) => value(slots))]);
        }
        return (slots) => {
          const frame = slots.slice(0, base);
          // Recursive functions copy the frame when they are called, which is after it was filled.
          values.forEach((value, i) => {
            frame[base + i] = value(frame);
          });
          return body(frame);
        };
      }
      case 'match': {
        const subject = this.compile(expression.subject, names);
        const arms = expression.arms.map(({ pattern, guard, body }) => {
          const bound: string[] = [];
          const bind = this.#pattern(pattern, names.size, bound);
          const inner = names.with(...bound);
          return { bind, guard: guard === null ? null : this.compile(guard, inner), body: this.compile(body, inner) };
        });
        const { span } = expression;
        return (slots) => {
          const value = subject(slots);
          for (const { bind, guard, body } of arms) {
            const inner = slots.slice();
            if (bind(value, inner) && (guard === null || guard(inner) === true)) return body(inner);
          }
          throw new Failure(Phase.Run, span, 'no pattern matches');
        };
      }
      case 'tuple': {
        const parts = expression.items.map((item) => this.compile(item, names));
        return (slots) => parts.map((part) => part(slots));
      }
    }
  }

  #binary({ operator, left, right, span }: Binary, names: Names): Code {
    const [l, r] = [this.compile(left, names), this.compile(right, names)];
    const numeric = (f: (a: number, b: number) => number): Code => (slots) => f(l(slots) as number, r(slots) as number) | 0;
    const ordered = (f: (c: number) => boolean): Code => (slots) => f(compareData(l(slots), r(slots)));
    switch (operator) {
      case '+':
        return numeric((a, b) => a + b);
      case '-':
        return numeric((a, b) => a - b);
      case '*':
        return numeric(Math.imul);
      case '/':
      case '%':
        return numeric((a, b) => {
          if (b === 0) throw new Failure(Phase.Run, span, 'division by zero');
          return operator === '/' ? a / b : a % b;
        });
      case '=':
        return ordered((c) => c === 0);
      case '<>':
        return ordered((c) => c !== 0);
      case '<':
        return ordered((c) => c < 0);
      case '>':
        return ordered((c) => c > 0);
      case '<=':
        return ordered((c) => c <= 0);
      case '>=':
        return ordered((c) => c >= 0);
      case '&&':
        return (slots) => l(slots) === true && r(slots);
      case '||':
        return (slots) => l(slots) === true || r(slots);
      case '^':
        return (slots) => `${l(slots)}${r(slots)}`;
      case '::':
        return (slots) => cons(l(slots), r(slots));
      case '@':
        return (slots) => fromIterable([...items(l(slots)), ...items(r(slots))]);
      case '|>':
        return (slots) => {
          const argument = l(slots);
          return (r(slots) as Fn)(argument);
        };
      case '>>':
        return (slots) => {
          const [f, g] = [l(slots) as Fn, r(slots) as Fn];
          return (argument) => g(f(argument));
        };
      default:
        throw new Error(`operator ${operator}`);
    }
  }

  /** Fills slots from `base` on; false if the value does not match. */
  #pattern(pattern: Pattern, base: number, bound: string[]): (value: Value, slots: Slots) => boolean {
    switch (pattern.tag) {
      case 'wildcard':
        return () => true;
      case 'bind': {
        const slot = base + bound.push(pattern.name) - 1;
        return (value, slots) => {
          slots[slot] = value;
          return true;
        };
      }
      case 'constant': {
        const { value: wanted } = pattern;
        return (value) => value === wanted;
      }
      case 'tuple': {
        const parts = pattern.items.map((item) => this.#pattern(item, base, bound));
        return (value, slots) => parts.every((part, i) => part((value as readonly Value[])[i], slots));
      }
      case 'constructor': {
        const { name } = pattern;
        if (pattern.argument === null) return (value) => (value as Data).tag === name;
        const argument = this.#pattern(pattern.argument, base, bound);
        return (value, slots) => (value as Data).tag === name && argument((value as Data).argument!, slots);
      }
    }
  }
}

function showValue(value: Value, nested = false): string {
  if (typeof value === 'function') return '<fun>';
  if (typeof value === 'string') return JSON.stringify(value);
  if (Array.isArray(value)) return `(${value.map((item) => showValue(item)).join(', ')})`;
  if (value instanceof Data) {
    if (value.tag === 'Nil' || value.tag === 'Cons') return `[${[...items(value)].map((item) => showValue(item)).join('; ')}]`;
    if (value.argument === null) return value.tag;
    const text = `${value.tag} ${showValue(value.argument, true)}`;
    return nested ? `(${text})` : text;
  }
  return typeof value === 'number' && value < 0 && nested ? `(${value})` : String(value);
}

// The session -------------------------------------------------------------------------------------------------------

class Interpreter {
  readonly #schemes = new Environment<Scheme>();
  readonly #checker = new Checker(this.#schemes);
  readonly #values = new Map<string, Value>();
  readonly #compiler = new Compiler(this.#values, 2_500);
  readonly #output: string[] = [];

  constructor() {
    for (const declaration of new Parser("type 'a list = Nil | Cons of 'a * 'a list;; type 'a option = None | Some of 'a;;").program()) {
      if (declaration.tag === 'type') this.#checker.declareType(declaration);
    }
    const a = new TypeVariable(Number.MAX_SAFE_INTEGER);
    this.#primitive('print', new Scheme([], arrow(STRING, tuple([]))), (text) => {
      this.#output.push(text as string);
      return [];
    });
    this.#primitive('show', new Scheme([a], arrow(a, STRING)), (value) => showValue(value));
    this.#primitive('size', new Scheme([], arrow(STRING, INT)), (text) => (text as string).length);
    this.#primitive('explode', new Scheme([], arrow(STRING, list(STRING))), (text) => fromIterable(text as string));
    this.#primitive('failwith', new Scheme([a], arrow(STRING, a)), (text) => {
      throw new RangeError(text as string);
    });
  }

  #primitive(name: string, scheme: Scheme, value: Value): void {
    this.#schemes.set(name, scheme);
    this.#values.set(name, value);
  }

  run(source: string): string[] {
    const lines: string[] = [];
    try {
      for (const declaration of new Parser(source).program()) {
        lines.push(...this.#declaration(declaration));
      }
    } catch (error) {
      lines.push(...this.#output.splice(0));
      if (error instanceof Failure) lines.push(error.render());
      else if (error instanceof RangeError) lines.push(`uncaught failure: ${error.message}`);
      else throw error;
    }
    return lines;
  }

  #declaration(declaration: Declaration): string[] {
    this.#compiler.begin();
    switch (declaration.tag) {
      case 'type': {
        const info = this.#checker.declareType(declaration);
        return [`type ${info.name} of ${info.constructors.map(({ name, scheme }) => `${name} : ${scheme}`).join(', ')}`];
      }
      case 'define': {
        const schemes = this.#checker.define(declaration);
        const values = declaration.bindings.map(({ value }) => this.#compiler.compile(value, new Names()));
        const results: string[] = [];
        schemes.forEach(([name, scheme], i) => {
          this.#schemes.set(name, scheme);
          const value = values[i]([]);
          this.#values.set(name, value);
          results.push(`${name} : ${scheme}${typeof value === 'function' ? '' : ` = ${showValue(value)}`}`);
        });
        return [...this.#output.splice(0), ...results];
      }
      case 'expression': {
        const type = this.#checker.infer(declaration.expression, this.#schemes);
        const value = this.#compiler.compile(declaration.expression, new Names())([]);
        return [...this.#output.splice(0), `- : ${show(type)} = ${showValue(value)}`];
      }
    }
  }
}

// Programs ----------------------------------------------------------------------------------------------------------

const PROGRAMS: Record<string, string> = {
  basics: `
    1 + 2 * 3 - 4 / 2;;
    let square x = x * x;;
    square (square 3);;
    let compose f g x = f (g x);;
    let twice f = compose f f;;
    twice square 3;;
    let pair x = (x, x);;
    (pair 1, pair "a", pair true);;
    if 1 < 2 && "a" <> "b" then "yes" else "no";;
    let k x _ = x in k 1 (k "a" true);;
    -5 % 3;;`,
  lists: `
    let rec map f l = match l with [] -> [] | x :: rest -> f x :: map f rest;;
    let rec fold f acc l = match l with [] -> acc | x :: rest -> fold f (f acc x) rest;;
    let rec filter p l = match l with [] -> [] | x :: rest if p x -> x :: filter p rest | _ :: rest -> filter p rest;;
    let rec range a b = if a > b then [] else a :: range (a + 1) b;;
    let sum = fold (fun a b -> a + b) 0;;
    let reverse l = fold (fun acc x -> x :: acc) [] l;;
    range 1 10 |> filter (fun n -> n % 2 = 0) |> map (fun n -> n * n) |> sum;;
    reverse ["a"; "b"; "c"] @ ["d"];;
    let rec zip a b = match (a, b) with (x :: xs, y :: ys) -> (x, y) :: zip xs ys | (_, _) -> [];;
    zip [1; 2; 3] ["one"; "two"];;
    let rec quicksort l = match l with
      | [] -> []
      | p :: rest -> quicksort (filter (fun x -> x < p) rest) @ [p] @ quicksort (filter (fun x -> x >= p) rest);;
    quicksort [3; 1; 4; 1; 5; 9; 2; 6; 5; 3; 5];;
    explode "hello" |> reverse |> fold (fun a c -> a ^ c) "";;
    map (fun (a, b) -> a + b) [(1, 2); (3, 4)];;
    fold (fun n _ -> n + 1) 0 (range 1 500);;`,
  trees: `
    type 'a tree = Leaf | Node of 'a tree * 'a * 'a tree;;
    let rec insert x t = match t with
      | Leaf -> Node (Leaf, x, Leaf)
      | Node (l, y, r) if x < y -> Node (insert x l, y, r)
      | Node (l, y, r) if x > y -> Node (l, y, insert x r)
      | Node _ -> t;;
    let rec inorder t = match t with Leaf -> [] | Node (l, x, r) -> inorder l @ (x :: inorder r);;
    let rec depth t = match t with Leaf -> 0 | Node (l, _, r) -> let a = depth l in let b = depth r in 1 + (if a > b then a else b);;
    let rec build l = match l with [] -> Leaf | x :: rest -> insert x (build rest);;
    let t = build [5; 2; 8; 1; 9; 3];;
    (inorder t, depth t);;
    inorder (build ["pear"; "apple"; "fig"]);;
    let rec find x t = match t with Leaf -> None | Node (l, y, r) -> if x = y then Some y else if x < y then find x l else find x r;;
    (find 8 t, find 7 t);;`,
  expressions: `
    type expr = Num of int | Var of string | Add of expr * expr | Mul of expr * expr | Let of string * expr * expr;;
    let rec lookup x env = match env with [] -> failwith ("unbound " ^ x) | (y, v) :: rest -> if x = y then v else lookup x rest;;
    let rec eval env e = match e with
      | Num n -> n
      | Var x -> lookup x env
      | Add (a, b) -> eval env a + eval env b
      | Mul (a, b) -> eval env a * eval env b
      | Let (x, e1, e2) -> eval ((x, eval env e1) :: env) e2;;
    eval [] (Let ("x", Num 6, Mul (Var "x", Add (Var "x", Num 1))));;
    let rec simplify e = match e with
      | Add (Num 0, x) -> simplify x
      | Add (x, Num 0) -> simplify x
      | Mul (Num 1, x) -> simplify x
      | Mul (x, Num 1) -> simplify x
      | Mul (Num 0, _) -> Num 0
      | Add (a, b) -> Add (simplify a, simplify b)
      | other -> other;;
    simplify (Add (Mul (Num 1, Var "y"), Add (Num 0, Num 3)));;
    let rec diff x e = match e with
      | Num _ -> Num 0
      | Var y -> if x = y then Num 1 else Num 0
      | Add (a, b) -> Add (diff x a, diff x b)
      | Mul (a, b) -> Add (Mul (diff x a, b), Mul (a, diff x b))
      | Let _ -> failwith "no derivative of let";;
    diff "x" (Mul (Var "x", Var "x")) |> simplify |> show |> print;;
    eval [] (Var "z");;`,
  recursion: `
    let rec even n = if n = 0 then true else odd (n - 1) and odd n = if n = 0 then false else even (n - 1);;
    (even 10, odd 7, even 3);;
    let rec fib n = if n < 2 then n else fib (n - 1) + fib (n - 2);;
    fib 15;;
    let rec ackermann m n = if m = 0 then n + 1 else if n = 0 then ackermann (m - 1) 1 else ackermann (m - 1) (ackermann m (n - 1));;
    ackermann 2 3;;
    let rec gcd a b = if b = 0 then a else gcd b (a % b);;
    gcd 1071 462;;
    let rec hanoi n a b c = if n = 0 then [] else hanoi (n - 1) a c b @ [(a, b)] @ hanoi (n - 1) c b a;;
    hanoi 3 "A" "C" "B";;
    let rec loop n = loop (n + 1);;
    loop 0;;`,
  church: `
    let zero f x = x;;
    let succ n f x = f (n f x);;
    let add m n f x = m f (n f x);;
    let toInt n = n (fun k -> k + 1) 0;;
    let two = succ (succ zero);;
    let id x = x;;
    (id 3, id "x", toInt (add (succ zero) (fun f x -> f (f x))));;
    let inc = (fun x -> x + 1) >> (fun x -> x * 10);;
    inc 4;;`,
  'type errors': `1 + "a";;`,
  'branches differ': `let f x = if x then 1 else "one";;`,
  'infinite type': `let omega x = x x;;`,
  'no function': `let n = 5;; n 3;;`,
  'unknown name': `let f x = y;;`,
  'unknown constructor': `match 1 with Foo -> 2;;`,
  'wrong arity': `Some;;`,
  'not exhaustive': `let f l = match l with [] -> 0 | [x] -> x;;`,
  'not exhaustive pair': `let g p = match p with (true, Some x) -> x | (false, _) -> 0;;`,
  unreachable: `let h n = match n with 0 -> "zero" | _ -> "some" | 1 -> "one";;`,
  'bound twice': `let f (x, x) = x;;`,
  'value restriction': `let id x = x;; let f = id id;; f 1;; f "a";;`,
  'syntax error': `let = 3;;`,
  'stray character': `let x = 1 # 2;;`,
  'unfinished string': `print "abc;;`,
  'type arity': `type t = A of int list list option | B of list;;`,
  'division by zero': `let f x = 10 / x;; f 2;; f 0;;`,
  output: `let rec countdown n = if n = 0 then print "liftoff" else let shown = print (show n) in countdown (n - 1);; countdown 3;;`,
};

for (const [title, program] of Object.entries(PROGRAMS)) {
  console.log(`== ${title}`);
  for (const line of new Interpreter().run(program)) console.log(line);
}
