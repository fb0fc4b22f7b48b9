// Tokens and trees as text: what `tungsten dump --tokens` and `--ast` show and the golden tests compare.

import { DiagnosticBag, decodeUtf8 } from '../diagnostics.ts';
import { type Node, nodeTypeName, type Program, visitorKeys } from './ast.ts';
import { type ParseOptions, Parser } from './parser.ts';
import { FIRST_RESERVED, FIRST_WORD, LAST_CONTEXTUAL, Token } from './tokens.ts';

/** Remembers each token as the parser leaves it: by then it is known whether a `/` began a regular expression. */
class TokenRecorder extends Parser {
  readonly kinds: Map<number, Token> = new Map();
  readonly ends: Map<number, number> = new Map();

  override next(): void {
    // `kinds` is not there yet when the constructor of the base class runs, but that never calls this.
    if (this.pos > this.tokenStart && this.token !== Token.EndOfFile) {
      this.kinds.set(this.tokenStart, this.token);
      this.ends.set(this.tokenStart, this.pos);
    }
    super.next();
  }
}

function tokenClass(kind: Token): string {
  switch (kind) {
    case Token.Number:
      return 'number';
    case Token.BigInt:
      return 'bigint';
    case Token.String:
      return 'string';
    case Token.RegExp:
      return 'regexp';
    case Token.Backquote:
      return 'template';
    case Token.PrivateName:
      return 'private';
  }
  if (kind < FIRST_WORD) return 'punctuator';
  if (kind === Token.Identifier) return 'identifier';
  if (kind <= LAST_CONTEXTUAL) return 'contextual';
  return kind < FIRST_RESERVED ? 'conditional' : 'keyword';
}

/** One line a token: byte range, class, text. The pieces of a template stand with their delimiters. */
export function printTokens(source: Uint8Array, options: ParseOptions): string {
  const recorder = new TokenRecorder(source, options, new DiagnosticBag(), options.sourceType === 'module');
  recorder.parseProgram();
  const starts = Array.from(recorder.kinds.keys()).sort((a, b) => a - b);
  let text = '';
  let last = 0;
  for (let i = 0; i < starts.length; i++) {
    const start = starts[i];
    // Inside another token: left over from a guess of the parser that was wrong.
    if (start < last) continue;
    const kind = recorder.kinds.get(start) as Token;
    last = recorder.ends.get(start) as number;
    const isTemplate = kind === Token.RightBrace && last > start + 1;
    const shown = JSON.stringify(decodeUtf8(source, start, last))
      .slice(1, -1)
      .replaceAll('\\"', '"');
    text += `${start}..${last} ${isTemplate ? 'template' : tokenClass(kind)} ${shown}\n`;
  }
  return text;
}

/** One line a node: field, kind, byte range, and its plain fields as far as they say something. */
export function printAst(program: Program): string {
  const lines: string[] = [];
  printNode(program, '', 0, lines);
  return lines.join('\n') + '\n';
}

function printNode(node: Node, field: string, indent: number, lines: string[]): void {
  const keys = visitorKeys(node.type);
  const fields = node as unknown as Record<string, unknown>;
  let line = `${' '.repeat(indent)}${field}${nodeTypeName(node.type)} ${node.start}..${node.end}`;
  const names = Object.keys(fields);
  for (let i = 0; i < names.length; i++) {
    const name = names[i];
    if (name === 'type' || name === 'start' || name === 'end' || name === 'scope' || name === 'binding') continue;
    if (name === 'evalCalls') continue;
    if (keys.includes(name)) continue;
    const value = fields[name];
    if (value === null || value === false) continue;
    line += value === true ? ` ${name}` : ` ${name}=${Object.is(value, -0) ? '-0' : JSON.stringify(value)}`;
  }
  lines.push(line);
  for (let i = 0; i < keys.length; i++) {
    const value = fields[keys[i]] as Node | (Node | null)[] | null;
    if (value === null) continue;
    if (!Array.isArray(value)) {
      printNode(value, `${keys[i]}: `, indent + 2, lines);
      continue;
    }
    for (let j = 0; j < value.length; j++) {
      const child = value[j];
      if (child === null) lines.push(`${' '.repeat(indent + 2)}${keys[i]}[${j}]: hole`);
      else printNode(child, `${keys[i]}[${j}]: `, indent + 2, lines);
    }
  }
}
