// json.select(bytes, path): one value out of a JSON text, found without making anything of what lies before it, and without looking at what
// comes after it. A group of globals that the host grants.
//
//   path = "" | (name | index) ("." name | index)*      index = "[" digits "]" | "[" JSON string "]"
//
// Containers that are not on the way are passed 64 bytes at a time: bit masks say where quotes, brackets and commas are, and which of
// them lie within strings. Of what is passed only strings and the balance of brackets are checked; the value itself is parsed by
// JSON.parse's parser. The first of several members with the same name is taken.

import { Attr, Cell, ElementType, Kind } from '../abi/layout.ts';
import { ErrorKind } from '../abi/opcodes.ts';
import {
  EXCEPTION, Ptr, UNDEFINED, Value, fromNumber, fromObject, isException, isObject, isString, kindOf, payload,
} from '../value/value.ts';
import { charge } from '../interp/fuel.ts';
import { allocateCell } from '../memory/alloc.ts';
import { newObjectWithProto } from '../object/object.ts';
import { viewData, viewLength, viewType } from '../object/typed-array.ts';
import { sameBytes } from '../string/copy.ts';
import { asciiPrefix } from '../string/utf8.ts';
import { charsOf, concat, flatten, fromUtf8, isLatin1, numberToString, stringLength, utf8Length, writeUtf8 } from '../string/string.ts';
import { literal, throwErrorText, throwTypeError } from './errors.ts';
import { group } from './groups.ts';
import { Intrinsic, intrinsic } from './intrinsics.ts';
import { failedAt, parseJson } from './json-parse.ts';
import { arg, constant, method } from './native.ts';

const QUOTE: u32 = 0x22;
const BACKSLASH: u32 = 0x5c;
/** Bytes between two looks at fuel and clock. */
const STRIDE: u32 = 4096;

// the text: addresses of its first byte and of its end
let text: usize = 0;
let end: usize = 0;
/** Where the text turned out to be malformed; 0: terminated, or not found. */
let bad: usize = 0;
// the path, and the part of it that is looked for
let way: usize = 0;
let wayStart: usize = 0;
let wayEnd: usize = 0;
let name: usize = 0;
let nameSize: u32 = 0;
/** The part as an index, or -1. */
let index: i32 = -1;

/** What is left of the text when fewer than 64 bytes are, and spaces. */
const tail: usize = memory.data(64, 16);

// Bytes ---------------------------------------------------------------------------------------------------------------------

/** UTF-8 of a string, with its length in `utf8Bytes`; 0: heap limit. */
let utf8Bytes: u32 = 0;
function utf8Of(s: Ptr): usize {
  const flat = flatten(s);
  if (flat == 0) return 0;
  utf8Bytes = stringLength(flat);
  if (isLatin1(flat) && asciiPrefix(charsOf(flat), utf8Bytes) == utf8Bytes) return charsOf(flat);
  const size = utf8Length(flat);
  const cell = allocateCell(Kind.Bytes, 8 + size);
  if (cell == 0) return 0;
  store<u32>(cell, size, 4);
  writeUtf8(flat, cell + 8);
  utf8Bytes = size;
  return cell + 8;
}

/** SyntaxError with the number of the byte at `p`. */
function malformed(p: usize): Value {
  const at = numberToString(fromNumber(<f64>(p - text)));
  return throwErrorText(ErrorKind.SyntaxError, concat(literal('Malformed JSON at byte '), at));
}

function badPath(p: usize): Value {
  const at = numberToString(fromNumber(<f64>(p - wayStart)));
  return throwErrorText(ErrorKind.SyntaxError, concat(literal('json.select: malformed path at byte '), at));
}

/** The first byte that is no white space. */
function skipSpace(p: usize): usize {
  for (; p < end; p++) {
    const c = <u32>load<u8>(p);
    if (c > 0x20 || (c != 0x20 && c != 0x0a && c != 0x0d && c != 0x09)) return p;
  }
  return p;
}

// @ts-ignore: decorator
@inline
function byteAt(p: usize): u32 {
  return p < end ? <u32>load<u8>(p) : 0;
}

// @ts-ignore: decorator
@inline
function mask16(bytes: v128, c: u32): u64 {
  return <u64>i8x16.bitmask(i8x16.eq(bytes, i8x16.splat(<i8>c)));
}

