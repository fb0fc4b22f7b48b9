// RegExp: the constructor, exec and test, the getters. What looks for all matches is regexp-all.ts; what calls guest code back,
// lib/regexp.ts. spec: sec-regexp-regular-expression-objects

import { Attr, Kind, Obj, ShapeCell } from '../abi/layout.ts';
import { ErrorKind } from '../abi/opcodes.ts';
import { RegExpFlag, RegExpOutcome as Outcome } from '../abi/regexp.ts';
import {
  EXCEPTION, NULL, Ptr, UNDEFINED, Value, fromBool, fromInt, fromObject, fromString, isException, isInt, isObject, isString, normalized,
  payload,
} from '../value/value.ts';
import { toStringValue, truthySlow } from '../value/convert.ts';
import { Atom, atom } from '../string/common-atoms.ts';
import { concat, flatUnit, flatten, stringLength } from '../string/string.ts';
import { appendPart, appendString, appendUnit, builderDrop, builderEndString, builderStart } from '../string/builder.ts';
import { newObject } from '../object/object.ts';
import { getValue, peekProperty } from '../object/properties.ts';
import { rootShape, shapeAdd } from '../object/shape.ts';
import { allocateCell } from '../memory/alloc.ts';
import { popRoots, pushRoot } from '../memory/roots.ts';
import { call1, isCallable } from '../interp/call.ts';
import { flagsText, initRegExpCache, parseFlags, regExpCode } from '../regexp/code.ts';
import { Intrinsic, intrinsic, intrinsicValue, setIntrinsic, wellKnown } from './intrinsics.ts';
import { describe, literal, throwErrorWith, throwTypeError } from './errors.ts';
import { arg, constructor, getter, literalAtom, method, newTarget, prototypeFor, self } from './native.ts';
import { RegExpObject, builtinExec, execute, isRegExpObject, regExpFlags, setLastIndex } from './regexp-match.ts';
import { throwIncompatible } from './collection.ts';
import { initRegExpAll } from './regexp-all.ts';

// Objects ---------------------------------------------------------------------------------------------------------------

function shapeFor(prototype: Ptr): Ptr {
  const shape = rootShape(prototype, Kind.RegExp, 1);
  return shape != 0 ? shapeAdd(shape, atom(Atom.lastIndex), Attr.Writable) : 0;
}

/** A new regular expression with this prototype; 0: threw. spec: sec-regexpalloc */
function allocateRegExp(prototype: Ptr): Ptr {
  const original = prototype == intrinsic(Intrinsic.RegExpPrototype);
  const shape = original ? payload(intrinsicValue(Intrinsic.RegExpShape)) : shapeFor(prototype);
  return shape != 0 ? newObject(shape) : 0;
}

/** Gives the object source, flags and code. False: threw. spec: sec-regexpinitialize */
function initialize(o: Ptr, source: Ptr, flags: Ptr): bool {
  const flatFlags = flatten(flags);
  const flat = flatFlags != 0 ? flatten(source) : 0;
  if (flat == 0) return false;
  const bits = parseFlags(flatFlags);
  if (bits < 0) {
    throwErrorWith(ErrorKind.SyntaxError, "Invalid flags supplied to RegExp constructor '%'", flatFlags);
    return false;
  }
  const code = regExpCode(flat, bits);
  if (code == 0) return false;
  store<u64>(o, fromString(flat), RegExpObject.Source);
  store<u64>(o, fromInt(bits), RegExpObject.Flags);
  store<u64>(o, fromObject(code), RegExpObject.Code);
  return true;
}

/** Op.NewRegExp: a literal. spec: sec-regularexpressionliteral */
export function newRegExpLiteral(source: Value, flags: Value): Value {
  const o = newObject(payload(intrinsicValue(Intrinsic.RegExpShape)));
  if (o == 0 || !initialize(o, payload(source), payload(flags))) return EXCEPTION;
  store<u64>(o, fromInt(0), RegExpObject.LastIndex);
  return fromObject(o);
}

