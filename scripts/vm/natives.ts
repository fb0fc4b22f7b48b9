// Which natives the compiler of the JIT knows by name.

import { KNOWN_PATHS } from '../../compiler/image/known-builtins.ts';
import { compileProgram } from '../../runtime-host/compile.ts';
import { loadUnit } from '../../runtime-host/vm.ts';
import { instantiateOffline } from '../../runtime-host/wasm/offline.ts';
import { readSections } from '../../runtime-host/wasm/sections.ts';
import { Cell, Elem, Fn, Kind, Obj } from '../../vm-assembly/abi/layout.ts';
import { Tag } from '../../vm-assembly/abi/values.ts';

/** Number of the native that is each `KnownBuiltin`, -1 where it is none, in a module that begins with a started VM. */
export function nativesByName(module: Uint8Array): number[] {
  const { vm, memory } = instantiateOffline(module, readSections(module));
  const program = compileProgram(`[,${KNOWN_PATHS.slice(1).join(',')}]`, { kind: 'script' });
  vm.vmRunUnit(loadUnit(vm, memory, program.image));
  const view = new DataView(memory.buffer);
  const u32 = (at: number): number => view.getUint32(at, true);
  const elements = u32(u32(Cell.Result) + Obj.Elements);
  return KNOWN_PATHS.map((_, builtin) => {
    const at = elements + Elem.Values + 8 * builtin;
    const f = u32(at);
    const isFunction = view.getUint16(at + 6, true) === Tag.Object && view.getUint8(f) === Kind.Function;
    return isFunction && u32(f + Fn.Code) === 0 ? u32(f + Fn.Native) : -1;
  });
}
