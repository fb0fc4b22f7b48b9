// JSON text to values. No recursion: values gather on a stack in a heap cell, and a closing bracket makes its container of
// what was gathered since the opening one, so that arrays get their exact size and objects their exact number of slots. Nothing
// here calls the guest, so nothing is collected meanwhile. spec: sec-json.parse
//
// The messages are those of V8.

import { Cell, Elem, Kind, Obj, Str } from '../abi/layout.ts';
import { ErrorKind } from '../abi/opcodes.ts';
import {
  EXCEPTION, FALSE, NULL, Ptr, TRUE, Value, fromInt, fromNumber, fromObject, fromString, isException, isString, payload,
} from '../value/value.ts';
import { decimalToDouble, scanDecimal } from '../value/number-parse.ts';
import {
  allocFlat, allocLatin1, atomFromAscii, charString, charsOf, concat, emptyString, fromUtf16, numberToString, stringFromLatin1, stringLength, substring, wideOf,
} from '../string/string.ts';
import { copyBytes, copyUnits } from '../string/copy.ts';
import { findSpecial } from '../string/search.ts';
import { stringKey } from '../object/key.ts';
import { newArray, newObject, newPlainObject } from '../object/object.ts';
import { createDataPropertyByKey } from '../object/properties.ts';
import { inlineCapacity, inlineOffset, isDictionary, shapeCount, shapeOf } from '../object/shape.ts';
import { ShapePrivate } from '../object/cells.ts';
import { allocateCell } from '../memory/alloc.ts';
import { charge } from '../interp/fuel.ts';
import { literal, throwErrorText } from './errors.ts';

// the text and the position in it: what follows the fast paths of parse() goes by index
let source: Ptr = 0;
let text: usize = 0;
let wide: u32 = 0;
let length: u32 = 0;
let at: u32 = 0;
// the stack: a Bytes cell of values, and for how many it has room
let stack: Ptr = 0;
let room: u32 = 0;
/** Values that are no containers become the text that they were written as. */
let recording: bool = false;

/** Shapes of the objects made last, found by their first and last key. */
const shapeCache: usize = memory.data(128);

// Keys of 1 to 16 Latin-1 characters that were met last: 0 u64 the first eight, zeros behind the end │ 8 u64 the last eight; 0 if there
// are fewer │ 16 u32 atom │ 20 u32 length.
const KEY_ENTRIES: u32 = 64;
const KEY_BYTES: u32 = 24;
const keyCache: usize = memory.data(1536, 8);

/** A larger stack with the same values; false: the heap limit. */
function growStack(): bool {
  const larger = allocateCell(Kind.Bytes, 8 + (room << 4));
  if (larger == 0) return false;
  store<u32>(larger, room << 4, 4);
  memory.copy(larger + 8, stack + 8, <usize>room << 3);
  stack = larger;
  room <<= 1;
  return true;
}

/** Code unit at `i`, or a unit that no token begins with at the end. */
// @ts-ignore: decorator
@inline
function unit(i: u32): u32 {
  if (i >= length) return 0x10000;
  return wide ? <u32>load<u16>(text + (<usize>i << 1)) : <u32>load<u8>(text + i);
}

/** The next unit that is no white space, without taking it. */
// @ts-ignore: decorator
@inline
function peek(): u32 {
  let c = unit(at);
  while (c <= 0x20 && (c == 0x20 || c == 0x0a || c == 0x0d || c == 0x09)) {
    at++;
    c = unit(at);
  }
  return c;
}

// Errors --------------------------------------------------------------------------------------------------------------------

/** SyntaxError "message in JSON at position i". */
function failAt(message: string, i: u32): Value {
  at = i;
  const position = numberToString(fromInt(i));
  return throwErrorText(ErrorKind.SyntaxError, concat(concat(literal(message), literal(' in JSON at position ')), position));
}

