/** `npm run soak`: changing hot code for minutes, in one isolate that lives on and in one that is reset each time. Fails if memory is not flat. */
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { growth, type Reading } from './lib/flat.ts';
import { hotCode } from './lib/hot-code.ts';
import { alignColumns } from './lib/table.ts';
import { importTungsten, type TungstenEngine, type TungstenIsolate } from './worker/guests.ts';

const USAGE = `usage: npm run soak -- [options]

  --minutes N   for both series together (default 10)
  --round-ms N  how long each program runs (default 150)
  --jit MODE    auto or off (default auto)`;

/** Readings of a series. */
const READINGS = 25;
const TURNS = 2000;

/** What the soak looks at inside of an isolate; nothing of it is public. */
interface Inside {
  session: { instance: { vm: { table: WebAssembly.Table; vmCollect(): void } } };
}

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;
const MB = 2 ** 20;

function read(isolate: TungstenIsolate, began: number, rounds: number): Reading {
  const { vm } = (isolate as unknown as Inside).session.instance;
  // What lives, not what waits to be collected.
  vm.vmCollect();
  collect();
  const { heapBytes, memoryBytes, jit } = isolate.stats() as ReturnType<TungstenIsolate['stats']> & {
    memoryBytes: number;
  };
  const { heapUsed, rss } = process.memoryUsage();
  return {
    seconds: (performance.now() - began) / 1000,
    rounds,
    vmHeapMb: heapBytes / MB,
    vmMemoryMb: memoryBytes / MB,
    hostHeapMb: heapUsed / MB,
    rssMb: rss / MB,
    modules: jit?.modules ?? 0,
    moduleMb: (jit?.bytes ?? 0) / MB,
    table: vm.table.length,
  };
}

/** One series; the lines that say what grew. */
async function series(engine: TungstenEngine, resets: boolean, ms: number, roundMs: number): Promise<string[]> {
  process.stdout.write(resets ? 'One isolate, reset for each program\n' : 'One isolate that lives on\n');
  const isolate = engine.createIsolate({}) as TungstenIsolate & { reset(): void };
  const readings: Reading[] = [];
  const began = performance.now();
  let rounds = 0;
  while (performance.now() - began < ms) {
    if (resets) isolate.reset();
    isolate.run(engine.compile(hotCode(++rounds), { fileName: 'hot.js' }));
    const end = performance.now() + roundMs;
    const expected = isolate.call('hot', TURNS);
    while (performance.now() < end) {
      if (isolate.call('hot', TURNS) !== expected) throw new Error(`program ${rounds} changed its result`);
    }
    // The worker's answers are taken while guests run; its messages to this thread are not.
    await new Promise(setImmediate);
    if (performance.now() - began >= ((readings.length + 1) * ms) / READINGS) {
      readings.push(read(isolate, began, rounds));
    }
  }
  isolate.dispose();
  const names = Object.keys(readings[0]) as (keyof Reading)[];
  const lines = readings.map((reading) => names.map((name) => reading[name].toFixed(name.endsWith('Mb') ? 1 : 0)));
  process.stdout.write(`${alignColumns([names, ...lines]).join('\n')}\n`);
  return growth(readings);
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      minutes: { type: 'string', default: '10' },
      'round-ms': { type: 'string', default: '150' },
      jit: { type: 'string', default: 'auto' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  const [minutes, roundMs] = [Number(values.minutes), Number(values['round-ms'])];
  if (values.help || !(minutes > 0) || !(roundMs > 0) || (values.jit !== 'auto' && values.jit !== 'off')) {
    process.stdout.write(`${USAGE}\n`);
    process.exitCode = values.help ? 0 : 2;
    return;
  }
  const { Engine } = await importTungsten(dirname(dirname(fileURLToPath(import.meta.url))));
  for (const resets of [false, true]) {
    const engine = await Engine.create({ jit: values.jit });
    const grown = await series(engine, resets, (minutes * 60_000) / 2, roundMs);
    engine.dispose();
    for (const line of grown) process.stdout.write(`NOT FLAT: ${line}\n`);
    if (grown.length > 0) process.exitCode = 1;
    else process.stdout.write('flat\n');
  }
}

await main();