/** new RegExp(source) for the methods of strings: `v` is converted. EXCEPTION: threw. */
export function regExpOf(v: Value, flags: Ptr): Value {
  const source = v == UNDEFINED ? fromString(atom(Atom.empty)) : toStringValue(v);
  if (isException(source)) return EXCEPTION;
  return newRegExpLiteral(source, fromString(flags));
}

/** spec: sec-isregexp: 1, 0, or -1 = threw. May call guest code. */
export function isRegExp(v: Value): i32 {
  if (!isObject(v)) return 0;
  const matcher = getValue(v, wellKnown(Intrinsic.SymbolMatch));
  if (isException(matcher)) return -1;
  if (matcher == UNDEFINED) return load<u8>(payload(v)) == Kind.RegExp ? 1 : 0;
  return truthySlow(matcher) ? 1 : 0;
}

/** spec: sec-regexp-pattern-flags */
function construct(fp: usize, argc: i32): u64 {
  const pattern = arg(fp, argc, 0);
  let flags = arg(fp, argc, 1);
  const patternIs = isRegExp(pattern);
  if (patternIs < 0) return EXCEPTION;
  let target = newTarget(fp);
  if (target == 0) {
    target = intrinsic(Intrinsic.RegExp);
    if (patternIs && flags == UNDEFINED) {
      const own = getValue(pattern, atom(Atom.constructor_));
      if (isException(own)) return EXCEPTION;
      if (own == fromObject(target)) return pattern;
    }
  }
  let source: Value = pattern;
  if (isRegExpObject(pattern)) {
    source = load<u64>(payload(pattern), RegExpObject.Source);
    if (flags == UNDEFINED) flags = fromString(flagsText(regExpFlags(payload(pattern))));
  } else if (patternIs) {
    source = getValue(pattern, atom(Atom.source));
    if (isException(source)) return EXCEPTION;
    pushRoot(source);
    if (flags == UNDEFINED) flags = getValue(pattern, atom(Atom.flags));
    popRoots(1);
    if (isException(flags)) return EXCEPTION;
  }
  // `this` and the callee's slot are not read again: they keep what was got alive while guest code runs
  store<u64>(fp, source);
  const roots = pushRoot(flags);
  const prototype = prototypeFor(target, intrinsic(Intrinsic.RegExpPrototype));
  const o = prototype != 0 ? allocateRegExp(prototype) : 0;
  if (o == 0) {
    popRoots(1);
    return EXCEPTION;
  }
  pushRoot(fromObject(o));
  const fine = initializeFrom(o, source, flags, roots);
  popRoots(2);
  if (!fine) return EXCEPTION;
  store<u64>(o, fromInt(0), RegExpObject.LastIndex);
  return fromObject(o);
}

/** RegExpInitialize with the conversions; `spare` is a root that may be overwritten. */
function initializeFrom(o: Ptr, pattern: Value, flags: Value, spare: usize): bool {
  const source = pattern == UNDEFINED ? fromString(atom(Atom.empty)) : toStringValue(pattern);
  if (isException(source)) return false;
  pushRoot(source);
  const text = flags == UNDEFINED ? fromString(atom(Atom.empty)) : toStringValue(flags);
  popRoots(1);
  if (isException(text)) return false;
  store<u64>(spare, text);
  return initialize(o, payload(source), payload(text));
}

/** spec: sec-regexp.prototype.compile (Annex B) */
function compileMethod(fp: usize, argc: i32): u64 {
  const v = self(fp);
  if (!isRegExpObject(v)) return throwIncompatible('RegExp.prototype.compile', v);
  let pattern = arg(fp, argc, 0);
  let flags = arg(fp, argc, 1);
  if (isRegExpObject(pattern)) {
    if (flags != UNDEFINED) return throwTypeError('Invalid flags supplied to RegExp constructor');
    flags = fromString(flagsText(regExpFlags(payload(pattern))));
    pattern = load<u64>(payload(pattern), RegExpObject.Source);
  }
  const spare = pushRoot(UNDEFINED);
  const fine = initializeFrom(payload(v), pattern, flags, spare);
  popRoots(1);
  return fine && setLastIndex(payload(v), 0) ? v : EXCEPTION;
}

