// \p{...}: names of Unicode properties to sets of code points. spec: sec-runtime-semantics-unicodematchproperty-p

import { Ptr } from '../value/value.ts';
import { LATIN } from '../string/unicode.ts';
import {
  binaryNames, binaryStart, categoryNames, categoryStart, categoryUnions, extensionStart, propertySets, scriptNames, scriptStart, singleCategories,
} from './generated/properties.ts';
import { newSet, setAdd, setAddAll, setIntersect, setInvert, setNormalize, setUnion } from './charset.ts';

/** Number of the entry that has this name, or -1. The name is Latin-1 text. */
function findName(table: usize, name: usize, length: u32): i32 {
  let index = 0;
  while (load<u8>(table) != 0) {
    // one alias: up to a blank or a comma
    let i: u32 = 0;
    while (i < length && load<u8>(table + i) == load<u8>(name + i) && load<u8>(table + i) != 44) i++;
    const stop = load<u8>(table + i);
    if (i == length && (stop == 44 || stop == 32)) return index;
    while (load<u8>(table) != 44 && load<u8>(table) != 32) table++;
    if (load<u8>(table) == 44) index++;
    table++;
  }
  return -1;
}

/** Set number `index` of the kind that begins at `start`. */
function decode(start: u32, index: u32): Ptr {
  let at = propertySets + start;
  for (let i: u32 = 0; i < index; i++) at += <usize>load<u16>(at) + 2;
  const end = at + 2 + <usize>load<u16>(at);
  const base = <u32>load<u8>(at, 2);
  let set = newSet(<u32>(end - at) >> 1);
  let next: u32 = 0;
  at += 3;
  while (at < end && set != 0) {
    let low: u32 = 0;
    let shift: u32 = 0;
    while (load<u8>(at) > 127) {
      low |= (<u32>load<u8>(at++) & 127) << shift;
      shift += 7;
    }
    low |= <u32>load<u8>(at++) << shift;
    let size: u32 = 0;
    shift = 0;
    while (load<u8>(at) > 127) {
      size |= (<u32>load<u8>(at++) & 127) << shift;
      shift += 7;
    }
    size |= <u32>load<u8>(at++) << shift;
    set = setAdd(set, next + low, next + low + size);
    next += low + size + 1;
  }
  return base == 0 ? set : symmetricDifference(set, decode(start, base - 1));
}

function symmetricDifference(a: Ptr, b: Ptr): Ptr {
  if (a == 0 || b == 0) return 0;
  return setUnion(setIntersect(a, setInvert(b)), setIntersect(b, setInvert(a)));
}

function category(index: u32): Ptr {
  if (index < singleCategories) return decode(categoryStart, index);
  const union = categoryUnions + ((index - singleCategories) << 1);
  let set = newSet(16);
  for (let i = <u32>load<u8>(union); i <= <u32>load<u8>(union, 1); i++) set = setAddAll(set, decode(categoryStart, i));
  return setNormalize(set);
}

function is(name: usize, length: u32, word: string): bool {
  if (<u32>word.length != length) return false;
  for (let i = 0; i < word.length; i++) if (load<u8>(name + i) != word.charCodeAt(i)) return false;
  return true;
}

/** Answer for a name that does not exist: the heap limit is 0. */
export const NO_PROPERTY: Ptr = 1;

/** \p{name=value}. */
export function propertyWithValue(name: usize, length: u32, value: usize, valueLength: u32): Ptr {
  if (LATIN) return NO_PROPERTY;
  if (is(name, length, 'General_Category') || is(name, length, 'gc')) {
    const index = findName(categoryNames, value, valueLength);
    return index < 0 ? NO_PROPERTY : category(index);
  }
  const extensions = is(name, length, 'Script_Extensions') || is(name, length, 'scx');
  if (!extensions && !is(name, length, 'Script') && !is(name, length, 'sc')) return NO_PROPERTY;
  const index = findName(scriptNames, value, valueLength);
  if (index < 0) return NO_PROPERTY;
  const set = decode(scriptStart, index);
  return extensions ? symmetricDifference(set, decode(extensionStart, index)) : set;
}

/** \p{name}: a general category or a binary property. */
export function lonelyProperty(name: usize, length: u32): Ptr {
  if (LATIN) return NO_PROPERTY;
  const index = findName(categoryNames, name, length);
  if (index >= 0) return category(index);
  const binary = findName(binaryNames, name, length);
  return binary < 0 ? NO_PROPERTY : decode(binaryStart, binary);
}
