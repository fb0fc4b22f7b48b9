// Bytes and text for library code: TextEncoder, TextDecoder, atob, btoa, structuredClone. See abi/intrinsics.ts.

import { Buf, ElementType, Kind } from '../abi/layout.ts';
import { IntrinsicCall } from '../abi/intrinsics.ts';
import { EXCEPTION, Ptr, UNDEFINED, Value, fromInt, fromObject, fromString, isObject, payload, toInt } from '../value/value.ts';
import { charge } from '../interp/fuel.ts';
import { newPlainObject } from '../object/object.ts';
import { createDataProperty } from '../object/properties.ts';
import { elementShift, viewBuffer, viewData, viewLength, viewType } from '../object/typed-array.ts';
import { allocLatin1, allocUtf16, charsOf, concat, flatten, fromUtf8, stringLength, utf8Length, wideOf, writeUtf8 } from '../string/string.ts';
import { asciiPrefix, encodePoint, incompleteUtf8, isWellFormedUtf8 } from '../string/utf8.ts';
import { allocateBuffer, bufferData, bufferFlags, bufferLength, isDetached, moveBytes } from './array-buffer.ts';
import { Intrinsic, intrinsic } from './intrinsics.ts';
import { Native, arg, literalAtom } from './native.ts';
import { newTyped, newView } from './typed-create.ts';

/** Encodings of `decodeBytes`. */
const enum Encoding {
  Utf8 = 0,
  Utf16 = 1,
  Windows1252 = 2,
}

/** Bytes between two looks at fuel and clock. */
const PIECE: u32 = 1 << 16;

/** What 0x80 to 0x9f are in windows-1252. */
const WINDOWS_1252 = '\u20ac\u0081\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u008d\u017d\u008f' +
  '\u0090\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u009d\u017e\u0178';

/** A Uint8Array; 0: threw. */
function newBytes(length: u32): Ptr {
  return newTyped(ElementType.Uint8, <f64>length);
}

function boxed(o: Ptr): Value {
  return o ? fromObject(o) : EXCEPTION;
}

function boxedString(s: Ptr): Value {
  return s ? fromString(s) : EXCEPTION;
}

function encodeUtf8Call(fp: usize, argc: i32): u64 {
  const flat = flatten(payload(arg(fp, argc, 0)));
  if (!flat || charge(stringLength(flat) >> 3)) return EXCEPTION;
  const bytes = newBytes(utf8Length(flat));
  if (!bytes) return EXCEPTION;
  writeUtf8(flat, viewData(bytes));
  return fromObject(bytes);
}

/** Encodes as much of a string as there is room for; says how many units it read and bytes it wrote. */
function encodeIntoCall(fp: usize, argc: i32): u64 {
  const flat = flatten(payload(arg(fp, argc, 0)));
  if (!flat || charge(stringLength(flat) >> 3)) return EXCEPTION;
  const bytes = payload(arg(fp, argc, 1));
  const to = viewData(bytes);
  const room = <u32>max(viewLength(bytes), 0);
  const length = stringLength(flat);
  const text = charsOf(flat);
  const wide = wideOf(flat);
  let read: u32 = 0;
  let written: u32 = 0;
  while (read < length) {
    let point: u32 = wide ? load<u16>(text + (<usize>read << 1)) : load<u8>(text + read);
    let units: u32 = 1;
    if ((point & 0xf800) == 0xd800) {
      const low: u32 = point < 0xdc00 && read + 1 < length ? load<u16>(text + (<usize>read << 1), 2) : 0;
      if ((low & 0xfc00) == 0xdc00) {
        point = 0x10000 + ((point & 0x3ff) << 10) + (low & 0x3ff);
        units = 2;
      } else point = 0xfffd;
    }
    const size: u32 = point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
    if (size > room - written) break;
    encodePoint(point, to + written);
    written += size;
    read += units;
  }
  const result = newPlainObject(2);
  if (!result || createDataProperty(result, literalAtom('read'), fromInt(read)) < 0) return EXCEPTION;
  return createDataProperty(result, literalAtom('written'), fromInt(written)) < 0 ? EXCEPTION : fromObject(result);
}

/** The bytes of a buffer or view, as a Uint8Array on the same buffer; if that is detached, one without any; undefined for anything else. */
function bytesOfCall(fp: usize, argc: i32): u64 {
  const v = arg(fp, argc, 0);
  if (!isObject(v)) return UNDEFINED;
  const o = payload(v);
  const kind = <i32>load<u8>(o);
  if (kind != Kind.ArrayBuffer && kind != Kind.TypedArray && kind != Kind.DataView) return UNDEFINED;
  let at: usize;
  let length: u32;
  let buffer = o;
  if (kind == Kind.ArrayBuffer) {
    at = bufferData(o);
    length = bufferLength(o);
  } else {
    buffer = viewBuffer(o);
    at = viewData(o);
    length = <u32>max(viewLength(o), 0) << (kind == Kind.TypedArray ? elementShift(viewType(o)) : 0);
  }
  if (isDetached(buffer)) return boxed(newBytes(0));
  const offset: u32 = length ? <u32>(at - bufferData(buffer)) : 0;
  return boxed(newView(intrinsic(Intrinsic.TypedPrototypes + ElementType.Uint8), Kind.TypedArray, ElementType.Uint8, buffer, offset, length, false));
}

