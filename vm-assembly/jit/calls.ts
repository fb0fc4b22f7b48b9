// What compiled code calls: runtime-host/jit/imports.ts. Exported by jit/exports.ts.

import { KnownBuiltin } from '../abi/known-builtins.ts';
import { Attr, Cell, Code, CodeFlag, Fn, Frame, Header, Kind, ObjectFlag } from '../abi/layout.ts';
import { Op } from '../abi/opcodes.ts';
import { EXCEPTION, HOLE, Ptr, TRUE, Value, isException, isNumber, isObject, payload } from '../value/value.ts';
import { doubleToInt32, truthySlow } from '../value/convert.ts';
import { strictEquals } from '../value/equality.ts';
import {
  mathAcos, mathAsin, mathAtan, mathCbrt, mathCos, mathExp, mathLog, mathLog10, mathLog2, mathRound, mathSin, mathTan, numberPow,
} from '../value/number-math.ts';
import { betweenSlices, callSlow, pushFrame } from '../interp/call.ts';
import { codeOf } from '../interp/frame.ts';
import { burn, charge } from '../interp/fuel.ts';
import { getPropSlow, namedSlot, setNamed, setPropSlow } from '../interp/ic.ts';
import { iteratesDirectly, iteratesTyped } from '../interp/iteration.ts';
import { ra } from '../interp/loop.ts';
import { remainder } from '../interp/operators.ts';
import { slow } from '../interp/slow.ts';
import { exitRun, unwind } from '../interp/unwind.ts';
import { allocate } from '../memory/alloc.ts';
import { newFunction } from '../object/function.ts';
import { newArray, newObject } from '../object/object.ts';
import { arrayPush, putElement } from '../object/elements.ts';
import { dropChoices, growStack, matchReference, nextStart, undo } from '../regexp/matcher.ts';
import { classHasBeyond, scanClass } from '../regexp/scan.ts';
import { Atom, atom } from '../string/common-atoms.ts';
import { charCodeAt, charString, concat, stringCompare, stringEquals, stringLength, substring } from '../string/string.ts';
import { numberToString } from '../string/number.ts';
import { callCompiledBelow, openStack } from './enter.ts';
import { resume } from './nested.ts';
import { countCall, countExit, look } from './tier.ts';

/** Runs the instruction at pc of the frame at fp. The next pc, or 0: control left this activation. */
export function jitStep(pc: usize, fp: usize): usize {
  const insn = load<u32>(pc);
  let next: usize;
  switch (insn & 255) {
    case Op.GetProp:
    case Op.GetLength:
      next = getPropSlow(pc, fp, insn);
      break;
    case Op.SetProp:
      next = setPropSlow(pc, fp, insn);
      break;
    case Op.Call: {
      const inner = enterableCallee(pc, fp, insn);
      if (inner) return finishCall(pc, fp, insn, inner, callCompiledBelow(inner));
      next = callSlow(pc, fp, insn);
      break;
    }
    default:
      next = slow(pc, fp, insn);
  }
  if (next || load<u32>(Cell.ExitCode)) return next;
  // The frame of a callee? A step of an iteration may go on elsewhere than behind its instruction.
  const inner = <usize>load<u32>(Cell.Fp);
  if (load<u32>(inner + Frame.ReturnPc) != <u32>pc + 8 || load<u32>(inner + Frame.CallerFp) != <u32>fp) return 0;
  if ((insn & 255) == Op.IterNext) {
    countExit(codeOf(fp));
    return 0;
  }
  const callee = <usize>codeOf(inner);
  let v: Value = EXCEPTION;
  if (load<u8>(load<u32>(Cell.Pc)) != Op.EnterCompiled) countCall(callee);
  else if (<u32>inner + (<u32>load<u8>(callee, Code.Registers) << 3) > load<u32>(Cell.CompiledLimit)) return 0;
  else v = callCompiledBelow(inner);
  return finishCall(pc, fp, insn, inner, v);
}

