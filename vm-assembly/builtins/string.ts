// String: the constructor, and the methods that look at one string. Those that build new text are in string-build.ts.
// spec: sec-string-objects

import { Attr, Kind, Wrapper } from '../abi/layout.ts';
import { ErrorKind } from '../abi/opcodes.ts';
import {
  CANONICAL_NAN, EXCEPTION, HOLE, Ptr, UNDEFINED, Value, fromBool, fromInt, fromObject, fromString, isException, isInt, isNullish, isObject, isString,
  isSymbol, payload, toInt,
} from '../value/value.ts';
import { hasException, toIntegerOrInfinity, toNumber, toObject, toStringValue, unwrap } from '../value/convert.ts';
import { numberToString } from '../string/number.ts';
import {
  allocFlat, charString, charsOf, codePointAt, codePointString, concat, emptyString, flatUnit, flatten, stringLength, substring, wideOf,
} from '../string/string.ts';
import { indexOfFlat, lastIndexOfFlat, searchTerminated } from '../string/search.ts';
import { sameUnits } from '../string/copy.ts';
import { simpleUpperCase } from '../string/case.ts';
import { collationKeys, collationKeysCount } from '../string/generated/case-tables.ts';
import { getValue, getPropertyByKey } from '../object/properties.ts';
import { addProperty, newWrapper } from '../object/object.ts';
import { charge } from '../interp/fuel.ts';
import { call1, call2, isCallable } from '../interp/call.ts';
import { Atom, atom } from '../string/common-atoms.ts';
import { Intrinsic, intrinsic, setIntrinsic, wellKnown } from './intrinsics.ts';
import { describe, literal, throwErrorWith, throwTypeError } from './errors.ts';
import { arg, constructor, method, newTarget, prototypeFor, self } from './native.ts';
import { symbolDescriptiveString } from './symbol-text.ts';
import { initStringBuild } from './string-build.ts';
import { isRegExp } from './regexp.ts';

/**
 * RequireObjectCoercible(this) and ToString, flat; kept in the slot of `this`, which is a root. 0: threw. `name` is the method's.
 */
export function thisFlat(fp: usize, name: string): Ptr {
  const v = self(fp);
  if (isString(v)) return flatten(payload(v));
  if (isNullish(v)) {
    throwErrorWith(ErrorKind.TypeError, 'String.prototype.% called on null or undefined', literal(name));
    return 0;
  }
  const text = toStringValue(v);
  if (isException(text)) return 0;
  store<u64>(fp, text);
  return flatten(payload(text));
}

/** ToString of argument i, flat, kept in the argument's slot. 0: threw. May call guest code. */
export function argFlat(fp: usize, argc: i32, i: i32): Ptr {
  const v = arg(fp, argc, i);
  if (isString(v)) return flatten(payload(v));
  const text = toStringValue(v);
  if (isException(text)) return 0;
  if (i < argc) store<u64>(fp + (<usize>i << 3), text, 8);
  return flatten(payload(text));
}

/** ToIntegerOrInfinity of argument i; after an exception hasException(). */
// @ts-ignore: decorator
@inline
function argInteger(fp: usize, argc: i32, i: i32): f64 {
  return toIntegerOrInfinity(arg(fp, argc, i));
}

/** A position counted from the end when negative, within [0, length]. */
// @ts-ignore: decorator
@inline
function relative(position: f64, length: f64): u32 {
  return <u32>(position < 0 ? max(position + length, 0) : min(position, length));
}

// @ts-ignore: decorator
@inline
export function orException(s: Ptr): Value {
  return s != 0 ? fromString(s) : EXCEPTION;
}

// Constructor ---------------------------------------------------------------------------------------------------------------

/** spec: sec-string-constructor-string-value */
function construct(fp: usize, argc: i32): u64 {
  const target = newTarget(fp);
  let text = fromString(emptyString());
  if (argc > 0) {
    const v = arg(fp, argc, 0);
    if (!target && isSymbol(v)) return orException(symbolDescriptiveString(payload(v)));
    text = toStringValue(v);
    if (isException(text)) return EXCEPTION;
    store<u64>(fp, text, 8);
  }
  if (!target) return text;
  const prototype = prototypeFor(target, intrinsic(Intrinsic.StringPrototype));
  const o = prototype ? newWrapper(Kind.StringObject, prototype, text) : 0;
  return o ? fromObject(o) : EXCEPTION;
}

