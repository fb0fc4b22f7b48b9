// A VM that runs to be looked at afterwards: while the package is built, and when a program is linked. It has no clock, no
// chance and no host functions; what it writes is for whoever builds.

import type { VmExports } from '../vm.ts';
import { findSection, memoryPages, type Section, SectionId } from './sections.ts';

const PAGE = 65536;

export interface OfflineVm {
  vm: VmExports;
  memory: WebAssembly.Memory;
}

/** Instantiates either port of the VM. `sections` are those of `bytes`. */
export function instantiateOffline(bytes: Uint8Array, sections: readonly Section[]): OfflineVm {
  const imported = findSection(sections, SectionId.Memory) === undefined;
  let memory = new WebAssembly.Memory({ initial: imported ? memoryPages(sections) : 1, maximum: PAGE });
  const write = (fd: number, data: number, size: number): void => {
    (fd === 2 ? process.stderr : process.stdout).write(Buffer.from(memory.buffer.slice(data, data + size)));
  };
  const instance = new WebAssembly.Instance(new WebAssembly.Module(bytes as Uint8Array<ArrayBuffer>), {
    env: {
      memory,
      abort: (_message: number, _file: number, line: number, column: number): never => {
        throw new Error(`broken invariant: an assertion of the VM failed at ${line}:${column}`);
      },
    },
    host: {
      write,
      now: () => 0,
      random: () => 0,
      zoneOffset: () => 0,
      zoneName: () => 0,
      poll: () => 0,
      call: () => 2,
      jitRequest: () => {},
      jitPoll: () => {},
      jitRegExp: () => {},
      jitDrop: () => {},
    },
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
      poll_oneoff: () => 1,
      proc_exit: (code: number): never => {
        throw new Error(`broken invariant: the VM ended with code ${code}`);
      },
    },
  });
  const vm = instance.exports as unknown as VmExports;
  if (!imported) memory = vm.memory as WebAssembly.Memory;
  vm.vmRestore();
  return { vm, memory };
}

/** The memory up to the end of the heap, in whole pages, with the register stack cleared. */
export function memoryImage({ vm, memory }: OfflineVm, stackBase: number): Uint8Array {
  const bytes = new Uint8Array(memory.buffer);
  bytes.fill(0, stackBase, vm.vmStackHigh());
  return bytes.subarray(0, Math.ceil(vm.vmHeapTop() / PAGE) * PAGE);
}
