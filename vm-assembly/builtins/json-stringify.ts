// Values to JSON text. No recursion: open containers are frames of four values on the register stack, where the collector
// sees them while toJSON, a replacer or a getter runs. spec: sec-json.stringify
//
//   builder (2) │ replacer function or undefined │ list of keys or undefined │ gap │ collections so far │ 4 × (shape, its keys)
//   │ frames: container │ keys or undefined │ next │ count │ shape whose slot i holds key i, or 0
//
// Shapes are ints here, addresses that no collector sees: what is remembered of them is good until the next collection.

import { Arr, Attr, Cell, Elem, Kind, Obj, ObjectFlag, Header, Wrapper } from '../abi/layout.ts';
import { ErrorKind } from '../abi/opcodes.ts';
import {
  EXCEPTION, HOLE, NULL, Ptr, TRUE, UNDEFINED, Value, fromInt, fromNumber, fromObject, fromString, isBigInt, isBoolean,
  isException, isInt, isNumber, isObject, isString, isSymbol, payload, toDouble, toInt,
} from '../value/value.ts';
import { hasException, toLength, toNumber, toStringValue } from '../value/convert.ts';
import { formatInt32, formatNumber } from '../value/number-format.ts';
import { Atom, atom } from '../string/common-atoms.ts';
import { charsOf, concat, flatten, indexToString, numberToString, stringLength, substring, wideOf } from '../string/string.ts';
import {
  appendString, appendUnit, appendUnits, builderAdvance, builderDrop, builderEnd, builderEndString, builderReserve,
  builderStart, builderWide,
} from '../string/builder.ts';
import { findSpecial } from '../string/search.ts';
import { keyIndex, keyToValue, stringKey } from '../object/key.ts';
import { arrayPush } from '../object/elements.ts';
import { getSlot, newArray, newPlainObject } from '../object/object.ts';
import { Keys, ownKeys } from '../object/own-keys.ts';
import { createDataProperty, getPropertyByKey, getValue } from '../object/properties.ts';
import { ensureTable, isDictionary, shapeCount } from '../object/shape.ts';
import { tableInfo } from '../object/table.ts';
import { isArrayValue } from '../object/proxy.ts';
import { lengthOf } from './array-like.ts';
import { call1, call2, isCallable } from '../interp/call.ts';
import { charge } from '../interp/fuel.ts';
import { HeapCell } from '../memory/cells.ts';
import { pushRoot } from '../memory/roots.ts';
import { literal, throwErrorText, throwStackOverflow, throwTypeError } from './errors.ts';
import { isRawJson, rawText } from './json-raw.ts';
import { classNameOf } from './stack-trace.ts';

/** Offsets of the fixed slots from the builder. */
const replacerAt: usize = 16;
const listAt: usize = 24;
const gapAt: usize = 32;
const collectionsAt: usize = 40;
const cacheAt: usize = 48;
const framesAt: usize = 112;
const frameBytes: usize = 40;

const scratch: usize = memory.data(32);

/** Answers of `emit`. */
const skipped: i32 = 0;
const written: i32 = 1;
const container: i32 = 2;
const threw: i32 = -1;

// Text ----------------------------------------------------------------------------------------------------------------------

function appendEscape(builder: usize, c: u32): bool {
  if (!builderReserve(builder, 6, 0)) return false;
  const short: u32 =
    c == 0x22 || c == 0x5c ? c : c == 8 ? 0x62 : c == 9 ? 0x74 : c == 10 ? 0x6e : c == 12 ? 0x66 : c == 13 ? 0x72 : 0;
  appendUnit(builder, 0x5c);
  if (short != 0) return appendUnit(builder, short);
  appendUnit(builder, 0x75);
  for (let shift = 12; shift >= 0; shift -= 4) {
    const digit = (c >> shift) & 15;
    appendUnit(builder, digit + (digit < 10 ? 48 : 87));
  }
  return true;
}

/** Position of the next unit of UTF-16 text that needs an escape. Lone surrogates do. spec: sec-quotejsonstring */
function specialWide(text: usize, i: u32, length: u32): u32 {
  for (; i < length; i++) {
    const c = <u32>load<u16>(text + (<usize>i << 1));
    if (c == 0x22 || c == 0x5c || c < 0x20) return i;
    if (c - 0xd800 >= 0x800) continue;
    const paired = c < 0xdc00 && i + 1 < length && <u32>load<u16>(text + (<usize>i << 1), 2) - 0xdc00 < 0x400;
    if (!paired) return i;
    i++;
  }
  return length;
}