/** spec: sec-string.fromcharcode */
function fromCharCode(fp: usize, argc: i32): u64 {
  if (argc == 1) {
    const unit = toUint16(arg(fp, argc, 0));
    return unit < 0 ? EXCEPTION : orException(charString(unit));
  }
  let wide: u32 = 0;
  for (let i = 0; i < argc; i++) {
    const unit = toUint16(arg(fp, argc, i));
    if (unit < 0) return EXCEPTION;
    store<u64>(fp + (<usize>i << 3), fromInt(unit), 8);
    if (unit > 255) wide = 1;
  }
  if (argc == 0) return fromString(emptyString());
  const s = allocFlat(argc, wide);
  if (s == 0) return EXCEPTION;
  for (let i = 0; i < argc; i++) {
    const unit = toInt(arg(fp, argc, i));
    if (wide) store<u16>(charsOf(s) + (i << 1), unit);
    else store<u8>(charsOf(s) + i, unit);
  }
  return fromString(s);
}

// ToUint16, -1 if it threw
function toUint16(v: Value): i32 {
  if (isInt(v)) return toInt(v) & 0xffff;
  const d = toNumber(v);
  if (hasException()) return -1;
  if (d - d != 0) return 0;
  const t = trunc(d);
  return <i32>(t - floor(t / 65536) * 65536);
}

/** spec: sec-string.fromcodepoint */
function fromCodePoint(fp: usize, argc: i32): u64 {
  let s = emptyString();
  for (let i = 0; i < argc; i++) {
    const d = toNumber(arg(fp, argc, i));
    if (hasException()) return EXCEPTION;
    if (!(d >= 0 && d <= 0x10ffff && trunc(d) == d)) {
      const text = toStringValue(arg(fp, argc, i));
      if (isException(text)) return EXCEPTION;
      const shown = d != d ? numberToString(CANONICAL_NAN) : payload(text);
      return throwErrorWith(ErrorKind.RangeError, 'Invalid code point %', shown);
    }
    const point = codePointString(<u32>d);
    if (point == 0) return EXCEPTION;
    // the text so far lives in a slot that was read already
    s = concat(s, point);
    if (s == 0) return EXCEPTION;
    store<u64>(fp, fromString(s));
  }
  return fromString(s);
}

/** spec: sec-string.raw */
function raw(fp: usize, argc: i32): u64 {
  const cooked = toObject(arg(fp, argc, 0));
  if (isException(cooked)) return EXCEPTION;
  const property = getValue(cooked, atom(Atom.raw));
  if (isException(property)) return EXCEPTION;
  const literals = toObject(property);
  if (isException(literals)) return EXCEPTION;
  if (argc > 0) store<u64>(fp, literals, 8);
  const lengthValue = getValue(literals, atom(Atom.length));
  if (isException(lengthValue)) return EXCEPTION;
  const length = toIntegerOrInfinity(lengthValue);
  if (hasException()) return EXCEPTION;
  let s = emptyString();
  for (let i: u32 = 0; <f64>i < length; i++) {
    store<u64>(fp, fromString(s));
    const part = getPropertyByKey(payload(literals), fromInt(i), literals);
    if (isException(part)) return EXCEPTION;
    const text = toStringValue(part);
    if (isException(text) || charge(1)) return EXCEPTION;
    s = concat(s, payload(text));
    if (s == 0) return EXCEPTION;
    if (<f64>(i + 1) < length && <i32>i + 1 < argc) {
      store<u64>(fp, fromString(s));
      const inserted = toStringValue(arg(fp, argc, i + 1));
      if (isException(inserted)) return EXCEPTION;
      s = concat(s, payload(inserted));
      if (s == 0) return EXCEPTION;
    }
  }
  return fromString(s);
}

// Characters ----------------------------------------------------------------------------------------------------------------

function toStringMethod(fp: usize, argc: i32): u64 {
  const v = unwrap(self(fp), Kind.StringObject);
  return isString(v) ? v : throwTypeError("String.prototype.toString requires that 'this' be a String");
}

function valueOfMethod(fp: usize, argc: i32): u64 {
  const v = unwrap(self(fp), Kind.StringObject);
  return isString(v) ? v : throwTypeError("String.prototype.valueOf requires that 'this' be a String");
}

