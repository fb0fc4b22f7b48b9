// The thread of the compiler: a worker of Node. What it answers is read without waiting, in the middle of a guest's work too.

import { fileURLToPath } from 'node:url';
import {
  MessageChannel,
  type MessagePort,
  receiveMessageOnPort,
  SHARE_ENV,
  Worker,
  type WorkerOptions,
} from 'node:worker_threads';
import { EXTENSION } from './compiler.ts';
import type { WorkerAnswer, WorkerRequest, WorkerSetup } from './worker.ts';

/** What the compiler's thread must know. */
export type ThreadOptions = Omit<WorkerSetup, 'port'>;

export class CompileThread {
  private readonly worker: Worker;
  private readonly port: MessagePort;

  /** `failed` hears when the thread is gone, and why. */
  constructor({ compiler, cacheDir, cacheBytes }: ThreadOptions, failed: (reason: string) => void) {
    const { port1, port2 } = new MessageChannel();
    const tungstenJit: WorkerSetup = { port: port2, compiler, cacheDir, cacheBytes };
    const at = (file: string): URL => new URL(file, import.meta.url);
    // In a working copy the worker's source is TypeScript.
    const source = EXTENSION === '.ts';
    // Nothing that `boot` runs can import another compiler.
    const boots = !source && compiler === undefined;
    const workerData = { tungstenJit, ...(boots ? { tungstenBoot: fileURLToPath(at('./worker.cjs')) } : {}) };
    // It starts sooner with an environment that is not copied, and opens no files that somebody has to close.
    const options: WorkerOptions = { workerData, transferList: [port2], env: SHARE_ENV, trackUnmanagedFds: false };
    this.worker = source
      ? new Worker(throughTsx(at('./worker.ts').href), { ...options, eval: true })
      : new Worker(at(boots ? './boot.cjs' : './worker.cjs'), options);
    this.port = port1;
    // Neither of them keeps the process.
    this.worker.unref();
    port1.unref();
    this.worker.on('error', (error) => failed(String(error)));
  }

  post(request: WorkerRequest): void {
    this.port.postMessage(request);
  }

  /** The next answer that is there; undefined: none is. */
  take(): WorkerAnswer | undefined {
    return receiveMessageOnPort(this.port)?.message as WorkerAnswer | undefined;
  }

  end(): void {
    void this.worker.terminate();
    this.port.close();
  }
}

/** Source that imports a module of a working copy. */
function throughTsx(url: string): string {
  return `import('tsx/esm/api').then(({ register }) => { register(); return import(${JSON.stringify(url)}); })`;
}
