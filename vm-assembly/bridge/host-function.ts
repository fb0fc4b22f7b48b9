// Functions of the host, as the guest sees them.

import { Cell, Fn, ObjectFlag } from '../abi/layout.ts';
import { Exit } from '../abi/traps.ts';
import { BridgeCell, HostResult } from '../abi/transfer.ts';
import { EXCEPTION, Ptr, isException } from '../value/value.ts';
import { charge, terminate } from '../interp/fuel.ts';
import { throwValue } from '../builtins/errors.ts';
import { Native, arg, callee } from '../builtins/native.ts';
import { newNativeFunction } from '../object/function.ts';
import { hostCall } from '../host.ts';
import { beginMessage, endMessage } from './buffer.ts';
import { beginRead, readValue } from './decode.ts';
import { throwFailure, writeU32, writeValue } from './encode.ts';

/** Its place in the table of functions. */
function nativeIndex(): u32 {
  const native: Native = callHostFunction;
  return native.index;
}

/** A function that calls host function `number`; 0 if the heap limit is reached. */
export function newHostFunction(number: u32, name: Ptr): Ptr {
  const f = newNativeFunction(nativeIndex(), name, 0, ObjectFlag.Callable);
  if (f) store<u32>(f, number, Fn.Fields);
  return f;
}

export function isHostFunction(f: Ptr): bool {
  return load<u32>(f, Fn.Code) == 0 && load<u32>(f, Fn.Native) == nativeIndex();
}

export function hostFunctionNumber(f: Ptr): u32 {
  return load<u32>(f, Fn.Fields);
}

/** What the guest calls: arguments out, result or exception in, in one crossing. */
function callHostFunction(fp: usize, argc: i32): u64 {
  if (!beginMessage()) return EXCEPTION;
  let written = writeU32(argc);
  for (let i = 0; written && i < argc; i++) written = writeValue(arg(fp, argc, i));
  endMessage();
  if (!written) {
    throwFailure('argument');
    return EXCEPTION;
  }
  const size = load<u32>(BridgeCell.MessageSize);
  if (charge(1 + (size >> 4))) return EXCEPTION;
  const status = hostCall(hostFunctionNumber(callee(fp)), load<u32>(BridgeCell.Message), size);
  if (load<u32>(Cell.Termination)) return EXCEPTION;
  if (status == HostResult.Terminated) return terminate(Exit.Interrupted);
  beginRead();
  const v = readValue();
  if (isException(v)) return EXCEPTION;
  return status == HostResult.Threw ? throwValue(v) : v;
}
