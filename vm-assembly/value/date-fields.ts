// Time values and their parts. spec: sec-overview-of-date-objects-and-definitions-of-abstract-operations
//
// A time value is a whole number of milliseconds since 1970, NaN if there is none. Days are counted in the proleptic Gregorian
// calendar: its cycle of 400 years is made to begin with March, so that the leap day comes last.

/** Parts of a time, in the order in which the constructor takes them. */
export const enum Part {
  Year,
  /** 0 to 11. */
  Month,
  Day,
  Hour,
  Minute,
  Second,
  Millisecond,
  /** 0: Sunday. */
  Weekday,
  Count,
}

export const MS_PER_MINUTE: f64 = 60000;
export const MS_PER_DAY: f64 = 86400000;
/** No time value is farther from 1970. */
export const MAX_TIME: f64 = 8640000000000000;

/** Days from the first of March of the year 0 to 1970, and of 400 years. */
const EPOCH: i32 = 719468;
const CYCLE: i32 = 146097;

/** What `splitTime` found, an f64 for each part. */
const PARTS = memory.data(8 * Part.Count, 8);

/** Part of the time that was split last. */
// @ts-ignore: decorator
@inline export function part(which: Part): f64 { return load<f64>(PARTS + (<usize>which << 3)); }
// @ts-ignore: decorator
@inline export function setPart(which: Part, n: f64): void { store<f64>(PARTS + (<usize>which << 3), n); }

/** Finds the parts of a time that is a number. */
export function splitTime(t: f64): void {
  const ms = <i64>t;
  let days = <i32>(ms / 86400000);
  let rest = <i32>(ms - <i64>days * 86400000);
  if (rest < 0) {
    rest += 86400000;
    days--;
  }
  const z = days + EPOCH;
  const cycle = (z >= 0 ? z : z - CYCLE + 1) / CYCLE;
  const dayOfCycle = z - cycle * CYCLE;
  const yearOfCycle = (dayOfCycle - dayOfCycle / 1460 + dayOfCycle / 36524 - dayOfCycle / 146096) / 365;
  const dayOfYear = dayOfCycle - (365 * yearOfCycle + yearOfCycle / 4 - yearOfCycle / 100);
  // the months from March on are 31 30 31 30 31, twice, and what is left
  const march = (5 * dayOfYear + 2) / 153;
  const month = march < 10 ? march + 2 : march - 10;
  setPart(Part.Year, <f64>(yearOfCycle + cycle * 400 + i32(month < 2)));
  setPart(Part.Month, <f64>month);
  setPart(Part.Day, <f64>(dayOfYear - (153 * march + 2) / 5 + 1));
  setPart(Part.Hour, <f64>(rest / 3600000));
  setPart(Part.Minute, <f64>(rest / 60000 % 60));
  setPart(Part.Second, <f64>(rest / 1000 % 60));
  setPart(Part.Millisecond, <f64>(rest % 1000));
  const weekday = (days + 4) % 7;
  setPart(Part.Weekday, <f64>(weekday < 0 ? weekday + 7 : weekday));
}

/** Days from 1970 to the first of a month. */
function daysToMonth(year: i32, month: i32): i32 {
  const y = month < 2 ? year - 1 : year;
  const cycle = (y >= 0 ? y : y - 399) / 400;
  const yearOfCycle = y - cycle * 400;
  const march = month < 2 ? month + 10 : month - 2;
  const dayOfYear = (153 * march + 2) / 5;
  return cycle * CYCLE + yearOfCycle * 365 + yearOfCycle / 4 - yearOfCycle / 100 + dayOfYear - EPOCH;
}

// @ts-ignore: decorator
@inline function isFinite(n: f64): bool { return n - n == 0; }

/** spec: sec-makeday. Years and months that no date can make up for give NaN. */
export function makeDay(year: f64, month: f64, day: f64): f64 {
  if (!isFinite(year) || !isFinite(month) || !isFinite(day)) return NaN;
  const y = trunc(year);
  const m = trunc(month);
  if (abs(y) > 1000000 || abs(m) > 10000000) return NaN;
  const years = floor(m / 12);
  return <f64>daysToMonth(<i32>(y + years), <i32>(m - years * 12)) + trunc(day) - 1;
}

/** spec: sec-maketime */
export function makeTime(hour: f64, minute: f64, second: f64, ms: f64): f64 {
  if (!isFinite(hour) || !isFinite(minute) || !isFinite(second) || !isFinite(ms)) return NaN;
  return trunc(hour) * 3600000 + trunc(minute) * 60000 + trunc(second) * 1000 + trunc(ms);
}

/** spec: sec-makedate */
export function makeDate(day: f64, time: f64): f64 {
  const t = day * MS_PER_DAY + time;
  return isFinite(t) ? t : NaN;
}

/** The time of the parts as they are now. */
export function joinParts(): f64 {
  const day = makeDay(part(Part.Year), part(Part.Month), part(Part.Day));
  return makeDate(day, makeTime(part(Part.Hour), part(Part.Minute), part(Part.Second), part(Part.Millisecond)));
}

/** spec: sec-timeclip */
export function timeClip(t: f64): f64 {
  return abs(t) <= MAX_TIME ? trunc(t) + 0 : NaN;
}

/** Two digits mean a year of the last century. spec: sec-makefullyear */
export function fullYear(year: f64): f64 {
  const y = trunc(year);
  return y >= 0 && y <= 99 ? 1900 + y : year;
}
