// The lexer's ground: the source bytes, the current token, reporting, and the literals (strings, templates, numbers,
// regular expressions). Nothing is copied from the source but the strings that a literal or a name really needs.

import { type DiagnosticBag, type DiagnosticCode, utf8CodePoint, utf8SequenceLength } from '../diagnostics.ts';
import { CHAR_FLAGS, CharFlag, hexValue, isIdentifierPart, isIdentifierStart } from './characters.ts';
import { asciiString, KEYWORDS, NameTable } from './names.ts';
import { PatternChecker } from './regexp.ts';
import { Token } from './tokens.ts';

/** Strings up to this many bytes go through the table of names: they tend to repeat. */
const INTERNED_STRING = 32;

export class Scanner {
  source: Uint8Array;
  /** One past the last byte that may be read. */
  end: number;
  /** The first byte after the current token. */
  pos: number;

  // The current token
  token: Token;
  tokenStart: number;
  /** A line terminator stands between the last token and this one. */
  newlineBefore: boolean;
  /** Name of a word or private name, value of a string, digits of a bigint, pattern of a regular expression. */
  tokenValue: string;
  tokenNumber: number;
  /** A word or private name that was written with escapes. */
  tokenEscaped: boolean;
  /** Where a legacy octal number or escape stands in the token, or -1. */
  tokenOctal: number;
  /** Flags of a regular expression. */
  tokenFlags: string;
  /** One past the last token. */
  previousEnd: number;

  // The last template chunk
  templateCooked: string | null;
  templateRaw: string;
  templateTail: boolean;
  /** Where the chunk's first invalid escape starts, or -1. */
  templateInvalid: number;
  templateInvalidCode: DiagnosticCode;
  templateInvalidEnd: number;

  readonly diagnostics: DiagnosticBag;
  readonly names: NameTable;
  /** The goal is Module: no HTML-like comments. */
  isModule: boolean;
  /** Above 0, nothing is reported: a speculative parse only notes that it failed. */
  speculation: number;
  failed: boolean;

  // What the last escape sequence was
  protected escapeStart: number;
  protected escapeCode: DiagnosticCode;

  constructor(source: Uint8Array, diagnostics: DiagnosticBag) {
    this.source = source;
    this.end = source.length;
    this.pos = 0;
    this.token = Token.EndOfFile;
    this.tokenStart = 0;
    this.newlineBefore = false;
    this.tokenValue = '';
    this.tokenNumber = 0;
    this.tokenEscaped = false;
    this.tokenOctal = -1;
    this.tokenFlags = '';
    this.previousEnd = 0;
    this.templateCooked = null;
    this.templateRaw = '';
    this.templateTail = false;
    this.templateInvalid = -1;
    this.templateInvalidCode = 'TG1008';
    this.templateInvalidEnd = 0;
    this.diagnostics = diagnostics;
    this.names = new NameTable(KEYWORDS);
    this.isModule = false;
    this.speculation = 0;
    this.failed = false;
    this.escapeStart = -1;
    this.escapeCode = 'TG1008';
  }

  /** Reports, unless this is a speculation or the same place was already reported with the same code. */
  report(code: DiagnosticCode, start: number, end: number, first = '', second = ''): void {
    this.failed = true;
    if (this.speculation > 0) return;
    const items = this.diagnostics.items;
    for (let i = items.length - 1; i >= 0; i--) {
      if (items[i].start === start && items[i].code === code) return;
    }
    this.diagnostics.error(code, start, end < start ? start : end, first, second);
  }

  /** The code point at `i`, or -1 (reported) when the UTF-8 there is malformed. */
  protected codePointAt(i: number): number {
    const size = utf8SequenceLength(this.source, i, this.end);
    if (size === 0) {
      this.report('TG1001', i, i + 1);
      return -1;
    }
    return utf8CodePoint(this.source, i, size);
  }

  /** How many bytes a code point takes; a malformed byte (-1) counts as one. */
  protected sizeOf(codePoint: number): number {
    if (codePoint < 0x80) return 1;
    if (codePoint < 0x800) return 2;
    return codePoint < 0x10000 ? 3 : 4;
  }

  /** True at U+2028 and U+2029. */
  protected isLineSeparatorAt(i: number): boolean {
    return this.source[i] === 0xe2 && this.source[i + 1] === 0x80 && (this.source[i + 2] & 0xfe) === 0xa8;
  }

  // Strings

