// Text → time value. spec: sec-date.parse
//
// First the format of the standard (sec-date-time-string-format). What does not fit it is read by the rules that V8 reads other formats
// by, which are what programs count on: a number before a colon belongs to the time; other numbers are parts of the date; words
// count by their first three letters; text in parentheses and words before the first number say nothing.

import { Ptr } from './value.ts';
import { charsOf, stringLength, wideOf } from '../string/string.ts';
import { isWhiteSpace } from './number-text.ts';
import { makeDate, makeDay, makeTime, timeClip } from './date-fields.ts';
import { toUtc } from './time-zone.ts';

/** What a token is, if it is no symbol; those are their own character codes. */
const enum Token {
  End = 256,
  Number = 257,
  Space = 258,
  Month = 259,
  HalfDay = 260,
  Zone = 261,
  /** The letter between date and time. */
  Separator = 262,
  Word = 263,
  Other = 264,
}

const COLON: i32 = 58;
const POINT: i32 = 46;
const PLUS: i32 = 43;
const MINUS: i32 = 45;
const CLOSING: i32 = 41;
const NONE: i32 = i32.MIN_VALUE;
/** Digits that count; what follows is not looked at. */
const SIGNIFICANT: u32 = 9;

/** Words: three letters each. */
const MONTHS = 'janfebmaraprmayjunjulaugsepoctnovdec';
const ZONES = 'utcgmtestedtcstcdtmstmdtpstpdt';

/** The state of one parse, and what it found. */
// @ts-ignore: decorator
@unmanaged
class Parse {
  at: usize;
  end: usize;
  wide: u32;
  /** The token that is looked at, its number (of a word: month, hours, offset in hours) and its length. */
  token: i32;
  number: i32;
  length: u32;
  /** Numbers of the date. */
  dates: u32;
  date0: i32;
  date1: i32;
  date2: i32;
  month: i32;
  /** Numbers of the time. */
  times: u32;
  time0: i32;
  time1: i32;
  time2: i32;
  time3: i32;
  halfDay: i32;
  /** Offset: sign, hours and minutes. */
  sign: i32;
  hours: i32;
  minutes: i32;
  /** The format of the standard. */
  iso: bool;
}

const p = changetype<Parse>(memory.data(128, 8));

// Tokens --------------------------------------------------------------------------------------------------------------------

// @ts-ignore: decorator
@inline function unitAt(at: usize): u32 { return p.wide ? load<u16>(at) : load<u8>(at); }
// @ts-ignore: decorator
@inline function isDigit(unit: u32): bool { return unit - 48 < 10; }
// @ts-ignore: decorator
@inline function isWordUnit(unit: u32): bool { return unit >= 65 && !isWhiteSpace(unit); }

function readNumber(): void {
  let n = 0;
  let digits: u32 = 0;
  let length: u32 = 0;
  for (; p.at < p.end && isDigit(unitAt(p.at)); p.at += 1 << p.wide) {
    length++;
    const digit = unitAt(p.at) - 48;
    if ((n == 0 && digit == 0) || digits == SIGNIFICANT) continue;
    n = n * 10 + digit;
    digits++;
  }
  p.token = Token.Number;
  p.number = n;
  p.length = length;
}

/** Index of three letters in a list of such, -1 if they are not there. */
function findWord(words: string, a: u32, b: u32, c: u32): i32 {
  for (let i = 0; i < words.length; i += 3) {
    if (words.charCodeAt(i) == a && words.charCodeAt(i + 1) == b && words.charCodeAt(i + 2) == c) return i / 3;
  }
  return -1;
}