function isText(name: string): bool {
  if (<u32>name.length != length) return false;
  for (let i = 0; i < name.length; i++) if (unit(i) != <u32>name.charCodeAt(i)) return false;
  return true;
}

/** SyntaxError for a token that cannot stand at `at`, with some text around it. */
function failToken(): Value {
  const c = unit(at);
  if (at >= length) return throwErrorText(ErrorKind.SyntaxError, literal('Unexpected end of JSON input'));
  if (c == 0x22) return failAt('Unexpected string', at);
  if (c - 48 <= 9 || c == 0x2d) return failAt('Unexpected number', at);
  const quote = literal('"');
  const tail = literal('" is not valid JSON');
  if (isText('undefined') || isText('NaN') || isText('Infinity') || isText('[object Object]')) {
    return throwErrorText(ErrorKind.SyntaxError, concat(concat(quote, source), tail));
  }
  let message = concat(concat(literal("Unexpected token '"), charString(c)), literal("', "));
  let from: u32 = 0;
  let to = length;
  if (length > 20) {
    if (at >= 10) from = at - 10;
    if (at + 10 < length) to = at + 10;
  }
  // V8 says "..." also where nothing was cut off
  if (length > 20 && at >= 10) message = concat(message, literal('...'));
  message = concat(concat(message, quote), substring(source, from, to));
  message = concat(message, to < length ? literal('"... is not valid JSON') : tail);
  return throwErrorText(ErrorKind.SyntaxError, message);
}

// Strings and numbers -------------------------------------------------------------------------------------------------------

/** Position of the first quote, backslash or control character at or after `i`. */
function special(i: u32): u32 {
  if (!wide) return findSpecial(text, i, length);
  const quote = i16x8.splat(0x22);
  const backslash = i16x8.splat(0x5c);
  const control = i16x8.splat(0x20);
  for (; i + 8 <= length; i += 8) {
    const units = v128.load(text + (<usize>i << 1));
    const mask = i16x8.bitmask(v128.or(v128.or(i16x8.eq(units, quote), i16x8.eq(units, backslash)), i16x8.lt_u(units, control)));
    if (mask != 0) return i + ctz(mask);
  }
  for (; i < length; i++) {
    const c = <u32>load<u16>(text + (<usize>i << 1));
    if (c == 0x22 || c == 0x5c || c < 0x20) return i;
  }
  return length;
}

// @ts-ignore: decorator
@inline
function hexValue(c: u32): u32 {
  if (c - 48 <= 9) return c - 48;
  const letter = (c | 32) - 97;
  return letter < 6 && c < 128 ? letter + 10 : 99;
}

/** The string whose quote is before `at`, or the key: `key` asks for the form that properties have. EXCEPTION: threw. */
function readString(key: bool): Value {
  const start = at;
  const end = special(start);
  if (end < length && unit(end) == 0x22) {
    at = end + 1;
    const count = end - start;
    const from = text + (<usize>start << wide);
    if (key && !wide && count > 0 && unit(start) - 48 > 9) {
      const atom = atomFromAscii(from, count);
      return atom != 0 ? fromString(atom) : EXCEPTION;
    }
    const s = wide ? fromUtf16(from, count) : stringFromLatin1(from, count);
    if (s == 0) return EXCEPTION;
    return key ? stringKey(s) : fromString(s);
  }
  return readEscaped(start, end, key);
}