/** A new array of the bytes of one, if there is one, and those of another from some place on. */
function joinBytesCall(fp: usize, argc: i32): u64 {
  const a = arg(fp, argc, 0);
  const b = payload(arg(fp, argc, 1));
  const from = <u32>toInt(arg(fp, argc, 2));
  const first: u32 = isObject(a) ? <u32>max(viewLength(payload(a)), 0) : 0;
  const second = <u32>max(viewLength(b), 0) - from;
  const joined = newBytes(first + second);
  if (!joined) return EXCEPTION;
  const to = viewData(joined);
  if (first && !moveBytes(to, viewData(payload(a)), first)) return EXCEPTION;
  return moveBytes(to + first, viewData(b) + from, second) ? fromObject(joined) : EXCEPTION;
}

/** How many of the bytes are decided: behind them a character begins that more bytes may complete. */
function completeBytesCall(fp: usize, argc: i32): u64 {
  const bytes = payload(arg(fp, argc, 0));
  const length = <u32>max(viewLength(bytes), 0);
  const at = viewData(bytes);
  if (toInt(arg(fp, argc, 1)) == Encoding.Utf8) return fromInt(length - incompleteUtf8(at, length));
  let end = length & ~1;
  if (end && (load<u16>(at + end - 2) & 0xfc00) == 0xd800) end -= 2;
  return fromInt(end);
}

/** UTF-16 of `length` bytes; 0: threw, 1: ill-formed, and `fatal`. */
function decodeUtf16(at: usize, length: u32, fatal: bool): Ptr {
  const units = length >> 1;
  const odd = length & 1;
  if (odd && fatal) return 1;
  const s = allocUtf16(units + odd);
  if (!s) return 0;
  const to = charsOf(s);
  for (let i: u32 = 0; i < units; i++) {
    let unit = <u32>load<u16>(at + (<usize>i << 1));
    if ((unit & 0xf800) == 0xd800) {
      const next: u32 = i + 1 < units ? load<u16>(at + (<usize>i << 1), 2) : 0;
      if (unit < 0xdc00 && (next & 0xfc00) == 0xdc00) {
        store<u32>(to + (<usize>i << 1), unit | (next << 16));
        i++;
        continue;
      }
      if (fatal) return 1;
      unit = 0xfffd;
    }
    store<u16>(to + (<usize>i << 1), <u16>unit);
  }
  if (odd) store<u16>(to + (<usize>units << 1), 0xfffd);
  return s;
}

function decodeWindows1252(at: usize, length: u32): Ptr {
  let wide = false;
  for (let i: u32 = 0; i < length && !wide; i++) wide = (load<u8>(at + i) & 0xe0) == 0x80;
  const s = wide ? allocUtf16(length) : allocLatin1(length);
  if (!s) return 0;
  const to = charsOf(s);
  if (!wide) memory.copy(to, at, length);
  else {
    for (let i: u32 = 0; i < length; i++) {
      const byte = <u32>load<u8>(at + i);
      store<u16>(to + (<usize>i << 1), <u16>((byte & 0xe0) == 0x80 ? WINDOWS_1252.charCodeAt(byte - 0x80) : byte));
    }
  }
  return s;
}

/** UTF-8 in pieces of whole characters, each for fuel; undefined if it is ill-formed and that is fatal. */
function decodeUtf8(at: usize, length: u32, fatal: bool): Value {
  let text: Ptr = 0;
  do {
    let size = min(length, PIECE);
    if (size < length) size -= incompleteUtf8(at, size);
    if (charge(size >> 3)) return EXCEPTION;
    if (fatal && asciiPrefix(at, size) < size && !isWellFormedUtf8(at, size)) return UNDEFINED;
    const piece = fromUtf8(at, size);
    text = text && piece ? concat(text, piece) : piece;
    if (!text) return EXCEPTION;
    at += size;
    length -= size;
  } while (length);
  return fromString(text);
}

/** Text of the bytes from one place to another; undefined if they are ill-formed and that is fatal. */
function decodeBytesCall(fp: usize, argc: i32): u64 {
  const bytes = payload(arg(fp, argc, 0));
  const from = <u32>toInt(arg(fp, argc, 1));
  const length = <u32>toInt(arg(fp, argc, 2)) - from;
  const at = viewData(bytes) + from;
  const fatal = toInt(arg(fp, argc, 4)) != 0;
  if (toInt(arg(fp, argc, 3)) == Encoding.Utf8) return decodeUtf8(at, length, fatal);
  if (charge(length >> 3)) return EXCEPTION;
  switch (toInt(arg(fp, argc, 3))) {
    case Encoding.Utf16: {
      const s = decodeUtf16(at, length, fatal);
      return s == 1 ? UNDEFINED : boxedString(s);
    }
    default: return boxedString(decodeWindows1252(at, length));
  }
}

// Base 64 ------------------------------------------------------------------------------------------------------------------------

