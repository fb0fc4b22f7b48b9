// Early errors of regular expression literals: the pattern grammar with Annex B's web additions, read without building anything.
// The VM has a parser of its own for patterns that come as text (vm-assembly/regexp/parser.ts); the messages are the same.
// spec: sec-patterns-static-semantics-early-errors

import { isIdentifierPart, isIdentifierStart } from './characters.ts';
import { BINARY_PROPERTIES, CATEGORIES, SCRIPTS, STRING_PROPERTIES } from './generated/properties.ts';

const END = -1;
/** Groups nest this deep, as in the VM. */
const MAX_DEPTH = 500;
const SYNTAX_CHARACTERS = '^$\\.*+?()[]{}|/';
const SET_PUNCTUATORS = '&-!#%,:;<=>@`~';
const DOUBLED = '&!#$%*+,.:;<=>?@^`~';
const SET_SYNTAX = '()[]{}/-|';

/** What a class atom was, if no single character. */
const SET = -2;

function isDigit(c: number): boolean {
  return c >= 48 && c <= 57;
}

function hexDigit(c: number): number {
  if (isDigit(c)) return c - 48;
  if (c >= 65 && c <= 70) return c - 55;
  return c >= 97 && c <= 102 ? c - 87 : -1;
}

function isLetter(c: number): boolean {
  return (c >= 65 && c <= 90) || (c >= 97 && c <= 122);
}

function contains(text: string, c: number): boolean {
  return c >= 0 && text.indexOf(String.fromCharCode(c)) >= 0;
}

/** Is `name` one of the names in a list such as ",Letter,L,…,"? */
function isListed(list: string, name: string): boolean {
  return name !== '' && list.indexOf(`,${name},`) >= 0;
}

/** A name of a group, the alternative it is in still being open or not. */
class GroupName {
  readonly text: string;
  active = true;

  constructor(text: string) {
    this.text = text;
  }
}

/** Checks one pattern. */
export class PatternChecker {
  private readonly text: string;
  private readonly unicode: boolean;
  private readonly sets: boolean;
  private at = 0;
  private total = 0;
  private hasNames = false;
  private readonly names: GroupName[] = [];
  private readonly references: string[] = [];
  private readonly referencePlaces: number[] = [];
  /** Message of the first error, empty if there is none, and where it is in the pattern. */
  message = '';
  place = 0;
  private mayHaveStrings = false;

  constructor(text: string, flags: string) {
    this.text = text;
    this.sets = flags.indexOf('v') >= 0;
    this.unicode = this.sets || flags.indexOf('u') >= 0;
  }

  /** True if the pattern is valid. */
  check(): boolean {
    this.scanGroups();
    if (!this.disjunction(0)) return false;
    if (this.peek() === 0x29) return this.fail("Unmatched ')'");
    for (let i = 0; i < this.references.length; i++) {
      let found = false;
      for (let j = 0; j < this.names.length; j++) if (this.names[j].text === this.references[i]) found = true;
      this.at = this.referencePlaces[i];
      if (!found) return this.fail('Invalid named capture referenced');
    }
    return true;
  }

  private fail(message: string): boolean {
    if (this.message === '') {
      this.message = message;
      this.place = this.at;
    }
    return false;
  }

  private peek(ahead = 0): number {
    const i = this.at + ahead;
    return i < this.text.length ? this.text.charCodeAt(i) : END;
  }

  private eat(c: number): boolean {
    if (this.peek() !== c) return false;
    this.at++;
    return true;
  }

  /** The code point here, END at the end. */
  private point(): number {
    return this.at < this.text.length ? (this.text.codePointAt(this.at) as number) : END;
  }

  private next(): number {
    const c = this.unicode ? this.point() : this.peek();
    if (c !== END) this.at += c > 0xffff ? 2 : 1;
    return c;
  }

