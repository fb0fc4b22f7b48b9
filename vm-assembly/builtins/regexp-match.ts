// What a match gives: the array of its captures with index, input and groups. spec: sec-regexpbuiltinexec, sec-match-records

import { Arr, Attr, Elem, Internal, Kind, Obj } from '../abi/layout.ts';
import { RegExpFlag, RegExpOutcome as Outcome, RegExpProgram } from '../abi/regexp.ts';
import {
  EXCEPTION, NULL, Ptr, UNDEFINED, Value, fromInt, fromObject, fromString, isException, isInt, isObject, payload, toInt,
} from '../value/value.ts';
import { hasException, toLength } from '../value/convert.ts';
import { Atom, atom } from '../string/common-atoms.ts';
import { flatUnit, stringLength, substring, wideOf } from '../string/string.ts';
import { newArray, newElements, newObject } from '../object/object.ts';
import { createDataProperty, setProperty } from '../object/properties.ts';
import { rootShape, shapeAdd } from '../object/shape.ts';
import { Code, programField, programOf } from '../regexp/code.ts';
import { captured, matchProgram } from '../regexp/matcher.ts';
import { Intrinsic, intrinsic, intrinsicValue, setIntrinsic } from './intrinsics.ts';

/** A regular expression: its internal slots are source (a flat string), flags (an int) and code (regexp/code.ts); then `lastIndex`. */
export const enum RegExpObject {
  Source = Internal.Slot0,
  Flags = Internal.Slot1,
  Code = Internal.Slot2,
  LastIndex = Internal.Inline,
}

// @ts-ignore: decorator
@inline export function isRegExpObject(v: Value): bool { return isObject(v) && load<u8>(payload(v)) == Kind.RegExp; }
// @ts-ignore: decorator
@inline export function regExpFlags(o: Ptr): u32 { return toInt(load<u64>(o, RegExpObject.Flags)); }
// @ts-ignore: decorator
@inline export function regExpCodeOf(o: Ptr): Ptr { return payload(load<u64>(o, RegExpObject.Code)); }

/** Set(R, "lastIndex", index, true): false: threw. */
export function setLastIndex(o: Ptr, index: u32): bool {
  if (load<u32>(o, Obj.Shape) == payload(intrinsicValue(Intrinsic.RegExpShape))) {
    store<u64>(o, fromInt(index), RegExpObject.LastIndex);
    return true;
  }
  return setProperty(o, atom(Atom.lastIndex), fromInt(index), fromObject(o), true) >= 0;
}

/** Where a match of a flat string from `from` on begins to be looked for: not between the halves of a pair if there are code points. */
function startIndex(o: Ptr, flat: Ptr, from: u32): u32 {
  if (!(regExpFlags(o) & RegExpFlag.UnicodeMode) || !wideOf(flat) || from == 0 || from >= stringLength(flat)) return from;
  return flatUnit(flat, from) - 0xdc00 < 0x400 && flatUnit(flat, from - 1) - 0xd800 < 0x400 ? from - 1 : from;
}

/** Looks for a match in a flat string from `from` on; its captures are captured(flat, …). */
// @ts-ignore: decorator
@inline
export function matchFrom(o: Ptr, flat: Ptr, from: u32): Outcome {
  return matchProgram(programOf(regExpCodeOf(o)), flat, startIndex(o, flat, from), (regExpFlags(o) & RegExpFlag.Sticky) != 0);
}

/**
 * The part of RegExpBuiltinExec before the result: matches from lastIndex on and moves it. May call guest code while it converts
 * lastIndex; `flat` is kept alive by the caller.
 */
export function execute(o: Ptr, flat: Ptr): Outcome {
  let from: f64 = 0;
  const last = load<u64>(o, RegExpObject.LastIndex);
  if (isInt(last)) from = max<f64>(<f64>toInt(last), 0);
  else {
    from = toLength(last);
    if (hasException()) return Outcome.Terminated;
  }
  const moves = (regExpFlags(o) & (RegExpFlag.Global | RegExpFlag.Sticky)) != 0;
  if (!moves) from = 0;
  let outcome = Outcome.None;
  if (from <= <f64>stringLength(flat)) outcome = matchFrom(o, flat, <u32>from);
  if (outcome == Outcome.Terminated || !moves) return outcome;
  return setLastIndex(o, outcome == Outcome.Found ? captured(flat, 0, 1) : 0) ? outcome : Outcome.Terminated;
}

/** Text of capture i of the last match, undefined if it is not set. EXCEPTION: heap limit. */
export function captureText(flat: Ptr, i: u32): Value {
  const from = captured(flat, i, 0);
  const to = captured(flat, i, 1);
  if (from < 0 || to < 0) return UNDEFINED;
  const s = substring(flat, from, to);
  return s != 0 ? fromString(s) : EXCEPTION;
}

function resultShape(indices: bool): Ptr {
  const known = intrinsicValue(indices ? Intrinsic.RegExpIndicesShape : Intrinsic.RegExpResultShape);
  if (isObject(known)) return payload(known);
  let shape = rootShape(intrinsic(Intrinsic.ArrayPrototype), Kind.Array, indices ? 5 : 4);
  if (shape != 0) shape = shapeAdd(shape, atom(Atom.length), Attr.Writable | Attr.Lazy);
  if (shape != 0) shape = shapeAdd(shape, atom(Atom.index), Attr.Default);
  if (shape != 0) shape = shapeAdd(shape, atom(Atom.input), Attr.Default);
  if (shape != 0) shape = shapeAdd(shape, atom(Atom.groups), Attr.Default);
  if (shape != 0 && indices) shape = shapeAdd(shape, atom(Atom.indices), Attr.Default);
  if (shape != 0) setIntrinsic(indices ? Intrinsic.RegExpIndicesShape : Intrinsic.RegExpResultShape, fromObject(shape));
  return shape;
}

