// The lexer: bytes to tokens, one at a time, driven by the parser. What a `/` or a `}` begins depends on the grammar,
// so the parser asks for a regular expression or a template chunk where it wants one.

import { CHAR_FLAGS, CharFlag, isIdentifierPart, isIdentifierStart, isUnicodeSpace } from './characters.ts';
import { Scanner } from './scanner.ts';
import { FIRST_RESERVED, Token } from './tokens.ts';

/** What must be put back when a speculative parse is given up. */
export class LexerState {
  declare readonly pos: number;
  declare readonly end: number;
  declare readonly token: Token;
  declare readonly tokenStart: number;
  declare readonly newlineBefore: boolean;
  declare readonly tokenValue: string;
  declare readonly tokenNumber: number;
  declare readonly tokenEscaped: boolean;
  declare readonly tokenOctal: number;
  declare readonly previousEnd: number;
  constructor(lexer: Lexer) {
    this.pos = lexer.pos;
    this.end = lexer.end;
    this.token = lexer.token;
    this.tokenStart = lexer.tokenStart;
    this.newlineBefore = lexer.newlineBefore;
    this.tokenValue = lexer.tokenValue;
    this.tokenNumber = lexer.tokenNumber;
    this.tokenEscaped = lexer.tokenEscaped;
    this.tokenOctal = lexer.tokenOctal;
    this.previousEnd = lexer.previousEnd;
  }
}

export class Lexer extends Scanner {
  /** Moves to the next token. */
  next(): void {
    this.previousEnd = this.pos;
    this.newlineBefore = false;
    const source = this.source;
    const end = this.end;
    let i = this.pos;
    for (;;) {
      if (i >= end) {
        this.tokenStart = this.pos = end;
        this.token = Token.EndOfFile;
        return;
      }
      const c = source[i];
      switch (c) {
        case 0x20:
        case 0x09:
        case 0x0b:
        case 0x0c:
          i++;
          continue;
        case 0x0a:
        case 0x0d:
          this.newlineBefore = true;
          i++;
          continue;
        case 0x2f: {
          const d = i + 1 < end ? source[i + 1] : 0;
          if (d === 0x2f) {
            i = this.skipLineComment(i + 2);
            continue;
          }
          if (d === 0x2a) {
            i = this.skipBlockComment(i);
            continue;
          }
          this.tokenStart = i;
          return this.finish(d === 0x3d ? Token.SlashEquals : Token.Slash, d === 0x3d ? i + 2 : i + 1);
        }
        case 0x28:
          this.tokenStart = i;
          return this.finish(Token.LeftParen, i + 1);
        case 0x29:
          this.tokenStart = i;
          return this.finish(Token.RightParen, i + 1);
        case 0x2c:
          this.tokenStart = i;
          return this.finish(Token.Comma, i + 1);
        case 0x3b:
          this.tokenStart = i;
          return this.finish(Token.Semicolon, i + 1);
        case 0x5b:
          this.tokenStart = i;
          return this.finish(Token.LeftBracket, i + 1);
        case 0x5d:
          this.tokenStart = i;
          return this.finish(Token.RightBracket, i + 1);
        case 0x7b:
          this.tokenStart = i;
          return this.finish(Token.LeftBrace, i + 1);
        case 0x7d:
          this.tokenStart = i;
          return this.finish(Token.RightBrace, i + 1);
        case 0x3a:
          this.tokenStart = i;
          return this.finish(Token.Colon, i + 1);
        case 0x7e:
          this.tokenStart = i;
          return this.finish(Token.Tilde, i + 1);
        case 0x40:
          this.tokenStart = i;
          return this.finish(Token.At, i + 1);
        case 0x60:
          this.tokenStart = i;
          return this.finish(Token.Backquote, i + 1);
        case 0x2e: {
          this.tokenStart = i;
          const d = i + 1 < end ? source[i + 1] : 0;
          if (d >= 0x30 && d <= 0x39) {
            this.tokenOctal = -1;
            return this.scanNumber(i);
          }
          if (d === 0x2e && i + 2 < end && source[i + 2] === 0x2e) return this.finish(Token.Ellipsis, i + 3);
          return this.finish(Token.Dot, i + 1);
        }
        case 0x22:
        case 0x27:
          this.tokenStart = i;
          this.tokenOctal = -1;
          return this.scanString(i, c);
        case 0x30:
        case 0x31:
        case 0x32:
        case 0x33:
        case 0x34:
        case 0x35:
        case 0x36:
        case 0x37:
        case 0x38:
        case 0x39:
          this.tokenStart = i;
          this.tokenOctal = -1;
          return this.scanNumber(i);
        case 0x23:
          this.tokenStart = i;
          return this.scanPrivateName(i);
        case 0x3c:
          if (!this.isModule && this.isHtmlOpen(i)) {
            i = this.skipLineComment(i + 4);
            continue;
          }
          this.tokenStart = i;
          return this.scanOperator(i, c);
        case 0x2d:
          if (!this.isModule && this.isHtmlClose(i)) {
            i = this.skipLineComment(i + 3);
            continue;
          }
          this.tokenStart = i;
          return this.scanOperator(i, c);
        case 0x3e:
          this.tokenStart = i;
          return this.finish(Token.Greater, i + 1);
        case 0x21:
        case 0x25:
        case 0x26:
        case 0x2a:
        case 0x2b:
        case 0x3d:
        case 0x3f:
        case 0x5e:
        case 0x7c:
          this.tokenStart = i;
          return this.scanOperator(i, c);
        default:
          if ((CHAR_FLAGS[c] & CharFlag.IdentifierStart) !== 0) {
            this.tokenStart = i;
            let hash = c;
            i++;
            let d = 0;
            while (i < end && (CHAR_FLAGS[(d = source[i])] & CharFlag.IdentifierPart) !== 0) {
              hash = (hash * 31 + d) | 0;
              i++;
            }
            if (i < end && (d === 0x5c || d >= 0x80)) return this.scanWordSlow(this.tokenStart, i);
            const names = this.names;
            const entry = names.find(source, this.tokenStart, i, hash, true);
            this.token = names.kinds[entry];
            this.tokenValue = names.names[entry];
            this.tokenEscaped = false;
            this.pos = i;
            return;
          }
          if (c === 0x5c) {
            this.tokenStart = i;
            return this.scanWordSlow(i, i);
          }
          i = this.skipUnicode(i, c);
          if (i < 0) return;
      }
    }
  }

