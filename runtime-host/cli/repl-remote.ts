// The terminal's end of a session that runs in another thread.

import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { Repl, ReplOptions } from './repl-session.ts';

export type RemoteMethod = keyof Repl | 'interrupt';

export interface RemoteRequest {
  id: number;
  method: RemoteMethod;
  args: readonly string[];
}

export interface RemoteReply {
  id: number;
  value: unknown;
}

export interface RemoteSettings extends ReplOptions {
  color: boolean;
}

/** A session in a thread of its own. */
export class RemoteSession implements Repl {
  private readonly worker: Worker;
  private readonly flag = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  private readonly waiting = new Map<number, (value: never) => void>();
  private requests = 0;
  private stopping: Promise<void> | undefined;
  /** Rejects if the thread ends by itself. */
  private readonly ended: Promise<never>;

  constructor(settings: RemoteSettings) {
    // Compiled or not, the thread's file is beside this one.
    const file = new URL(`./repl-worker${extname(fileURLToPath(import.meta.url))}`, import.meta.url);
    this.worker = new Worker(file, { workerData: { ...settings, interruptFlag: this.flag } });
    this.worker.on('message', ({ id, value }: RemoteReply) => {
      this.waiting.get(id)?.(value as never);
      this.waiting.delete(id);
    });
    this.ended = new Promise((_, reject) => {
      this.worker.on('error', reject);
      this.worker.on('exit', (code) => reject(new Error(`the thread of the REPL ended with code ${code}`)));
    });
    // Whoever waits for an answer hears of it; there may be nobody.
    this.ended.catch(() => {});
  }

  evaluate(text: string): Promise<boolean> {
    return this.request('evaluate', text);
  }

  type(expression: string): Promise<boolean> {
    return this.request('type', expression);
  }

  dump(stage: string, text: string): Promise<boolean> {
    return this.request('dump', stage, text);
  }

  complete(line: string): Promise<[string[], string]> {
    return this.request('complete', line);
  }

  /** Stops what runs and what is awaited. */
  async interrupt(): Promise<void> {
    this.stopping ??= this.stop();
    await this.stopping;
  }

  /** Was it told to stop, and does it still run? */
  get isStopping(): boolean {
    return this.stopping !== undefined;
  }

  private async stop(): Promise<void> {
    Atomics.store(this.flag, 0, 1);
    try {
      await this.send('interrupt', []);
    } finally {
      Atomics.store(this.flag, 0, 0);
      this.stopping = undefined;
    }
  }

  private async request<T>(method: RemoteMethod, ...args: string[]): Promise<T> {
    // What comes next must not meet the flag.
    await this.stopping;
    return this.send(method, args);
  }

  private send<T>(method: RemoteMethod, args: readonly string[]): Promise<T> {
    const id = this.requests++;
    const reply = new Promise<T>((resolve) => this.waiting.set(id, resolve));
    this.worker.postMessage({ id, method, args } satisfies RemoteRequest);
    return Promise.race([reply, this.ended]);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.worker.terminate();
  }
}
