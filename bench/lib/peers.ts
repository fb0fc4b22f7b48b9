/** The peers' own package: installed on demand beside the bench, never with the engine. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Esbuild {
  transformSync(source: string, options: object): { code: string };
  buildSync(options: object): { outputFiles?: { text: string }[] };
}

interface Manifest {
  version?: string;
  dependencies?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
}

function readManifest(path: string): Manifest {
  return JSON.parse(readFileSync(path, 'utf8')) as Manifest;
}

function installedVersion(benchDir: string, name: string): string | undefined {
  const path = join(benchDir, 'node_modules', name, 'package.json');
  return existsSync(path) ? readManifest(path).version : undefined;
}

/** The peers' versions as installed; undefined for one that is missing. */
export function peerVersions(benchDir: string): Record<string, string | undefined> {
  const manifest = readManifest(join(benchDir, 'package.json'));
  const versions: Record<string, string | undefined> = {};
  for (const name of Object.keys({ ...manifest.dependencies, ...manifest.optionalDependencies })) {
    versions[name] = installedVersion(benchDir, name);
  }
  return versions;
}

/** Installs the peers from their lockfile when one that is not optional is missing or has another version. */
export function ensurePeers(benchDir: string, say: (line: string) => void): void {
  const manifest = readManifest(join(benchDir, 'package.json'));
  const wanted = Object.entries(manifest.dependencies ?? {});
  if (wanted.every(([name, version]) => installedVersion(benchDir, name) === version)) return;
  say('installing the peers into bench/node_modules (once)');
  const npm = spawnSync('npm', ['ci', '--no-audit', '--no-fund'], { cwd: benchDir, stdio: 'inherit' });
  if (npm.status !== 0) throw new Error('npm ci in bench/ failed: the peers are not available');
}

export async function importEsbuild(): Promise<Esbuild> {
  const name: string = 'esbuild';
  return (await import(name)) as Esbuild;
}

/** Strips the types for the engines that have none; classes keep the standard's own field semantics. */
export function stripTypes(esbuild: Esbuild, source: string, fileName: string): string {
  if (!fileName.endsWith('.ts')) return source;
  return esbuild.transformSync(source, {
    loader: 'ts',
    target: 'es2022',
    sourcefile: fileName,
    tsconfigRaw: { compilerOptions: { useDefineForClassFields: true } },
  }).code;
}

/** Bundles the child process's program, so that no loader runs in a measured process. */
export function bundleWorker(esbuild: Esbuild, benchDir: string): string {
  const outfile = join(benchDir, 'results', 'worker.mjs');
  esbuild.buildSync({
    entryPoints: [join(benchDir, 'worker', 'main.ts')],
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    packages: 'external',
    outfile,
    logLevel: 'error',
  });
  return outfile;
}
