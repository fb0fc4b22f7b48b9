// Natives that do nothing but call: what calls them from bytecode calls in their place, so that recursion through them is as deep
// as any other and takes nothing of the Wasm stack.

import { Cell, Elem, Fn, Frame, Kind } from '../abi/layout.ts';
import { UNDEFINED, Value, isNullish, isObject, payload } from '../value/value.ts';
import { isCallable } from '../interp/call.ts';
import { growStack, stackTop } from '../interp/frame.ts';
import { charge } from '../interp/fuel.ts';
import { throwStackOverflow } from './errors.ts';
import { applyMethod, boundCall, callMethod, listLength, pushList } from './function.ts';
import { reflectApply } from './reflect.ts';
import { Native } from './native.ts';

export function isForwarder(native: u32): bool {
  return (
    native == (<Native>callMethod).index || native == (<Native>applyMethod).index ||
    native == (<Native>boundCall).index || native == (<Native>reflectApply).index
  );
}

/**
 * Makes the window of a call of Function.prototype.call or apply, Reflect.apply or a bound function that of the call which it stands
 * for, as often as it takes. What ends in an error is left to the natives. The number of arguments, or -1: threw. May call guest code.
 */
export function forwardCall(window: usize, argc: u32): i32 {
  const values = window + Frame.HeaderBytes;
  while (true) {
    const callee = load<u64>(window, 16);
    if (!isObject(callee) || load<u8>(payload(callee)) != Kind.Function || load<u32>(payload(callee), Fn.Code)) return argc;
    const native = load<u32>(payload(callee), Fn.Native);
    if (!isForwarder(native)) return argc;
    if (charge(1)) return -1;
    if (native == (<Native>boundCall).index) {
      const list = load<u32>(payload(callee), Fn.Env);
      const bound = load<u32>(list, Elem.Capacity) - 2;
      const top = values + 8 + (<usize>(bound + argc) << 3);
      if (top > <usize>load<u32>(Cell.StackSoftLimit) && !growStack(top)) {
        throwStackOverflow();
        return -1;
      }
      // the only step that takes long: many bound arguments, many times
      if (charge((bound + argc) >> 3)) return -1;
      memory.copy(values + 8 + (bound << 3), values + 8, argc << 3);
      memory.copy(values, list + Elem.Values + 8, (bound + 1) << 3);
      store<u64>(window, load<u64>(list, Elem.Values), 16);
      argc += bound;
      continue;
    }
    // Reflect.apply has the target as its first argument, the others have it as their receiver.
    const from = values + (native == (<Native>reflectApply).index ? 8 : 0);
    const target = load<u64>(from);
    if ((from > values && argc < 3) || !isCallable(target)) return argc;
    const list = argc > 1 ? load<u64>(from, 16) : UNDEFINED;
    const applies = native != (<Native>callMethod).index;
    if (applies && !isObject(list) && (from > values || !isNullish(list))) return argc;
    store<u64>(window, target, 16);
    if (!applies && argc) memory.copy(values, values + 8, <usize>(argc--) << 3);
    else store<u64>(values, argc ? load<u64>(from, 8) : UNDEFINED);
    if (applies) {
      argc = isObject(list) ? unpack(list, values, argc) : 0;
      if (argc == -1) return -1;
    }
  }
}

/** The elements of `list` become the arguments, which end after the `argc` that are there now. */
function unpack(list: Value, values: usize, argc: u32): i32 {
  store<u32>(Cell.StackTop, <u32>max(stackTop(), values + 8 + (<usize>argc << 3)));
  const args = pushList(payload(list));
  if (!args) return -1;
  const count = listLength(args);
  memory.copy(values + 8, args, <usize>count << 3);
  store<u32>(Cell.StackTop, 0);
  return count;
}
