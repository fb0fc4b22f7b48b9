// Uint8Array to and from base64 and hexadecimal. spec: sec-uint8array.frombase64 and what follows

import { ElementType, Kind } from '../abi/layout.ts';
import { ErrorKind } from '../abi/opcodes.ts';
import {
  EXCEPTION, Ptr, UNDEFINED, Value, fromInt, fromObject, fromString, isException, isObject, isString, payload,
} from '../value/value.ts';
import { truthySlow } from '../value/convert.ts';
import { charge } from '../interp/fuel.ts';
import { popRoots, pushRoot } from '../memory/roots.ts';
import { newPlainObject } from '../object/object.ts';
import { createDataProperty, getProperty } from '../object/properties.ts';
import { viewData, viewLength, viewType } from '../object/typed-array.ts';
import { allocLatin1, charCodeAt, charsOf, flatten, stringLength } from '../string/string.ts';
import { moveBytes } from './array-buffer.ts';
import { throwIncompatible } from './collection.ts';
import { throwError, throwTypeError } from './errors.ts';
import { Intrinsic, intrinsic } from './intrinsics.ts';
import { arg, literalAtom, method, self } from './native.ts';
import { newTyped, validTyped } from './typed-create.ts';

/** Characters between two looks at fuel and clock: a multiple of four. */
const STRIDE: u32 = 4096;

/** What to do with a last chunk of less than four characters. */
const enum Last {
  Loose, Strict, StopBeforePartial,
}

/** Outcome of decoding: characters read, bytes written, and whether a SyntaxError is due. */
const READ = memory.data(12, 4);
// @ts-ignore: decorator
@inline const WRITTEN_AT: usize = 4;
// @ts-ignore: decorator
@inline const FAILED_AT: usize = 8;

/** Is the string what lies between two places of a literal? */
function textEquals(s: Ptr, text: string, from: i32, to: i32): bool {
  if (<i32>stringLength(s) != to - from) return false;
  for (let i = from; i < to; i++) if (charCodeAt(s, i - from) != text.charCodeAt(i)) return false;
  return true;
}

/** An option that is one of some words: its number, `-1` threw. May call a getter. */
function wordOption(options: Value, name: string, words: string, message: string): i32 {
  if (options == UNDEFINED) return 0;
  const v = getProperty(payload(options), literalAtom(name), options);
  if (isException(v)) return -1;
  if (v == UNDEFINED) return 0;
  if (isString(v)) {
    const flat = flatten(payload(v));
    let start = 0;
    let number = 0;
    for (let at = 0; at <= words.length && flat; at++) {
      if (at < words.length && words.charCodeAt(at) != 44) continue;
      if (textEquals(flat, words, start, at)) return number;
      start = at + 1;
      number++;
    }
  }
  throwTypeError(message);
  return -1;
}

/** spec: sec-getoptionsobject; EXCEPTION: threw. */
function optionsOf(v: Value): Value {
  return v == UNDEFINED || isObject(v) ? v : throwTypeError('options must be an object');
}

function urlOption(options: Value): i32 {
  return wordOption(options, 'alphabet', 'base64,base64url', "alphabet must be either 'base64' or 'base64url'");
}

function lastOption(options: Value): i32 {
  return wordOption(
    options, 'lastChunkHandling', 'loose,strict,stop-before-partial',
    "lastChunkHandling must be 'loose', 'strict' or 'stop-before-partial'",
  );
}

/** The Uint8Array that `this` is, perhaps out of bounds; 0: threw. spec: sec-validateuint8array */
function receiver(fp: usize, name: string): Ptr {
  const v = self(fp);
  if (isObject(v) && load<u8>(payload(v)) == Kind.TypedArray && viewType(payload(v)) == ElementType.Uint8) return payload(v);
  throwIncompatible(name, v);
  return 0;
}

function encodeDigit(n: u32, url: bool): u8 {
  if (n < 26) return <u8>(n + 65);
  if (n < 52) return <u8>(n + 71);
  if (n < 62) return <u8>(n - 4);
  if (n == 62) return url ? 45 : 43;
  return url ? 95 : 47;
}

