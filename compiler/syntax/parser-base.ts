// What all parts of the parser share: the context of the current construct, expectation and recovery, labels, private
// names, and the names of the parts (declared here, defined in the classes that extend this one).

import type { DiagnosticBag } from '../diagnostics.ts';
import {
  type ArrowFunctionExpression,
  type BlockStatement,
  type ClassNode,
  type Decorator,
  type Expression,
  Identifier,
  type Node,
  NodeType,
  type ObjectExpression,
  type Parameter,
  type Pattern,
  PrivateIdentifier,
  type PropertyKey,
  type Statement,
  StringLiteral,
  type TemplateLiteral,
  type TSParameterDecorators,
  type TSTypeAnnotation,
  type TSTypeParameterDeclaration,
} from './ast.ts';
import { Lexer, type LexerState } from './lexer.ts';
import { FIRST_RESERVED, FIRST_STRICT_RESERVED, FIRST_WORD, LAST_CONTEXTUAL, Token, tokenText } from './tokens.ts';

/** How to read a source. */
export interface ParseOptions {
  /** 'auto' is a module when the source has an import, an export, `import.meta` or a top-level await. */
  sourceType: 'module' | 'script' | 'auto';
  typescript: boolean;
  fileName: string;
  /** A `.d.ts`: everything is ambient. Taken from the file name when absent. */
  isDeclarationFile?: boolean;
  /** Code for `eval`: what holds where it is called. */
  surroundings?: CodeSurroundings;
}

/** What code that is made from a string may use of the place where it runs. */
export interface CodeSurroundings {
  /** Bits of `Context`. */
  readonly context: number;
  /** Private names that are declared there. */
  readonly privateNames: readonly string[];
}

/** Grammar parameters and surroundings of what is being parsed. */
export const enum Context {
  /** `in` is not an operator: the head of a for loop. */
  NoIn = 1,
  Yield = 2,
  Await = 4,
  Return = 8,
  NewTarget = 16,
  SuperProperty = 32,
  SuperCall = 64,
  Strict = 128,
  /** TypeScript's ambient declarations: no bodies, no initializers. */
  Ambient = 256,
  /** `arguments` is an early error: field initializers and static blocks. */
  NoArguments = 512,
  /** `await` is an early error even as an identifier. */
  StaticBlock = 1024,
  /** Between `?` and `:` of a conditional expression: `(a): b =>` is an arrow function only if a `:` follows it. */
  Consequent = 2048,
  /** In the `extends` part of a conditional type: no further conditional type. */
  NoConditionalType = 4096,
  /** A decorator's expression ends before `[`. */
  Decorator = 8192,
  /** Formal parameters: no yield and await expressions. */
  Parameters = 16384,
  /** An object's expression in `extends` or `implements`: `{` begins the body. */
  Heritage = 32768,
  /** Inside a function body, not at the top level. */
  Function = 65536,
}

/** What brackets of any kind reset: inside them the surrounding operator context does not hold. */
export const BRACKET_RESET = Context.NoIn | Context.Consequent | Context.Decorator | Context.NoConditionalType;

/** What a function that is not an arrow function does not inherit. */
export const FUNCTION_RESET =
  BRACKET_RESET |
  Context.Yield |
  Context.Await |
  Context.Return |
  Context.NewTarget |
  Context.SuperProperty |
  Context.SuperCall |
  Context.NoArguments |
  Context.StaticBlock |
  Context.Parameters |
  Context.Heritage;

/**
 * How deep expressions, statements and types may be nested. The parser and every later pass recurse over the tree;
 * this bound keeps them clear of the end of the host's stack.
 */
export const MAX_DEPTH = 400;

/** How many links a chain of members, calls, casts or array brackets may have: the tree is as deep as it is long. */
export const MAX_CHAIN = 800;

/** What a speculative parse was for: with its position, the key under which its failure is remembered. */
export const enum Guess {
  TypeArguments,
  GenericArrow,
  InferConstraint,
  ReturnType,
  Count,
}

/** The private names of one class body. */
export class PrivateScope {
  readonly outer: PrivateScope | null;
  /** Name → what it is: 'field', 'get', 'set', 'static get', ..., 'pair'. */
  readonly declared: Map<string, string> = new Map();
  readonly used: PrivateIdentifier[] = [];
  constructor(outer: PrivateScope | null) {
    this.outer = outer;
  }
}

