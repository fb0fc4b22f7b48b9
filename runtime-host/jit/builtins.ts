// Which natives the compiler of the JIT knows by name.

import { KNOWN_PATHS } from '../../compiler/image/known-builtins.ts';
import type { KnownBuiltin } from '../../vm-assembly/abi/known-builtins.ts';
import { Cell, Elem, Fn, Kind, Obj } from '../../vm-assembly/abi/layout.ts';
import { Tag } from '../../vm-assembly/abi/values.ts';
import { compileProgram } from '../compile.ts';
import type { VmInstance } from '../instance.ts';
import { loadUnit } from '../vm.ts';

/** `KnownBuiltin` by number of the native, as an instance that ran nothing yet has them. The instance has to be reset afterwards. */
export function nativesByName(instance: VmInstance): ReadonlyMap<number, KnownBuiltin> {
  const found = new Map<number, KnownBuiltin>();
  const program = compileProgram(`[${KNOWN_PATHS.slice(1).join(',')}]`, { kind: 'script' });
  const unit = loadUnit(instance.vm, instance.memory, program.image);
  if (unit === 0) return found;
  instance.vm.vmRunUnit(unit);
  const { view } = instance;
  const elements = instance.getU32(instance.getU32(Cell.Result) + Obj.Elements);
  for (let i = 1; i < KNOWN_PATHS.length; i++) {
    const at = elements + Elem.Values + 8 * (i - 1);
    const f = instance.getU32(at);
    if (view.getUint16(at + 6, true) !== Tag.Object || view.getUint8(f) !== Kind.Function) continue;
    if (instance.getU32(f + Fn.Code) !== 0) continue;
    const native = instance.getU32(f + Fn.Native);
    if (!found.has(native)) found.set(native, i);
  }
  return found;
}
