/**
 * Generates programs, runs them in Node's V8 and in Tungsten, and writes each difference, reduced, below test/regress.
 *
 *   npm run fuzz:programs -- --count 30000 --seed 1 [--vm stress] [--jit eager] [--shard 1/2] [--json report.json] [--reduce 20] [--out folder]
 *
 * With `--jit small|eager|chaos:<seed>` they run in the interpreter too, which has to print the same for the same fuel.
 * A program is told by its seed: `--seed 1234 --count 1` runs one again, `--print` shows it. Exit code 1 if anything differs.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Engine } from '../runtime-host/index.ts';
import type { VmVariant } from '../runtime-host/vm-module.ts';
import { compareProgram, comparePrograms, runInTungsten } from '../test/fuzz/programs/differential.ts';
import { generateProgram, HIDDEN_SOURCE } from '../test/fuzz/programs/program.ts';
import { reduceSource } from '../test/fuzz/programs/reduce.ts';
import { parseJit } from '../test/support/jit-setting.ts';
import { ensureVm } from './build-vm.ts';

const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '1000' },
    seed: { type: 'string', default: '1' },
    shard: { type: 'string', default: '1/1' },
    vm: { type: 'string', default: 'release' },
    jit: { type: 'string', default: 'off' },
    json: { type: 'string' },
    reduce: { type: 'string', default: '10' },
    out: { type: 'string', default: 'test/regress' },
    print: { type: 'boolean', default: false },
  },
});

process.env.TZ = 'UTC';
// Programs may leave rejections to nobody.
process.on('unhandledRejection', () => {});
const variant = values.vm as VmVariant;
await ensureVm(variant);
const engine = await Engine.create({ vm: variant, jit: parseJit(values.jit) });
// The interpreter, where it is not what is tested.
const other = values.jit === 'off' ? undefined : await Engine.create({ vm: variant });
// A collection at every allocation takes minutes where a program makes a lot; fuel ends what would never end.
const compared = { other, deadline: variant === 'release' ? undefined : 1_200_000 };
const [shard, shards] = values.shard.split('/').map(Number);
const from = Number(values.seed);
const count = Number(values.count);
if (values.print) {
  const program = generateProgram(from);
  console.log(program.source);
  console.log(runInTungsten(engine, program, compared.deadline));
}

let shown = 0;
const report = await comparePrograms(engine, {
  from: from + shard - 1,
  to: from + count,
  step: shards,
  ...compared,
  progress: (seed, { programs, differences }) => {
    for (; shown < differences.length; shown++)
      console.error(`seed ${differences[shown].seed}: ${differences[shown].what}`);
    if (programs > 0 && programs % 250 === 0) {
      console.error(`seed ${seed}: ${programs} of ${Math.ceil(count / shards)}, ${differences.length} differ`);
    }
  },
});

/** What must stay the same of a difference while its program gets smaller: all of it but the place. */
function signature(what: string | undefined): string {
  return (what ?? '').replace(/^line \d+: | \(ended by .*\)$/g, '');
}

/** The reduced program with what Node prints; what V8 itself says about a program that ends in an error is its own. */
function regression(seed: number, found: string): string {
  const { typescript, source } = generateProgram(seed);
  const sameDifference = (text: string): boolean => {
    if (typescript && !text.includes(HIDDEN_SOURCE)) return false;
    const { expected, what } = compareProgram(engine, { source: text, typescript }, compared);
    if (what === undefined || signature(what) !== signature(found)) return false;
    return expected?.error === null && (expected.syntaxError === null || found.startsWith('V8 rejects'));
  };
  const reduced = sameDifference(source) ? reduceSource(source, sameDifference) : source;
  const { expected, what } = compareProgram(engine, { source: reduced, typescript }, compared);
  const lines = (expected?.lines ?? []).map((line) => `// expect: ${line}`.trimEnd());
  console.error(`seed ${seed}: ${what}\n${reduced}`);
  return [reduced.trimEnd(), ...lines].join('\n') + '\n';
}

for (const { seed, what } of report.differences.slice(shown)) console.error(`seed ${seed}: ${what}`);
for (const { seed, what } of report.differences.slice(0, Number(values.reduce))) {
  mkdirSync(values.out, { recursive: true });
  writeFileSync(join(values.out, `${seed}.ts`), regression(seed, what));
}
const text = JSON.stringify({ ...values, ...report }, null, 2);
if (values.json !== undefined) writeFileSync(values.json, text);
console.log(
  `${report.programs} programs, ${report.differences.length} differ, ${report.rejected} rejected by both, ${report.slow} too slow`,
);
engine.dispose();
other?.dispose();
process.exitCode = report.differences.length > 0 ? 1 : 0;
