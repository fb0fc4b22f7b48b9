// tungsten dump --ssa, --wat: what the JIT makes of a function. The program runs, for its profile is half of the answer.

import { compileModules } from '../compile.ts';
import { Engine } from '../engine.ts';
import { GuestError } from '../errors.ts';
import { HARMLESS } from '../globals/index.ts';
import { EXTENSION } from '../jit/compiler.ts';
import { type Recorded, STAGES, takeRecords } from '../jit/record.ts';
import { ModuleCompiler } from '../modules/further.ts';
import type { ModuleLoader } from '../modules/loader.ts';
import { disassemble } from '../wasm/disassemble.ts';
import { fileMeta } from './input.ts';
import { UsageError } from './report.ts';

export interface JitDumpOptions {
  ssa?: boolean;
  wat?: boolean;
  /** Name of the function. */
  function?: string;
  /** Of the passes: the form after it. */
  stage?: string;
}

/** Runs a program with every function compiled early; what was compiled, and why some was not. */
async function record(
  loader: ModuleLoader,
  entry: string,
): Promise<{ records: Recorded[]; refused: Map<string, string> }> {
  const refused = new Map<string, string>();
  takeRecords();
  using engine = await Engine.create({
    poolSize: 0,
    jit: {
      eager: true,
      compiler: new URL(`../jit/record${EXTENSION}`, import.meta.url).href,
      trace: (event) => {
        if (event.kind === 'refuse') refused.set(event.name, event.reason);
      },
    },
  });
  using isolate = engine.createIsolate({
    stdout: () => {},
    stderr: () => {},
    globals: { scriptArgs: [] },
    eval: true,
    modules: new ModuleCompiler(loader, { importMeta: fileMeta }),
    grants: HARMLESS,
  });
  try {
    await isolate.run(compileModules(loader, entry, { importMeta: fileMeta }));
    await isolate.idle();
  } catch (error) {
    // What ran before it threw was compiled all the same.
    if (!(error instanceof GuestError)) throw error;
  }
  return { records: takeRecords(), refused };
}

/** The text that was asked for; throws `UsageError` where there is none. */
export async function dumpJit(loader: ModuleLoader, entry: string, options: JitDumpOptions): Promise<string> {
  const { function: name, stage = 'build' } = options;
  if (name === undefined) throw new UsageError('--ssa and --wat need --function NAME');
  if (!STAGES.includes(stage)) throw new UsageError(`there is no stage '${stage}'; there are: ${STAGES.join(', ')}`);
  const { records, refused } = await record(loader, entry);
  const found = records.filter((each) => each.name === name);
  // The last version is the one that knows most.
  const last = found.at(-1);
  if (last === undefined) {
    const reason = refused.get(name);
    if (reason !== undefined) throw new UsageError(`'${name}' is left to the interpreter: ${reason}`);
    const names = [...new Set(records.map((each) => each.name || '(anonymous)'))];
    throw new UsageError(`'${name}' did not get hot; compiled were: ${names.join(', ') || 'none'}`);
  }
  let text = '';
  if (options.ssa) text += (last.graphs.get(stage) ?? []).join('\n');
  if (options.wat) text += disassemble(last.wasm);
  return text;
}