/** One bit for each of 64 bytes that is `c`. */
// @ts-ignore: decorator
@inline
function mask64(a: v128, b: v128, c: v128, d: v128, wanted: u32): u64 {
  return mask16(a, wanted) | (mask16(b, wanted) << 16) | (mask16(c, wanted) << 32) | (mask16(d, wanted) << 48);
}

/** Each bit becomes the parity of itself and those below it: 1 from an opening quote up to before the closing one. */
// @ts-ignore: decorator
@inline
function parities(bits: u64): u64 {
  bits ^= bits << 1;
  bits ^= bits << 2;
  bits ^= bits << 4;
  bits ^= bits << 8;
  bits ^= bits << 16;
  return bits ^ (bits << 32);
}

/** Address of the quote that ends the string whose characters begin at `p`; 0: `bad`. */
function stringEnd(p: usize): usize {
  const from = p;
  while (true) {
    while (p + 16 <= end) {
      const bytes = v128.load(p);
      const special = <u32>(mask16(bytes, QUOTE) | mask16(bytes, BACKSLASH));
      if (special != 0) {
        p += ctz(special);
        break;
      }
      p += 16;
    }
    while (p < end && load<u8>(p) != QUOTE && load<u8>(p) != BACKSLASH) p++;
    if (p >= end) {
      bad = end;
      return 0;
    }
    if (load<u8>(p) == QUOTE) break;
    p += 2;
  }
  if (p - from > STRIDE && charge(<u32>(p - from) >> 4)) {
    bad = 0;
    return 0;
  }
  return p;
}

/** Did scan() end at the bracket that closes the container? */
let closed: bool = false;

/**
 * Walks from within a container to behind its comma number `commas` (0: none), or to behind the bracket that closes it. 0: `bad`, or
 * terminated.
 */
function scan(p: usize, commas: u32): usize {
  const counting = commas != 0;
  let depth: u32 = 1;
  // all ones within a string; 1 if the last byte was a backslash that escapes the next
  let within: u64 = 0;
  let escaping: u64 = 0;
  let charged = p;
  while (p < end) {
    let block = p;
    if (p + 64 > end) {
      memory.fill(tail, 0x20, 64);
      memory.copy(tail, p, end - p);
      block = tail;
    }
    const a = v128.load(block);
    const b = v128.load(block, 16);
    const c = v128.load(block, 32);
    const d = v128.load(block, 48);
    let quotes = mask64(a, b, c, d, QUOTE);
    let slashes = mask64(a, b, c, d, BACKSLASH);
    if ((slashes | escaping) != 0) {
      // runs of backslashes escape what follows them if they are odd: adding the odd starts carries through the runs
      slashes &= ~escaping;
      const follows = (slashes << 1) | escaping;
      const oddStarts = slashes & ~0x5555555555555555 & ~follows;
      const sum = oddStarts + slashes;
      escaping = sum < slashes ? 1 : 0;
      quotes &= ~((0x5555555555555555 ^ (sum << 1)) & follows);
    }
    const inside = parities(quotes) ^ within;
    within = <u64>(<i64>inside >> 63);
    // `[` and `{`, and `]` and `}`, differ by this bit
    const bit = i8x16.splat(0x20);
    const e = v128.or(a, bit);
    const f = v128.or(b, bit);
    const g = v128.or(c, bit);
    const h = v128.or(d, bit);
    const opening = mask64(e, f, g, h, 0x7b) & ~inside;
    const closing = mask64(e, f, g, h, 0x7d) & ~inside;
    const closings = <u32>popcnt(closing);
    if (depth >= closings + 2) depth += <u32>popcnt(opening) - closings;
    else {
      const comma = counting ? mask64(a, b, c, d, 0x2c) & ~inside : 0;
      let bits = opening | closing | comma;
      if (depth == 1 && (opening | closing) == 0 && <u32>popcnt(comma) < commas) {
        commas -= <u32>popcnt(comma);
        bits = 0;
      }
      while (bits != 0) {
        const lowest = bits & (0 - bits);
        if (lowest & opening) depth++;
        else if (lowest & closing) {
          if (--depth == 0) {
            closed = true;
            return p + <usize>ctz(bits) + 1;
          }
        } else if (depth == 1 && --commas == 0) {
          closed = false;
          return p + <usize>ctz(bits) + 1;
        }
        bits &= bits - 1;
      }
    }
    p += 64;
    if (p - charged > STRIDE) {
      if (charge(<u32>(p - charged) >> 4)) {
        bad = 0;
        return 0;
      }
      charged = p;
    }
  }
  bad = end;
  return 0;
}

