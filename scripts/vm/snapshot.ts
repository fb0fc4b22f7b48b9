// Raw module → module that begins with the heap of a started VM.

import { loadUnit, type VmExports } from '../../runtime-host/vm.ts';
import { INFO_SECTION, type SnapshotInfo } from '../../runtime-host/vm-module.ts';
import {
  findSection,
  memoryPages,
  readSections,
  SectionId,
  withoutCustomSections,
  writeSections,
} from '../../runtime-host/wasm/sections.ts';
import { withMemoryImage } from '../../runtime-host/wasm/snapshot.ts';
import { Area, Cell } from '../../vm-assembly/abi/layout.ts';
import { Exit } from '../../vm-assembly/abi/traps.ts';

const PAGE = 65536;

/** A VM that runs while it is built: what it writes is for whoever builds it; it has no clock and no chance. */
async function instantiate(raw: Uint8Array): Promise<{ vm: VmExports; memory: WebAssembly.Memory }> {
  const sections = readSections(raw);
  const imported = findSection(sections, SectionId.Memory) === undefined;
  let memory = new WebAssembly.Memory({ initial: imported ? memoryPages(sections) : 1, maximum: PAGE });
  const write = (fd: number, data: number, size: number): void => {
    (fd === 2 ? process.stderr : process.stdout).write(Buffer.from(memory.buffer.slice(data, data + size)));
  };
  const { instance } = await WebAssembly.instantiate(raw as Uint8Array<ArrayBuffer>, {
    env: {
      memory,
      abort: (_message: number, _file: number, line: number, column: number): never => {
        throw new Error(`assertion failed at ${line}:${column} while the VM started`);
      },
    },
    host: { write, now: () => 0, random: () => 0, poll: () => 0, call: () => 2 },
    wasi_snapshot_preview1: {
      fd_write: (fd: number, vectors: number, _count: number, written: number): number => {
        const view = new DataView(memory.buffer);
        const size = view.getUint32(vectors + 4, true);
        write(fd, view.getUint32(vectors, true), size);
        view.setUint32(written, size, true);
        return 0;
      },
      clock_time_get: () => 1,
      random_get: () => 1,
      args_sizes_get: () => 1,
      args_get: () => 1,
      proc_exit: (code: number): never => {
        throw new Error(`the VM ended with code ${code} while it started`);
      },
    },
  });
  const vm = instance.exports as unknown as VmExports;
  if (!imported) memory = vm.memory as WebAssembly.Memory;
  return { vm, memory };
}

/** Starts the VM of a raw module, runs the library in it, and returns the module with that memory; names are dropped. */
export async function snapshot(raw: Uint8Array, library: Uint8Array | undefined): Promise<Uint8Array> {
  const { vm, memory } = await instantiate(raw);
  vm.vmInit();
  if (library !== undefined) {
    const unit = loadUnit(vm, memory, library);
    const exit = vm.vmRunUnit(unit);
    if (exit !== Exit.Done) throw new Error(`the library did not run to its end: exit ${exit}`);
  }
  vm.vmCollect();
  const view = new DataView(memory.buffer);
  view.setBigInt64(Cell.FuelUsed, 0n, true);
  const bytes = new Uint8Array(memory.buffer);
  bytes.fill(0, Area.StackBase, vm.vmStackHigh());
  const heapTop = vm.vmHeapTop();
  const pages = Math.ceil(heapTop / PAGE);
  const sections = withMemoryImage(withoutCustomSections(readSections(raw)), bytes.subarray(0, pages * PAGE));
  const info: SnapshotInfo = { pages, heapTop };
  const body = new TextEncoder().encode(JSON.stringify(info));
  return writeSections([...sections, { id: SectionId.Custom, name: INFO_SECTION, body }]);
}
