// Code from strings: eval, and the constructors of functions. The host compiles (abi/transfer.ts, HostRequest); if it does not grant that,
// it throws an EvalError.

import { Cell, Code, Fn, Frame, Unit } from '../abi/layout.ts';
import { ErrorKind } from '../abi/opcodes.ts';
import { ImageHeader } from '../abi/image.ts';
import { BridgeCell, CompileKind, HostRequest, HostResult } from '../abi/transfer.ts';
import { Exit, ImageFault } from '../abi/traps.ts';
import {
  EXCEPTION, Ptr, UNDEFINED, Value, fromInt, fromObject, fromString, isException, isObject, isString, payload,
} from '../value/value.ts';
import { callFunction, callWindow, finishNative } from '../interp/call.ts';
import { charge, terminate } from '../interp/fuel.ts';
import { codeOf, enterNative } from '../interp/frame.ts';
import { ra, rb } from '../interp/loop.ts';
import { constantAt } from '../interp/slow.ts';
import { unwind } from '../interp/unwind.ts';
import { toStringValue } from '../value/convert.ts';
import { beginMessage, endMessage } from '../bridge/buffer.ts';
import { beginRead, readValue } from '../bridge/decode.ts';
import { throwFailure, writeU32, writeValue } from '../bridge/encode.ts';
import { WASI, hostCall } from '../host.ts';
import { functionOf, loadImage } from '../image/load.ts';
import { popRoots, pushRoot } from '../memory/roots.ts';
import { newFunction } from '../object/function.ts';
import { protoOf, setProto } from '../object/object.ts';
import { concat, stringLength } from '../string/string.ts';
import { Atom, atom } from '../string/common-atoms.ts';
import { literal, throwError, throwValue } from './errors.ts';
import { Intrinsic, intrinsicValue, setIntrinsic } from './intrinsics.ts';
import { arg, method, newTarget, callee, prototypeFor } from './native.ts';
import { getProperty } from '../object/properties.ts';

/** What the host makes of a string: where the image lies, or for modules the name of one that is there. Runs no guest code. */
function ask(kind: CompileKind, source: Ptr, around: Ptr): Value {
  if (WASI) {
    if (kind == CompileKind.Module) return throwError(ErrorKind.TypeError, 'only modules that were linked into the program can be imported');
    return throwError(ErrorKind.EvalError, 'Code generation from strings disallowed: there is no compiler here');
  }
  if (!beginMessage()) return EXCEPTION;
  const written = writeU32(3) && writeValue(fromInt(kind)) && writeValue(fromString(source)) && writeValue(fromString(around));
  endMessage();
  if (!written) {
    throwFailure('source');
    return EXCEPTION;
  }
  // Lexing and compiling take much longer a character than other work does.
  if (charge(64 + (min<u32>(stringLength(source), 1 << 26) << 4))) return EXCEPTION;
  const status = hostCall(HostRequest.Compile, load<u32>(BridgeCell.Message), load<u32>(BridgeCell.MessageSize));
  if (load<u32>(Cell.Termination)) return EXCEPTION;
  if (status == HostResult.Terminated) {
    terminate(Exit.Interrupted);
    return EXCEPTION;
  }
  beginRead();
  const answer = readValue();
  return status == HostResult.Threw && !isException(answer) ? throwValue(answer) : answer;
}

/**
 * The unit of an image; 0 threw. `caller`: the unit that evals directly, in the environment `env`, else 0. `passing`: it is code from a
 * string, which nobody finds again when its functions are gone.
 */
function unitOf(answer: Value, caller: Ptr, env: Ptr, passing: u32): Ptr {
  if (isException(answer)) return 0;
  const image = <usize>payload(answer);
  // allocImage notes the size before the image.
  const fault = loadImage(image, load<u32>(image - 4), caller, env, passing);
  if (fault != ImageFault.None) {
    if (!load<u32>(Cell.Termination)) throwError(ErrorKind.EvalError, 'The host compiled a string to an image that does not fit');
    return 0;
  }
  return <Ptr>load<u64>(Cell.Result);
}

/** The entry of a unit as a function over `env`; 0 if the heap limit is reached. */
function entryOf(unit: Ptr, env: Ptr): Ptr {
  return newFunction(functionOf(unit, load<u32>(load<u32>(unit, Unit.Image), ImageHeader.Entry)), env);
}