/** A state to go back to when a speculative parse fails. */
export class Checkpoint {
  readonly lexer: LexerState;
  readonly context: number;
  readonly panicking: boolean;
  readonly panicPos: number;
  readonly depth: number;
  readonly coverError: number;
  readonly failed: boolean;
  readonly labels: number;
  readonly privateUses: number;
  readonly parenthesized: number;
  readonly awaitPos: number;
  readonly yieldPos: number;
  readonly awaitIdentifierPos: number;
  constructor(parser: ParserBase) {
    this.lexer = parser.saveState();
    this.context = parser.context;
    this.panicking = parser.panicking;
    this.panicPos = parser.panicPos;
    this.depth = parser.depth;
    this.coverError = parser.coverError;
    this.failed = parser.failed;
    this.labels = parser.labels.length;
    this.privateUses = parser.privateScope === null ? 0 : parser.privateScope.used.length;
    this.parenthesized = parser.parenthesizedElement;
    this.awaitPos = parser.awaitPos;
    this.yieldPos = parser.yieldPos;
    this.awaitIdentifierPos = parser.awaitIdentifierPos;
  }
}

export abstract class ParserBase extends Lexer {
  readonly typescript: boolean;
  readonly sourceType: 'module' | 'script' | 'auto';
  protected readonly surroundings: CodeSurroundings | undefined;
  /** Starts of calls that may be direct evals, in order. */
  readonly evalCalls: number[];
  context: number;
  depth: number;
  /** After a syntax error the lexer gives only end-of-file, until a statement list recovers behind `panicPos`. */
  panicking: boolean;
  panicPos: number;
  /** With 'auto', set where module syntax is met in what was begun as a script. */
  needsModule: boolean;
  /** Its name says that it has JSX, so `<T>x` is no type assertion. */
  protected readonly jsxFile: boolean;
  usesTopLevelAwait: boolean;

  // What is only right if the surrounding literal turns out to be a pattern, or wrong if it does.
  /** Start of a `{a = 1}` or a second `__proto__` that awaits a pattern around it, or -1. */
  coverError: number;
  coverIsProto: boolean;
  /** Start of the last array or object element that is parenthesised: right in assignments, wrong in parameters. */
  parenthesizedElement: number;
  /** Starts of the last await and yield expressions and of the last `await` as a name: wrong in parameters. */
  awaitPos: number;
  yieldPos: number;
  awaitIdentifierPos: number;

  /** Labels of the current function, innermost last; '' with kind 1 is an unlabelled loop, with kind 2 a switch. */
  labels: string[];
  /** 0: label of a plain statement, 1: loop or label of one, 2: switch. */
  labelKinds: number[];
  privateScope: PrivateScope | null;
  /**
   * The items of lists that are being read, innermost last. A finished list is cut off as an array of its exact size;
   * arrays that grow by pushing would keep room for sixteen more items each.
   */
  private readonly items: (Node | null)[];
  /** Where the next item goes. */
  protected itemsTop: number;
  /**
   * Outcomes of speculative parses that will be met again when an outer speculation is rolled back. Without this
   * memory, nested speculations would take time exponential in their depth.
   */
  private readonly guesses: Map<number, boolean>;

  constructor(source: Uint8Array, options: ParseOptions, diagnostics: DiagnosticBag) {
    super(source, diagnostics);
    this.typescript = options.typescript;
    this.sourceType = options.sourceType;
    this.surroundings = options.surroundings;
    this.evalCalls = [];
    this.context = 0;
    this.depth = 0;
    this.panicking = false;
    this.panicPos = 0;
    this.needsModule = false;
    this.jsxFile = /\.[jt]sx$/.test(options.fileName);
    this.usesTopLevelAwait = false;
    this.coverError = -1;
    this.coverIsProto = false;
    this.parenthesizedElement = -1;
    this.awaitPos = -1;
    this.yieldPos = -1;
    this.awaitIdentifierPos = -1;
    this.labels = [];
    this.labelKinds = [];
    this.privateScope = null;
    this.items = [];
    this.itemsTop = 0;
    this.guesses = new Map();
  }

  // The parts