  /** Scans from the opening quote at `pos`. */
  protected scanString(start: number, quote: number): void {
    const source = this.source;
    const end = this.end;
    let i = start + 1;
    let hash = 0;
    for (;;) {
      if (i >= end) break;
      const c = source[i];
      if ((CHAR_FLAGS[c] & CharFlag.StringSpecial) !== 0) {
        if (c === quote) {
          this.token = Token.String;
          this.tokenValue =
            i - start <= INTERNED_STRING
              ? this.names.names[this.names.find(source, start + 1, i, hash, true)]
              : asciiString(source, start + 1, i);
          this.pos = i + 1;
          return;
        }
        if (c === 0x5c || c >= 0x80 || c === 0x0a || c === 0x0d) break;
      }
      hash = (hash * 31 + c) | 0;
      i++;
    }
    this.scanStringSlow(start, i, quote);
  }

  private scanStringSlow(start: number, i: number, quote: number): void {
    const source = this.source;
    const end = this.end;
    let value = asciiString(source, start + 1, i);
    let chunk = i;
    this.token = Token.String;
    for (;;) {
      const c = i < end ? source[i] : 0x0a;
      if (c === quote) {
        this.tokenValue = value + asciiString(source, chunk, i);
        this.pos = i + 1;
        return;
      }
      if (c === 0x0a || c === 0x0d) {
        this.report('TG1004', start, i);
        this.tokenValue = value + asciiString(source, chunk, i);
        this.pos = i;
        return;
      }
      if (c === 0x5c) {
        value += asciiString(source, chunk, i);
        this.pos = i + 1;
        const escaped = this.scanEscape(false);
        if (escaped === null) this.report(this.escapeCode, this.escapeStart, this.pos);
        else value += escaped;
        i = this.pos;
        chunk = i;
      } else if (c >= 0x80) {
        value += asciiString(source, chunk, i);
        const point = this.codePointAt(i);
        value += point < 0 ? '\ufffd' : String.fromCodePoint(point);
        i += point < 0 ? 1 : this.sizeOf(point);
        chunk = i;
      } else {
        i++;
      }
    }
  }

  /**
   * Reads the escape after a backslash (`pos` is behind it) and moves past it; null when it is invalid: then
   * `escapeStart` and `escapeCode` tell why. spec: prod-EscapeSequence
   */
  protected scanEscape(template: boolean): string | null {
    const source = this.source;
    const start = this.pos - 1;
    if (this.pos >= this.end) return '';
    const c = source[this.pos++];
    switch (c) {
      case 0x6e:
        return '\n';
      case 0x74:
        return '\t';
      case 0x72:
        return '\r';
      case 0x62:
        return '\b';
      case 0x76:
        return '\v';
      case 0x66:
        return '\f';
      case 0x0d:
        if (this.pos < this.end && source[this.pos] === 0x0a) this.pos++;
        return '';
      case 0x0a:
        return '';
      case 0x78: {
        const high = this.pos < this.end ? hexValue(source[this.pos]) : -1;
        const low = this.pos + 1 < this.end ? hexValue(source[this.pos + 1]) : -1;
        if (high < 0 || low < 0) {
          this.escapeStart = start;
          this.escapeCode = 'TG1008';
          return null;
        }
        this.pos += 2;
        return String.fromCharCode(high * 16 + low);
      }
      case 0x75: {
        const point = this.scanUnicodeEscape();
        if (point < 0) {
          this.escapeStart = start;
          this.escapeCode = 'TG1009';
          return null;
        }
        return String.fromCodePoint(point);
      }
      default:
    }
    if (c >= 0x30 && c <= 0x39) return this.scanOctalEscape(start, c, template);
    if (c >= 0x80) {
      if (this.isLineSeparatorAt(this.pos - 1)) {
        this.pos += 2;
        return '';
      }
      const point = this.codePointAt(this.pos - 1);
      if (point < 0) return '\ufffd';
      this.pos += this.sizeOf(point) - 1;
      return String.fromCodePoint(point);
    }
    return String.fromCharCode(c);
  }

  private scanOctalEscape(start: number, c: number, template: boolean): string | null {
    const source = this.source;
    const next = this.pos < this.end ? source[this.pos] : 0;
    if (c === 0x30 && !(next >= 0x30 && next <= 0x39)) return '\0';
    if (template) {
      this.escapeStart = start;
      this.escapeCode = 'TG1010';
      return null;
    }
    if (this.tokenOctal < 0) this.tokenOctal = start;
    if (c >= 0x38) return String.fromCharCode(c);
    let value = c - 0x30;
    const most = c <= 0x33 ? 2 : 1;
    for (let i = 0; i < most && this.pos < this.end; i++) {
      const digit = source[this.pos];
      if (digit < 0x30 || digit > 0x37) break;
      value = value * 8 + digit - 0x30;
      this.pos++;
    }
    return String.fromCharCode(value);
  }

