// What walks all matches of a regular expression that nobody changed (isPristine), without calling the guest: the fast ways of
// match, replace, search and split, and the iterator of matchAll. Their general forms are lib/regexp.ts.

import { Arr, Attr, Elem, Internal, Obj } from '../abi/layout.ts';
import { RegExpFlag, RegExpOutcome as Outcome, RegExpProgram } from '../abi/regexp.ts';
import {
  EXCEPTION, NULL, Ptr, TRUE, UNDEFINED, Value, fromBool, fromInt, fromNumber, fromObject, fromString, isException, payload, toDouble,
  toInt,
} from '../value/value.ts';
import { hasException, toLength, toStringValue } from '../value/convert.ts';
import { Atom, atom } from '../string/common-atoms.ts';
import { codePointAt, flatUnit, flatten, stringLength, substring, wideOf } from '../string/string.ts';
import { appendPart, appendUnit, builderDrop, builderEndString, builderStart } from '../string/builder.ts';
import { newArray, newObjectWithProto } from '../object/object.ts';
import { arrayPush, ensureElements } from '../object/elements.ts';
import { defineOwn, getOwnProperty, getValue, getValueByKey, setProperty } from '../object/properties.ts';
import { ObjectCell } from '../object/cells.ts';
import { Code, programField, programOf } from '../regexp/code.ts';
import { captured } from '../regexp/matcher.ts';
import { Intrinsic, intrinsic, intrinsicValue, setIntrinsic, wellKnown } from './intrinsics.ts';
import { arg, literalAtom, method, self } from './native.ts';
import { throwIncompatible } from './collection.ts';
import { Iteration, iterResult, iteratorOf, newIterator } from './iterators.ts';
import { builtinExec, captureText, execute, groupsOf, matchFrom, regExpCodeOf, regExpFlags, setLastIndex } from './regexp-match.ts';
import { isPristine, regExpExec } from './regexp.ts';

/** Index behind an empty match at `index`. spec: sec-advancestringindex */
function advance(o: Ptr, flat: Ptr, index: u32): u32 {
  if (!(regExpFlags(o) & RegExpFlag.UnicodeMode) || !wideOf(flat) || index + 1 >= stringLength(flat)) return index + 1;
  const pair = flatUnit(flat, index) - 0xd800 < 0x400 && flatUnit(flat, index + 1) - 0xdc00 < 0x400;
  return pair ? index + 2 : index + 1;
}

/** The match that a global search finds from `from` on, which is at most the length. Sticky ones are only there. */
// @ts-ignore: decorator
@inline
function nextMatch(o: Ptr, flat: Ptr, from: u32): Outcome {
  return from > stringLength(flat) ? Outcome.None : matchFrom(o, flat, from);
}

/** match: all texts of a global one, or what exec gives. spec: sec-regexp.prototype-%symbol.match% */
export function matchAllTexts(o: Ptr, flat: Ptr): Value {
  if (!(regExpFlags(o) & RegExpFlag.Global)) return builtinExec(o, flat);
  let a: Ptr = 0;
  let from: u32 = 0;
  while (true) {
    const outcome = nextMatch(o, flat, from);
    if (outcome == Outcome.Terminated) return EXCEPTION;
    if (outcome == Outcome.None) break;
    const start = <u32>captured(flat, 0, 0);
    const end = <u32>captured(flat, 0, 1);
    if (a == 0) a = newArray(0, 8);
    const s = a != 0 ? substring(flat, start, end) : 0;
    if (s == 0 || arrayPush(a, fromString(s)) < 0) return EXCEPTION;
    from = end > start ? end : advance(o, flat, end);
  }
  if (!setLastIndex(o, 0)) return EXCEPTION;
  return a != 0 ? fromObject(a) : NULL;
}

// Replacing ---------------------------------------------------------------------------------------------------------------

/** Does the template name parts of the match? */
function hasPatterns(template: Ptr): bool {
  for (let i: u32 = 0, n = stringLength(template); i + 1 < n; i++) if (flatUnit(template, i) == 0x24) return true;
  return false;
}

