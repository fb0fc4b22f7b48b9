/** `npm run bench`: measures Tungsten against its peers in one run. See bench/README.md for the method. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { readAwfy } from './lib/awfy.ts';
import { type Baseline, compareToBaseline, formatChanges, mergeBaseline, toBaseline } from './lib/baseline.ts';
import { measureDispatch } from './lib/dispatch.ts';
import { measureEdge } from './lib/edge.ts';
import { measureFrontends } from './lib/frontend.ts';
import { measureJitCode } from './lib/jitcode.ts';
import { measureJson, measureSelect } from './lib/json.ts';
import { measureNotHot } from './lib/nothot.ts';
import { bundleWorker, ensurePeers, importEsbuild, peerVersions } from './lib/peers.ts';
import { measurePrograms, type ProgramOptions } from './lib/programs.ts';
import { renderReport } from './lib/report.ts';
import { measureStarts } from './lib/start.ts';
import { matchesFilter, readSuite, type Suite } from './lib/suite.ts';
import { alignColumns, formatNumber, formatTable, meanRatio, type Table } from './lib/table.ts';
import { timelineSection } from './lib/timeline.ts';
import { measureWarmup, WARMUP_PROGRAMS, type Warmup } from './lib/warmup.ts';

const BENCH = dirname(fileURLToPath(import.meta.url));
const ENGINES = ['v8', 'v8-jitless', 'tungsten', 'tungsten-jit', 'quickjs-emscripten', 'quickjs-wasi'];
const TABLES = [
  'programs',
  'generators',
  'regexp',
  'json',
  'frontend',
  'start',
  'warmup',
  'nothot',
  'jitcode',
  'dispatch',
  'edge',
];
/** The tables that are about programs: those of `--suite` and `--awfy` too. */
const OF_PROGRAMS = ['programs', 'warmup', 'jitcode'];
/** Rows that moved less than this are noise on a shared machine. */
const NOISE = 0.1;

const USAGE = `usage: npm run bench -- [options]

  --quick             fewer and shorter samples
  --filter A,B        only programs whose name contains A or B
  --engines A,B       of: ${ENGINES.join(', ')}
  --tables A,B        of: ${TABLES.join(', ')} (default: all; only programs with --suite or --awfy)
  --suite DIR         measure the scripts of DIR, each setting globalThis.__bench (repeatable)
  --awfy DIR          measure an Are-We-Fast-Yet checkout: DIR is its benchmarks/JavaScript
  --samples N         samples a program and engine (default 7)
  --target-ms N       shortest sample in milliseconds (default 100)
  --warm-ms N         every engine runs that long before it is measured (default 400; a JIT is steady after 3000)
  --json FILE         write every sample
  --html FILE         write a page with charts
  --write-baseline    keep this run's ratios in bench/baselines/

examples:
  npm run bench -- --quick --filter sort,json
  npm run bench -- --suite bench/micro --engines v8-jitless,tungsten
  npm run bench -- --tables warmup,nothot,jitcode
  npm run bench -- --awfy ../are-we-fast-yet/benchmarks/JavaScript --html awfy.html`;

function fail(message: string): never {
  process.stderr.write(`bench: ${message}\n`);
  process.exit(2);
}

function say(line: string): void {
  process.stderr.write(`${line}\n`);
}

