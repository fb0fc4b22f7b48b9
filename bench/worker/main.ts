/** The child process: loads one engine, answers requests one after the other. Bundled by the bench before it is started. */
import { nextInner } from '../lib/stats.ts';
import { runCold } from './cold.ts';
import { FRESH, measureCosts } from './fresh.ts';
import { disassembleWithTungsten, FRONTENDS } from './frontend.ts';
import { GUESTS, type Guest, repositoryRoot } from './guests.ts';
import { measureJitCode } from './jitcode.ts';
import type { Reply, Request, Sample } from './protocol.ts';
import { measureStart } from './start.ts';

let guest: Guest | undefined;

async function sample(inner: number): Promise<Sample> {
  if (guest === undefined) throw new Error('sample before load');
  const before = process.hrtime.bigint();
  const answer = guest.bench(inner);
  const right = typeof answer === 'boolean' ? answer : await answer;
  const elapsed = Number(process.hrtime.bigint() - before);
  if (right !== true) throw new Error(`wrong result with inner = ${inner}`);
  return { inner, perInner: elapsed / inner, ms: elapsed / 1e6 };
}

/** Runs until the engine is warm and the inner count gives samples of the target length. */
async function warm(warmMs: number, targetMs: number): Promise<Sample> {
  let inner = 1;
  let spent = 0;
  for (;;) {
    const taken = await sample(inner);
    spent += taken.ms;
    if (taken.ms >= targetMs && spent >= warmMs) return taken;
    inner = nextInner(inner, taken.ms, targetMs);
  }
}

async function answer(request: Request): Promise<Reply> {
  switch (request.kind) {
    case 'load': {
      const factory = GUESTS[request.engine] ?? FRESH[request.engine] ?? FRONTENDS[request.engine];
      if (factory === undefined) throw new Error(`unknown engine ${request.engine}`);
      guest = await factory(request.script, repositoryRoot());
      return { kind: 'ok' };
    }
    case 'warm':
      return { kind: 'sample', sample: await warm(request.warmMs, request.targetMs) };
    case 'sample':
      return { kind: 'sample', sample: await sample(request.inner) };
    case 'start':
      return { kind: 'start', samples: await measureStart(request.engine, request.count) };
    case 'cold':
      return { kind: 'cold', cold: await runCold(request, repositoryRoot()) };
    case 'costs':
      return { kind: 'costs', costs: await measureCosts() };
    case 'jitcode':
      return { kind: 'jitcode', code: await measureJitCode(request.script, request.ms, repositoryRoot()) };
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

// The bench is gone: so is the reason to run.
process.on('disconnect', () => process.exit(0));

function describe(error: unknown): string {
  const text = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return text.split('\n', 1)[0].slice(0, 300);
}
