/**
 * Builds everything that the package holds: the TypeScript (tsc) and the release VM (asc), side by side.
 *
 *   npx tsx scripts/build.ts [--force]
 *
 * What is fresh is not built again: npm runs this on `npm ci`, and once more when npx links the package for its first use.
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, relative } from 'node:path';
import { ensureVm } from './build-vm.ts';
import { browserFiles, bundleBrowser } from './bundle-browser.ts';
import { bundleWorker, ensureWorkerCache, WORKER_FILES } from './bundle-worker.ts';
import { hashFiles, isFresh, listFiles, ROOT, writeStamp } from './vm/sources.ts';

/** What tsconfig.build.json includes. */
const SOURCES = ['compiler', 'vm-assembly/abi', 'runtime-host'];
const CONFIGURATION = [
  'package.json',
  'tsconfig.json',
  'tsconfig.build.json',
  'scripts/build.ts',
  'scripts/bundle-browser.ts',
  'scripts/bundle-worker.ts',
];

const DIST = join(ROOT, 'dist');
const MAIN = join(DIST, 'runtime-host', 'cli', 'main.js');

function sourceFiles(): string[] {
  return SOURCES.flatMap((folder) => listFiles(join(ROOT, folder)));
}

/** The compiled file of every source, by its path. */
function outputs(): Set<string> {
  return new Set(sourceFiles().map((file) => join(DIST, relative(ROOT, file)).replace(/\.ts$/, '.js')));
}

function tsc(): Promise<void> {
  const program = createRequire(import.meta.url).resolve('typescript/bin/tsc');
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [program, '-p', join(ROOT, 'tsconfig.build.json')], { stdio: 'inherit' });
    child.on('error', reject);
    child.on('exit', (code) => (code === 0 ? resolve() : reject(new Error(`tsc ended with code ${code}`))));
  });
}

/** Removes what was compiled from sources that are gone. */
function removeOrphans(current: ReadonlySet<string>): void {
  for (const file of SOURCES.flatMap((folder) => listFiles(join(DIST, folder), /\.(?:js|d\.ts)$/))) {
    if (!current.has(file.replace(/\.d\.ts$/, '.js'))) rmSync(file);
  }
}

async function ensureTypeScript(force: boolean): Promise<boolean> {
  const typescript = createRequire(import.meta.url).resolve('typescript/package.json');
  const hash = hashFiles([typescript, ...CONFIGURATION.map((file) => join(ROOT, file)), ...sourceFiles()]);
  const current = new Set([...outputs(), ...WORKER_FILES]);
  if (!force && isFresh(MAIN, hash) && [...current].every((file) => existsSync(file))) return false;
  const began = performance.now();
  await tsc();
  removeOrphans(current);
  await bundleWorker();
  writeStamp(MAIN, hash);
  console.log(`TypeScript: ${current.size} files (${((performance.now() - began) / 1000).toFixed(1)} s)`);
  return true;
}

mkdirSync(DIST, { recursive: true });
const force = process.argv.includes('--force');
const results = await Promise.allSettled([ensureTypeScript(force), ensureVm('release', { force, log: console.log })]);
const failures = results.flatMap((result) => (result.status === 'rejected' ? [result.reason as Error] : []));
for (const { message } of failures) console.error(message);
if (failures.length > 0) process.exitCode = 1;
else {
  const cached = await ensureWorkerCache();
  const fresh = results.every((result) => result.status === 'fulfilled' && !result.value);
  if (fresh && !cached && browserFiles(DIST).every((file) => existsSync(file))) console.log('everything is fresh');
  else await bundleBrowser(DIST);
}