function readWord(): void {
  let letters: u64 = 0;
  let length: u32 = 0;
  for (; p.at < p.end && isWordUnit(unitAt(p.at)); p.at += 1 << p.wide) {
    let unit = unitAt(p.at);
    if (unit - 65 < 26) unit |= 32;
    if (length < 3) letters |= <u64>unit << (length << 4);
    length++;
  }
  const a = <u32>letters & 0xffff;
  const b = <u32>(letters >> 16) & 0xffff;
  const c = <u32>(letters >> 32);
  p.length = length;
  p.number = findWord(MONTHS, a, b, c) + 1;
  p.token = Token.Month;
  if (p.number > 0) return;
  p.token = Token.Word;
  if (length > 3) return;
  if (length == 1 && a == 122 || length == 2 && a == 117 && b == 116) p.token = Token.Zone;
  else if (length == 1 && a == 116) p.token = Token.Separator;
  else if (length == 2 && b == 109 && (a == 97 || a == 112)) {
    p.token = Token.HalfDay;
    p.number = a == 97 ? 0 : 12;
  } else if (length == 3) {
    const zone = findWord(ZONES, a, b, c);
    if (zone < 0) return;
    p.token = Token.Zone;
    // UTC and GMT; then pairs of standard and summer time, five hours behind and more
    if (zone >= 2) p.number = -5 - ((zone - 2) >> 1) + ((zone - 2) & 1);
  }
}

/** Goes on behind the parenthesis that closes the one here. */
function skipParentheses(): void {
  let depth = 0;
  do {
    const unit = unitAt(p.at);
    if (unit == 40) depth++;
    else if (unit == 41) depth--;
    p.at += 1 << p.wide;
  } while (depth > 0 && p.at < p.end);
}

function next(): void {
  if (p.at >= p.end) {
    p.token = Token.End;
    return;
  }
  const unit = unitAt(p.at);
  if (isDigit(unit)) {
    readNumber();
    return;
  }
  if (isWordUnit(unit)) {
    readWord();
    return;
  }
  if (isWhiteSpace(unit)) {
    while (p.at < p.end && isWhiteSpace(unitAt(p.at))) p.at += 1 << p.wide;
    p.token = Token.Space;
    return;
  }
  if (unit == 40) {
    skipParentheses();
    p.token = Token.Other;
    return;
  }
  p.at += 1 << p.wide;
  p.token = unit == COLON || unit == POINT || unit == PLUS || unit == MINUS || unit == CLOSING ? unit : Token.Other;
}

/** Goes on if the token is this one. */
function eat(token: i32): bool {
  if (p.token != token) return false;
  next();
  return true;
}

/** Is the token a number of so many digits, from `low` to `high`? */
function isFixed(length: u32, low: i32, high: i32): bool {
  return p.token == Token.Number && p.length == length && p.number >= low && p.number <= high;
}

// What is found --------------------------------------------------------------------------------------------------------------

function addDate(n: i32): bool {
  if (p.dates == 3) return false;
  if (p.dates == 0) p.date0 = n;
  else if (p.dates == 1) p.date1 = n;
  else p.date2 = n;
  p.dates++;
  return true;
}

function addTime(n: i32): bool {
  if (p.times == 4) return false;
  if (p.times == 0) p.time0 = n;
  else if (p.times == 1) p.time1 = n;
  else if (p.times == 2) p.time2 = n;
  else p.time3 = n;
  p.times++;
  return true;
}

/** No more numbers of the time follow this one. */
function endTime(n: i32): void {
  addTime(n);
  p.times = 4;
}

/** Could `n` be what comes next in the time? */
function fitsTime(n: i32): bool {
  return ((p.times == 1 || p.times == 2) && n < 60) || (p.times == 3 && n < 1000);
}

function setOffset(hours: i32): void {
  p.sign = hours < 0 ? -1 : 1;
  p.hours = abs(hours);
  p.minutes = 0;
}

/** Thousandths by the digits behind the point, which are the token. */
function milliseconds(): i32 {
  let n = p.number;
  let length = min(p.length, SIGNIFICANT);
  for (; length < 3; length++) n *= 10;
  for (; length > 3; length--) n /= 10;
  return n;
}

// The format of the standard ----------------------------------------------------------------------------------------------------

