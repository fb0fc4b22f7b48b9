// What is made when a program first asks for it: the parts of the library whose entries are lib/web.ts and lib/console.ts. Their images
// lie beside the heap, where no reset has to bring them back and no snapshot of the heap carries what they make.
//
// Until then a global of the web part is an accessor that turns into a data property. The unit finds the built-ins that it needs in the group
// `web`, where the eager part of the library put the originals, and leaves there what it makes.

import { Area, Attr, Cell, LazyPart, ObjectFlag } from '../abi/layout.ts';
import { ImageHeader } from '../abi/image.ts';
import { Exit, ImageFault } from '../abi/traps.ts';
import { EXCEPTION, Ptr, TRUE, UNDEFINED, Value, fromObject, isException, payload } from '../value/value.ts';
import { call0 } from '../interp/call.ts';
import { terminate } from '../interp/fuel.ts';
import { allocImage, functionOf, linkImage } from '../image/load.ts';
import { atomFromUtf16 } from '../string/string.ts';
import { createdName, newFunction, newNativeFunction } from '../object/function.ts';
import { defineAccessor, defineOwn, peekProperty } from '../object/properties.ts';
import { group } from './groups.ts';
import { Intrinsic, intrinsicValue } from './intrinsics.ts';
import { Native, arg, callee, literalAtom } from './native.ts';

/** The names, each ended by a comma. */
const NAMES =
  'AbortController,AbortSignal,CustomEvent,DOMException,Event,EventTarget,TextDecoder,TextEncoder,URL,URLSearchParams,atob,btoa,structuredClone,';

/** Where a part is: u32 size, 0 if it is not there, and from 8 on what it has. */
export function lazyPart(part: LazyPart): usize {
  let at: usize = Area.LazyLibrary;
  for (let i = 0; i < <i32>part; i++) at += 8 + ((<usize>load<u32>(at) + 7) & ~7);
  return at;
}

/** Loads a part of the library and runs it. EXCEPTION: terminated, or no room on the stack. */
function loadPart(part: LazyPart): Value {
  const at = lazyPart(part);
  const size = load<u32>(at);
  const image = allocImage(size);
  if (!image) return EXCEPTION;
  memory.copy(image, at + 8, size);
  // the build has verified it: nothing but memory can be short
  if (linkImage(image, 0, 0) != ImageFault.None) return terminate(Exit.OutOfMemory);
  const unit = load<u32>(Cell.Result);
  const entry = newFunction(functionOf(unit, load<u32>(image, ImageHeader.Entry)), 0);
  return entry ? call0(fromObject(entry), UNDEFINED) : EXCEPTION;
}

/** Loads the web part, unless that was done. */
function loadUnit(): Value {
  const web = group('web');
  if (!web) return EXCEPTION;
  if (peekProperty(web, literalAtom('$loaded')) == TRUE) return UNDEFINED;
  if (isException(loadPart(LazyPart.Web))) return EXCEPTION;
  return defineOwn(web, literalAtom('$loaded'), TRUE, Attr.Hidden) < 0 ? EXCEPTION : UNDEFINED;
}

export function loadWebCall(fp: usize, argc: i32): u64 {
  return isException(loadUnit()) ? EXCEPTION : fromObject(group('web'));
}

/** The function of the library that does what console's methods do. EXCEPTION: terminated, or no room on the stack. */
export function consoleFunction(): Value {
  const v = intrinsicValue(Intrinsic.ConsolePrint);
  if (v != UNDEFINED) return v;
  return isException(loadPart(LazyPart.Console)) ? EXCEPTION : intrinsicValue(Intrinsic.ConsolePrint);
}

/** A function of the library that compiled code calls. Those that decorate come with the unit. */
export function loadHelper(index: u32): Value {
  const v = intrinsicValue(Intrinsic.Helpers + index);
  if (v != UNDEFINED) return v;
  return isException(loadUnit()) ? EXCEPTION : intrinsicValue(Intrinsic.Helpers + index);
}

/** A function that natives call, by its name in the group; EXCEPTION: terminated, or no room on the stack. */
export function lazyFunction(name: Ptr): Value {
  return isException(loadUnit()) ? EXCEPTION : peekProperty(group('web'), name);
}

/** Getter of such a global. */
function get(fp: usize, argc: i32): u64 {
  const name = createdName(callee(fp));
  if (isException(loadUnit())) return EXCEPTION;
  const v = peekProperty(group('web'), name);
  return defineOwn(payload(load<u64>(Cell.Global)), name, v, Attr.Hidden) < 0 ? EXCEPTION : v;
}

/** Its setter: an assignment makes it what it would have made of a data property. */
function set(fp: usize, argc: i32): u64 {
  const name = createdName(callee(fp));
  return defineOwn(payload(load<u64>(Cell.Global)), name, arg(fp, argc, 0), Attr.Hidden) < 0 ? EXCEPTION : UNDEFINED;
}

function indexOf(native: Native): u32 {
  return native.index;
}

export function initLazy(global: Ptr): void {
  let start = 0;
  for (let at = 0; at < NAMES.length; at++) {
    if (NAMES.charCodeAt(at) != 44) continue;
    const name = atomFromUtf16(changetype<usize>(NAMES) + (<usize>start << 1), at - start);
    const getter = newNativeFunction(indexOf(get), name, 0, ObjectFlag.Callable);
    const setter = newNativeFunction(indexOf(set), name, 1, ObjectFlag.Callable);
    defineAccessor(global, name, fromObject(getter), fromObject(setter), Attr.Configurable);
    start = at + 1;
  }
}
