// JSON text to values. No recursion: values gather on a stack in a heap cell, and a closing bracket makes its container of
// what was gathered since the opening one, so that arrays get their exact size and objects their exact number of slots. Nothing
// here calls the guest, so nothing is collected meanwhile. spec: sec-json.parse
//
// The messages are those of V8.

import { Elem, Kind, Obj } from '../abi/layout.ts';
import { ErrorKind } from '../abi/opcodes.ts';
import {
  EXCEPTION, FALSE, NULL, Ptr, TRUE, Value, fromInt, fromNumber, fromObject, fromString, isException, isString, payload,
} from '../value/value.ts';
import { scanDecimal } from '../value/number-parse.ts';
import {
  allocFlat, atomFromAscii, charString, charsOf, concat, fromUtf16, numberToString, stringFromLatin1, stringLength, substring, wideOf,
} from '../string/string.ts';
import { findSpecial } from '../string/search.ts';
import { stringKey } from '../object/key.ts';
import { newArray, newObject, newPlainObject } from '../object/object.ts';
import { createDataPropertyByKey } from '../object/properties.ts';
import { inlineCapacity, inlineOffset, isDictionary, shapeCount, shapeOf } from '../object/shape.ts';
import { ShapePrivate } from '../object/cells.ts';
import { allocateCell } from '../memory/alloc.ts';
import { charge } from '../interp/fuel.ts';
import { literal, throwErrorText } from './errors.ts';

// the text and the position in it
let source: Ptr = 0;
let text: usize = 0;
let wide: u32 = 0;
let length: u32 = 0;
let at: u32 = 0;
// the stack: a Bytes cell of values, their number, and where the innermost open container begins (0: none)
let stack: Ptr = 0;
let top: u32 = 0;
let room: u32 = 0;
let base: u32 = 0;

/** Shapes of the objects made last, found by their first and last key. */
const shapeCache: usize = memory.data(128);

// @ts-ignore: decorator
@inline
function slot(index: u32): usize {
  return <usize>stack + 8 + (<usize>index << 3);
}