  abstract parseAssign(): Expression;
  abstract parseAssignCover(): Expression;
  abstract parseExpression(): Expression;
  abstract parseLeftHandSide(): Expression;
  abstract parseTemplate(tagged: boolean): TemplateLiteral;
  abstract parseObject(): ObjectExpression;
  abstract parsePropertyKey(): PropertyKey;
  abstract parseArrowBody(
    start: number,
    params: Parameter[],
    decorators: TSParameterDecorators[] | null,
    returnType: TSTypeAnnotation | null,
    typeParameters: TSTypeParameterDeclaration | null,
    async: boolean,
  ): ArrowFunctionExpression;
  abstract parseFunctionExpression(start: number, async: boolean): Expression;
  abstract parseClass(start: number, decorators: Decorator[], statement: boolean, abstractClass: boolean): ClassNode;
  abstract parseDecorators(): Decorator[];
  abstract parseParameters(): Parameter[];
  abstract parseBindingTarget(): Pattern;
  abstract parseFunctionBlock(): BlockStatement;
  abstract parseStatementListItem(): Statement;
  abstract parseStatement(): Statement;

  // Context

  has(flag: number): boolean {
    return (this.context & flag) !== 0;
  }

  get strict(): boolean {
    return (this.context & Context.Strict) !== 0;
  }

  // Tokens

  eat(token: Token): boolean {
    if (this.token !== token) return false;
    this.next();
    return true;
  }

  /** Moves over `token`, or reports that it is missing. */
  expect(token: Token): void {
    if (this.token === token) this.next();
    else this.expected(tokenText(token));
  }

  expected(what: string): void {
    this.syntaxError('TG1101', what, this.tokenShown());
  }

  unexpected(): void {
    if (this.token === Token.EndOfFile) this.syntaxError('TG1105', '', '');
    else this.syntaxError('TG1100', this.tokenShown(), '');
  }

  /** The current token as a message shows it. */
  tokenShown(): string {
    if (this.token >= FIRST_WORD) return this.tokenValue;
    return tokenText(this.token);
  }

  /** Reports at the current token and gives up on the current statement. */
  syntaxError(
    code:
      | 'TG1100'
      | 'TG1101'
      | 'TG1102'
      | 'TG1103'
      | 'TG1104'
      | 'TG1105'
      | 'TG1106'
      | 'TG1107'
      | 'TG1108'
      | 'TG1109'
      | 'TG1111'
      | 'TG1123'
      | 'TG1124'
      | 'TG1125',
    first: string,
    second: string,
  ): void {
    if (!this.panicking) {
      this.report(code, this.tokenStart, this.pos > this.tokenStart ? this.pos : this.tokenStart, first, second);
    }
    this.panic();
  }

  panic(): void {
    this.failed = true;
    if (this.panicking) return;
    this.panicking = true;
    this.panicPos = this.tokenStart;
    this.end = this.tokenStart;
    this.pos = this.end;
    this.token = Token.EndOfFile;
  }

  /** After an error that makes nonsense of all that follows: leaves every list that is open without a word. */
  protected giveUp(): void {
    if (this.speculation === 0) this.speculation++;
  }

  /**
   * After a syntax error: goes on behind it, at the next place where a statement is likely to begin. At the top level
   * a stray `}` is skipped; in a block it ends the block.
   */
  recover(topLevel: boolean): void {
    if (this.speculation > 0) return;
    this.panicking = false;
    this.end = this.source.length;
    this.pos = this.panicPos;
    this.speculation++;
    this.next();
    this.skipToStatement(topLevel);
    this.speculation--;
  }

  private skipToStatement(topLevel: boolean): void {
    const first = this.tokenStart;
    let depth = 0;
    for (;;) {
      switch (this.token) {
        case Token.EndOfFile:
          return;
        case Token.Semicolon:
          this.next();
          if (depth === 0) return;
          continue;
        case Token.LeftBrace:
          depth++;
          break;
        case Token.RightBrace:
          if (depth === 0 && !topLevel) return;
          if (depth > 0) depth--;
          this.next();
          if (depth === 0) return;
          continue;
        case Token.Backquote:
          do this.scanTemplateChunk(this.tokenStart);
          while (!this.templateTail && this.pos < this.end);
          break;
        default:
          if (depth === 0 && this.newlineBefore && this.tokenStart > first && this.startsStatement()) return;
      }
      this.next();
    }
  }

  private startsStatement(): boolean {
    switch (this.token) {
      case Token.Break:
      case Token.Class:
      case Token.Const:
      case Token.Continue:
      case Token.Do:
      case Token.Export:
      case Token.For:
      case Token.Function:
      case Token.If:
      case Token.Import:
      case Token.Let:
      case Token.Return:
      case Token.Switch:
      case Token.Throw:
      case Token.Try:
      case Token.Var:
      case Token.While:
      case Token.Interface:
      case Token.Enum:
        return true;
      default:
        return false;
    }
  }