/** Value of a base64 digit; 64: none. */
function decodeDigit(c: u32, url: bool): u32 {
  if (c >= 65 && c <= 90) return c - 65;
  if (c >= 97 && c <= 122) return c - 71;
  if (c >= 48 && c <= 57) return c + 4;
  if (c == <u32>(url ? 45 : 43)) return 62;
  return c == <u32>(url ? 95 : 47) ? 63 : 64;
}

/** spec: sec-uint8array.prototype.tobase64 */
function toBase64(fp: usize, argc: i32): u64 {
  const name = 'Uint8Array.prototype.toBase64';
  const o = receiver(fp, name);
  const options = o ? optionsOf(arg(fp, argc, 0)) : EXCEPTION;
  if (isException(options)) return EXCEPTION;
  const url = urlOption(options);
  if (url < 0) return EXCEPTION;
  let omit = false;
  if (options != UNDEFINED) {
    const v = getProperty(payload(options), literalAtom('omitPadding'), options);
    if (isException(v)) return EXCEPTION;
    omit = truthySlow(v);
  }
  if (!validTyped(fromObject(o), name)) return EXCEPTION;
  const length = <u32>viewLength(o);
  const rest = length % 3;
  const text = allocLatin1(length / 3 * 4 + (rest == 0 ? 0 : omit ? rest + 1 : 4));
  if (!text) return EXCEPTION;
  const data = viewData(o);
  let to = charsOf(text);
  for (let i: u32 = 0; i < length; i += 3) {
    if (i % (STRIDE * 3) == 0 && charge(min(length - i, STRIDE * 3) >> 2)) return EXCEPTION;
    const left = length - i;
    const bits = (<u32>load<u8>(data + i) << 16) | (left > 1 ? <u32>load<u8>(data + i, 1) << 8 : 0) | (left > 2 ? <u32>load<u8>(data + i, 2) : 0);
    store<u8>(to++, encodeDigit(bits >> 18, url != 0));
    store<u8>(to++, encodeDigit((bits >> 12) & 63, url != 0));
    if (left > 1) store<u8>(to++, encodeDigit((bits >> 6) & 63, url != 0));
    else if (!omit) store<u8>(to++, 61);
    if (left > 2) store<u8>(to++, encodeDigit(bits & 63, url != 0));
    else if (!omit) store<u8>(to++, 61);
  }
  return fromString(text);
}

/** spec: sec-uint8array.prototype.tohex */
function toHex(fp: usize, argc: i32): u64 {
  const name = 'Uint8Array.prototype.toHex';
  const o = receiver(fp, name);
  if (!o || !validTyped(self(fp), name)) return EXCEPTION;
  const length = <u32>viewLength(o);
  const text = length < 0x10000000 ? allocLatin1(length << 1) : 0;
  if (!text) return length < 0x10000000 ? EXCEPTION : throwError(ErrorKind.RangeError, 'Invalid string length');
  const data = viewData(o);
  const to = charsOf(text);
  for (let i: u32 = 0; i < length; i++) {
    if (i % STRIDE == 0 && charge(min(length - i, STRIDE) >> 2)) return EXCEPTION;
    const byte = load<u8>(data + i);
    store<u8>(to + (i << 1), hexChar(byte >> 4));
    store<u8>(to + (i << 1), hexChar(byte & 15), 1);
  }
  return fromString(text);
}

function hexChar(n: u32): u8 {
  return <u8>(n < 10 ? n + 48 : n + 87);
}

function hexValue(c: u32): u32 {
  if (c >= 48 && c <= 57) return c - 48;
  const lower = c | 32;
  return lower >= 97 && lower <= 102 ? lower - 87 : 16;
}

/** Index of the first character from `at` on that is no ASCII white space. spec: sec-skipasciiwhitespace */
function skipSpace(s: Ptr, at: u32, length: u32): u32 {
  while (at < length) {
    const c = charCodeAt(s, at);
    if (c != 32 && c != 9 && c != 10 && c != 12 && c != 13) break;
    at++;
  }
  return at;
}