  private scanGroups(): void {
    this.total = 1;
    let depth = 0;
    for (let i = 0; i < this.text.length; i++) {
      const c = this.text.charCodeAt(i);
      if (c === 0x5c) i++;
      else if (c === 0x5b) depth = this.sets ? depth + 1 : 1;
      else if (c === 0x5d) depth = this.sets && depth > 0 ? depth - 1 : 0;
      else if (c === 0x28 && depth === 0) {
        const named = this.text.charCodeAt(i + 1) === 0x3f && this.text.charCodeAt(i + 2) === 0x3c;
        const after = this.text.charCodeAt(i + 3);
        if (this.text.charCodeAt(i + 1) !== 0x3f) this.total++;
        else if (named && after !== 0x3d && after !== 0x21) {
          this.total++;
          this.hasNames = true;
        }
      }
    }
  }

  private disjunction(depth: number): boolean {
    if (depth > MAX_DEPTH) return this.fail('Regular expression too large');
    const first = this.names.length;
    for (;;) {
      for (let c = this.peek(); c !== END && c !== 0x7c && c !== 0x29; c = this.peek()) {
        if (!this.term(depth, c)) return false;
      }
      if (!this.eat(0x7c)) break;
      for (let i = first; i < this.names.length; i++) this.names[i].active = false;
    }
    for (let i = first; i < this.names.length; i++) this.names[i].active = true;
    return true;
  }

  /** spec: prod-Term */
  private term(depth: number, c: number): boolean {
    switch (c) {
      case 0x5e:
      case 0x24:
        this.at++;
        return true;
      case 0x28:
        this.at++;
        return this.group(depth);
      case 0x5b:
        this.at++;
        if (!(this.sets ? this.setClass(0) : this.plainClass())) return false;
        return this.quantifier();
      case 0x5c:
        this.at++;
        if (this.peek() === 0x62 || this.peek() === 0x42) {
          this.at++;
          return true;
        }
        return this.escape() && this.quantifier();
      case 0x2a:
      case 0x2b:
      case 0x3f:
        return this.fail('Nothing to repeat');
      case 0x7b:
        if (this.braces() !== 0) return this.fail('Nothing to repeat');
        if (this.unicode) return this.fail('Lone quantifier brackets');
        break;
      case 0x5d:
      case 0x7d:
        if (this.unicode) return this.fail('Lone quantifier brackets');
        break;
    }
    this.next();
    return this.quantifier();
  }

  /** Takes {n}, {n,} or {n,m}: 0 it is not there, 1 taken, 2 taken and out of order. */
  private braces(): number {
    const start = this.at;
    this.at++;
    const first = this.at;
    while (isDigit(this.peek())) this.at++;
    if (this.at > first) {
      const least = Number(this.text.slice(first, this.at));
      let most = least;
      if (this.eat(0x2c)) {
        const second = this.at;
        while (isDigit(this.peek())) this.at++;
        most = this.at > second ? Number(this.text.slice(second, this.at)) : Infinity;
      }
      if (this.eat(0x7d)) return least > most ? 2 : 1;
    }
    this.at = start;
    return 0;
  }

  private quantifier(): boolean {
    const c = this.peek();
    if (c === 0x2a || c === 0x2b || c === 0x3f) this.at++;
    else if (c === 0x7b) {
      const braces = this.braces();
      if (braces === 0) return this.unicode ? this.fail('Incomplete quantifier') : true;
      if (braces === 2) return this.fail('numbers out of order in {} quantifier');
    } else return true;
    this.eat(0x3f);
    return true;
  }

  /** Behind `(`. */
  private group(depth: number): boolean {
    let quantifiable = true;
    if (this.eat(0x3f)) {
      const c = this.peek();
      const look = c === 0x3c ? this.peek(1) : c;
      if (look === 0x3d || look === 0x21) {
        this.at += c === 0x3c ? 2 : 1;
        quantifiable = !this.unicode && c !== 0x3c;
      } else if (c === 0x3c) {
        this.at++;
        if (!this.defineName()) return false;
      } else if (c === 0x3a) this.at++;
      else if (!this.modifiers()) return false;
    }
    if (!this.disjunction(depth + 1)) return false;
    if (!this.eat(0x29)) return this.fail('Unterminated group');
    if (quantifiable) return this.quantifier();
    const c = this.peek();
    if (c === 0x2a || c === 0x2b || c === 0x3f || (c === 0x7b && this.braces() !== 0))
      return this.fail('Invalid quantifier');
    return true;
  }

