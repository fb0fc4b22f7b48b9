// The second dispatcher: cold opcodes, and hot ones off their fast path.
//
// slow(pc, fp, insn) executes the instruction and returns the pc of the next one in the same frame; or 0: the loop reloads Cell.Pc and
// Cell.Fp (a frame was pushed, an exception was unwound) or, if Cell.ExitCode is set, ends. Names say what a function may do:
// everything that ends in unwind() may throw; operators, property accesses and conversions may call guest code.

import { Op } from '../abi/opcodes.ts';
import { Attr, Cell, Code, Fn, Frame, Ic, Kind } from '../abi/layout.ts';
import { Exit } from '../abi/traps.ts';
import { ErrorKind } from '../abi/opcodes.ts';
import {
  EXCEPTION, HOLE, NULL, UNDEFINED, Value, fromBool, fromInt, fromObject, fromString, isException, isInt,
  isNullish, isNumber, isObject, isString, isSymbol, normalized, payload, toDouble,
} from '../value/value.ts';
import { bx, imm8, imm8c, ra, rb, rc, sbx } from './loop.ts';
import { codeOf, enterNative } from './frame.ts';
import { exitRun, unwind } from './unwind.ts';
import { callWindow, constructWindow, finishNative, callNative } from './call.ts';
import { cachePrivate, feedback, getGlobalSlow, getPropSlow } from './ic.ts';
import { setFunctionName } from '../object/function.ts';
import { forInStart } from '../object/for-in.ts';
import { mapArguments } from '../object/arguments.ts';
import { add, arithmetic, complement, negate, ordered, step } from './operators.ts';
import { burnBackward } from './back-edge.ts';
import { toKey } from '../object/key.ts';
import { toObject } from '../value/convert.ts';
import { toNumberValue, toNumeric, truthySlow, typeOf } from '../value/convert.ts';
import { looseEquals, strictEquals } from '../value/equality.ts';
import { getElem, hasPropertyIn, withHas, instanceOf, setElem, deleteElem, getSuper, setSuper } from './access.ts';
import { newObjectWithProto } from '../object/object.ts';
import { Intrinsic, intrinsicValue } from '../builtins/intrinsics.ts';
import * as literals from './literals.ts';
import * as classes from './classes.ts';
import * as generators from './generators.ts';
import * as iteration from './iteration.ts';
import * as variables from './variables.ts';
import { throwErrorText, throwValue, throwTypeError, throwErrorWith, describe } from '../builtins/errors.ts';
import { loadHelper } from '../builtins/lazy.ts';
import { newRegExpLiteral } from '../builtins/regexp.ts';
import { callEval } from '../builtins/evaluate.ts';
import { WASI } from '../host.ts';
import { enterCompiled } from '../jit/enter.ts';
import { intrinsicCallIndex } from '../builtins/intrinsic-table.ts';

/** Result v of a one-word instruction goes to R[A]. */
// @ts-ignore: decorator
@inline function done(pc: usize, fp: usize, insn: u32, v: Value): usize {
  if (isException(v)) return unwind(pc, fp);
  store<u64>(ra(fp, insn), v);
  return pc + 4;
}

/** Result v of a two-word instruction goes to R[A]. */
// @ts-ignore: decorator
@inline function done2(pc: usize, fp: usize, insn: u32, v: Value): usize {
  if (isException(v)) return unwind(pc, fp);
  store<u64>(ra(fp, insn), v);
  return pc + 8;
}

/** A check of a two-word instruction: negative threw. */
// @ts-ignore: decorator
@inline function checked2(pc: usize, fp: usize, ok: i32): usize {
  return ok < 0 ? unwind(pc, fp) : pc + 8;
}

/** Constant `index` of the running function. */
export function constantAt(fp: usize, index: u32): Value {
  return load<u64>(<usize>load<u32>(codeOf(fp), Code.Data) + (<usize>index << 3));
}

/** Outcome of a fused compare; negative threw. Branches forward. */
function branch(pc: usize, fp: usize, insn: u32, outcome: i32): usize {
  if (outcome < 0) return unwind(pc, fp);
  return <u32>outcome != insn >> 24 ? pc + 8 + (load<i32>(pc, 4) << 2) : pc + 8;
}

