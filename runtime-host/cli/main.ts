#!/usr/bin/env node
// The command line. What a command needs is imported when it runs: a short program should not wait for code that it does not use.

import { InvalidArgumentError as BadOption, Command, Option } from 'commander';
import { InvalidArgumentError } from '../errors.ts';
import { type Limits, resolveLimits } from '../limits.ts';
import type { ModuleLimits } from '../wasm/link.ts';
import type { DumpOptions } from './dump.ts';
import { parseCount, parseDuration, parseSize } from './options.ts';
import { ExitCode } from './report.ts';
import { packageVersion } from './version.ts';

/** Makes the message of a parser of ours one of commander's. */
function checked<T>(parse: (text: string) => T): (text: string) => T {
  return (text) => {
    try {
      return parse(text);
    } catch (error) {
      if (error instanceof InvalidArgumentError) throw new BadOption(error.message);
      throw error;
    }
  };
}

/** The parser of a limit: what no isolate takes is a wrong command line. */
function limit(name: keyof Limits, parse: (text: string) => number): (text: string) => number {
  return checked((text) => resolveLimits({ [name]: parse(text) })[name]);
}

/** Limits that a linked module can have too. */
function limitOptions(command: Command): Command {
  return command
    .addOption(
      new Option('--fuel <units>', 'units of work: a call or a turn of a loop is 1').argParser(
        limit('fuel', parseCount),
      ),
    )
    .addOption(new Option('--memory <size>', 'bytes of heap, such as 64m').argParser(limit('memory', parseSize)))
    .addOption(
      new Option('--stack-depth <size>', 'bytes of stack, such as 1m').argParser(limit('stackDepth', parseSize)),
    );
}

const LEGACY = "decorators are those of TypeScript's option of this name";

const program = new Command('tungsten')
  .enablePositionalOptions()
  // Before the commands, which inherit it.
  .exitOverride((error) => {
    // Help and version end well; everything else that commander reports is a wrong command line.
    process.exit(error.exitCode === 0 ? ExitCode.Success : ExitCode.Invalid);
  })
  .description('Runs TypeScript inside WebAssembly: sandboxed and metered.')
  .version(packageVersion(), '-v, --version')
  .showHelpAfterError('(tungsten --help shows what there is)')
  .addHelpText(
    'after',
    `
Examples:
  tungsten run examples/orders.ts             run a program and what it imports
  tungsten run --deadline 2s app.ts a b       with a limit; scriptArgs is ['a', 'b']
  tungsten run -e '[1, 2, 3].map(n => n * n)' print the value of an expression
  echo 'console.log(1)' | tungsten run -      run what comes from stdin
  tungsten repl                               try things out
  tungsten build app.ts -o app.wasm           make one module: wasmtime run app.wasm
  tungsten check app.ts                       check types with your own typescript
  tungsten dump --bir app.ts                  see what the compiler makes of it
  tungsten dump --wat --function f app.ts     see what the JIT makes of a function

Sizes are bytes, or have a unit: k, m, g (1024 each). Times are milliseconds, or have one: ms, s, m.
Without options, run: 64m of heap (1m to 4000m), 1m of stack (16k to 4m), no limit of fuel or time;
build: no limits but those of the module's runtime.

Exit codes:
  0  the program ran to its end
  1  it threw and did not catch, or a limit stopped it; check: there are type errors
  2  it does not compile, or the command line is wrong`,
  );

limitOptions(
  program
    .command('run')
    .description('run a program; options stand before the file, what follows it is for the program')
    .argument('[file]', "TypeScript or JavaScript source, '-' for stdin")
    .argument('[args...]', 'arguments of the program: global scriptArgs')
    .option('-e, --eval <code>', 'run this code and print its value')
    .addOption(new Option('--jit <mode>', 'compile hot functions to WebAssembly').choices(['auto', 'off', 'eager']))
    .option('--trace-jit', 'tell on stderr what is compiled, and why compiled code is left')
    .option('--experimental-decorators', LEGACY)
    .addOption(
      new Option('--deadline <time>', 'wall clock, such as 500ms or 2s').argParser(limit('deadline', parseDuration)),
    )
    .passThroughOptions(),
).action(async (file: string | undefined, args: string[], options: Record<string, unknown>) => {
  const { run } = await import('./run.ts');
  process.exitCode = await run(file, args, options);
});

limitOptions(
  program
    .command('build')
    .description('link a program and the VM into one WebAssembly module for WASI')
    .argument('<file>', "TypeScript or JavaScript source, '-' for stdin")
    .requiredOption('-o, --output <file>', 'where the module goes')
    .option('--experimental-decorators', LEGACY),
).action(async (file: string, options: { output: string; experimentalDecorators?: boolean } & ModuleLimits) => {
  const { build } = await import('./build.ts');
  const { output, experimentalDecorators, ...limits } = options;
  process.exitCode = await build(file, output, limits, experimentalDecorators);
});

limitOptions(
  program
    .command('repl')
    .description('read inputs, run them, print their values; limits of fuel and time are for each input')
    .addOption(new Option('--deadline <time>', 'wall clock, such as 500ms or 2s').argParser(checked(parseDuration)))
    .option('--experimental-decorators', LEGACY)
    .option('--no-history', 'keep no history of what was typed'),
).action(async (options: { history: boolean }) => {
  const { repl } = await import('./repl.ts');
  process.exitCode = await repl(options);
});

program
  .command('check')
  .description("check types with the project's own typescript")
  .argument('<file>', 'TypeScript source')
  .action(async (file: string) => {
    const { check } = await import('./check.ts');
    process.exitCode = await check(file);
  });

program
  .command('dump')
  .description('print what a stage of the compiler makes of a source')
  .argument('<file>', "TypeScript or JavaScript source, '-' for stdin")
  .option('--tokens', 'tokens')
  .option('--ast', 'syntax tree')
  .option('--scopes', 'scopes and where variables live')
  .option('--hir', 'control flow graph')
  .option('--bir', 'register bytecode')
  .option('--image', 'sections of the image')
  .option('--ssa', 'what the JIT makes of a function while the program runs: SSA form')
  .option('--wat', 'the same: WebAssembly text')
  .option('--function <name>', 'the function for --ssa and --wat')
  .option('--stage <name>', "the pass after which --ssa prints; 'build' if absent")
  .action(async (file: string, options: DumpOptions) => {
    const { dump } = await import('./dump.ts');
    process.exitCode = await dump(file, options);
  });

await program.parseAsync();
