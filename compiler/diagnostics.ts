// Diagnostics: what is wrong in a source, where, and how it is shown to a person.

/** How bad: an error stops the compilation before the image, a warning does not. */
export const enum Severity {
  Error,
  Warning,
}

/** Code → message. `{0}`, `{1}` are filled from the arguments of the report. TG1xxx syntax, TG2xxx scopes, TG3xxx lowering. */
export const MESSAGES = {
  // Characters and tokens
  TG1001: 'Malformed UTF-8 in the source.',
  TG1002: "Unexpected character '{0}'.",
  TG1003: 'Unterminated comment.',
  TG1004: 'Unterminated string literal.',
  TG1005: 'Unterminated template literal.',
  TG1006: 'Unterminated regular expression literal.',
  TG1007: 'Invalid regular expression flags.',
  TG1008: 'Invalid escape sequence.',
  TG1009: 'Invalid Unicode escape sequence.',
  TG1010: 'Octal escape sequences are not allowed here.',
  TG1011: 'Octal literals are not allowed in strict mode.',
  TG1012: 'Invalid number.',
  TG1013: 'A numeric separator is not allowed here.',
  TG1014: 'An identifier or keyword cannot immediately follow a numeric literal.',
  TG1015: 'Keywords must not contain escaped characters.',
  TG1016: 'Invalid regular expression: {0}.',
  // Structure
  TG1100: "Unexpected '{0}'.",
  TG1101: "'{0}' expected, but found '{1}'.",
  TG1102: 'Expression expected.',
  TG1103: 'Identifier expected.',
  TG1104: 'Type expected.',
  TG1105: 'Unexpected end of the source.',
  TG1106: 'This is nested too deeply.',
  TG1107: 'Statement expected.',
  TG1108: 'String literal expected.',
  TG1109: "Missing 'catch' or 'finally' after 'try'.",
  TG1110: "Missing initializer in a '{0}' declaration.",
  TG1111: 'A line break is not allowed here.',
  TG1112: "A 'for-{0}' loop takes exactly one declaration.",
  TG1113: "The declaration of a 'for-{0}' loop cannot have an initializer.",
  TG1114: 'A declaration is not allowed here; use a block.',
  TG1115: "More than one 'default' clause in a 'switch' statement.",
  TG1117: "'{0}' modifier appears twice.",
  TG1118: 'Decorators are not allowed here.',
  TG1119: 'A rest element must be last, without a trailing comma.',
  TG1120: 'A rest element cannot have an initializer.',
  TG1121: 'TypeScript syntax is not allowed in a JavaScript source.',
  TG1123: 'Parameters of an arrow function are malformed.',
  TG1124: 'Function body expected.',
  TG1125: 'JSX is not understood here: compile it to calls first.',
  TG1126: "'import defer' is not supported yet.",
  // Early errors that only need the syntactic context
  TG1200: 'Invalid assignment target.',
  TG1201: "'{0}' is a reserved word here.",
  TG1202: "'{0}' cannot be bound or assigned in strict mode.",
  TG1203: "'with' is not allowed in strict mode.",
  TG1204: "'delete' of an unqualified name is not allowed in strict mode.",
  TG1205: 'Private fields cannot be deleted.',
  TG1206: "Duplicate '__proto__' in an object literal.",
  TG1207: "'{0}' outside a loop{1}.",
  TG1208: "Label '{0}' is not defined.",
  TG1209: "Label '{0}' is declared twice.",
  TG1210: "'continue' must name the label of a loop.",
  TG1211: "'return' outside a function.",
  TG1212: "'await' is not allowed here.",
  TG1213: "'yield' is not allowed here.",
  TG1214: "'super' is not allowed here.",
  TG1215: "'new.target' outside a function.",
  TG1216: 'A class has one constructor only.',
  TG1217: 'A class constructor cannot be {0}.',
  TG1218: "A class field or method cannot be named '{0}'.",
  TG1219: "Private name '#{0}' is not declared in an enclosing class.",
  TG1220: "Private name '#{0}' is declared twice.",
  TG1221: "Duplicate parameter name '{0}'.",
  TG1222: "'use strict' needs a simple parameter list.",
  TG1223: 'A tagged template is not allowed in an optional chain.',
  TG1224: "'import' and 'export' are allowed at the top level of a module only.",
  TG1225: "'import.meta' is allowed in modules only.",
  TG1226: "'??' cannot be mixed with '&&' or '||' without parentheses.",
  TG1227: "A unary expression before '**' needs parentheses.",
  TG1228: 'A shorthand property with an initializer is only allowed in a pattern.',
  TG1229: 'A getter has no parameters.',
  TG1230: 'A setter has exactly one parameter, not a rest parameter.',
  TG1231: "'arguments' is not allowed in {0}.",
  TG1232: "'new' cannot be applied to an optional chain or 'import()'.",
  TG1233: "Duplicate import attribute '{0}'.",
  TG1234: "'let' is not allowed as a name in a lexical declaration.",
  TG1235: 'Malformed string: it contains a lone surrogate.',
  TG1236: 'A string name can only be exported from another module.',
  TG1237: "The left side of a 'for-of' loop cannot be '{0}'.",
  TG1238: "'{0}' declarations are not allowed here.",
  TG1239: 'An optional chain is not a valid assignment target.',
  TG1241: 'A type-only import cannot have both a default and named bindings.',
  TG1242: 'An enum member cannot have a computed name.',
  TG1243: 'A definite or optional mark is not allowed here.',
  TG1245: 'A parameter property is only allowed in a constructor with a body.',
  TG1246: "A 'this' parameter must come first, in a function that is not an arrow function.",
  TG1247: 'A namespace cannot import, and exports declarations only.',
  // Scopes
  TG2001: "'{0}' is already declared in this scope.",
  TG2002: "Export '{0}' is not declared.",
  TG2003: "Duplicate export '{0}'.",
  // Linking
  TG2100: "Module '{0}' does not export '{1}'.",
  TG2101: "Export '{1}' of module '{0}' is ambiguous.",
  TG2102: "Module '{0}' was not found{1}.",
  TG2103: 'Malformed JSON: {0}',
  // Lowering
  TG3001: '{0} is not supported yet.',
  TG3002: 'The function is too large: {0}.',
  TG3003: "There is no intrinsic '${0}'.",
  TG3004: 'The program has more than {0} variables at the top level of its modules.',
} as const;

