// The WASI port and a program become one module: the image is loaded and linked here, and the memory that this leaves is what
// the new module starts with.

import { Area, Cell } from '../../vm-assembly/abi/layout.ts';
import { BridgeCell } from '../../vm-assembly/abi/transfer.ts';
import { MemoryError } from '../errors.ts';
import { type ResolvedLimits, resolveLimits } from '../limits.ts';
import { loadUnit } from '../vm.ts';
import { readLazyLibrary } from '../vm-file.ts';
import { LAZY_SECTION, placeLazyLibrary } from '../vm-module.ts';
import { WasmReader, WasmWriter } from './leb.ts';
import { instantiateOffline, memoryImage } from './offline.ts';
import { readSections, type Section, SectionId, withoutCustomSections, writeSections } from './sections.ts';
import { withMemoryImage } from './snapshot.ts';

/** What a WASI command shows; the VM's other exports served to link it. */
const EXPORTS = new Set(['memory', '_start']);

/** What the module may use; there is no deadline, because its clock is its runtime's. */
export type ModuleLimits = Partial<Pick<ResolvedLimits, 'memory' | 'fuel' | 'stackDepth'>>;

/** Links the WASI port (`vm`) and a program's image. Limits that are left open are the runtime's. */
export function linkProgram(vm: Uint8Array, image: Uint8Array, limits: ModuleLimits = {}): Uint8Array {
  const sections = readSections(vm);
  const offline = instantiateOffline(vm, sections);
  const unit = loadUnit(offline.vm, offline.memory, image);
  if (unit === 0) throw new MemoryError('the program does not fit into the memory');
  const lazy = sections.find((section) => section.id === SectionId.Custom && section.name === LAZY_SECTION);
  if (lazy !== undefined) placeLazyLibrary(offline.memory.buffer, readLazyLibrary(lazy.body));
  const cells = new DataView(offline.memory.buffer);
  cells.setUint32(BridgeCell.Program, unit, true);
  setLimits(cells, offline.vm.vmHeapUsed(), limits);
  const memory = memoryImage(offline, Area.StackBase);
  return writeSections(onlyExports(withMemoryImage(withoutCustomSections(sections), memory)));
}

function setLimits(cells: DataView, heapUsed: number, limits: ModuleLimits): void {
  const { memory, fuel, stackDepth } = resolveLimits(limits);
  if (limits.memory !== undefined) cells.setUint32(Cell.HeapLimit, Math.min(heapUsed + memory, 0xffff0000), true);
  if (limits.stackDepth !== undefined) cells.setUint32(Cell.StackHardLimit, Area.StackBase + stackDepth, true);
  if (fuel < 2 ** 53) cells.setBigUint64(Cell.Fuel, BigInt(fuel), true);
}

function onlyExports(sections: readonly Section[]): Section[] {
  return sections.map((section) => {
    if (section.id !== SectionId.Export) return section;
    const reader = new WasmReader(section.body);
    const kept: Uint8Array[] = [];
    for (let left = reader.u32(); left > 0; left--) {
      const start = reader.position;
      const name = reader.name();
      reader.byte();
      reader.u32();
      if (EXPORTS.has(name)) kept.push(section.body.subarray(start, reader.position));
    }
    const out = new WasmWriter();
    out.u32(kept.length);
    for (const entry of kept) out.raw(entry);
    return { ...section, body: out.finish() };
  });
}
