// A child process that runs tests: paths come in batches, results go out one by one.

import { Engine } from '../../runtime-host/index.ts';
import type { VmVariant } from '../../runtime-host/vm-module.ts';
import { parseJit } from '../support/jit-setting.ts';
import { Executor } from './execute.ts';
import type { TestResult } from './result.ts';

/** What the parent sends first. */
export interface WorkerSetup {
  dir: string;
  deadline: number;
  vm: VmVariant;
  /** As support/jit-setting.ts has it. */
  jit: string;
}

/** Messages to the worker. */
export type ToWorker = { setup: WorkerSetup } | { tests: string[] };

/** Messages from the worker. `ready` asks for more. */
export type FromWorker = { ready: true } | { result: TestResult };

const send = (message: FromWorker): void => void process.send?.(message);
let executor: Executor | undefined;

process.on('message', async (message: ToWorker) => {
  if ('setup' in message) {
    const { dir, deadline, vm, jit } = message.setup;
    executor = new Executor(await Engine.create({ vm, jit: parseJit(jit) }), { dir, deadline });
  } else {
    for (const path of message.tests) send({ result: await (executor as Executor).run(path) });
  }
  send({ ready: true });
});