/** A code of the table above. */
export type DiagnosticCode = keyof typeof MESSAGES;

/** One finding. `start` and `end` are byte offsets into the UTF-8 source. */
export class Diagnostic {
  declare readonly code: DiagnosticCode;
  declare readonly message: string;
  declare readonly start: number;
  declare readonly end: number;
  declare readonly severity: Severity;
  constructor(code: DiagnosticCode, message: string, start: number, end: number, severity: Severity) {
    this.code = code;
    this.message = message;
    this.start = start;
    this.end = end;
    this.severity = severity;
  }
}

/** The message of a code with its placeholders filled. */
export function formatMessage(code: DiagnosticCode, args: readonly string[]): string {
  let message: string = MESSAGES[code];
  for (let i = 0; i < args.length; i++) message = message.split(`{${i}}`).join(args[i]);
  return message;
}

/** A broken source gives at most this many findings; the rest are follow-ups nobody reads. */
export const MAX_DIAGNOSTICS = 100;

/** Collects the findings of one run, in the order in which they were found. */
export class DiagnosticBag {
  readonly items: Diagnostic[] = [];
  /** How many errors are among the items. */
  errorCount = 0;

  /** Adds an error; past the cap it is dropped. */
  error(code: DiagnosticCode, start: number, end: number, ...args: string[]): void {
    this.add(new Diagnostic(code, formatMessage(code, args), start, end, Severity.Error));
  }