/** What compiled code returned for the callee of the frame at `inner` becomes the result of the instruction. The next pc, or 0. */
function finishCall(pc: usize, fp: usize, insn: u32, inner: usize, v: Value): usize {
  if (isException(v)) v = resume(pc, fp, inner);
  if (isException(v)) return 0;
  store<u64>(ra(fp, insn), v);
  return pc + 8;
}

/** The frame of a compiled callee, with its fuel taken: as callSlow makes it. 0: the call is none of a compiled function, or has to be looked at; nothing was done. */
function enterableCallee(pc: usize, fp: usize, insn: u32): usize {
  const window = fp + ((insn >> 13) & 0x7f8);
  const f = load<u64>(window, 16);
  if (!isObject(f) || load<u8>(payload(f)) != Kind.Function || load<u8>(payload(f), Header.Flags) & ObjectFlag.Class) return 0;
  const code = <usize>load<u32>(payload(f), Fn.Code);
  if (!code || load<u8>(load<u32>(code, Code.Entry)) != Op.EnterCompiled) return 0;
  const argc = insn >> 24;
  const top = window + Frame.HeaderBytes + (<usize>max(<u32>load<u8>(code, Code.Registers), argc + 1) << 3);
  const left = load<i32>(Cell.SliceFuel) - 1;
  if (top > <usize>load<u32>(Cell.CompiledLimit) || left < 0) return 0;
  store<i32>(Cell.SliceFuel, left);
  pushFrame(window, code, argc, 0, <u32>pc + 8, <u32>fp);
  return window + Frame.HeaderBytes;
}

/** Control left the callee of the frame at `inner`, which the instruction at pc of the frame at fp called. Its result; EXCEPTION: control left the caller as well. */
export function jitResume(pc: usize, fp: usize, inner: usize): Value {
  return resume(pc, fp, inner);
}

/** The end of a slice at a call that was just made: see `execute`. 1: control left. */
export function jitSlice(): i32 {
  store<u32>(Cell.StackTop, 0);
  if (!load<u32>(Cell.Termination)) look();
  const termination = betweenSlices();
  if (termination) {
    exitRun(termination);
    return 1;
  }
  openStack();
  return 0;
}

/** Unwinds for what is pending at the instruction pc of the frame at fp. */
export function jitUnwind(pc: usize, fp: usize): void {
  unwind(pc, fp);
}

export function jitAllocate(bytes: u32): Ptr {
  return allocate(bytes);
}

export function jitNewObject(shape: Ptr): Ptr {
  return newObject(shape);
}

export function jitToInt32(x: f64): i32 {
  return doubleToInt32(x);
}

export function jitMod(x: f64, y: f64): f64 {
  return remainder(x, y);
}

export function jitPow(x: f64, y: f64): f64 {
  return numberPow(x, y);
}

export function jitTruthy(v: Value): i32 {
  return i32(truthySlow(v));
}

export function jitStrictEquals(a: Value, b: Value): i32 {
  return i32(strictEquals(a, b));
}

export function jitConcat(a: Ptr, b: Ptr): Ptr {
  return concat(a, b);
}

/** Code unit at an index; -1 outside. */
export function jitCharCodeAt(s: Ptr, index: i32): i32 {
  return <u32>index < stringLength(s) ? charCodeAt(s, index) : -1;
}

export function jitStringCompare(a: Ptr, b: Ptr): i32 {
  return stringCompare(a, b);
}

export function jitStringEquals(a: Ptr, b: Ptr): i32 {
  return i32(stringEquals(a, b));
}

export function jitArrayPush(a: Ptr, v: Value): i32 {
  return i32(arrayPush(a, v) > 0);
}

/** Does for-of walk this array, or typed array, without calling anything? */
export function jitIterates(o: Ptr): i32 {
  return i32(iteratesDirectly(o) || iteratesTyped(o));
}

