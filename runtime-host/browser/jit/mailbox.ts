// Answers of the compiler's thread in shared memory, where they can be read in the middle of a guest's work: messages are only delivered
// between turns. Pages have such memory if they are isolated (https://web.dev/articles/coop-coep).
//
//   i32 state │ i32 bytes of the head │ i32 bytes of the module │ head: JSON │ the module
//
// The writer fills it when it is empty, the reader empties it.

import type { CompiledModule } from '../../jit/compiler.ts';

/** What an answer is before it is a module. */
export type Head = { key: string } & Omit<CompiledModule, 'module' | 'bytes'>;

const enum State {
  Empty = 0,
  Full = 1,
}

const enum Word {
  State = 0,
  Head = 1,
  Module = 2,
}

const DATA = 12;
const BYTES = 1 << 20;

export function newMailbox(): SharedArrayBuffer {
  return new SharedArrayBuffer(BYTES);
}

/** Writes an answer, when the one before was read; false: it has no room. For threads that may wait. */
export function putInto(mailbox: SharedArrayBuffer, head: Head, wasm: Uint8Array): boolean {
  const json = new TextEncoder().encode(JSON.stringify(head));
  if (DATA + json.length + wasm.length > mailbox.byteLength) return false;
  const words = new Int32Array(mailbox, 0, 3);
  while (Atomics.load(words, Word.State) !== State.Empty) Atomics.wait(words, Word.State, State.Full);
  const data = new Uint8Array(mailbox, DATA);
  data.set(json);
  data.set(wasm, json.length);
  words[Word.Head] = json.length;
  words[Word.Module] = wasm.length;
  Atomics.store(words, Word.State, State.Full);
  return true;
}

/** Takes the answer out; undefined: there is none. */
export function takeFrom(mailbox: SharedArrayBuffer): { head: Head; wasm: Uint8Array<ArrayBuffer> } | undefined {
  const words = new Int32Array(mailbox, 0, 3);
  if (Atomics.load(words, Word.State) !== State.Full) return undefined;
  // The writer goes on once it is empty.
  const head = words[Word.Head];
  const end = head + words[Word.Module];
  // Neither texts nor modules are made of shared bytes.
  const data = new Uint8Array(mailbox, DATA, end).slice() as Uint8Array<ArrayBuffer>;
  Atomics.store(words, Word.State, State.Empty);
  Atomics.notify(words, Word.State);
  return { head: JSON.parse(new TextDecoder().decode(data.subarray(0, head))) as Head, wasm: data.subarray(head) };
}