  /** Reads what follows `\u`: four digits, or any number of them in braces. -1 when invalid. */
  protected scanUnicodeEscape(): number {
    const source = this.source;
    if (this.pos < this.end && source[this.pos] === 0x7b) {
      let i = this.pos + 1;
      let value = 0;
      const first = i;
      while (i < this.end && hexValue(source[i]) >= 0) {
        value = value * 16 + hexValue(source[i]);
        if (value > 0x10ffff) return -1;
        i++;
      }
      if (i === first || i >= this.end || source[i] !== 0x7d) return -1;
      this.pos = i + 1;
      return value;
    }
    let value = 0;
    for (let k = 0; k < 4; k++) {
      const digit = this.pos + k < this.end ? hexValue(source[this.pos + k]) : -1;
      if (digit < 0) return -1;
      value = value * 16 + digit;
    }
    this.pos += 4;
    return value;
  }

  // Templates

  /** Scans a chunk from `pos` up to `${` or the closing backquote, and moves past that. spec: sec-static-semantics-tv */
  scanTemplateChunk(start: number): void {
    const source = this.source;
    const end = this.end;
    let i = this.pos;
    const first = i;
    let cooked: string | null = '';
    let raw = '';
    let chunk = i;
    let plain = true;
    this.templateInvalid = -1;
    for (;;) {
      while (i < end && (CHAR_FLAGS[source[i]] & CharFlag.TemplateSpecial) === 0) i++;
      if (i >= end) {
        this.report('TG1005', start, end);
        this.templateTail = true;
        this.pos = end;
        break;
      }
      const c = source[i];
      if (c === 0x60) {
        this.templateTail = true;
        this.pos = i + 1;
        break;
      }
      if (c === 0x24) {
        if (i + 1 < end && source[i + 1] === 0x7b) {
          this.templateTail = false;
          this.pos = i + 2;
          break;
        }
        i++;
        continue;
      }
      plain = false;
      const piece = asciiString(source, chunk, i);
      raw += piece;
      if (cooked !== null) cooked += piece;
      if (c === 0x5c) {
        this.pos = i + 1;
        const escaped = this.scanEscape(true);
        if (escaped === null) {
          if (this.templateInvalid < 0) {
            this.templateInvalid = this.escapeStart;
            this.templateInvalidCode = this.escapeCode;
            this.templateInvalidEnd = this.pos;
          }
          cooked = null;
        } else if (cooked !== null) {
          cooked += escaped;
        }
        raw += this.rawText(i, this.pos);
        i = this.pos;
      } else if (c === 0x0d) {
        if (cooked !== null) cooked += '\n';
        raw += '\n';
        i += i + 1 < end && source[i + 1] === 0x0a ? 2 : 1;
      } else {
        const point = this.codePointAt(i);
        const text = point < 0 ? '\ufffd' : String.fromCodePoint(point);
        if (cooked !== null) cooked += text;
        raw += text;
        i += point < 0 ? 1 : this.sizeOf(point);
      }
      chunk = i;
    }
    const rest = asciiString(source, plain ? first : chunk, i);
    this.templateRaw = plain ? rest : raw + rest;
    this.templateCooked = plain ? rest : cooked === null ? null : cooked + rest;
  }

  /** The raw value of an escape: its text, with CR and CRLF as LF. */
  private rawText(start: number, end: number): string {
    let text = '';
    let i = start;
    while (i < end) {
      const c = this.source[i];
      if (c === 0x0d) {
        text += '\n';
        i += i + 1 < end && this.source[i + 1] === 0x0a ? 2 : 1;
      } else if (c < 0x80) {
        text += String.fromCharCode(c);
        i++;
      } else {
        const point = this.codePointAt(i);
        text += point < 0 ? '\ufffd' : String.fromCodePoint(point);
        i += point < 0 ? 1 : this.sizeOf(point);
      }
    }
    return text;
  }

  // Numbers