function push(v: Value): bool {
  if (top == room) {
    const larger = allocateCell(Kind.Bytes, 8 + (room << 4));
    if (larger == 0) return false;
    store<u32>(larger, room << 4, 4);
    memory.copy(larger + 8, stack + 8, <usize>room << 3);
    stack = larger;
    room <<= 1;
  }
  store<u64>(slot(top), v);
  top++;
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
  for (i = start; i < end; ) {
    let c = unit(i);
    i++;
    if (c == 0x5c) {
      c = unit(i);
      i++;
      if (c == 0x75) {
        c = (hexValue(unit(i)) << 12) | (hexValue(unit(i + 1)) << 8) | (hexValue(unit(i + 2)) << 4) | hexValue(unit(i + 3));
        i += 4;
      } else if (c == 0x62) c = 8;
      else if (c == 0x66) c = 12;
      else if (c == 0x6e) c = 10;
      else if (c == 0x72) c = 13;
      else if (c == 0x74) c = 9;
    }
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

// Containers ----------------------------------------------------------------------------------------------------------------

/** Opens a container: `object` or not; what was open is kept below its first value. */
function open(object: bool): bool {
  if (!push((<u64>base << 1) | (object ? 1 : 0))) return false;
  base = top;
  return true;
}

// @ts-ignore: decorator
@inline
function inObject(): bool {
  return (load<u32>(slot(base - 1)) & 1) != 0;
}

function closeContainer(): void {
  top = base - 1;
  base = <u32>(load<u64>(slot(top)) >> 1);
}

function closeArray(): Value {
  const count = top - base;
  const a = newArray(count, count);
  if (a == 0) return EXCEPTION;
  if (count != 0) memory.copy(load<u32>(a + Obj.Elements) + Elem.Values, slot(base), <usize>count << 3);
  closeContainer();
  return fromObject(a);
}

/** Do the keys gathered since `base` name the slots of `shape`, in order? */
function fits(shape: Ptr, count: u32): bool {
  if (shapeCount(shape) != count || isDictionary(shape)) return false;
  let s = shape;
  for (let i = count; i > 0; i--) {
    const key = load<u64>(slot(base + ((i - 1) << 1)));
    if (!isString(key) || load<u32>(s + ShapePrivate.Key) != payload(key)) return false;
    s = load<u32>(s + ShapePrivate.Parent);
  }
  return true;
}

function closeObject(): Value {
  const count = (top - base) >> 1;
  if (count == 0) {
    closeContainer();
    const empty = newPlainObject(4);
    return empty != 0 ? fromObject(empty) : EXCEPTION;
  }
  // records repeat: an object with the keys of an earlier one takes its shape at once
  const hash = (load<u32>(slot(base)) >> 3) + (load<u32>(slot(top - 2)) >> 3) * 3;
  const cached = shapeCache + ((hash & 31) << 2);
  const known = load<u32>(cached);
  if (known != 0 && fits(known, count)) {
    const o = newObject(known);
    if (o == 0) return EXCEPTION;
    let dest = <usize>o + inlineOffset(known);
    for (let i: u32 = 0; i < count; i++) {
      store<u64>(dest, load<u64>(slot(base + (i << 1) + 1)));
      dest += 8;
    }
    closeContainer();
    return fromObject(o);
  }
  const o = newPlainObject(count);
  if (o == 0) return EXCEPTION;
  let plain = true;
  for (let i: u32 = 0; i < count; i++) {
    const key = load<u64>(slot(base + (i << 1)));
    plain = plain && isString(key);
    if (createDataPropertyByKey(o, key, load<u64>(slot(base + (i << 1) + 1))) < 0) return EXCEPTION;
  }
  const shape = shapeOf(o);
  // the shape's line of parents names its keys only while it has them all in inline slots
  if (plain && count <= 16 && !isDictionary(shape) && shapeCount(shape) == count && inlineCapacity(shape) >= count) {
    store<u32>(cached, shape);
  }
  closeContainer();
  return fromObject(o);
}

/** After `{` or `,`: the key and the colon. False: threw. */
function readKey(first: bool): bool {
  if (peek() != 0x22) {
    failAt(first ? "Expected property name or '}'" : 'Expected double-quoted property name', min(at, length));
    return false;
  }
  at++;
  const key = readString(true);
  if (isException(key) || !push(key)) return false;
  if (peek() != 0x3a) {
    if (first) failAt("Expected ':' after property name", min(at, length));
    else failToken();
    return false;
  }
  at++;
  return true;
}

function parse(): Value {
  let charged: u32 = 0;
  while (true) {
    let v: Value;
    const c = peek();
    if (c == 0x22) {
      at++;
      v = readString(false);
    } else if (c == 0x7b) {
      at++;
      if (!open(true)) return EXCEPTION;
      if (peek() != 0x7d) {
        if (!readKey(true)) return EXCEPTION;
        continue;
      }
      at++;
      v = closeObject();
    } else if (c == 0x5b) {
      at++;
      if (!open(false)) return EXCEPTION;
      if (peek() != 0x5d) continue;
      at++;
      v = closeArray();
    } else if (c - 48 <= 9 || c == 0x2d) v = readNumber();
    else if (c == 0x74) v = readWord('true', TRUE);
    else if (c == 0x66) v = readWord('false', FALSE);
    else if (c == 0x6e) v = readWord('null', NULL);
    else v = failToken();
    // the value goes where it belongs; it may complete containers
    while (true) {
      if (isException(v)) return EXCEPTION;
      if (base == 0) return v;
      if (!push(v)) return EXCEPTION;
      if (at - charged > 2048) {
        if (charge((at - charged) >> 3)) return EXCEPTION;
        charged = at;
      }
      const next = peek();
      if (inObject()) {
        if (next == 0x2c) {
          at++;
          if (!readKey(false)) return EXCEPTION;
          break;
        }
        if (next != 0x7d) return failAt("Expected ',' or '}' after property value", min(at, length));
        at++;
        v = closeObject();
      } else {
        if (next == 0x2c) {
          at++;
          break;
        }
        if (next != 0x5d) return failAt("Expected ',' or ']' after array element", min(at, length));
        at++;
        v = closeArray();
      }
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
  top = 0;
  base = 0;
  memory.fill(shapeCache, 0, 128);
  stack = allocateCell(Kind.Bytes, 8 + (room << 3));
  if (stack == 0) return EXCEPTION;
  store<u32>(stack, room << 3, 4);
  const v = parse();
  if (isException(v)) return EXCEPTION;
  peek();
  if (at < length) return failAfter();
  return v;
}

function failAfter(): Value {
  const position = numberToString(fromInt(at));
  return throwErrorText(ErrorKind.SyntaxError, concat(literal('Unexpected non-whitespace character after JSON at position '), position));
}
