// The interpreter: one loop, one br_table, the common case of each hot opcode. Everything else is one call: slow().
//
// The function must stay under 40 KB of Wasm (RATIONALE.md, "Fast paths in one function": Node 20's register allocation falls off a
// cliff above 44 KB); the build checks it. Cold work therefore never goes in here, not even an error message.
//
// Locals: pc (next instruction), fp (register 0), d (Code.Data - 24: feedback slot j is at d - 16 j, constant i at d + 24 + 8 i).

import { Op } from '../abi/opcodes.ts';
import { Cell, Code, Elem, Env, Fn, Frame, Header, Ic, Kind, Arr, Obj, ObjectFlag, ShapeCell, Str, StringFlag } from '../abi/layout.ts';
import { Exit } from '../abi/traps.ts';
import {
  HIGH_OBJECT, HOLE, NULL, TAG_INT, TAG_SINGLETON, TRUE, FALSE, UNDEFINED, bothInt, fromBool, fromDouble, fromInt, fromObject, fromNumber, fromString, fromU32, high,
  isException, isInt, isNumber, isObject, isString, payload, toDouble, toInt,
} from '../value/value.ts';
import { codeOf, enterNative } from './frame.ts';
import { callNative, callSlow, noteCallee } from './call.ts';
import { unwind } from './unwind.ts';
import { newObject } from '../object/object.ts';
import { MAX_REFILLS, getPropSlow, megaEntry, namedSlot, setPropSlow } from './ic.ts';
import { slow } from './slow.ts';
import { stepInto, stepOut } from './generators.ts';
import { note } from '../jit/profile.ts';
import { ObjectCell } from '../object/cells.ts';
import { charOfLatin1 } from '../string/cell.ts';
import { typedGet, typedSet } from '../object/typed-array.ts';
import { truthySlow } from '../value/convert.ts';
import { STRESS, TRACE, stressSafepoint, traceInstruction } from '../debug/debug.ts';

/** Distance from Code.Data to the local d: positive offsets fold into Wasm loads. */
export const DATA_BIAS: usize = 24;

// Decoding: addresses of registers and immediates.
// @ts-ignore: decorator
@inline export function ra(fp: usize, insn: u32): usize { return fp + ((insn >> 5) & 0x7f8); }
// @ts-ignore: decorator
@inline export function rb(fp: usize, insn: u32): usize { return fp + ((insn >> 13) & 0x7f8); }
// @ts-ignore: decorator
@inline export function rc(fp: usize, insn: u32): usize { return fp + ((insn >> 21) & 0x7f8); }
// @ts-ignore: decorator
@inline export function bx(insn: u32): u32 { return insn >> 16; }
// @ts-ignore: decorator
@inline export function sbx(insn: u32): i32 { return <i32>insn >> 16; }
// @ts-ignore: decorator
@inline export function imm8(insn: u32): i32 { return <i32>(insn << 8) >> 24; }
// @ts-ignore: decorator
@inline export function imm8c(insn: u32): i32 { return <i32>insn >> 24; }
/** Does the outcome differ from operand C? Fused branches jump then. */
// @ts-ignore: decorator
@inline function taken(outcome: bool, insn: u32): bool { return <u32>outcome != insn >> 24; }
/** Target of a jump with a second word. */
// @ts-ignore: decorator
@inline function target(pc: usize): usize { return pc + 8 + (load<i32>(pc, 4) << 2); }

/** Are both strings atoms? Then they are equal when they are the same. */
// @ts-ignore: decorator
@inline function bothAtoms(a: u64, b: u64): bool {
  return isString(a) && isString(b) && (load<u8>(payload(a), Header.Flags) & load<u8>(payload(b), Header.Flags) & StringFlag.Atom) != 0;
}

/** May element `index`, a hole inside the storage of o, simply be stored? An array's length may have to be counted up by one. */
// @ts-ignore: decorator
@inline function mayFill(o: usize, index: u32): bool {
  return load<u8>(o) == Kind.Array && index <= load<u32>(o, Arr.Length) && !(load<u8>(o, Header.Flags) & ObjectFlag.NonExtensible) &&
    !load<u32>(ObjectCell.PrototypeElements);
}

/** One unit of fuel; true: the slice is used up. */
// @ts-ignore: decorator
@inline function burn(): bool {
  const left = load<i32>(Cell.SliceFuel) - 1;
  store<i32>(Cell.SliceFuel, left);
  return left < 0;
}

/** Leaves the loop at a safepoint; execution goes on at pc. */
// @ts-ignore: decorator
@inline function leave(pc: usize, fp: usize): i32 {
  store<u32>(Cell.Pc, <u32>pc);
  store<u32>(Cell.Fp, <u32>fp);
  return Exit.Slice;
}

// @ts-ignore: decorator
@inline function truthy(v: u64): bool {
  return v == TRUE || (v != FALSE && (isInt(v) ? toInt(v) != 0 : isObject(v) || truthySlow(v)));
}

/** How the run ended, from the cell where the slow path left it. */
// @ts-ignore: decorator
@inline function takeExit(): i32 {
  const exit = load<u32>(Cell.ExitCode);
  store<u32>(Cell.ExitCode, 0);
  return <i32>exit - 1;
}

/** Runs the frame in Cell.Fp from Cell.Pc until its base frame returns, throws, or the slice ends. */
export function run(): i32 { return loop<i32>(); }

/** The same, and notes for the JIT what every instruction sees. Few slices run here: what slow() knows as well has no fast path, so that the copy stays small. */
export function runProfiled(): i32 { return loop<f32>(); }

