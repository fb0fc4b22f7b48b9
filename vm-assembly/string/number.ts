// Numbers to strings and back, on string cells; the conversions themselves are in value/number-*.ts.

import { Cell } from '../abi/layout.ts';
import { MEGA_BYTES } from '../memory/caches.ts';
import { formatInt32, formatNumber } from '../value/number-format.ts';
import { stringToNumber as textToNumber } from '../value/number-text.ts';
import { countDigits, writeDigits } from '../value/number-digits.ts';
import { isInt, toInt } from '../value/value.ts';
import { allocLatin1, charsOf, charOfLatin1, stringLength, wideOf } from './cell.ts';
import { flatten } from './flatten.ts';
import { stringFromLatin1 } from './operations.ts';

type Ptr = u32;

const scratch: usize = memory.data(32);

/** ToString of a number value (int or double). 0 at the heap limit. */
export function numberToString(v: u64): Ptr {
  if (isInt(v)) return intToString(toInt(v));
  return doubleToString(reinterpret<f64>(v));
}

/** ToString of an int32. 0 at the heap limit. */
export function intToString(value: i32): Ptr {
  if (<u32>value < 10) return charOfLatin1(48 + value);
  const length = formatInt32(value, scratch);
  const s = allocLatin1(length);
  if (s == 0) return 0;
  // whole words: characters begin 4 bytes before a multiple of 8, and the cell ends at one
  const chars = charsOf(s);
  store<u32>(chars, load<u32>(scratch));
  if (length > 4) store<u64>(chars, load<u64>(scratch, 4), 4);
  return s;
}

/** Of a hash: what is left tells one of NUMBER_TEXTS entries. */
const TEXT_SHIFT = 24;

/** ToString of any double. 0 at the heap limit. Texts that were asked for lately are kept, in entries of f64, text, 4 bytes unused. */
export function doubleToString(value: f64): Ptr {
  const bits = reinterpret<u64>(value);
  const hash = (<u32>bits ^ <u32>(bits >> 32)) * 0x9e3779b1;
  const caches = <usize>load<u32>(Cell.MegaCache);
  // Strings are there before the realm is.
  if (!caches) return stringFromLatin1(scratch, formatNumber(value, scratch));
  const entry = caches + MEGA_BYTES + (<usize>(hash >> TEXT_SHIFT) << 4);
  const known = load<u32>(entry, 8);
  if (known && load<u64>(entry) == bits) return known;
  const text = stringFromLatin1(scratch, formatNumber(value, scratch));
  store<u64>(entry, bits);
  store<u32>(entry, text, 8);
  return text;
}

/** The canonical text of an array index. 0 at the heap limit. */
export function indexToString(index: u32): Ptr {
  if (<i32>index >= 0) return intToString(index as i32);
  const count = countDigits(index as u64);
  writeDigits(index as u64, count, scratch + count);
  return stringFromLatin1(scratch, count);
}

/** StringToNumber; NaN if terminated while flattening. spec: sec-stringtonumber */
export function stringToNumber(s: Ptr): f64 {
  const flat = flatten(s);
  return flat == 0 ? NaN : textToNumber(charsOf(flat), stringLength(flat), wideOf(flat));
}