// exec and test -----------------------------------------------------------------------------------------------------------

/** ToString of argument i, flat, kept in a slot that is a root; 0: threw. */
export function subject(fp: usize, argc: i32, i: i32): Ptr {
  const text = toStringValue(arg(fp, argc, i));
  if (isException(text)) return 0;
  const flat = flatten(payload(text));
  if (flat != 0) store<u64>(i < argc ? fp + (<usize>i << 3) + 8 : fp - 8, fromString(flat));
  return flat;
}

/** spec: sec-regexp.prototype.exec */
function exec(fp: usize, argc: i32): u64 {
  const v = self(fp);
  if (!isRegExpObject(v)) return throwIncompatible('RegExp.prototype.exec', v);
  const flat = subject(fp, argc, 0);
  return flat != 0 ? builtinExec(payload(v), flat) : EXCEPTION;
}

/** RegExpExec: an object, null or EXCEPTION. `o` and `flat` are kept alive by the caller. spec: sec-regexpexec */
export function regExpExec(o: Value, flat: Ptr): Value {
  const f = getValue(o, atom(Atom.exec));
  if (isException(f)) return EXCEPTION;
  if (isCallable(f) && !(f == intrinsicValue(Intrinsic.RegExpExec) && isRegExpObject(o))) {
    const result = call1(f, o, fromString(flat));
    if (isException(result) || isObject(result) || result == NULL) return result;
    return throwTypeError('RegExp exec method returned something other than an Object or null');
  }
  if (!isRegExpObject(o)) return throwIncompatible('RegExp.prototype.exec', o);
  return builtinExec(payload(o), flat);
}

/** spec: sec-regexp.prototype.test */
function test(fp: usize, argc: i32): u64 {
  const v = self(fp);
  if (!isObject(v)) return throwIncompatible('RegExp.prototype.test', v);
  const flat = subject(fp, argc, 0);
  if (flat == 0) return EXCEPTION;
  if (isPristine(v)) {
    const outcome = execute(payload(v), flat);
    return outcome == Outcome.Terminated ? EXCEPTION : fromBool(outcome == Outcome.Found);
  }
  const result = regExpExec(v, flat);
  return isException(result) ? EXCEPTION : fromBool(result != NULL);
}

// Text --------------------------------------------------------------------------------------------------------------------

/** spec: sec-escaperegexppattern */
export function escapedSource(source: Ptr): Ptr {
  const length = stringLength(source);
  if (length == 0) return literal('(?:)');
  let builder: usize = 0;
  let done: u32 = 0;
  let inClass = false;
  for (let i: u32 = 0; i < length; i++) {
    const unit = flatUnit(source, i);
    if (unit == 0x5c) {
      // a backslash before a line terminator is not needed any more
      if (i + 1 < length && !isLine(flatUnit(source, i + 1))) {
        i++;
        continue;
      }
      if (i + 1 >= length) continue;
      if (builder == 0) builder = builderStart(length + 16);
      if (builder == 0 || !appendPart(builder, source, done, i)) return 0;
      done = i + 1;
      continue;
    }
    if (unit == 0x5b) inClass = true;
    else if (unit == 0x5d) inClass = false;
    if (!isLine(unit) && !(unit == 0x2f && !inClass)) continue;
    if (builder == 0) builder = builderStart(length + 16);
    if (builder == 0) return 0;
    let fine = appendPart(builder, source, done, i);
    if (unit == 0x2f) fine = fine && appendString(builder, literal('\\/'));
    else fine = fine && appendString(builder, literal(unit == 10 ? '\\n' : unit == 13 ? '\\r' : unit == 0x2028 ? '\\u2028' : '\\u2029'));
    if (!fine) {
      builderDrop(builder);
      return 0;
    }
    done = i + 1;
  }
  if (builder == 0) return source;
  if (!appendPart(builder, source, done, length)) {
    builderDrop(builder);
    return 0;
  }
  return builderEndString(builder);
}

