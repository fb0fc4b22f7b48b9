// String.prototype methods that build new text or arrays of text: case, padding, trimming, splitting, replacing.

import { Attr, Elem, Obj, Str } from '../abi/layout.ts';
import { ErrorKind } from '../abi/opcodes.ts';
import {
  EXCEPTION, HOLE, Ptr, UNDEFINED, Value, fromInt, fromObject, fromString, isException, isNullish, isObject, isString,
  payload,
} from '../value/value.ts';
import { hasException, toIntegerOrInfinity, toNumber, toStringValue } from '../value/convert.ts';
import { skipWhiteSpace, skipWhiteSpaceBack } from '../value/number-text.ts';
import {
  allocFlat, charString, charsOf, concat, emptyString, flatUnit, flatten, stringLength, substring, throwStringLength, wideOf,
} from '../string/string.ts';
import {
  appendPart, appendString, appendUnit, builderDrop, builderEndString, builderStart,
} from '../string/builder.ts';
import { convertCase } from '../string/case.ts';
import { copyUnits } from '../string/copy.ts';
import { indexOfFlat, searchTerminated } from '../string/search.ts';
import { arrayPush } from '../object/elements.ts';
import { newArray } from '../object/object.ts';
import { getValue, peekProperty } from '../object/properties.ts';
import { popRoots, pushRoot } from '../memory/roots.ts';
import { Atom, atom } from '../string/common-atoms.ts';
import { charge } from '../interp/fuel.ts';
import { call1, call3, isCallable } from '../interp/call.ts';
import { Intrinsic, wellKnown } from './intrinsics.ts';
import { literal, throwErrorWith, throwTypeError } from './errors.ts';
import { arg, constant, literalAtom, method, self, symbolMethod } from './native.ts';
import { stringIterator } from './iterators.ts';
import { isPristine, isRegExp, regExpOf } from './regexp.ts';
import { canSplit, matchAllTexts, replaceTemplate, searchIndex, splitText } from './regexp-all.ts';
import { normalize } from './normalize.ts';
import { argFlat, callProtocol, findLoneSurrogate, orException, thisFlat } from './string.ts';

// Case and white space ------------------------------------------------------------------------------------------------------

function caseMethod(fp: usize, name: string, upper: bool): Value {
  const s = thisFlat(fp, name);
  return s != 0 ? orException(convertCase(s, upper)) : EXCEPTION;
}

function toUpperCase(fp: usize, argc: i32): u64 { return caseMethod(fp, 'toUpperCase', true); }
function toLowerCase(fp: usize, argc: i32): u64 { return caseMethod(fp, 'toLowerCase', false); }
function toLocaleUpperCase(fp: usize, argc: i32): u64 { return caseMethod(fp, 'toLocaleUpperCase', true); }
function toLocaleLowerCase(fp: usize, argc: i32): u64 { return caseMethod(fp, 'toLocaleLowerCase', false); }

/** spec: sec-trimstring */
function trimMethod(fp: usize, name: string, atStart: bool, atEnd: bool): Value {
  const s = thisFlat(fp, name);
  if (s == 0 || charge(stringLength(s) >> 4)) return EXCEPTION;
  const wide = wideOf(s);
  const text = charsOf(s);
  const end = text + (<usize>stringLength(s) << wide);
  const first = atStart ? skipWhiteSpace(text, end, wide) : text;
  const last = atEnd ? skipWhiteSpaceBack(first, end, wide) : end;
  return orException(substring(s, <u32>((first - text) >> wide), <u32>((last - text) >> wide)));
}

function trim(fp: usize, argc: i32): u64 { return trimMethod(fp, 'trim', true, true); }
function trimStart(fp: usize, argc: i32): u64 { return trimMethod(fp, 'trimStart', true, false); }
function trimEnd(fp: usize, argc: i32): u64 { return trimMethod(fp, 'trimEnd', false, true); }

// Repetition ----------------------------------------------------------------------------------------------------------------

