// The realm: everything a program finds when it starts. Runs once, when the snapshot is made.

import { Area, Attr, Cell, Header, Kind, ObjectFlag } from '../abi/layout.ts';
import { CANONICAL_NAN, UNDEFINED, fromInt, fromObject, fromString } from '../value/value.ts';
import { allocateCell } from '../memory/alloc.ts';
import { initHeap } from '../memory/heap.ts';
import { initStrings } from '../string/string.ts';
import { initShapes, rootShape } from '../object/shape.ts';
import { newObject, newObjectWithProto, newWrapper, initObjects } from '../object/object.ts';
import { Atom, atom, initCommonAtoms } from '../string/common-atoms.ts';
import { CACHE_BYTES } from '../memory/caches.ts';
import { Intrinsic, setIntrinsic } from './intrinsics.ts';
import { constant, nativeFunction } from './native.ts';
import { initError } from './error.ts';
import { initBuiltins } from './table.ts';

/** Deepest nesting of native code that calls guest code: each level takes a few hundred bytes of the Wasm stack. */
const NATIVE_DEPTH: u32 = 200;
/** Bytes of registers that a guest may use unless the host says otherwise. */
const DEFAULT_STACK: u32 = 1 << 20;

/** `Function.prototype` itself: accepts anything and returns undefined. */
function emptyFunction(fp: usize, argc: i32): u64 {
  return UNDEFINED;
}

export function initRealm(): void {
  store<u32>(Cell.StackSoftLimit, Area.StackBase + 16384);
  store<u32>(Cell.StackHardLimit, Area.StackBase + DEFAULT_STACK);
  store<u32>(Cell.NativeDepthLimit, NATIVE_DEPTH);
  store<u32>(Cell.HeapLimit, 0xf0000000);
  store<i64>(Cell.Fuel, i64.MAX_VALUE);
  store<f64>(Cell.Deadline, Infinity);
  store<u64>(Cell.UndefinedSlot, UNDEFINED);
  store<u64>(Cell.Result, UNDEFINED);
  store<u64>(Cell.Exception, UNDEFINED);
  initHeap();
  initStrings();
  initCommonAtoms();
  initShapes();

  const caches = allocateCell(Kind.Bytes, 8 + CACHE_BYTES);
  store<u32>(caches, CACHE_BYTES, 4);
  memory.fill(<usize>caches + 8, 0, CACHE_BYTES);
  store<u32>(Cell.MegaCache, caches + 8);

  const realm = allocateCell(Kind.Slots, 8 + (<u32>Intrinsic.Count << 3));
  store<u32>(realm, Intrinsic.Count, 4);
  for (let i: usize = 0; i < <usize>Intrinsic.Count; i++) store<u64>(<usize>realm + (i << 3), UNDEFINED, 8);
  store<u32>(Cell.Realm, realm + 8);
  initObjects();

  // spec: sec-createintrinsics: Object.prototype and Function.prototype come first, everything hangs on them.
  const objectPrototype = newObjectWithProto(0);
  setIntrinsic(Intrinsic.ObjectPrototype, fromObject(objectPrototype));
  const functionPrototype = newObject(rootShape(objectPrototype, Kind.Function, 2));
  setIntrinsic(Intrinsic.FunctionPrototype, fromObject(functionPrototype));
  const empty = nativeFunction('', 0, emptyFunction);
  memory.copy(<usize>functionPrototype + 16, <usize>empty + 16, 24);
  store<u8>(functionPrototype, ObjectFlag.Callable, Header.Flags);
  const stringPrototype = newWrapper(Kind.StringObject, objectPrototype, fromString(atom(Atom.empty)));
  setIntrinsic(Intrinsic.StringPrototype, fromObject(stringPrototype));
  const numberPrototype = newWrapper(Kind.NumberObject, objectPrototype, fromInt(0));
  setIntrinsic(Intrinsic.NumberPrototype, fromObject(numberPrototype));
  store<u32>(Cell.StringShape, rootShape(stringPrototype, Kind.StringObject, 0));
  store<u32>(Cell.NumberShape, rootShape(numberPrototype, Kind.NumberObject, 0));

  const global = newObjectWithProto(objectPrototype);
  store<u64>(Cell.Global, fromObject(global));
  constant(global, 'globalThis', fromObject(global), Attr.Hidden);
  constant(global, 'undefined', UNDEFINED, 0);
  constant(global, 'NaN', CANONICAL_NAN, 0);
  constant(global, 'Infinity', reinterpret<u64>(Infinity), 0);
  initError(global);
  initBuiltins(global);
}