/** Behind the value that begins at `p`; 0: `bad`, or terminated. */
function skipValue(p: usize): usize {
  const c = byteAt(p);
  if (c == QUOTE) {
    const quote = stringEnd(p + 1);
    return quote != 0 ? quote + 1 : 0;
  }
  if (c == 0x7b || c == 0x5b) {
    const behind = scan(p + 1, 0);
    if (behind == 0 || load<u8>(behind - 1) == c + 2) return behind;
    bad = behind - 1;
    return 0;
  }
  const from = p;
  while (p < end) {
    const unit = <u32>load<u8>(p);
    if (unit <= 0x20 || unit == 0x2c || unit == 0x5d || unit == 0x7d) break;
    p++;
  }
  if (p == from) {
    bad = p;
    return 0;
  }
  return p;
}

// The path ------------------------------------------------------------------------------------------------------------------

/** Takes the next part of the path: 1, 0 if there is none, -1 threw. */
function nextPart(): i32 {
  if (way == wayEnd) return 0;
  if (load<u8>(way) == 0x5b) {
    way++;
    const start = way;
    if (way < wayEnd && load<u8>(way) == QUOTE) {
      for (way++; way < wayEnd && load<u8>(way) != QUOTE; ) way += load<u8>(way) == BACKSLASH ? 2 : 1;
      way++;
      const quoted = way < wayEnd ? fromUtf8(start, <u32>(way - start)) : 0;
      const key = quoted != 0 ? parseJson(quoted) : EXCEPTION;
      if (isException(key)) {
        if (!load<u32>(Cell.Termination)) badPath(start);
        return -1;
      }
      name = utf8Of(payload(key));
      nameSize = utf8Bytes;
      if (name == 0) return -1;
    } else {
      while (way < wayEnd && <u32>load<u8>(way) - 48 <= 9) way++;
      name = start;
      nameSize = <u32>(way - start);
    }
    if (way >= wayEnd || load<u8>(way) != 0x5d || way == start) {
      badPath(min(way, wayEnd));
      return -1;
    }
    way++;
  } else {
    if (way != wayStart) {
      if (load<u8>(way) != 0x2e) {
        badPath(way);
        return -1;
      }
      way++;
    }
    name = way;
    while (way < wayEnd) {
      const c = <u32>load<u8>(way);
      if (c == 0x2e || c == 0x5b) break;
      if (c == 0x5d || c == QUOTE) {
        badPath(way);
        return -1;
      }
      way++;
    }
    nameSize = <u32>(way - name);
    if (nameSize == 0) {
      badPath(way);
      return -1;
    }
  }
  index = -1;
  // nine digits fit
  if (nameSize - 1 < 9 && (nameSize == 1 || load<u8>(name) != 48)) {
    let number: i32 = 0;
    for (let i: u32 = 0; i < nameSize && number >= 0; i++) {
      const digit = <u32>load<u8>(name + i) - 48;
      number = digit <= 9 ? number * 10 + <i32>digit : -1;
    }
    index = number;
  }
  return 1;
}

/** Is the key with the characters in [from, to) the part looked for? 1, 0, -1 threw. */
function isWanted(from: usize, to: usize): i32 {
  const size = <u32>(to - from);
  if (size == nameSize && sameBytes(from, name, size)) return 1;
  // an escape makes a key longer than what it says
  if (size <= nameSize) return 0;
  let i: u32 = 0;
  while (i < size && load<u8>(from + i) != BACKSLASH) i++;
  if (i == size) return 0;
  const quoted = fromUtf8(from - 1, size + 2);
  const key = quoted != 0 ? parseJson(quoted) : EXCEPTION;
  if (isException(key)) {
    if (!load<u32>(Cell.Termination)) malformed(from + i);
    return -1;
  }
  const bytes = utf8Of(payload(key));
  if (bytes == 0) return -1;
  return i32(utf8Bytes == nameSize && sameBytes(bytes, name, nameSize));
}