  /** spec: prod-RegularExpressionModifiers */
  private modifiers(): boolean {
    let seen = '';
    let minus = false;
    for (;;) {
      const c = this.peek();
      if (c === 0x2d) {
        if (minus) return this.fail('Multiple dashes in flag group');
        minus = true;
      } else if (c === 0x3a) {
        if (seen === '') return this.fail('Invalid flag group');
        this.at++;
        return true;
      } else if (contains('ims', c)) {
        if (contains(seen, c)) return this.fail('Repeated flag in flag group');
        seen += String.fromCharCode(c);
      } else return this.fail('Invalid group');
      this.at++;
    }
  }

  // Names

  /** A name and `>`; empty: an error. spec: prod-GroupName */
  private name(): string {
    let name = '';
    while (!this.eat(0x3e)) {
      let c = this.point();
      if (c === 0x5c) {
        this.at++;
        c = this.eat(0x75) ? this.unicodeEscape(true) : END;
      } else if (c !== END) this.at += c > 0xffff ? 2 : 1;
      const fine = c >= 0 && (name === '' ? isIdentifierStart(c) : isIdentifierPart(c));
      if (!fine) {
        this.fail('Invalid capture group name');
        return '';
      }
      name += String.fromCodePoint(c);
    }
    if (name === '') this.fail('Invalid capture group name');
    return name;
  }

  private defineName(): boolean {
    const name = this.name();
    if (name === '') return false;
    for (let i = 0; i < this.names.length; i++) {
      if (this.names[i].active && this.names[i].text === name) return this.fail('Duplicate capture group name');
    }
    this.names.push(new GroupName(name));
    return true;
  }

  // Escapes

  /** Behind the backslash of an atom. */
  private escape(): boolean {
    const c = this.peek();
    if (c >= 49 && c <= 57) {
      const start = this.at;
      while (isDigit(this.peek())) this.at++;
      if (Number(this.text.slice(start, this.at)) < this.total) return true;
      this.at = start;
    }
    if (this.atClassEscape()) {
      this.mayHaveStrings = false;
      return this.classEscape(false);
    }
    if (c === 0x6b && (this.hasNames || this.unicode)) {
      const place = this.at - 1;
      this.at++;
      if (!this.eat(0x3c)) return this.fail('Invalid named reference');
      const name = this.name();
      if (name === '') return false;
      this.references.push(name);
      this.referencePlaces.push(place);
      return true;
    }
    return this.characterEscape(false) !== END;
  }

  private atClassEscape(): boolean {
    const c = this.peek();
    if (c === 0x70 || c === 0x50) return this.unicode;
    return contains('dDsSwW', c);
  }

  private classEscape(inClass: boolean): boolean {
    const c = this.next();
    if (c !== 0x70 && c !== 0x50) return true;
    const wrong = inClass ? 'Invalid property name in character class' : 'Invalid property name';
    if (!this.eat(0x7b)) return this.fail(wrong);
    const name = this.propertyName();
    let valid: boolean;
    if (this.eat(0x3d)) {
      const value = this.propertyName();
      if (name === 'General_Category' || name === 'gc') valid = isListed(CATEGORIES, value);
      else if (name === 'Script' || name === 'sc' || name === 'Script_Extensions' || name === 'scx')
        valid = isListed(SCRIPTS, value);
      else valid = false;
    } else if (this.sets && c === 0x70 && isListed(STRING_PROPERTIES, name)) {
      valid = true;
      this.mayHaveStrings = true;
    } else valid = isListed(CATEGORIES, name) || isListed(BINARY_PROPERTIES, name);
    return this.eat(0x7d) && valid ? true : this.fail(wrong);
  }

