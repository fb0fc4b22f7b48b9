// encodeURI and its kin, escape and unescape. spec: sec-uri-handling-functions, sec-escape-string, sec-unescape-string

import { ErrorKind } from '../abi/opcodes.ts';
import { EXCEPTION, Ptr, Value, fromString, isException, payload } from '../value/value.ts';
import { toStringValue } from '../value/convert.ts';
import { charge } from '../interp/fuel.ts';
import { appendUnit, builderDrop, builderEndString, builderStart } from '../string/builder.ts';
import { charCodeAt, flatten, stringLength } from '../string/string.ts';
import { throwError } from './errors.ts';
import { arg, method } from './native.ts';

/** Sets of ASCII characters, one bit each: low and high half. Letters and digits are in all of them. */
const ALPHANUMERIC_LOW: u64 = 0x03ff000000000000;
const ALPHANUMERIC_HIGH: u64 = 0x07fffffe07fffffe;
/** - . ! ~ * ' ( ) _ */
const MARKS_LOW: u64 = ALPHANUMERIC_LOW | 0x0000678200000000;
const MARKS_HIGH: u64 = ALPHANUMERIC_HIGH | 0x4000000080000000;
/** ; / ? : @ & = + $ , */
const RESERVED_LOW: u64 = 0xac00985000000000;
const RESERVED_HIGH: u64 = 0x0000000000000001;
/** # belongs to what encodeURI leaves alone and decodeURI does not decode. */
const HASH_LOW: u64 = 0x0000000800000000;
/** What escape leaves alone: @ * _ + - . / */
const ESCAPE_LOW: u64 = ALPHANUMERIC_LOW | 0x0000ec0000000000;
const ESCAPE_HIGH: u64 = ALPHANUMERIC_HIGH | 0x0000000080000001;

// @ts-ignore: decorator
@inline function isIn(c: u32, low: u64, high: u64): bool {
  return c < 128 && ((c < 64 ? low : high) >> (c & 63)) & 1 != 0;
}

function malformed(builder: usize): Value {
  builderDrop(builder);
  return throwError(ErrorKind.URIError, 'URI malformed');
}

function appendHex(builder: usize, n: u32, digits: i32): bool {
  for (let shift = (digits - 1) << 2; shift >= 0; shift -= 4) {
    const digit = (n >> shift) & 15;
    if (!appendUnit(builder, digit + (digit < 10 ? 48 : 55))) return false;
  }
  return true;
}

function appendByte(builder: usize, byte: u32): bool {
  return appendUnit(builder, 0x25) && appendHex(builder, byte, 2);
}

/** The text of an argument as a flat string; 0 threw. */
function textOf(fp: usize, argc: i32): Ptr {
  const text = toStringValue(arg(fp, argc, 0));
  return isException(text) ? 0 : flatten(payload(text));
}

function finish(builder: usize, ok: bool): Value {
  if (!ok) {
    builderDrop(builder);
    return EXCEPTION;
  }
  const s = builderEndString(builder);
  return s ? fromString(s) : EXCEPTION;
}

/** spec: sec-encode */
function encode(fp: usize, argc: i32, low: u64, high: u64): Value {
  const s = textOf(fp, argc);
  if (!s) return EXCEPTION;
  const length = stringLength(s);
  const builder = builderStart(length);
  let ok = builder != 0;
  for (let k: u32 = 0; k < length && ok; k++) {
    if ((k & 1023) == 1023 && charge(1024)) ok = false;
    let c = <u32>charCodeAt(s, k);
    if (isIn(c, low, high)) {
      ok = ok && appendUnit(builder, c);
      continue;
    }
    if (c - 0xdc00 < 0x400) return malformed(builder);
    if (c - 0xd800 < 0x400) {
      const next = k + 1 < length ? <u32>charCodeAt(s, k + 1) : 0;
      if (next - 0xdc00 >= 0x400) return malformed(builder);
      c = ((c - 0xd800) << 10) + (next - 0xdc00) + 0x10000;
      k++;
    }
    if (c < 0x80) ok = ok && appendByte(builder, c);
    else if (c < 0x800) ok = ok && appendByte(builder, 0xc0 | (c >> 6)) && appendByte(builder, 0x80 | (c & 63));
    else {
      ok = ok && (c < 0x10000
        ? appendByte(builder, 0xe0 | (c >> 12))
        : appendByte(builder, 0xf0 | (c >> 18)) && appendByte(builder, 0x80 | ((c >> 12) & 63)));
      ok = ok && appendByte(builder, 0x80 | ((c >> 6) & 63)) && appendByte(builder, 0x80 | (c & 63));
    }
  }
  return finish(builder, ok);
}

function hexDigit(c: i32): i32 {
  if (c >= 48 && c <= 57) return c - 48;
  c |= 32;
  return c >= 97 && c <= 102 ? c - 87 : -1;
}

/** The number that `digits` hexadecimal digits from `at` on give, or -1. */
function hexAt(s: Ptr, at: u32, digits: u32): i32 {
  if (at + digits > stringLength(s)) return -1;
  let n = 0;
  for (let i: u32 = 0; i < digits; i++) {
    const digit = hexDigit(charCodeAt(s, at + i));
    if (digit < 0) return -1;
    n = (n << 4) | digit;
  }
  return n;
}