/** Op.Closure in the function `callee`. */
export function jitClosure(code: Ptr, env: Ptr, callee: Ptr): Ptr {
  const f = newFunction(code, env);
  if (f && load<u32>(code, Code.Flags) & CodeFlag.Arrow) store<u32>(f, load<u32>(callee, Fn.Home), Fn.Home);
  return f;
}

/** `new Array(length)` for a length that gets room at once. */
export function jitNewArray(length: u32): Ptr {
  burn(length >> 3);
  return newArray(length, length);
}

/** String.prototype.substring. */
export function jitSubstring(s: Ptr, start: i32, end: i32): Ptr {
  const length = <i32>stringLength(s);
  const a = min(max(start, 0), length);
  const b = min(max(end, 0), length);
  const from = min(a, b);
  const to = max(a, b);
  burn((to - from) >> 4);
  return substring(s, from, to);
}

/** a[index] = v of an extensible array with plain elements and a length that may change, where no prototype has a say. */
export function jitArraySet(a: Ptr, index: u32, v: Value): i32 {
  return i32(putElement(a, index, v, Attr.Default));
}

/** o[key] where one lookup finds it; Hole: look again by the instruction. */
export function jitNamed(o: Ptr, key: Ptr): Value {
  const slot = namedSlot(o, key);
  return slot ? load<u64>(slot) : HOLE;
}

/** o[key] = v where o has that property and it may simply be written; 0: nothing was done. */
export function jitSetNamed(o: Ptr, key: Ptr, v: Value): i32 {
  return i32(setNamed(o, key, v));
}

/** ToString of a number or a boolean. */
export function jitText(v: Value): Ptr {
  return isNumber(v) ? numberToString(v) : atom(v == TRUE ? Atom.true_ : Atom.false_);
}

export function jitCharString(unit: u32): Ptr {
  return charString(unit);
}

/** A function of Math with one argument. */
export function jitMath(builtin: KnownBuiltin, x: f64): f64 {
  switch (builtin) {
    case KnownBuiltin.MathAcos: return mathAcos(x);
    case KnownBuiltin.MathAsin: return mathAsin(x);
    case KnownBuiltin.MathAtan: return mathAtan(x);
    case KnownBuiltin.MathCbrt: return mathCbrt(x);
    case KnownBuiltin.MathCos: return mathCos(x);
    case KnownBuiltin.MathExp: return mathExp(x);
    case KnownBuiltin.MathLog: return mathLog(x);
    case KnownBuiltin.MathLog10: return mathLog10(x);
    case KnownBuiltin.MathLog2: return mathLog2(x);
    case KnownBuiltin.MathRound: return mathRound(x);
    case KnownBuiltin.MathSin: return mathSin(x);
    case KnownBuiltin.MathTan: return mathTan(x);
    default: return unreachable();
  }
}

// Matchers of regular expressions

/** charge(). */
export function jitCharge(units: u32): i32 {
  return charge(units);
}

export function jitRegExpGrow(top: usize): usize {
  return growStack(top);
}

export function jitRegExpStart(program: usize, text: usize, end: usize, start: usize, wide: i32): usize {
  return wide ? nextStart<u16>(program, text, end, start) : nextStart<u8>(program, text, end, start);
}

/** End of a run of units of a class; `wanted`: of units that are not in it. */
export function jitRegExpScan(cls: usize, p: usize, end: usize, wanted: i32, wide: i32): usize {
  return wide ? scanClass<u16>(cls, p, end, wanted != 0) : scanClass<u8>(cls, p, end, wanted != 0);
}

export function jitRegExpHas(cls: usize, unit: u32): i32 {
  return classHasBeyond(cls, unit);
}

export function jitRegExpReference(pc: usize, p: usize, text: usize, end: usize, wide: i32): i32 {
  return wide ? matchReference<u16>(pc, p, text, end) : matchReference<u8>(pc, p, text, end);
}

/** Leaves a lookaround whose choices begin at `height`; `keeps`: what undoes its changes stays. The new top. */
export function jitRegExpLeave(top: usize, height: usize, keeps: i32): usize {
  return keeps ? dropChoices(top, height) : undo(top, height);
}
