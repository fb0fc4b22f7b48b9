// The files of the VM, in a browser: beside the bundle, fetched once.

import { MisuseError, TungstenError } from '../errors.ts';
import type { VmVariant } from '../vm-module.ts';

interface VmFiles {
  vm: Uint8Array;
  lazyLibrary: Uint8Array;
}

let files: VmFiles | undefined;
let coming: Promise<VmFiles> | undefined;

async function fetchFile(url: URL): Promise<Uint8Array> {
  const response = await fetch(url);
  if (!response.ok) throw new TungstenError(`cannot fetch ${url.href}: status ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
}

async function fetchAll(): Promise<VmFiles> {
  const [vm, lazyLibrary] = await Promise.all([
    fetchFile(new URL('../vm.wasm', import.meta.url)),
    // Unpacked by the build: few browsers know Brotli as a stream.
    fetchFile(new URL('./lazy-library.bin', import.meta.url)),
  ]);
  return { vm, lazyLibrary };
}

/** Makes the files ready to be read. */
export async function fetchVmFiles(): Promise<void> {
  coming ??= fetchAll();
  try {
    files = await coming;
  } catch (error) {
    // The next engine tries again.
    coming = undefined;
    throw error;
  }
}

function fetched(): VmFiles {
  if (files === undefined) throw new MisuseError('the VM is not fetched yet: the first engine needs Engine.create()');
  return files;
}

/** Bytes of the VM, of which there is one build here. */
export function readVmFile(variant: VmVariant): Uint8Array {
  if (variant !== 'release') throw new TungstenError(`the ${variant} build of the VM is not there in a browser`);
  return fetched().vm;
}

/** The lazy library: that of the package's own VM, whose section is packed for Node. */
export function readLazyLibrary(_section: Uint8Array): Uint8Array {
  return fetched().lazyLibrary;
}