/** Appends a string in quotes. */
function appendQuoted(builder: usize, s: Ptr): bool {
  const flat = flatten(s);
  if (flat == 0) return false;
  const length = stringLength(flat);
  const text = charsOf(flat);
  const wide = wideOf(flat);
  if (length > 64 && charge(length >> 4)) return false;
  if (!builderReserve(builder, length + 2, wide)) return false;
  appendUnit(builder, 0x22);
  let done: u32 = 0;
  while (true) {
    const next = wide ? specialWide(text, done, length) : findSpecial(text, done, length);
    if (next != done && !appendUnits(builder, text + (<usize>done << wide), wide, next - done)) return false;
    if (next == length) break;
    const c = wide ? <u32>load<u16>(text + (<usize>next << 1)) : <u32>load<u8>(text + next);
    if (!appendEscape(builder, c)) return false;
    done = next + 1;
  }
  return appendUnit(builder, 0x22);
}

function appendNumber(builder: usize, v: Value): bool {
  if (!builderReserve(builder, 32, 0)) return false;
  const out = builderWide(builder) ? scratch : builderEnd(builder);
  const count = isInt(v) ? formatInt32(toInt(v), out) : formatNumber(toDouble(v), out);
  if (builderWide(builder)) return appendUnits(builder, scratch, 0, count);
  builderAdvance(builder, count);
  return true;
}

function appendWord(builder: usize, word: string): bool {
  if (!builderReserve(builder, 8, 0)) return false;
  for (let i = 0; i < word.length; i++) appendUnit(builder, word.charCodeAt(i));
  return true;
}

/** A line break and the indentation of `depth` levels, if there is a gap. */
function appendLine(builder: usize, depth: u32): bool {
  const gap = payload(load<u64>(builder, gapAt));
  if (stringLength(gap) == 0) return true;
  if (charge(1 + (depth >> 2)) || !appendUnit(builder, 10)) return false;
  for (let i: u32 = 0; i < depth; i++) if (!appendString(builder, gap)) return false;
  return true;
}

/** Was a bracket the last thing written, so that no comma is due? */
function isFirst(builder: usize): bool {
  const end = builderEnd(builder);
  const last = builderWide(builder) ? <u32>load<u16>(end - 2) : <u32>load<u8>(end - 1);
  return last == 0x7b || last == 0x5b;
}

// Values --------------------------------------------------------------------------------------------------------------------

/** The key as the guest sees it, made only where it is handed to the guest. */
// @ts-ignore: decorator
@inline
function keyValue(k: Value): Value {
  return keyToValue(k);
}

/** toJSON, the replacer and wrappers. May call guest code. spec: sec-serializejsonproperty, steps 2 to 4 */
function prepare(builder: usize, holder: Value, k: Value, v: Value): Value {
  if (isObject(v) || isBigInt(v)) {
    const toJson = getValue(v, atom(Atom.toJSON));
    if (isException(toJson)) return EXCEPTION;
    if (isCallable(toJson)) {
      const name = keyValue(k);
      if (isException(name)) return EXCEPTION;
      v = call1(toJson, v, name);
      if (isException(v)) return EXCEPTION;
    }
  }
  const replacer = load<u64>(builder, replacerAt);
  if (replacer != UNDEFINED) {
    const name = keyValue(k);
    if (isException(name)) return EXCEPTION;
    v = call2(replacer, holder, name, v);
    if (isException(v)) return EXCEPTION;
  }
  if (!isObject(v)) return v;
  switch (<i32>load<u8>(payload(v), Header.Kind)) {
    case Kind.NumberObject: {
      const d = toNumber(v);
      return hasException() ? EXCEPTION : fromNumber(d);
    }
    case Kind.StringObject: return toStringValue(v);
    case Kind.BooleanObject:
    case Kind.BigIntObject: return load<u64>(payload(v), Wrapper.Value);
    default: return v;
  }
}

/** Would this value be left out of an object? */
// @ts-ignore: decorator
@inline
function isSkipped(v: Value): bool {
  return v == UNDEFINED || isSymbol(v) || isCallable(v);
}

/** Writes a value that is no container, or says what it is. */
function emit(builder: usize, v: Value): i32 {
  if (isString(v)) return appendQuoted(builder, payload(v)) ? written : threw;
  if (isNumber(v)) {
    if (isInt(v) || toDouble(v) - toDouble(v) == 0) return appendNumber(builder, v) ? written : threw;
    return appendWord(builder, 'null') ? written : threw;
  }
  if (v == NULL) return appendWord(builder, 'null') ? written : threw;
  if (isBoolean(v)) return appendWord(builder, v == TRUE ? 'true' : 'false') ? written : threw;
  if (isBigInt(v)) {
    throwTypeError('Do not know how to serialize a BigInt');
    return threw;
  }
  if (isRawJson(v)) {
    const text = rawText(v);
    return isString(text) && appendString(builder, payload(text)) ? written : threw;
  }
  return isSkipped(v) ? skipped : container;
}