function loop<P>(): i32 {
  let pc: usize = load<u32>(Cell.Pc);
  let fp: usize = load<u32>(Cell.Fp);
  let d: usize = <usize>load<u32>(codeOf(fp), Code.Data) - DATA_BIAS;

  while (true) {
    const insn = load<u32>(pc);
    if (TRACE) traceInstruction(pc, fp, insn);
    if (STRESS) stressSafepoint(pc, fp);
    if (isFloat<P>()) note(pc, fp, insn);
    switch (insn & 0xff) {
      case Op.Move:
        store<u64>(ra(fp, insn), load<u64>(rb(fp, insn)));
        pc += 4;
        continue;
      case Op.LoadInt:
        store<u64>(ra(fp, insn), fromInt(sbx(insn)));
        pc += 4;
        continue;
      case Op.LoadConst:
        store<u64>(ra(fp, insn), load<u64>(d + (<usize>bx(insn) << 3), DATA_BIAS));
        pc += 4;
        continue;
      case Op.LoadSingleton:
        store<u64>(ra(fp, insn), TAG_SINGLETON | <u64>((insn >> 16) & 0xff));
        pc += 4;
        continue;

      case Op.GetVar:
        store<u64>(ra(fp, insn), load<u64>(<usize>load<u32>(d, DATA_BIAS - 4) + (<usize>bx(insn) << 3)));
        pc += 4;
        continue;
      case Op.GetVarChecked: {
        if (isFloat<P>()) break;
        const v = load<u64>(<usize>load<u32>(d, DATA_BIAS - 4) + (<usize>bx(insn) << 3));
        if (v == HOLE) break;
        store<u64>(ra(fp, insn), v);
        pc += 8;
        continue;
      }
      case Op.SetVar:
        store<u64>(<usize>load<u32>(d, DATA_BIAS - 4) + (<usize>bx(insn) << 3), load<u64>(ra(fp, insn)));
        pc += 4;
        continue;
      case Op.GetEnv:
        store<u64>(ra(fp, insn), load<u64>(<usize>load<u32>(rb(fp, insn)) + (<usize>(insn >> 24) << 3), Env.Values));
        pc += 4;
        continue;
      case Op.SetEnv:
        store<u64>(<usize>load<u32>(rb(fp, insn)) + (<usize>(insn >> 24) << 3), load<u64>(ra(fp, insn)), Env.Values);
        pc += 4;
        continue;
      case Op.GetOuter: {
        let env: usize = load<u32>(load<u32>(fp + Frame.Callee) + Fn.Env);
        for (let hops = (insn >> 16) & 0xff; hops; --hops) env = load<u32>(env, Env.Parent);
        store<u64>(ra(fp, insn), load<u64>(env + (<usize>(insn >> 24) << 3), Env.Values));
        pc += 4;
        continue;
      }
      case Op.GetOuterChecked: {
        if (isFloat<P>()) break;
        let env: usize = load<u32>(load<u32>(fp + Frame.Callee) + Fn.Env);
        for (let hops = (insn >> 16) & 0xff; hops; --hops) env = load<u32>(env, Env.Parent);
        const v = load<u64>(env + (<usize>(insn >> 24) << 3), Env.Values);
        if (v == HOLE) break;
        store<u64>(ra(fp, insn), v);
        pc += 8;
        continue;
      }
      case Op.SetOuter: {
        let env: usize = load<u32>(load<u32>(fp + Frame.Callee) + Fn.Env);
        for (let hops = (insn >> 16) & 0xff; hops; --hops) env = load<u32>(env, Env.Parent);
        store<u64>(env + (<usize>(insn >> 24) << 3), load<u64>(ra(fp, insn)), Env.Values);
        pc += 4;
        continue;
      }
      case Op.GetGlobal: {
        if (isFloat<P>()) break;
        // The slot's address, cached while the global object keeps its structure.
        const address = <usize>load<u32>(d - (<usize>load<u16>(pc, 4) << 4), Ic.Offset);
        if (!address) break;
        store<u64>(ra(fp, insn), load<u64>(address));
        pc += 8;
        continue;
      }

      case Op.Add: {
        if (isFloat<P>()) break;
        const b = load<u64>(rb(fp, insn)), c = load<u64>(rc(fp, insn));
        if (bothInt(b, c)) {
          const sum = <i64>toInt(b) + <i64>toInt(c);
          store<u64>(ra(fp, insn), sum == <i64><i32>sum ? fromInt(<i32>sum) : reinterpret<u64>(<f64>sum));
        } else if (isNumber(b) && isNumber(c)) {
          store<u64>(ra(fp, insn), fromDouble(toDouble(b) + toDouble(c)));
        } else break;
        pc += 4;
        continue;
      }
      case Op.Sub: {
        if (isFloat<P>()) break;
        const b = load<u64>(rb(fp, insn)), c = load<u64>(rc(fp, insn));
        if (bothInt(b, c)) {
          const difference = <i64>toInt(b) - <i64>toInt(c);
          store<u64>(ra(fp, insn), difference == <i64><i32>difference ? fromInt(<i32>difference) : reinterpret<u64>(<f64>difference));
        } else if (isNumber(b) && isNumber(c)) {
          store<u64>(ra(fp, insn), fromDouble(toDouble(b) - toDouble(c)));
        } else break;
        pc += 4;
        continue;
      }
      case Op.Mul: {
        if (isFloat<P>()) break;
        const b = load<u64>(rb(fp, insn)), c = load<u64>(rc(fp, insn));
        if (bothInt(b, c)) {
          const product = <i64>toInt(b) * <i64>toInt(c);
          // A zero may be -0 when a factor is negative: the double product knows.
          store<u64>(
            ra(fp, insn),
            product != 0 && product == <i64><i32>product ? fromInt(<i32>product) : fromNumber(<f64>toInt(b) * <f64>toInt(c)),
          );
        } else if (isNumber(b) && isNumber(c)) {
          store<u64>(ra(fp, insn), fromDouble(toDouble(b) * toDouble(c)));
        } else break;
        pc += 4;
        continue;
      }
      case Op.Div: {
        if (isFloat<P>()) break;
        const b = load<u64>(rb(fp, insn)), c = load<u64>(rc(fp, insn));
        if (!isNumber(b) || !isNumber(c)) break;
        const quotient = toDouble(b) / toDouble(c);
        store<u64>(ra(fp, insn), bothInt(b, c) ? fromNumber(quotient) : fromDouble(quotient));
        pc += 4;
        continue;
      }
      case Op.Mod: {
        if (isFloat<P>()) break;
        const b = load<u64>(rb(fp, insn)), c = load<u64>(rc(fp, insn));
        if (!bothInt(b, c) || toInt(b) < 0 || toInt(c) <= 0) break;
        store<u64>(ra(fp, insn), fromInt(<i32>(<u32>toInt(b) % <u32>toInt(c))));
        pc += 4;
        continue;
      }
      case Op.BitAnd: {
        if (isFloat<P>()) break;
        const b = load<u64>(rb(fp, insn)), c = load<u64>(rc(fp, insn));
        if (!bothInt(b, c)) break;
        store<u64>(ra(fp, insn), b & c);
        pc += 4;
        continue;
      }
      case Op.BitOr: {
        if (isFloat<P>()) break;
        const b = load<u64>(rb(fp, insn)), c = load<u64>(rc(fp, insn));
        if (!bothInt(b, c)) break;
        store<u64>(ra(fp, insn), b | c);
        pc += 4;
        continue;
      }
      case Op.BitXor: {
        if (isFloat<P>()) break;
        const b = load<u64>(rb(fp, insn)), c = load<u64>(rc(fp, insn));
        if (!bothInt(b, c)) break;
        store<u64>(ra(fp, insn), fromInt(toInt(b) ^ toInt(c)));
        pc += 4;
        continue;
      }
      case Op.Shl: {
        if (isFloat<P>()) break;
        const b = load<u64>(rb(fp, insn)), c = load<u64>(rc(fp, insn));
        if (!bothInt(b, c)) break;
        store<u64>(ra(fp, insn), fromInt(toInt(b) << toInt(c)));
        pc += 4;
        continue;
      }
      case Op.Shr: {
        if (isFloat<P>()) break;
        const b = load<u64>(rb(fp, insn)), c = load<u64>(rc(fp, insn));
        if (!bothInt(b, c)) break;
        store<u64>(ra(fp, insn), fromInt(toInt(b) >> toInt(c)));
        pc += 4;
        continue;
      }
      case Op.UShr: {
        if (isFloat<P>()) break;
        const b = load<u64>(rb(fp, insn)), c = load<u64>(rc(fp, insn));
        if (!bothInt(b, c)) break;
        store<u64>(ra(fp, insn), fromU32(<u32>toInt(b) >> toInt(c)));
        pc += 4;
        continue;
      }
      case Op.AddI: {
        if (isFloat<P>()) break;
        const b = load<u64>(rb(fp, insn));
        if (isInt(b)) {
          const sum = <i64>toInt(b) + <i64>imm8c(insn);
          store<u64>(ra(fp, insn), sum == <i64><i32>sum ? fromInt(<i32>sum) : reinterpret<u64>(<f64>sum));
        } else if (isNumber(b)) {
          store<u64>(ra(fp, insn), fromDouble(toDouble(b) + <f64>imm8c(insn)));
        } else break;
        pc += 4;
        continue;
      }
      case Op.Inc: {
        if (isFloat<P>()) break;
        const b = load<u64>(rb(fp, insn));
        if (!isInt(b) || toInt(b) == i32.MAX_VALUE) break;
        store<u64>(ra(fp, insn), fromInt(toInt(b) + 1));
        pc += 4;
        continue;
      }
      case Op.Dec: {
        if (isFloat<P>()) break;
        const b = load<u64>(rb(fp, insn));
        if (!isInt(b) || toInt(b) == i32.MIN_VALUE) break;
        store<u64>(ra(fp, insn), fromInt(toInt(b) - 1));
        pc += 4;
        continue;
      }
      case Op.BitAndI: {
        if (isFloat<P>()) break;
        const b = load<u64>(rb(fp, insn));
        if (!isInt(b)) break;
        store<u64>(ra(fp, insn), TAG_INT | (b & <u64>(insn >> 24)));
        pc += 4;
        continue;
      }
      case Op.BitOrI: {
        if (isFloat<P>()) break;
        const b = load<u64>(rb(fp, insn));
        if (isInt(b)) {
          store<u64>(ra(fp, insn), b | <u64>(insn >> 24));
        } else {
          // `x | 0` of a double in range is the usual way to truncate.
          if (!isNumber(b)) break;
          const truncated = <i32>reinterpret<f64>(b); // saturating
          if (truncated == i32.MAX_VALUE || truncated == i32.MIN_VALUE) break;
          store<u64>(ra(fp, insn), fromInt(truncated | <i32>(insn >> 24)));
        }
        pc += 4;
        continue;
      }
      case Op.ShlI: {
        if (isFloat<P>()) break;
        const b = load<u64>(rb(fp, insn));
        if (!isInt(b)) break;
        store<u64>(ra(fp, insn), fromInt(toInt(b) << <i32>(insn >> 24)));
        pc += 4;
        continue;
      }
      case Op.ShrI: {
        if (isFloat<P>()) break;
        const b = load<u64>(rb(fp, insn));
        if (!isInt(b)) break;
        store<u64>(ra(fp, insn), fromInt(toInt(b) >> <i32>(insn >> 24)));
        pc += 4;
        continue;
      }
      case Op.UShrI: {
        if (isFloat<P>()) break;
        const b = load<u64>(rb(fp, insn));
        if (!isInt(b)) break;
        store<u64>(ra(fp, insn), fromU32(<u32>toInt(b) >> (insn >> 24)));
        pc += 4;
        continue;
      }

      case Op.Jump:
        pc += 4 + ((<i32>insn >> 8) << 2);
        continue;
      case Op.Loop:
        pc += 4 + ((<i32>insn >> 8) << 2);
        if (burn()) return leave(pc, fp);
        continue;
      case Op.JTrue: {
        const v = load<u64>(ra(fp, insn));
        pc += truthy(v) ? 4 + (sbx(insn) << 2) : 4;
        continue;
      }
      case Op.JFalse: {
        const v = load<u64>(ra(fp, insn));
        pc += truthy(v) ? 4 : 4 + (sbx(insn) << 2);
        continue;
      }
      case Op.JLt: {
        if (isFloat<P>()) break;
        const a = load<u64>(ra(fp, insn)), b = load<u64>(rb(fp, insn));
        if (bothInt(a, b)) pc = taken(toInt(a) < toInt(b), insn) ? target(pc) : pc + 8;
        else if (isNumber(a) && isNumber(b)) pc = taken(toDouble(a) < toDouble(b), insn) ? target(pc) : pc + 8;
        else break;
        continue;
      }
      case Op.JLe: {
        if (isFloat<P>()) break;
        const a = load<u64>(ra(fp, insn)), b = load<u64>(rb(fp, insn));
        if (bothInt(a, b)) pc = taken(toInt(a) <= toInt(b), insn) ? target(pc) : pc + 8;
        else if (isNumber(a) && isNumber(b)) pc = taken(toDouble(a) <= toDouble(b), insn) ? target(pc) : pc + 8;
        else break;
        continue;
      }
      case Op.JGt: {
        if (isFloat<P>()) break;
        const a = load<u64>(ra(fp, insn)), b = load<u64>(rb(fp, insn));
        if (bothInt(a, b)) pc = taken(toInt(a) > toInt(b), insn) ? target(pc) : pc + 8;
        else if (isNumber(a) && isNumber(b)) pc = taken(toDouble(a) > toDouble(b), insn) ? target(pc) : pc + 8;
        else break;
        continue;
      }
      case Op.JGe: {
        if (isFloat<P>()) break;
        const a = load<u64>(ra(fp, insn)), b = load<u64>(rb(fp, insn));
        if (bothInt(a, b)) pc = taken(toInt(a) >= toInt(b), insn) ? target(pc) : pc + 8;
        else if (isNumber(a) && isNumber(b)) pc = taken(toDouble(a) >= toDouble(b), insn) ? target(pc) : pc + 8;
        else break;
        continue;
      }
      case Op.JSeq: {
        if (isFloat<P>()) break;
        const a = load<u64>(ra(fp, insn)), b = load<u64>(rb(fp, insn));
        if (bothInt(a, b) || isObject(a) || isObject(b)) pc = taken(a == b, insn) ? target(pc) : pc + 8;
        else if (isNumber(a) && isNumber(b)) pc = taken(toDouble(a) == toDouble(b), insn) ? target(pc) : pc + 8;
        else if (a == b) pc = taken(true, insn) ? target(pc) : pc + 8;
        else if (bothAtoms(a, b)) pc = taken(false, insn) ? target(pc) : pc + 8;
        else break;
        continue;
      }
      case Op.JEq: {
        if (isFloat<P>()) break;
        const a = load<u64>(ra(fp, insn)), b = load<u64>(rb(fp, insn));
        if (bothInt(a, b)) pc = taken(a == b, insn) ? target(pc) : pc + 8;
        else break;
        continue;
      }
      case Op.JLtI: {
        if (isFloat<P>()) break;
        const a = load<u64>(ra(fp, insn));
        if (isInt(a)) pc = taken(toInt(a) < imm8(insn), insn) ? target(pc) : pc + 8;
        else if (isNumber(a)) pc = taken(toDouble(a) < <f64>imm8(insn), insn) ? target(pc) : pc + 8;
        else break;
        continue;
      }
      case Op.JLeI: {
        if (isFloat<P>()) break;
        const a = load<u64>(ra(fp, insn));
        if (isInt(a)) pc = taken(toInt(a) <= imm8(insn), insn) ? target(pc) : pc + 8;
        else if (isNumber(a)) pc = taken(toDouble(a) <= <f64>imm8(insn), insn) ? target(pc) : pc + 8;
        else break;
        continue;
      }
      case Op.JGtI: {
        if (isFloat<P>()) break;
        const a = load<u64>(ra(fp, insn));
        if (isInt(a)) pc = taken(toInt(a) > imm8(insn), insn) ? target(pc) : pc + 8;
        else if (isNumber(a)) pc = taken(toDouble(a) > <f64>imm8(insn), insn) ? target(pc) : pc + 8;
        else break;
        continue;
      }
      case Op.JGeI: {
        if (isFloat<P>()) break;
        const a = load<u64>(ra(fp, insn));
        if (isInt(a)) pc = taken(toInt(a) >= imm8(insn), insn) ? target(pc) : pc + 8;
        else if (isNumber(a)) pc = taken(toDouble(a) >= <f64>imm8(insn), insn) ? target(pc) : pc + 8;
        else break;
        continue;
      }
      case Op.JSeqI: {
        const a = load<u64>(ra(fp, insn));
        const equal = isInt(a) ? toInt(a) == imm8(insn) : isNumber(a) && toDouble(a) == <f64>imm8(insn);
        pc = taken(equal, insn) ? target(pc) : pc + 8;
        continue;
      }
      case Op.JSeqS:
        pc = taken(load<u64>(ra(fp, insn)) == (TAG_SINGLETON | <u64>((insn >> 16) & 0xff)), insn) ? target(pc) : pc + 8;
        continue;
      case Op.JNullish:
        pc += (load<u64>(ra(fp, insn)) | 1) == NULL ? 4 + (sbx(insn) << 2) : 4;
        continue;
      case Op.JNotNullish:
        pc += (load<u64>(ra(fp, insn)) | 1) == NULL ? 4 : 4 + (sbx(insn) << 2);
        continue;

      case Op.LoopLt: {
        if (isFloat<P>()) break;
        const a = load<u64>(ra(fp, insn)), b = load<u64>(rb(fp, insn));
        let again: bool = false;
        if (bothInt(a, b)) again = taken(toInt(a) < toInt(b), insn);
        else if (isNumber(a) && isNumber(b)) again = taken(toDouble(a) < toDouble(b), insn);
        else break;
        if (again) {
          pc = target(pc);
          if (burn()) return leave(pc, fp);
        } else pc += 8;
        continue;
      }
      case Op.LoopLe: {
        if (isFloat<P>()) break;
        const a = load<u64>(ra(fp, insn)), b = load<u64>(rb(fp, insn));
        let again: bool = false;
        if (bothInt(a, b)) again = taken(toInt(a) <= toInt(b), insn);
        else if (isNumber(a) && isNumber(b)) again = taken(toDouble(a) <= toDouble(b), insn);
        else break;
        if (again) {
          pc = target(pc);
          if (burn()) return leave(pc, fp);
        } else pc += 8;
        continue;
      }
      case Op.LoopGt: {
        if (isFloat<P>()) break;
        const a = load<u64>(ra(fp, insn)), b = load<u64>(rb(fp, insn));
        let again: bool = false;
        if (bothInt(a, b)) again = taken(toInt(a) > toInt(b), insn);
        else if (isNumber(a) && isNumber(b)) again = taken(toDouble(a) > toDouble(b), insn);
        else break;
        if (again) {
          pc = target(pc);
          if (burn()) return leave(pc, fp);
        } else pc += 8;
        continue;
      }
      case Op.LoopGe: {
        if (isFloat<P>()) break;
        const a = load<u64>(ra(fp, insn)), b = load<u64>(rb(fp, insn));
        let again: bool = false;
        if (bothInt(a, b)) again = taken(toInt(a) >= toInt(b), insn);
        else if (isNumber(a) && isNumber(b)) again = taken(toDouble(a) >= toDouble(b), insn);
        else break;
        if (again) {
          pc = target(pc);
          if (burn()) return leave(pc, fp);
        } else pc += 8;
        continue;
      }
      case Op.IncLoopLt: {
        if (isFloat<P>()) break;
        const a = load<u64>(ra(fp, insn)), b = load<u64>(rb(fp, insn));
        if (!bothInt(a, b) || toInt(a) == i32.MAX_VALUE) break;
        const next = toInt(a) + 1;
        store<u64>(ra(fp, insn), fromInt(next));
        if (next < toInt(b)) {
          pc = target(pc);
          if (burn()) return leave(pc, fp);
        } else pc += 8;
        continue;
      }
      case Op.LoopIf: {
        if (taken(truthy(load<u64>(ra(fp, insn))), insn)) {
          pc = target(pc);
          if (burn()) return leave(pc, fp);
        } else pc += 8;
        continue;
      }

      case Op.GetProp: {
        const b = load<u64>(rb(fp, insn));
        if (high(b) == HIGH_OBJECT) {
          const o = <usize>payload(b);
          const ic = d - (<usize>load<u16>(pc, 4) << 4);
          const shape = load<u32>(o, Obj.Shape);
          if (shape == load<u32>(ic, Ic.Shape)) {
            store<u64>(ra(fp, insn), load<u64>(<usize>load<u32>(ic, Ic.Offset) + (o & <usize>load<u32>(ic, Ic.Mask))));
            pc += 8;
            continue;
          }
          if (load<u32>(ic, Ic.Aux) >= MAX_REFILLS) {
            const key = load<u32>(d + (<usize>load<u16>(pc, 6) << 3), DATA_BIAS);
            const entry = megaEntry(shape, key);
            const mask = load<u32>(entry, 12);
            // an own inline slot, or a fixed address
            if (load<u32>(entry) == shape && load<u32>(entry, 4) == key && mask + 1 <= 1) {
              store<u64>(ra(fp, insn), load<u64>(<usize>load<u32>(entry, 8) + (o & <usize>mask)));
              pc += 8;
              continue;
            }
          }
        } else if (isString(b)) {
          // A method of String.prototype: the entry holds its address.
          const ic = d - (<usize>load<u16>(pc, 4) << 4);
          if (load<u32>(ic, Ic.Shape) == load<u32>(Cell.StringShape)) {
            store<u64>(ra(fp, insn), load<u64>(<usize>load<u32>(ic, Ic.Offset)));
            pc += 8;
            continue;
          }
        }
        pc = getPropSlow(pc, fp, insn);
        if (!pc) {
          if (load<u32>(Cell.ExitCode)) return takeExit();
          pc = load<u32>(Cell.Pc);
          fp = load<u32>(Cell.Fp);
          d = <usize>load<u32>(codeOf(fp), Code.Data) - DATA_BIAS;
        }
        continue;
      }
      case Op.GetLength: {
        if (isFloat<P>()) break;
        const b = load<u64>(rb(fp, insn));
        let length: i32 = -1;
        if (isObject(b)) {
          const o = <usize>payload(b);
          if (load<u8>(o) == Kind.Array) length = load<i32>(o, Arr.Length);
          else {
            const ic = d - (<usize>load<u16>(pc, 4) << 4);
            if (load<u32>(o, Obj.Shape) != load<u32>(ic, Ic.Shape)) break;
            store<u64>(ra(fp, insn), load<u64>(<usize>load<u32>(ic, Ic.Offset) + (o & <usize>load<u32>(ic, Ic.Mask))));
            pc += 8;
            continue;
          }
        } else if (isString(b)) length = load<i32>(payload(b), Str.Length);
        if (length < 0) break;
        store<u64>(ra(fp, insn), fromInt(length));
        pc += 8;
        continue;
      }
      case Op.SetProp: {
        const a = load<u64>(ra(fp, insn));
        if (high(a) == HIGH_OBJECT) {
          const o = <usize>payload(a);
          const ic = d - (<usize>load<u16>(pc, 4) << 4);
          if (load<u32>(o, Obj.Shape) == load<u32>(ic, Ic.Shape)) {
            const after = load<u32>(ic, Ic.Aux);
            if (after) {
              // Adding a property. Objects that must not grow silently share shapes with others: the flags decide.
              if (!(load<u8>(o, Header.Flags) & (ObjectFlag.NonExtensible | ObjectFlag.CachedPrototype))) {
                store<u32>(o, after, Obj.Shape);
                store<u64>(o + <usize>load<u32>(ic, Ic.Offset), load<u64>(rb(fp, insn)));
                pc += 8;
                continue;
              }
            } else {
              store<u64>(o + <usize>load<u32>(ic, Ic.Offset), load<u64>(rb(fp, insn)));
              pc += 8;
              continue;
            }
          }
        }
        pc = setPropSlow(pc, fp, insn);
        if (!pc) {
          if (load<u32>(Cell.ExitCode)) return takeExit();
          pc = load<u32>(Cell.Pc);
          fp = load<u32>(Cell.Fp);
          d = <usize>load<u32>(codeOf(fp), Code.Data) - DATA_BIAS;
        }
        continue;
      }
      case Op.DefineOwn: {
        if (isFloat<P>()) break;
        const a = load<u64>(ra(fp, insn));
        if (high(a) != HIGH_OBJECT) break;
        const o = <usize>payload(a);
        const ic = d - (<usize>load<u16>(pc, 4) << 4);
        // The entry answers when the site adds the same property to the same shape again: fields of a class.
        if (load<u32>(o, Obj.Shape) != load<u32>(ic, Ic.Shape) || load<u8>(o, Header.Flags) & (ObjectFlag.NonExtensible | ObjectFlag.CachedPrototype)) break;
        store<u32>(o, load<u32>(ic, Ic.Aux), Obj.Shape);
        store<u64>(o + <usize>load<u32>(ic, Ic.Offset), load<u64>(rb(fp, insn)));
        pc += 8;
        continue;
      }
      case Op.GetElem: {
        if (isFloat<P>()) break;
        const b = load<u64>(rb(fp, insn)), c = load<u64>(rc(fp, insn));
        if (!isInt(c)) {
          if (!isObject(b) || !isString(c)) break;
          const slot = namedSlot(payload(b), payload(c));
          if (!slot) break;
          store<u64>(ra(fp, insn), load<u64>(slot));
          pc += 8;
          continue;
        }
        if (high(b) != HIGH_OBJECT) {
          if (!isString(b)) break;
          const s = <usize>payload(b);
          if (load<u8>(s) != Kind.StringLatin1 || <u32>toInt(c) >= load<u32>(s, Str.Length)) break;
          store<u64>(ra(fp, insn), fromString(charOfLatin1(load<u8>(s + <usize>toInt(c), Str.Chars))));
          pc += 8;
          continue;
        }
        const o = <usize>payload(b);
        if (load<u8>(o, Header.Flags) & (ObjectFlag.SlowElements | ObjectFlag.Exotic)) {
          if (load<u8>(o) != Kind.TypedArray) break;
          const v = typedGet(<u32>o, <u32>toInt(c));
          if (v == HOLE) break;
          store<u64>(ra(fp, insn), v);
          pc += 8;
          continue;
        }
        const elements = <usize>load<u32>(o, Obj.Elements);
        if (<u32>toInt(c) >= load<u32>(elements, Elem.Capacity)) break;
        const v = load<u64>(elements + (<usize>toInt(c) << 3), Elem.Values);
        if (v == HOLE) break;
        store<u64>(ra(fp, insn), v);
        pc += 8;
        continue;
      }
      case Op.SetElem: {
        if (isFloat<P>()) break;
        const a = load<u64>(ra(fp, insn)), b = load<u64>(rb(fp, insn));
        if (high(a) != HIGH_OBJECT || !isInt(b)) break;
        const o = <usize>payload(a);
        if (load<u8>(o, Header.Flags) & (ObjectFlag.SlowElements | ObjectFlag.Exotic)) {
          if (load<u8>(o) != Kind.TypedArray || !typedSet(<u32>o, <u32>toInt(b), load<u64>(rc(fp, insn)))) break;
          pc += 8;
          continue;
        }
        const elements = <usize>load<u32>(o, Obj.Elements);
        if (<u32>toInt(b) >= load<u32>(elements, Elem.Capacity)) break;
        const slot = elements + (<usize>toInt(b) << 3);
        if (load<u64>(slot, Elem.Values) == HOLE) {
          if (!mayFill(o, <u32>toInt(b))) break;
          if (toInt(b) == load<i32>(o, Arr.Length)) {
            if (load<u32>(o, Arr.Flags) & 1) break;
            store<i32>(o, toInt(b) + 1, Arr.Length);
          }
        }
        store<u64>(slot, load<u64>(rc(fp, insn)), Elem.Values);
        pc += 8;
        continue;
      }

      case Op.GetPrivate: {
        if (isFloat<P>()) break;
        const b = load<u64>(rb(fp, insn));
        if (high(b) != HIGH_OBJECT) break;
        const o = <usize>payload(b);
        const ic = d - (<usize>load<u16>(pc, 4) << 4);
        // Classes made by one piece of code have names of their own.
        if (load<u32>(o, Obj.Shape) != load<u32>(ic, Ic.Shape) || load<u32>(rc(fp, insn)) != load<u32>(ic, Ic.Aux)) break;
        store<u64>(ra(fp, insn), load<u64>(o + <usize>load<u32>(ic, Ic.Offset)));
        pc += 8;
        continue;
      }
      case Op.SetPrivate: {
        if (isFloat<P>()) break;
        const a = load<u64>(ra(fp, insn));
        if (high(a) != HIGH_OBJECT) break;
        const o = <usize>payload(a);
        const ic = d - (<usize>load<u16>(pc, 4) << 4);
        if (load<u32>(o, Obj.Shape) != load<u32>(ic, Ic.Shape) || load<u32>(rb(fp, insn)) != load<u32>(ic, Ic.Aux)) break;
        store<u64>(o + <usize>load<u32>(ic, Ic.Offset), load<u64>(rc(fp, insn)));
        pc += 8;
        continue;
      }

      case Op.Call: {
        const window = rb(fp, insn);
        const callee = load<u64>(window, 16);
        let native: u32 = 0;
        if (high(callee) == HIGH_OBJECT) {
          const f = <usize>payload(callee);
          const ic = d - (<usize>load<u16>(pc, 4) << 4);
          const code: usize = load<u32>(ic, Ic.Callee) == <u32>f ? load<u32>(ic, Ic.CalleeCode) : noteCallee(<u32>f, ic);
          if (code) {
            const next = window + Frame.HeaderBytes;
            const top = next + (<usize>load<u8>(code, Code.Registers) << 3);
            if (top <= <usize>load<u32>(Cell.StackSoftLimit)) {
              const argc = insn >> 24;
              store<u64>(window, <u64>(<u32>pc + 8) | (<u64>fp << 32));
              store<u64>(window, <u64>argc, 8);
              const params = <u32>load<u8>(code, Code.Params);
              for (let i = argc; i < params; ++i) store<u64>(next + (<usize>i << 3), UNDEFINED, 8);
              fp = next;
              pc = load<u32>(code, Code.Entry);
              d = <usize>load<u32>(code, Code.Data) - DATA_BIAS;
              if (burn()) return leave(pc, fp);
              continue;
            }
          } else native = load<u32>(ic, Ic.CalleeNative);
        }
        if (native) {
          enterNative(pc, fp);
          store<u64>(window, <u64>(insn >> 24), 8);
          const v = callNative(native, window + Frame.HeaderBytes, insn >> 24);
          store<u32>(Cell.StackTop, 0);
          if (!isException(v)) {
            store<u64>(ra(fp, insn), v);
            pc += 8;
            if (burn()) return leave(pc, fp);
            continue;
          }
          pc = unwind(pc, fp);
        } else pc = callSlow(pc, fp, insn);
        if (!pc) {
          if (load<u32>(Cell.ExitCode)) return takeExit();
          pc = load<u32>(Cell.Pc);
          fp = load<u32>(Cell.Fp);
          d = <usize>load<u32>(codeOf(fp), Code.Data) - DATA_BIAS;
        }
        continue;
      }
      case Op.Return: {
        const v = load<u64>(ra(fp, insn));
        const link = load<u64>(fp - 24);
        pc = <usize><u32>link;
        if (!pc) {
          store<u64>(Cell.Result, v);
          return Exit.Done;
        }
        fp = <usize>(link >> 32);
        store<u64>(fp + (<usize>load<u8>(pc - 7) << 3), v);
        d = <usize>load<u32>(codeOf(fp), Code.Data) - DATA_BIAS;
        continue;
      }
      case Op.ReturnUndefined: {
        const link = load<u64>(fp - 24);
        pc = <usize><u32>link;
        if (!pc) {
          store<u64>(Cell.Result, UNDEFINED);
          return Exit.Done;
        }
        fp = <usize>(link >> 32);
        store<u64>(fp + (<usize>load<u8>(pc - 7) << 3), UNDEFINED);
        d = <usize>load<u32>(codeOf(fp), Code.Data) - DATA_BIAS;
        continue;
      }

      case Op.Construct: {
        if (isFloat<P>()) break;
        const window = rb(fp, insn);
        const callee = load<u64>(window, 16);
        if (high(callee) == HIGH_OBJECT) {
          const f = <usize>payload(callee);
          const ic = d - (<usize>load<u16>(pc, 4) << 4);
          // The entry names base constructors only; a change of `prototype` clears InitialShape.
          if (load<u32>(ic, Ic.Callee) == <u32>f && load<u32>(f, Fn.InitialShape)) {
            const code = <usize>load<u32>(ic, Ic.CalleeCode);
            const next = window + Frame.HeaderBytes;
            if (next + (<usize>load<u8>(code, Code.Registers) << 3) <= <usize>load<u32>(Cell.StackSoftLimit)) {
              const receiver = newObject(load<u32>(f, Fn.InitialShape));
              if (receiver) {
                const argc = insn >> 24;
                store<u64>(window, <u64>(<u32>pc + 8) | (<u64>fp << 32));
                store<u64>(window, <u64>argc | (<u64>f << 32), 8);
                store<u64>(window, fromObject(receiver), 24);
                const params = <u32>load<u8>(code, Code.Params);
                for (let i = argc; i < params; ++i) store<u64>(next + (<usize>i << 3), UNDEFINED, 8);
                fp = next;
                pc = load<u32>(code, Code.Entry);
                d = <usize>load<u32>(code, Code.Data) - DATA_BIAS;
                if (burn()) return leave(pc, fp);
                continue;
              }
            }
          }
        }
        break;
      }
      case Op.ConstructResult: {
        if (!isObject(load<u64>(ra(fp, insn)))) {
          const receiver = load<u64>(rb(fp, insn), 24);
          if (load<u64>(ra(fp, insn)) != UNDEFINED || receiver == HOLE) break;
          store<u64>(ra(fp, insn), receiver);
        }
        pc += 4;
        continue;
      }
      case Op.IterNext: {
        const record = rb(fp, insn);
        const state = load<u64>(record, 16);
        if (!isInt(state)) {
          if (state == NULL) {
            const inner = stepInto(fp, pc, insn);
            if (!inner) break;
            pc = load<u32>(Cell.Pc);
            fp = inner;
            d = <usize>load<u32>(codeOf(fp), Code.Data) - DATA_BIAS;
            continue;
          }
          pc += 8;
          continue;
        }
        const array = load<u64>(record);
        if (!isObject(array)) break;
        const a = <usize>payload(array);
        if (load<u8>(a) != Kind.Array || load<u8>(a, Header.Flags) & ObjectFlag.SlowElements) break;
        const index = <u32>toInt(state);
        const elements = <usize>load<u32>(a, Obj.Elements);
        if (index >= load<u32>(a, Arr.Length) || index >= load<u32>(elements, Elem.Capacity)) break;
        const v = load<u64>(elements + (<usize>index << 3), Elem.Values);
        if (v == HOLE) break;
        store<u64>(record, fromInt(<i32>index + 1), 16);
        store<u64>(ra(fp, insn), v);
        pc += 8 + (<i32>load<i16>(pc, 6) << 2);
        continue;
      }
      case Op.Yield: {
        const caller = stepOut(fp, pc, insn);
        if (!caller) break;
        pc = load<u32>(Cell.Pc);
        fp = caller;
        d = <usize>load<u32>(codeOf(fp), Code.Data) - DATA_BIAS;
        continue;
      }
      case Op.GetEnvChecked: {
        if (isFloat<P>()) break;
        const v = load<u64>(<usize>load<u32>(rb(fp, insn)) + (<usize>(insn >> 24) << 3), Env.Values);
        if (v == HOLE) break;
        store<u64>(ra(fp, insn), v);
        pc += 8;
        continue;
      }
      case Op.ToNumber:
      case Op.ToNumeric: {
        if (isFloat<P>()) break;
        const b = load<u64>(rb(fp, insn));
        if (!isNumber(b)) break;
        store<u64>(ra(fp, insn), b);
        pc += 4;
        continue;
      }
      case Op.CheckThis:
        if (isFloat<P>()) break;
        if (load<u64>(ra(fp, insn)) == HOLE) break;
        pc += 4;
        continue;
      case Op.CheckThisUnbound:
        if (isFloat<P>()) break;
        if (load<u64>(ra(fp, insn)) != HOLE) break;
        pc += 4;
        continue;
      case Op.GetSuperConstructor: {
        if (isFloat<P>()) break;
        const b = load<u64>(rb(fp, insn));
        if (high(b) != HIGH_OBJECT || load<u8>(payload(b)) != Kind.Function) break;
        const parent = load<u32>(load<u32>(payload(b), Obj.Shape), ShapeCell.Proto);
        store<u64>(ra(fp, insn), parent ? fromObject(parent) : NULL);
        pc += 4;
        continue;
      }
      case Op.LoadCallee:
        if (isFloat<P>()) break;
        store<u64>(ra(fp, insn), load<u64>(fp + Frame.Callee));
        pc += 4;
        continue;
      case Op.Not: {
        if (isFloat<P>()) break;
        const v = load<u64>(rb(fp, insn));
        store<u64>(ra(fp, insn), fromBool(!truthy(v)));
        pc += 4;
        continue;
      }
      case Op.Lt: {
        if (isFloat<P>()) break;
        const b = load<u64>(rb(fp, insn)), c = load<u64>(rc(fp, insn));
        if (bothInt(b, c)) store<u64>(ra(fp, insn), fromBool(toInt(b) < toInt(c)));
        else if (isNumber(b) && isNumber(c)) store<u64>(ra(fp, insn), fromBool(toDouble(b) < toDouble(c)));
        else break;
        pc += 4;
        continue;
      }
      case Op.Le: {
        if (isFloat<P>()) break;
        const b = load<u64>(rb(fp, insn)), c = load<u64>(rc(fp, insn));
        if (bothInt(b, c)) store<u64>(ra(fp, insn), fromBool(toInt(b) <= toInt(c)));
        else if (isNumber(b) && isNumber(c)) store<u64>(ra(fp, insn), fromBool(toDouble(b) <= toDouble(c)));
        else break;
        pc += 4;
        continue;
      }
      case Op.Gt: {
        if (isFloat<P>()) break;
        const b = load<u64>(rb(fp, insn)), c = load<u64>(rc(fp, insn));
        if (bothInt(b, c)) store<u64>(ra(fp, insn), fromBool(toInt(b) > toInt(c)));
        else if (isNumber(b) && isNumber(c)) store<u64>(ra(fp, insn), fromBool(toDouble(b) > toDouble(c)));
        else break;
        pc += 4;
        continue;
      }
      case Op.Ge: {
        if (isFloat<P>()) break;
        const b = load<u64>(rb(fp, insn)), c = load<u64>(rc(fp, insn));
        if (bothInt(b, c)) store<u64>(ra(fp, insn), fromBool(toInt(b) >= toInt(c)));
        else if (isNumber(b) && isNumber(c)) store<u64>(ra(fp, insn), fromBool(toDouble(b) >= toDouble(c)));
        else break;
        pc += 4;
        continue;
      }
      case Op.Seq: {
        if (isFloat<P>()) break;
        const b = load<u64>(rb(fp, insn)), c = load<u64>(rc(fp, insn));
        if (!bothInt(b, c) && !isObject(b) && !isObject(c) && !bothAtoms(b, c)) break;
        store<u64>(ra(fp, insn), fromBool(b == c));
        pc += 4;
        continue;
      }
      case Op.Sne: {
        if (isFloat<P>()) break;
        const b = load<u64>(rb(fp, insn)), c = load<u64>(rc(fp, insn));
        if (!bothInt(b, c) && !isObject(b) && !isObject(c) && !bothAtoms(b, c)) break;
        store<u64>(ra(fp, insn), fromBool(b != c));
        pc += 4;
        continue;
      }
      case Op.Neg: {
        if (isFloat<P>()) break;
        const b = load<u64>(rb(fp, insn));
        if (isInt(b)) {
          if (toInt(b) == 0 || toInt(b) == i32.MIN_VALUE) break;
          store<u64>(ra(fp, insn), fromInt(-toInt(b)));
        } else {
          if (!isNumber(b)) break;
          store<u64>(ra(fp, insn), fromDouble(-reinterpret<f64>(b)));
        }
        pc += 4;
        continue;
      }
      default:
        break;
    }

    // Every case that met something uncommon breaks out of the switch.
    pc = slow(pc, fp, insn);
    if (!pc) {
      // Another frame, or the end: see interp/slow.ts.
      if (load<u32>(Cell.ExitCode)) return takeExit();
      pc = load<u32>(Cell.Pc);
      fp = load<u32>(Cell.Fp);
      d = <usize>load<u32>(codeOf(fp), Code.Data) - DATA_BIAS;
    }
  }
}