  private propertyName(): string {
    const start = this.at;
    for (let c = this.peek(); isLetter(c) || isDigit(c) || c === 95; c = this.peek()) this.at++;
    return this.text.slice(start, this.at);
  }

  private hex(count: number): number {
    let v = 0;
    for (let i = 0; i < count; i++) {
      const digit = hexDigit(this.peek(i));
      if (digit < 0) return END;
      v = v * 16 + digit;
    }
    this.at += count;
    return v;
  }

  /** What follows `\u`; END if it is no escape. spec: prod-RegExpUnicodeEscapeSequence */
  private unicodeEscape(points: boolean): number {
    const start = this.at;
    if (points && this.eat(0x7b)) {
      let v = 0;
      const first = this.at;
      for (let digit = hexDigit(this.peek()); digit >= 0 && v <= 0x10ffff; digit = hexDigit(this.peek())) {
        v = v * 16 + digit;
        this.at++;
      }
      if (this.at > first && v <= 0x10ffff && this.eat(0x7d)) return v;
      this.at = start;
      return END;
    }
    const first = this.hex(4);
    if (first === END || !points || first < 0xd800 || first > 0xdbff) return first;
    const between = this.at;
    if (this.eat(0x5c) && this.eat(0x75)) {
      const low = this.hex(4);
      if (low >= 0xdc00 && low <= 0xdfff) return 0x10000 + ((first - 0xd800) << 10) + (low - 0xdc00);
    }
    this.at = between;
    return first;
  }

  private failCharacter(message: string): number {
    this.fail(message);
    return END;
  }

  /** The character of an escape, behind the backslash; END: an error. */
  private characterEscape(inClass: boolean): number {
    const c = this.peek();
    if (c === END) return this.failCharacter('\\ at end of pattern');
    const control = 'tnvfr'.indexOf(String.fromCharCode(c));
    if (control >= 0) {
      this.at++;
      return 9 + control;
    }
    if (c === 0x63) {
      const letter = this.peek(1);
      if (isLetter(letter) || (!this.unicode && inClass && (isDigit(letter) || letter === 95))) {
        this.at += 2;
        return letter & 31;
      }
      return this.unicode ? this.failCharacter('Invalid Unicode escape') : 0x5c;
    }
    if (c === 0x78 || c === 0x75) {
      this.at++;
      const v = c === 0x78 ? this.hex(2) : this.unicodeEscape(this.unicode);
      if (v !== END || !this.unicode) return v === END ? c : v;
      return this.failCharacter(c === 0x78 ? 'Invalid escape' : 'Invalid Unicode escape');
    }
    if (isDigit(c)) return this.digitEscape(c, inClass);
    if (this.unicode) {
      if (!contains(SYNTAX_CHARACTERS, c) && !(inClass && c === 0x2d)) return this.failCharacter('Invalid escape');
    } else if (this.hasNames && c === 0x6b) return this.failCharacter('Invalid escape');
    return this.next();
  }

  private digitEscape(c: number, inClass: boolean): number {
    if (this.unicode) {
      if (c === 48 && !isDigit(this.peek(1))) {
        this.at++;
        return 0;
      }
      return this.failCharacter(
        inClass && c < 56 ? 'Invalid class escape' : c === 48 ? 'Invalid decimal escape' : 'Invalid escape',
      );
    }
    this.at++;
    if (c >= 56) return c;
    // a legacy octal escape
    let v = c - 48;
    for (let i = 0; i < 2; i++) {
      const digit = this.peek() - 48;
      if (digit < 0 || digit > 7 || v * 8 + digit > 255) break;
      v = v * 8 + digit;
      this.at++;
    }
    return v;
  }

  // Classes

  /** A class atom; SET: several characters; END: an error. */
  private classAtom(): number {
    if (!this.eat(0x5c)) return this.next();
    if (this.atClassEscape()) return this.classEscape(true) ? SET : END;
    if (this.eat(0x62)) return 8;
    if (this.unicode && this.eat(0x2d)) return 0x2d;
    return this.characterEscape(true);
  }