function appendCapture(builder: usize, flat: Ptr, i: u32): bool {
  const from = captured(flat, i, 0);
  const to = captured(flat, i, 1);
  return from < 0 || to < 0 || appendPart(builder, flat, from, to);
}

/** Appends the group of this name, [from, to) of the template. */
function appendNamed(builder: usize, code: Ptr, flat: Ptr, template: Ptr, from: u32, to: u32): bool {
  const table = <usize>programOf(code) + 8 + programField(code, RegExpProgram.Names);
  for (let i: u32 = 0, n = programField(code, RegExpProgram.NameCount); i < n; i++) {
    const name = load<u32>(code + (load<u32>(table + (i << 3)) << 2), Code.Names);
    if (stringLength(name) != to - from) continue;
    let same = true;
    for (let k: u32 = 0; k < to - from && same; k++) same = flatUnit(name, k) == flatUnit(template, from + k);
    if (same && !appendCapture(builder, flat, load<u32>(table + (i << 3), 4))) return false;
  }
  return true;
}

/** Appends the template for the last match. spec: sec-getsubstitution */
function appendTemplate(builder: usize, code: Ptr, flat: Ptr, template: Ptr): bool {
  const length = stringLength(template);
  const captures = programField(code, RegExpProgram.Captures);
  let done: u32 = 0;
  for (let i: u32 = 0; i + 1 < length; i++) {
    if (flatUnit(template, i) != 0x24) continue;
    const mark = flatUnit(template, i + 1);
    let taken: u32 = 2;
    let number: u32 = 0;
    let nameEnd: u32 = 0;
    if (mark - 48 <= 9) {
      number = mark - 48;
      if (i + 2 < length && flatUnit(template, i + 2) - 48 <= 9) {
        const two = number * 10 + (flatUnit(template, i + 2) - 48);
        if (two > 0 && two < captures) {
          number = two;
          taken = 3;
        }
      }
      if (number == 0 || number >= captures) continue;
    } else if (mark == 0x3c) {
      if (programField(code, RegExpProgram.NameCount) == 0) continue;
      nameEnd = i + 2;
      while (nameEnd < length && flatUnit(template, nameEnd) != 0x3e) nameEnd++;
      if (nameEnd >= length) continue;
      taken = nameEnd + 1 - i;
    } else if (mark != 0x24 && mark != 0x26 && mark != 0x60 && mark != 0x27) continue;
    let fine = appendPart(builder, template, done, i);
    if (!fine) return false;
    if (mark == 0x24) fine = appendUnit(builder, 0x24);
    else if (mark == 0x26) fine = appendCapture(builder, flat, 0);
    else if (mark == 0x60) fine = appendPart(builder, flat, 0, captured(flat, 0, 0));
    else if (mark == 0x27) fine = appendPart(builder, flat, captured(flat, 0, 1), stringLength(flat));
    else if (mark == 0x3c) fine = appendNamed(builder, code, flat, template, i + 2, nameEnd);
    else fine = appendCapture(builder, flat, number);
    if (!fine) return false;
    i += taken - 1;
    done = i + 1;
  }
  return appendPart(builder, template, done, length);
}

