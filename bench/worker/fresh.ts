/** Fresh isolates that live for one call: what never gets hot. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { type GuestFactory, importTungsten, type JitChoice } from './guests.ts';

/** What a process holds after its samples, and whether its JIT did anything. */
export interface Costs {
  /** Resident bytes of the process, after a full collection. */
  rssBytes: number;
  /** Heap of the last isolate at its end. */
  heapBytes: number;
  /** Threads that were started. */
  workers: number;
  /** Everything the JIT told. */
  events: number;
  /** Compilations that isolates counted. */
  versions: number;
}

let workers = 0;
let events = 0;
let versions = 0;
let heapBytes = 0;

function freshIsolates(traced: boolean): GuestFactory {
  return async (script, root) => {
    process.on('worker', () => workers++);
    const { Engine } = await importTungsten(root);
    const jit: JitChoice = traced ? { trace: () => events++ } : 'off';
    const engine = await Engine.create({ jit });
    const program = engine.compile(script.typescript, { fileName: script.fileName });
    return {
      bench(inner) {
        for (let i = 0; i < inner; i++) {
          const isolate = engine.createIsolate({ grants: ['json'] });
          isolate.run(program);
          const right = isolate.call('__bench', 1);
          if (i === inner - 1) {
            const stats = isolate.stats();
            heapBytes = stats.heapBytes;
            versions += stats.jit?.versions ?? 0;
          }
          isolate.dispose();
          if (right !== true) return false;
        }
        return true;
      },
    };
  };
}

/** The options beside the listener are those of 'auto'. */
export const FRESH: Record<string, GuestFactory> = {
  'fresh tungsten': freshIsolates(false),
  'fresh tungsten-jit': freshIsolates(true),
};

/** V8 gives pages back some time after a collection, on another thread. */
const SETTLE_MS = 100;

export async function measureCosts(): Promise<Costs> {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  collect();
  collect();
  await new Promise((resolve) => setTimeout(resolve, SETTLE_MS));
  return { rssBytes: process.memoryUsage.rss(), heapBytes, workers, events, versions };
}