/** A string with escapes: looked through once for errors, length and width, then written. */
function readEscaped(start: u32, firstSpecial: u32, key: bool): Value {
  let i = firstSpecial;
  let dropped: u32 = 0;
  let all: u32 = 0;
  while (true) {
    const c = unit(i);
    if (i >= length) return failAt('Unterminated string', length);
    if (c == 0x22) break;
    if (c < 0x20) return failAt('Bad control character in string literal', i);
    const mark = unit(i + 1);
    if (mark == 0x75) {
      let value: u32 = 0;
      for (let j: u32 = 2; j < 6; j++) {
        const digit = hexValue(unit(i + j));
        if (digit > 15) return failAt('Bad Unicode escape', min(i + j, length));
        value = (value << 4) | digit;
      }
      all |= value;
      dropped += 5;
      i += 6;
    } else {
      if (i + 1 >= length) {
        at = length;
        return failToken();
      }
      if (mark != 0x22 && mark != 0x5c && mark != 0x2f && mark != 0x62 && mark != 0x66 && mark != 0x6e && mark != 0x72 && mark != 0x74) {
        return failAt('Bad escaped character', i + 1);
      }
      dropped++;
      i += 2;
    }
    i = special(i);
  }
  const end = i;
  const resultWide: u32 = wide | (all > 255 ? 1 : 0);
  const s = allocFlat(end - start - dropped, resultWide);
  if (s == 0) return EXCEPTION;
  let dest = charsOf(s);
  i = start;
  while (true) {
    const run = special(i);
    copyUnits(dest, resultWide, text + (<usize>i << wide), wide, run - i);
    dest += <usize>(run - i) << resultWide;
    if (run >= end) break;
    i = run + 2;
    let c = unit(run + 1);
    if (c == 0x75) {
      c = (hexValue(unit(i)) << 12) | (hexValue(unit(i + 1)) << 8) | (hexValue(unit(i + 2)) << 4) | hexValue(unit(i + 3));
      i += 4;
    } else if (c == 0x62) c = 8;
    else if (c == 0x66) c = 12;
    else if (c == 0x6e) c = 10;
    else if (c == 0x72) c = 13;
    else if (c == 0x74) c = 9;
    if (resultWide) {
      store<u16>(dest, c);
      dest += 2;
    } else {
      store<u8>(dest, c);
      dest += 1;
    }
  }
  at = end + 1;
  return key ? stringKey(s) : fromString(s);
}

/** The number that begins at `at`. */
function readNumber(): Value {
  const start = at;
  let i = at;
  const negative = unit(i) == 0x2d;
  if (negative) {
    i++;
    if (unit(i) - 48 > 9) return failAt('No number after minus sign', min(i, length));
  }
  const first = i;
  let value: u64 = 0;
  let c = unit(i) - 48;
  if (c == 0) {
    i++;
    if (unit(i) - 48 <= 9) {
      at = i;
      return failAt('Unexpected number', i);
    }
  } else {
    while (c <= 9) {
      value = value * 10 + c;
      i++;
      c = unit(i) - 48;
    }
  }
  const next = unit(i);
  if (next != 0x2e && (next | 32) != 0x65 && i - first <= 15) {
    at = i;
    if (negative) return value == 0 ? reinterpret<u64>(-0.0) : fromNumber(-<f64>value);
    return value <= 0x7fffffff ? fromInt(<i32>value) : fromNumber(<f64>value);
  }
  if (next == 0x2e) {
    i++;
    if (unit(i) - 48 > 9) return failAt('Unterminated fractional number', min(i, length));
    while (unit(i) - 48 <= 9) i++;
  }
  if ((unit(i) | 32) == 0x65) {
    i++;
    if (unit(i) == 0x2b || unit(i) == 0x2d) i++;
    if (unit(i) - 48 > 9) return failAt('Exponent part is missing a number', min(i, length));
    while (unit(i) - 48 <= 9) i++;
  }
  at = i;
  const d = scanDecimal(text + (<usize>first << wide), text + (<usize>i << wide), wide);
  return fromNumber(negative ? -d : d);
}

/** true, false or null. */
function readWord(word: string, v: Value): Value {
  for (let i = 0; i < word.length; i++) {
    if (unit(at) != <u32>word.charCodeAt(i)) return failToken();
    at++;
  }
  return v;
}

// Fast paths: by address, for units of either size -----------------------------------------------------------------------------

// @ts-ignore: decorator
@inline
function indexOf<T>(p: usize): u32 {
  return <u32>(p - text) >> (sizeof<T>() == 2 ? 1 : 0);
}