  private plainClass(): boolean {
    this.eat(0x5e);
    while (!this.eat(0x5d)) {
      if (this.peek() === END) return this.fail('Unterminated character class');
      const first = this.classAtom();
      if (first === END) return false;
      if (this.peek() !== 0x2d || this.peek(1) === 0x5d || this.peek(1) === END) continue;
      this.at++;
      const second = this.classAtom();
      if (second === END) return false;
      if (first === SET || second === SET) {
        if (this.unicode) return this.fail('Invalid character class');
      } else if (first > second) return this.fail('Range out of order in character class');
    }
    return true;
  }

  /** spec: prod-ClassSetCharacter */
  private setCharacter(): number {
    const c = this.peek();
    if (c === END) return this.failCharacter('Unterminated character class');
    if (c === 0x5c) {
      this.at++;
      if (this.eat(0x62)) return 8;
      return contains(SET_PUNCTUATORS, this.peek()) ? this.next() : this.characterEscape(true);
    }
    if (this.peek(1) === c && contains(DOUBLED, c))
      return this.failCharacter('Invalid set operation in character class');
    if (contains(SET_SYNTAX, c)) return this.failCharacter('Invalid character in character class');
    return this.next();
  }

  /** A nested class, an escape (SET) or a character; END: an error. */
  private setOperand(depth: number): number {
    this.mayHaveStrings = false;
    if (this.eat(0x5b)) return this.setClass(depth + 1) ? SET : END;
    if (this.peek() === 0x5c) {
      if (this.peek(1) === 0x71) {
        this.at += 2;
        return this.classStrings() ? SET : END;
      }
      this.at++;
      if (this.atClassEscape()) return this.classEscape(true) ? SET : END;
      this.at--;
    }
    return this.setCharacter();
  }

  /** spec: prod-ClassStringDisjunction */
  private classStrings(): boolean {
    if (!this.eat(0x7b)) return this.fail('Invalid escape');
    for (;;) {
      let count = 0;
      while (this.peek() !== 0x7d && this.peek() !== 0x7c) {
        if (this.setCharacter() === END) return false;
        count++;
      }
      if (count !== 1) this.mayHaveStrings = true;
      if (this.eat(0x7d)) return true;
      this.at++;
    }
  }

  /** The class behind `[` with the flag v. spec: prod-ClassContents */
  private setClass(depth: number): boolean {
    if (depth > 200) return this.fail('Regular expression too large');
    const inverted = this.eat(0x5e);
    let may = false;
    // 0 nothing read, 1 one operand, 2 union, 3 subtraction, 4 intersection
    let kind = 0;
    while (!this.eat(0x5d)) {
      const c = this.peek();
      if (c === END) return this.fail('Unterminated character class');
      if (kind > 0 && this.peek(1) === c && (c === 0x2d || c === 0x26)) {
        const wanted = c === 0x2d ? 3 : 4;
        if (kind === 2 || (kind > 2 && kind !== wanted)) return this.fail('Invalid set operation in character class');
        kind = wanted;
        this.at += 2;
        if (wanted === 4 && this.peek() === 0x26) return this.fail('Invalid character in character class');
        if (this.setOperand(depth) === END) return false;
        if (wanted === 4) may = may && this.mayHaveStrings;
        continue;
      }
      if (kind > 2) return this.fail('Invalid set operation in character class');
      kind = kind === 0 ? 1 : 2;
      const first = this.setOperand(depth);
      if (first === END) return false;
      may = may || this.mayHaveStrings;
      if (this.peek() !== 0x2d || this.peek(1) === 0x2d) continue;
      this.at++;
      if (first === SET) return this.fail('Invalid character class');
      const second = this.setCharacter();
      if (second === END) return false;
      if (first > second) return this.fail('Range out of order in character class');
      kind = 2;
    }
    if (inverted && may) return this.fail('Negated character class may contain strings');
    this.mayHaveStrings = may;
    return true;
  }
}