  /** spec: sec-automatic-semicolon-insertion */
  semicolon(): void {
    if (this.token === Token.Semicolon) {
      this.next();
      return;
    }
    if (this.token === Token.RightBrace || this.newlineBefore || this.token === Token.EndOfFile) return;
    this.expected(';');
  }

  /** True where a statement may end without a semicolon of its own. */
  canEndStatement(): boolean {
    return (
      this.token === Token.Semicolon ||
      this.token === Token.RightBrace ||
      this.token === Token.EndOfFile ||
      this.newlineBefore
    );
  }

  /** Counts one level of nesting; false, and reported, when there are too many. Pair with `depth--`. */
  enter(): boolean {
    this.depth++;
    if (this.depth <= MAX_DEPTH) return true;
    this.syntaxError('TG1106', '', '');
    return false;
  }

  /** False, and reported, at the link of a chain that is one too many. */
  checkChain(links: number): boolean {
    if (links <= MAX_CHAIN) return true;
    this.syntaxError('TG1106', '', '');
    return false;
  }

  // Lists

  /** Adds an item to the innermost list. */
  protected pushItem(item: Node | null): void {
    this.items[this.itemsTop++] = item;
  }

  /** The items since `mark`, which was `itemsTop` when the list began. */
  protected takeItems(mark: number): (Node | null)[] {
    const list = this.itemsTop === mark ? [] : this.items.slice(mark, this.itemsTop);
    this.itemsTop = mark;
    return list;
  }

  // Names

  /** The current token may be a name here, as a reference or a binding. */
  isIdentifier(): boolean {
    const token = this.token;
    if (token < FIRST_WORD) return false;
    if (token <= LAST_CONTEXTUAL) return true;
    if (token >= FIRST_RESERVED) return false;
    if (token === Token.Yield) return (this.context & (Context.Yield | Context.Strict)) === 0;
    if (token === Token.Await) return (this.context & (Context.Await | Context.StaticBlock)) === 0 && !this.isModule;
    return (this.context & Context.Strict) === 0;
  }

  /** A name that is read, or assigned to. */
  parseIdentifierReference(): Identifier {
    if (this.token === Token.Arguments && this.has(Context.NoArguments)) {
      this.report('TG1231', this.tokenStart, this.pos, 'a field initializer or static block');
    }
    return this.parseIdentifier();
  }

  /** A name that is declared. */
  parseBindingIdentifier(): Identifier {
    if ((this.token === Token.Arguments || this.token === Token.Eval) && this.strict && !this.has(Context.Ambient)) {
      this.report('TG1202', this.tokenStart, this.pos, this.tokenValue);
    }
    return this.parseIdentifier();
  }

  /** spec: sec-identifiers-static-semantics-early-errors */
  parseIdentifier(): Identifier {
    const token = this.token;
    const start = this.tokenStart;
    if (token > LAST_CONTEXTUAL || token < FIRST_WORD) {
      if (token < FIRST_WORD) this.syntaxError(token === Token.EndOfFile ? 'TG1105' : 'TG1103', '', '');
      else if (token >= FIRST_RESERVED) this.reservedWord();
      else this.checkConditionalWord(start);
    }
    if (this.panicking) return new Identifier(start, start, '', null, false);
    const name = this.tokenValue;
    this.next();
    return new Identifier(start, this.previousEnd, name, null, false);
  }

  private reservedWord(): void {
    if (!this.panicking) {
      if (this.token === Token.EscapedKeyword) this.report('TG1015', this.tokenStart, this.pos);
      else this.report('TG1201', this.tokenStart, this.pos, this.tokenValue);
    }
    this.panic();
  }

  private checkConditionalWord(start: number): void {
    const token = this.token;
    if (token === Token.Await) {
      if (this.isModule ? !this.has(Context.Ambient) : this.has(Context.Await | Context.StaticBlock)) {
        this.report('TG1201', start, this.pos, 'await');
      }
      this.awaitIdentifierPos = start;
    } else if (token === Token.Yield) {
      if (this.has(Context.Yield | Context.Strict)) this.report('TG1201', start, this.pos, 'yield');
    } else if (this.strict && !this.has(Context.Ambient)) {
      this.report('TG1201', start, this.pos, this.tokenValue);
    }
  }