/** How far the standard's format goes. */
const enum Iso {
  /** All of the text. */
  Whole,
  /** As far as the token: there may be another format in it. */
  Part,
  Invalid,
}

function readIso(): Iso {
  if (p.token == PLUS || p.token == MINUS) {
    const sign = p.token == PLUS ? 1 : -1;
    const at = p.at;
    next();
    const fits = isFixed(6, 0, 999999);
    // there is no year -0, and V8 goes on behind it
    if (!fits || (sign < 0 && p.number == 0)) {
      if (!fits) p.at = at;
      p.token = sign > 0 ? PLUS : MINUS;
      return Iso.Part;
    }
    addDate(sign * p.number);
  } else if (isFixed(4, 0, 9999)) addDate(p.number);
  else return Iso.Part;
  next();
  if (eat(MINUS)) {
    if (!isFixed(2, 1, 12)) return Iso.Part;
    addDate(p.number);
    next();
    if (eat(MINUS)) {
      if (!isFixed(2, 1, 31)) return Iso.Part;
      addDate(p.number);
      next();
    }
  }
  if (p.token != Token.Separator) {
    if (p.token != Token.End) return Iso.Part;
    setOffset(0);
  } else {
    next();
    if (!readIsoTime() || !readIsoZone() || p.token != Token.End) return Iso.Invalid;
  }
  p.iso = true;
  return Iso.Whole;
}

function readIsoTime(): bool {
  if (!isFixed(2, 0, 24)) return false;
  // midnight may be the end of a day
  const last = p.number == 24 ? 0 : 59;
  addTime(p.number);
  next();
  if (!eat(COLON) || !isFixed(2, 0, last)) return false;
  addTime(p.number);
  next();
  if (!eat(COLON)) return true;
  if (!isFixed(2, 0, last)) return false;
  addTime(p.number);
  next();
  if (!eat(POINT)) return true;
  if (p.token != Token.Number || (!last && p.number > 0)) return false;
  addTime(milliseconds());
  next();
  return true;
}

function readIsoZone(): bool {
  if (p.token == Token.Zone && p.length == 1) {
    setOffset(0);
    next();
    return true;
  }
  if (p.token != PLUS && p.token != MINUS) return true;
  p.sign = p.token == PLUS ? 1 : -1;
  next();
  if (isFixed(4, 0, 2359)) {
    p.hours = p.number / 100;
    p.minutes = p.number % 100;
    next();
    return p.minutes < 60;
  }
  if (!isFixed(2, 0, 23)) return false;
  p.hours = p.number;
  next();
  if (!eat(COLON) || !isFixed(2, 0, 59)) return false;
  p.minutes = p.number;
  next();
  return true;
}

// Other formats -------------------------------------------------------------------------------------------------------------------

/** A number and what belongs to it. */
function readPlainNumber(): bool {
  const n = p.number;
  next();
  if (eat(COLON)) {
    if (eat(COLON)) {
      if (p.times) return false;
      addTime(n);
      return addTime(0);
    }
    if (!addTime(n)) return false;
    eat(POINT);
    return true;
  }
  if (eat(POINT) && fitsTime(n)) {
    addTime(n);
    if (p.token != Token.Number) return false;
    endTime(milliseconds());
    next();
    return true;
  }
  if (p.hours != NONE && p.minutes == NONE && n < 60) {
    p.minutes = n;
    return true;
  }
  if (fitsTime(n)) {
    endTime(n);
    return p.token == Token.End || p.token == Token.Space || p.token == PLUS || p.token == MINUS || (p.token == Token.Zone && p.length == 1);
  }
  if (!addDate(n)) return false;
  eat(MINUS);
  return true;
}

/** An offset: hours, hours and minutes without or with a colon, or nothing. */
function readOffset(): bool {
  p.sign = p.token == PLUS ? 1 : -1;
  next();
  let n = 0;
  let length: u32 = 0;
  if (p.token == Token.Number) {
    n = p.number;
    length = p.length;
    next();
  }
  if (p.token == COLON) {
    p.hours = n;
    p.minutes = NONE;
  } else if (length == 1 || length == 2) {
    p.hours = n;
    p.minutes = 0;
  } else if (length == 3 || length == 4) {
    p.hours = n / 100;
    p.minutes = n % 100;
  } else return false;
  return true;
}

