// tungsten dump

import { DiagnosticBag } from '../../compiler/diagnostics.ts';
import type { DumpKind } from '../../compiler/pipeline.ts';
import { parse } from '../../compiler/syntax/parser.ts';
import { printAst, printTokens } from '../../compiler/syntax/print.ts';
import { compileWithDumps } from '../compile.ts';
import type { ModuleLoader } from '../modules/loader.ts';
import { wantsColor } from '../terminal.ts';
import type { JitDumpOptions } from './dump-jit.ts';
import { inputLoader } from './input.ts';
import { writeAll } from './io.ts';
import { ExitCode, report } from './report.ts';

const LATE_STAGES: readonly DumpKind[] = ['scopes', 'hir', 'bir', 'image'];

export type DumpOptions = JitDumpOptions & Partial<Record<'tokens' | 'ast' | DumpKind, boolean>>;

/** Prints what stages of the compiler make of a source; the exit code of the process. */
export async function dump(file: string, options: DumpOptions): Promise<number> {
  const color = wantsColor(process.stderr);
  const { ssa, wat, function: name, stage, ...stages } = options;
  try {
    if (!ssa && !wat && !Object.values(stages).some(Boolean)) {
      writeAll(2, 'error: say which stage: --tokens, --ast, --scopes, --hir, --bir, --image, --ssa or --wat\n');
      return ExitCode.Invalid;
    }
    const { loader, entry } = inputLoader(file);
    const write = (text: string): void => writeAll(1, ended(text));
    dumpStages(loader, entry, stages, color, write);
    if (ssa || wat) {
      const { dumpJit } = await import('./dump-jit.ts');
      write(await dumpJit(loader, entry, { ssa, wat, function: name, stage }));
    }
    return ExitCode.Success;
  } catch (error) {
    const { text, exitCode } = report(error, new Map(), color);
    writeAll(2, text);
    return exitCode;
  }
}

/** Writes what the stages make of a source; throws `CompileError`. */
export function dumpStages(
  loader: ModuleLoader,
  entry: string,
  stages: Record<string, boolean | undefined>,
  color: boolean,
  write: (text: string) => void,
): void {
  const source = loader.load(entry);
  const parseOptions = {
    sourceType: loader.goal(entry),
    typescript: loader.kind(entry) !== 'javascript',
    fileName: loader.displayName(entry),
  } as const;
  if (stages.tokens) write(printTokens(source, parseOptions));
  if (stages.ast) write(printAst(parse(source, parseOptions, new DiagnosticBag())));
  const late = LATE_STAGES.filter((stage) => stages[stage]);
  // Errors are reported even when only the first stages were asked for.
  const { dumps } = compileWithDumps(loader, entry, { color }, late);
  for (const stage of late) write(dumps[stage] ?? '');
}

/** With a line end, whether the printer wrote one or not. */
function ended(text: string): string {
  return text.endsWith('\n') ? text : `${text}\n`;
}
