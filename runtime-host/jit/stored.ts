// What the cache remembers of a request besides its name, so that a second start can ask for the same thing long before its own profile says
// so: the profile, with shapes and functions by their numbers, which a snapshot finds again by what they are (`Snapshot`).

import type { CellInfo, CompileRequest, FunctionData } from './request.ts';

export type StoredFunction = Pick<FunctionData, 'name' | 'index' | 'library' | 'profiled' | 'sites' | 'failed'> & {
  /** Words of bytecode. */
  length: number;
  /** `FunctionData.seen` in base64. */
  seen: string;
};

/** A request without what its program says anyway, and without addresses. */
export interface StoredRequest {
  functions: StoredFunction[];
  info: CellInfo[];
  headers: number[];
}

export function storeRequest({ functions, info, headers }: CompileRequest): StoredRequest {
  return {
    functions: functions.map(({ name, index, library, profiled, sites, failed, words, seen }) => ({
      name,
      index,
      library,
      profiled,
      sites,
      failed,
      length: words.length,
      seen: Buffer.from(seen.buffer, seen.byteOffset, seen.byteLength).toString('base64'),
    })),
    info,
    headers,
  };
}

/** `FunctionData.seen` of a stored function. */
export function seenOf({ seen, length }: StoredFunction): Uint32Array {
  const list = new Uint32Array(length);
  const bytes = new Uint8Array(list.buffer);
  bytes.set(Buffer.from(seen, 'base64').subarray(0, bytes.length));
  return list;
}

/** This program is not, or not yet, where the request was made. */
export class UnlikeError extends Error {}