  /** Scans from the digit, or the dot before a digit, at `start`. spec: prod-NumericLiteral */
  protected scanNumber(start: number): void {
    const source = this.source;
    const end = this.end;
    this.token = Token.Number;
    const c = source[start];
    if (c >= 0x31 && c <= 0x39) {
      let value = c - 0x30;
      let i = start + 1;
      const fast = start + 15 < end ? start + 15 : end;
      while (i < fast && (CHAR_FLAGS[source[i]] & CharFlag.Digit) !== 0) value = value * 10 + source[i++] - 0x30;
      const next = i < end ? source[i] : 0x20;
      if (next !== 0x2e && next < 0x80 && next !== 0x5c && (CHAR_FLAGS[next] & CharFlag.IdentifierPart) === 0) {
        this.tokenNumber = value;
        this.pos = i;
        return;
      }
    } else if (c === 0x30) {
      const next = start + 1 < end ? source[start + 1] | 0x20 : 0;
      if (next === 0x78) return this.scanRadix(start, 16);
      if (next === 0x6f) return this.scanRadix(start, 8);
      if (next === 0x62) return this.scanRadix(start, 2);
      if (start + 1 < end && ((CHAR_FLAGS[source[start + 1]] & CharFlag.Digit) !== 0 || source[start + 1] === 0x5f)) {
        return this.scanLegacyNumber(start);
      }
    }
    this.pos = start;
    this.scanDigits(start);
    if (this.pos < end && source[this.pos] === 0x6e) {
      this.token = Token.BigInt;
      this.tokenValue = this.digitsText(start, this.pos);
      this.pos++;
      this.checkNumberEnd(start);
      return;
    }
    this.scanFraction(start);
  }

  private scanFraction(start: number): void {
    const source = this.source;
    const end = this.end;
    if (this.pos < end && source[this.pos] === 0x2e) {
      this.pos++;
      if (this.pos < end && source[this.pos] === 0x5f) this.report('TG1013', this.pos, this.pos + 1);
      this.scanDigits(this.pos);
    }
    if (this.pos < end && (source[this.pos] | 0x20) === 0x65) {
      let i = this.pos + 1;
      if (i < end && (source[i] === 0x2b || source[i] === 0x2d)) i++;
      if (i < end && (CHAR_FLAGS[source[i]] & CharFlag.Digit) !== 0) {
        this.pos = i;
        this.scanDigits(i);
      } else {
        this.pos = i;
        this.report('TG1012', start, i);
      }
    }
    this.tokenNumber = Number(this.digitsText(start, this.pos));
    this.checkNumberEnd(start);
  }

  /** Moves over decimal digits with separators. */
  private scanDigits(first: number): void {
    const source = this.source;
    let i = first;
    while (i < this.end) {
      const c = source[i];
      if (c === 0x5f) this.checkSeparator(i, first, 10);
      else if ((CHAR_FLAGS[c] & CharFlag.Digit) === 0) break;
      i++;
    }
    this.pos = i;
  }

  /** A separator stands between two digits. */
  private checkSeparator(i: number, first: number, radix: number): void {
    const next = i + 1 < this.end ? this.source[i + 1] : 0;
    const digit = hexValue(next);
    if (i > first && this.source[i - 1] === 0x5f) return;
    if (i === first || digit < 0 || digit >= radix) this.report('TG1013', i, i + 1);
  }

  private digitsText(start: number, end: number): string {
    let text = '';
    let chunk = start;
    for (let i = start; i < end; i++) {
      if (this.source[i] !== 0x5f) continue;
      text += asciiString(this.source, chunk, i);
      chunk = i + 1;
    }
    return text + asciiString(this.source, chunk, end);
  }

  private scanRadix(start: number, radix: number): void {
    const source = this.source;
    const first = start + 2;
    let i = first;
    let value = 0;
    while (i < this.end) {
      const c = source[i];
      if (c === 0x5f) {
        this.checkSeparator(i, first, radix);
      } else {
        const digit = hexValue(c);
        if (digit < 0 || digit >= radix) break;
        value = value * radix + digit;
      }
      i++;
    }
    if (i === first) this.report('TG1012', start, i);
    this.pos = i;
    if (i < this.end && source[i] === 0x6e) {
      this.token = Token.BigInt;
      this.tokenValue = this.digitsText(start, i);
      this.pos++;
    } else {
      // Past 53 bits the sum above may round twice; Number() rounds once.
      this.tokenNumber = value < 9007199254740992 || i === first ? value : Number(this.digitsText(start, i));
    }
    this.checkNumberEnd(start);
  }

