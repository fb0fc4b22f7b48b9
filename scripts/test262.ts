/**
 * Runs test262, the conformance suite of ECMAScript, from a checkout of it.
 *
 *   npm run test262 -- --dir DIR [--filter 'language/**'] [--shard 1/4] [--jobs 2] [--json report.json]
 *                      [--depth 2] [--families 20] [--verbose] [--vm debug] [--jit eager]
 *                      [--update] [--accept 'the reason']
 *
 * `--families` groups the failures by message. Exit code 1 if a test fails that test/conformance/known-failures.txt does not list, or passes that it lists. `--update`
 * takes out of the list what passes now; `--accept` adds what fails, for the reason given.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { VmVariant } from '../runtime-host/vm-module.ts';
import { Ledger } from '../test/conformance/ledger.ts';
import { runPool } from '../test/conformance/pool.ts';
import { families, Progress, summary, tally } from '../test/conformance/report.ts';
import type { TestResult } from '../test/conformance/result.ts';
import { EXCLUSIONS, proposedFeatures, select } from '../test/conformance/selection.ts';
import { ensureVm } from './build-vm.ts';

const LEDGER = fileURLToPath(new URL('../test/conformance/known-failures.txt', import.meta.url));
/** How many deviations are shown. */
const SHOWN = 50;

const { values } = parseArgs({
  options: {
    dir: { type: 'string' },
    filter: { type: 'string' },
    shard: { type: 'string' },
    jobs: { type: 'string' },
    json: { type: 'string' },
    depth: { type: 'string', default: '1' },
    families: { type: 'string', default: '0' },
    deadline: { type: 'string', default: '10000' },
    vm: { type: 'string', default: 'release' },
    jit: { type: 'string', default: 'off' },
    verbose: { type: 'boolean', default: false },
    update: { type: 'boolean', default: false },
    accept: { type: 'string' },
  },
});
if (values.dir === undefined || !existsSync(join(values.dir, 'harness'))) {
  console.error('--dir must name a checkout of test262');
  process.exit(2);
}
const dir = resolve(values.dir);
const shard = /^(\d+)\/(\d+)$/.exec(values.shard ?? '1/1');
if (shard === null || Number(shard[1]) < 1 || Number(shard[1]) > Number(shard[2])) {
  console.error('--shard must be a number of a number of parts, as 1/4');
  process.exit(2);
}
const vm = values.vm as VmVariant;
const deadline = Number(values.deadline);
await ensureVm(vm);

for (const name of proposedFeatures(readFileSync(join(dir, 'features.txt'), 'utf8'))) {
  if (!Object.hasOwn(EXCLUSIONS.features, name)) console.error(`exclusions.json does not know the proposal '${name}'`);
}
const selection = select(dir, { filter: values.filter, shard: { index: Number(shard[1]), count: Number(shard[2]) } });
if (selection.tests.length === 0) {
  console.error('no test matches');
  process.exit(2);
}

const results: TestResult[] = [];
const progress = new Progress(selection.tests.length);
const started = performance.now();
await runPool(
  selection.tests,
  { dir, deadline, vm, jit: values.jit, jobs: Number(values.jobs ?? availableParallelism()), watchdog: 6 * deadline },
  (result) => {
    results.push(result);
    progress.add(result);
    if (values.verbose && result.status !== 'pass') {
      console.log(`${result.status.padEnd(8)}${result.path} (${result.mode ?? '?'}): ${result.message}`);
    }
  },
);
results.sort((a, b) => (a.path < b.path ? -1 : 1));
const seconds = Math.round((performance.now() - started) / 100) / 10;

const ledger = Ledger.parse(readFileSync(LEDGER, 'utf8'));
if (values.accept !== undefined) ledger.accept(results, values.accept);
if (values.update || values.accept !== undefined) {
  if (values.update) ledger.shrink(results, selection);
  writeFileSync(LEDGER, ledger.format());
}
const { unlisted, grown, stale } = ledger.compare(results, selection);

console.log(summary(results, Number(values.depth)));
if (values.families !== '0') console.log(families(results, Number(values.families)));
const excluded = [...selection.excluded.values()].reduce((sum, count) => sum + count, 0);
console.log(`${seconds} s; ${excluded} excluded (exclusions.json); ${ledger.size} known failures`);
if (values.json !== undefined) {
  const report = {
    options: { filter: values.filter ?? null, shard: shard[0], vm, jit: values.jit },
    seconds,
    folders: Object.fromEntries(tally(results, 3)),
    excluded: Object.fromEntries(selection.excluded),
    deviations: { unlisted: unlisted.map(({ path }) => path), grown, stale },
    failures: results.filter(({ status }) => status !== 'pass'),
  };
  writeFileSync(values.json, `${JSON.stringify(report, null, 1)}\n`);
}
for (const { path, listed, found } of grown) console.log(`more failures than listed: ${path} ${found}, not ${listed}`);
for (const { path, mode, message } of unlisted.slice(0, SHOWN))
  console.log(`not listed: ${path} (${mode ?? '?'}): ${message}`);
if (unlisted.length > SHOWN) console.log(`... and ${unlisted.length - SHOWN} more`);
for (const { path, listed, found } of stale.slice(0, SHOWN)) {
  console.log(path.endsWith('/') ? `fewer failures than listed: ${path} ${found}, not ${listed}` : `passes: ${path}`);
}
if (stale.length > SHOWN) console.log(`... and ${stale.length - SHOWN} more`);
if (stale.length > 0) console.log('run it with --update to shrink the ledger');
process.exitCode = unlisted.length > 0 || stale.length > 0 ? 1 : 0;