/** The rest of the text, which is in no standard format; false if it is in no other either. */
function readOther(): bool {
  let hasNumber = p.dates > 0;
  while (p.token != Token.End) {
    const token = p.token;
    if (token == Token.Number) {
      hasNumber = true;
      if (!readPlainNumber()) return false;
    } else if (token == Token.HalfDay && p.times) {
      p.halfDay = p.number;
      next();
    } else if (token == Token.Month) {
      p.month = p.number;
      next();
      eat(MINUS);
    } else if (token == Token.Zone && hasNumber) {
      setOffset(p.number);
      next();
    } else if (token >= Token.Month && token <= Token.Word) {
      if (hasNumber) return false;
      next();
      if (p.token == Token.Number) return false;
    } else if ((token == PLUS || token == MINUS) && ((p.hours == 0 && p.minutes == 0) || p.times)) {
      hasNumber = true;
      if (!readOffset()) return false;
    } else if ((token == PLUS || token == MINUS || token == CLOSING) && hasNumber) return false;
    else next();
  }
  return true;
}

// The result ----------------------------------------------------------------------------------------------------------------------

// @ts-ignore: decorator
@inline function isDay(n: i32): bool { return n >= 1 && n <= 31; }

/** Days since 1970; NaN if they make no date. */
function day(): f64 {
  if (!p.dates) return NaN;
  // what is missing is 1
  while (p.dates < 3) addDate(1);
  let year: i32;
  let month = p.month;
  let date: i32;
  if (month == NONE) {
    if (p.iso || !isDay(p.date0)) {
      year = p.date0;
      month = p.date1;
      date = p.date2;
    } else {
      month = p.date0;
      date = p.date1;
      year = p.date2;
    }
  } else if (isDay(p.date0)) {
    date = p.date0;
    year = p.date1;
  } else {
    year = p.date0;
    date = p.date1;
  }
  if (!p.iso && year >= 0 && year < 100) year += year < 50 ? 2000 : 1900;
  if (month < 1 || month > 12 || !isDay(date)) return NaN;
  return makeDay(<f64>year, <f64>(month - 1), <f64>date);
}

/** Milliseconds of the day; NaN if there is no such time. */
function time(): f64 {
  while (p.times < 4) addTime(0);
  let hour = p.time0;
  if (p.halfDay != NONE) {
    if (hour > 12) return NaN;
    hour = hour % 12 + p.halfDay;
  }
  const fits = hour < 24 && p.time1 < 60 && p.time2 < 60 && p.time3 < 1000;
  if (!fits && (hour != 24 || p.time1 || p.time2 || p.time3)) return NaN;
  return makeTime(<f64>hour, <f64>p.time1, <f64>p.time2, <f64>p.time3);
}

/** Time value of a flat string, NaN if it is no date. */
export function parseDate(text: Ptr): f64 {
  memory.fill(changetype<usize>(p), 0, offsetof<Parse>());
  p.wide = wideOf(text);
  p.at = charsOf(text);
  p.end = p.at + (<usize>stringLength(text) << p.wide);
  p.month = NONE;
  p.halfDay = NONE;
  p.hours = NONE;
  p.minutes = NONE;
  next();
  const iso = readIso();
  if (iso == Iso.Invalid || (iso == Iso.Part && !readOther())) return NaN;
  const t = makeDate(day(), time());
  if (!p.sign) return timeClip(toUtc(t));
  const hours = p.hours == NONE ? 0 : <f64>p.hours;
  const minutes = p.minutes == NONE ? 0 : <f64>p.minutes;
  return timeClip(t - <f64>p.sign * (hours * 3600000 + minutes * 60000));
}
