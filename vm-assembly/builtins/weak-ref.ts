// WeakRef and FinalizationRegistry. spec: sec-weak-ref-objects, sec-finalization-registry-objects
//
// A registry keeps its cleanup callback in internal slot 0 and an array of its cells in slot 1. A cell is an object of Kind.WeakRef that no
// guest ever sees; memory/weak.ts puts those whose targets died on the list of what is due.

import { Attr, Elem, Header, Internal, Kind, WeakCell, WeakState } from '../abi/layout.ts';
import { EXCEPTION, Ptr, UNDEFINED, Value, fromBool, fromInt, fromObject, fromString, isException, payload } from '../value/value.ts';
import { ErrorKind } from '../abi/opcodes.ts';
import { sameValue } from '../value/equality.ts';
import { Job, enqueueJob } from '../interp/jobs.ts';
import { call1, isCallable } from '../interp/call.ts';
import { charge } from '../interp/fuel.ts';
import { HeapCell } from '../memory/cells.ts';
import { finalizersDue } from '../memory/weak.ts';
import { popRoots, pushRoot } from '../memory/roots.ts';
import { arrayLength, arrayPush, elementsOf, setArrayLength } from '../object/elements.ts';
import { newArray, newObjectOf, newObjectWithProto } from '../object/object.ts';
import { defineOwn } from '../object/properties.ts';
import { canBeHeldWeakly } from '../object/weak-table.ts';
import { collection, throwIncompatible } from './collection.ts';
import { describe, throwErrorWith, throwTypeError } from './errors.ts';
import { Intrinsic, intrinsic, setIntrinsic, wellKnown } from './intrinsics.ts';
import { arg, constructor, literalAtom, method, newTarget, prototypeOfNew, self } from './native.ts';

/** A weak reference with these fields; 0 if out of memory. */
function newWeakCell(prototype: Ptr, target: Value, held: Value): Ptr {
  const cell = newObjectOf(prototype, Kind.WeakRef, 0);
  if (!cell) return 0;
  store<u64>(cell + WeakCell.Target, target);
  store<u64>(cell + WeakCell.Held, held);
  store<u32>(cell + WeakCell.Registry, 0);
  store<u32>(cell + WeakCell.Next, 0);
  return cell;
}

/** Number of the running job: until it ends, a WeakRef that was made or asked in it keeps its target. spec: sec-addtokeptobjects */
// @ts-ignore: decorator
@inline function jobNumber(): Value { return fromInt(<i32>load<u32>(HeapCell.JobNumber)); }

/** spec: sec-weak-ref-target */
function constructRef(fp: usize, argc: i32): u64 {
  if (!newTarget(fp)) return throwTypeError("Constructor WeakRef requires 'new'");
  if (!canBeHeldWeakly(arg(fp, argc, 0))) return throwTypeError('WeakRef: invalid target');
  const prototype = prototypeOfNew(fp, intrinsic(Intrinsic.WeakRefPrototype));
  const ref = prototype ? newWeakCell(prototype, arg(fp, argc, 0), jobNumber()) : 0;
  return ref ? fromObject(ref) : EXCEPTION;
}

/** spec: sec-weak-ref.prototype.deref */
function deref(fp: usize, argc: i32): u64 {
  const ref = collection(self(fp), Kind.WeakRef);
  if (!ref) return throwIncompatible('WeakRef.prototype.deref', self(fp));
  store<u64>(ref + WeakCell.Held, jobNumber());
  return load<u64>(ref + WeakCell.Target);
}

/** spec: sec-finalization-registry-cleanup-callback */
function constructRegistry(fp: usize, argc: i32): u64 {
  if (!newTarget(fp)) return throwTypeError("Constructor FinalizationRegistry requires 'new'");
  if (!isCallable(arg(fp, argc, 0))) return throwTypeError('FinalizationRegistry: cleanup must be callable');
  const prototype = prototypeOfNew(fp, intrinsic(Intrinsic.FinalizationRegistryPrototype));
  const registry = prototype ? newObjectOf(prototype, Kind.FinalizationRegistry, 0) : 0;
  const cells = registry ? newArray(0, 4) : 0;
  if (!cells) return EXCEPTION;
  store<u64>(registry + Internal.Slot0, arg(fp, argc, 0));
  store<u64>(registry + Internal.Slot1, fromObject(cells));
  store<u64>(registry + Internal.Slot2, fromInt(4));
  return fromObject(registry);
}

// @ts-ignore: decorator
@inline function cellsOf(registry: Ptr): Ptr { return payload(load<u64>(registry + Internal.Slot1)); }
// @ts-ignore: decorator
@inline function cellAt(cells: Ptr, i: u32): Ptr { return payload(load<u64>(elementsOf(cells) + Elem.Values + (i << 3))); }

/** Leaves out the cells that are done; slot 2 says when to do it again. */
function compact(registry: Ptr): void {
  const cells = cellsOf(registry);
  const count = arrayLength(cells);
  let kept: u32 = 0;
  for (let i: u32 = 0; i < count; i++) {
    const cell = cellAt(cells, i);
    if (load<u8>(cell + Header.Aux) == WeakState.Done) continue;
    store<u64>(elementsOf(cells) + Elem.Values + (kept++ << 3), fromObject(cell));
  }
  setArrayLength(cells, kept);
  store<u64>(registry + Internal.Slot2, fromInt(<i32>max<u32>(kept << 1, 4)));
}