function base64Digit(n: u32): u32 {
  return n < 26 ? 65 + n : n < 52 ? 71 + n : n < 62 ? n - 4 : n == 62 ? 43 : 47;
}

/** What a character stands for; 64 and more: nothing. */
function base64Value(unit: u32): u32 {
  if (unit - 65 < 26) return unit - 65;
  if (unit - 97 < 26) return unit - 71;
  if (unit - 48 < 10) return unit + 4;
  return unit == 43 ? 62 : unit == 47 ? 63 : 64;
}

/** https://html.spec.whatwg.org/#dom-btoa; undefined if a character is none of Latin-1. */
function btoaCall(fp: usize, argc: i32): u64 {
  const flat = flatten(payload(arg(fp, argc, 0)));
  if (!flat || charge(stringLength(flat) >> 2)) return EXCEPTION;
  const length = stringLength(flat);
  const wide = wideOf(flat);
  const text = charsOf(flat);
  const s = allocLatin1((length + 2) / 3 * 4);
  if (!s) return EXCEPTION;
  let to = charsOf(s);
  let bits: u32 = 0;
  let count: u32 = 0;
  for (let i: u32 = 0; i < length; i++) {
    const unit = <u32>(wide ? load<u16>(text + (<usize>i << 1)) : load<u8>(text + i));
    if (unit > 255) return UNDEFINED;
    bits = (bits << 8) | unit;
    if (++count < 3) continue;
    for (let shift: u32 = 24; shift; to++) {
      shift -= 6;
      store<u8>(to, base64Digit((bits >> shift) & 63));
    }
    bits = 0;
    count = 0;
  }
  if (count) {
    bits <<= (3 - count) << 3;
    for (let i: u32 = 0; i < 4; i++) store<u8>(to++, i <= count ? base64Digit((bits >> (18 - 6 * i)) & 63) : 61);
  }
  return fromString(s);
}

/** https://infra.spec.whatwg.org/#forgiving-base64-decode; undefined if it fails. */
function atobCall(fp: usize, argc: i32): u64 {
  const flat = flatten(payload(arg(fp, argc, 0)));
  if (!flat || charge(stringLength(flat) >> 2)) return EXCEPTION;
  const length = stringLength(flat);
  const wide = wideOf(flat);
  const text = charsOf(flat);
  let digits: u32 = 0;
  let padding: u32 = 0;
  for (let i: u32 = 0; i < length; i++) {
    const unit = <u32>(wide ? load<u16>(text + (<usize>i << 1)) : load<u8>(text + i));
    if (isAsciiSpace(unit)) continue;
    if (unit == 61) padding++;
    else if (padding || base64Value(unit) > 63) return UNDEFINED;
    else digits++;
  }
  if (padding > 2 || (padding && (digits + padding) & 3) || (digits & 3) == 1) return UNDEFINED;
  const s = allocLatin1(digits * 6 >> 3);
  if (!s) return EXCEPTION;
  let to = charsOf(s);
  let bits: u32 = 0;
  let held: u32 = 0;
  for (let i: u32 = 0; digits; i++) {
    const unit = <u32>(wide ? load<u16>(text + (<usize>i << 1)) : load<u8>(text + i));
    if (isAsciiSpace(unit)) continue;
    digits--;
    bits = (bits << 6) | base64Value(unit);
    held += 6;
    if (held < 8) continue;
    held -= 8;
    store<u8>(to++, bits >> held);
  }
  return fromString(s);
}

function isAsciiSpace(unit: u32): bool {
  return unit == 32 || unit == 9 || unit == 10 || unit == 12 || unit == 13;
}

// Copies --------------------------------------------------------------------------------------------------------------------------

/** A copy of a buffer that is not detached, as large as it may get. */
function copyBufferCall(fp: usize, argc: i32): u64 {
  const buffer = payload(arg(fp, argc, 0));
  const length = bufferLength(buffer);
  const copy = allocateBuffer(intrinsic(Intrinsic.ArrayBufferPrototype), <f64>length, <f64>load<u32>(buffer, Buf.MaxLength), bufferFlags(buffer));
  if (!copy || !moveBytes(bufferData(copy), bufferData(buffer), length)) return EXCEPTION;
  return fromObject(copy);
}

/** Wasm table index of intrinsic `id`, one of these. */
export function webIntrinsic(id: u32): u32 {
  switch (id) {
    case IntrinsicCall.encodeUtf8: return (<Native>encodeUtf8Call).index;
    case IntrinsicCall.encodeInto: return (<Native>encodeIntoCall).index;
    case IntrinsicCall.bytesOf: return (<Native>bytesOfCall).index;
    case IntrinsicCall.joinBytes: return (<Native>joinBytesCall).index;
    case IntrinsicCall.completeBytes: return (<Native>completeBytesCall).index;
    case IntrinsicCall.decodeBytes: return (<Native>decodeBytesCall).index;
    case IntrinsicCall.btoa: return (<Native>btoaCall).index;
    case IntrinsicCall.atob: return (<Native>atobCall).index;
    default: return (<Native>copyBufferCall).index;
  }
}
