// The VM's module as the host sees it: its exports, and the few cells that are read from outside.

import { Cell } from '../vm-assembly/abi/layout.ts';
import { type Exit, ImageFault } from '../vm-assembly/abi/traps.ts';
import { ImageError } from './errors.ts';

/** Exports of vm.wasm (vm-assembly/index.ts). */
export interface VmExports {
  /** Only in the Node port's tests and in the WASI port; the Node port imports its memory. */
  memory?: WebAssembly.Memory;
  /** Builds the realm and the heap: when the snapshot is made, never later. */
  vmInit(): void;
  /** Gives an object of the library a shape of its own: when the snapshot is made, never later. */
  vmSettle(object: number): void;
  /** Makes again what the snapshot left out: once in an instance, before anything else. */
  vmRestore(): void;
  /** Room for an image; 0 if the heap limit is reached. */
  vmAllocImage(size: number): number;
  /** Verifies and links the image there; the unit is in Cell.Result. */
  vmLoadImage(image: number, size: number): ImageFault;
  /** Runs the top level of a unit. */
  vmRunUnit(unit: number): Exit;
  /** End of the addresses that the heap has used. */
  vmHeapTop(): number;
  /** Highest address of the register stack that may be dirty. */
  vmStackHigh(): number;
  /** Bytes of heap in use. */
  vmHeapUsed(): number;
  /** Collects garbage, between runs. */
  vmCollect(): void;
  /** Room for a message of `size` bytes to the VM; 0 if the heap limit is reached. */
  vmTransfer(size: number): number;
  /** Does what the message asks (abi/transfer.ts, Request); the answer is the next message. */
  vmRequest(): Exit;
  /** Makes the outcome of a run (value or exception) the next message. */
  vmEncodeOutcome(exit: Exit): Exit;
  /** Runs the jobs that wait. `Throw`: a callback threw, the exception is the next message, and jobs may be left. */
  vmRunJobs(): Exit;
  /** Drops jobs, timers and unheard rejections. */
  vmDropJobs(): void;
  /** Frees a handle. */
  vmHandleFree(handle: number): void;
  /** Natives and compiled functions. */
  table: WebAssembly.Table;
  /** How a key is reached in objects of a shape: the answer is in JitCell.Found…. */
  jitCharString(unit: number): number;
  vmJitFind(shape: number, key: number, aim: number): void;
  /** How plain arrays are walked: the answer is in JitCell.Found…. */
  vmJitIteration(): void;
  /** Type of the elements of typed arrays with this shape, or -1. */
  vmJitElementType(shape: number): number;
  /** Shape of plain arrays. */
  vmJitArrayShape(): number;
  /** Record of a function; 0: no room. */
  vmJitRecord(code: number): number;
  /** Room for the addresses of so many cells that live as long as the unit of the function with this Code; 0: none. */
  vmJitKeep(code: number, count: number): number;
  /** Compiled code is in the table: address for its loop headers, or 0. */
  vmJitInstall(record: number, table: number, headers: number, flags: number): number;
  /** Compiled code leaves to the interpreter; this counts for the function with this Code, or none (0). */
  vmJitExit(code: number): void;
}

/** Copies an image into the VM and links it. The unit's address, or 0 if the heap limit is reached. */
export function loadUnit(vm: VmExports, memory: WebAssembly.Memory, image: Uint8Array): number {
  const at = vm.vmAllocImage(image.length);
  if (at === 0) return 0;
  new Uint8Array(memory.buffer).set(image, at);
  const fault = vm.vmLoadImage(at, image.length);
  const view = new DataView(memory.buffer);
  if (fault !== ImageFault.None) {
    if (fault === ImageFault.OutOfMemory) return 0;
    throw new ImageError(fault);
  }
  return view.getUint32(Cell.Result, true);
}