/** spec: sec-string.prototype.charat */
function charAt(fp: usize, argc: i32): u64 {
  const s = thisFlat(fp, 'charAt');
  if (s == 0) return EXCEPTION;
  const position = argInteger(fp, argc, 0);
  if (hasException()) return EXCEPTION;
  if (!(position >= 0 && position < <f64>stringLength(s))) return fromString(emptyString());
  return orException(charString(flatUnit(s, <u32>position)));
}

/** spec: sec-string.prototype.charcodeat */
function charCodeAt(fp: usize, argc: i32): u64 {
  const s = thisFlat(fp, 'charCodeAt');
  if (s == 0) return EXCEPTION;
  const v = arg(fp, argc, 0);
  if (isInt(v) && <u32>toInt(v) < stringLength(s)) return fromInt(flatUnit(s, toInt(v)));
  const position = toIntegerOrInfinity(v);
  if (hasException()) return EXCEPTION;
  if (!(position >= 0 && position < <f64>stringLength(s))) return CANONICAL_NAN;
  return fromInt(flatUnit(s, <u32>position));
}

/** spec: sec-string.prototype.codepointat */
function codePointAtMethod(fp: usize, argc: i32): u64 {
  const s = thisFlat(fp, 'codePointAt');
  if (s == 0) return EXCEPTION;
  const position = argInteger(fp, argc, 0);
  if (hasException()) return EXCEPTION;
  if (!(position >= 0 && position < <f64>stringLength(s))) return UNDEFINED;
  return fromInt(codePointAt(s, <u32>position));
}

/** spec: sec-string.prototype.at */
function at(fp: usize, argc: i32): u64 {
  const s = thisFlat(fp, 'at');
  if (s == 0) return EXCEPTION;
  let position = argInteger(fp, argc, 0);
  if (hasException()) return EXCEPTION;
  if (position < 0) position += <f64>stringLength(s);
  if (!(position >= 0 && position < <f64>stringLength(s))) return UNDEFINED;
  return orException(charString(flatUnit(s, <u32>position)));
}

// Searching -----------------------------------------------------------------------------------------------------------------

/** The needle of includes, startsWith and endsWith, which refuse regular expressions. 0: threw. */
function needle(fp: usize, argc: i32, name: string): Ptr {
  const regexp = isRegExp(arg(fp, argc, 0));
  if (regexp < 0) return 0;
  if (regexp > 0) {
    throwErrorWith(
      ErrorKind.TypeError, 'First argument to String.prototype.% must not be a regular expression', literal(name),
    );
    return 0;
  }
  return argFlat(fp, argc, 0);
}

/** spec: sec-string.prototype.indexof */
function indexOf(fp: usize, argc: i32): u64 {
  const s = thisFlat(fp, 'indexOf');
  const search = s != 0 ? argFlat(fp, argc, 0) : 0;
  if (search == 0) return EXCEPTION;
  const position = argInteger(fp, argc, 1);
  if (hasException()) return EXCEPTION;
  const found = indexOfFlat(s, search, <u32>min(max(position, 0), <f64>stringLength(s)));
  return found == searchTerminated ? EXCEPTION : fromInt(found);
}

/** spec: sec-string.prototype.lastindexof */
function lastIndexOf(fp: usize, argc: i32): u64 {
  const s = thisFlat(fp, 'lastIndexOf');
  const search = s != 0 ? argFlat(fp, argc, 0) : 0;
  if (search == 0) return EXCEPTION;
  let position = toNumber(arg(fp, argc, 1));
  if (hasException()) return EXCEPTION;
  position = position != position ? Infinity : trunc(position);
  const found = lastIndexOfFlat(s, search, <u32>min(max(position, 0), <f64>stringLength(s)));
  return found == searchTerminated ? EXCEPTION : fromInt(found);
}

/** spec: sec-string.prototype.includes */
function includes(fp: usize, argc: i32): u64 {
  const s = thisFlat(fp, 'includes');
  const search = s != 0 ? needle(fp, argc, 'includes') : 0;
  if (search == 0) return EXCEPTION;
  const position = argInteger(fp, argc, 1);
  if (hasException()) return EXCEPTION;
  const found = indexOfFlat(s, search, <u32>min(max(position, 0), <f64>stringLength(s)));
  return found == searchTerminated ? EXCEPTION : fromBool(found >= 0);
}

