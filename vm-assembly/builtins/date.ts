// Date: constructor, what it reads and prints. What changes a date is in date-set.ts. spec: sec-date-objects

import { Attr, Kind, Wrapper } from '../abi/layout.ts';
import { ErrorKind } from '../abi/opcodes.ts';
import {
  EXCEPTION, NULL, Ptr, Value, fromNumber, fromObject, fromString, isException, isKind, isNumber, isObject, isString, payload, toDouble,
} from '../value/value.ts';
import { Hint, hasException, ordinaryToPrimitive, toNumber, toObject, toPrimitive, toStringValue } from '../value/convert.ts';
import { Part, fullYear, joinParts, part, setPart, splitTime, timeClip } from '../value/date-fields.ts';
import { parseDate } from '../value/date-parse.ts';
import { DateText, isoText, localText, localeText, utcText } from '../value/date-text.ts';
import { offsetAt, toLocal, toUtc } from '../value/time-zone.ts';
import { call0, isCallable } from '../interp/call.ts';
import { charge } from '../interp/fuel.ts';
import { newObjectWithProto, newWrapper } from '../object/object.ts';
import { defineOwn, getValue } from '../object/properties.ts';
import { Atom, atom } from '../string/common-atoms.ts';
import { concat, flatten, stringEquals, stringLength } from '../string/string.ts';
import { hostNow } from '../host.ts';
import { describe, literal, throwErrorText, throwErrorWith, throwRangeError, throwTypeError } from './errors.ts';
import { Intrinsic, intrinsic, setIntrinsic, wellKnown } from './intrinsics.ts';
import { Native, arg, constant, constructor, literalAtom, method, nativeFunction, newTarget, prototypeOfNew, self } from './native.ts';
import { initDateSetters } from './date-set.ts';

/** A Date; 0: heap limit. */
export function newDate(prototype: Ptr, t: f64): Ptr {
  return newWrapper(Kind.Date, prototype, fromNumber(t));
}

/** Time value of a Date. */
// @ts-ignore: decorator
@inline export function timeOf(date: Ptr): f64 { return toDouble(load<u64>(date, Wrapper.Value)); }

// @ts-ignore: decorator
@inline export function isDate(v: Value): bool { return isKind(v, Kind.Date); }

export function throwNoDate(): Value {
  return throwTypeError('this is not a Date object.');
}

function now(): f64 {
  return Math.floor(hostNow());
}

function parse(s: Ptr): f64 {
  const flat = flatten(s);
  return flat && !charge(stringLength(flat) >> 3) ? parseDate(flat) : NaN;
}

/** Time of arguments that are parts of one, which become numbers in their places; hasException() if a conversion threw. May call guest code. */
function timeOfArguments(fp: usize, argc: i32): f64 {
  for (let i = 0; i < min(argc, <i32>Part.Weekday); i++) {
    const n = toNumber(load<u64>(fp + (<usize>i << 3), 8));
    if (hasException()) return NaN;
    store<u64>(fp + (<usize>i << 3), fromNumber(n), 8);
  }
  for (let i = 0; i < Part.Weekday; i++) {
    setPart(i, i < argc ? toDouble(load<u64>(fp + (<usize>i << 3), 8)) : i == Part.Day ? 1 : i == Part.Year ? NaN : 0);
  }
  setPart(Part.Year, fullYear(part(Part.Year)));
  return joinParts();
}

/** spec: sec-date */
function construct(fp: usize, argc: i32): u64 {
  if (!newTarget(fp)) {
    const text = localText(now(), DateText.Date | DateText.Time);
    return text ? fromString(text) : EXCEPTION;
  }
  let t: f64;
  if (argc == 0) t = now();
  else if (argc == 1) {
    let v = arg(fp, argc, 0);
    if (isDate(v)) t = timeOf(payload(v));
    else {
      v = toPrimitive(v, Hint.Default);
      if (isException(v)) return EXCEPTION;
      if (isString(v)) t = parse(payload(v));
      else {
        t = timeClip(toNumber(v));
        if (hasException()) return EXCEPTION;
      }
    }
  } else {
    t = timeOfArguments(fp, argc);
    if (hasException()) return EXCEPTION;
    t = timeClip(toUtc(t));
  }
  const prototype = prototypeOfNew(fp, intrinsic(Intrinsic.DatePrototype));
  const date = prototype ? newDate(prototype, t) : 0;
  return date ? fromObject(date) : EXCEPTION;
}

/** spec: sec-date.now */
function nowStatic(fp: usize, argc: i32): u64 { return fromNumber(now()); }