function outcome(read: u32, written: u32, failed: bool): bool {
  store<u32>(READ, read);
  store<u32>(READ, written, WRITTEN_AT);
  store<u32>(READ, u32(failed), FAILED_AT);
  return true;
}

/** Bytes of a last chunk of two or three digits go to `to`. */
function writePartial(to: usize, chunk: u32, digits: u32): u32 {
  if (digits == 2) {
    store<u8>(to, <u8>(chunk >> 4));
    return 1;
  }
  store<u8>(to, <u8>(chunk >> 10));
  store<u8>(to, <u8>(chunk >> 2), 1);
  return 2;
}

/** Decodes at most `most` bytes; what came of it is in READ. False: terminated. spec: sec-frombase64 */
function decodeBase64(s: Ptr, url: bool, last: i32, to: usize, most: u32): bool {
  if (most == 0) return outcome(0, 0, false);
  const length = <u32>stringLength(s);
  let read: u32 = 0;
  let written: u32 = 0;
  let chunk: u32 = 0;
  let digits: u32 = 0;
  let at: u32 = 0;
  let steps: u32 = 0;
  while (true) {
    if ((steps++ & (STRIDE - 1)) == 0 && charge(STRIDE >> 2)) return false;
    at = skipSpace(s, at, length);
    if (at == length) {
      if (digits == 0) return outcome(length, written, false);
      if (last == Last.StopBeforePartial) return outcome(read, written, false);
      if (last == Last.Strict || digits == 1) return outcome(read, written, true);
      written += writePartial(to + written, chunk, digits);
      return outcome(length, written, false);
    }
    const c = charCodeAt(s, at++);
    if (c == 61) {
      if (digits < 2) return outcome(read, written, true);
      at = skipSpace(s, at, length);
      if (digits == 2) {
        if (at == length) return outcome(read, written, last != Last.StopBeforePartial);
        if (charCodeAt(s, at) == 61) at = skipSpace(s, at + 1, length);
        else return outcome(read, written, true);
      }
      if (at < length) return outcome(read, written, true);
      const unused = digits == 2 ? chunk & 15 : chunk & 3;
      if (last == Last.Strict && unused) return outcome(read, written, true);
      written += writePartial(to + written, chunk, digits);
      return outcome(length, written, false);
    }
    const digit = decodeDigit(c, url);
    if (digit == 64) return outcome(read, written, true);
    const left = most - written;
    if ((left == 1 && digits == 2) || (left == 2 && digits == 3)) return outcome(read, written, false);
    chunk = (chunk << 6) | digit;
    if (++digits < 4) continue;
    store<u8>(to + written, <u8>(chunk >> 16));
    store<u8>(to + written, <u8>(chunk >> 8), 1);
    store<u8>(to + written, <u8>chunk, 2);
    written += 3;
    chunk = 0;
    digits = 0;
    read = at;
    if (written == most) return outcome(read, written, false);
  }
}

/** spec: sec-fromhex */
function decodeHex(s: Ptr, to: usize, most: u32): bool {
  const length = <u32>stringLength(s);
  if (length & 1) return outcome(0, 0, true);
  const count = min(length >> 1, most);
  for (let i: u32 = 0; i < count; i++) {
    if ((i & (STRIDE - 1)) == 0 && charge(STRIDE >> 2)) return false;
    const high = hexValue(charCodeAt(s, i << 1));
    const low = hexValue(charCodeAt(s, (i << 1) + 1));
    if (high == 16 || low == 16) return outcome(i << 1, i, true);
    store<u8>(to + i, <u8>((high << 4) | low));
  }
  return outcome(count << 1, count, false);
}

function throwSyntax(hex: bool): Value {
  return throwError(ErrorKind.SyntaxError, hex ? 'The string is not hexadecimal' : 'The string is not correctly encoded');
}

