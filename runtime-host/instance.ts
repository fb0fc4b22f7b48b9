// One instance of the VM with its memory: what the pool keeps. Resetting it copies the memory of the start back.

import { Area, Cell } from '../vm-assembly/abi/layout.ts';
import type { InstanceJit } from './jit/instance-jit.ts';
import type { TimeZone } from './time-zone.ts';
import type { VmExports } from './vm.ts';
import { placeLazyLibrary, type SnapshotInfo } from './vm-module.ts';

/** Who answers the imports of an instance while guest code runs in it. */
export interface HostSide {
  write(fd: number, bytes: Uint8Array): void;
  now(): number;
  random(): number;
  readonly zone: TimeZone;
  /** True: the guest is to be interrupted. */
  poll(): boolean;
  /** Calls a host function; see `HostResult` in vm-assembly/abi/transfer.ts. */
  callHost(id: number, message: number, size: number): number;
}

/** The memory of a VM that has just started, without the register stack, which is all zero then. */
export interface Baseline {
  /** Everything below the register stack. */
  low: Uint8Array;
  heap: Uint8Array;
}

const PAGE = 65536;
/** An instance that grew beyond this is not kept: clearing it would cost more than a new one. */
const MAX_KEPT_BYTES = 48 << 20;

/** The VM, instantiated with a memory of its own, and typed access to its cells. */
export class VmInstance {
  readonly memory: WebAssembly.Memory;
  readonly vm: VmExports;
  /** Set while an isolate owns this instance. */
  owner: HostSide | undefined;
  /** Compiles hot functions, if the engine does that. */
  jit: InstanceJit | undefined;
  /** A trap, or the end of the memory, left the VM in the middle of something: its memory means nothing until it is reset. */
  broken = false;
  private cachedView: DataView;
  private cachedBytes: Buffer;

  constructor(module: WebAssembly.Module, info: SnapshotInfo) {
    const memory = new WebAssembly.Memory({ initial: info.pages, maximum: PAGE });
    this.memory = memory;
    const host = (): HostSide => this.owner as HostSide;
    const instance = new WebAssembly.Instance(module, {
      env: { memory, abort: (_m: number, _f: number, line: number, column: number) => abort(line, column) },
      host: {
        write: (fd: number, data: number, size: number) => host().write(fd, this.bytes.subarray(data, data + size)),
        now: () => host().now(),
        random: () => host().random(),
        zoneOffset: (time: number) => host().zone.offset(time),
        zoneName: (time: number, at: number, room: number) => this.bytes.write(host().zone.name(time), at, room),
        poll: () => (host().poll() ? 1 : 0),
        call: (id: number, message: number, size: number) => host().callHost(id, message, size),
        jitRequest: (record: number) => this.jit?.request(record),
        jitPoll: () => this.jit?.poll(),
        jitRegExp: (program: number, wide: number) => this.jit?.regExp(program, wide !== 0),
        jitDrop: (record: number) => this.jit?.drop(record),
      },
    });
    this.vm = instance.exports as unknown as VmExports;
    placeLazyLibrary(memory.buffer, info.lazy);
    this.cachedView = new DataView(memory.buffer);
    this.cachedBytes = Buffer.from(memory.buffer);
    this.vm.vmRestore();
  }

  /** The memory's bytes. Fetch again after every call into the VM: growing the memory detaches the old view. */
  get bytes(): Buffer {
    if (this.cachedBytes.buffer !== this.memory.buffer) this.refresh();
    return this.cachedBytes;
  }

  get view(): DataView {
    if (this.cachedView.buffer !== this.memory.buffer) this.refresh();
    return this.cachedView;
  }

  private refresh(): void {
    this.cachedView = new DataView(this.memory.buffer);
    this.cachedBytes = Buffer.from(this.memory.buffer);
  }

  getU32(address: number): number {
    return this.view.getUint32(address, true);
  }

  setU32(address: number, value: number): void {
    this.view.setUint32(address, value, true);
  }

  /** A 64-bit cell that holds an unsigned number below 2^53. */
  getU64(address: number): number {
    return this.getU32(address) + this.getU32(address + 4) * 2 ** 32;
  }

  setU64(address: number, value: number): void {
    this.setU32(address, value % 2 ** 32);
    this.setU32(address + 4, Math.floor(value / 2 ** 32));
  }

  getF64(address: number): number {
    return this.view.getFloat64(address, true);
  }

  setF64(address: number, value: number): void {
    this.view.setFloat64(address, value, true);
  }

  /** Copies what a fresh instance holds. */
  captureBaseline(info: SnapshotInfo): Baseline {
    const { bytes } = this;
    return {
      low: Uint8Array.prototype.slice.call(bytes, 0, Area.StackBase),
      heap: Uint8Array.prototype.slice.call(bytes, Area.HeapBase, info.heapTop),
    };
  }

  /** Makes the memory what it was at the start: copies what may have changed, clears what was used beyond. */
  reset(baseline: Baseline): void {
    const stackHigh = this.broken ? Area.StackEnd : this.vm.vmStackHigh();
    const heapTop = this.broken ? this.memory.buffer.byteLength : this.vm.vmHeapTop();
    const { bytes } = this;
    bytes.fill(0, Area.StackBase, stackHigh);
    bytes.set(baseline.low, 0);
    bytes.set(baseline.heap, Area.HeapBase);
    const baseTop = Area.HeapBase + baseline.heap.length;
    if (heapTop > baseTop) bytes.fill(0, baseTop, heapTop);
    this.broken = false;
    this.jit?.forget();
  }

  /** Is it worth keeping for another isolate? */
  get reusable(): boolean {
    return this.memory.buffer.byteLength <= MAX_KEPT_BYTES;
  }

  /** Fuel that is left, as the VM counts it; Infinity if there is no limit. */
  get fuel(): number {
    return this.getU32(Cell.Fuel + 4) === 0x7fffffff ? Number.POSITIVE_INFINITY : this.getU64(Cell.Fuel);
  }

  set fuel(units: number) {
    if (units < 2 ** 53) this.setU64(Cell.Fuel, units);
    else {
      this.setU32(Cell.Fuel, 0xffffffff);
      this.setU32(Cell.Fuel + 4, 0x7fffffff);
    }
  }
}

function abort(line: number, column: number): never {
  throw new Error(`broken invariant: an assertion of the VM failed at ${line}:${column}`);
}