/** spec: sec-date.parse */
function parseStatic(fp: usize, argc: i32): u64 {
  const text = toStringValue(arg(fp, argc, 0));
  return isException(text) ? EXCEPTION : fromNumber(parse(payload(text)));
}

/** spec: sec-date.utc */
function utcStatic(fp: usize, argc: i32): u64 {
  const t = timeOfArguments(fp, argc);
  return hasException() ? EXCEPTION : fromNumber(timeClip(t));
}

// Parts -------------------------------------------------------------------------------------------------------------------------

function get(fp: usize, which: Part, local: bool): Value {
  const v = self(fp);
  if (!isDate(v)) return throwNoDate();
  const t = timeOf(payload(v));
  if (t != t) return fromNumber(NaN);
  splitTime(local ? toLocal(t) : t);
  return fromNumber(part(which));
}

function getFullYear(fp: usize, argc: i32): u64 { return get(fp, Part.Year, true); }
function getMonth(fp: usize, argc: i32): u64 { return get(fp, Part.Month, true); }
function getDate(fp: usize, argc: i32): u64 { return get(fp, Part.Day, true); }
function getHours(fp: usize, argc: i32): u64 { return get(fp, Part.Hour, true); }
function getMinutes(fp: usize, argc: i32): u64 { return get(fp, Part.Minute, true); }
function getSeconds(fp: usize, argc: i32): u64 { return get(fp, Part.Second, true); }
function getMilliseconds(fp: usize, argc: i32): u64 { return get(fp, Part.Millisecond, true); }
function getDay(fp: usize, argc: i32): u64 { return get(fp, Part.Weekday, true); }
function getUTCFullYear(fp: usize, argc: i32): u64 { return get(fp, Part.Year, false); }
function getUTCMonth(fp: usize, argc: i32): u64 { return get(fp, Part.Month, false); }
function getUTCDate(fp: usize, argc: i32): u64 { return get(fp, Part.Day, false); }
function getUTCHours(fp: usize, argc: i32): u64 { return get(fp, Part.Hour, false); }
function getUTCMinutes(fp: usize, argc: i32): u64 { return get(fp, Part.Minute, false); }
function getUTCSeconds(fp: usize, argc: i32): u64 { return get(fp, Part.Second, false); }
function getUTCMilliseconds(fp: usize, argc: i32): u64 { return get(fp, Part.Millisecond, false); }
function getUTCDay(fp: usize, argc: i32): u64 { return get(fp, Part.Weekday, false); }

/** spec: sec-date.prototype.getyear */
function getYear(fp: usize, argc: i32): u64 {
  const year = get(fp, Part.Year, true);
  return isException(year) ? EXCEPTION : fromNumber(toDouble(year) - 1900);
}

/** spec: sec-date.prototype.valueof and gettime */
function getTime(fp: usize, argc: i32): u64 {
  const v = self(fp);
  return isDate(v) ? load<u64>(payload(v), Wrapper.Value) : throwNoDate();
}

/** spec: sec-date.prototype.gettimezoneoffset */
function getTimezoneOffset(fp: usize, argc: i32): u64 {
  const v = self(fp);
  if (!isDate(v)) return throwNoDate();
  const t = timeOf(payload(v));
  return fromNumber(t == t ? trunc(-offsetAt(t) / 60000) + 0 : NaN);
}

// Text --------------------------------------------------------------------------------------------------------------------------

/** What prints a time value: 0 at the heap limit. */
type Printer = (t: f64, what: u32) => Ptr;

function print(fp: usize, printer: Printer, what: u32): Value {
  const v = self(fp);
  if (!isDate(v)) return throwNoDate();
  const t = timeOf(payload(v));
  if (t != t) return fromString(literal('Invalid Date'));
  const text = printer(t, what);
  return text ? fromString(text) : EXCEPTION;
}

function toStringMethod(fp: usize, argc: i32): u64 { return print(fp, localText, DateText.Date | DateText.Time); }
function toDateString(fp: usize, argc: i32): u64 { return print(fp, localText, DateText.Date); }
function toTimeString(fp: usize, argc: i32): u64 { return print(fp, localText, DateText.Time); }
function toUTCString(fp: usize, argc: i32): u64 { return print(fp, utcText, 0); }
function toLocaleString(fp: usize, argc: i32): u64 { return print(fp, localeText, DateText.Date | DateText.Time); }
function toLocaleDateString(fp: usize, argc: i32): u64 { return print(fp, localeText, DateText.Date); }
function toLocaleTimeString(fp: usize, argc: i32): u64 { return print(fp, localeText, DateText.Time); }