function isLine(unit: u32): bool {
  return unit == 10 || unit == 13 || unit == 0x2028 || unit == 0x2029;
}

/** spec: sec-get-regexp.prototype.source */
function sourceGetter(fp: usize, argc: i32): u64 {
  const v = self(fp);
  if (!isRegExpObject(v)) {
    if (v == intrinsicValue(Intrinsic.RegExpPrototype)) return fromString(literal('(?:)'));
    return throwTypeError('RegExp.prototype.source getter called on non-RegExp object');
  }
  const s = escapedSource(payload(load<u64>(payload(v), RegExpObject.Source)));
  return s != 0 ? fromString(s) : EXCEPTION;
}

function flagGetter(fp: usize, flag: u32, name: string): Value {
  const v = self(fp);
  if (isRegExpObject(v)) return fromBool((regExpFlags(payload(v)) & flag) != 0);
  if (v == intrinsicValue(Intrinsic.RegExpPrototype)) return UNDEFINED;
  return throwErrorWith(ErrorKind.TypeError, 'RegExp.prototype.% getter called on non-RegExp object', literal(name));
}

function dotAllGetter(fp: usize, argc: i32): u64 { return flagGetter(fp, RegExpFlag.DotAll, 'dotAll'); }
function globalGetter(fp: usize, argc: i32): u64 { return flagGetter(fp, RegExpFlag.Global, 'global'); }
function hasIndicesGetter(fp: usize, argc: i32): u64 { return flagGetter(fp, RegExpFlag.HasIndices, 'hasIndices'); }
function ignoreCaseGetter(fp: usize, argc: i32): u64 { return flagGetter(fp, RegExpFlag.IgnoreCase, 'ignoreCase'); }
function multilineGetter(fp: usize, argc: i32): u64 { return flagGetter(fp, RegExpFlag.Multiline, 'multiline'); }
function stickyGetter(fp: usize, argc: i32): u64 { return flagGetter(fp, RegExpFlag.Sticky, 'sticky'); }
function unicodeGetter(fp: usize, argc: i32): u64 { return flagGetter(fp, RegExpFlag.Unicode, 'unicode'); }
function unicodeSetsGetter(fp: usize, argc: i32): u64 { return flagGetter(fp, RegExpFlag.UnicodeSets, 'unicodeSets'); }

/** Name of the property of flag number i. */
function flagName(i: i32): string {
  switch (i) {
    case 0: return 'hasIndices';
    case 1: return 'global';
    case 2: return 'ignoreCase';
    case 3: return 'multiline';
    case 4: return 'dotAll';
    case 5: return 'unicode';
    case 6: return 'unicodeSets';
    default: return 'sticky';
  }
}

/** spec: sec-get-regexp.prototype.flags */
function flagsGetter(fp: usize, argc: i32): u64 {
  const v = self(fp);
  if (!isObject(v)) return throwErrorWith(ErrorKind.TypeError, 'RegExp.prototype.flags getter called on non-object %', describe(v));
  let bits: u32 = 0;
  for (let i = 0; i < 8; i++) {
    const flag = getValue(v, literalAtom(flagName(i)));
    if (isException(flag)) return EXCEPTION;
    if (truthySlow(flag)) bits |= 1 << i;
  }
  return fromString(flagsText(bits));
}

/** spec: sec-regexp.prototype.tostring */
function toStringMethod(fp: usize, argc: i32): u64 {
  const v = self(fp);
  if (!isObject(v)) return throwIncompatible('RegExp.prototype.toString', v);
  const source = getValue(v, atom(Atom.source));
  const text = isException(source) ? EXCEPTION : toStringValue(source);
  if (isException(text)) return EXCEPTION;
  pushRoot(text);
  const flags = getValue(v, atom(Atom.flags));
  const letters = isException(flags) ? EXCEPTION : toStringValue(flags);
  popRoots(1);
  if (isException(letters)) return EXCEPTION;
  const slash = literal('/');
  const s = concat(concat(slash, payload(text)), concat(slash, payload(letters)));
  return s != 0 ? fromString(s) : EXCEPTION;
}

