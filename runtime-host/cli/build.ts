// tungsten build

import { writeFileSync } from 'node:fs';
import { compileModules } from '../compile.ts';
import { wantsColor } from '../terminal.ts';
import { readVmFile } from '../vm-file.ts';
import { linkProgram, type ModuleLimits } from '../wasm/link.ts';
import { inputLoader } from './input.ts';
import { writeAll } from './io.ts';
import { ExitCode, report } from './report.ts';

/** Links a program into a WASI module at `output`; the exit code of the process. */
export async function build(
  file: string,
  output: string,
  limits: ModuleLimits,
  experimentalDecorators = false,
): Promise<number> {
  const color = wantsColor(process.stderr);
  try {
    const { loader, entry } = inputLoader(file);
    const program = compileModules(loader, entry, { color, experimentalDecorators });
    writeFileSync(output, linkProgram(readVmFile('release', 'wasi'), program.image, limits));
    return ExitCode.Success;
  } catch (error) {
    const { text, exitCode } = report(error, new Map(), color);
    writeAll(2, text);
    return exitCode;
  }
}