/** The byte of "%XX" at `at`, or -1. */
function byteAt(s: Ptr, at: u32): i32 {
  return at < stringLength(s) && charCodeAt(s, at) == 0x25 ? hexAt(s, at + 1, 2) : -1;
}

/** spec: sec-decode */
function decode(fp: usize, argc: i32, keepLow: u64, keepHigh: u64): Value {
  const s = textOf(fp, argc);
  if (!s) return EXCEPTION;
  const length = stringLength(s);
  const builder = builderStart(length);
  let ok = builder != 0;
  let k: u32 = 0;
  while (k < length && ok) {
    if ((k & 1023) == 1023 && charge(1024)) ok = false;
    const c = <u32>charCodeAt(s, k);
    if (c != 0x25) {
      ok = ok && appendUnit(builder, c);
      k++;
      continue;
    }
    const first = byteAt(s, k);
    if (first < 0) return malformed(builder);
    if (first < 0x80) {
      // what is kept stays as it was written
      if (isIn(first, keepLow, keepHigh)) {
        for (let i: u32 = 0; i < 3; i++) ok = ok && appendUnit(builder, charCodeAt(s, k + i));
      } else ok = ok && appendUnit(builder, first);
      k += 3;
      continue;
    }
    const count: u32 = first < 0xc2 ? 0 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : first < 0xf5 ? 4 : 0;
    if (count == 0) return malformed(builder);
    let point = <u32>first & (0x7f >> count);
    for (let i: u32 = 1; i < count; i++) {
      const byte = byteAt(s, k + 3 * i);
      if (byte < 0 || (byte & 0xc0) != 0x80) return malformed(builder);
      point = (point << 6) | (<u32>byte & 63);
    }
    // the shortest form, and no surrogates
    if ((count == 3 && (point < 0x800 || point - 0xd800 < 0x800)) || (count == 4 && (point < 0x10000 || point > 0x10ffff))) return malformed(builder);
    if (point < 0x10000) ok = ok && appendUnit(builder, point);
    else ok = ok && appendUnit(builder, 0xd800 + ((point - 0x10000) >> 10)) && appendUnit(builder, 0xdc00 + ((point - 0x10000) & 1023));
    k += 3 * count;
  }
  return finish(builder, ok);
}

function encodeUri(fp: usize, argc: i32): u64 {
  return encode(fp, argc, MARKS_LOW | RESERVED_LOW | HASH_LOW, MARKS_HIGH | RESERVED_HIGH);
}

function encodeUriComponent(fp: usize, argc: i32): u64 {
  return encode(fp, argc, MARKS_LOW, MARKS_HIGH);
}

function decodeUri(fp: usize, argc: i32): u64 {
  return decode(fp, argc, RESERVED_LOW | HASH_LOW, RESERVED_HIGH);
}

function decodeUriComponent(fp: usize, argc: i32): u64 {
  return decode(fp, argc, 0, 0);
}

/** spec: sec-escape-string */
function escape(fp: usize, argc: i32): u64 {
  const s = textOf(fp, argc);
  if (!s) return EXCEPTION;
  const length = stringLength(s);
  const builder = builderStart(length);
  let ok = builder != 0;
  for (let k: u32 = 0; k < length && ok; k++) {
    if ((k & 1023) == 1023 && charge(1024)) ok = false;
    const c = <u32>charCodeAt(s, k);
    if (isIn(c, ESCAPE_LOW, ESCAPE_HIGH)) ok = ok && appendUnit(builder, c);
    else if (c < 256) ok = ok && appendByte(builder, c);
    else ok = ok && appendUnit(builder, 0x25) && appendUnit(builder, 0x75) && appendHex(builder, c, 4);
  }
  return finish(builder, ok);
}

/** spec: sec-unescape-string */
function unescape(fp: usize, argc: i32): u64 {
  const s = textOf(fp, argc);
  if (!s) return EXCEPTION;
  const length = stringLength(s);
  const builder = builderStart(length);
  let ok = builder != 0;
  for (let k: u32 = 0; k < length && ok; k++) {
    if ((k & 1023) == 1023 && charge(1024)) ok = false;
    let c = <i32>charCodeAt(s, k);
    if (c == 0x25) {
      const long = k + 1 < length && charCodeAt(s, k + 1) == 0x75 ? hexAt(s, k + 2, 4) : -1;
      const short = long < 0 ? hexAt(s, k + 1, 2) : -1;
      if (long >= 0) {
        c = long;
        k += 5;
      } else if (short >= 0) {
        c = short;
        k += 2;
      }
    }
    ok = ok && appendUnit(builder, c);
  }
  return finish(builder, ok);
}

export function initUri(global: Ptr): void {
  method(global, 'decodeURI', 1, decodeUri);
  method(global, 'decodeURIComponent', 1, decodeUriComponent);
  method(global, 'encodeURI', 1, encodeUri);
  method(global, 'encodeURIComponent', 1, encodeUriComponent);
  method(global, 'escape', 1, escape);
  method(global, 'unescape', 1, unescape);
}
