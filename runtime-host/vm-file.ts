// The files of the VM: where they are, and how they are read.

import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { brotliDecompressSync } from 'node:zlib';
import { TungstenError } from './errors.ts';
import type { VmVariant } from './vm-module.ts';

/** Makes the files ready to be read. Here they always are; a browser has to fetch them. */
export async function fetchVmFiles(): Promise<void> {}

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