// Containers ----------------------------------------------------------------------------------------------------------------

/** Number of open containers. */
// @ts-ignore: decorator
@inline
function depthOf(builder: usize): u32 {
  return (load<u32>(Cell.StackTop) - <u32>(builder + framesAt)) / <u32>frameBytes;
}

/** Enumerable keys of an object; for the shapes met last, those that were made before. 0: the heap limit. */
function keysOf(builder: usize, o: Ptr, frame: usize): Ptr {
  const shape = load<u32>(o, Obj.Shape);
  const plain =
    load<u8>(o) == Kind.Object && load<u32>(o, Obj.Elements) == load<u32>(Cell.EmptyElements) && !isDictionary(shape);
  if (!plain) return ownKeys(o, Keys.Named | Keys.Enumerable);
  const entry = builder + cacheAt + (((shape >> 3) & 3) << 4);
  if (load<u32>(builder, collectionsAt) != load<u32>(HeapCell.Collections)) {
    for (let i: usize = 0; i < 4; i++) store<u64>(builder + cacheAt + (i << 4), fromInt(0));
    store<u32>(builder, load<u32>(HeapCell.Collections), collectionsAt);
  }
  // with a plain shape the keys are the slots when each is an enumerable data property under a string
  if (load<u32>(entry) == shape) {
    store<u32>(frame, shape, 32);
    return payload(load<u64>(entry, 8));
  }
  const keys = ownKeys(o, Keys.Named | Keys.Enumerable);
  if (keys == 0) return 0;
  const count = shapeCount(shape);
  if (count == 0 || load<u32>(keys, Arr.Length) != count) return keys;
  const table = ensureTable(shape);
  if (table == 0) return 0;
  for (let i: u32 = 0; i < count; i++) if (tableInfo(table, i) & (Attr.Accessor | Attr.Lazy)) return keys;
  store<u64>(entry, fromInt(shape));
  store<u64>(entry, fromObject(keys), 8);
  store<u32>(frame, shape, 32);
  return keys;
}

/** Opens an object or array: a frame, and its bracket. False: threw. */
function openContainer(builder: usize, v: Value): bool {
  const depth = depthOf(builder);
  if (depth > 8 && charge(depth >> 3)) return false;
  for (let i: u32 = 0; i < depth; i++) {
    if (load<u64>(builder + framesAt + <usize>i * frameBytes) == v) {
      throwCircle(builder, i, depth);
      return false;
    }
  }
  // leaves room for what a call into the guest needs
  if (load<u32>(Cell.StackTop) + 16384 > load<u32>(Cell.StackHardLimit)) {
    throwStackOverflow();
    return false;
  }
  const o = payload(v);
  const frame = pushRoot(v);
  pushRoot(UNDEFINED);
  pushRoot(fromInt(0));
  pushRoot(fromInt(0));
  pushRoot(fromInt(0));
  const array = isArrayValue(v);
  if (array < 0) return false;
  if (array) {
    const length = lengthOf(o);
    if (length < 0) return false;
    store<u32>(frame, <u32>min<f64>(length, 4294967295), 24);
    return appendUnit(builder, 0x5b);
  }
  const list = load<u64>(builder, listAt);
  let keys: Ptr = payload(list);
  if (list == UNDEFINED) {
    keys = keysOf(builder, o, frame);
    if (keys == 0) return false;
  }
  store<u64>(frame, fromObject(keys), 8);
  store<u32>(frame, load<u32>(keys, Arr.Length), 24);
  return appendUnit(builder, 0x7b);
}

