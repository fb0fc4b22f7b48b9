// tungsten check: types are the business of the project's own typescript, which is not a dependency of this package.

import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import type TypeScript from 'typescript';
import { wantsColor } from '../terminal.ts';
import { writeAll } from './io.ts';
import { ExitCode } from './report.ts';

/** The typescript that a project has installed, looked for from `folder` and from where the command runs. */
function findTypeScript(folder: string): typeof TypeScript | null {
  for (const from of [folder, process.cwd()]) {
    try {
      return createRequire(join(from, 'package.json'))('typescript') as typeof TypeScript;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'MODULE_NOT_FOUND') throw error;
    }
  }
  return null;
}

/** A tsconfig.json whose "files" and "include" name nothing: which file is checked, the command line says. */
const NO_INPUTS = [18002, 18003];

/** The options of the nearest tsconfig.json and what is wrong with it, or what suits a program of this engine. */
function optionsFor(ts: typeof TypeScript, folder: string) {
  const config = ts.findConfigFile(folder, ts.sys.fileExists);
  if (config !== undefined) {
    const { config: json, error } = ts.readConfigFile(config, ts.sys.readFile);
    const { options, errors } = ts.parseJsonConfigFileContent(json ?? {}, ts.sys, dirname(config), undefined, config);
    const problems = error === undefined ? errors.filter(({ code }) => !NO_INPUTS.includes(code)) : [error];
    return { options, problems };
  }
  const options: TypeScript.CompilerOptions = {
    strict: true,
    target: ts.ScriptTarget.ESNext,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    allowImportingTsExtensions: true,
    types: [],
  };
  return { options, problems: [] };
}

/** Checks a file and what it imports; the exit code of the process. */
export async function check(file: string): Promise<number> {
  const path = resolve(file);
  if (!existsSync(path)) {
    writeAll(2, `error: there is no file ${file}\n`);
    return ExitCode.Invalid;
  }
  const folder = dirname(path);
  const ts = findTypeScript(folder);
  if (ts === null) {
    writeAll(2, 'error: check needs typescript in the project: npm install --save-dev typescript\n');
    return ExitCode.Invalid;
  }
  if (typeof ts.createProgram !== 'function') {
    writeAll(2, `error: typescript ${ts.version} has no programming interface that check could use\n`);
    return ExitCode.Invalid;
  }
  const { options, problems } = optionsFor(ts, folder);
  const program = ts.createProgram([path], { ...options, noEmit: true });
  const findings = ts.sortAndDeduplicateDiagnostics([...problems, ...ts.getPreEmitDiagnostics(program)]);
  if (findings.length === 0) return ExitCode.Success;
  const host: TypeScript.FormatDiagnosticsHost = {
    getCanonicalFileName: (name) => name,
    getCurrentDirectory: () => process.cwd(),
    getNewLine: () => '\n',
  };
  const color = wantsColor(process.stderr);
  writeAll(2, color ? ts.formatDiagnosticsWithColorAndContext(findings, host) : ts.formatDiagnostics(findings, host));
  return findings.some((one) => one.category === ts.DiagnosticCategory.Error) ? ExitCode.Failure : ExitCode.Success;
}
