// Date.prototype: what changes a date. spec: sec-properties-of-the-date-prototype-object

import { Kind, Wrapper } from '../abi/layout.ts';
import { EXCEPTION, Ptr, Value, fromNumber, isKind, payload, toDouble } from '../value/value.ts';
import { hasException, toNumber } from '../value/convert.ts';
import { Part, fullYear, joinParts, setPart, splitTime, timeClip } from '../value/date-fields.ts';
import { toLocal, toUtc } from '../value/time-zone.ts';
import { throwTypeError } from './errors.ts';
import { method, self } from './native.ts';

/** What the parts of a date are parts of. */
const enum Zone {
  Utc = 0,
  Local = 1,
}

/** The arguments, at most `most`, become numbers in their places; false if a conversion threw. May call guest code. */
function toNumbers(fp: usize, argc: i32, most: i32): bool {
  for (let i = 0; i < min(argc, most); i++) {
    const n = toNumber(load<u64>(fp + (<usize>i << 3), 8));
    if (hasException()) return false;
    store<u64>(fp + (<usize>i << 3), fromNumber(n), 8);
  }
  return true;
}

function setTimeValue(date: Ptr, t: f64): Value {
  const v = fromNumber(timeClip(t));
  store<u64>(date, v, Wrapper.Value);
  return v;
}

/** Replaces at most `most` parts from `first` on. What was no date becomes one only by its year. */
function set(fp: usize, argc: i32, first: Part, most: i32, zone: Zone): Value {
  if (!isKind(self(fp), Kind.Date)) return throwTypeError('this is not a Date object.');
  const date = payload(self(fp));
  let t = toDouble(load<u64>(date, Wrapper.Value));
  if (!toNumbers(fp, argc, most)) return EXCEPTION;
  if (t != t) {
    if (first != Part.Year) return fromNumber(NaN);
    t = 0;
  } else if (zone) t = toLocal(t);
  splitTime(t);
  if (argc == 0) setPart(first, NaN);
  for (let i = 0; i < min(argc, most); i++) setPart(first + i, toDouble(load<u64>(fp + (<usize>i << 3), 8)));
  t = joinParts();
  return setTimeValue(date, zone ? toUtc(t) : t);
}

function setFullYear(fp: usize, argc: i32): u64 { return set(fp, argc, Part.Year, 3, Zone.Local); }
function setMonth(fp: usize, argc: i32): u64 { return set(fp, argc, Part.Month, 2, Zone.Local); }
function setDate(fp: usize, argc: i32): u64 { return set(fp, argc, Part.Day, 1, Zone.Local); }
function setHours(fp: usize, argc: i32): u64 { return set(fp, argc, Part.Hour, 4, Zone.Local); }
function setMinutes(fp: usize, argc: i32): u64 { return set(fp, argc, Part.Minute, 3, Zone.Local); }
function setSeconds(fp: usize, argc: i32): u64 { return set(fp, argc, Part.Second, 2, Zone.Local); }
function setMilliseconds(fp: usize, argc: i32): u64 { return set(fp, argc, Part.Millisecond, 1, Zone.Local); }
function setUTCFullYear(fp: usize, argc: i32): u64 { return set(fp, argc, Part.Year, 3, Zone.Utc); }
function setUTCMonth(fp: usize, argc: i32): u64 { return set(fp, argc, Part.Month, 2, Zone.Utc); }
function setUTCDate(fp: usize, argc: i32): u64 { return set(fp, argc, Part.Day, 1, Zone.Utc); }
function setUTCHours(fp: usize, argc: i32): u64 { return set(fp, argc, Part.Hour, 4, Zone.Utc); }
function setUTCMinutes(fp: usize, argc: i32): u64 { return set(fp, argc, Part.Minute, 3, Zone.Utc); }
function setUTCSeconds(fp: usize, argc: i32): u64 { return set(fp, argc, Part.Second, 2, Zone.Utc); }
function setUTCMilliseconds(fp: usize, argc: i32): u64 { return set(fp, argc, Part.Millisecond, 1, Zone.Utc); }

/** spec: sec-date.prototype.settime */
function setTime(fp: usize, argc: i32): u64 {
  if (!isKind(self(fp), Kind.Date)) return throwTypeError('this is not a Date object.');
  if (!toNumbers(fp, argc, 1)) return EXCEPTION;
  return setTimeValue(payload(self(fp)), argc ? toDouble(load<u64>(fp, 8)) : NaN);
}

/** spec: sec-date.prototype.setyear */
function setYear(fp: usize, argc: i32): u64 {
  if (!isKind(self(fp), Kind.Date)) return throwTypeError('this is not a Date object.');
  const date = payload(self(fp));
  let t = toDouble(load<u64>(date, Wrapper.Value));
  if (!toNumbers(fp, argc, 1)) return EXCEPTION;
  t = t == t ? toLocal(t) : 0;
  splitTime(t);
  setPart(Part.Year, argc ? fullYear(toDouble(load<u64>(fp, 8))) : NaN);
  return setTimeValue(date, toUtc(joinParts()));
}

export function initDateSetters(prototype: Ptr): void {
  method(prototype, 'setDate', 1, setDate);
  method(prototype, 'setFullYear', 3, setFullYear);
  method(prototype, 'setHours', 4, setHours);
  method(prototype, 'setMilliseconds', 1, setMilliseconds);
  method(prototype, 'setMinutes', 3, setMinutes);
  method(prototype, 'setMonth', 2, setMonth);
  method(prototype, 'setSeconds', 2, setSeconds);
  method(prototype, 'setTime', 1, setTime);
  method(prototype, 'setUTCDate', 1, setUTCDate);
  method(prototype, 'setUTCFullYear', 3, setUTCFullYear);
  method(prototype, 'setUTCHours', 4, setUTCHours);
  method(prototype, 'setUTCMilliseconds', 1, setUTCMilliseconds);
  method(prototype, 'setUTCMinutes', 3, setUTCMinutes);
  method(prototype, 'setUTCMonth', 2, setUTCMonth);
  method(prototype, 'setUTCSeconds', 2, setUTCSeconds);
  method(prototype, 'setYear', 1, setYear);
}
