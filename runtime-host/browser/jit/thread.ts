// The thread of the compiler: a Web Worker. Its answers arrive between turns, and in an isolated page also in the middle of a guest's work.

import type { ThreadOptions } from '../../jit/thread.ts';
import type { WorkerAnswer, WorkerRequest } from '../../jit/worker.ts';
import { newMailbox, takeFrom } from './mailbox.ts';
import type { BrowserSetup } from './worker.ts';

export class CompileThread {
  private readonly worker: Worker;
  private readonly mailbox: SharedArrayBuffer | undefined;
  /** What is posted before the worker runs waits for it: it is ready from the start. */
  private readonly answers: WorkerAnswer[] = [{ ready: true }];

  /** `failed` hears when the thread is gone, and why. */
  constructor(_options: ThreadOptions, failed: (reason: string) => void) {
    this.mailbox = globalThis.crossOriginIsolated ? newMailbox() : undefined;
    this.worker = new Worker(new URL('./worker.js', import.meta.url), { type: 'module' });
    this.worker.onmessage = (event: MessageEvent<WorkerAnswer>) => {
      this.answers.push(event.data);
    };
    this.worker.onerror = ({ message }) => failed(message || 'it could not be loaded');
    this.worker.postMessage({ mailbox: this.mailbox } satisfies BrowserSetup);
  }

  post(request: WorkerRequest): void {
    this.worker.postMessage(request);
  }

  /** The next answer that is there; undefined: none is. */
  take(): WorkerAnswer | undefined {
    const mail = this.mailbox && takeFrom(this.mailbox);
    if (mail === undefined) return this.answers.shift();
    return { ...mail.head, module: new WebAssembly.Module(mail.wasm), bytes: mail.wasm.length };
  }

  end(): void {
    this.worker.terminate();
  }
}
