/** One child process of the bench: a worker under its own Node flags, asked one thing at a time. */
import { type ChildProcess, fork } from 'node:child_process';
import type { Reply, Request } from '../worker/protocol.ts';

/** Node flags that an engine's process needs. */
const FLAGS: Record<string, string[]> = {
  'v8-jitless': ['--jitless', '--no-expose-wasm'],
  // isolated-vm's own requirement since Node 20.
  'isolated-vm': ['--no-node-snapshot'],
};

export class Worker {
  readonly #child: ChildProcess;
  #settle: { resolve(reply: Reply): void; reject(error: Error): void } | undefined;
  #ended: string | undefined;

  constructor(bundle: string, engine: string) {
    const { NODE_OPTIONS: _dropped, ...env } = process.env;
    this.#child = fork(bundle, [], { execArgv: FLAGS[engine] ?? [], env, stdio: ['ignore', 'ignore', 'pipe', 'ipc'] });
    let errors = '';
    this.#child.stderr?.on('data', (data: Buffer) => {
      errors = (errors + data.toString()).slice(-2000);
    });
    this.#child.on('message', (reply: Reply) => {
      const settle = this.#settle;
      this.#settle = undefined;
      settle?.resolve(reply);
    });
    this.#child.on('exit', (code, signal) => {
      const said = errors.split('\n').find((line) => /error|abort|fatal/i.test(line));
      this.#ended = `the process ended with ${signal ?? code}${said ? `: ${said.trim()}` : ''}`;
      this.#settle?.reject(new Error(this.#ended));
      this.#settle = undefined;
    });
  }

  /** Sends a request and waits for its reply; an error reply, the process's end and the time limit all reject. */
  ask<K extends Reply['kind']>(request: Request, limitMs: number): Promise<Extract<Reply, { kind: K }>> {
    return new Promise((resolve, reject) => {
      if (this.#ended !== undefined) {
        reject(new Error(this.#ended));
        return;
      }
      const timer = setTimeout(() => {
        this.#settle = undefined;
        this.end();
        reject(new Error(`no answer within ${Math.round(limitMs / 1000)} s`));
      }, limitMs);
      this.#settle = {
        resolve: (reply) => {
          clearTimeout(timer);
          if (reply.kind === 'error') reject(new Error(reply.message));
          else resolve(reply as Extract<Reply, { kind: K }>);
        },
        reject: (error) => {
          clearTimeout(timer);
          reject(error);
        },
      };
      this.#child.send(request);
    });
  }

  end(): void {
    this.#child.kill('SIGKILL');
  }
}
