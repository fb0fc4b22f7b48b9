// tungsten run

import { join } from 'node:path';
import { compileModules, compileProgram } from '../compile.ts';
import { Engine } from '../engine.ts';
import { HARMLESS } from '../globals/index.ts';
import type { GuestHandle } from '../handle.ts';
import type { Isolate } from '../isolate.ts';
import { describeEvent } from '../jit/events.ts';
import type { JitSetting } from '../jit/options.ts';
import { ModuleCompiler } from '../modules/further.ts';
import type { ModuleLoader } from '../modules/loader.ts';
import type { Program } from '../program.ts';
import { wantsColor } from '../terminal.ts';
import { fileMeta, inputLoader } from './input.ts';
import { writeAll } from './io.ts';
import { ExitCode, report, type Sources } from './report.ts';

interface RunOptions {
  eval?: string;
  fuel?: number;
  memory?: number;
  deadline?: number;
  stackDepth?: number;
  experimentalDecorators?: boolean;
  jit?: 'auto' | 'off' | 'eager';
  traceJit?: boolean;
}

/** In place of the value of a promise that is still pending when nothing is left to do. */
const UNSETTLED = Symbol('unsettled');

/** Name of the code of `-e` in traces. */
const EVAL_NAME = '<eval>';

/** Prints the value of `-e` as console.log does, or what a promise is fulfilled with. */
const PRINT = `((log) => (value) => value instanceof Promise ? value.then((v) => { if (v !== undefined) log(v); }) : log(value))(console.log)`;

/** The JIT that the options ask for. */
function jitOptions(jit: RunOptions['jit'] = 'off', traced = false): JitSetting {
  if (jit === 'off' || !traced) return jit;
  return { eager: jit === 'eager', trace: (event) => writeAll(2, `jit: ${describeEvent(event)}\n`) };
}

/** Runs a program; the exit code of the process. */
export async function run(file: string | undefined, args: string[], options: RunOptions): Promise<number> {
  const color = wantsColor(process.stderr);
  let sources: Sources = new Map();
  let engine: Engine | undefined;
  let isolate: Isolate | undefined;
  try {
    const { eval: code, experimentalDecorators, jit, traceJit, ...limits } = options;
    let program: Program;
    let loader: ModuleLoader;
    if (code !== undefined) {
      // The file's place is an argument then.
      if (file !== undefined) args = [file, ...args];
      const { SourceLoader } = await import('../modules/files.ts');
      const id = join(process.cwd(), EVAL_NAME);
      loader = new SourceLoader(id, new TextEncoder().encode(code), EVAL_NAME);
      program = compileModules(loader, id, { color, experimentalDecorators });
    } else {
      if (file === undefined) {
        writeAll(2, "error: nothing to run: name a file, '-' for stdin, or use -e\n");
        return ExitCode.Invalid;
      }
      const input = inputLoader(file);
      loader = input.loader;
      program = compileModules(loader, input.entry, { color, importMeta: fileMeta, experimentalDecorators });
    }
    const further = new ModuleCompiler(loader, { importMeta: fileMeta, experimentalDecorators });
    for (const [name, text] of program.sources) further.sources.set(name, text);
    sources = further.sources;
    engine = await Engine.create({ poolSize: 0, jit: jitOptions(jit, traceJit) });
    isolate = engine.createIsolate({
      ...limits,
      stdout: (text) => writeAll(1, text),
      stderr: (text) => writeAll(2, text),
      globals: { scriptArgs: args },
      eval: true,
      modules: further,
      grants: HARMLESS,
    });
    // Taken before the program can replace it.
    const print = code === undefined ? undefined : (isolate.run(compileProgram(PRINT)) as GuestHandle);
    const value = print === undefined ? isolate.run(program) : isolate.runInto(program, print);
    // As in Node, the process goes on until there is nothing left to do, or until something goes wrong that nobody looks at.
    const idle = isolate.idle();
    const last = value instanceof Promise ? await Promise.race([value, idle.then(() => UNSETTLED)]) : value;
    await idle;
    if (isolate.stats().evaluating > 0) {
      writeAll(2, `Warning: Detected unsettled top-level await in ${program.fileName}\n`);
      return ExitCode.Unsettled;
    }
    if (print !== undefined && last === UNSETTLED) {
      writeAll(2, 'Warning: the value is a promise that nobody settles\n');
      return ExitCode.Unsettled;
    }
    return ExitCode.Success;
  } catch (error) {
    const { text, exitCode } = report(error, sources, color);
    writeAll(2, text);
    return exitCode;
  } finally {
    // Timers that are left must not keep the process.
    const { jit } = isolate?.stats() ?? {};
    if (options.traceJit === true && jit !== undefined) writeAll(2, `jit: ${JSON.stringify(jit)}\n`);
    isolate?.dispose();
    engine?.dispose();
  }
}