/** The same for a loop's back edge. */
function loopBranch(pc: usize, fp: usize, insn: u32, outcome: i32): usize {
  if (outcome < 0) return unwind(pc, fp);
  return <u32>outcome != insn >> 24 ? burnBackward(pc + 8 + (load<i32>(pc, 4) << 2), fp) : pc + 8;
}

/** An instruction met an operand of another kind than it takes: only a malformed image can do that, and the verifier leaves it to us. */
export function malformed(pc: usize, fp: usize): usize {
  throwTypeError('Malformed program');
  return unwind(pc, fp);
}

/** new.target of the running frame. */
function runningNewTarget(fp: usize): Value {
  const target = load<u32>(fp + Frame.NewTarget);
  return target && load<u8>(target) != Kind.Generator ? fromObject(target) : UNDEFINED;
}

/** new.target of a super call: operand X. */
function newTargetOf(fp: usize, pc: usize): Value {
  return load<u64>(fp + (<usize>load<u16>(pc, 4) << 3));
}

/** Is v an object of this kind? */
// @ts-ignore: decorator
@inline function isOf(v: Value, kind: u32): bool {
  return isObject(v) && load<u8>(payload(v)) == kind;
}

/** Operand kinds of cold instructions that are not visible to the verifier. */
function operandsFit(fp: usize, insn: u32): bool {
  const a = load<u64>(ra(fp, insn));
  switch (insn & 0xff) {
    case Op.ArrayPush:
    case Op.ArrayHole:
      return isOf(a, Kind.Array);
    case Op.DefineOwn:
    case Op.DefineElem:
    case Op.SetProto:
    case Op.CopyProps:
      return isObject(a);
    case Op.DefineMethod:
      return isObject(a) && isOf(load<u64>(rc(fp, insn)), Kind.Function);
    case Op.SetHome:
      return isOf(a, Kind.Function) && isObject(load<u64>(rb(fp, insn)));
    case Op.SetFields:
      return isOf(a, Kind.Function) && isOf(load<u64>(rb(fp, insn)), Kind.Function);
    case Op.SetFunctionName: {
      const key = load<u64>(rb(fp, insn));
      return isOf(a, Kind.Function) && (isNumber(key) || isString(key) || isSymbol(key));
    }
    case Op.GetFields:
    case Op.GetSuperConstructor:
      return isOf(load<u64>(rb(fp, insn)), Kind.Function);
    case Op.MapArguments:
      return isOf(a, Kind.Arguments);
    case Op.DefinePrivate:
      return isObject(a) && isSymbol(load<u64>(rb(fp, insn)));
    case Op.SetPrivate:
      return isSymbol(load<u64>(rb(fp, insn)));
    case Op.GetPrivate:
      return isSymbol(load<u64>(rc(fp, insn)));
    case Op.HasPrivate:
      return isSymbol(load<u64>(rb(fp, insn)));
    case Op.CallSpread:
    case Op.ConstructSpread:
      return isOf(load<u64>(rb(fp, insn), 32), Kind.Array);
    case Op.IterNext: {
      const record = rb(fp, insn);
      const state = load<u64>(record, 16);
      return isInt(state) ? isOf(load<u64>(record), Kind.Array) || isOf(load<u64>(record), Kind.TypedArray) : state != NULL || isOf(load<u64>(record), Kind.Generator);
    }
    case Op.ForInNext:
      return isOf(load<u64>(rb(fp, insn)), Kind.ForIn);
    case Op.GetSuper:
    case Op.SetSuper:
      return load<u32>(load<u32>(fp + Frame.Callee), Fn.Home) != 0;
    default:
      return true;
  }
}

