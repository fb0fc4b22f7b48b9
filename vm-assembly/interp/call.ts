// Calls: frames for bytecode, the table for natives, and re-entry of native code into the guest.

import { Cell, Code, CodeFlag, Fn, Frame, Header, Ic, Kind, ObjectFlag, ShapeCell } from '../abi/layout.ts';
import { Exit } from '../abi/traps.ts';
import { ErrorKind, Op } from '../abi/opcodes.ts';
import {
  EXCEPTION, HOLE, UNDEFINED, fromObject, isException, isObject, payload, Value, Ptr,
} from '../value/value.ts';
import { codeOf, enterNative, frameTop, growStack, stackTop } from './frame.ts';
import { isResumption, resume, resumption } from './generators.ts';
import { exitRun, unwind } from './unwind.ts';
import { charge, nextSlice } from './fuel.ts';
import { run } from './loop.ts';
import { WASI } from '../host.ts';
import { isInnermost } from '../jit/nested.ts';
import { runTiered } from '../jit/tier.ts';
import { collect } from '../memory/gc.ts';
import { newObject } from '../object/object.ts';
import { initialShape } from '../object/function.ts';
import { forwardCall, isForwarder } from '../builtins/forward.ts';
import { throwError, throwNotCallable, throwNotConstructor, throwClassCall, throwStackOverflow } from '../builtins/errors.ts';

/** Calls native number `index` with the frame at fp. */
// @ts-ignore: decorator
@inline export function callNative(index: u32, fp: usize, argc: i32): Value {
  return call_indirect<u64>(index, fp, argc);
}

/** May this value be called at all? */
// @ts-ignore: decorator
@inline export function isCallable(v: Value): bool {
  return isObject(v) && (load<u8>(payload(v), Header.Flags) & ObjectFlag.Callable) != 0;
}

// @ts-ignore: decorator
@inline export function isConstructor(v: Value): bool {
  return isObject(v) && (load<u8>(payload(v), Header.Flags) & ObjectFlag.Constructor) != 0;
}

/**
 * Notes in the feedback slot what a plain call of the object f runs: the code of a bytecode function, which is returned, or a native that
 * needs no more than its arguments; neither: callSlow has to look at it.
 */
export function noteCallee(f: u32, ic: usize): usize {
  store<u32>(ic, f, Ic.Callee);
  const isFunction = load<u8>(f) == Kind.Function;
  const code = isFunction && !(load<u8>(f, Header.Flags) & ObjectFlag.Class) ? load<u32>(f, Fn.Code) : 0;
  store<u32>(ic, code, Ic.CalleeCode);
  if (code) return code;
  const native = isFunction && !load<u32>(f, Fn.Code) ? load<u32>(f, Fn.Native) : 0;
  store<u32>(ic, isForwarder(native) || isResumption(native) ? 0 : native, Ic.CalleeNative);
  return 0;
}

/**
 * Fills the header of the window and enters bytecode: Cell.Pc and Cell.Fp are at the callee's start. False: no room on the stack;
 * nothing was changed. `link` is the return pc and the caller's fp.
 */
export function pushFrame(window: usize, code: usize, argc: u32, newTarget: Ptr, returnPc: u32, callerFp: u32): bool {
  const fp = window + Frame.HeaderBytes;
  const top = fp + (<usize>max(<u32>load<u8>(code, Code.Registers), argc + 1) << 3);
  if (top > <usize>load<u32>(Cell.StackSoftLimit) && !growStack(top)) return false;
  store<u32>(window, returnPc);
  store<u32>(window, callerFp, 4);
  store<u32>(window, argc, 8);
  store<u32>(window, newTarget, 12);
  const params = <u32>load<u8>(code, Code.Params);
  for (let i = argc; i < params; ++i) store<u64>(fp + (<usize>i << 3), UNDEFINED, 8);
  store<u32>(Cell.Pc, load<u32>(code, Code.Entry));
  store<u32>(Cell.Fp, <u32>fp);
  return true;
}

/** After a call by instruction completed natively: result to R[A], fuel, and on to the next instruction. */
export function finishNative(pc: usize, fp: usize, dest: usize, result: Value): usize {
  if (isException(result)) return unwind(pc, fp);
  store<u64>(dest, result);
  const left = load<i32>(Cell.SliceFuel) - 1;
  store<i32>(Cell.SliceFuel, left);
  if (left >= 0) return pc + 8;
  store<u32>(Cell.Pc, <u32>pc + 8);
  store<u32>(Cell.Fp, <u32>fp);
  return exitRun(Exit.Slice);
}

