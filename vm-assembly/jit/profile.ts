// What the profiling loop notes before every instruction.

import { JitCell, JitFlag, JitRecord, JitState, Profile, ProfileBit, Seen } from '../abi/jit.ts';
import { Cell, Code, Fn, Frame, Kind, Obj } from '../abi/layout.ts';
import { Op } from '../abi/opcodes.ts';
import { Tag } from '../abi/values.ts';
import { HOLE, NULL, Ptr, isNumber, isObject, isString, payload } from '../value/value.ts';
import { OP_FORMATS, Operand } from '../image/op-formats.ts';
import { codeOf } from '../interp/frame.ts';
import { endSliceSoon } from '../interp/fuel.ts';
import { keep, profileOf, recordOf } from './record.ts';

/** Kind of a value: one bit. */
function seen(v: u64): u32 {
  const tag = <u32>(v >> 48);
  if (tag == Tag.Int) return Seen.Int;
  if (tag < <u32>Tag.Singleton) return Seen.Double;
  switch (tag) {
    case Tag.Object: return Seen.Object;
    case Tag.String: return Seen.String;
    case Tag.Singleton: return (v | 1) == NULL ? Seen.Nullish : v == HOLE ? Seen.Hole : Seen.Boolean;
    default: return Seen.Other;
  }
}

/** Is the register of such an operand read? */
// @ts-ignore: decorator
@inline function isRead(operand: u32): bool { return operand == Operand.Src || operand == Operand.Mod; }

// @ts-ignore: decorator
@inline function register(fp: usize, number: u32): u64 { return load<u64>(fp + (<usize>number << 3)); }

/** What stands for the shape of a value at a property site; 0: nothing does. */
function shapeOfValue(v: u64): u32 {
  if (isObject(v)) return load<u32>(payload(v), Obj.Shape);
  if (isString(v)) return load<u32>(Cell.StringShape);
  return isNumber(v) ? load<u32>(Cell.NumberShape) : 0;
}

/** What a call of this value runs: the address of a function, or of the code of one. */
function targetOf(v: u64): u32 {
  if (!isObject(v)) return 0;
  const f = payload(v);
  if (load<u8>(f) != Kind.Function) return f;
  const code = load<u32>(f, Fn.Code);
  return code ? code | Profile.CodeTarget : f;
}

/** Target of a site with a feedback slot; 0: the instruction is none, or nothing is to be noted. */
function siteTarget(fp: usize, insn: u32): u32 {
  const a = (insn >> 8) & 255, b = (insn >> 16) & 255;
  switch (insn & 255) {
    case Op.GetProp:
    case Op.GetLength:
    case Op.GetElem:
    case Op.GetPrivate:
    case Op.GetIterator:
      return shapeOfValue(register(fp, b));
    case Op.SetProp:
    case Op.SetElem:
    case Op.SetPrivate:
    case Op.DefinePrivate:
    case Op.DefineOwn:
      return shapeOfValue(register(fp, a));
    case Op.GetSuper: {
      const home = load<u32>(load<u32>(fp + Frame.Callee), Fn.Home);
      return home ? load<u32>(home, Obj.Shape) : 0;
    }
    case Op.Call:
    case Op.Construct:
      return targetOf(register(fp, b + 2));
    default:
      return 0;
  }
}

/**
 * Adds a target to a slot of a function's profile; false: it is full. Shapes stay from now on: what a guest makes anew each time would come
 * back with other ones, for which nothing was compiled.
 */
function addTarget(code: usize, slot: usize, target: u32): bool {
  for (let at = slot, end = slot + (Profile.Targets << 2); at < end; at += 4) {
    const known = load<u32>(at);
    if (known == target) return true;
    if (!known) {
      store<u32>(at, target);
      if (!(target & Profile.CodeTarget) && load<u8>(target) == Kind.Shape) keep(code, target);
      return true;
    }
  }
  return false;
}

/** The instruction at pc is about to run. */
export function note(pc: usize, fp: usize, insn: u32): void {
  const code = <usize>codeOf(fp);
  const record = recordOf(code);
  const profile = record ? <usize>profileOf(record) : 0;
  if (!profile) return;
  const op = insn & 255;
  // These are no instructions of the function.
  if (op >= <u32>Op.EnterCompiled) return;
  const start = <usize>load<u32>(code, Code.Start);
  const format = OP_FORMATS + <usize>op * 6;
  let bits: u32 = ProfileBit.Ran;
  if (isRead(load<u8>(format, 1))) bits |= seen(register(fp, (insn >> 8) & 255));
  if (isRead(load<u8>(format, 2))) bits |= seen(register(fp, (insn >> 16) & 255)) << 8;
  if (isRead(load<u8>(format, 3))) bits |= seen(register(fp, insn >> 24)) << 16;
  if (load<u8>(format, 4) == Operand.Feedback) {
    const target = siteTarget(fp, insn);
    const slot = profile + Profile.Data + (<usize>load<u32>(profile, Profile.Words) << 2) + (<usize>load<u16>(pc, 4) << 4);
    if (target && !addTarget(code, slot, target)) bits |= ProfileBit.Megamorphic;
  }
  const at = profile + Profile.Data + (pc - start);
  store<u32>(at, load<u32>(at) | bits);
  if (pc == start || isBackEdge(op)) countRun(record, pc == start);
}

// @ts-ignore: decorator
@inline function isBackEdge(op: u32): bool {
  return op == Op.Loop || (op >= <u32>Op.LoopLt && op <= <u32>Op.LoopIf);
}

/** Back edges after which a function is compiled at once in tests; a call stands for half of them. */
const EAGER_RUNS: u32 = 16;

function countRun(record: Ptr, isCall: bool): void {
  const eager = (load<u32>(Cell.JitMode) & JitFlag.Eager) != 0;
  const runs = load<u32>(record, JitRecord.Runs) + (eager && isCall ? EAGER_RUNS >> 1 : 1);
  store<u32>(record, runs, JitRecord.Runs);
  if (isCall) store<u32>(record, load<u32>(record, JitRecord.Calls) + 1, JitRecord.Calls);
  if (eager && runs >= EAGER_RUNS && load<u32>(record, JitRecord.State) <= <u32>JitState.Profiling) request(record);
}

/** The function waits for its compilation. */
export function request(record: Ptr): void {
  store<u32>(record, JitState.Requested, JitRecord.State);
  enqueue(record);
}

/** Puts the record among those that the host is told at the end of the slice, which comes at once. */
export function enqueue(record: Ptr): void {
  store<u32>(record, load<u32>(JitCell.Pending), JitRecord.Next);
  store<u32>(JitCell.Pending, record);
  endSliceSoon();
}
