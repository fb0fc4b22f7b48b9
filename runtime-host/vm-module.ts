// The built module: where it is, and what it says about itself.

import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { TungstenError } from './errors.ts';

/** Custom section with a `SnapshotInfo` as JSON. */
export const INFO_SECTION = 'tungsten';

/** What the host must know about the memory that a module begins with. */
export interface SnapshotInfo {
  /** Initial pages of the memory. */
  pages: number;
  /** End of the heap in the snapshot. */
  heapTop: number;
}

/** The builds that a package or a working copy may hold. */
export type VmFile = 'vm.wasm' | 'vm-wasi.wasm';

/** Bytes of a built module. */
export function readVmFile(name: VmFile): Uint8Array {
  // Compiled, this file is in dist/runtime-host; in a working copy it is in runtime-host.
  const places = [`../${name}`, `../dist/${name}`].map((path) => fileURLToPath(new URL(path, import.meta.url)));
  const found = places.find((path) => existsSync(path));
  if (found === undefined) throw new TungstenError(`${name} was not built: run "npm run build:vm"`);
  return readFileSync(found);
}

/** Reads the info section of a compiled module. */
export function snapshotInfo(module: WebAssembly.Module): SnapshotInfo {
  const [section] = WebAssembly.Module.customSections(module, INFO_SECTION);
  if (section === undefined) throw new TungstenError('this is no Tungsten VM: it has no snapshot information');
  return JSON.parse(new TextDecoder().decode(section)) as SnapshotInfo;
}
