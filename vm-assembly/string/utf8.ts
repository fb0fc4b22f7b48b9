// UTF-8 at the borders. Inwards, ill-formed bytes become U+FFFD (one for each maximal subpart, as TextDecoder does);
// outwards, lone surrogates do.

import { Str } from '../abi/layout.ts';
import { allocLatin1, allocUtf16, charsOf, emptyString, isLatin1, stringLength } from './cell.ts';
import { flatten } from './flatten.ts';
import { copyBytes } from './copy.ts';
import { throwStringLength } from './operations.ts';

type Ptr = u32;

/** How many of the bytes at `text` are ASCII before the first that is not. */
export function asciiPrefix(text: usize, length: u32): u32 {
  let i: u32 = 0;
  for (; i + 16 <= length; i += 16) {
    const high = i8x16.bitmask(v128.load(text + i));
    if (high != 0) return i + ctz(high);
  }
  while (i < length && load<u8>(text + i) < 0x80) i++;
  return i;
}

// bytes taken by the last decoded code point
let decodedBytes: u32 = 0;

/** Decodes the code point at `text`, of which `length` bytes are left; sets `decodedBytes`. */
function decode(text: usize, length: u32): u32 {
  const lead = load<u8>(text) as u32;
  decodedBytes = 1;
  if (lead < 0x80) return lead;
  let count: u32;
  let point: u32;
  // the second byte's range excludes overlong forms, surrogates and values above U+10FFFF
  let low: u32 = 0x80;
  let high: u32 = 0xbf;
  if (lead >= 0xc2 && lead <= 0xdf) {
    count = 1;
    point = lead & 0x1f;
  } else if (lead >= 0xe0 && lead <= 0xef) {
    count = 2;
    point = lead & 0x0f;
    if (lead == 0xe0) low = 0xa0;
    else if (lead == 0xed) high = 0x9f;
  } else if (lead >= 0xf0 && lead <= 0xf4) {
    count = 3;
    point = lead & 0x07;
    if (lead == 0xf0) low = 0x90;
    else if (lead == 0xf4) high = 0x8f;
  } else return 0xfffd;
  for (let i: u32 = 1; i <= count; i++) {
    const byte: u32 = i < length ? load<u8>(text + i) : 0;
    if (byte < low || byte > high) return 0xfffd;
    point = (point << 6) | (byte & 0x3f);
    low = 0x80;
    high = 0xbf;
    decodedBytes = i + 1;
  }
  return point;
}

/** Is the text free of ill-formed bytes? */
export function isWellFormedUtf8(text: usize, length: u32): bool {
  for (let i: u32 = 0; i < length; i += decodedBytes) {
    // U+FFFD itself is three bytes that begin with 0xef; nothing else that is ill-formed begins so and takes three
    if (decode(text + i, length - i) == 0xfffd && !(load<u8>(text + i) == 0xef && decodedBytes == 3)) return false;
  }
  return true;
}

/** How many bytes at the end are the beginning of a character that more bytes may complete. */
export function incompleteUtf8(text: usize, length: u32): u32 {
  for (let count: u32 = 1; count <= min<u32>(length, 3); count++) {
    const lead = load<u8>(text + length - count) as u32;
    if (lead < 0x80) return 0;
    if (lead < 0xc0) continue;
    const size: u32 = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
    return size > count && lead >= 0xc2 && lead <= 0xf4 && decode(text + length - count, count) == 0xfffd && decodedBytes == count ? count : 0;
  }
  return 0;
}

/** Writes a code point as UTF-8. */
export function encodePoint(point: u32, dest: usize): void {
  if (point < 0x80) {
    store<u8>(dest, point);
    return;
  }
  if (point < 0x800) store<u8>(dest, 0xc0 | (point >> 6));
  else {
    if (point < 0x10000) store<u8>(dest, 0xe0 | (point >> 12));
    else {
      store<u8>(dest, 0xf0 | (point >> 18));
      store<u8>(++dest, 0x80 | ((point >> 12) & 0x3f));
    }
    store<u8>(++dest, 0x80 | ((point >> 6) & 0x3f));
  }
  store<u8>(dest, 0x80 | (point & 0x3f), 1);
}