// @ts-ignore: decorator
@inline
function addressOf<T>(i: u32): usize {
  return text + (<usize>i << (sizeof<T>() == 2 ? 1 : 0));
}

/** The unit at `p`, or one that no token begins with at the end. */
// @ts-ignore: decorator
@inline
function unitAt<T>(p: usize, end: usize): u32 {
  return p < end ? <u32>load<T>(p) : 0x10000;
}

/** The first unit that is no white space at or after `p`. */
// @ts-ignore: decorator
@inline
function skip<T>(p: usize, end: usize): usize {
  return p < end && <u32>load<T>(p) > 0x20 ? p : skipSpace<T>(p, end);
}

function skipSpace<T>(p: usize, end: usize): usize {
  while (p < end) {
    const c = <u32>load<T>(p);
    if (c > 0x20 || (c != 0x20 && c != 0x0a && c != 0x0d && c != 0x09)) return p;
    p += sizeof<T>();
    if (sizeof<T>() == 1 && c == 0x0a) {
      // a line break: indentation follows
      const space = i8x16.splat(0x20);
      while (p + 16 <= end) {
        const others = ~i8x16.bitmask(i8x16.eq(v128.load(p), space)) & 0xffff;
        if (others != 0) {
          p += ctz(others);
          break;
        }
        p += 16;
      }
    }
  }
  return end;
}

/** Which of the 16 bytes at `p` are quotes, backslashes or control characters? */
// @ts-ignore: decorator
@inline
function specialMask(bytes: v128): u32 {
  const marks = v128.or(i8x16.eq(bytes, i8x16.splat(0x22)), i8x16.eq(bytes, i8x16.splat(0x5c)));
  return i8x16.bitmask(v128.or(marks, i8x16.lt_u(bytes, i8x16.splat(0x20))));
}

/** The string that begins at `p`, behind its quote; sets `at`. EXCEPTION: threw. */
function stringAt<T>(p: usize, end: usize): Value {
  if (sizeof<T>() == 1 && p + 16 <= end) {
    const bytes = v128.load(p);
    const mask = specialMask(bytes);
    if (mask != 0) {
      const count = <u32>ctz(mask);
      if (load<u8>(p + count) == 0x22) {
        at = <u32>(p - text) + count + 1;
        if (count < 2) return fromString(count != 0 ? charString(load<u8>(p)) : emptyString());
        const s = allocLatin1(count);
        if (s == 0) return EXCEPTION;
        // all 16 bytes where nothing is that they could overwrite
        if (s + Str.Chars + 16 <= load<u32>(Cell.AllocEnd)) v128.store(charsOf(s), bytes);
        else copyBytes(charsOf(s), p, count);
        return fromString(s);
      }
    }
  }
  at = indexOf<T>(p);
  return readString(false);
}

/** The atom of the 1 to 16 characters at `p`, which do not begin with a digit; 16 bytes can be read there. 0: heap limit. */
function shortKey(p: usize, count: u32): Ptr {
  let first = load<u64>(p);
  let last: u64 = 0;
  if (count < 8) first &= ((<u64>1) << (<u64>count << 3)) - 1;
  else last = load<u64>(p + count - 8);
  const hash = (first ^ (last * 0xff51afd7ed558ccd) ^ count) * 0x9e3779b97f4a7c15;
  const entry = keyCache + <usize>(hash >> 58) * KEY_BYTES;
  if (load<u64>(entry) == first && load<u64>(entry, 8) == last && load<u32>(entry, 20) == count) return load<u32>(entry, 16);
  const key = atomFromAscii(p, count);
  store<u64>(entry, first);
  store<u64>(entry, last, 8);
  store<u32>(entry, key, 16);
  store<u32>(entry, key != 0 ? count : 0, 20);
  return key;
}

