// The text of a pattern, read by code unit or code point, and what is wrong with it.

import { Ptr } from '../value/value.ts';
import { charsOf, stringLength, wideOf } from '../string/string.ts';

let text: usize = 0;
let wide: u32 = 0;
let length: u32 = 0;
/** Position of the next unit. */
let position: u32 = 0;
let byPoint: bool = false;
/** Message of the first error, or null. */
let message: string | null = null;

/** What the reader gives at the end. */
export const END: u32 = 0xffffffff;

/** Begins to read a flat string; `points`: as code points. */
export function startReader(flat: Ptr, points: bool): void {
  text = charsOf(flat);
  wide = wideOf(flat);
  length = stringLength(flat);
  position = 0;
  byPoint = points;
  message = null;
}

// @ts-ignore: decorator
@inline export function readerAt(): u32 { return position; }
// @ts-ignore: decorator
@inline export function setReader(at: u32): void { position = at; }
// @ts-ignore: decorator
@inline export function readerText(): usize { return text; }
// @ts-ignore: decorator
@inline export function readerWide(): u32 { return wide; }
// @ts-ignore: decorator
@inline export function readerEnd(): bool { return position >= length; }

/** Unit i from here, or END. */
export function unitAhead(i: u32): u32 {
  const at = position + i;
  if (at >= length) return END;
  return wide ? <u32>load<u16>(text + (<usize>at << 1)) : <u32>load<u8>(text + at);
}

// @ts-ignore: decorator
@inline export function peek(): u32 { return unitAhead(0); }

// @ts-ignore: decorator
@inline export function skip(count: u32): void { position += count; }

/** Takes the unit if it is next. */
export function eat(unit: u32): bool {
  if (peek() != unit) return false;
  position++;
  return true;
}

/** The code point here whatever the mode, and how many units it has. */
export function pointAhead(): u32 {
  const c = unitAhead(0);
  if (c - 0xd800 >= 0x400) return c;
  const low = unitAhead(1);
  return low - 0xdc00 < 0x400 ? 0x10000 + ((c - 0xd800) << 10) + (low - 0xdc00) : c;
}

/** Takes one character: a code point in Unicode mode, else a unit. END at the end. */
export function nextChar(): u32 {
  const c = byPoint ? pointAhead() : unitAhead(0);
  if (c != END) position += c > 0xffff ? 2 : 1;
  return c;
}

/** Notes an error; 0 for the caller to return. */
export function invalid(what: string): u32 {
  if (message === null) message = what;
  return 0;
}

export function readerError(): string | null {
  return message;
}

// @ts-ignore: decorator
@inline export function isDigit(c: u32): bool { return c - 48 <= 9; }

/** Value of a hexadecimal digit, or 99. */
export function hexDigit(c: u32): u32 {
  if (c - 48 <= 9) return c - 48;
  const letter = (c | 32) - 97;
  return letter < 6 && c < 128 ? letter + 10 : 99;
}

/** `count` hexadecimal digits from here are taken; END if they are not there. */
export function readHex(count: u32): u32 {
  let v: u32 = 0;
  for (let i: u32 = 0; i < count; i++) {
    const digit = hexDigit(unitAhead(i));
    if (digit > 15) return END;
    v = (v << 4) | digit;
  }
  position += count;
  return v;
}

/**
 * What follows `\u`; END if it is no escape (nothing is taken then). `points`: braces and surrogate pairs count.
 * spec: prod-RegExpUnicodeEscapeSequence
 */
export function readUnicodeEscape(points: bool): u32 {
  const start = position;
  if (points && eat(0x7b)) {
    let v: u32 = 0;
    let digits = 0;
    while (hexDigit(peek()) <= 15) {
      v = (v << 4) | hexDigit(peek());
      digits++;
      position++;
      if (v > 0x10ffff) break;
    }
    if (digits > 0 && v <= 0x10ffff && eat(0x7d)) return v;
    position = start;
    return END;
  }
  const first = readHex(4);
  if (first == END || !points || first - 0xd800 >= 0x400) return first;
  const between = position;
  if (eat(0x5c) && eat(0x75)) {
    const low = readHex(4);
    if (low != END && low - 0xdc00 < 0x400) return 0x10000 + ((first - 0xd800) << 10) + (low - 0xdc00);
  }
  position = between;
  return first;
}