/** After a frame was pushed by a slow path: fuel, then the loop reloads. */
export function enterFrame(): usize {
  const left = load<i32>(Cell.SliceFuel) - 1;
  store<i32>(Cell.SliceFuel, left);
  return left < 0 ? exitRun(Exit.Slice) : 0;
}

/** Op.Call where the loop found no bytecode function with room on the stack, and no plain native. */
export function callSlow(pc: usize, fp: usize, insn: u32): usize {
  const window = fp + ((insn >> 13) & 0x7f8);
  const dest = fp + ((insn >> 5) & 0x7f8);
  const callee = load<u64>(window, 16);
  const argc = insn >> 24;
  if (!isObject(callee) || load<u8>(payload(callee)) != Kind.Function || load<u32>(payload(callee), Fn.Code)) {
    return callWindow(pc, fp, dest, window, argc);
  }
  enterNative(pc, fp);
  const receiver = load<u64>(window, 24);
  if (isObject(receiver) && load<u8>(payload(receiver)) == Kind.Generator) {
    const mode = resumption(load<u32>(payload(callee), Fn.Native), payload(receiver));
    if (mode >= 0) return resume(payload(receiver), mode, argc ? load<u64>(window, 32) : UNDEFINED, window, <u32>pc + 8, <u32>fp);
  }
  if (isForwarder(load<u32>(payload(callee), Fn.Native))) return callWindow(pc, fp, dest, window, argc);
  store<u64>(window, <u64>argc, 8);
  const result = callNative(load<u32>(payload(callee), Fn.Native), window + Frame.HeaderBytes, <i32>argc);
  store<u32>(Cell.StackTop, 0);
  return finishNative(pc, fp, dest, result);
}

/** Plain call of the window, whatever its callee is. */
export function callWindow(pc: usize, fp: usize, dest: usize, window: usize, argc: u32): usize {
  enterNative(pc, fp);
  const passed = forwardCall(window, argc);
  if (passed < 0) return unwind(pc, fp);
  argc = passed;
  const callee = load<u64>(window, 16);
  if (!isCallable(callee)) {
    throwNotCallable(callee, pc, fp);
    return unwind(pc, fp);
  }
  const f = payload(callee);
  if (load<u8>(f, Header.Flags) & ObjectFlag.Class) {
    throwClassCall(f);
    return unwind(pc, fp);
  }
  const code = load<u8>(f) == Kind.Function ? load<u32>(f, Fn.Code) : 0;
  if (code) {
    if (!pushFrame(window, code, argc, 0, <u32>pc + 8, <u32>fp)) {
      throwStackOverflow();
      return unwind(pc, fp);
    }
    return enterFrame();
  }
  store<u32>(window, argc, 8);
  store<u32>(window, 0, 12);
  const needed = window + Frame.HeaderBytes + (<usize>(argc + 1) << 3);
  // The window lies in the caller's registers, except for spread arguments.
  if (needed > frameTop(fp)) store<u32>(Cell.StackTop, <u32>needed);
  const result = callNative(load<u32>(f, Fn.Native), window + Frame.HeaderBytes, <i32>argc);
  store<u32>(Cell.StackTop, 0);
  return finishNative(pc, fp, dest, result);
}

/** `new` of the window: its callee slot holds the constructor. */
export function constructWindow(pc: usize, fp: usize, dest: usize, window: usize, argc: u32, newTarget: Value): usize {
  enterNative(pc, fp);
  const callee = load<u64>(window, 16);
  if (!isConstructor(callee)) {
    throwNotConstructor(callee, pc, fp);
    return unwind(pc, fp);
  }
  if (!isConstructor(newTarget)) {
    throwNotConstructor(newTarget, pc, fp);
    return unwind(pc, fp);
  }
  const f = payload(callee);
  const target = payload(newTarget);
  const code = load<u8>(f) == Kind.Function ? load<u32>(f, Fn.Code) : 0;
  if (code) {
    if (load<u32>(code, Code.Flags) & CodeFlag.Derived) {
      if (f == target && load<u8>(pc) == Op.Construct) noteDerived(fp, pc, f);
      store<u64>(window, HOLE, 24);
    } else {
      const receiver = allocateReceiver(target);
      if (!receiver) return unwind(pc, fp);
      if (f == target && load<u8>(pc) == Op.Construct) noteConstructor(fp, pc, f, code);
      store<u64>(window, fromObject(receiver), 24);
    }
    if (!pushFrame(window, code, argc, target, <u32>pc + 8, <u32>fp)) {
      throwStackOverflow();
      return unwind(pc, fp);
    }
    return enterFrame();
  }
  store<u64>(window, HOLE, 24);
  store<u32>(window, argc, 8);
  store<u32>(window, target, 12);
  const needed = window + Frame.HeaderBytes + (<usize>(argc + 1) << 3);
  if (needed > frameTop(fp)) store<u32>(Cell.StackTop, <u32>needed);
  const result = callNative(load<u32>(f, Fn.Native), window + Frame.HeaderBytes, <i32>argc);
  store<u32>(Cell.StackTop, 0);
  return finishNative(pc, fp, dest, result);
}