/** fromBase64 and fromHex: a new Uint8Array. */
function decodeNew(fp: usize, argc: i32, hex: bool): Value {
  const v = arg(fp, argc, 0);
  if (!isString(v)) return throwTypeError('The argument must be a string');
  let url = 0;
  let last = 0;
  if (!hex) {
    const options = optionsOf(arg(fp, argc, 1));
    if (isException(options)) return EXCEPTION;
    url = urlOption(options);
    last = url < 0 ? -1 : lastOption(options);
    if (last < 0) return EXCEPTION;
  }
  const s = flatten(payload(v));
  if (!s) return EXCEPTION;
  const length = <u32>stringLength(s);
  // room for all that it can be; the result is a copy of the right length
  const most: u32 = hex ? length >> 1 : (length >> 2) * 3 + 3;
  const room = newTyped(ElementType.Uint8, <f64>most);
  if (!room) return EXCEPTION;
  const to = viewData(room);
  if (hex ? !decodeHex(s, to, most) : !decodeBase64(s, url != 0, last, to, 0xffffffff)) return EXCEPTION;
  if (load<u32>(READ, FAILED_AT)) return throwSyntax(hex);
  const written = load<u32>(READ, WRITTEN_AT);
  if (written == most) return fromObject(room);
  const result = newTyped(ElementType.Uint8, <f64>written);
  return result && moveBytes(viewData(result), to, written) ? fromObject(result) : EXCEPTION;
}

function fromBase64(fp: usize, argc: i32): u64 { return decodeNew(fp, argc, false); }
function fromHex(fp: usize, argc: i32): u64 { return decodeNew(fp, argc, true); }

/** setFromBase64 and setFromHex: into `this`; bytes before an error stay written. */
function decodeInto(fp: usize, argc: i32, hex: bool, name: string): Value {
  const o = receiver(fp, name);
  if (!o) return EXCEPTION;
  const v = arg(fp, argc, 0);
  if (!isString(v)) return throwTypeError('The argument must be a string');
  let url = 0;
  let last = 0;
  if (!hex) {
    const options = optionsOf(arg(fp, argc, 1));
    if (isException(options)) return EXCEPTION;
    url = urlOption(options);
    last = url < 0 ? -1 : lastOption(options);
    if (last < 0) return EXCEPTION;
  }
  if (!validTyped(fromObject(o), name)) return EXCEPTION;
  const s = flatten(payload(v));
  if (!s) return EXCEPTION;
  const to = viewData(o);
  const most = <u32>viewLength(o);
  if (hex ? !decodeHex(s, to, most) : !decodeBase64(s, url != 0, last, to, most)) return EXCEPTION;
  if (load<u32>(READ, FAILED_AT)) return throwSyntax(hex);
  const read = load<u32>(READ);
  const written = load<u32>(READ, WRITTEN_AT);
  const result = newPlainObject(2);
  if (!result) return EXCEPTION;
  pushRoot(fromObject(result));
  const ok = createDataProperty(result, literalAtom('read'), fromInt(read)) >= 0 &&
    createDataProperty(result, literalAtom('written'), fromInt(written)) >= 0;
  popRoots(1);
  return ok ? fromObject(result) : EXCEPTION;
}

function setFromBase64(fp: usize, argc: i32): u64 { return decodeInto(fp, argc, false, 'Uint8Array.prototype.setFromBase64'); }
function setFromHex(fp: usize, argc: i32): u64 { return decodeInto(fp, argc, true, 'Uint8Array.prototype.setFromHex'); }

/** After the typed arrays. */
export function initBase64(): void {
  const constructor = intrinsic(Intrinsic.TypedConstructors + ElementType.Uint8);
  const prototype = intrinsic(Intrinsic.TypedPrototypes + ElementType.Uint8);
  method(constructor, 'fromBase64', 1, fromBase64);
  method(constructor, 'fromHex', 1, fromHex);
  method(prototype, 'toBase64', 0, toBase64);
  method(prototype, 'toHex', 0, toHex);
  method(prototype, 'setFromBase64', 1, setFromBase64);
  method(prototype, 'setFromHex', 1, setFromHex);
}
