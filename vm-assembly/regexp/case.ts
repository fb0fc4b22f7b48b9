// What ignoring case means: characters are the same if they have the same canonical form. spec: sec-runtime-semantics-canonicalize-ch
//
// Sets are closed under it when a pattern is compiled, so that the matcher never converts anything but back references.

import { Ptr } from '../value/value.ts';
import { simpleUpperCase, upperRunEntry, upperRunTotal } from '../string/case.ts';
import { LATIN, latinCase } from '../string/unicode.ts';
import { foldRuns, foldRunsCount } from './generated/properties.ts';
import { newSet, setAdd, setAddAll, setCount, setHas, setHigh, setLow, setNormalize } from './charset.ts';

/** Simple case folding by its runs. */
function fold(point: u32): u32 {
  if (LATIN) return latinCase(point, false);
  let low: u32 = 0;
  let high = foldRunsCount >> 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (load<u32>(foldRuns + (middle << 3)) >> 11 <= point) low = middle + 1;
    else high = middle;
  }
  if (low == 0) return point;
  const entry = foldRuns + ((low - 1) << 3);
  const word = load<u32>(entry);
  const distance = load<u32>(entry, 4);
  const offset = point - (word >> 11);
  const step = distance & 1;
  if (offset >> step > (word & 2047) || (offset & step) != 0) return point;
  return point + <u32>(<i32>distance >> 1);
}

export function canonicalize(point: u32, unicode: bool): u32 {
  if (unicode) {
    if (point < 128) return point - 65 < 26 ? point | 32 : point;
    return fold(point);
  }
  if (point < 128) return point - 97 < 26 ? point ^ 32 : point;
  if (point > 0xffff) return point;
  const upper = simpleUpperCase(point);
  return upper < 128 || upper > 0xffff ? point : upper;
}

/** Adds what ASCII letters in [low, high] stand for. */
function addAscii(set: Ptr, low: u32, high: u32, unicode: bool): Ptr {
  for (let c = low; c <= high && set != 0; c++) {
    const letter = c | 32;
    if (letter - 97 >= 26) continue;
    set = setAdd(set, c ^ 32, c ^ 32);
    if (unicode && letter == 0x6b) set = setAdd(set, 0x212a, 0x212a);
    if (unicode && letter == 0x73) set = setAdd(set, 0x17f, 0x17f);
  }
  return set;
}

/** Runs of characters that have another form. */
function runTotal(unicode: bool): u32 {
  if (LATIN) return 0;
  return unicode ? foldRunsCount >> 1 : upperRunTotal();
}

function runEntry(i: u32, unicode: bool): usize {
  if (LATIN) return 0;
  return unicode ? foldRuns + (i << 3) : upperRunEntry(i);
}

/** All characters that are the same as one of the set. 0: heap limit. */
export function closeOverCase(set: Ptr, unicode: bool): Ptr {
  if (set == 0) return 0;
  const count = setCount(set);
  let result = setAddAll(newSet(count + 4), set);
  if (count == 0) return result;
  if (setHigh(set, count - 1) < 128) {
    for (let i: u32 = 0; i < count; i++) result = addAscii(result, setLow(set, i), setHigh(set, i), unicode);
    return setNormalize(result);
  }
  if (count == 1 && setLow(set, 0) == 0 && setHigh(set, 0) >= 0x10ffff) return result;
  // the canonical forms of its members; then whatever has one of these
  let forms = setAddAll(newSet(count + 4), set);
  const runs = runTotal(unicode);
  for (let i: u32 = 0; i < runs && forms != 0; i++) forms = addForms(forms, set, runEntry(i, unicode), unicode);
  if (LATIN) for (let c: u32 = 0xc0; c < 0xff; c++) if (setHas(set, c)) forms = setAdd(forms, canonicalize(c, unicode), canonicalize(c, unicode));
  for (let c: u32 = 97; c < 123; c++) if (setHas(set, c)) forms = setAdd(forms, canonicalize(c, unicode), canonicalize(c, unicode));
  if (unicode) for (let c: u32 = 65; c < 91; c++) if (setHas(set, c)) forms = setAdd(forms, c | 32, c | 32);
  forms = setNormalize(forms);
  if (forms == 0) return 0;
  result = setAddAll(result, forms);
  for (let i: u32 = 0; i < runs && result != 0; i++) result = addMembers(result, forms, runEntry(i, unicode), unicode);
  if (LATIN) for (let c: u32 = 0xc0; c < 0xff; c++) if (setHas(forms, canonicalize(c, unicode))) result = setAdd(result, c, c);
  for (let c: u32 = 65; c < 123; c++) if (c - 91 >= 6 && setHas(forms, canonicalize(c, unicode))) result = setAdd(result, c, c);
  return setNormalize(result);
}

function addForms(forms: Ptr, set: Ptr, entry: usize, unicode: bool): Ptr {
  const word = load<u32>(entry);
  const start = word >> 11;
  const step = (load<u32>(entry, 4) & 1) + 1;
  for (let k: u32 = 0; k <= (word & 2047) && forms != 0; k++) {
    const point = start + k * step;
    if (!setHas(set, point)) continue;
    const form = canonicalize(point, unicode);
    forms = setAdd(forms, form, form);
  }
  return forms;
}

function addMembers(result: Ptr, forms: Ptr, entry: usize, unicode: bool): Ptr {
  const word = load<u32>(entry);
  const start = word >> 11;
  const step = (load<u32>(entry, 4) & 1) + 1;
  for (let k: u32 = 0; k <= (word & 2047) && result != 0; k++) {
    const point = start + k * step;
    if (setHas(forms, canonicalize(point, unicode))) result = setAdd(result, point, point);
  }
  return result;
}
