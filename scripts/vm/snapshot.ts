// Raw module → module that begins with the heap of a started VM.

import { brotliCompressSync, constants } from 'node:zlib';
import { loadUnit } from '../../runtime-host/vm.ts';
import { INFO_SECTION, LAZY_SECTION, type SnapshotInfo } from '../../runtime-host/vm-module.ts';
import { instantiateOffline, memoryImage } from '../../runtime-host/wasm/offline.ts';
import { findSection, readSections, type Section, SectionId, writeSections } from '../../runtime-host/wasm/sections.ts';
import { staticsEnd, withMemoryImage } from '../../runtime-host/wasm/snapshot.ts';
import { Area, Cell } from '../../vm-assembly/abi/layout.ts';
import { Exit } from '../../vm-assembly/abi/traps.ts';
import type { Library } from './library.ts';
import { nativesByName } from './natives.ts';
import { pruneStart } from './prune.ts';
import { clearDead, clearTables, reduce, settleableObjects } from './reduce.ts';

/** Starts the VM of a raw module, runs the library in it, and returns the module with that memory; `names` keeps the names of functions. */
export function snapshot(raw: Uint8Array, library: Library, names: boolean): Uint8Array {
  const sections = readSections(raw);
  const statics = staticsEnd(sections);
  if (statics > Area.StackBase) throw new Error(`the statics end at ${statics}, above Area.StackBase`);
  const offline = instantiateOffline(raw, sections);
  const { vm, memory } = offline;
  vm.vmInit();
  const exit = vm.vmRunUnit(loadUnit(vm, memory, library.start));
  if (exit !== Exit.Done) throw new Error(`the library did not run to its end: exit ${exit}`);
  vm.vmCollect();
  for (const object of settleableObjects(new Uint8Array(memory.buffer))) vm.vmSettle(object);
  vm.vmCollect();
  const bytes = memoryImage(offline, Area.StackBase);
  clearDead(bytes);
  const pruned = pruneStart(raw, names);
  for (const { offset, size } of pruned.deadStatics) bytes.fill(0, offset, offset + size);
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  const lazy = lazyArea(library);
  for (const image of library.lazy) verifyOffline(raw, sections, image);
  view.setBigInt64(Cell.FuelUsed, 0n, true);
  view.setUint32(Cell.Collections, 0, true);
  // From here on no image may call itself part of the library.
  view.setUint32(Cell.Sealed, 1, true);
  const whole = bytes.slice();
  reduce(bytes);
  const started = withMemoryImage(pruned.sections, bytes);
  const hasJit = findSection(sections, SectionId.Memory) === undefined;
  const info: Omit<SnapshotInfo, 'lazy'> = {
    pages: bytes.length >> 16,
    heapTop: vm.vmHeapTop(),
    natives: hasJit ? nativesByName(writeSections(started)) : [],
  };
  const module = writeSections([
    ...started,
    { id: SectionId.Custom, name: LAZY_SECTION, body: compress(lazy) },
    { id: SectionId.Custom, name: INFO_SECTION, body: new TextEncoder().encode(JSON.stringify(info)) },
  ]);
  checkRestored(module, whole);
  return module;
}

/** A module whose instances make something else of their memory than what was left out is not shipped. */
function checkRestored(module: Uint8Array, whole: Uint8Array): void {
  const restored = memoryImage(instantiateOffline(module, readSections(module)), Area.StackBase);
  // the order of entries in hash tables is not the one in which the start filled them
  clearTables(restored);
  clearTables(whole);
  const differs = whole.findIndex((byte, at) => byte !== restored[at]);
  if (differs !== -1 || whole.length !== restored.length) throw new Error(`the memory is not restored at ${differs}`);
}

function compress(lazy: Uint8Array): Uint8Array {
  return brotliCompressSync(lazy, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: lazy.length } });
}

/** The images of what is loaded later, and tables, as they lie at Area.LazyLibrary. */
function lazyArea({ lazy, tables }: Library): Uint8Array {
  const parts: Uint8Array[] = [];
  for (const image of [...lazy, tables]) {
    const part = new Uint8Array(8 + ((image.length + 7) & ~7));
    new DataView(part.buffer).setUint32(0, image.length, true);
    part.set(image, 8);
    parts.push(part);
  }
  const area = Buffer.concat(parts);
  if (area.length > Area.HeapBase - Area.LazyLibrary)
    throw new Error(`no room for ${area.length} bytes of lazy library`);
  return area;
}

/** Throws for an image that the VM would refuse: when it loads a part of the library, it does not look. */
function verifyOffline(raw: Uint8Array, sections: readonly Section[], image: Uint8Array): void {
  const { vm, memory } = instantiateOffline(raw, sections);
  vm.vmInit();
  loadUnit(vm, memory, image);
}
