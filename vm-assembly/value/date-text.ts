// Dates as text. spec: sec-todatestring and what follows

import { Ptr } from './value.ts';
import { concat, stringFromLatin1 } from '../string/string.ts';
import { MS_PER_MINUTE, Part, part, splitTime } from './date-fields.ts';
import { offsetAt, zoneName } from './time-zone.ts';

/** Names of three letters each, Sunday and January first. */
const DAYS = 'SunMonTueWedThuFriSat';
const MONTHS = 'JanFebMarAprMayJunJulAugSepOctNovDec';

const BUFFER = memory.data(64, 8);
/** usize: where the next character goes. */
const END = memory.data(8, 8);

function put(unit: u32): void {
  const at = load<usize>(END);
  store<u8>(at, unit);
  store<usize>(END, at + 1);
}

function begin(): void {
  store<usize>(END, BUFFER);
}

function finish(): Ptr {
  return stringFromLatin1(BUFFER, <u32>(load<usize>(END) - BUFFER));
}

function putName(names: string, index: f64): void {
  for (let i = 0; i < 3; i++) put(names.charCodeAt(<i32>index * 3 + i));
}

/** At least `digits` digits. */
function putNumber(n: f64, digits: i32): void {
  const value = <i32>n;
  let power = 1;
  for (let i = 1; i < digits || value / power > 9; i++) power *= 10;
  for (; power > 0; power /= 10) put(48 + <u32>(value / power % 10));
}

/** Parts from `which` on, two digits each, with a separator between them. */
function putPair(which: Part, separator: u32): void {
  putNumber(part(which), 2);
  put(separator);
  putNumber(part(which + 1), 2);
}

function putClock(): void {
  putPair(Part.Hour, 58);
  put(58);
  putNumber(part(Part.Second), 2);
}

/** spec: sec-yearfromtime as text of at least four digits */
function putYear(): void {
  if (part(Part.Year) < 0) put(45);
  putNumber(abs(part(Part.Year)), 4);
}

/** "Tue Mar 01 2022" */
function putDate(): void {
  putName(DAYS, part(Part.Weekday));
  put(32);
  putName(MONTHS, part(Part.Month));
  put(32);
  putNumber(part(Part.Day), 2);
  put(32);
  putYear();
}

function putText(text: string): void {
  for (let i = 0; i < text.length; i++) put(text.charCodeAt(i));
}

/** What is to be printed. UTC and ISO texts are always whole. */
export const enum DateText {
  Date = 1,
  Time = 2,
}

/** Text of a time value in local time: "Tue Mar 01 2022", "10:00:00 GMT+0000 (Coordinated Universal Time)", or both. 0: heap limit. */
export function localText(t: f64, what: u32): Ptr {
  const offset = offsetAt(t);
  splitTime(t + offset);
  begin();
  if (what & DateText.Date) putDate();
  if (!(what & DateText.Time)) return finish();
  if (what & DateText.Date) put(32);
  putClock();
  putText(offset < 0 ? ' GMT-' : ' GMT+');
  const minutes = trunc(abs(offset) / MS_PER_MINUTE);
  putNumber(trunc(minutes / 60) * 100 + minutes % 60, 4);
  putText(' (');
  const text = finish();
  const name = zoneName(t);
  begin();
  put(41);
  return concat(concat(text, name), finish());
}

/** "Tue, 01 Mar 2022 10:00:00 GMT" */
export function utcText(t: f64, what: u32): Ptr {
  splitTime(t);
  begin();
  putName(DAYS, part(Part.Weekday));
  putText(', ');
  putNumber(part(Part.Day), 2);
  put(32);
  putName(MONTHS, part(Part.Month));
  put(32);
  putYear();
  put(32);
  putClock();
  putText(' GMT');
  return finish();
}

/** "2022-03-01T10:00:00.000Z". spec: sec-date.prototype.toisostring */
export function isoText(t: f64, what: u32): Ptr {
  splitTime(t);
  begin();
  const year = part(Part.Year);
  if (year >= 0 && year <= 9999) putNumber(year, 4);
  else {
    put(year < 0 ? 45 : 43);
    putNumber(abs(year), 6);
  }
  put(45);
  putNumber(part(Part.Month) + 1, 2);
  put(45);
  putNumber(part(Part.Day), 2);
  put(84);
  putClock();
  put(46);
  putNumber(part(Part.Millisecond), 3);
  put(90);
  return finish();
}

/** "3/1/2022, 10:00:00 AM": as in the United States, which is what V8 prints without a locale. */
export function localeText(t: f64, what: u32): Ptr {
  splitTime(t + offsetAt(t));
  begin();
  if (what & DateText.Date) {
    putNumber(part(Part.Month) + 1, 1);
    put(47);
    putNumber(part(Part.Day), 1);
    put(47);
    // years before Christ are counted without a 0, and V8 does not say that they are
    const year = part(Part.Year);
    putNumber(year > 0 ? year : 1 - year, 1);
  }
  if (!(what & DateText.Time)) return finish();
  if (what & DateText.Date) putText(', ');
  const hour = <i32>part(Part.Hour);
  putNumber(<f64>(hour % 12 == 0 ? 12 : hour % 12), 1);
  put(58);
  putPair(Part.Minute, 58);
  putText(hour < 12 ? ' AM' : ' PM');
  return finish();
}
