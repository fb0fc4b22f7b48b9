// What the host asks of the guest, one message in and one out: see `Request` in abi/transfer.ts.

import { Cell, Elem, Unit } from '../abi/layout.ts';
import { ImageHeader, ModuleExport, ModuleRecord } from '../abi/image.ts';
import { ErrorKind } from '../abi/opcodes.ts';
import { Exit } from '../abi/traps.ts';
import { BridgeCell, HostResult, Request, Transfer, TransferFailure } from '../abi/transfer.ts';
import { EXCEPTION, HOLE, Ptr, UNDEFINED, Value, isException, payload } from '../value/value.ts';
import { callFunction, isCallable, popArgs, pushArgs } from '../interp/call.ts';
import { beginEntry, endEntry } from '../interp/entry.ts';
import { globalLexical } from '../interp/ic.ts';
import { exportName } from '../image/load.ts';
import { handleGet } from '../memory/handles.ts';
import { popRoots, pushRoot } from '../memory/roots.ts';
import { literal, throwErrorWith, throwStackOverflow, throwUninitialized } from '../builtins/errors.ts';
import { groupEntry, grantGroup } from '../builtins/groups.ts';
import { settleFromHost, takeRejection } from '../builtins/promise-jobs.ts';
import { atomize, stringEquals } from '../string/string.ts';
import { elementsOf } from '../object/elements.ts';
import { isIndexKey, stringKey, toKey } from '../object/key.ts';
import { Keys, ownKeys } from '../object/own-keys.ts';
import { createDataPropertyByKey, getPropertyByKey, getValueByKey, setValueByKey } from '../object/properties.ts';
import { beginMessage, endMessage, resetMessage } from './buffer.ts';
import { beginRead, readU32, readU8, readValue } from './decode.ts';
import { throwFailure, writeTag, writeValue } from './encode.ts';

/** Value of an export of the program that ran last; HOLE if it has none of that name. */
function exportedValue(name: Ptr): Value {
  const unit = load<u32>(BridgeCell.Program);
  if (!unit) return HOLE;
  const image: usize = load<u32>(unit, Unit.Image);
  const count = load<u32>(image, ImageHeader.ModuleCount);
  if (!count) return HOLE;
  // The module that was asked for comes last: what it imports is evaluated before it.
  const module = image + <usize>load<u32>(image, ImageHeader.Modules) + <usize>(count - 1) * ModuleRecord.Bytes;
  let at = image + <usize>load<u32>(module, ModuleRecord.Exports);
  const end = at + <usize>load<u32>(module, ModuleRecord.ExportCount) * ModuleExport.Bytes;
  for (; at < end; at += ModuleExport.Bytes) {
    if (!stringEquals(exportName(image, at), name)) continue;
    const v = load<u64>(<usize>load<u32>(unit, Unit.Variables) + (<usize>load<u32>(at, ModuleExport.Variable) << 3));
    return v == HOLE ? throwUninitialized(name) : v;
  }
  return HOLE;
}

/** An export of the last program, a top-level declaration of a script, or a property of the global object. May call a getter. */
function namedValue(name: Ptr): Value {
  const exported = exportedValue(name);
  if (exported != HOLE) return exported;
  const k = stringKey(name);
  if (isException(k)) return EXCEPTION;
  const lexical: usize = isIndexKey(k) ? 0 : globalLexical(payload(k));
  if (lexical) {
    const v = load<u64>(lexical);
    return v == HOLE ? throwUninitialized(name) : v;
  }
  const global = load<u64>(Cell.Global);
  return getPropertyByKey(payload(global), k, global);
}

/** Calls `f` with the arguments that follow in the message. */
function callWithMessage(f: Value, receiver: Value): Value {
  const argc = readU32();
  const args = pushArgs(argc);
  if (!args) return throwStackOverflow();
  for (let i: u32 = 0; i < argc; i++) store<u64>(args + (<usize>i << 3), UNDEFINED);
  let result: Value = UNDEFINED;
  for (let i: u32 = 0; i < argc && !isException(result); i++) {
    result = readValue();
    if (!isException(result)) store<u64>(args + (<usize>i << 3), result);
  }
  if (!isException(result)) result = callFunction(f, receiver, argc, args);
  popArgs(args);
  return result;
}

function callNamed(): Value {
  const name = readValue();
  if (isException(name)) return EXCEPTION;
  // A getter may run and use the buffer: the arguments are read after it from where they were.
  const f = namedValue(payload(name));
  if (isException(f)) return EXCEPTION;
  if (!isCallable(f)) {
    store<u32>(BridgeCell.Refusal, TransferFailure.NotCallable);
    return throwErrorWith(ErrorKind.TypeError, '% is not a function', payload(name));
  }
  return callWithMessage(f, UNDEFINED);
}

