/**
 * What programs of TypeScript print when `typescript` itself has made JavaScript of them and Node runs it. A program is a file, or the
 * `main.ts` of a folder with the modules around it; comments at its head are compiler options: `// @module commonjs`.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, posix, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import ts from 'typescript';

/** One program, by its path below the folder of all of them. */
export interface TypeScriptProgram {
  id: string;
  /** Path of the module that runs. */
  entry: string;
  /** Sources of all its modules by path. */
  modules: Record<string, string>;
  options: Readonly<Record<string, string>>;
}

/** An error ends a list of lines like this. */
export const THROWN = 'uncaught: ';

const FLAGS: Record<string, boolean> = { true: true, false: false };
const GLOBALS = 'globals.d.ts';
const OPTION = /^\/\/ @(\w+)(?: (\S+))?$/gm;

/** What every program is compiled with: the newest semantics, in terms that Node 20 knows. */
const STANDARD: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  lib: ['lib.esnext.d.ts'],
  types: [],
  strict: true,
  noImplicitAny: false,
  allowUnusedLabels: true,
  allowUnreachableCode: true,
  rewriteRelativeImportExtensions: true,
  moduleDetection: ts.ModuleDetectionKind.Force,
};

/** Every program below `root`. */
export function listPrograms(root: string): TypeScriptProgram[] {
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' })
    .map((file) => file.split('\\').join('/'))
    .filter((file) => file.endsWith('.ts') && file !== GLOBALS);
  const folders = new Set(files.filter((file) => basename(file) === 'main.ts').map((file) => dirname(file)));
  const programs: TypeScriptProgram[] = [];
  for (const entry of files.sort()) {
    const folder = dirname(entry);
    const inFolder = folders.has(folder);
    if (inFolder && basename(entry) !== 'main.ts') continue;
    const paths = inFolder ? files.filter((file) => dirname(file) === folder) : [entry];
    const modules = Object.fromEntries(paths.map((path) => [path, readFileSync(join(root, path), 'utf8')]));
    const options: Record<string, string> = {};
    for (const [, name, value = 'true'] of modules[entry].matchAll(OPTION)) options[name] = value;
    programs.push({ id: inFolder ? folder : entry.replace(/\.ts$/, ''), entry, modules, options });
  }
  return programs;
}

function compilerOptions(program: TypeScriptProgram): ts.CompilerOptions {
  const config = { module: 'esnext', moduleResolution: 'bundler', ...program.options };
  // The older resolution knows nothing of `"exports"`, which these programs do not meet.
  if (config.module === 'commonjs') config.moduleResolution = 'node10';
  const entries = Object.entries(config).map(([name, value]) => [name, FLAGS[value] ?? value]);
  const { options, errors } = ts.convertCompilerOptionsFromJson(Object.fromEntries(entries), '.');
  fail(errors);
  return { ...STANDARD, ...options };
}

function fail(diagnostics: readonly ts.Diagnostic[]): void {
  if (diagnostics.length === 0) return;
  const host = {
    getCanonicalFileName: (name: string) => name,
    getCurrentDirectory: () => process.cwd(),
    getNewLine: () => '\n',
  };
  throw new Error(ts.formatDiagnostics(diagnostics, host));
}

/** Imports each program in turn, and prints a JSON object of their lines. */
const RUNNER = `
import { format } from 'node:util';
Symbol.metadata ??= Symbol('Symbol.metadata');
const outputs = {};
const print = console.log;
for (const [id, url] of JSON.parse(process.argv[2])) {
  const lines = (outputs[id] = []);
  console.log = (...values) => lines.push(...format(...values).split('\\n'));
  try { await import(url); } catch (error) { lines.push('${THROWN}' + error); }
  await new Promise(setImmediate);
}
print(JSON.stringify(outputs));
`;

/** Compiles and runs all `programs` of `root`: the lines of each, by its id. Throws if one of them has a type error. */
export function runEmitted(root: string, programs: readonly TypeScriptProgram[]): Map<string, string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'tungsten-typescript-'));
  try {
    const libraries = new Map<string, ts.SourceFile | undefined>();
    const entries: [string, string][] = [];
    for (const [index, program] of groups(programs).entries()) {
      const out = join(folder, String(index));
      const options = { ...compilerOptions(program[0]), rootDir: root, outDir: out };
      mkdirSync(out);
      writeFileSync(join(out, 'package.json'), options.module === ts.ModuleKind.CommonJS ? '{}' : '{"type":"module"}');
      emit(root, program, options, libraries);
      for (const { id, entry } of program) {
        entries.push([id, pathToFileURL(join(out, entry.replace(/\.ts$/, '.js'))).href]);
      }
    }
    const runner = join(folder, 'run.mjs');
    writeFileSync(runner, RUNNER);
    const printed = execFileSync(process.execPath, [runner, JSON.stringify(entries)], {
      encoding: 'utf8',
      timeout: 60_000,
    });
    return new Map(Object.entries(JSON.parse(printed) as Record<string, string[]>));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Programs that one call of the compiler can take together. */
function groups(programs: readonly TypeScriptProgram[]): TypeScriptProgram[][] {
  const byOptions = new Map<string, TypeScriptProgram[]>();
  for (const program of programs) {
    const key = JSON.stringify(program.options);
    byOptions.set(key, [...(byOptions.get(key) ?? []), program]);
  }
  return [...byOptions.values()];
}

function emit(
  root: string,
  programs: readonly TypeScriptProgram[],
  options: ts.CompilerOptions,
  libraries: Map<string, ts.SourceFile | undefined>,
): void {
  const host = ts.createCompilerHost(options);
  const read = host.getSourceFile.bind(host);
  host.getSourceFile = (name, ...rest) => {
    if (!basename(name).startsWith('lib.')) return read(name, ...rest);
    if (!libraries.has(name)) libraries.set(name, read(name, ...rest));
    return libraries.get(name);
  };
  const roots = [GLOBALS, ...programs.flatMap((program) => Object.keys(program.modules))];
  const compiled = ts.createProgram(
    roots.map((path) => join(root, path)),
    options,
    host,
  );
  fail(ts.getPreEmitDiagnostics(compiled));
  fail(compiled.emit().diagnostics);
}

/** The path of a module as programs of the engine name it. */
export function modulesOf(program: TypeScriptProgram): Record<string, string> {
  const folder = posix.dirname(program.entry);
  return Object.fromEntries(
    Object.entries(program.modules).map(([path, text]) => [relative(folder, path).split('\\').join('/'), text]),
  );
}