/** spec: sec-date.prototype.toisostring */
function toISOString(fp: usize, argc: i32): u64 {
  const v = self(fp);
  if (isDate(v) && !(timeOf(payload(v)) - timeOf(payload(v)) == 0)) return throwRangeError('Invalid time value');
  return print(fp, isoText, 0);
}

/** spec: sec-date.prototype.tojson. May call guest code. */
function toJSON(fp: usize, argc: i32): u64 {
  const o = toObject(self(fp));
  if (isException(o)) return EXCEPTION;
  store<u64>(fp, o);
  const v = toPrimitive(o, Hint.Number);
  if (isException(v)) return EXCEPTION;
  if (isNumber(v) && !(toDouble(v) - toDouble(v) == 0)) return NULL;
  const toISO = getValue(o, literalAtom('toISOString'));
  if (isException(toISO)) return EXCEPTION;
  return isCallable(toISO) ? call0(toISO, o) : throwTypeError('toISOString is not a function');
}

/** spec: sec-date.prototype-%symbol.toprimitive% */
function toPrimitiveMethod(fp: usize, argc: i32): u64 {
  const v = self(fp);
  if (!isObject(v)) return throwErrorWith(ErrorKind.TypeError, 'Method Date.prototype [ @@toPrimitive ] called on incompatible receiver %', describe(v));
  const hint = arg(fp, argc, 0);
  const name = isString(hint) ? payload(hint) : 0;
  if (name && (stringEquals(name, atom(Atom.string)) || stringEquals(name, atom(Atom.default_)))) return ordinaryToPrimitive(v, Hint.String);
  if (name && stringEquals(name, atom(Atom.number))) return ordinaryToPrimitive(v, Hint.Number);
  return throwErrorText(ErrorKind.TypeError, concat(literal('Invalid hint: '), name ? name : describe(hint)));
}

export function initDate(global: Ptr): void {
  const prototype = newObjectWithProto(intrinsic(Intrinsic.ObjectPrototype));
  setIntrinsic(Intrinsic.DatePrototype, fromObject(prototype));
  const f = constructor(global, 'Date', 7, construct, prototype);
  method(f, 'now', 0, nowStatic);
  method(f, 'parse', 1, parseStatic);
  method(f, 'UTC', 7, utcStatic);
  method(prototype, 'toString', 0, toStringMethod);
  method(prototype, 'toDateString', 0, toDateString);
  method(prototype, 'toTimeString', 0, toTimeString);
  method(prototype, 'toISOString', 0, toISOString);
  const toUTC: Native = toUTCString;
  const utcFunction = fromObject(nativeFunction('toUTCString', 0, toUTC));
  constant(prototype, 'toUTCString', utcFunction, Attr.Hidden);
  constant(prototype, 'toGMTString', utcFunction, Attr.Hidden);
  method(prototype, 'getDate', 0, getDate);
  method(prototype, 'getDay', 0, getDay);
  method(prototype, 'getFullYear', 0, getFullYear);
  method(prototype, 'getHours', 0, getHours);
  method(prototype, 'getMilliseconds', 0, getMilliseconds);
  method(prototype, 'getMinutes', 0, getMinutes);
  method(prototype, 'getMonth', 0, getMonth);
  method(prototype, 'getSeconds', 0, getSeconds);
  method(prototype, 'getTime', 0, getTime);
  method(prototype, 'getTimezoneOffset', 0, getTimezoneOffset);
  method(prototype, 'getUTCDate', 0, getUTCDate);
  method(prototype, 'getUTCDay', 0, getUTCDay);
  method(prototype, 'getUTCFullYear', 0, getUTCFullYear);
  method(prototype, 'getUTCHours', 0, getUTCHours);
  method(prototype, 'getUTCMilliseconds', 0, getUTCMilliseconds);
  method(prototype, 'getUTCMinutes', 0, getUTCMinutes);
  method(prototype, 'getUTCMonth', 0, getUTCMonth);
  method(prototype, 'getUTCSeconds', 0, getUTCSeconds);
  method(prototype, 'getYear', 0, getYear);
  method(prototype, 'valueOf', 0, getTime);
  initDateSetters(prototype);
  method(prototype, 'toJSON', 1, toJSON);
  method(prototype, 'toLocaleString', 0, toLocaleString);
  method(prototype, 'toLocaleDateString', 0, toLocaleDateString);
  method(prototype, 'toLocaleTimeString', 0, toLocaleTimeString);
  const toPrimitiveFunction = nativeFunction('[Symbol.toPrimitive]', 1, toPrimitiveMethod);
  defineOwn(prototype, wellKnown(Intrinsic.SymbolToPrimitive), fromObject(toPrimitiveFunction), Attr.Configurable);
}