/** The properties of a plain object become properties of the global object. */
function setGlobals(): Value {
  const v = readValue();
  if (isException(v)) return EXCEPTION;
  const o = payload(v);
  const list = ownKeys(o, Keys.Named);
  if (!list) return EXCEPTION;
  const keys = <usize>elementsOf(list);
  const count = load<u32>(list, 16);
  for (let i: u32 = 0; i < count; i++) {
    const k = load<u64>(keys + (<usize>i << 3), Elem.Values);
    const value = getPropertyByKey(o, k, v);
    if (createDataPropertyByKey(payload(load<u64>(Cell.Global)), k, value) < 0) return EXCEPTION;
  }
  return UNDEFINED;
}

function perform(request: u32): Value {
  switch (request) {
    case Request.CallNamed: return callNamed();
    case Request.CallHandle: {
      const f = handleGet(readU32());
      const receiver = readValue();
      if (!isCallable(f)) {
        store<u32>(BridgeCell.Refusal, TransferFailure.NotCallable);
        return throwErrorWith(ErrorKind.TypeError, '% is not a function', literal('the value of the handle'));
      }
      return isException(receiver) ? EXCEPTION : callWithMessage(f, receiver);
    }
    case Request.GetNamed: {
      const name = readValue();
      return isException(name) ? EXCEPTION : namedValue(payload(name));
    }
    case Request.SetGlobals: return setGlobals();
    case Request.GetProperty: {
      const target = handleGet(readU32());
      const k = readKey();
      return isException(k) ? EXCEPTION : getValueByKey(target, k);
    }
    case Request.Settle: {
      const number = readU32();
      const rejected = readU8() == HostResult.Threw;
      const v = readValue();
      return isException(v) ? EXCEPTION : settleFromHost(number, v, rejected);
    }
    case Request.TakeRejection: return takeRejection(readU8() == 1);
    case Request.Grant: {
      const name = readValue();
      const host = isException(name) ? EXCEPTION : readValue();
      const key = isException(host) ? 0 : atomize(payload(name));
      return key ? grantGroup(key, host) : EXCEPTION;
    }
    case Request.EnterGroup: {
      const name = readValue();
      const key = isException(name) ? 0 : atomize(payload(name));
      return key ? callWithMessage(groupEntry(key), UNDEFINED) : EXCEPTION;
    }
    case Request.CallWithResult: {
      const f = handleGet(readU32());
      const result = load<u64>(Cell.Result);
      const args = result == UNDEFINED ? 0 : pushArgs(1);
      if (!args) return result == UNDEFINED ? UNDEFINED : throwStackOverflow();
      store<u64>(args, result);
      const answer = callFunction(f, UNDEFINED, 1, args);
      popArgs(args);
      return answer;
    }
    default: {
      const target = handleGet(readU32());
      const k = readKey();
      if (isException(k)) return EXCEPTION;
      const v = readValue();
      if (isException(v)) return EXCEPTION;
      return setValueByKey(target, k, v, true) < 0 ? EXCEPTION : UNDEFINED;
    }
  }
}

function readKey(): Value {
  const v = readValue();
  return isException(v) ? EXCEPTION : toKey(v);
}

/** Does what the message in the idle buffer asks; the answer is the next message. */
export function performRequest(): i32 {
  const outermost = beginEntry();
  beginRead();
  const result = perform(readU8());
  return finish(outermost, result);
}

/** Makes how a run ended (`exit`, with Cell.Result or Cell.Exception) the next message. */
export function encodeOutcome(exit: i32): i32 {
  if (exit != Exit.Done && exit != Exit.Throw) return exit;
  const outermost = beginEntry();
  if (exit == Exit.Done) return finish(outermost, load<u64>(Cell.Result));
  return finish(outermost, EXCEPTION);
}

/** Writes the result, or the exception that is pending. What cannot be written becomes an exception in its turn. */
function finish(outermost: bool, result: Value): i32 {
  if (load<u32>(Cell.Termination) || !beginMessage()) return endEntry(outermost, EXCEPTION);
  let outcome = result;
  if (!isException(result)) {
    pushRoot(result);
    if (!writeValue(result)) {
      store<u32>(BridgeCell.Refusal, load<u32>(BridgeCell.Failure));
      throwFailure('result');
      outcome = EXCEPTION;
    }
    popRoots(1);
  }
  if (isException(outcome) && !load<u32>(Cell.Termination)) {
    resetMessage();
    const thrown = load<u64>(Cell.Exception);
    pushRoot(thrown);
    if (!writeValue(thrown) && !load<u32>(Cell.Termination)) {
      // Getters of the exception throw, or it leads back to itself: what is left is that something was thrown.
      throwFailure('exception');
      resetMessage();
      if (!writeValue(load<u64>(Cell.Exception)) && !load<u32>(Cell.Termination)) {
        resetMessage();
        writeTag(Transfer.Undefined);
      }
    }
    popRoots(1);
  }
  endMessage();
  return endEntry(outermost, isException(outcome) ? EXCEPTION : UNDEFINED);
}
