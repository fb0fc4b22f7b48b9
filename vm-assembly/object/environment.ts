// Environments: the captured variables of one scope. Layout: Env in abi/layout.ts.

import { Env, Kind } from '../abi/layout.ts';
import { Ptr, Value } from '../value/value.ts';
import { allocateCell } from '../memory/alloc.ts';

/** An environment of `count` slots, each `fill`; 0 if out of memory. */
export function newEnvironment(count: u32, parent: Ptr, fill: Value): Ptr {
  const env = allocateCell(Kind.Environment, Env.Values + (count << 3));
  if (env == 0) return 0;
  store<u32>(env + Env.Count, count);
  store<u32>(env + Env.Parent, parent);
  store<u32>(env + Env.Parent + 4, 0);
  const end = env + Env.Values + (count << 3);
  for (let at = env + Env.Values; at < end; at += 8) store<u64>(at, fill);
  return env;
}

/** The same bindings again, for the next iteration of a loop; 0 if out of memory. */
export function copyEnvironment(env: Ptr): Ptr {
  const size = Env.Values + (load<u32>(env + Env.Count) << 3);
  const copy = allocateCell(Kind.Environment, size);
  if (copy == 0) return 0;
  memory.copy(copy + Env.Count, env + Env.Count, size - Env.Count);
  return copy;
}