/** Fills `count` units at `dest` with text of `length` units, again and again; the width is `wide` for both. */
function fillWith(dest: usize, count: u32, text: usize, length: u32, wide: u32): void {
  if (length == 1 && !wide) {
    memory.fill(dest, load<u8>(text), count);
    return;
  }
  let done = min(length, count);
  memory.copy(dest, text, <usize>done << wide);
  // what is there is copied behind itself: each round doubles it
  while (done < count) {
    const more = min(done, count - done);
    memory.copy(dest + (<usize>done << wide), dest, <usize>more << wide);
    done += more;
  }
}

/** spec: sec-string.prototype.repeat */
function repeat(fp: usize, argc: i32): u64 {
  const s = thisFlat(fp, 'repeat');
  if (s == 0) return EXCEPTION;
  const count = toIntegerOrInfinity(arg(fp, argc, 0));
  if (hasException()) return EXCEPTION;
  if (!(count >= 0 && count < Infinity)) {
    const text = toStringValue(arg(fp, argc, 0));
    return isException(text) ? EXCEPTION : throwErrorWith(ErrorKind.RangeError, 'Invalid count value: %', payload(text));
  }
  const length = stringLength(s);
  if (length == 0 || count == 0) return fromString(emptyString());
  const total = <f64>length * count;
  if (total > <f64>Str.MaxLength) return orException(throwStringLength());
  const units = <u32>total;
  const wide = wideOf(s);
  if (charge(units >> (4 - wide))) return EXCEPTION;
  if (units == 1) return fromString(s);
  const result = allocFlat(units, wide);
  if (result == 0) return EXCEPTION;
  fillWith(charsOf(result), units, charsOf(s), length, wide);
  return fromString(result);
}

/** spec: sec-stringpad */
function pad(fp: usize, argc: i32, name: string, atStart: bool): Value {
  const s = thisFlat(fp, name);
  if (s == 0) return EXCEPTION;
  const wanted = toIntegerOrInfinity(arg(fp, argc, 0));
  if (hasException()) return EXCEPTION;
  const length = stringLength(s);
  if (!(wanted > <f64>length)) return fromString(s);
  const filler = arg(fp, argc, 1) == UNDEFINED ? charString(32) : argFlat(fp, argc, 1);
  if (filler == 0) return EXCEPTION;
  const fillLength = stringLength(filler);
  if (fillLength == 0) return fromString(s);
  if (wanted > <f64>Str.MaxLength) return orException(throwStringLength());
  const total = <u32>wanted;
  const wide = wideOf(s) | wideOf(filler);
  if (charge(total >> (4 - wide))) return EXCEPTION;
  const result = allocFlat(total, wide);
  if (result == 0) return EXCEPTION;
  const count = total - length;
  const fillAt = charsOf(result) + (atStart ? 0 : <usize>length << wide);
  const first = min(fillLength, count);
  copyUnits(fillAt, wide, charsOf(filler), wideOf(filler), first);
  fillWith(fillAt, count, fillAt, first, wide);
  copyUnits(charsOf(result) + (atStart ? <usize>count << wide : 0), wide, charsOf(s), wideOf(s), length);
  return fromString(result);
}

function padStart(fp: usize, argc: i32): u64 { return pad(fp, argc, 'padStart', true); }
function padEnd(fp: usize, argc: i32): u64 { return pad(fp, argc, 'padEnd', false); }

/** spec: sec-string.prototype.concat */
function concatMethod(fp: usize, argc: i32): u64 {
  let s = thisFlat(fp, 'concat');
  if (s == 0) return EXCEPTION;
  for (let i = 0; i < argc; i++) {
    const text = toStringValue(arg(fp, argc, i));
    if (isException(text)) return EXCEPTION;
    s = concat(s, payload(text));
    if (s == 0) return EXCEPTION;
    // the text so far lives in the slot of `this`, which was read
    store<u64>(fp, fromString(s));
  }
  return fromString(s);
}

/** spec: sec-string.prototype.towellformed */
function toWellFormed(fp: usize, argc: i32): u64 {
  const s = thisFlat(fp, 'toWellFormed');
  if (s == 0 || charge(stringLength(s) >> 4)) return EXCEPTION;
  const length = stringLength(s);
  let lone = findLoneSurrogate(s, 0);
  if (lone == length) return fromString(s);
  const result = allocFlat(length, 1);
  if (result == 0) return EXCEPTION;
  copyUnits(charsOf(result), 1, charsOf(s), 1, length);
  while (lone < length) {
    store<u16>(charsOf(result) + (lone << 1), 0xfffd);
    lone = findLoneSurrogate(s, lone + 1);
  }
  return fromString(result);
}