/** Takes the innermost container one step further; false: threw. */
function step(builder: usize): bool {
  const frame = <usize>load<u32>(Cell.StackTop) - frameBytes;
  const holder = load<u64>(frame);
  const keys = load<u64>(frame, 8);
  const index = load<u32>(frame, 16);
  const array = keys == UNDEFINED;
  if (index >= load<u32>(frame, 24)) {
    const empty = isFirst(builder) && (array ? index == 0 : true);
    store<u32>(Cell.StackTop, <u32>frame);
    if (!empty && !appendLine(builder, depthOf(builder))) return false;
    return appendUnit(builder, array ? 0x5d : 0x7d);
  }
  store<u32>(frame, index + 1, 16);
  const o = payload(holder);
  if (array) {
    const elements = load<u32>(o, Obj.Elements);
    let v = HOLE;
    if (
      !(load<u8>(o, Header.Flags) & ObjectFlag.SlowElements) && load<u8>(elements) == Kind.Elements &&
      index < load<u32>(o, Arr.Length) && index < load<u32>(elements, Elem.Capacity)
    ) {
      v = load<u64>(<usize>elements + (<usize>index << 3), Elem.Values);
    }
    const k = fromNumber(<f64>index);
    if (v == HOLE) v = getPropertyByKey(o, k, holder);
    if (isException(v)) return false;
    v = prepare(builder, holder, k, v);
    if (isException(v) || ((index & 63) == 63 && charge(64))) return false;
    if (index != 0 && !appendUnit(builder, 0x2c)) return false;
    if (!appendLine(builder, depthOf(builder))) return false;
    const answer = emit(builder, v);
    if (answer == container) return openContainer(builder, v);
    return answer == skipped ? appendWord(builder, 'null') : answer == written;
  }
  const k = load<u64>(<usize>load<u32>(payload(keys), Obj.Elements) + (<usize>index << 3), Elem.Values);
  const direct = load<u32>(frame, 32);
  let v = direct != 0 && load<u32>(o, Obj.Shape) == direct ? getSlot(o, index) : getPropertyByKey(o, k, holder);
  if (isException(v)) return false;
  v = prepare(builder, holder, k, v);
  if (isException(v) || ((index & 63) == 63 && charge(64))) return false;
  if (isSkipped(v)) return true;
  if (!isFirst(builder) && !appendUnit(builder, 0x2c)) return false;
  if (!appendLine(builder, depthOf(builder))) return false;
  const name = isString(k) ? payload(k) : indexToString(keyIndex(k));
  if (name == 0 || !appendQuoted(builder, name) || !appendUnit(builder, 0x3a)) return false;
  if (stringLength(payload(load<u64>(builder, gapAt))) != 0 && !appendUnit(builder, 0x20)) return false;
  const answer = emit(builder, v);
  return answer == container ? openContainer(builder, v) : answer == written;
}

// Errors --------------------------------------------------------------------------------------------------------------------

/** `property 'x'` or `index 0`: the key that led on from frame i. */
function keyText(frame: usize): Ptr {
  const keys = load<u64>(frame, 8);
  const index = load<u32>(frame, 16) - 1;
  if (keys == UNDEFINED) return concat(literal('index '), numberToString(fromNumber(<f64>index)));
  const k = load<u64>(<usize>load<u32>(payload(keys), Obj.Elements) + (<usize>index << 3), Elem.Values);
  if (!isString(k)) return concat(literal('index '), numberToString(k));
  return concat(concat(literal("property '"), payload(k)), literal("'"));
}

function circleLine(text: Ptr, builder: usize, i: u32): Ptr {
  const frame = builder + framesAt + <usize>i * frameBytes;
  text = concat(concat(text, literal('\n    |     ')), keyText(frame - frameBytes));
  text = concat(concat(text, literal(" -> object with constructor '")), classNameOf(payload(load<u64>(frame))));
  return concat(text, literal("'"));
}

/** TypeError for a container that is open already: as V8 shows it, the way from frame `start` to the last one. */
function throwCircle(builder: usize, start: u32, depth: u32): void {
  const first = builder + framesAt + <usize>start * frameBytes;
  let text = literal("Converting circular structure to JSON\n    --> starting at object with constructor '");
  text = concat(concat(text, classNameOf(payload(load<u64>(first)))), literal("'"));
  const prefixEnd = min(depth, start + 3);
  for (let i = start + 1; i < prefixEnd; i++) text = circleLine(text, builder, i);
  if (depth > prefixEnd + 1) text = concat(text, literal('\n    |     ...'));
  if (depth > prefixEnd) text = circleLine(text, builder, depth - 1);
  text = concat(concat(text, literal('\n    --- ')), keyText(builder + framesAt + <usize>(depth - 1) * frameBytes));
  throwErrorText(ErrorKind.TypeError, concat(text, literal(' closes the circle')));
}

// Arguments -----------------------------------------------------------------------------------------------------------------

