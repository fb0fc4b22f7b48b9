// tungsten run

import { join } from 'node:path';
import { compileModules, compileProgram } from '../compile.ts';
import { Engine } from '../engine.ts';
import type { GuestHandle } from '../handle.ts';
import type { Program } from '../program.ts';
import { inputLoader } from './input.ts';
import { wantsColor, writeAll } from './io.ts';
import { ExitCode, report, type Sources } from './report.ts';

interface RunOptions {
  eval?: string;
  fuel?: number;
  memory?: number;
  deadline?: number;
  stackDepth?: number;
}

/** Name of the code of `-e` in traces. */
const EVAL_NAME = '<eval>';

/** Runs a program; the exit code of the process. */
export async function run(file: string | undefined, args: string[], options: RunOptions): Promise<number> {
  const color = wantsColor(process.stderr);
  let sources: Sources = new Map();
  try {
    const { eval: code, ...limits } = options;
    let program: Program;
    if (code !== undefined) {
      // The file's place is an argument then.
      if (file !== undefined) args = [file, ...args];
      const { SourceLoader } = await import('../modules/loader.ts');
      const id = join(process.cwd(), EVAL_NAME);
      program = compileModules(new SourceLoader(id, new TextEncoder().encode(code), EVAL_NAME), id, { color });
    } else {
      if (file === undefined) {
        writeAll(2, "error: nothing to run: name a file, '-' for stdin, or use -e\n");
        return ExitCode.Invalid;
      }
      const { loader, entry } = inputLoader(file);
      program = compileModules(loader, entry, { color });
    }
    sources = program.sources;
    const engine = Engine.createSync({ poolSize: 0 });
    const isolate = engine.createIsolate({
      ...limits,
      stdout: (text) => writeAll(1, text),
      stderr: (text) => writeAll(2, text),
      globals: { scriptArgs: args },
      eval: true,
    });
    if (code === undefined) {
      isolate.run(program);
      return ExitCode.Success;
    }
    // Taken before the program can replace it.
    const log = isolate.run(compileProgram('console.log')) as GuestHandle;
    isolate.runInto(program, log);
    return ExitCode.Success;
  } catch (error) {
    const { text, exitCode } = report(error, sources, color);
    writeAll(2, text);
    return exitCode;
  }
}