// Splitting -----------------------------------------------------------------------------------------------------------------

/** spec: sec-string.prototype.split */
function split(fp: usize, argc: i32): u64 {
  if (isNullish(self(fp))) return throwTypeError('String.prototype.split called on null or undefined');
  if (isString(self(fp)) && arg(fp, argc, 1) == UNDEFINED && canSplit(arg(fp, argc, 0))) {
    const text = flatten(payload(self(fp)));
    return text != 0 ? splitText(payload(arg(fp, argc, 0)), text, 0xffffffff) : EXCEPTION;
  }
  const delegated = callProtocol(fp, argc, Intrinsic.SymbolSplit, true);
  if (delegated != HOLE) return delegated;
  const s = thisFlat(fp, 'split');
  if (s == 0) return EXCEPTION;
  let limit: u32 = 0xffffffff;
  if (arg(fp, argc, 1) != UNDEFINED) {
    const d = toNumber(arg(fp, argc, 1));
    if (hasException()) return EXCEPTION;
    const t = trunc(d);
    limit = d - d != 0 ? 0 : <u32>(t - floor(t / 4294967296) * 4294967296);
  }
  const whole = arg(fp, argc, 0) == UNDEFINED;
  const separator = argFlat(fp, argc, 0);
  if (separator == 0) return EXCEPTION;
  const length = stringLength(s);
  const width = stringLength(separator);
  const single = width == 0 && !whole;
  const units = single ? min(length, limit) : 0;
  const a = newArray(units, units);
  if (a == 0) return EXCEPTION;
  if (limit == 0) return fromObject(a);
  if (whole) return arrayPush(a, fromString(s)) < 0 ? EXCEPTION : fromObject(a);
  if (single) {
    const elements = <usize>load<u32>(a, Obj.Elements) + Elem.Values;
    for (let i: u32 = 0; i < units; i++) {
      if ((i & 1023) == 0 && charge(1024)) return EXCEPTION;
      const unit = charString(flatUnit(s, i));
      if (unit == 0) return EXCEPTION;
      store<u64>(elements + (<usize>i << 3), fromString(unit));
    }
    return fromObject(a);
  }
  let from: u32 = 0;
  for (let count: u32 = 0; count < limit; count++) {
    const found = indexOfFlat(s, separator, from);
    if (found == searchTerminated || charge(1)) return EXCEPTION;
    const piece = substring(s, from, found < 0 ? length : found);
    if (piece == 0 || arrayPush(a, fromString(piece)) < 0) return EXCEPTION;
    if (found < 0) break;
    from = found + width;
  }
  return fromObject(a);
}

// Replacing -----------------------------------------------------------------------------------------------------------------

/** Appends the replacement of the match [position, end) of `s`, with its $ patterns. spec: sec-getsubstitution */
function appendSubstitution(builder: usize, s: Ptr, position: u32, end: u32, template: Ptr): bool {
  const length = stringLength(template);
  let done: u32 = 0;
  for (let i: u32 = 0; i + 1 < length; i++) {
    if (flatUnit(template, i) != 0x24) continue;
    const mark = flatUnit(template, i + 1);
    if (mark != 0x24 && mark != 0x26 && mark != 0x60 && mark != 0x27) continue;
    if (!appendPart(builder, template, done, i)) return false;
    if (mark == 0x24) {
      if (!appendUnit(builder, 0x24)) return false;
    } else if (mark == 0x26) {
      if (!appendPart(builder, s, position, end)) return false;
    } else if (mark == 0x60) {
      if (!appendPart(builder, s, 0, position)) return false;
    } else if (!appendPart(builder, s, end, stringLength(s))) return false;
    i++;
    done = i + 1;
  }
  return appendPart(builder, template, done, length);
}

/** Appends what the function `f` answers for the match. May call guest code. */
function appendResult(builder: usize, s: Ptr, position: u32, search: Ptr, f: Value): bool {
  const result = call3(f, UNDEFINED, fromString(search), fromInt(position), fromString(s));
  if (isException(result)) return false;
  const text = toStringValue(result);
  return !isException(text) && appendString(builder, payload(text));
}