/** Compiles and runs outside of all functions. May call guest code. */
function evaluate(kind: CompileKind, source: Ptr, around: Ptr): Value {
  const unit = unitOf(ask(kind, source, around), 0, 0, 1);
  const f = unit ? entryOf(unit, 0) : 0;
  return f ? callFunction(fromObject(f), UNDEFINED, 0, 0) : EXCEPTION;
}

/** $compileModule: the function, or what the host said instead of an image. */
export function compileModuleCall(fp: usize, argc: i32): u64 {
  const answer = ask(CompileKind.Module, payload(arg(fp, argc, 0)), payload(arg(fp, argc, 1)));
  if (isString(answer) || isObject(answer)) return answer;
  const unit = unitOf(answer, 0, 0, 0);
  const f = unit ? entryOf(unit, 0) : 0;
  return f ? fromObject(f) : EXCEPTION;
}

/** spec: sec-eval-x */
function indirectEval(fp: usize, argc: i32): u64 {
  const x = arg(fp, argc, 0);
  return isString(x) ? evaluate(CompileKind.Eval, payload(x), atom(Atom.empty)) : x;
}

/** Op.CallEval. spec: sec-function-calls-runtime-semantics-evaluation, step 6; sec-performeval */
export function callEval(pc: usize, fp: usize, insn: u32): usize {
  const window = rb(fp, insn);
  const dest = ra(fp, insn);
  const argc = insn >> 24;
  if (load<u64>(window, 16) != intrinsicValue(Intrinsic.Eval)) return callWindow(pc, fp, dest, window, argc);
  enterNative(pc, fp);
  const x = argc ? load<u64>(window, 32) : UNDEFINED;
  if (!isString(x)) return finishNative(pc, fp, dest, x);
  const running = load<u32>(fp + Frame.Callee);
  const register = load<u16>(pc, 4);
  const env = register == 255 ? load<u32>(running, Fn.Env) : load<u32>(fp + (<usize>register << 3));
  const around = payload(constantAt(fp, load<u16>(pc, 6)));
  const unit = unitOf(ask(CompileKind.Eval, payload(x), around), load<u32>(codeOf(fp), Code.Unit), env, 1);
  const f = unit ? entryOf(unit, env) : 0;
  if (!f) return unwind(pc, fp);
  // `super` means what it means in the function around.
  store<u32>(f, load<u32>(running, Fn.Home), Fn.Home);
  store<u64>(window, fromObject(f), 16);
  store<u64>(window, UNDEFINED, 24);
  return callWindow(pc, fp, dest, window, 0);
}

/** Arguments from number 0 up to `count`, as text, with commas between them; 0 threw. May call guest code. */
function parameterText(fp: usize, argc: i32, count: i32): Ptr {
  let text = atom(Atom.empty);
  for (let i = 0; i < count; i++) {
    pushRoot(fromString(text));
    const next = toStringValue(arg(fp, argc, i));
    popRoots(1);
    if (isException(next)) return 0;
    if (i > 0) text = concat(text, literal(','));
    if (text) text = concat(text, payload(next));
    if (!text) return 0;
  }
  return text;
}

/** What `new Function` and its relatives do. spec: sec-createdynamicfunction */
export function createDynamicFunction(fp: usize, argc: i32, kind: CompileKind): Value {
  const params = parameterText(fp, argc, max(argc - 1, 0));
  if (!params) return EXCEPTION;
  pushRoot(fromString(params));
  const body = argc ? toStringValue(arg(fp, argc, argc - 1)) : fromString(atom(Atom.empty));
  popRoots(1);
  if (isException(body)) return EXCEPTION;
  const made = evaluate(kind, payload(body), params);
  if (isException(made)) return EXCEPTION;
  const target = newTarget(fp);
  if (!target || target == callee(fp)) return made;
  const f = payload(made);
  pushRoot(made);
  const prototype = prototypeFor(target, protoOf(f));
  popRoots(1);
  if (!prototype || (prototype != protoOf(f) && !setProto(f, prototype))) return EXCEPTION;
  return made;
}

export function initEvaluate(global: Ptr): void {
  method(global, 'eval', 1, indirectEval);
  setIntrinsic(Intrinsic.Eval, getProperty(global, atom(Atom.eval_), fromObject(global)));
}