/** replace with a text. spec: sec-regexp.prototype-%symbol.replace% */
export function replaceTemplate(o: Ptr, flat: Ptr, template: Ptr): Value {
  const code = regExpCodeOf(o);
  const global = (regExpFlags(o) & RegExpFlag.Global) != 0;
  const patterns = hasPatterns(template);
  const length = stringLength(flat);
  let outcome = global ? nextMatch(o, flat, 0) : execute(o, flat);
  if (outcome == Outcome.Terminated) return EXCEPTION;
  if (outcome == Outcome.None) return !global || setLastIndex(o, 0) ? fromString(flat) : EXCEPTION;
  const builder = builderStart(length + (length >> 2) + 16);
  if (builder == 0) return EXCEPTION;
  let done: u32 = 0;
  while (outcome == Outcome.Found) {
    const start = <u32>captured(flat, 0, 0);
    const end = <u32>captured(flat, 0, 1);
    let fine = appendPart(builder, flat, done, start);
    if (fine) fine = patterns ? appendTemplate(builder, code, flat, template) : appendPart(builder, template, 0, stringLength(template));
    if (!fine) {
      builderDrop(builder);
      return EXCEPTION;
    }
    done = end;
    if (!global) break;
    outcome = nextMatch(o, flat, end > start ? end : advance(o, flat, end));
  }
  if (outcome == Outcome.Terminated || !appendPart(builder, flat, done, length) || (global && !setLastIndex(o, 0))) {
    builderDrop(builder);
    return EXCEPTION;
  }
  const s = builderEndString(builder);
  return s != 0 ? fromString(s) : EXCEPTION;
}

/**
 * $regexpCollect(o, s): the ends of all captures of all matches (of one, if o is not global), -1 where a capture is not set; lastIndex
 * is moved.
 */
export function regExpCollectCall(fp: usize, argc: i32): u64 {
  const o = payload(arg(fp, argc, 0));
  const flat = flatten(payload(arg(fp, argc, 1)));
  if (flat == 0) return EXCEPTION;
  const global = (regExpFlags(o) & RegExpFlag.Global) != 0;
  const captures = programField(regExpCodeOf(o), RegExpProgram.Captures);
  const a = newArray(0, captures << 1);
  if (a == 0) return EXCEPTION;
  let from: u32 = 0;
  let count: u32 = 0;
  while (true) {
    const outcome = global ? nextMatch(o, flat, from) : execute(o, flat);
    if (outcome == Outcome.Terminated) return EXCEPTION;
    if (outcome == Outcome.None) break;
    const start = <u32>captured(flat, 0, 0);
    const end = <u32>captured(flat, 0, 1);
    const needed = count + (captures << 1);
    if (needed > load<u32>(load<u32>(a, Obj.Elements), Elem.Capacity) && ensureElements(a, needed + (needed >> 1)) < 0) return EXCEPTION;
    const values = <usize>load<u32>(a, Obj.Elements) + Elem.Values;
    for (let i: u32 = 0; i < captures; i++) {
      const at = values + (<usize>count << 3);
      store<u64>(at, fromInt(captured(flat, i, 0)));
      store<u64>(at, fromInt(captured(flat, i, 1)), 8);
      count += 2;
    }
    store<u32>(a, count, Arr.Length);
    if (!global) break;
    from = end > start ? end : advance(o, flat, end);
  }
  return !global || setLastIndex(o, 0) ? fromObject(a) : EXCEPTION;
}

/** $regexpGroups(o, captures): object of named groups for an array of captured texts; undefined if there are no names. */
export function regExpGroupsCall(fp: usize, argc: i32): u64 {
  const values = <usize>load<u32>(payload(arg(fp, argc, 1)), Obj.Elements) + Elem.Values;
  return groupsOf(regExpCodeOf(payload(arg(fp, argc, 0))), values);
}

/** $regexpCaptures(o): number of captures, the whole match included. */
export function regExpCapturesCall(fp: usize, argc: i32): u64 {
  const code = regExpCodeOf(payload(arg(fp, argc, 0)));
  const named = programField(code, RegExpProgram.NameCount) != 0;
  const count = programField(code, RegExpProgram.Captures);
  return fromInt(named ? -<i32>count : <i32>count);
}

// Searching and splitting ---------------------------------------------------------------------------------------------------

/** search: an index or -1; lastIndex stays. spec: sec-regexp.prototype-%symbol.search% */
export function searchIndex(o: Ptr, flat: Ptr): Value {
  const outcome = matchFrom(o, flat, 0);
  if (outcome == Outcome.Terminated) return EXCEPTION;
  return fromInt(outcome == Outcome.Found ? captured(flat, 0, 0) : -1);
}

