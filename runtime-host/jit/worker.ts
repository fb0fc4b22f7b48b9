// The compile worker: the only thread that loads the compiler. Requests arrive on the port of its data when it has said that it is ready; what
// it answers is there when the main thread looks. The package holds it as one file (scripts/bundle-worker.ts): the loader of modules would take
// longer than the first compilations do.

import { type MessagePort, workerData } from 'node:worker_threads';
import { compile as ownCompile } from './compile.ts';
import { type CompiledModule, compileModule, loadCompiler } from './compiler.ts';
import type { CompileRequest, RegExpRequest } from './request.ts';
import { Unoptimized } from './unoptimized.ts';

/** For who runs the bundle without a worker. */
export { ownCompile as compile };

/** What the worker is told at its start. */
export interface WorkerSetup {
  port: MessagePort;
  /** Address of another compiler, for tests and dumps. */
  compiler: string | undefined;
  cacheDir: string | undefined;
  cacheBytes: number;
}

export interface WorkerRequest {
  key: string;
  /** `rootKey` of the function, if it is one. */
  root: string | undefined;
  request: CompileRequest | RegExpRequest;
}

/** The first one says whether there is a compiler. */
export type WorkerAnswer =
  | { ready: true }
  | { failed: string }
  | { key: string; error: string }
  | ({ key: string } & CompiledModule);

async function serve(setup: WorkerSetup): Promise<void> {
  try {
    await listen(setup);
  } catch (error) {
    setup.port.postMessage({ failed: String(error) } satisfies WorkerAnswer);
  }
}

async function listen({ port, compiler, cacheDir, cacheBytes }: WorkerSetup): Promise<void> {
  const young = new Unoptimized();
  const compile = compiler === undefined ? ownCompile : await loadCompiler(compiler);
  const cache = cacheDir === undefined ? undefined : new (await import('./cache.ts')).CodeCache(cacheDir, cacheBytes);
  port.on('message', ({ key, root, request }: WorkerRequest) => {
    try {
      const code = compileModule(compile, request, cache, key, root);
      port.postMessage({ key, ...code } satisfies WorkerAnswer);
      young.spent(code.milliseconds);
    } catch (error) {
      port.postMessage({ key, error: String(error) } satisfies WorkerAnswer);
    }
  });
  port.postMessage({ ready: true } satisfies WorkerAnswer);
  // While the first request is made.
  young.start();
}

if (workerData?.tungstenJit !== undefined) void serve(workerData.tungstenJit as WorkerSetup);