  /** `017` is octal, `019` decimal, and neither is allowed in strict mode. spec: prod-LegacyOctalIntegerLiteral */
  private scanLegacyNumber(start: number): void {
    const source = this.source;
    let i = start + 1;
    let octal = true;
    while (i < this.end && ((CHAR_FLAGS[source[i]] & CharFlag.Digit) !== 0 || source[i] === 0x5f)) {
      if (source[i] === 0x5f) this.report('TG1013', i, i + 1);
      else if (source[i] > 0x37) octal = false;
      i++;
    }
    this.tokenOctal = start;
    this.pos = i;
    if (!octal) {
      this.scanFraction(start);
      return;
    }
    let value = 0;
    for (let k = start; k < i; k++) value = value * 8 + source[k] - 0x30;
    this.tokenNumber = value < 9007199254740992 ? value : Number('0o' + this.digitsText(start + 1, i));
    this.checkNumberEnd(start);
  }

  private checkNumberEnd(start: number): void {
    if (this.pos >= this.end) return;
    const c = this.source[this.pos];
    if (c < 0x80 && c !== 0x5c && (CHAR_FLAGS[c] & CharFlag.IdentifierPart) === 0) return;
    if (c >= 0x80) {
      const point = this.codePointAt(this.pos);
      if (point < 0 || !isIdentifierStart(point)) return;
    }
    let i = this.pos;
    while (i < this.end && (CHAR_FLAGS[this.source[i]] & CharFlag.IdentifierPart) !== 0) i++;
    this.report('TG1014', start, i === this.pos ? i + 1 : i);
    this.pos = i;
  }

  // Regular expressions

  /** Scans again from the `/` of the current token, now as a regular expression. spec: prod-RegularExpressionLiteral */
  rescanRegExp(): void {
    const source = this.source;
    const end = this.end;
    const start = this.tokenStart;
    let i = start + 1;
    let inClass = false;
    let ascii = true;
    for (;;) {
      const c = i < end ? source[i] : 0x0a;
      if (c === 0x0a || c === 0x0d || (c === 0xe2 && this.isLineSeparatorAt(i))) {
        this.report('TG1006', start, i);
        break;
      }
      if (c >= 0x80) {
        ascii = false;
        const point = this.codePointAt(i);
        i += point < 0 ? 1 : this.sizeOf(point);
        continue;
      }
      if (c === 0x5c) {
        const next = i + 1 < end ? source[i + 1] : 0x0a;
        i += next === 0x0a || next === 0x0d || next >= 0x80 ? 1 : 2;
        continue;
      }
      if (c === 0x5b) inClass = true;
      else if (c === 0x5d) inClass = false;
      else if (c === 0x2f && !inClass) break;
      i++;
    }
    this.token = Token.RegExp;
    this.tokenValue = ascii ? asciiString(source, start + 1, i) : this.rawText(start + 1, i);
    const closed = i < end && source[i] === 0x2f;
    this.pos = closed ? i + 1 : i;
    this.scanRegExpFlags();
    if (closed) this.checkPattern(start + 1, ascii);
  }

  /** Early errors of the pattern that begins at byte `start`. */
  private checkPattern(start: number, ascii: boolean): void {
    const checker = new PatternChecker(this.tokenValue, this.tokenFlags);
    if (checker.check()) return;
    let at = start;
    if (ascii) at += checker.place;
    else {
      for (let i = 0; i < checker.place; ) {
        const point = this.tokenValue.codePointAt(i) as number;
        at += this.sizeOf(point);
        i += point > 0xffff ? 2 : 1;
      }
    }
    this.report('TG1016', at, at + 1, checker.message);
  }

  private scanRegExpFlags(): void {
    const start = this.pos;
    let seen = 0;
    let valid = true;
    let i = start;
    while (i < this.end) {
      const c = this.source[i];
      if (c >= 0x80) {
        const point = this.codePointAt(i);
        if (point < 0 || !isIdentifierPart(point)) break;
        valid = false;
        i += this.sizeOf(point);
        continue;
      }
      if (c === 0x5c) {
        valid = false;
      } else if ((CHAR_FLAGS[c] & CharFlag.IdentifierPart) === 0) {
        break;
      } else {
        const index = 'dgimsuvy'.indexOf(String.fromCharCode(c));
        if (index < 0 || (seen & (1 << index)) !== 0) valid = false;
        else seen |= 1 << index;
      }
      i++;
    }
    // u and v exclude each other: bits 5 and 6 of the list above.
    if ((seen & 0x60) === 0x60) valid = false;
    if (!valid) this.report('TG1007', start, i);
    this.tokenFlags = valid ? asciiString(this.source, start, i) : '';
    this.pos = i;
  }
}