/** Does `s` have `part` at `start`? */
function matchesAt(s: Ptr, part: Ptr, start: u32): bool {
  const count = stringLength(part);
  if (start > stringLength(s) || count > stringLength(s) - start) return false;
  const wide = wideOf(s);
  return sameUnits(charsOf(s) + (<usize>start << wide), wide, charsOf(part), wideOf(part), count);
}

/** spec: sec-string.prototype.startswith */
function startsWith(fp: usize, argc: i32): u64 {
  const s = thisFlat(fp, 'startsWith');
  const search = s != 0 ? needle(fp, argc, 'startsWith') : 0;
  if (search == 0) return EXCEPTION;
  const position = argInteger(fp, argc, 1);
  if (hasException() || charge(stringLength(search) >> 4)) return EXCEPTION;
  return fromBool(matchesAt(s, search, <u32>min(max(position, 0), <f64>stringLength(s))));
}

/** spec: sec-string.prototype.endswith */
function endsWith(fp: usize, argc: i32): u64 {
  const s = thisFlat(fp, 'endsWith');
  const search = s != 0 ? needle(fp, argc, 'endsWith') : 0;
  if (search == 0) return EXCEPTION;
  const length = <f64>stringLength(s);
  const position = arg(fp, argc, 1) == UNDEFINED ? length : argInteger(fp, argc, 1);
  if ((arg(fp, argc, 1) != UNDEFINED && hasException()) || charge(stringLength(search) >> 4)) return EXCEPTION;
  const end = <u32>min(max(position, 0), length);
  const count = stringLength(search);
  return fromBool(count <= end && matchesAt(s, search, end - count));
}

// Parts ---------------------------------------------------------------------------------------------------------------------

/** spec: sec-string.prototype.slice */
function slice(fp: usize, argc: i32): u64 {
  const s = thisFlat(fp, 'slice');
  if (s == 0) return EXCEPTION;
  const length = <f64>stringLength(s);
  const from = relative(argInteger(fp, argc, 0), length);
  if (hasException()) return EXCEPTION;
  let to = <u32>length;
  if (arg(fp, argc, 1) != UNDEFINED) {
    to = relative(argInteger(fp, argc, 1), length);
    if (hasException()) return EXCEPTION;
  }
  return part(s, from, to);
}

// [from, to) of a flat string, empty when from >= to
function part(s: Ptr, from: u32, to: u32): Value {
  if (from >= to) return fromString(emptyString());
  if (charge((to - from) >> 4)) return EXCEPTION;
  return orException(substring(s, from, to));
}

/** spec: sec-string.prototype.substring */
function substringMethod(fp: usize, argc: i32): u64 {
  const s = thisFlat(fp, 'substring');
  if (s == 0) return EXCEPTION;
  const length = <f64>stringLength(s);
  const start = <u32>min(max(argInteger(fp, argc, 0), 0), length);
  if (hasException()) return EXCEPTION;
  let end = <u32>length;
  if (arg(fp, argc, 1) != UNDEFINED) {
    end = <u32>min(max(argInteger(fp, argc, 1), 0), length);
    if (hasException()) return EXCEPTION;
  }
  return part(s, min(start, end), max(start, end));
}

/** spec: sec-string.prototype.substr */
function substr(fp: usize, argc: i32): u64 {
  const s = thisFlat(fp, 'substr');
  if (s == 0) return EXCEPTION;
  const length = <f64>stringLength(s);
  const start = relative(argInteger(fp, argc, 0), length);
  if (hasException()) return EXCEPTION;
  let count = length;
  if (arg(fp, argc, 1) != UNDEFINED) {
    count = argInteger(fp, argc, 1);
    if (hasException()) return EXCEPTION;
  }
  return part(s, start, <u32>min(max(<f64>start + count, 0), length));
}

// Order ---------------------------------------------------------------------------------------------------------------------

/** Rank << 8 | accent << 4 | case. */
function collationKey(unit: u32): u32 {
  if (unit < collationKeysCount) return load<u16>(collationKeys + (unit << 1));
  const upper = simpleUpperCase(unit);
  // Cyrillic io is an ie with an accent
  const rank: u32 = upper == 0x401 ? (0x415 << 8) | 16 : upper << 8;
  return (rank + 0x10000) | u32(unit == upper);
}