/** The site's feedback names the base constructor that ran: the loop then allocates by itself. */
function noteConstructor(fp: usize, pc: usize, f: Ptr, code: u32): void {
  const ic = <usize>load<u32>(codeOf(fp), Code.Data) - 24 - (<usize>load<u16>(pc, 4) << 4);
  store<u32>(ic, f, Ic.Callee);
  store<u32>(ic, code, Ic.CalleeCode);
}

/** For the JIT: which derived constructor ran. The loop takes nothing from the entry. */
function noteDerived(fp: usize, pc: usize, f: Ptr): void {
  if (WASI || !load<u32>(Cell.JitMode)) return;
  const ic = <usize>load<u32>(codeOf(fp), Code.Data) - 24 - (<usize>load<u16>(pc, 4) << 4);
  store<u32>(ic, 0, Ic.Callee);
  store<u32>(ic, f, Ic.Aux);
}

/** A fresh object for a base constructor: prototype and room by new.target. 0: threw. spec: sec-ordinarycreatefromconstructor */
export function allocateReceiver(newTarget: Ptr): Ptr {
  let shape = load<u8>(newTarget) == Kind.Function ? load<u32>(newTarget, Fn.InitialShape) : 0;
  if (!shape) {
    shape = initialShape(newTarget);
    if (!shape) return 0;
  }
  return newObject(shape);
}

/** Runs until the base frame ends, slice after slice. This is the trampoline that lets V8 replace `run`. */
export function execute(): i32 {
  while (true) {
    const exit = !WASI && load<u32>(Cell.JitMode) ? runTiered() : run();
    // A native or the host called this run: no compiled code waits for it, its frames are ordinary already.
    if (!WASI && exit == Exit.Dissolve && !isInnermost()) continue;
    if (exit != Exit.Slice) return exit;
    const termination = betweenSlices();
    if (termination) return termination;
  }
}

/** What is due when a slice has ended. 0, or why the guest is terminated. */
export function betweenSlices(): i32 {
  store<u32>(Cell.StackTop, 0);
  // The heap limit may have been reached where nobody could give up at once: what was being made then is incomplete.
  if (!load<u32>(Cell.Termination)) {
    if (load<u32>(Cell.GcRequested)) collect();
    if (!load<u32>(Cell.Termination) && load<i32>(Cell.SliceFuel) < 0) nextSlice();
  }
  return <i32>load<u32>(Cell.Termination);
}

/**
 * Calls a guest function from native code. `args` points at argc values (copied to the top of the stack). Result or EXCEPTION. The
 * guest may collect meanwhile. One extra slot below the window keeps the outer pc for stack traces.
 */
export function callFunction(callee: Value, receiver: Value, argc: u32, args: usize): Value {
  if (!isCallable(callee)) return throwNotCallable(callee, 0, 0);
  if (load<u8>(payload(callee), Header.Flags) & ObjectFlag.Class) return throwClassCall(payload(callee));
  return enter(callee, receiver, argc, args, 0);
}

/** `new callee(...args)` with the given new.target, from native code. spec: sec-construct */
export function construct(callee: Value, newTarget: Value, argc: u32, args: usize): Value {
  const f = payload(callee);
  const code = load<u8>(f) == Kind.Function ? load<u32>(f, Fn.Code) : 0;
  let receiver = HOLE;
  if (code && !(load<u32>(code, Code.Flags) & CodeFlag.Derived)) {
    const object = allocateReceiver(payload(newTarget));
    if (!object) return EXCEPTION;
    receiver = fromObject(object);
  }
  return enter(callee, receiver, argc, args, payload(newTarget));
}