/** The text of /source/flags; runs no guest code. */
export function regExpText(o: Ptr): Ptr {
  const source = escapedSource(payload(load<u64>(o, RegExpObject.Source)));
  const slash = literal('/');
  return source != 0 ? concat(concat(slash, source), concat(slash, flagsText(regExpFlags(o)))) : 0;
}

function hexUnit(digit: u32): u32 { return digit < 10 ? digit + 48 : digit + 87; }

/** spec: sec-regexp.escape */
function escape(fp: usize, argc: i32): u64 {
  const v = arg(fp, argc, 0);
  if (!isString(v)) return throwTypeError('RegExp.escape requires a string');
  const s = flatten(payload(v));
  const builder = s != 0 ? builderStart(stringLength(s) + 8) : 0;
  if (builder == 0) return EXCEPTION;
  let fine = true;
  for (let i: u32 = 0, n = stringLength(s); i < n && fine; i++) {
    let c = flatUnit(s, i);
    const alphanumeric = c - 48 <= 9 || ((c | 32) - 97 < 26 && c < 128);
    const lone = c - 0xd800 < 0x800 && !(c < 0xdc00 && i + 1 < n && flatUnit(s, i + 1) - 0xdc00 < 0x400);
    if (c - 0xd800 < 0x400 && !lone) {
      fine = appendUnit(builder, c) && appendUnit(builder, flatUnit(s, ++i));
    } else if (c - 9 < 5) {
      const letters = 'tnvfr';
      fine = appendUnit(builder, 0x5c) && appendUnit(builder, letters.charCodeAt(c - 9));
    } else if (isSyntax(c)) fine = appendUnit(builder, 0x5c) && appendUnit(builder, c);
    else if ((alphanumeric && i == 0) || isOther(c)) {
      fine = appendString(builder, literal('\\x')) && appendUnit(builder, hexUnit(c >> 4)) && appendUnit(builder, hexUnit(c & 15));
    } else if (lone || isSpace(c)) {
      if (c < 256) fine = appendString(builder, literal('\\x')) && appendUnit(builder, hexUnit(c >> 4)) && appendUnit(builder, hexUnit(c & 15));
      else {
        fine = appendString(builder, literal('\\u'));
        for (let shift = 12; shift >= 0 && fine; shift -= 4) fine = appendUnit(builder, hexUnit((c >> shift) & 15));
      }
    } else fine = appendUnit(builder, c);
  }
  if (!fine) {
    builderDrop(builder);
    return EXCEPTION;
  }
  const result = builderEndString(builder);
  return result != 0 ? fromString(result) : EXCEPTION;
}

function isIn(c: u32, text: string): bool {
  for (let i = 0; i < text.length; i++) if (<u32>text.charCodeAt(i) == c) return true;
  return false;
}

function isSyntax(c: u32): bool { return isIn(c, '^$\\.*+?()[]{}|/'); }
function isOther(c: u32): bool { return isIn(c, ',-=<>#&!%:;@~\'`"'); }

function isSpace(c: u32): bool {
  return c == 0x20 || c == 0xa0 || c == 0x1680 || c - 0x2000 <= 10 || c == 0x2028 || c == 0x2029 || c == 0x202f || c == 0x205f || c == 0x3000 || c == 0xfeff;
}

// The original state ------------------------------------------------------------------------------------------------------

/**
 * Is this a regular expression that does what the specification's algorithms do without looking: no own properties but a lastIndex that
 * is an int, and RegExp.prototype as it was made?
 */
export function isPristine(v: Value): bool {
  if (!isRegExpObject(v)) return false;
  const o = payload(v);
  if (load<u32>(o, Obj.Shape) != payload(intrinsicValue(Intrinsic.RegExpShape))) return false;
  return isInt(normalized(load<u64>(o, RegExpObject.LastIndex))) && prototypePristine();
}