/** A string of the UTF-8 text at `text`. 0 if it threw or the heap limit was reached. */
export function fromUtf8(text: usize, length: u32): Ptr {
  if (length == 0) return emptyString();
  const prefix = asciiPrefix(text, length);
  if (prefix == length) {
    if (length > <u32>Str.MaxLength) return throwStringLength();
    const s = allocLatin1(length);
    if (s != 0) copyBytes(charsOf(s), text, length);
    return s;
  }
  let units = prefix;
  let all: u32 = 0;
  for (let i = prefix; i < length; ) {
    const point = decode(text + i, length - i);
    i += decodedBytes;
    units += point > 0xffff ? 2 : 1;
    all |= point;
  }
  if (units > <u32>Str.MaxLength) return throwStringLength();
  if (all < 0x100) {
    const s = allocLatin1(units);
    if (s == 0) return 0;
    let dest = charsOf(s);
    for (let i: u32 = 0; i < length; i += decodedBytes) store<u8>(dest++, decode(text + i, length - i));
    return s;
  }
  const s = allocUtf16(units);
  if (s == 0) return 0;
  let dest = charsOf(s);
  for (let i: u32 = 0; i < length; ) {
    const point = decode(text + i, length - i);
    i += decodedBytes;
    if (point > 0xffff) {
      store<u16>(dest, 0xd800 + ((point - 0x10000) >> 10));
      store<u16>(dest, 0xdc00 + (point & 0x3ff), 2);
      dest += 4;
    } else {
      store<u16>(dest, point);
      dest += 2;
    }
  }
  return s;
}

/** Bytes that `writeUtf8` writes for `s`; 0 if terminated. */
export function utf8Length(s: Ptr): u32 {
  const flat = flatten(s);
  if (flat == 0) return 0;
  const length = stringLength(flat);
  const chars = charsOf(flat);
  let bytes = length;
  if (isLatin1(flat)) {
    let i: u32 = 0;
    for (; i + 16 <= length; i += 16) bytes += popcnt(i8x16.bitmask(v128.load(chars + i)));
    for (; i < length; i++) bytes += (load<u8>(chars + i) as u32) >> 7;
    return bytes;
  }
  for (let i: u32 = 0; i < length; i++) {
    const unit = load<u16>(chars + (i << 1)) as u32;
    if (unit < 0x80) continue;
    bytes += unit < 0x800 ? 1 : 2;
    // a pair is four bytes: three for its lead, as for any unit from 0x800, and one for its trail
    if (isPair(chars, i, length)) i++;
  }
  return bytes;
}

// @ts-ignore: decorator
@inline
function isPair(chars: usize, i: u32, length: u32): bool {
  return (
    (load<u16>(chars + (i << 1)) as u32) - 0xd800 < 0x400 &&
    i + 1 < length &&
    (load<u16>(chars + (i << 1), 2) as u32) - 0xdc00 < 0x400
  );
}

/** Writes `s` as UTF-8; returns the number of bytes. */
export function writeUtf8(s: Ptr, dest: usize): u32 {
  const flat = flatten(s);
  if (flat == 0) return 0;
  const length = stringLength(flat);
  const chars = charsOf(flat);
  const start = dest;
  if (isLatin1(flat)) {
    const prefix = asciiPrefix(chars, length);
    copyBytes(dest, chars, prefix);
    dest += prefix;
    for (let i = prefix; i < length; i++) {
      const unit = load<u8>(chars + i) as u32;
      if (unit < 0x80) store<u8>(dest++, unit);
      else {
        store<u8>(dest, 0xc0 | (unit >> 6));
        store<u8>(dest, 0x80 | (unit & 0x3f), 1);
        dest += 2;
      }
    }
    return (dest - start) as u32;
  }
  for (let i: u32 = 0; i < length; i++) {
    let unit = load<u16>(chars + (i << 1)) as u32;
    if (unit < 0x80) {
      store<u8>(dest++, unit);
    } else if (unit < 0x800) {
      store<u8>(dest, 0xc0 | (unit >> 6));
      store<u8>(dest, 0x80 | (unit & 0x3f), 1);
      dest += 2;
    } else if (isPair(chars, i, length)) {
      i++;
      const point = ((unit - 0xd800) << 10) + (load<u16>(chars + (i << 1)) as u32) - 0xdc00 + 0x10000;
      store<u8>(dest, 0xf0 | (point >> 18));
      store<u8>(dest, 0x80 | ((point >> 12) & 0x3f), 1);
      store<u8>(dest, 0x80 | ((point >> 6) & 0x3f), 2);
      store<u8>(dest, 0x80 | (point & 0x3f), 3);
      dest += 4;
    } else {
      if (unit - 0xd800 < 0x800) unit = 0xfffd;
      store<u8>(dest, 0xe0 | (unit >> 12));
      store<u8>(dest, 0x80 | ((unit >> 6) & 0x3f), 1);
      store<u8>(dest, 0x80 | (unit & 0x3f), 2);
      dest += 3;
    }
  }
  return (dest - start) as u32;
}
