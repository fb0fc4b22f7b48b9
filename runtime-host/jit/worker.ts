// The compile worker: the only thread that loads the compiler, when the first request comes. Requests arrive one by one on the port of
// its data; what it answers is there when the main thread looks.

import { type MessagePort, workerData } from 'node:worker_threads';
import { CodeCache } from './cache.ts';
import { type Compile, type CompiledModule, compileModule, loadCompiler } from './compiler.ts';
import type { CompileRequest } from './request.ts';

/** What the worker is told at its start. */
export interface WorkerSetup {
  port: MessagePort;
  compiler: string;
  cacheDir: string | undefined;
  cacheBytes: number;
}

export interface WorkerRequest {
  key: string;
  request: CompileRequest;
}

export type WorkerAnswer = { key: string; error: string } | ({ key: string } & CompiledModule);

function serve({ port, compiler, cacheDir, cacheBytes }: WorkerSetup): void {
  const cache = cacheDir === undefined ? undefined : new CodeCache(cacheDir, cacheBytes);
  let loading: Promise<Compile> | undefined;
  port.on('message', async ({ key, request }: WorkerRequest) => {
    try {
      loading ??= loadCompiler(compiler);
      const compile = await loading;
      port.postMessage({ key, ...compileModule(compile, request, cache, key) } satisfies WorkerAnswer);
    } catch (error) {
      port.postMessage({ key, error: String(error) } satisfies WorkerAnswer);
    }
  });
}

if (workerData?.tungstenJit !== undefined) serve(workerData.tungstenJit as WorkerSetup);