/** The shape and the slots of the prototype, kept in a Slots cell: the shape first. */
function prototypePristine(): bool {
  const prototype = intrinsic(Intrinsic.RegExpPrototype);
  const saved = <usize>payload(intrinsicValue(Intrinsic.RegExpPristine)) + 8;
  const shape = load<u32>(prototype, Obj.Shape);
  if (shape != load<u32>(saved)) return false;
  const slots = <usize>prototype + <usize>load<u16>(shape, ShapeCell.InlineOffset);
  for (let i: usize = 0, n = <usize>load<u16>(shape, ShapeCell.Count) << 3; i < n; i += 8) {
    if (load<u64>(slots + i) != load<u64>(saved + i, 8)) return false;
  }
  return true;
}

/** Called once the library has added its methods: from then on a difference is a change. */
export function sealRegExp(fp: usize, argc: i32): u64 {
  const prototype = intrinsic(Intrinsic.RegExpPrototype);
  const shape = load<u32>(prototype, Obj.Shape);
  const count = <u32>load<u16>(shape, ShapeCell.Count);
  const saved = allocateCell(Kind.Slots, 16 + (count << 3));
  store<u32>(saved, count + 1, 4);
  store<u64>(saved, fromObject(shape), 8);
  memory.copy(<usize>saved + 16, <usize>prototype + <usize>load<u16>(shape, ShapeCell.InlineOffset), <usize>count << 3);
  setIntrinsic(Intrinsic.RegExpPristine, fromObject(saved));
  return UNDEFINED;
}

/** RegExp.prototype has another shape now, with the same properties. */
export function resealRegExp(): void {
  const shape = load<u32>(intrinsic(Intrinsic.RegExpPrototype), Obj.Shape);
  store<u64>(payload(intrinsicValue(Intrinsic.RegExpPristine)), fromObject(shape), 8);
}

function speciesGetter(fp: usize, argc: i32): u64 { return self(fp); }

export function initRegExp(global: Ptr): void {
  initRegExpCache();
  // all its properties lie in the object: isPristine compares them
  const prototype = newObject(rootShape(intrinsic(Intrinsic.ObjectPrototype), Kind.Object, 32));
  setIntrinsic(Intrinsic.RegExpPrototype, fromObject(prototype));
  const f = constructor(global, 'RegExp', 2, construct, prototype);
  setIntrinsic(Intrinsic.RegExp, fromObject(f));
  setIntrinsic(Intrinsic.RegExpShape, fromObject(shapeFor(prototype)));
  getter(f, wellKnown(Intrinsic.SymbolSpecies), 'get [Symbol.species]', speciesGetter);
  method(f, 'escape', 1, escape);
  method(prototype, 'exec', 1, exec);
  setIntrinsic(Intrinsic.RegExpExec, peekProperty(prototype, atom(Atom.exec)));
  getter(prototype, literalAtom('dotAll'), 'get dotAll', dotAllGetter);
  getter(prototype, literalAtom('flags'), 'get flags', flagsGetter);
  getter(prototype, literalAtom('global'), 'get global', globalGetter);
  getter(prototype, literalAtom('hasIndices'), 'get hasIndices', hasIndicesGetter);
  getter(prototype, literalAtom('ignoreCase'), 'get ignoreCase', ignoreCaseGetter);
  getter(prototype, literalAtom('multiline'), 'get multiline', multilineGetter);
  getter(prototype, literalAtom('source'), 'get source', sourceGetter);
  getter(prototype, literalAtom('sticky'), 'get sticky', stickyGetter);
  getter(prototype, literalAtom('unicode'), 'get unicode', unicodeGetter);
  getter(prototype, literalAtom('unicodeSets'), 'get unicodeSets', unicodeSetsGetter);
  method(prototype, 'compile', 2, compileMethod);
  method(prototype, 'toString', 0, toStringMethod);
  method(prototype, 'test', 1, test);
  initRegExpAll();
}
