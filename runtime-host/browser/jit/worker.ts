// The compile worker of a browser: the only thread that loads the compiler. What it answers is there when the engine looks.

import { compile } from '../../jit/compile.ts';
import type { WorkerAnswer, WorkerRequest } from '../../jit/worker.ts';
import { putInto } from './mailbox.ts';

/** The first message. */
export interface BrowserSetup {
  mailbox: SharedArrayBuffer | undefined;
}

let mailbox: SharedArrayBuffer | undefined;

function answer(message: WorkerAnswer): void {
  globalThis.postMessage(message);
}

function serve({ key, request }: WorkerRequest): void {
  const began = performance.now();
  try {
    const { wasm, ...rest } = compile(request);
    const head = { key, ...rest, milliseconds: performance.now() - began };
    if (mailbox !== undefined && putInto(mailbox, head, wasm)) return;
    const module = new WebAssembly.Module(wasm as Uint8Array<ArrayBuffer>);
    answer({ ...head, module, bytes: wasm.length });
  } catch (error) {
    answer({ key, error: String(error) });
  }
}

globalThis.onmessage = ({ data }: MessageEvent<BrowserSetup | WorkerRequest>) => {
  if ('key' in data) serve(data);
  else mailbox = data.mailbox;
};
