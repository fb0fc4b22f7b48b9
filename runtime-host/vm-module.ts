// The built module: what it says about itself.

import { Area } from '../vm-assembly/abi/layout.ts';
import { TungstenError } from './errors.ts';
import { readLazyLibrary } from './vm-file.ts';

/** Custom section with a `SnapshotInfo` as JSON. */
export const INFO_SECTION = 'tungsten';

/** What the host must know about the memory that a module begins with. */
export interface SnapshotInfo {
  /** Initial pages of the memory. */
  pages: number;
  /** End of the heap in the snapshot. */
  heapTop: number;
  /** Number of the native that is each `KnownBuiltin`, by its number; -1: it is no native. Empty in the WASI port. */
  natives: number[];
  /** The parts of the library that a guest loads when it first needs them: every memory gets them at Area.LazyLibrary. */
  lazy: Uint8Array;
}

/** Custom section with the images of the lazy library, compressed by Brotli. */
export const LAZY_SECTION = 'tungsten-lazy';

/** The builds of the VM. A package holds the release build only, for both ports. */
export type VmVariant = 'release' | 'latin' | 'debug' | 'stress' | 'trace';

/** A `WebAssembly.Module`, but by no name: a project without the DOM's library has no such type. */
export type WasmModule = object;

/** Puts the images of the lazy library into a memory. */
export function placeLazyLibrary(memory: ArrayBuffer, lazy: Uint8Array): void {
  new Uint8Array(memory).set(lazy, Area.LazyLibrary);
}

/** Reads the info section of a compiled module. */
export function snapshotInfo(module: WasmModule): SnapshotInfo {
  const [section] = WebAssembly.Module.customSections(module as WebAssembly.Module, INFO_SECTION);
  if (section === undefined) throw new TungstenError('this is no Tungsten VM: it has no snapshot information');
  const [lazy] = WebAssembly.Module.customSections(module as WebAssembly.Module, LAZY_SECTION);
  const info = JSON.parse(new TextDecoder().decode(section)) as Omit<SnapshotInfo, 'lazy'>;
  return { ...info, lazy: readLazyLibrary(new Uint8Array(lazy)) };
}