/** Array with `count` elements that the caller writes at its elements; 0: heap limit. */
function filled(a: Ptr, count: u32): usize {
  const elements = a != 0 ? newElements(count) : 0;
  if (elements == 0) return 0;
  store<u32>(a, elements, Obj.Elements);
  store<u32>(a, count, Arr.Length);
  return <usize>elements + Elem.Values;
}

/** The object of named groups, with the values that the elements of the result have; undefined if there are no names. */
export function groupsOf(code: Ptr, values: usize): Value {
  const distinct = programField(code, RegExpProgram.NamesDistinct);
  if (distinct == 0) return UNDEFINED;
  const large = distinct > 32;
  let shape: Ptr = large ? rootShape(0, Kind.Object, 4) : load<u32>(code, Code.GroupsShape);
  if (shape == 0) {
    shape = rootShape(0, Kind.Object, distinct);
    for (let i: u32 = 0; i < distinct && shape != 0; i++) shape = shapeAdd(shape, load<u32>(code + (i << 2), Code.Names), Attr.Default);
    if (shape == 0) return EXCEPTION;
    store<u32>(code, shape, Code.GroupsShape);
  }
  const groups = newObject(shape);
  if (groups == 0) return EXCEPTION;
  if (large) {
    for (let i: u32 = 0; i < distinct; i++) {
      if (createDataProperty(groups, load<u32>(code + (i << 2), Code.Names), UNDEFINED) < 0) return EXCEPTION;
    }
  }
  const table = <usize>programOf(code) + 8 + programField(code, RegExpProgram.Names);
  for (let i: u32 = 0, n = programField(code, RegExpProgram.NameCount); i < n; i++) {
    const value = load<u64>(values + (<usize>load<u32>(table + (i << 3), 4) << 3));
    // of several captures with one name at most one is set
    if (value == UNDEFINED) continue;
    const number = load<u32>(table + (i << 3));
    if (!large) store<u64>(groups + (number << 3), value, Obj.Inline);
    else if (createDataProperty(groups, load<u32>(code + (number << 2), Code.Names), value) < 0) return EXCEPTION;
  }
  return fromObject(groups);
}

/** [start, end] of each capture, with groups. spec: sec-makematchindicesindexpairarray */
function indicesOf(code: Ptr, flat: Ptr, count: u32): Value {
  let shape = rootShape(intrinsic(Intrinsic.ArrayPrototype), Kind.Array, 2);
  if (shape != 0) shape = shapeAdd(shape, atom(Atom.length), Attr.Writable | Attr.Lazy);
  if (shape != 0) shape = shapeAdd(shape, atom(Atom.groups), Attr.Default);
  const a = shape != 0 ? newObject(shape) : 0;
  const values = filled(a, count);
  if (values == 0) return EXCEPTION;
  for (let i: u32 = 0; i < count; i++) {
    let pair: Value = UNDEFINED;
    if (captured(flat, i, 0) >= 0 && captured(flat, i, 1) >= 0) {
      const range = newArray(2, 2);
      if (range == 0) return EXCEPTION;
      const elements = load<u32>(range, Obj.Elements);
      store<u64>(elements, fromInt(captured(flat, i, 0)), Elem.Values);
      store<u64>(elements, fromInt(captured(flat, i, 1)), Elem.Values + 8);
      pair = fromObject(range);
    }
    store<u64>(values + (i << 3), pair);
  }
  const groups = groupsOf(code, values);
  if (isException(groups)) return EXCEPTION;
  store<u64>(a, groups, Arr.Inline + 8);
  return fromObject(a);
}

/** The array of the last match. */
export function matchResult(o: Ptr, flat: Ptr): Value {
  const code = regExpCodeOf(o);
  const count = programField(code, RegExpProgram.Captures);
  const wantsIndices = (regExpFlags(o) & RegExpFlag.HasIndices) != 0;
  const shape = resultShape(wantsIndices);
  const a = shape != 0 ? newObject(shape) : 0;
  const values = filled(a, count);
  if (values == 0) return EXCEPTION;
  for (let i: u32 = 0; i < count; i++) {
    const text = captureText(flat, i);
    if (isException(text)) return EXCEPTION;
    store<u64>(values + (i << 3), text);
  }
  store<u64>(a, fromInt(captured(flat, 0, 0)), Arr.Inline + 8);
  store<u64>(a, fromString(flat), Arr.Inline + 16);
  const groups = groupsOf(code, values);
  if (isException(groups)) return EXCEPTION;
  store<u64>(a, groups, Arr.Inline + 24);
  if (wantsIndices) {
    const indices = indicesOf(code, flat, count);
    if (isException(indices)) return EXCEPTION;
    store<u64>(a, indices, Arr.Inline + 32);
  }
  return fromObject(a);
}

/** RegExpBuiltinExec on a flat string that the caller keeps alive. spec: sec-regexpbuiltinexec */
export function builtinExec(o: Ptr, flat: Ptr): Value {
  const outcome = execute(o, flat);
  if (outcome == Outcome.Terminated) return EXCEPTION;
  return outcome == Outcome.Found ? matchResult(o, flat) : NULL;
}