  /** Adds a warning; past the cap it is dropped. */
  warn(code: DiagnosticCode, start: number, end: number, ...args: string[]): void {
    this.add(new Diagnostic(code, formatMessage(code, args), start, end, Severity.Warning));
  }

  add(diagnostic: Diagnostic): void {
    if (this.items.length >= MAX_DIAGNOSTICS) return;
    if (diagnostic.severity === Severity.Error) this.errorCount++;
    this.items.push(diagnostic);
  }

  get hasErrors(): boolean {
    return this.errorCount > 0;
  }

  get firstError(): Diagnostic | null {
    return this.items.find((item) => item.severity === Severity.Error) ?? null;
  }

  /** Drops everything past the first `length` items: a speculative parse takes back what it reported. */
  truncate(length: number): void {
    while (this.items.length > length) {
      const dropped = this.items.pop() as Diagnostic;
      if (dropped.severity === Severity.Error) this.errorCount--;
    }
  }

  /** The findings by position, for showing. */
  sorted(): Diagnostic[] {
    return this.items.slice().sort((a, b) => a.start - b.start || a.end - b.end);
  }
}

/** A place in a source; line and columns count from 1. */
export interface Position {
  line: number;
  /** In bytes. */
  byteColumn: number;
  /** In code points: what a terminal shows. */
  column: number;
  /** In UTF-16 units: what JavaScript tools count in. */
  utf16Column: number;
}

/** Maps byte offsets to lines and columns. Line ends: LF, CR, CRLF, U+2028, U+2029. */
export class LineMap {
  readonly source: Uint8Array;
  readonly lineStarts: number[];

  constructor(source: Uint8Array) {
    this.source = source;
    const starts = [0];
    for (let i = 0; i < source.length; i++) {
      const c = source[i];
      if (c === 0x0a || (c === 0x0d && source[i + 1] !== 0x0a)) starts.push(i + 1);
      else if (c === 0xe2 && source[i + 1] === 0x80 && (source[i + 2] & 0xfe) === 0xa8) starts.push(i + 3);
    }
    this.lineStarts = starts;
  }

  /** The number of the line, from 1, that holds the byte `offset`. */
  lineAt(offset: number): number {
    let low = 0;
    let high = this.lineStarts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.lineStarts[middle] <= offset) low = middle;
      else high = middle - 1;
    }
    return low + 1;
  }

  positionAt(offset: number): Position {
    const line = this.lineAt(offset);
    const start = this.lineStarts[line - 1];
    const text = decodeUtf8(this.source, start, offset);
    let points = 0;
    for (const _ of text) points++;
    return { line, byteColumn: offset - start + 1, column: points + 1, utf16Column: text.length + 1 };
  }

  /** The text of a line, without its line end. */
  lineText(line: number): string {
    const start = this.lineStarts[line - 1];
    let end = line < this.lineStarts.length ? this.lineStarts[line] : this.source.length;
    if (line < this.lineStarts.length) {
      const last = this.source[end - 1];
      if (last === 0x0a && this.source[end - 2] === 0x0d) end -= 2;
      else if (last === 0x0a || last === 0x0d) end -= 1;
      else end -= 3;
    }
    return decodeUtf8(this.source, start, end);
  }
}

/** Decodes a piece of UTF-8; each malformed byte becomes U+FFFD. */
export function decodeUtf8(source: Uint8Array, start: number, end: number): string {
  let text = '';
  let i = start;
  while (i < end) {
    const c = source[i];
    if (c < 0x80) {
      text += String.fromCharCode(c);
      i++;
      continue;
    }
    const size = utf8SequenceLength(source, i, end);
    if (size === 0) {
      text += '\ufffd';
      i++;
      continue;
    }
    text += String.fromCodePoint(utf8CodePoint(source, i, size));
    i += size;
  }
  return text;
}