/** After `{` or `,`: the key, whose colon it takes too; sets `at`. EXCEPTION: threw. */
function keyAt<T>(p: usize, end: usize, first: bool): Value {
  p = skip<T>(p, end);
  if (unitAt<T>(p, end) != 0x22) {
    return failAt(first ? "Expected property name or '}'" : 'Expected double-quoted property name', indexOf<T>(p));
  }
  p += sizeof<T>();
  let key: Value = 0;
  if (sizeof<T>() == 1 && p + 16 <= end) {
    const mask = specialMask(v128.load(p));
    const count = <u32>ctz(mask);
    if (mask != 0 && count != 0 && load<u8>(p + count) == 0x22 && <u32>load<u8>(p) - 48 > 9) {
      const name = shortKey(p, count);
      if (name == 0) return EXCEPTION;
      key = fromString(name);
      p += count + 1;
    }
  }
  if (key == 0) {
    at = indexOf<T>(p);
    key = readString(true);
    if (isException(key)) return EXCEPTION;
    p = addressOf<T>(at);
  }
  p = skip<T>(p, end);
  at = indexOf<T>(p);
  if (unitAt<T>(p, end) != 0x3a) return first ? failAt("Expected ':' after property name", at) : failToken();
  at++;
  return key;
}

/** Are these eight bytes digits? */
// @ts-ignore: decorator
@inline
function areDigits(bytes: u64): bool {
  const high: u64 = 0xf0f0f0f0f0f0f0f0;
  return ((bytes & high) | (((bytes + 0x0606060606060606) & high) >> 4)) == 0x3333333333333333;
}

/** The number that eight digits write: pairs, then fours, then all. */
// @ts-ignore: decorator
@inline
function eightDigits(bytes: u64): u64 {
  const digits = bytes - 0x3030303030303030;
  const pairs = digits * 10 + (digits >> 8);
  const odd = (pairs & 0x000000ff000000ff) * 0x000f424000000064;
  const even = ((pairs >> 16) & 0x000000ff000000ff) * 0x0000271000000001;
  return (odd + even) >> 32;
}

/** The number that begins at `p`; sets `at`. EXCEPTION: threw. */
function numberAt<T>(p: usize, end: usize): Value {
  const negative = <u32>load<T>(p) == 0x2d;
  const first = negative ? p + sizeof<T>() : p;
  let q = first;
  let mantissa: u64 = 0;
  for (; q < end; q += sizeof<T>()) {
    const digit = <u32>load<T>(q) - 48;
    if (digit > 9) break;
    mantissa = mantissa * 10 + digit;
  }
  const whole = <u32>(q - first) / sizeof<T>();
  at = indexOf<T>(p);
  // what has no fast path, or is no number
  if (whole - 1 > 14 || (whole > 1 && <u32>load<T>(first) == 48)) return readNumber();
  let next = unitAt<T>(q, end);
  if (next == 0x2e) {
    q += sizeof<T>();
    const point = q;
    if (sizeof<T>() == 1) {
      while (q + 8 <= end && areDigits(load<u64>(q))) {
        mantissa = mantissa * 100000000 + eightDigits(load<u64>(q));
        q += 8;
      }
    }
    for (; q < end; q += sizeof<T>()) {
      const digit = <u32>load<T>(q) - 48;
      if (digit > 9) break;
      mantissa = mantissa * 10 + digit;
    }
    const fraction = <u32>(q - point) / sizeof<T>();
    next = unitAt<T>(q, end);
    // 19 digits fit the mantissa
    if (fraction == 0 || whole + fraction > 19 || (next | 32) == 0x65) return readNumber();
    at = indexOf<T>(q);
    const d = decimalToDouble(mantissa, -<i64>fraction);
    return fromNumber(negative ? -d : d);
  }
  if ((next | 32) == 0x65) return readNumber();
  at = indexOf<T>(q);
  if (!negative) return mantissa <= 0x7fffffff ? fromInt(<i32>mantissa) : fromNumber(<f64>mantissa);
  return mantissa == 0 ? reinterpret<u64>(-0.0) : fromNumber(-<f64>mantissa);
}

