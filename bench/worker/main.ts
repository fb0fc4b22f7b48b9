/** The child process: loads one engine, answers requests one after the other. Bundled by the bench before it is started. */
import { nextInner } from '../lib/stats.ts';
import { disassembleWithTungsten, measureFrontend } from './frontend.ts';
import { GUESTS, type Guest, repositoryRoot } from './guests.ts';
import type { Reply, Request, Sample } from './protocol.ts';
import { measureStart } from './start.ts';

let guest: Guest | undefined;

function sample(inner: number): Sample {
  if (guest === undefined) throw new Error('sample before load');
  const before = process.hrtime.bigint();
  const right = guest.bench(inner);
  const elapsed = Number(process.hrtime.bigint() - before);
  if (right !== true) throw new Error(`wrong result with inner = ${inner}`);
  return { inner, perInner: elapsed / inner, ms: elapsed / 1e6 };
}

/** Runs until the engine is warm and the inner count gives samples of the target length. */
function warm(warmMs: number, targetMs: number): Sample {
  let inner = 1;
  let spent = 0;
  for (;;) {
    const taken = sample(inner);
    spent += taken.ms;
    if (taken.ms >= targetMs && spent >= warmMs) return taken;
    inner = nextInner(inner, taken.ms, targetMs);
  }
}

async function answer(request: Request): Promise<Reply> {
  switch (request.kind) {
    case 'load': {
      const factory = GUESTS[request.engine];
      if (factory === undefined) throw new Error(`unknown engine ${request.engine}`);
      guest = await factory(request.script, repositoryRoot());
      return { kind: 'ok' };
    }
    case 'warm':
      return { kind: 'sample', sample: warm(request.warmMs, request.targetMs) };
    case 'sample':
      return { kind: 'sample', sample: sample(request.inner) };
    case 'frontend':
      return {
        kind: 'frontend',
        times: await measureFrontend(request.tool, request.files, request.minMs, request.samples),
      };
    case 'start':
      return { kind: 'start', samples: await measureStart(request.engine, request.count) };
    case 'disassemble':
      return { kind: 'disassemble', text: await disassembleWithTungsten(request.script) };
  }
}

process.on('message', (request: Request) => {
  answer(request).then(
    (reply) => process.send?.(reply),
    (error: unknown) => process.send?.({ kind: 'error', message: describe(error) } satisfies Reply),
  );
});

function describe(error: unknown): string {
  const text = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return text.split('\n', 1)[0].slice(0, 300);
}