function readOptions() {
  try {
    return parseArgs({
      options: {
        quick: { type: 'boolean', default: false },
        filter: { type: 'string' },
        engines: { type: 'string' },
        tables: { type: 'string' },
        suite: { type: 'string', multiple: true },
        awfy: { type: 'string' },
        samples: { type: 'string' },
        'target-ms': { type: 'string' },
        'warm-ms': { type: 'string' },
        json: { type: 'string' },
        html: { type: 'string' },
        'write-baseline': { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    }).values;
  } catch (error) {
    return fail(`${(error as Error).message}\n${USAGE}`);
  }
}

/** A comma-separated option, each part one of `known`. */
function pick(value: string | undefined, known: readonly string[], standard: readonly string[], option: string) {
  if (value === undefined) return [...standard];
  const parts = value.split(',').filter((part) => part !== '');
  for (const part of parts) {
    if (!known.includes(part)) fail(`${option}: unknown ${part}; one of ${known.join(', ')}`);
  }
  return known.filter((name) => parts.includes(name));
}

function positive(value: string | undefined, standard: number, option: string): number {
  if (value === undefined) return standard;
  const number = Number(value);
  if (!(number > 0)) fail(`${option}: a positive number is wanted, not ${value}`);
  return number;
}

/** How Tungsten stands to each other engine, by geometric mean over the rows that both have. */
function standing(table: Table): string {
  if (!table.means || table.show !== 'ratio' || !table.columns.includes('tungsten')) return '';
  const lines: string[][] = [];
  for (const column of table.columns) {
    if (column === 'tungsten') continue;
    const mean = meanRatio(table, 'tungsten', column);
    if (mean) lines.push([`tungsten / ${column}`, formatNumber(mean.mean), `${mean.rows} rows`]);
  }
  return alignColumns(lines).join('\n');
}

/** The reference column of tables that are about quickjs-emscripten. */
function peerOf(engines: readonly string[]): string {
  return engines.includes('quickjs-emscripten') ? 'quickjs-emscripten' : engines[0];
}

function readBaseline(path: string): Baseline | undefined {
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Baseline) : undefined;
}

/** Prints a finished table, its standing, and its change against the baseline. */
function present(table: Table, write: boolean): void {
  const path = join(BENCH, 'baselines', `${table.id}.json`);
  const baseline = readBaseline(path);
  process.stdout.write(`\n${formatTable(table)}\n`);
  const stand = standing(table);
  if (stand) process.stdout.write(`${stand}\n`);
  if (baseline) process.stdout.write(`${formatChanges(compareToBaseline(table, baseline), NOISE)}\n`);
  if (!write) return;
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `${JSON.stringify(mergeBaseline(baseline, toBaseline(table)), null, 2)}\n`);
  say(`wrote ${join('bench/baselines', basename(path))}`);
}

function writeOutput(path: string, text: string): void {
  const full = resolve(path);
  mkdirSync(dirname(full), { recursive: true });
  writeFileSync(full, text);
  say(`wrote ${path}`);
}