/**
 * The length of the well-formed UTF-8 sequence at `i`, or 0 when it is malformed: stray continuation, overlong,
 * surrogate, past U+10FFFF, or cut off by `end`.
 */
export function utf8SequenceLength(source: Uint8Array, i: number, end: number): number {
  const c = source[i];
  if (c < 0x80) return 1;
  if (c < 0xc2 || c > 0xf4) return 0;
  const size = c < 0xe0 ? 2 : c < 0xf0 ? 3 : 4;
  if (i + size > end) return 0;
  const second = source[i + 1];
  if ((second & 0xc0) !== 0x80) return 0;
  if (size > 2 && (source[i + 2] & 0xc0) !== 0x80) return 0;
  if (size > 3 && (source[i + 3] & 0xc0) !== 0x80) return 0;
  if (c === 0xe0 && second < 0xa0) return 0;
  if (c === 0xed && second > 0x9f) return 0;
  if (c === 0xf0 && second < 0x90) return 0;
  if (c === 0xf4 && second > 0x8f) return 0;
  return size;
}

/** The code point of the well-formed sequence of `size` bytes at `i`. */
export function utf8CodePoint(source: Uint8Array, i: number, size: number): number {
  const c = source[i];
  if (size === 1) return c;
  if (size === 2) return ((c & 0x1f) << 6) | (source[i + 1] & 0x3f);
  if (size === 3) return ((c & 0x0f) << 12) | ((source[i + 1] & 0x3f) << 6) | (source[i + 2] & 0x3f);
  return ((c & 0x07) << 18) | ((source[i + 1] & 0x3f) << 12) | ((source[i + 2] & 0x3f) << 6) | (source[i + 3] & 0x3f);
}

/** How to print a diagnostic. */
export interface FormatOptions {
  /** ANSI colours; off unless asked for. */
  color?: boolean;
}

/** `path:line:column: error TG1001: message`, the source line, and a caret line under the span. */
export function formatDiagnostic(
  diagnostic: Diagnostic,
  path: string,
  lines: LineMap,
  options: FormatOptions = {},
): string {
  const color = options.color === true;
  const at = lines.positionAt(diagnostic.start);
  const kind = diagnostic.severity === Severity.Error ? 'error' : 'warning';
  const label = color
    ? `\u001b[${kind === 'error' ? 31 : 33}m${kind} ${diagnostic.code}\u001b[39m`
    : `${kind} ${diagnostic.code}`;
  return `${path}:${at.line}:${at.column}: ${label}: ${diagnostic.message}\n${codeFrame(diagnostic.start, diagnostic.end, lines, color)}`;
}

/** The widest piece of a source line that a frame shows; minified sources are one line. */
const FRAME_WIDTH = 100;

/** The source line at `start` with its number, and carets under the span (to the end of that line at most). */
export function codeFrame(start: number, end: number, lines: LineMap, color = false): string {
  const at = lines.positionAt(start);
  const points = Array.from(lines.lineText(at.line));
  const lineStart = lines.lineStarts[at.line - 1];
  const spanEnd = lines.lineAt(Math.max(start, end - 1)) === at.line ? lines.positionAt(end).column : points.length + 1;
  const first = at.column - 1;
  const from = points.length > FRAME_WIDTH && first > FRAME_WIDTH / 2 ? first - FRAME_WIDTH / 2 : 0;
  const shown = points.slice(from, from + FRAME_WIDTH);
  const gutter = `${at.line} | `;
  let pad = ' '.repeat(gutter.length);
  for (let i = from; i < first && i < points.length; i++) pad += points[i] === '\t' ? '\t' : ' ';
  const room = Math.max(1, from + shown.length - first);
  const width = Math.max(1, Math.min(start >= lineStart ? spanEnd - at.column : 1, room));
  const carets = '^'.repeat(width);
  return `${gutter}${shown.join('')}\n${pad}${color ? `\u001b[31m${carets}\u001b[39m` : carets}`;
}
