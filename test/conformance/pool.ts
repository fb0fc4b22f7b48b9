// Child processes that share the tests. One that dies or hangs costs the test that it was running, never the run.

import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { TestResult } from './result.ts';
import type { FromWorker, ToWorker, WorkerSetup } from './worker.ts';

/** How to run many tests. */
export interface PoolOptions extends WorkerSetup {
  jobs: number;
  /** Milliseconds without a result after which a worker is killed. */
  watchdog: number;
  /** Another program for the workers: tests of the pool itself. */
  program?: string;
}

const WORKER = fileURLToPath(new URL('worker.ts', import.meta.url));
/** Tests that a worker gets at once: few enough that all workers end together. */
const BATCH = 24;
/** A worker that dies this often without a single result is broken, whatever the test. */
const MAX_STILLBIRTHS = 3;

/** Runs all tests; `onResult` gets them as they end. */
export async function runPool(
  tests: readonly string[],
  options: PoolOptions,
  onResult: (result: TestResult) => void,
): Promise<void> {
  const queue = [...tests].reverse();
  const jobs = Math.max(1, Math.min(options.jobs, Math.ceil(tests.length / BATCH)));
  const workers = Array.from({ length: jobs }, () => new Worker(queue, options, onResult));
  await Promise.all(workers.map((worker) => worker.run()));
}

/** One place in the pool: a process at a time. */
class Worker {
  private readonly queue: string[];
  private readonly options: PoolOptions;
  private readonly onResult: (result: TestResult) => void;
  /** What the process has and has not answered yet; it works on the first. */
  private pending: string[] = [];
  private stillbirths = 0;

  constructor(queue: string[], options: PoolOptions, onResult: (result: TestResult) => void) {
    this.queue = queue;
    this.options = options;
    this.onResult = onResult;
  }

  async run(): Promise<void> {
    while (this.queue.length > 0) {
      const { blame, reason } = await this.live();
      if (blame === null) continue;
      const path = this.pending.shift();
      if (path !== undefined) this.onResult({ path, status: blame, message: reason });
      // What it had not begun goes back.
      this.queue.push(...this.pending.reverse());
      this.pending = [];
    }
  }

  /** The life of one process. */
  private live(): Promise<{ blame: 'hang' | 'crash' | null; reason: string }> {
    const child = fork(this.options.program ?? WORKER, { stdio: ['ignore', 'ignore', 'pipe', 'ipc'] });
    let errors = '';
    child.stderr?.on('data', (data: Buffer) => {
      errors = (errors + data.toString()).slice(-2000);
    });
    let hung = false;
    let answered = false;
    let timer: NodeJS.Timeout | undefined;
    const watch = (): void => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        hung = true;
        child.kill('SIGKILL');
      }, this.options.watchdog);
    };
    const { dir, deadline, vm, jit } = this.options;
    tell(child, { setup: { dir, deadline, vm, jit } });
    watch();
    child.on('message', (message: FromWorker) => {
      watch();
      if ('result' in message) {
        answered = true;
        this.pending.shift();
        this.onResult(message.result);
        return;
      }
      this.pending = this.queue.splice(-BATCH).reverse();
      if (this.pending.length > 0) tell(child, { tests: this.pending });
      else child.disconnect();
    });
    return new Promise((resolve, reject) => {
      child.on('exit', (code, signal) => {
        clearTimeout(timer);
        if (hung) resolve({ blame: 'hang', reason: `no result within ${this.options.watchdog} ms` });
        else if (code === 0 && this.pending.length === 0) resolve({ blame: null, reason: '' });
        else {
          this.stillbirths = answered ? 0 : this.stillbirths + 1;
          const reason = `the worker ended with ${signal ?? `code ${code}`}: ${lastLines(errors)}`;
          if (this.stillbirths >= MAX_STILLBIRTHS) reject(new Error(reason));
          else resolve({ blame: 'crash', reason });
        }
      });
    });
  }
}

function tell(child: ChildProcess, message: ToWorker): void {
  // A process that just died is noticed by its exit.
  if (child.connected) child.send(message, () => {});
}

function lastLines(text: string): string {
  return text.trim().split('\n').slice(-4).join(' | ');
}