async function main(): Promise<void> {
  const options = readOptions();
  if (options.help) {
    process.stdout.write(`${USAGE}\n`);
    return;
  }
  const engines = pick(options.engines, ENGINES, ENGINES, '--engines');
  if (engines.length === 0) fail('--engines: none is left');
  const ownSuites = options.suite !== undefined || options.awfy !== undefined;
  const tables = pick(options.tables, TABLES, ownSuites ? ['programs'] : TABLES, '--tables');
  const programOptions: ProgramOptions = {
    engines,
    samples: positive(options.samples, options.quick ? 3 : 7, '--samples'),
    targetMs: positive(options['target-ms'], options.quick ? 40 : 100, '--target-ms'),
    warmMs: positive(options['warm-ms'], options.quick ? 150 : 400, '--warm-ms'),
  };

  // The peers of the edge are programs of their own.
  if (tables.some((table) => table !== 'edge')) ensurePeers(BENCH, say);
  const esbuild = await importEsbuild();
  const bundle = bundleWorker(esbuild, BENCH);

  const results: Table[] = [];
  const finish = (table: Table): void => {
    results.push(table);
    present(table, options['write-baseline']);
  };

  const suites: Suite[] = [];
  if (OF_PROGRAMS.some((name) => tables.includes(name))) {
    for (const folder of options.suite ?? []) {
      if (!existsSync(folder)) fail(`--suite: there is no folder ${folder}`);
      suites.push(readSuite(esbuild, resolve(folder), options.filter));
    }
    if (options.awfy !== undefined) suites.push(readAwfy(esbuild, resolve(options.awfy), options.filter));
    if (!ownSuites) suites.push(readSuite(esbuild, join(BENCH, 'programs'), options.filter));
    for (const suite of suites) {
      if (suite.scripts.length === 0) fail(`no program of ${suite.title} passes --filter, or none sets __bench`);
    }
  }
  if (tables.includes('programs')) {
    for (const suite of suites) finish(await measurePrograms(bundle, suite, programOptions, say));
  }
  // What the peers of the same kind do is the measure here: interpreters in WebAssembly.
  for (const group of ['generators', 'regexp']) {
    if (!tables.includes(group)) continue;
    const suite = readSuite(esbuild, join(BENCH, group), options.filter);
    if (suite.scripts.length === 0) continue;
    finish(await measurePrograms(bundle, suite, programOptions, say, peerOf(engines)));
  }
  if (tables.includes('json')) {
    const filter = (name: string): boolean => matchesFilter(name, options.filter);
    for (const measure of [measureJson, measureSelect]) {
      const table = await measure(bundle, programOptions, filter, say, peerOf(engines));
      if (table.rows.length > 0) finish(table);
    }
  }
  if (tables.includes('frontend')) {
    // Compilers are large programs: V8 needs some seconds to optimize any of them.
    const frontendOptions = { ...programOptions, warmMs: options.quick ? 150 : 3000, quick: options.quick };
    finish(await measureFrontends(bundle, esbuild, BENCH, frontendOptions, say));
  }
  if (tables.includes('start')) finish(await measureStarts(bundle, options.quick ? 100 : 400, say));
  const warmups: Warmup[] = [];
  if (tables.includes('warmup')) {
    const few = !ownSuites && options.filter === undefined && options.html === undefined;
    const warmupOptions = { rounds: options.quick ? 1 : 3, sampled: options.html !== undefined };
    for (const suite of suites) {
      const scripts = suite.scripts.filter(({ name }) => !few || WARMUP_PROGRAMS.includes(name));
      const measured = await measureWarmup(bundle, { ...suite, scripts }, warmupOptions, say);
      for (const table of measured.tables) finish(table);
      warmups.push(...measured.warmups);
    }
  }
  if (tables.includes('nothot')) {
    const suite = readSuite(esbuild, join(BENCH, 'nothot'), options.filter);
    const notHotOptions = { rounds: options.quick ? 4 : 20, targetMs: programOptions.targetMs, warmMs: 400 };
    if (suite.scripts.length > 0) finish(await measureNotHot(bundle, suite, notHotOptions, say));
  }
  if (tables.includes('jitcode')) {
    for (const suite of suites) finish(await measureJitCode(bundle, suite, options.quick ? 1000 : 3000, say));
  }
  if (tables.includes('dispatch')) finish(await measureDispatch(bundle, programOptions, say));

  if (tables.includes('edge')) {
    finish(measureEdge(dirname(BENCH), join(BENCH, 'results', 'edge'), options.quick ? 5 : 12, say));
  }

  const versions = peerVersions(BENCH);
  if (options.json !== undefined) {
    const run = { node: process.version, v8: process.versions.v8, cpu: cpus()[0]?.model, peers: versions };
    const record = { run, options: programOptions, tables: results, warmups };
    writeOutput(options.json, `${JSON.stringify(record, null, 1)}\n`);
  }
  if (options.html !== undefined) {
    const facts: [string, string][] = [
      ['Processor', `${cpus()[0]?.model ?? 'unknown'}, ${cpus().length} cores`],
      ['Node', `${process.version} (V8 ${process.versions.v8})`],
      [
        'Peers',
        Object.entries(versions)
          .map(([name, version]) => `${name} ${version ?? 'missing'}`)
          .join(', '),
      ],
      ['Samples', `${programOptions.samples} of at least ${programOptions.targetMs} ms; best of them`],
    ];
    writeOutput(
      options.html,
      renderReport({ title: 'Tungsten against its peers', facts }, results, [timelineSection(warmups)]),
    );
  }
}

main().then(
  () => process.exit(0),
  (error: unknown) => fail(error instanceof Error ? error.message : String(error)),
);