// Containers ----------------------------------------------------------------------------------------------------------------

/** An array of the values in [from, to) of the stack. EXCEPTION: heap limit. */
function makeArray(from: usize, to: usize): Value {
  const count = <u32>(to - from) >> 3;
  const a = newArray(count, count);
  if (a == 0) return EXCEPTION;
  if (count != 0) copyBytes(load<u32>(a + Obj.Elements) + Elem.Values, from, count << 3);
  return fromObject(a);
}

/** Do the keys of the pairs that end at `to` name the slots of `shape`, in order? */
function fits(shape: Ptr, count: u32, to: usize): bool {
  if (shapeCount(shape) != count || isDictionary(shape)) return false;
  let s = shape;
  for (let i = count; i > 0; i--) {
    to -= 16;
    const key = load<u64>(to);
    if (!isString(key) || load<u32>(s + ShapePrivate.Key) != payload(key)) return false;
    s = load<u32>(s + ShapePrivate.Parent);
  }
  return true;
}

/** An object of the pairs of key and value in [from, to) of the stack. EXCEPTION: heap limit. */
function makeObject(from: usize, to: usize): Value {
  const count = <u32>(to - from) >> 4;
  if (count == 0) {
    const empty = newPlainObject(4);
    return empty != 0 ? fromObject(empty) : EXCEPTION;
  }
  // records repeat: an object with the keys of an earlier one takes its shape at once
  const hash = (load<u32>(from) >> 3) + (load<u32>(to - 16) >> 3) * 3;
  const cached = shapeCache + ((hash & 31) << 2);
  const known = load<u32>(cached);
  if (known != 0 && fits(known, count, to)) {
    const o = newObject(known);
    if (o == 0) return EXCEPTION;
    let dest = <usize>o + inlineOffset(known);
    for (; from < to; from += 16) {
      store<u64>(dest, load<u64>(from, 8));
      dest += 8;
    }
    return fromObject(o);
  }
  const o = newPlainObject(count);
  if (o == 0) return EXCEPTION;
  let plain = true;
  for (; from < to; from += 16) {
    const key = load<u64>(from);
    plain = plain && isString(key);
    if (createDataPropertyByKey(o, key, load<u64>(from, 8)) < 0) return EXCEPTION;
  }
  const shape = shapeOf(o);
  // the shape's line of parents names its keys only while it has them all in inline slots
  if (plain && count <= 16 && !isDictionary(shape) && shapeCount(shape) == count && inlineCapacity(shape) >= count) {
    store<u32>(cached, shape);
  }
  return fromObject(o);
}

/** What was written from `start` to `at`. EXCEPTION: heap limit. */
function written(start: u32): Value {
  const s = substring(source, start, at);
  return s != 0 ? fromString(s) : EXCEPTION;
}