/** spec: sec-finalization-registry.prototype.register */
function register(fp: usize, argc: i32): u64 {
  const registry = collection(self(fp), Kind.FinalizationRegistry);
  if (!registry) return throwIncompatible('FinalizationRegistry.prototype.register', self(fp));
  const target = arg(fp, argc, 0);
  const held = arg(fp, argc, 1);
  const token = arg(fp, argc, 2);
  if (!canBeHeldWeakly(target)) return throwTypeError('FinalizationRegistry.prototype.register: invalid target');
  if (sameValue(target, held)) return throwTypeError('FinalizationRegistry.prototype.register: target and holdings must not be same');
  const hasToken = canBeHeldWeakly(token);
  if (!hasToken && token != UNDEFINED) return throwErrorWith(ErrorKind.TypeError, "Invalid unregisterToken ('%')", describe(token));
  const cells = cellsOf(registry);
  if (arrayLength(cells) >= <u32>load<u64>(registry + Internal.Slot2)) {
    if (charge(arrayLength(cells) >> 3)) return EXCEPTION;
    compact(registry);
  }
  const cell = newWeakCell(0, target, held);
  if (!cell) return EXCEPTION;
  store<u64>(cell + WeakCell.Token, token);
  store<u32>(cell + WeakCell.Registry, registry);
  store<u8>(cell + Header.Aux, WeakState.Registered);
  return arrayPush(cells, fromObject(cell)) < 0 ? EXCEPTION : UNDEFINED;
}

/** spec: sec-finalization-registry.prototype.unregister */
function unregister(fp: usize, argc: i32): u64 {
  const registry = collection(self(fp), Kind.FinalizationRegistry);
  if (!registry) return throwIncompatible('FinalizationRegistry.prototype.unregister', self(fp));
  const token = arg(fp, argc, 0);
  if (!canBeHeldWeakly(token)) return throwErrorWith(ErrorKind.TypeError, "Invalid unregisterToken ('%')", describe(token));
  const cells = cellsOf(registry);
  const count = arrayLength(cells);
  if (charge(count >> 3)) return EXCEPTION;
  let removed = false;
  for (let i: u32 = 0; i < count; i++) {
    const cell = cellAt(cells, i);
    const state = load<u8>(cell + Header.Aux);
    if (load<u64>(cell + WeakCell.Token) != token || state == WeakState.Done || state == WeakState.Cancelled) continue;
    removed = true;
    store<u64>(cell + WeakCell.Held, UNDEFINED);
    // one that is due stays on the list, where its turn does nothing
    store<u8>(cell + Header.Aux, state == WeakState.Due ? WeakState.Cancelled : WeakState.Done);
  }
  return fromBool(removed);
}

/** Calls the cleanup callbacks that are due: EXCEPTION if one threw, with the others still due. spec: sec-cleanup-finalization-registry */
export function runFinalizers(): Value {
  while (finalizersDue()) {
    const cell = payload(load<u64>(HeapCell.FinalizersDue));
    store<u64>(HeapCell.FinalizersDue, load<u64>(cell + WeakCell.Target));
    store<u64>(cell + WeakCell.Target, UNDEFINED);
    const state = load<u8>(cell + Header.Aux);
    const held = load<u64>(cell + WeakCell.Held);
    const registry = load<u32>(cell + WeakCell.Registry);
    store<u8>(cell + Header.Aux, WeakState.Done);
    store<u64>(cell + WeakCell.Held, UNDEFINED);
    if (state != WeakState.Due) continue;
    pushRoot(held);
    const result = charge(1) ? EXCEPTION : call1(load<u64>(registry + Internal.Slot0), UNDEFINED, held);
    popRoots(1);
    if (isException(result)) {
      // the others have their turn in a job of their own
      if (finalizersDue()) enqueueJob(Job.Cleanup, UNDEFINED, UNDEFINED, UNDEFINED);
      return EXCEPTION;
    }
  }
  return UNDEFINED;
}

export function initWeakRef(global: Ptr): void {
  store<u64>(HeapCell.FinalizersDue, UNDEFINED);
  const refPrototype = newObjectWithProto(intrinsic(Intrinsic.ObjectPrototype));
  setIntrinsic(Intrinsic.WeakRefPrototype, fromObject(refPrototype));
  constructor(global, 'WeakRef', 1, constructRef, refPrototype);
  method(refPrototype, 'deref', 0, deref);
  defineOwn(refPrototype, wellKnown(Intrinsic.SymbolToStringTag), fromString(literalAtom('WeakRef')), Attr.Configurable);

  const prototype = newObjectWithProto(intrinsic(Intrinsic.ObjectPrototype));
  setIntrinsic(Intrinsic.FinalizationRegistryPrototype, fromObject(prototype));
  constructor(global, 'FinalizationRegistry', 1, constructRegistry, prototype);
  method(prototype, 'register', 2, register);
  method(prototype, 'unregister', 1, unregister);
  defineOwn(prototype, wellKnown(Intrinsic.SymbolToStringTag), fromString(literalAtom('FinalizationRegistry')), Attr.Configurable);
}