export function slow(pc: usize, fp: usize, insn: u32): usize {
  enterNative(pc, fp);
  const op = insn & 0xff;
  switch (op) {
    case Op.GetVarChecked:
    case Op.GetOuterChecked:
    case Op.GetEnvChecked:
    case Op.CheckHole:
    case Op.SetVarChecked:
    case Op.SetEnvChecked:
    case Op.SetOuterChecked:
    case Op.GetEnvWide:
    case Op.SetEnvWide:
    case Op.GetOuterWide:
    case Op.SetOuterWide:
      return variables.checked(pc, fp, insn);
    case Op.NewEnv: return variables.newEnv(pc, fp, insn);
    case Op.CopyEnv: return variables.copyEnv(pc, fp, insn);
    case Op.GetGlobal: return getGlobalSlow(pc, fp, insn);
    case Op.SetGlobal: return variables.setGlobal(pc, fp, insn);
    case Op.DeclareGlobal: return variables.declareGlobal(pc, fp, insn);
    case Op.DeclareLexical: return variables.declareLexical(pc, fp, insn);

    case Op.Add: return done(pc, fp, insn, add(load<u64>(rb(fp, insn)), load<u64>(rc(fp, insn))));
    case Op.Sub:
    case Op.Mul:
    case Op.Div:
    case Op.Mod:
    case Op.BitAnd:
    case Op.BitOr:
    case Op.BitXor:
    case Op.Shl:
    case Op.Shr:
    case Op.UShr:
    case Op.Exp:
      return done(pc, fp, insn, arithmetic(op, load<u64>(rb(fp, insn)), load<u64>(rc(fp, insn))));
    case Op.AddI: {
      const b = load<u64>(rb(fp, insn)), c = imm8c(insn);
      return done(pc, fp, insn, c < 0 ? arithmetic(Op.Sub, b, fromInt(-c)) : add(b, fromInt(c)));
    }
    case Op.Inc: return done(pc, fp, insn, step(load<u64>(rb(fp, insn)), 1));
    case Op.Dec: return done(pc, fp, insn, step(load<u64>(rb(fp, insn)), -1));
    case Op.BitAndI: return done(pc, fp, insn, arithmetic(Op.BitAnd, load<u64>(rb(fp, insn)), fromInt(insn >> 24)));
    case Op.BitOrI: return done(pc, fp, insn, arithmetic(Op.BitOr, load<u64>(rb(fp, insn)), fromInt(insn >> 24)));
    case Op.ShlI: return done(pc, fp, insn, arithmetic(Op.Shl, load<u64>(rb(fp, insn)), fromInt(insn >> 24)));
    case Op.ShrI: return done(pc, fp, insn, arithmetic(Op.Shr, load<u64>(rb(fp, insn)), fromInt(insn >> 24)));
    case Op.UShrI: return done(pc, fp, insn, arithmetic(Op.UShr, load<u64>(rb(fp, insn)), fromInt(insn >> 24)));

    case Op.JLt: return branch(pc, fp, insn, ordered(Op.Lt, load<u64>(ra(fp, insn)), load<u64>(rb(fp, insn))));
    case Op.JLe: return branch(pc, fp, insn, ordered(Op.Le, load<u64>(ra(fp, insn)), load<u64>(rb(fp, insn))));
    case Op.JGt: return branch(pc, fp, insn, ordered(Op.Gt, load<u64>(ra(fp, insn)), load<u64>(rb(fp, insn))));
    case Op.JGe: return branch(pc, fp, insn, ordered(Op.Ge, load<u64>(ra(fp, insn)), load<u64>(rb(fp, insn))));
    case Op.JSeq: return branch(pc, fp, insn, i32(strictEquals(load<u64>(ra(fp, insn)), load<u64>(rb(fp, insn)))));
    case Op.JEq: return branch(pc, fp, insn, looseEquals(load<u64>(ra(fp, insn)), load<u64>(rb(fp, insn))));
    case Op.JLtI: return branch(pc, fp, insn, ordered(Op.Lt, load<u64>(ra(fp, insn)), fromInt(imm8(insn))));
    case Op.JLeI: return branch(pc, fp, insn, ordered(Op.Le, load<u64>(ra(fp, insn)), fromInt(imm8(insn))));
    case Op.JGtI: return branch(pc, fp, insn, ordered(Op.Gt, load<u64>(ra(fp, insn)), fromInt(imm8(insn))));
    case Op.JGeI: return branch(pc, fp, insn, ordered(Op.Ge, load<u64>(ra(fp, insn)), fromInt(imm8(insn))));
    case Op.LoopLt: return loopBranch(pc, fp, insn, ordered(Op.Lt, load<u64>(ra(fp, insn)), load<u64>(rb(fp, insn))));
    case Op.LoopLe: return loopBranch(pc, fp, insn, ordered(Op.Le, load<u64>(ra(fp, insn)), load<u64>(rb(fp, insn))));
    case Op.LoopGt: return loopBranch(pc, fp, insn, ordered(Op.Gt, load<u64>(ra(fp, insn)), load<u64>(rb(fp, insn))));
    case Op.LoopGe: return loopBranch(pc, fp, insn, ordered(Op.Ge, load<u64>(ra(fp, insn)), load<u64>(rb(fp, insn))));
    case Op.IncLoopLt: {
      const next = step(load<u64>(ra(fp, insn)), 1);
      if (isException(next)) return unwind(pc, fp);
      store<u64>(ra(fp, insn), next);
      const less = ordered(Op.Lt, next, load<u64>(rb(fp, insn)));
      if (less < 0) return unwind(pc, fp);
      return less ? burnBackward(pc + 8 + (load<i32>(pc, 4) << 2), fp) : pc + 8;
    }

    case Op.GetLength: return getPropSlow(pc, fp, insn);
    case Op.GetElem: return done2(pc, fp, insn, getElem(load<u64>(rb(fp, insn)), load<u64>(rc(fp, insn))));
    case Op.SetElem:
      return checked2(pc, fp, setElem(load<u64>(ra(fp, insn)), load<u64>(rb(fp, insn)), load<u64>(rc(fp, insn)), load<u16>(pc, 6) != 0));

    case Op.Neg: return done(pc, fp, insn, negate(load<u64>(rb(fp, insn))));
    case Op.BitNot: return done(pc, fp, insn, complement(load<u64>(rb(fp, insn))));
    case Op.ToNumber:
      return done(pc, fp, insn, toNumberValue(load<u64>(rb(fp, insn))));
    case Op.ToNumeric:
      return done(pc, fp, insn, toNumeric(load<u64>(rb(fp, insn))));
    case Op.Not: return done(pc, fp, insn, fromBool(!truthySlow(load<u64>(rb(fp, insn)))));
    case Op.TypeOf: return done(pc, fp, insn, fromString(typeOf(load<u64>(rb(fp, insn)))));
    case Op.Lt:
    case Op.Le:
    case Op.Gt:
    case Op.Ge: {
      const b = load<u64>(rb(fp, insn)), c = load<u64>(rc(fp, insn));
      let outcome: i32;
      if (isNumber(b) && isNumber(c)) {
        const x = toDouble(b), y = toDouble(c);
        outcome = i32(op == Op.Lt ? x < y : op == Op.Le ? x <= y : op == Op.Gt ? x > y : x >= y);
      } else outcome = ordered(op, b, c);
      return done(pc, fp, insn, outcome < 0 ? EXCEPTION : fromBool(outcome != 0));
    }
    case Op.Seq: return done(pc, fp, insn, fromBool(strictEquals(load<u64>(rb(fp, insn)), load<u64>(rc(fp, insn)))));
    case Op.Sne: return done(pc, fp, insn, fromBool(!strictEquals(load<u64>(rb(fp, insn)), load<u64>(rc(fp, insn)))));
    case Op.Eq:
    case Op.Ne: {
      const outcome = looseEquals(load<u64>(rb(fp, insn)), load<u64>(rc(fp, insn)));
      return done(pc, fp, insn, outcome < 0 ? EXCEPTION : fromBool((outcome != 0) == (op == Op.Eq)));
    }
    case Op.In: return done(pc, fp, insn, hasPropertyIn(load<u64>(rb(fp, insn)), load<u64>(rc(fp, insn))));
    case Op.WithObject: return done(pc, fp, insn, toObject(load<u64>(rb(fp, insn))));
    case Op.WithHas: return done(pc, fp, insn, withHas(load<u64>(rb(fp, insn)), load<u64>(rc(fp, insn))));
    case Op.InstanceOf: return done(pc, fp, insn, instanceOf(load<u64>(rb(fp, insn)), load<u64>(rc(fp, insn))));
    case Op.Concat: return done(pc, fp, insn, literals.concatenate(rb(fp, insn), insn >> 24));
    case Op.ToKey: return done(pc, fp, insn, toKey(load<u64>(rb(fp, insn))));

    case Op.NewObject: return done(pc, fp, insn, literals.newObjectLiteral((insn >> 16) & 0xff));
    case Op.NewLiteral: return literals.newLiteral(pc, fp, insn);
    case Op.NewArray: return done(pc, fp, insn, literals.newArrayOf(rb(fp, insn), insn >> 24));
    case Op.ArrayPush:
      if (!operandsFit(fp, insn)) return malformed(pc, fp);
      return literals.push(pc, fp, load<u64>(ra(fp, insn)), load<u64>(rb(fp, insn)));
    case Op.ArrayHole:
      if (!operandsFit(fp, insn)) return malformed(pc, fp);
      return literals.pushHole(pc, fp, load<u64>(ra(fp, insn)));
    case Op.NewRegExp: return done2(pc, fp, insn, newRegExpLiteral(constantAt(fp, load<u16>(pc, 4)), constantAt(fp, load<u16>(pc, 6))));
    case Op.TemplateObject: return literals.templateObject(pc, fp, insn);
    case Op.DefineOwn:
      if (!operandsFit(fp, insn)) return malformed(pc, fp);
      return literals.defineOwnConstant(pc, fp, insn);
    case Op.DefineElem:
      if (!operandsFit(fp, insn)) return malformed(pc, fp);
      return checked2(pc, fp, literals.defineComputed(fp, insn, load<u16>(pc, 4)));
    case Op.DefineMethod:
      if (!operandsFit(fp, insn)) return malformed(pc, fp);
      return checked2(pc, fp, literals.defineMethod(fp, insn, load<u16>(pc, 4)));
    case Op.SetFunctionName:
      if (!operandsFit(fp, insn)) return malformed(pc, fp);
      return setFunctionName(payload(load<u64>(ra(fp, insn))), load<u64>(rb(fp, insn)), insn >> 24) ? pc + 4 : unwind(pc, fp);
    case Op.SetHome:
      if (!operandsFit(fp, insn)) return malformed(pc, fp);
      store<u32>(payload(load<u64>(ra(fp, insn))), payload(load<u64>(rb(fp, insn))), Fn.Home);
      return pc + 4;
    case Op.SetProto:
      if (!operandsFit(fp, insn)) return malformed(pc, fp);
      return literals.setLiteralProto(pc, fp, load<u64>(ra(fp, insn)), load<u64>(rb(fp, insn)));
    case Op.CopyProps:
      if (!operandsFit(fp, insn)) return malformed(pc, fp);
      return checked2(pc, fp, literals.copyProps(fp, insn, load<u16>(pc, 4)));
    case Op.Delete: return done2(pc, fp, insn, deleteElem(load<u64>(rb(fp, insn)), load<u64>(rc(fp, insn)), load<u16>(pc, 4) != 0));
    case Op.GetSuper:
      if (!operandsFit(fp, insn)) return malformed(pc, fp);
      return done2(pc, fp, insn, getSuper(fp, load<u64>(rb(fp, insn)), load<u64>(rc(fp, insn))));
    case Op.SetSuper:
      if (!operandsFit(fp, insn)) return malformed(pc, fp);
      return checked2(pc, fp, setSuper(fp, load<u64>(ra(fp, insn)), load<u64>(rb(fp, insn)), load<u64>(rc(fp, insn)), load<u16>(pc, 4) != 0));
    case Op.GetPrivate:
      if (!operandsFit(fp, insn)) return malformed(pc, fp);
      cachePrivate(fp, pc, load<u64>(rb(fp, insn)), payload(load<u64>(rc(fp, insn))), 0);
      return done2(pc, fp, insn, classes.getPrivate(load<u64>(rb(fp, insn)), load<u64>(rc(fp, insn))));
    case Op.SetPrivate:
      if (!operandsFit(fp, insn)) return malformed(pc, fp);
      cachePrivate(fp, pc, load<u64>(ra(fp, insn)), payload(load<u64>(rb(fp, insn))), Attr.Writable);
      return checked2(pc, fp, classes.setPrivate(load<u64>(ra(fp, insn)), load<u64>(rb(fp, insn)), load<u64>(rc(fp, insn))));
    case Op.DefinePrivate:
      if (!operandsFit(fp, insn)) return malformed(pc, fp);
      // For the JIT: which name it is.
      store<u32>(feedback(fp, pc), payload(load<u64>(rb(fp, insn))), Ic.Aux);
      return checked2(pc, fp, classes.definePrivate(load<u64>(ra(fp, insn)), load<u64>(rb(fp, insn)), load<u64>(rc(fp, insn)), load<u16>(pc, 6)));
    case Op.HasPrivate:
      if (!operandsFit(fp, insn)) return malformed(pc, fp);
      return done(pc, fp, insn, classes.hasPrivate(load<u64>(rb(fp, insn)), load<u64>(rc(fp, insn))));
    case Op.NewPrivateName: return done(pc, fp, insn, classes.newPrivateName(constantAt(fp, bx(insn))));
    case Op.RequireObject: {
      const v = load<u64>(ra(fp, insn));
      if (!isNullish(v)) return pc + 4;
      throwErrorWith(ErrorKind.TypeError, "Cannot destructure '%' as it is undefined.", describe(v));
      return unwind(pc, fp);
    }
    case Op.CheckObject: {
      const v = load<u64>(ra(fp, insn));
      if (isObject(v)) return pc + 4;
      throwErrorWith(ErrorKind.TypeError, 'Iterator result % is not an object', describe(v));
      return unwind(pc, fp);
    }

    case Op.Closure: return classes.closure(pc, fp, insn);
    case Op.NewClass: return classes.newClass(pc, fp, insn);
    case Op.SetFields:
      if (!operandsFit(fp, insn)) return malformed(pc, fp);
      store<u32>(payload(load<u64>(ra(fp, insn))), payload(load<u64>(rb(fp, insn))), Fn.Fields);
      return pc + 4;
    case Op.GetFields: {
      if (!operandsFit(fp, insn)) return malformed(pc, fp);
      const fields = load<u32>(payload(load<u64>(rb(fp, insn))), Fn.Fields);
      return done(pc, fp, insn, fields ? fromObject(fields) : UNDEFINED);
    }
    case Op.LoadCallee: return done(pc, fp, insn, load<u64>(fp + Frame.Callee));
    case Op.LoadHelper: return done(pc, fp, insn, loadHelper((insn >> 16) & 255));
    case Op.LoadNewTarget: return done(pc, fp, insn, runningNewTarget(fp));
    case Op.CoerceThis: return variables.coerceThis(pc, fp);
    case Op.CheckThis:
      if (load<u64>(ra(fp, insn)) != HOLE) return pc + 4;
      classes.throwNoThis();
      return unwind(pc, fp);
    case Op.CheckThisUnbound:
      if (load<u64>(ra(fp, insn)) == HOLE) return pc + 4;
      classes.throwThisTwice();
      return unwind(pc, fp);
    case Op.CreateArguments: return done(pc, fp, insn, variables.createArguments(fp, ((insn >> 16) & 1) != 0));
    case Op.MapArguments:
      if (!operandsFit(fp, insn)) return malformed(pc, fp);
      mapArguments(payload(load<u64>(ra(fp, insn))), load<u32>(rb(fp, insn)), insn >> 24);
      return pc + 4;
    case Op.CreateRest: return done(pc, fp, insn, variables.createRest(fp, (insn >> 16) & 0xff));

    case Op.CallSpread: {
      if (!operandsFit(fp, insn)) return malformed(pc, fp);
      const window = rb(fp, insn);
      const argc = literals.spreadArguments(window);
      return argc < 0 ? unwind(pc, fp) : callWindow(pc, fp, ra(fp, insn), window, argc);
    }
    case Op.Construct: {
      const window = rb(fp, insn);
      return constructWindow(pc, fp, ra(fp, insn), window, insn >> 24, load<u64>(window, 16));
    }
    case Op.ConstructSpread: {
      if (!operandsFit(fp, insn)) return malformed(pc, fp);
      const window = rb(fp, insn);
      const argc = literals.spreadArguments(window);
      return argc < 0 ? unwind(pc, fp) : constructWindow(pc, fp, ra(fp, insn), window, argc, load<u64>(window, 16));
    }
    case Op.ConstructAs:
      return constructWindow(pc, fp, ra(fp, insn), rb(fp, insn), insn >> 24, newTargetOf(fp, pc));
    case Op.ConstructAsSpread: {
      const window = rb(fp, insn);
      const argc = literals.spreadArguments(window);
      return argc < 0 ? unwind(pc, fp) : constructWindow(pc, fp, ra(fp, insn), window, argc, newTargetOf(fp, pc));
    }
    case Op.ConstructForward: {
      const window = rb(fp, insn);
      const argc = classes.forwardArguments(fp, window);
      return argc < 0 ? unwind(pc, fp) : constructWindow(pc, fp, ra(fp, insn), window, argc, runningNewTarget(fp));
    }
    case Op.ConstructResult: return classes.constructResult(pc, fp, insn);
    case Op.GetSuperConstructor:
      if (!operandsFit(fp, insn)) return malformed(pc, fp);
      return done(pc, fp, insn, classes.superConstructor(load<u64>(rb(fp, insn))));
    case Op.CallIntrinsic: {
      store<u32>(Cell.StackTop, 0);
      // Natives of the library take ints for granted.
      for (let at = rb(fp, insn) + 8, end = at + (<usize>(insn >> 24) << 3); at < end; at += 8) store<u64>(at, normalized(load<u64>(at)));
      const result = callNative(intrinsicCallIndex(load<u16>(pc, 4)), rb(fp, insn), <i32>(insn >> 24));
      return finishNative(pc, fp, ra(fp, insn), result);
    }

    case Op.GetIterator: return iteration.getIterator(pc, fp, insn);
    case Op.IterNext:
      if (!operandsFit(fp, insn)) return malformed(pc, fp);
      return iteration.next(pc, fp, insn);
    case Op.JIterDirect: return isInt(load<u64>(ra(fp, insn), 16)) ? pc + 4 + (sbx(insn) << 2) : pc + 4;
    case Op.CreateGenerator: return generators.create(pc, fp, insn);
    case Op.Yield: return generators.giveValue(pc, fp, insn, false);
    case Op.YieldResult: return generators.giveValue(pc, fp, insn, true);
    case Op.GetAsyncIterator: return iteration.getAsyncIterator(pc, fp, insn);
    case Op.Await: return generators.wait(pc, fp, insn);
    case Op.Finish: return generators.finish(pc, fp, insn);
    case Op.ForInStart: return done(pc, fp, insn, forInStart(load<u64>(rb(fp, insn))));
    case Op.ForInNext:
      if (!operandsFit(fp, insn)) return malformed(pc, fp);
      return iteration.forInNext(pc, fp, insn);

    case Op.Throw:
      throwValue(load<u64>(ra(fp, insn)));
      return unwind(pc, fp);
    case Op.ThrowError:
      throwErrorText((insn >> 8) & 0xff, payload(constantAt(fp, bx(insn))));
      return unwind(pc, fp);
    case Op.ModuleNamespace: return done(pc, fp, insn, variables.moduleNamespace(fp, bx(insn)));
    case Op.ImportMeta: {
      const meta = newObjectWithProto(0);
      return done(pc, fp, insn, meta ? fromObject(meta) : EXCEPTION);
    }
    case Op.LoadModuleHook: return done(pc, fp, insn, intrinsicValue(<Intrinsic>(Intrinsic.LinkModules + bx(insn))));
    case Op.CallEval: return callEval(pc, fp, insn);
    case Op.Debugger: return pc + 4;
    case Op.EnterCompiled: return WASI ? unreachable() : enterCompiled(fp);
    case Op.EndNested: return WASI ? unreachable() : exitRun(Exit.Done);
    default:
      // The verifier lets no other opcode through.
      return unreachable();
  }
}