/** replace and replaceAll with a string to look for. spec: sec-string.prototype.replace, sec-string.prototype.replaceall */
function replaceText(fp: usize, argc: i32, name: string, all: bool): Value {
  const s = thisFlat(fp, name);
  const search = s != 0 ? argFlat(fp, argc, 0) : 0;
  if (search == 0) return EXCEPTION;
  const replacement = arg(fp, argc, 1);
  const functional = isCallable(replacement);
  const template = functional ? emptyString() : argFlat(fp, argc, 1);
  if (template == 0) return EXCEPTION;
  const width = stringLength(search);
  const length = stringLength(s);
  let found = indexOfFlat(s, search, 0);
  if (found == searchTerminated) return EXCEPTION;
  if (found < 0) return fromString(s);
  // s and search are rooted by their slots when they were arguments; a rope's flat text is reached through the rope
  const builder = builderStart(length + 16);
  if (builder == 0) return EXCEPTION;
  let done: u32 = 0;
  do {
    const end = <u32>found + width;
    let fine = !charge(1) && appendPart(builder, s, done, found);
    if (fine && functional) fine = appendResult(builder, s, found, search, replacement);
    else if (fine) fine = appendSubstitution(builder, s, found, end, template);
    if (!fine) {
      builderDrop(builder);
      return EXCEPTION;
    }
    done = end;
    const next = end + (width == 0 ? 1 : 0);
    found = all && next <= length ? indexOfFlat(s, search, next) : -1;
  } while (found >= 0);
  if (found == searchTerminated || !appendPart(builder, s, done, length)) {
    builderDrop(builder);
    return EXCEPTION;
  }
  return orException(builderEndString(builder));
}

function replace(fp: usize, argc: i32): u64 {
  if (isNullish(self(fp))) return throwTypeError('String.prototype.replace called on null or undefined');
  const direct = replaceDirect(fp, argc);
  if (direct != HOLE) return direct;
  const delegated = callProtocol(fp, argc, Intrinsic.SymbolReplace, true);
  return delegated != HOLE ? delegated : replaceText(fp, argc, 'replace', false);
}

/** Replaces by a text with a regular expression that nobody changed; HOLE: the arguments are others. */
function replaceDirect(fp: usize, argc: i32): Value {
  const v = arg(fp, argc, 0);
  if (!isString(self(fp)) || !isString(arg(fp, argc, 1)) || !isPristine(v)) return HOLE;
  const s = flatten(payload(self(fp)));
  const template = s != 0 ? flatten(payload(arg(fp, argc, 1))) : 0;
  return template != 0 ? replaceTemplate(payload(v), s, template) : EXCEPTION;
}

/** Throws if v is a regular expression without the flag g. spec: sec-string.prototype.matchall, step 2 b. False: threw. */
function requireGlobal(v: Value, name: string): bool {
  const regexp = isRegExp(v);
  if (regexp <= 0) return regexp == 0;
  const flags = getValue(v, atom(Atom.flags));
  if (isException(flags)) return false;
  if (isNullish(flags)) {
    throwErrorWith(ErrorKind.TypeError, 'String.prototype.% called on null or undefined', literal(name));
    return false;
  }
  const text = toStringValue(flags);
  if (isException(text)) return false;
  const flat = flatten(payload(text));
  if (flat == 0) return false;
  for (let i: u32 = 0, n = stringLength(flat); i < n; i++) if (flatUnit(flat, i) == 0x67) return true;
  throwErrorWith(ErrorKind.TypeError, 'String.prototype.% called with a non-global RegExp argument', literal(name));
  return false;
}

function replaceAll(fp: usize, argc: i32): u64 {
  if (isNullish(self(fp))) return throwTypeError('String.prototype.replaceAll called on null or undefined');
  if (isObject(arg(fp, argc, 0)) && !requireGlobal(arg(fp, argc, 0), 'replaceAll')) return EXCEPTION;
  const direct = replaceDirect(fp, argc);
  if (direct != HOLE) return direct;
  const delegated = callProtocol(fp, argc, Intrinsic.SymbolReplace, true);
  return delegated != HOLE ? delegated : replaceText(fp, argc, 'replaceAll', true);
}

