// The thread in which a REPL that talks to a terminal runs its guest: the terminal stays awake and can stop it.

import { parentPort, workerData } from 'node:worker_threads';
import { writeAll } from './io.ts';
import type { RemoteMethod, RemoteReply, RemoteRequest, RemoteSettings } from './repl-remote.ts';
import { ReplSession } from './repl-session.ts';

const port = parentPort;
if (port === null) throw new Error('broken invariant: the thread of a REPL has no port');
const { color, ...options } = workerData as RemoteSettings;
const session = new ReplSession(options, {
  out: (text) => writeAll(1, text),
  err: (text) => writeAll(2, text),
  color,
});

function perform(method: RemoteMethod, args: readonly string[]): unknown {
  switch (method) {
    case 'evaluate':
      return session.evaluate(args[0]);
    case 'type':
      return session.type(args[0]);
    case 'dump':
      return session.dump(args[0], args[1]);
    case 'complete':
      return session.complete(args[0]);
    case 'interrupt':
      return session.interrupt();
  }
}

// While one request waits, others are heard.
port.on('message', async ({ id, method, args }: RemoteRequest) => {
  const value = await perform(method, args);
  port.postMessage({ id, value } satisfies RemoteReply);
});