/** The keys of a replacer array, without repetitions; 0: threw. spec: sec-json.stringify, step 4.b */
function propertyList(replacer: Value): Ptr {
  const list = newArray(0, 4);
  if (list == 0) return 0;
  pushRoot(fromObject(list));
  const lengthValue = getValue(replacer, atom(Atom.length));
  const length = isException(lengthValue) ? 0 : toLength(lengthValue);
  if (isException(lengthValue) || hasException()) return 0;
  for (let i: f64 = 0; i < length; i++) {
    const v = getPropertyByKey(payload(replacer), fromNumber(i), replacer);
    if (isException(v) || charge(1)) return 0;
    const kind: u32 = isObject(v) ? <u32>load<u8>(payload(v), Header.Kind) : 0;
    if (!isString(v) && !isNumber(v) && kind != Kind.StringObject && kind != Kind.NumberObject) continue;
    const s = toStringValue(v);
    const k = isException(s) ? s : stringKey(payload(s));
    if (isException(k)) return 0;
    let known = false;
    const count = load<u32>(list, Arr.Length);
    const elements = <usize>load<u32>(list, Obj.Elements) + Elem.Values;
    for (let j: u32 = 0; j < count && !known; j++) known = load<u64>(elements + (<usize>j << 3)) == k;
    if ((count > 64 && charge(count >> 4)) || (!known && arrayPush(list, k) < 0)) return 0;
  }
  return list;
}

/** The indentation: up to ten spaces or the first ten units of a string; 0: threw. */
function gapOf(space: Value): Ptr {
  if (isObject(space)) {
    const kind = <u32>load<u8>(payload(space), Header.Kind);
    if (kind == Kind.NumberObject) {
      const d = toNumber(space);
      if (hasException()) return 0;
      space = fromNumber(d);
    } else if (kind == Kind.StringObject) {
      space = toStringValue(space);
      if (isException(space)) return 0;
    }
  }
  if (isNumber(space)) {
    const d = toDouble(space);
    return substring(literal('          '), 0, d >= 1 ? <u32>min(d, 10) : 0);
  }
  if (!isString(space)) return atom(Atom.empty);
  return substring(payload(space), 0, min(stringLength(payload(space)), 10));
}

/** JSON.stringify: a string, undefined, or EXCEPTION. The arguments stay alive in their slots. May call guest code. */
export function stringifyJson(v: Value, replacer: Value, space: Value): Value {
  const builder = builderStart(128);
  if (builder == 0) return EXCEPTION;
  pushRoot(UNDEFINED);
  pushRoot(UNDEFINED);
  pushRoot(fromString(atom(Atom.empty)));
  pushRoot(fromInt(load<u32>(HeapCell.Collections)));
  for (let i = 0; i < 4; i++) {
    pushRoot(fromInt(0));
    pushRoot(UNDEFINED);
  }
  const result = run(builder, v, replacer, space);
  if (result != TRUE) {
    builderDrop(builder);
    return result;
  }
  const s = builderEndString(builder);
  return s != 0 ? fromString(s) : EXCEPTION;
}

/** TRUE when the text is in the builder, else the result. */
function run(builder: usize, v: Value, replacer: Value, space: Value): Value {
  if (isCallable(replacer)) store<u64>(builder, replacer, replacerAt);
  else {
    const array = isArrayValue(replacer);
    if (array < 0) return EXCEPTION;
    if (array) {
      const list = propertyList(replacer);
      if (list == 0) return EXCEPTION;
      store<u64>(builder, fromObject(list), listAt);
      store<u32>(Cell.StackTop, <u32>(builder + framesAt));
    }
  }
  const gap = gapOf(space);
  if (gap == 0) return EXCEPTION;
  store<u64>(builder, fromString(gap), gapAt);
  let holder = UNDEFINED;
  if (load<u64>(builder, replacerAt) != UNDEFINED) {
    const wrapper = newPlainObject(1);
    if (wrapper == 0 || createDataProperty(wrapper, atom(Atom.empty), v) < 0) return EXCEPTION;
    holder = fromObject(wrapper);
    // kept alive in the place of the list, which a replacer function leaves free
    store<u64>(builder, holder, listAt);
  }
  v = prepare(builder, holder, fromString(atom(Atom.empty)), v);
  if (holder != UNDEFINED) store<u64>(builder, UNDEFINED, listAt);
  if (isException(v)) return EXCEPTION;
  const answer = emit(builder, v);
  if (answer == skipped) return UNDEFINED;
  if (answer == threw) return EXCEPTION;
  if (answer == container) {
    if (!openContainer(builder, v)) return EXCEPTION;
    while (depthOf(builder) != 0) if (!step(builder)) return EXCEPTION;
  }
  return TRUE;
}