/** Is RegExp itself as it was made, as far as species and constructor look at it? */
function speciesPristine(): bool {
  const f = intrinsic(Intrinsic.RegExp);
  if (getOwnProperty(f, wellKnown(Intrinsic.SymbolSpecies)) != 1) return false;
  return load<u64>(ObjectCell.FoundValue) == intrinsicValue(Intrinsic.RegExpSpecies);
}

/** $regexpSplits(o): may its matches be looked for with the object itself, whatever its flags? */
export function canSplit(v: Value): bool {
  return isPristine(v) && speciesPristine();
}

/** split. spec: sec-regexp.prototype-%symbol.split% */
export function splitText(o: Ptr, flat: Ptr, limit: u32): Value {
  const a = newArray(0, 8);
  if (a == 0) return EXCEPTION;
  if (limit == 0) return fromObject(a);
  const length = stringLength(flat);
  const captures = programField(regExpCodeOf(o), RegExpProgram.Captures);
  const sticky = (regExpFlags(o) & RegExpFlag.Sticky) != 0;
  let done: u32 = 0;
  let from: u32 = 0;
  while (from < length || length == 0) {
    const outcome = matchFrom(o, flat, from);
    if (outcome == Outcome.Terminated) return EXCEPTION;
    if (outcome == Outcome.None) {
      // a sticky one is tried at every place, as all are by the specification
      if (length == 0 || !sticky) break;
      from = advance(o, flat, from);
      continue;
    }
    if (length == 0) return fromObject(a);
    const start = <u32>captured(flat, 0, 0);
    const end = <u32>captured(flat, 0, 1);
    if (start >= length) break;
    if (end == done || (end == start && start < done)) {
      from = advance(o, flat, max(from, start));
      continue;
    }
    const piece = substring(flat, done, start);
    if (piece == 0 || arrayPush(a, fromString(piece)) < 0) return EXCEPTION;
    if (load<u32>(a, Arr.Length) == limit) return fromObject(a);
    for (let i: u32 = 1; i < captures; i++) {
      const text = captureText(flat, i);
      if (isException(text) || arrayPush(a, text) < 0) return EXCEPTION;
      if (load<u32>(a, Arr.Length) == limit) return fromObject(a);
    }
    done = end;
    from = end > start ? end : advance(o, flat, end);
  }
  const rest = substring(flat, done, length);
  if (rest == 0 || arrayPush(a, fromString(rest)) < 0) return EXCEPTION;
  return fromObject(a);
}

// Intrinsics of the library -------------------------------------------------------------------------------------------------

export function regExpPristineCall(fp: usize, argc: i32): u64 { return fromBool(isPristine(arg(fp, argc, 0))); }
export function regExpCanSplitCall(fp: usize, argc: i32): u64 { return fromBool(canSplit(arg(fp, argc, 0))); }

function flatArgument(fp: usize, argc: i32, i: i32): Ptr {
  return flatten(payload(arg(fp, argc, i)));
}

export function regExpMatchCall(fp: usize, argc: i32): u64 {
  const flat = flatArgument(fp, argc, 1);
  return flat != 0 ? matchAllTexts(payload(arg(fp, argc, 0)), flat) : EXCEPTION;
}

export function regExpSearchCall(fp: usize, argc: i32): u64 {
  const flat = flatArgument(fp, argc, 1);
  return flat != 0 ? searchIndex(payload(arg(fp, argc, 0)), flat) : EXCEPTION;
}

export function regExpReplaceCall(fp: usize, argc: i32): u64 {
  const flat = flatArgument(fp, argc, 1);
  const template = flat != 0 ? flatArgument(fp, argc, 2) : 0;
  return template != 0 ? replaceTemplate(payload(arg(fp, argc, 0)), flat, template) : EXCEPTION;
}