  private finish(token: Token, pos: number): void {
    this.token = token;
    this.pos = pos;
  }

  /** A byte that starts no ASCII token: Unicode white space or name (then -1: the token is scanned), or an error. */
  private skipUnicode(i: number, c: number): number {
    if (c < 0x80) {
      this.report('TG1002', i, i + 1, String.fromCharCode(c));
      return i + 1;
    }
    if (this.isLineSeparatorAt(i)) {
      this.newlineBefore = true;
      return i + 3;
    }
    const point = this.codePointAt(i);
    if (point < 0) return i + 1;
    if (isUnicodeSpace(point)) return i + this.sizeOf(point);
    if (isIdentifierStart(point)) {
      this.tokenStart = i;
      this.scanWordSlow(i, i);
      return -1;
    }
    this.report('TG1002', i, i + this.sizeOf(point), String.fromCodePoint(point));
    return i + this.sizeOf(point);
  }

  /** From behind the opener to the line end, which is left for the caller. */
  private skipLineComment(i: number): number {
    const source = this.source;
    const end = this.end;
    while (i < end) {
      const c = source[i];
      if ((CHAR_FLAGS[c] & CharFlag.CommentSpecial) !== 0) {
        if (c === 0x0a || c === 0x0d) return i;
        if (c >= 0x80) {
          if (this.isLineSeparatorAt(i)) return i;
          const point = this.codePointAt(i);
          i += point < 0 ? 1 : this.sizeOf(point);
          continue;
        }
      }
      i++;
    }
    return i;
  }

  private skipBlockComment(start: number): number {
    const source = this.source;
    const end = this.end;
    let i = start + 2;
    while (i < end) {
      const c = source[i];
      if ((CHAR_FLAGS[c] & CharFlag.CommentSpecial) !== 0) {
        if (c === 0x2a) {
          if (i + 1 < end && source[i + 1] === 0x2f) return i + 2;
        } else if (c < 0x80) {
          this.newlineBefore = true;
        } else {
          if (this.isLineSeparatorAt(i)) this.newlineBefore = true;
          const point = this.codePointAt(i);
          i += point < 0 ? 1 : this.sizeOf(point);
          continue;
        }
      }
      i++;
    }
    this.report('TG1003', start, end);
    return end;
  }

  /** `<!--`. spec: prod-annexB-SingleLineHTMLOpenComment */
  private isHtmlOpen(i: number): boolean {
    const source = this.source;
    return i + 3 < this.end && source[i + 1] === 0x21 && source[i + 2] === 0x2d && source[i + 3] === 0x2d;
  }

  /** `-->` as the first thing on a line but for comments. spec: prod-annexB-SingleLineHTMLCloseComment */
  private isHtmlClose(i: number): boolean {
    const source = this.source;
    if (i + 2 >= this.end || source[i + 1] !== 0x2d || source[i + 2] !== 0x3e) return false;
    return this.newlineBefore || this.previousEnd === 0;
  }