  /** Any word, reserved or not: after a dot, and as a key. */
  parseIdentifierName(): Identifier {
    const start = this.tokenStart;
    if (this.token < FIRST_WORD) {
      this.syntaxError(this.token === Token.EndOfFile ? 'TG1105' : 'TG1103', '', '');
      return new Identifier(start, start, '', null, false);
    }
    const name = this.tokenValue;
    this.next();
    return new Identifier(start, this.previousEnd, name, null, false);
  }

  parseStringLiteral(): StringLiteral {
    const start = this.tokenStart;
    if (this.token !== Token.String) {
      this.syntaxError('TG1108', '', '');
      return new StringLiteral(start, start, '');
    }
    if (this.tokenOctal >= 0 && this.strict) this.report('TG1010', this.tokenOctal, this.pos);
    const value = this.tokenValue;
    this.next();
    return new StringLiteral(start, this.previousEnd, value);
  }

  /** `await` and `yield` names that were parsed before it was known that they are not allowed: checked afterwards. */
  isStrictReserved(name: string): boolean {
    const kind = this.names.kindOf(name);
    return kind === Token.Yield || (kind >= FIRST_STRICT_RESERVED && kind < FIRST_RESERVED);
  }

  // Private names

  parsePrivateIdentifier(): PrivateIdentifier {
    const start = this.tokenStart;
    const name = this.tokenValue;
    this.next();
    return new PrivateIdentifier(start, this.previousEnd, name);
  }

  /** A private name that is used; whether it is declared shows at the end of the class. */
  parsePrivateReference(): PrivateIdentifier {
    const node = this.parsePrivateIdentifier();
    if (this.privateScope !== null) this.privateScope.used.push(node);
    else this.report('TG1219', node.start, node.end, node.name);
    return node;
  }

  /** spec: sec-class-definitions-static-semantics-early-errors */
  leavePrivateScope(): void {
    const scope = this.privateScope as PrivateScope;
    this.privateScope = scope.outer;
    for (let i = 0; i < scope.used.length; i++) {
      const node = scope.used[i];
      if (scope.declared.has(node.name)) continue;
      if (scope.outer !== null) scope.outer.used.push(node);
      else this.report('TG1219', node.start, node.end, node.name);
    }
  }

  // Speculation

  /** Begins a speculative parse: until `commit` or `rollback`, nothing is reported. */
  speculate(): Checkpoint {
    const checkpoint = new Checkpoint(this);
    this.speculation++;
    this.failed = false;
    return checkpoint;
  }

  /** What a speculation at `pos` came to before; undefined when there was none. */
  recall(guess: Guess, pos: number): boolean | undefined {
    return this.guesses.get(pos * Guess.Count + guess);
  }

  /** Remembers an outcome, if an outer speculation may come here again. */
  remember(guess: Guess, pos: number, outcome: boolean): void {
    if (this.speculation > 0) this.guesses.set(pos * Guess.Count + guess, outcome);
  }

  /** Whether the speculative parse has gone well so far. */
  get succeeding(): boolean {
    return !this.failed && !this.panicking;
  }

  commit(checkpoint: Checkpoint): void {
    this.speculation--;
    this.failed = checkpoint.failed;
  }

  rollback(checkpoint: Checkpoint): void {
    this.speculation--;
    this.restoreState(checkpoint.lexer);
    this.context = checkpoint.context;
    this.panicking = checkpoint.panicking;
    this.panicPos = checkpoint.panicPos;
    this.depth = checkpoint.depth;
    this.coverError = checkpoint.coverError;
    this.failed = checkpoint.failed;
    this.labels.length = checkpoint.labels;
    this.labelKinds.length = checkpoint.labels;
    if (this.privateScope !== null) this.privateScope.used.length = checkpoint.privateUses;
    this.parenthesizedElement = checkpoint.parenthesized;
    this.awaitPos = checkpoint.awaitPos;
    this.yieldPos = checkpoint.yieldPos;
    this.awaitIdentifierPos = checkpoint.awaitIdentifierPos;
  }

  // Small questions about nodes

  /** Wrapped by TypeScript only: `(x as T)`, `x!`, `<T>x`; such a target is as good as what it wraps. */
  unwrapTypes(node: Node): Node {
    for (;;) {
      switch (node.type) {
        case NodeType.TSAsExpression:
        case NodeType.TSSatisfiesExpression:
        case NodeType.TSNonNullExpression:
        case NodeType.TSTypeAssertion:
          node = node.expression;
          break;
        default:
          return node;
      }
    }
  }
}