/** match, matchAll and search: by the argument's own method, or by that of a regular expression made from it. */
function delegate(fp: usize, argc: i32, name: string, symbol: Intrinsic, flags: string): Value {
  const delegated = callProtocol(fp, argc, symbol, false);
  if (delegated != HOLE) return delegated;
  const s = thisFlat(fp, name);
  if (s == 0) return EXCEPTION;
  store<u64>(fp, fromString(s));
  const regexp = regExpOf(arg(fp, argc, 0), literal(flags));
  if (isException(regexp)) return EXCEPTION;
  pushRoot(regexp);
  const f = getValue(regexp, wellKnown(symbol));
  popRoots(1);
  if (isException(f)) return EXCEPTION;
  return call1(f, regexp, fromString(s));
}

function throwNullish(name: string): Value {
  return throwErrorWith(ErrorKind.TypeError, 'String.prototype.% called on null or undefined', literal(name));
}

/** spec: sec-string.prototype.match */
function match(fp: usize, argc: i32): u64 {
  if (isNullish(self(fp))) return throwNullish('match');
  if (isString(self(fp)) && isPristine(arg(fp, argc, 0))) {
    const s = flatten(payload(self(fp)));
    return s != 0 ? matchAllTexts(payload(arg(fp, argc, 0)), s) : EXCEPTION;
  }
  return delegate(fp, argc, 'match', Intrinsic.SymbolMatch, '');
}

/** spec: sec-string.prototype.matchall */
function matchAll(fp: usize, argc: i32): u64 {
  if (isNullish(self(fp))) return throwNullish('matchAll');
  if (isObject(arg(fp, argc, 0)) && !requireGlobal(arg(fp, argc, 0), 'matchAll')) return EXCEPTION;
  return delegate(fp, argc, 'matchAll', Intrinsic.SymbolMatchAll, 'g');
}

/** spec: sec-string.prototype.search */
function search(fp: usize, argc: i32): u64 {
  if (isNullish(self(fp))) return throwNullish('search');
  if (isString(self(fp)) && isPristine(arg(fp, argc, 0))) {
    const s = flatten(payload(self(fp)));
    return s != 0 ? searchIndex(payload(arg(fp, argc, 0)), s) : EXCEPTION;
  }
  return delegate(fp, argc, 'search', Intrinsic.SymbolSearch, '');
}

function alias(target: Ptr, name: string, original: string): void {
  constant(target, name, peekProperty(target, literalAtom(original)), Attr.Hidden);
}

export function initStringBuild(prototype: Ptr): void {
  method(prototype, 'toUpperCase', 0, toUpperCase);
  method(prototype, 'toLowerCase', 0, toLowerCase);
  method(prototype, 'toLocaleUpperCase', 0, toLocaleUpperCase);
  method(prototype, 'toLocaleLowerCase', 0, toLocaleLowerCase);
  method(prototype, 'trim', 0, trim);
  method(prototype, 'trimStart', 0, trimStart);
  method(prototype, 'trimEnd', 0, trimEnd);
  // spec: sec-string.prototype.trimleft, sec-string.prototype.trimright: the same functions under their old names
  alias(prototype, 'trimLeft', 'trimStart');
  alias(prototype, 'trimRight', 'trimEnd');
  method(prototype, 'repeat', 1, repeat);
  method(prototype, 'padStart', 1, padStart);
  method(prototype, 'padEnd', 1, padEnd);
  method(prototype, 'concat', 1, concatMethod);
  method(prototype, 'toWellFormed', 0, toWellFormed);
  method(prototype, 'normalize', 0, normalize);
  method(prototype, 'split', 2, split);
  method(prototype, 'replace', 2, replace);
  method(prototype, 'replaceAll', 2, replaceAll);
  method(prototype, 'match', 1, match);
  method(prototype, 'matchAll', 1, matchAll);
  method(prototype, 'search', 1, search);
  symbolMethod(prototype, wellKnown(Intrinsic.SymbolIterator), '[Symbol.iterator]', 0, stringIterator);
}