  /** Operators of more than one spelling, by longest match; `>` is not among them. */
  private scanOperator(i: number, c: number): void {
    const source = this.source;
    const d = i + 1 < this.end ? source[i + 1] : 0;
    const e = i + 2 < this.end ? source[i + 2] : 0;
    switch (c) {
      case 0x3d:
        if (d === 0x3d)
          return e === 0x3d ? this.finish(Token.StrictEquals, i + 3) : this.finish(Token.EqualsEquals, i + 2);
        if (d === 0x3e) return this.finish(Token.Arrow, i + 2);
        return this.finish(Token.Equals, i + 1);
      case 0x21:
        if (d !== 0x3d) return this.finish(Token.Bang, i + 1);
        return e === 0x3d ? this.finish(Token.StrictNotEquals, i + 3) : this.finish(Token.NotEquals, i + 2);
      case 0x2b:
        if (d === 0x2b) return this.finish(Token.PlusPlus, i + 2);
        return d === 0x3d ? this.finish(Token.PlusEquals, i + 2) : this.finish(Token.Plus, i + 1);
      case 0x2d:
        if (d === 0x2d) return this.finish(Token.MinusMinus, i + 2);
        return d === 0x3d ? this.finish(Token.MinusEquals, i + 2) : this.finish(Token.Minus, i + 1);
      case 0x2a:
        if (d === 0x2a)
          return e === 0x3d ? this.finish(Token.StarStarEquals, i + 3) : this.finish(Token.StarStar, i + 2);
        return d === 0x3d ? this.finish(Token.StarEquals, i + 2) : this.finish(Token.Star, i + 1);
      case 0x25:
        return d === 0x3d ? this.finish(Token.PercentEquals, i + 2) : this.finish(Token.Percent, i + 1);
      case 0x26:
        if (d === 0x26) return e === 0x3d ? this.finish(Token.AndEquals, i + 3) : this.finish(Token.And, i + 2);
        return d === 0x3d ? this.finish(Token.AmpersandEquals, i + 2) : this.finish(Token.Ampersand, i + 1);
      case 0x7c:
        if (d === 0x7c) return e === 0x3d ? this.finish(Token.OrEquals, i + 3) : this.finish(Token.Or, i + 2);
        return d === 0x3d ? this.finish(Token.BarEquals, i + 2) : this.finish(Token.Bar, i + 1);
      case 0x5e:
        return d === 0x3d ? this.finish(Token.CaretEquals, i + 2) : this.finish(Token.Caret, i + 1);
      case 0x3f:
        if (d === 0x3f) return e === 0x3d ? this.finish(Token.NullishEquals, i + 3) : this.finish(Token.Nullish, i + 2);
        // `a?.5:b` is a conditional. spec: prod-OptionalChainingPunctuator
        if (d === 0x2e && !(e >= 0x30 && e <= 0x39)) return this.finish(Token.QuestionDot, i + 2);
        return this.finish(Token.Question, i + 1);
      default:
        if (d === 0x3c)
          return e === 0x3d ? this.finish(Token.ShiftLeftEquals, i + 3) : this.finish(Token.ShiftLeft, i + 2);
        return d === 0x3d ? this.finish(Token.LessEquals, i + 2) : this.finish(Token.Less, i + 1);
    }
  }

  /** The current token is `>`: takes the longest operator that begins there. */
  rescanGreater(): void {
    const source = this.source;
    const i = this.tokenStart;
    const d = i + 1 < this.end ? source[i + 1] : 0;
    if (d === 0x3d) return this.finish(Token.GreaterEquals, i + 2);
    if (d !== 0x3e) return;
    const e = i + 2 < this.end ? source[i + 2] : 0;
    if (e === 0x3d) return this.finish(Token.ShiftRightEquals, i + 3);
    if (e !== 0x3e) return this.finish(Token.ShiftRight, i + 2);
    if (i + 3 < this.end && source[i + 3] === 0x3d) return this.finish(Token.ShiftRightUnsignedEquals, i + 4);
    this.finish(Token.ShiftRightUnsigned, i + 3);
  }

  /** The current token is `<<`, `<=` or `<<=` where a list of type arguments may begin: takes one `<`. */
  rescanLess(): void {
    this.finish(Token.Less, this.tokenStart + 1);
  }

  /** A word with escapes or characters beyond ASCII; the bytes up to `i` are plain. */
  private scanWordSlow(start: number, i: number): void {
    const escaped = this.scanName(start, i);
    const kind = this.names.kindOf(this.tokenValue);
    this.tokenEscaped = escaped;
    this.token = kind;
    if (!escaped || kind === Token.Identifier) return;
    // A contextual keyword with escapes is an identifier. Words that are only sometimes reserved keep their kind; the
    // parser sees that they are escaped.
    if (kind < Token.Arguments) this.token = Token.Identifier;
    else if (kind >= FIRST_RESERVED) this.token = Token.EscapedKeyword;
  }