/** The member or element of the value at `p` that the part names: its address; 0: `bad`, or not there (1), or threw (0). */
function descend(p: usize): usize {
  const c = byteAt(p);
  bad = p < end ? 1 : end;
  if (c == 0x5b) {
    if (index < 0) return 0;
    p = skipSpace(p + 1);
    if (byteAt(p) == 0x5d) return 0;
    if (index > 0) {
      p = scan(p, index);
      if (p == 0) return 0;
      if (closed) {
        bad = load<u8>(p - 1) == 0x5d ? 1 : p - 1;
        return 0;
      }
    }
    return skipSpace(p);
  }
  if (c != 0x7b) return 0;
  p = skipSpace(p + 1);
  if (byteAt(p) == 0x7d) return 0;
  while (true) {
    if (byteAt(p) != QUOTE) {
      bad = p;
      return 0;
    }
    const key = p + 1;
    const quote = stringEnd(key);
    if (quote == 0) return 0;
    const wanted = isWanted(key, quote);
    if (wanted < 0) {
      bad = 0;
      return 0;
    }
    p = skipSpace(quote + 1);
    if (byteAt(p) != 0x3a) {
      bad = p;
      return 0;
    }
    p = skipSpace(p + 1);
    if (wanted) return p;
    p = skipValue(p);
    if (p == 0) return 0;
    p = skipSpace(p);
    const next = byteAt(p);
    if (next == 0x7d) {
      bad = 1;
      return 0;
    }
    if (next != 0x2c) {
      bad = p;
      return 0;
    }
    p = skipSpace(p + 1);
    if (charge(1)) {
      bad = 0;
      return 0;
    }
  }
  return 0;
}

/** Address of UTF-16 unit `units` of the text that begins at `p`. */
function addressOfUnit(p: usize, units: u32): usize {
  while (units > 0 && p < end) {
    const lead = <u32>load<u8>(p);
    p += lead < 0xc0 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
    units -= min(units, lead >= 0xf0 ? 2 : 1);
  }
  return min(p, end);
}

function select(fp: usize, argc: i32): u64 {
  const source = arg(fp, argc, 0);
  const path = arg(fp, argc, 1);
  if (!isString(path)) return throwTypeError('json.select: the path must be a string');
  if (isString(source)) {
    text = utf8Of(payload(source));
    if (text == 0) return EXCEPTION;
    end = text + utf8Bytes;
  } else {
    const view = isObject(source) && kindOf(payload(source)) == Kind.TypedArray ? payload(source) : 0;
    if (view == 0 || viewType(view) - ElementType.Uint8 > 1) {
      return throwTypeError('json.select: the text must be a Uint8Array or a string');
    }
    const size = viewLength(view);
    if (size < 0) return throwTypeError('Cannot perform json.select on a detached ArrayBuffer');
    text = viewData(view);
    end = text + <usize>size;
  }
  wayStart = utf8Of(payload(path));
  if (wayStart == 0) return EXCEPTION;
  way = wayStart;
  wayEnd = wayStart + utf8Bytes;
  let p = skipSpace(text);
  while (true) {
    const part = nextPart();
    if (part < 0) return EXCEPTION;
    if (part == 0) break;
    p = descend(p);
    if (p != 0) continue;
    // a path is wrong wherever it ends
    while (bad == 1) {
      const more = nextPart();
      if (more <= 0) return more < 0 ? EXCEPTION : UNDEFINED;
    }
    return bad != 0 ? malformed(bad) : EXCEPTION;
  }
  let behind = end;
  if (way != wayStart) {
    bad = 0;
    behind = skipValue(p);
    if (behind == 0) return bad != 0 ? malformed(bad) : EXCEPTION;
  }
  const slice = fromUtf8(p, <u32>(behind - p));
  if (slice == 0) return EXCEPTION;
  const v = parseJson(slice);
  if (isException(v) && !load<u32>(Cell.Termination)) return malformed(addressOfUnit(p, failedAt()));
  return v;
}

export function initJsonSelect(): void {
  const json = newObjectWithProto(intrinsic(Intrinsic.ObjectPrototype));
  method(json, 'select', 2, select);
  constant(group('json'), 'json', fromObject(json), Attr.Default);
}