export function regExpSplitCall(fp: usize, argc: i32): u64 {
  const flat = flatArgument(fp, argc, 1);
  return flat != 0 ? splitText(payload(arg(fp, argc, 0)), flat, <u32>toDouble(arg(fp, argc, 2))) : EXCEPTION;
}

// The iterator of matchAll --------------------------------------------------------------------------------------------------

/** What the iterator is, in its third slot, beside its family. */
const GLOBAL: i32 = 1;
const POINTS: i32 = 2;

/** $regexpIterator(o, s, global, points). spec: sec-createregexpstringiterator */
export function regExpIteratorCall(fp: usize, argc: i32): u64 {
  const what = Iteration.RegExp | (arg(fp, argc, 2) == TRUE ? GLOBAL : 0) | (arg(fp, argc, 3) == TRUE ? POINTS : 0);
  const iterator = newIterator(intrinsic(Intrinsic.RegExpStringIteratorPrototype), arg(fp, argc, 0), what);
  if (iterator == 0) return EXCEPTION;
  store<u64>(iterator, arg(fp, argc, 1), Internal.Slot1);
  return fromObject(iterator);
}

/** spec: sec-%regexpstringiteratorprototype%.next */
function iteratorNext(fp: usize, argc: i32): u64 {
  const iterator = iteratorOf(self(fp), Iteration.RegExp);
  if (!iterator) return throwIncompatible('%RegExpStringIterator%.prototype.next', self(fp));
  const o = load<u64>(iterator, Internal.Slot0);
  if (o == UNDEFINED) return iterResult(UNDEFINED, true);
  const flat = flatten(payload(load<u64>(iterator, Internal.Slot1)));
  if (flat == 0) return EXCEPTION;
  store<u64>(iterator, fromString(flat), Internal.Slot1);
  const what = toInt(load<u64>(iterator, Internal.Slot2));
  const direct = isPristine(o);
  const match = direct ? builtinExec(payload(o), flat) : regExpExec(o, flat);
  if (isException(match)) return EXCEPTION;
  if (match == NULL || !(what & GLOBAL)) store<u64>(iterator, UNDEFINED, Internal.Slot0);
  if (match == NULL) return iterResult(UNDEFINED, true);
  if (!(what & GLOBAL)) return iterResult(match, false);
  if (direct) {
    if (captured(flat, 0, 0) == captured(flat, 0, 1) && !setLastIndex(payload(o), advance(payload(o), flat, captured(flat, 0, 1)))) return EXCEPTION;
    return iterResult(match, false);
  }
  // the slots of the frame were read: they keep the match alive while guest code runs
  store<u64>(fp, match);
  const first = getValueByKey(match, fromInt(0));
  const text = isException(first) ? EXCEPTION : toStringValue(first);
  if (isException(text)) return EXCEPTION;
  if (stringLength(payload(text)) == 0) {
    const last = getValue(o, atom(Atom.lastIndex));
    const index = isException(last) ? 0 : toLength(last);
    if (isException(last) || hasException()) return EXCEPTION;
    let next = index + 1;
    if (what & POINTS && index + 1 < <f64>stringLength(flat) && codePointAt(flat, <u32>index) > 0xffff) next++;
    if (setProperty(payload(o), atom(Atom.lastIndex), fromNumber(next), o, true) < 0) return EXCEPTION;
  }
  return iterResult(match, false);
}

export function initRegExpAll(): void {
  const prototype = newObjectWithProto(intrinsic(Intrinsic.IteratorPrototype));
  setIntrinsic(Intrinsic.RegExpStringIteratorPrototype, fromObject(prototype));
  method(prototype, 'next', 0, iteratorNext);
  defineOwn(prototype, wellKnown(Intrinsic.SymbolToStringTag), fromString(literalAtom('RegExp String Iterator')), Attr.Configurable);
  getOwnProperty(intrinsic(Intrinsic.RegExp), wellKnown(Intrinsic.SymbolSpecies));
  setIntrinsic(Intrinsic.RegExpSpecies, load<u64>(ObjectCell.FoundValue));
}
