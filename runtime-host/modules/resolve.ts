// Specifier → file, as Node resolves modules, with what TypeScript sources add to it: './x', './x.js' and './x.ts' may all
// mean x.ts.

import { existsSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { dirname, join, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ResolveError } from './resolve-error.ts';
import type { SourceGoal } from './source-kind.ts';

const EXTENSIONS = ['.ts', '.mts', '.js', '.mjs', '.json'];

/** TypeScript sources name the files that they will be compiled to. */
const COMPILED: Record<string, string[]> = {
  '.js': ['.ts'],
  '.mjs': ['.mts'],
  '.cjs': ['.cts'],
};

/** Conditions of package.json "exports" that hold for guests. */
const CONDITIONS = new Set(['tungsten', 'import', 'module-sync', 'default']);

/** Why modules of Node are not there. */
const NO_BUILT_INS =
  "guests have no built-in modules of Node: what they need of it, the host passes as 'globals' of the isolate";

/** As Node decides: by the extension, else a package of modules has modules only. */
export function sourceGoal(path: string): SourceGoal {
  if (/\.m[jt]s$/.test(path)) return 'module';
  if (/\.c[jt]s$/.test(path)) return 'script';
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    const file = join(folder, 'package.json');
    if (isFile(file)) return packageType(file) === 'module' ? 'module' : 'auto';
    if (folder === dirname(folder) || folder.endsWith(`${sep}node_modules`)) return 'auto';
  }
}

function packageType(file: string): unknown {
  try {
    return (JSON.parse(readFileSync(file, 'utf8')) as { type?: unknown } | null)?.type;
  } catch {
    // A package.json that cannot be read says nothing.
    return undefined;
  }
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() === true;
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}

/** The file that `path`, as written in an import, means: itself, its TypeScript source, with an extension, or an index. */
export function resolveFile(path: string): string | undefined {
  const extension = /\.[cm]?js$/.exec(path)?.[0];
  if (extension !== undefined) {
    const stem = path.slice(0, -extension.length);
    const source = COMPILED[extension].map((candidate) => stem + candidate).find(isFile);
    if (source !== undefined && !isFile(path)) return source;
  }
  if (isFile(path)) return path;
  return (
    EXTENSIONS.map((candidate) => path + candidate).find(isFile) ??
    (isFolder(path) ? EXTENSIONS.map((candidate) => join(path, `index${candidate}`)).find(isFile) : undefined)
  );
}

interface PackageJson {
  exports?: unknown;
  module?: unknown;
  main?: unknown;
}

/** The target of "exports" for `subpath` ('.', './x'); undefined if it is not exported. */
export function exportTarget(exports: unknown, subpath: string): string | undefined {
  if (typeof exports === 'string') return subpath === '.' ? exports : undefined;
  if (Array.isArray(exports)) {
    for (const item of exports) {
      const target = exportTarget(item, subpath);
      if (target !== undefined) return target;
    }
    return undefined;
  }
  if (typeof exports !== 'object' || exports === null) return undefined;
  const entries = Object.entries(exports);
  if (!entries.some(([key]) => key.startsWith('.'))) return conditionTarget(exports, subpath);
  const exact = (exports as Record<string, unknown>)[subpath];
  if (exact !== undefined) return conditionTarget(exact, '.');
  // The longest matching pattern wins.
  let best: { target: unknown; star: string; length: number } | undefined;
  for (const [key, target] of entries) {
    const at = key.indexOf('*');
    if (at < 0 || !subpath.startsWith(key.slice(0, at)) || !subpath.endsWith(key.slice(at + 1))) continue;
    if (subpath.length < key.length || (best !== undefined && best.length >= at)) continue;
    best = { target, star: subpath.slice(at, subpath.length - (key.length - at - 1)), length: at };
  }
  return best === undefined ? undefined : conditionTarget(best.target, '.')?.split('*').join(best.star);
}

function conditionTarget(target: unknown, subpath: string): string | undefined {
  if (typeof target === 'string' || Array.isArray(target)) return exportTarget(target, subpath);
  if (typeof target !== 'object' || target === null) return undefined;
  for (const [condition, inner] of Object.entries(target)) {
    if (!CONDITIONS.has(condition)) continue;
    const found = conditionTarget(inner, subpath);
    if (found !== undefined) return found;
  }
  return undefined;
}

function resolvePackage(specifier: string, importer: string): string {
  const parts = specifier.split('/');
  const name = parts.splice(0, specifier.startsWith('@') ? 2 : 1).join('/');
  const subpath = ['.', ...parts].join('/');
  for (let folder = dirname(importer); ; folder = dirname(folder)) {
    const root = join(folder, 'node_modules', name);
    if (isFolder(root)) return packageFile(root, subpath, specifier, importer);
    if (dirname(folder) === folder) break;
  }
  if (isBuiltin(specifier)) throw new ResolveError(specifier, importer, NO_BUILT_INS);
  throw new ResolveError(specifier, importer, `there is no package '${name}' in node_modules`);
}

function packageFile(root: string, subpath: string, specifier: string, importer: string): string {
  const manifest = join(root, 'package.json');
  const json = existsSync(manifest) ? (JSON.parse(readFileSync(manifest, 'utf8')) as PackageJson) : {};
  let target: string | undefined;
  if (json.exports !== undefined) {
    target = exportTarget(json.exports, subpath);
    if (target === undefined) throw new ResolveError(specifier, importer, `the package does not export '${subpath}'`);
  } else if (subpath === '.') {
    target = [json.module, json.main].find((entry) => typeof entry === 'string') as string | undefined;
  } else target = subpath;
  const path = join(root, target ?? 'index');
  const file = inside(root, path) ? resolveFile(path) : undefined;
  if (file === undefined)
    throw new ResolveError(specifier, importer, `the package names '${target ?? 'index'}', which is not there`);
  return file;
}

function inside(root: string, path: string): boolean {
  return path === root || path.startsWith(root + sep);
}

/** The file that `specifier` means in `importer` (an absolute path). Links are followed, so that a file is one module. */
export function resolveModule(specifier: string, importer: string): string {
  let file: string | undefined;
  if (specifier.startsWith('./') || specifier.startsWith('../') || specifier === '.' || specifier === '..') {
    file = resolveFile(resolve(dirname(importer), specifier));
  } else if (specifier.startsWith('file:')) {
    file = resolveFile(fileURLToPath(specifier));
  } else if (specifier.startsWith('/')) {
    file = resolveFile(specifier);
  } else if (/^[a-z][a-z0-9+.-]+:/.test(specifier)) {
    const why = isBuiltin(specifier) ? NO_BUILT_INS : 'guests have no network: modules are files';
    throw new ResolveError(specifier, importer, why);
  } else {
    file = resolvePackage(specifier, importer);
  }
  if (file === undefined) throw new ResolveError(specifier, importer, 'there is no such file');
  return realpathSync(file);
}
