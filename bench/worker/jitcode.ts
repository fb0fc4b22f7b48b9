/** What the JIT makes of a program: modules, their size, the time they took. */
import { type JitTrace, type Script, tungstenGuest } from './guests.ts';

export interface JitCode {
  /** Functions that ran compiled at the end. */
  functions: number;
  refused: number;
  exits: number;
  modules: number;
  bytes: number;
  /** Words of bytecode that came with the requests of these modules. */
  words: number;
  /** Milliseconds that the worker needed for them, and for each stage; `wasm`: V8's own compiler. */
  milliseconds: number;
  stages: Record<string, number>;
}

/** Sums what was told. */
export function summarize(events: readonly JitTrace[]): Omit<JitCode, 'functions' | 'refused' | 'exits'> {
  const asked = new Map<string, number>();
  const code = { modules: 0, bytes: 0, words: 0, milliseconds: 0, stages: {} as Record<string, number> };
  for (const event of events) {
    const key = `${event.name}#${event.index}`;
    if (event.kind === 'request') asked.set(key, event.words);
    if (event.kind !== 'install') continue;
    code.modules++;
    code.bytes += event.bytes;
    code.words += asked.get(key) ?? 0;
    code.milliseconds += event.milliseconds;
    let rest = event.milliseconds;
    for (const [stage, ms] of Object.entries(event.timings)) {
      code.stages[stage] = (code.stages[stage] ?? 0) + ms;
      rest -= ms;
    }
    code.stages.wasm = (code.stages.wasm ?? 0) + rest;
  }
  return code;
}

/** Runs a script for `ms` milliseconds with the JIT. */
export async function measureJitCode(script: Script, ms: number, root: string): Promise<JitCode> {
  const events: JitTrace[] = [];
  const { isolate, bench } = await tungstenGuest(script, root, { trace: (event) => events.push(event) });
  const end = performance.now() + ms;
  while (performance.now() < end) {
    if ((await bench(1)) !== true) throw new Error('wrong result');
  }
  const { functions = 0, refused = 0, exits = 0 } = isolate.stats().jit ?? {};
  return { functions, refused, exits, ...summarize(events) };
}
