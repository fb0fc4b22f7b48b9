// What a request is called: by its content without addresses, so that the same program asks for the same thing in its next life.

import { ABI_HASH } from '../../vm-assembly/abi/hash.ts';
import { digest } from './digest.ts';
import type { CompileRequest, FunctionData, RegExpRequest } from './request.ts';

/** Changes when the compiler makes other code of the same request. */
const COMPILER_VERSION = 8;

function plain(name: string, value: unknown): unknown {
  if (name === 'cells') return undefined;
  if (value instanceof Int32Array || value instanceof Uint32Array || value instanceof Uint8Array) {
    return Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('latin1');
  }
  // JSON has no number of its own for what cannot be told apart otherwise: -0 and NaN do not occur.
  return value;
}

function bytesOf({ buffer, byteOffset, byteLength }: ArrayBufferView): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}

export type RootFunction = Pick<FunctionData, 'index' | 'library' | 'name'> & { words: ArrayBufferView };

/** The same for a function, whatever is known of it. */
export function rootKey({ index, library, name, words }: RootFunction, version: string): string {
  return digest(`${version} ${ABI_HASH} ${COMPILER_VERSION} ${index} ${library} ${name}\n`, bytesOf(words));
}

/** 64 hexadecimal digits. `version` is that of the package. */
export function requestKey(request: CompileRequest | RegExpRequest, version: string): string {
  return digest(`${version} ${ABI_HASH} ${COMPILER_VERSION}\n`, JSON.stringify(request, plain));
}