function enter(callee: Value, receiver: Value, argc: u32, args: usize, newTarget: Ptr): Value {
  const f = payload(callee);
  const code = load<u8>(f) == Kind.Function ? load<u32>(f, Fn.Code) : 0;
  const savedTop = load<u32>(Cell.StackTop);
  const savedPc = load<u32>(Cell.Pc);
  const savedFp = load<u32>(Cell.Fp);
  const depth = load<u32>(Cell.NativeDepth);
  const base = stackTop();
  const window = base + 8;
  const fp = window + Frame.HeaderBytes;
  const top = fp + (<usize>(argc + 1) << 3);
  if (depth >= load<u32>(Cell.NativeDepthLimit) || (top > <usize>load<u32>(Cell.StackSoftLimit) && !growStack(top))) {
    return throwStackOverflow();
  }
  store<u64>(base, <u64>savedPc);
  store<u64>(window, callee, 16);
  store<u64>(fp, receiver);
  memory.copy(fp + 8, args, <usize>argc << 3);
  let result: Value;
  if (code) {
    if (!pushFrame(window, code, argc, newTarget, 0, savedFp)) return throwStackOverflow();
    store<u32>(Cell.NativeDepth, depth + 1);
    store<u32>(Cell.StackTop, 0);
    const exit = charge(1) ? <i32>load<u32>(Cell.Termination) : execute();
    store<u32>(Cell.NativeDepth, depth);
    result = exit == Exit.Done ? load<u64>(Cell.Result) : EXCEPTION;
  } else {
    store<u32>(window, 0);
    store<u32>(window, savedFp, 4);
    store<u32>(window, argc, 8);
    store<u32>(window, newTarget, 12);
    store<u32>(Cell.NativeDepth, depth + 1);
    store<u32>(Cell.StackTop, <u32>top);
    result = charge(1) ? EXCEPTION : callNative(load<u32>(f, Fn.Native), fp, <i32>argc);
    store<u32>(Cell.NativeDepth, depth);
  }
  store<u32>(Cell.StackTop, savedTop);
  store<u32>(Cell.Pc, savedPc);
  store<u32>(Cell.Fp, savedFp);
  // order matters: an error has the trace of the caller, for the constructor's frame is gone
  return code && newTarget && !isException(result) && !isObject(result) ? constructed(f, code, fp, result) : result;
}

/** Result of `new` when the constructor returned no object: `this` at fp. spec: sec-ecmascript-function-objects-construct-argumentslist-newtarget, step 10 ff. */
export function constructed(f: Ptr, code: usize, fp: usize, result: Value): Value {
  const derived = (load<u32>(code, Code.Flags) & CodeFlag.Derived) != 0;
  if (derived && result != UNDEFINED) {
    return throwError(ErrorKind.TypeError, 'Derived constructors may only return object or undefined');
  }
  const receiver = load<u64>(fp);
  if (receiver == HOLE) {
    return throwError(
      ErrorKind.ReferenceError,
      "Must call super constructor in derived class before accessing 'this' or returning from derived constructor",
    );
  }
  return receiver;
}

/** Prototype's shape and room for instances that a native constructor makes. */
// @ts-ignore: decorator
@inline export function shapeProto(shape: u32): Ptr { return load<u32>(shape, ShapeCell.Proto); }

export function call0(callee: Value, receiver: Value): Value {
  return callFunction(callee, receiver, 0, 0);
}

export function call1(callee: Value, receiver: Value, a: Value): Value {
  const args = pushArgs(1);
  if (!args) return throwStackOverflow();
  store<u64>(args, a);
  const result = callFunction(callee, receiver, 1, args);
  popArgs(args);
  return result;
}

export function call2(callee: Value, receiver: Value, a: Value, b: Value): Value {
  const args = pushArgs(2);
  if (!args) return throwStackOverflow();
  store<u64>(args, a);
  store<u64>(args, b, 8);
  const result = callFunction(callee, receiver, 2, args);
  popArgs(args);
  return result;
}

export function call3(callee: Value, receiver: Value, a: Value, b: Value, c: Value): Value {
  const args = pushArgs(3);
  if (!args) return throwStackOverflow();
  store<u64>(args, a);
  store<u64>(args, b, 8);
  store<u64>(args, c, 16);
  const result = callFunction(callee, receiver, 3, args);
  popArgs(args);
  return result;
}

/** Room for n values on top of the stack, after one slot that keeps the old Cell.StackTop; 0: no room. */
export function pushArgs(n: u32): usize {
  const base = stackTop();
  const top = base + 8 + (<usize>n << 3);
  if (top > <usize>load<u32>(Cell.StackSoftLimit) && !growStack(top)) return 0;
  store<u64>(base, <u64>load<u32>(Cell.StackTop));
  store<u32>(Cell.StackTop, <u32>top);
  return base + 8;
}

/** Gives back what pushArgs returned. */
export function popArgs(args: usize): void {
  store<u32>(Cell.StackTop, load<u32>(args - 8));
}