/**
 * Letters first, then accents, then case: the order of the root collation for Latin letters up to U+017F, code units of capitals beyond them.
 * spec: sec-string.prototype.localecompare leaves it to the implementation
 */
function localeCompare(fp: usize, argc: i32): u64 {
  const a = thisFlat(fp, 'localeCompare');
  const b = a != 0 ? argFlat(fp, argc, 0) : 0;
  if (b == 0) return EXCEPTION;
  const count = min(stringLength(a), stringLength(b));
  let second = 0;
  let third = 0;
  for (let i: u32 = 0; i < count; i++) {
    if (!(i & 4095) && charge(1024)) return EXCEPTION;
    const x = collationKey(flatUnit(a, i));
    const y = collationKey(flatUnit(b, i));
    if (x == y) continue;
    if (x >> 8 != y >> 8) return fromInt(x < y ? -1 : 1);
    if (second == 0) second = <i32>((x >> 4) & 15) - <i32>((y >> 4) & 15);
    if (third == 0) third = <i32>(x & 15) - <i32>(y & 15);
  }
  const order = <i32>stringLength(a) - <i32>stringLength(b);
  const result = order != 0 ? order : second != 0 ? second : third;
  return fromInt(result < 0 ? -1 : result > 0 ? 1 : 0);
}

/** Position of the first lone surrogate at or after `from` in a flat string, or its length. */
export function findLoneSurrogate(s: Ptr, from: u32): u32 {
  const length = stringLength(s);
  if (!wideOf(s)) return length;
  for (let i = from; i < length; i++) {
    const unit = flatUnit(s, i);
    if (unit - 0xd800 >= 0x800) continue;
    if (codePointAt(s, i) < 0x10000) return i;
    i++;
  }
  return length;
}

/** spec: sec-string.prototype.iswellformed */
function isWellFormed(fp: usize, argc: i32): u64 {
  const s = thisFlat(fp, 'isWellFormed');
  if (s == 0 || charge(stringLength(s) >> 4)) return EXCEPTION;
  return fromBool(findLoneSurrogate(s, 0) == stringLength(s));
}

// Regular expressions -------------------------------------------------------------------------------------------------------

/** Calls the method of the first argument under this symbol with `this` and, if `two`, the second argument; HOLE: it has none. */
export function callProtocol(fp: usize, argc: i32, symbol: Intrinsic, two: bool): Value {
  const v = arg(fp, argc, 0);
  if (!isObject(v)) return HOLE;
  const f = getValue(v, wellKnown(symbol));
  if (isException(f)) return EXCEPTION;
  if (isNullish(f)) return HOLE;
  if (!isCallable(f)) return throwErrorWith(ErrorKind.TypeError, '% is not a function', describe(f));
  return two ? call2(f, v, self(fp), arg(fp, argc, 1)) : call1(f, v, self(fp));
}

export function initString(global: Ptr): void {
  const prototype = intrinsic(Intrinsic.StringPrototype);
  store<u64>(prototype, fromString(emptyString()), Wrapper.Value);
  addProperty(prototype, atom(Atom.length), UNDEFINED, Attr.Lazy);
  const f = constructor(global, 'String', 1, construct, prototype);
  setIntrinsic(Intrinsic.String, fromObject(f));
  method(f, 'fromCharCode', 1, fromCharCode);
  method(f, 'fromCodePoint', 1, fromCodePoint);
  method(f, 'raw', 1, raw);
  method(prototype, 'toString', 0, toStringMethod);
  method(prototype, 'valueOf', 0, valueOfMethod);
  method(prototype, 'charAt', 1, charAt);
  method(prototype, 'charCodeAt', 1, charCodeAt);
  method(prototype, 'codePointAt', 1, codePointAtMethod);
  method(prototype, 'at', 1, at);
  method(prototype, 'indexOf', 1, indexOf);
  method(prototype, 'lastIndexOf', 1, lastIndexOf);
  method(prototype, 'includes', 1, includes);
  method(prototype, 'startsWith', 1, startsWith);
  method(prototype, 'endsWith', 1, endsWith);
  method(prototype, 'slice', 2, slice);
  method(prototype, 'substring', 2, substringMethod);
  method(prototype, 'substr', 2, substr);
  method(prototype, 'localeCompare', 1, localeCompare);
  method(prototype, 'isWellFormed', 0, isWellFormed);
  initStringBuild(prototype);
}
