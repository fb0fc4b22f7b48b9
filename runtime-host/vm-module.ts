// The built module: where it is, and what it says about itself.

import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { brotliDecompressSync } from 'node:zlib';
import { Area } from '../vm-assembly/abi/layout.ts';
import { TungstenError } from './errors.ts';

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

/** Bytes of a built module. */
export function readVmFile(variant: VmVariant, port: 'host' | 'wasi' = 'host'): Uint8Array {
  const stem = port === 'wasi' ? 'vm-wasi' : 'vm';
  // Compiled, this file is in dist/runtime-host; in a working copy it is in runtime-host.
  const places =
    variant === 'release'
      ? [`../${stem}.wasm`, `../dist/${stem}.wasm`]
      : [`../build/${stem}.${variant}.wasm`, `../../build/${stem}.${variant}.wasm`];
  const found = places.map((place) => fileURLToPath(new URL(place, import.meta.url))).find((path) => existsSync(path));
  if (found === undefined) {
    throw new TungstenError(`the ${variant} build of the VM is missing: "npm run build:vm -- ${variant}" makes it`);
  }
  return readFileSync(found);
}

/** The lazy library that the body of its section holds. */
export function readLazyLibrary(section: Uint8Array): Uint8Array {
  return brotliDecompressSync(section);
}

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