  /** Scans a name with escapes and any characters into `tokenValue`, and tells whether it had escapes. */
  private scanName(start: number, i: number): boolean {
    const source = this.source;
    let text = '';
    for (let k = start; k < i; k++) text += String.fromCharCode(source[k]);
    let escaped = false;
    while (i < this.end) {
      const c = source[i];
      let point = c;
      let next = i + 1;
      if (c === 0x5c) {
        escaped = true;
        this.pos = i + 2;
        point = i + 1 < this.end && source[i + 1] === 0x75 ? this.scanUnicodeEscape() : -1;
        if (point < 0) {
          this.report('TG1009', i, i + 2 < this.end ? i + 2 : this.end);
          i += 1;
          if (i < this.end && source[i] === 0x75) i++;
          continue;
        }
        next = this.pos;
        if (!(text === '' ? isIdentifierStart(point) : isIdentifierPart(point))) {
          this.report('TG1009', i, next);
          i = next;
          continue;
        }
      } else if (c >= 0x80) {
        point = this.codePointAt(i);
        if (point < 0 || !(text === '' ? isIdentifierStart(point) : isIdentifierPart(point))) break;
        next = i + this.sizeOf(point);
      } else if ((CHAR_FLAGS[c] & (text === '' ? CharFlag.IdentifierStart : CharFlag.IdentifierPart)) === 0) {
        break;
      }
      text += String.fromCodePoint(point);
      i = next;
    }
    this.pos = i;
    this.tokenValue = text;
    return escaped;
  }

  /** `#name`, or the hashbang, which the parser skips before the first token. */
  private scanPrivateName(start: number): void {
    const source = this.source;
    let i = start + 1;
    let hash = 0;
    let d = i < this.end ? source[i] : 0;
    if ((CHAR_FLAGS[d] & CharFlag.IdentifierStart) !== 0) {
      while (i < this.end && (CHAR_FLAGS[(d = source[i])] & CharFlag.IdentifierPart) !== 0) {
        hash = (hash * 31 + d) | 0;
        i++;
      }
    }
    this.token = Token.PrivateName;
    if (i > start + 1 && d !== 0x5c && d < 0x80) {
      this.tokenValue = this.names.names[this.names.find(source, start + 1, i, hash, true)];
      this.tokenEscaped = false;
      this.pos = i;
      return;
    }
    this.tokenEscaped = this.scanName(start + 1, i);
    if (this.tokenValue === '') this.report('TG1002', start, start + 1, '#');
  }

  /** Skips a byte order mark and `#!...` at the very start. spec: sec-hashbang */
  skipPrologue(): void {
    const source = this.source;
    if (this.end >= 3 && source[0] === 0xef && source[1] === 0xbb && source[2] === 0xbf) this.pos = 3;
    if (this.pos + 1 < this.end && source[this.pos] === 0x23 && source[this.pos + 1] === 0x21) {
      this.pos = this.skipLineComment(this.pos + 2);
    }
  }

  // Looking ahead

  saveState(): LexerState {
    return new LexerState(this);
  }

  restoreState(state: LexerState): void {
    this.pos = state.pos;
    this.end = state.end;
    this.token = state.token;
    this.tokenStart = state.tokenStart;
    this.newlineBefore = state.newlineBefore;
    this.tokenValue = state.tokenValue;
    this.tokenNumber = state.tokenNumber;
    this.tokenEscaped = state.tokenEscaped;
    this.tokenOctal = state.tokenOctal;
    this.previousEnd = state.previousEnd;
  }

  /** Whether the token after this one stands on a later line; set by `peek`. */
  peekNewline = false;

  /** The kind of the token after this one. */
  peek(): Token {
    const pos = this.pos;
    const token = this.token;
    const tokenStart = this.tokenStart;
    const newlineBefore = this.newlineBefore;
    const tokenValue = this.tokenValue;
    const tokenNumber = this.tokenNumber;
    const tokenEscaped = this.tokenEscaped;
    const tokenOctal = this.tokenOctal;
    const previousEnd = this.previousEnd;
    const failed = this.failed;
    this.speculation++;
    this.next();
    this.speculation--;
    const kind = this.token;
    this.peekNewline = this.newlineBefore;
    this.failed = failed;
    this.pos = pos;
    this.token = token;
    this.tokenStart = tokenStart;
    this.newlineBefore = newlineBefore;
    this.tokenValue = tokenValue;
    this.tokenNumber = tokenNumber;
    this.tokenEscaped = tokenEscaped;
    this.tokenOctal = tokenOctal;
    this.previousEnd = previousEnd;
    return kind;
  }
}