/** The value of the text; `at` is behind it. A container's first value stands above a word that says what is around the container. */
function parse<T>(): Value {
  const end = addressOf<T>(length);
  let p = text;
  let charged = p;
  let top: usize = <usize>stack + 8;
  let limit = top + (<usize>room << 3);
  // first value of the innermost open container, 0 if there is none, and is it an object?
  let base: usize = 0;
  let object = false;
  while (true) {
    let v: Value = EXCEPTION;
    p = skip<T>(p, end);
    const c = unitAt<T>(p, end);
    if (c == 0x7b || c == 0x5b) {
      if (top + 16 > limit) {
        const old = <usize>stack;
        if (!growStack()) return EXCEPTION;
        top += <usize>stack - old;
        if (base != 0) base += <usize>stack - old;
        limit = <usize>stack + 8 + (<usize>room << 3);
      }
      store<u64>(top, ((base != 0 ? base - <usize>stack : 0) << 1) | (object ? 1 : 0));
      top += 8;
      base = top;
      object = c == 0x7b;
      p = skip<T>(p + sizeof<T>(), end);
      if (unitAt<T>(p, end) != c + 2) {
        if (object) {
          const key = keyAt<T>(p, end, true);
          if (isException(key)) return EXCEPTION;
          p = addressOf<T>(at);
          store<u64>(top, key);
          top += 8;
        }
        continue;
      }
    } else {
      if (c == 0x22) v = stringAt<T>(p + sizeof<T>(), end);
      else if (c - 48 <= 9 || c == 0x2d) v = numberAt<T>(p, end);
      else {
        at = indexOf<T>(p);
        if (c == 0x74) v = readWord('true', TRUE);
        else if (c == 0x66) v = readWord('false', FALSE);
        else if (c == 0x6e) v = readWord('null', NULL);
        else v = failToken();
      }
      if (isException(v)) return EXCEPTION;
      if (recording) {
        v = written(indexOf<T>(p));
        if (isException(v)) return EXCEPTION;
      }
      p = addressOf<T>(at);
    }
    // the value goes where it belongs; it may complete containers: EXCEPTION says that p is at the bracket of one
    while (true) {
      if (isException(v)) {
        p += sizeof<T>();
        v = object ? makeObject(base, top) : makeArray(base, top);
        if (isException(v)) return EXCEPTION;
        top = base - 8;
        const outer = load<u64>(top);
        object = (outer & 1) != 0;
        base = <usize>(outer >> 1);
        if (base != 0) base += <usize>stack;
      }
      if (base == 0) {
        at = indexOf<T>(p);
        return v;
      }
      // for the value and a key
      if (top + 16 > limit) {
        const old = <usize>stack;
        if (!growStack()) return EXCEPTION;
        top += <usize>stack - old;
        base += <usize>stack - old;
        limit = <usize>stack + 8 + (<usize>room << 3);
      }
      store<u64>(top, v);
      top += 8;
      if (p - charged > 4096) {
        if (charge(<u32>(p - charged) >> 3)) return EXCEPTION;
        charged = p;
      }
      p = skip<T>(p, end);
      const next = unitAt<T>(p, end);
      if (next == 0x2c) {
        p += sizeof<T>();
        if (object) {
          const key = keyAt<T>(p, end, false);
          if (isException(key)) return EXCEPTION;
          p = addressOf<T>(at);
          store<u64>(top, key);
          top += 8;
        }
        break;
      }
      if (next != <u32>(object ? 0x7d : 0x5d)) {
        at = indexOf<T>(p);
        return failAt(object ? "Expected ',' or '}' after property value" : "Expected ',' or ']' after array element", at);
      }
      v = EXCEPTION;
    }
  }
  return EXCEPTION;
}

/** The value of a flat JSON text. EXCEPTION: threw. */
export function parseJson(flat: Ptr): Value {
  source = flat;
  text = charsOf(flat);
  wide = wideOf(flat);
  length = stringLength(flat);
  at = 0;
  room = 64;
  memory.fill(shapeCache, 0, 128);
  memory.fill(keyCache, 0, KEY_ENTRIES * KEY_BYTES);
  stack = allocateCell(Kind.Bytes, 8 + (room << 3));
  if (stack == 0) return EXCEPTION;
  store<u32>(stack, room << 3, 4);
  const v = wide ? parse<u16>() : parse<u8>();
  if (isException(v)) return EXCEPTION;
  peek();
  if (at < length) return failAfter();
  return v;
}

/** The same tree with the text of each value that is no container in place of the value: for a text that parseJson() took. */
export function parseSources(flat: Ptr): Value {
  recording = true;
  const v = parseJson(flat);
  recording = false;
  return v;
}

/** Index of the unit at which the last parseJson() gave up. */
export function failedAt(): u32 {
  return at;
}

function failAfter(): Value {
  const position = numberToString(fromInt(at));
  return throwErrorText(ErrorKind.SyntaxError, concat(literal('Unexpected non-whitespace character after JSON at position '), position));
}
