// What the REPL does with an input, apart from where it comes from: an isolate, what was declared, the last value.

import { compileProgram } from '../compile.ts';
import { Engine } from '../engine.ts';
import { GuestError, TerminationError } from '../errors.ts';
import { HARMLESS } from '../globals/index.ts';
import type { GuestHandle } from '../handle.ts';
import type { Isolate } from '../isolate.ts';
import { FileLoader, SourceLoader } from '../modules/files.ts';
import { ModuleCompiler } from '../modules/further.ts';
import { dumpStages } from './dump.ts';
import { fileMeta } from './input.ts';
import { replCode } from './repl-input.ts';
import { ExitCode, report } from './report.ts';

/** Limits, as for `tungsten run`; fuel and deadline are for each input. */
export interface ReplLimits {
  fuel?: number;
  memory?: number;
  deadline?: number;
  stackDepth?: number;
}

/** How a session runs. */
export interface ReplOptions {
  limits: ReplLimits;
  experimentalDecorators?: boolean;
  /** What runs is stopped while the first element is not 0. */
  interruptFlag?: Int32Array;
}

/** What one can do with a session, here or in another thread. */
export interface Repl {
  evaluate(text: string): Promise<boolean>;
  type(expression: string): Promise<boolean>;
  dump(stage: string, text: string): boolean | Promise<boolean>;
  complete(line: string): [string[], string] | Promise<[string[], string]>;
}

/** Where the session writes. */
export interface ReplOutput {
  /** What the guest prints, and results. */
  out: (text: string) => void;
  err: (text: string) => void;
  color: boolean;
}

/**
 * Library of the session, made before the guest can replace anything. `show` prints a value as `console.dir` does and keeps it in `_`,
 * `awaited` does so with what an async function brings; `keys` lists the properties that
 * begin with a text of what a path from the global object leads to, without running a getter; `spin` runs until somebody stops it.
 */
const LIBRARY = `((global, dir, descriptor, names, prototype, Obj, has, isString, then, show) => ({
  show: show = (value) => {
    global._ = value;
    if (value !== undefined) dir(value);
  },
  awaited(promise) {
    return then(promise, (result) => { if (result !== undefined) show(result.value); });
  },
  spin() {
    for (;;);
  },
  keys(path, prefix) {
    let value = global;
    const parts = path === '' ? [] : path.split('.');
    for (let i = 0; i < parts.length; i++) {
      let o = value === undefined || value === null ? null : Obj(value);
      let found;
      for (; o !== null && found === undefined; o = prototype(o)) found = descriptor(o, parts[i]);
      if (found === undefined || !has(found, 'value')) return '';
      value = found.value;
    }
    let list = '';
    if (value === undefined || value === null) return list;
    for (let o = Obj(value); o !== null; o = prototype(o)) {
      const own = names(o);
      for (let i = 0; i < own.length; i++) {
        if (isString(own[i], prefix)) list += own[i] + ' ';
      }
    }
    return list;
  },
}))(globalThis, console.dir, Object.getOwnPropertyDescriptor, Object.getOwnPropertyNames, Object.getPrototypeOf, Object, Object.hasOwn,
  ((starts, word) => (name, prefix) => starts(name, prefix) && word(name))(
    Function.prototype.call.bind(String.prototype.startsWith), RegExp.prototype.test.bind(/^[\\p{ID_Start}$_][\\p{ID_Continue}$\\u200c\\u200d]*$/u)), Function.prototype.call.bind(Promise.prototype.then))`;

/** In place of what never comes. */
const UNSETTLED = Symbol('unsettled');

export const STAGES = ['tokens', 'ast', 'scopes', 'hir', 'bir', 'image'] as const;

/** The end of a line that names a property: the path to its object, and what there is of its name. */
const MEMBER =
  /(?:^|[^\w$.)\]'"`])((?:[\p{ID_Start}$_][\p{ID_Continue}$]*\??\.)*)([\p{ID_Start}$_][\p{ID_Continue}$]*)?$/u;

/** A guest that is talked to input by input. */
export class ReplSession implements Repl, Disposable {
  private readonly isolate: Isolate;
  private readonly output: ReplOutput;
  private readonly fuel: number | undefined;
  private readonly sources = new Map<string, Uint8Array>();
  private readonly show: GuestHandle;
  private readonly awaited: GuestHandle;
  private readonly keys: GuestHandle;
  private readonly spin: GuestHandle;
  private readonly modules: ModuleCompiler;
  private readonly experimentalDecorators: boolean | undefined;
  /** Inputs that declared something that no later one declared again: what `.type` knows. */
  private declarations: { text: string; names: Set<string> }[] = [];
  private inputs = 0;

  constructor({ limits, experimentalDecorators, interruptFlag }: ReplOptions, output: ReplOutput) {
    this.output = output;
    this.fuel = limits.fuel;
    this.experimentalDecorators = experimentalDecorators;
    this.modules = new ModuleCompiler(new FileLoader(), { importMeta: fileMeta, experimentalDecorators });
    this.isolate = Engine.createSync({ poolSize: 0 }).createIsolate({
      ...limits,
      fuel: undefined,
      stdout: output.out,
      stderr: output.err,
      eval: true,
      grants: HARMLESS,
      modules: this.modules,
      interruptFlag,
      onError: (error) => this.say(error),
    });
    const library = this.isolate.run(compileProgram(LIBRARY)) as Record<
      'show' | 'awaited' | 'keys' | 'spin',
      GuestHandle
    >;
    this.show = library.show;
    this.awaited = library.awaited;
    this.keys = library.keys;
    this.spin = library.spin;
  }

  /** Runs an input and prints its value, or what is wrong with it; false: something was. */
  async evaluate(text: string): Promise<boolean> {
    const name = `<repl-${++this.inputs}>`;
    try {
      const code = replCode(text) ?? { text, awaits: false, names: [] };
      const program = compileProgram(code.text, {
        fileName: name,
        kind: 'script',
        color: this.output.color,
        experimentalDecorators: this.experimentalDecorators,
      });
      for (const [source, bytes] of program.sources) this.sources.set(source, bytes);
      this.refuel();
      if (code.awaits) {
        const done = this.isolate.runInto(program, this.awaited);
        // It may wait for what never comes.
        if (done instanceof Promise && (await Promise.race([done, this.settled()])) === UNSETTLED) {
          this.output.err('Warning: this awaits a promise that nobody settles\n');
          return false;
        }
      } else this.isolate.runInto(program, this.show);
      this.remember(text, code.names);
      return true;
    } catch (error) {
      this.say(error);
      return false;
    }
  }

  /** Ends whatever the guest waits for, and what its timers have to do. */
  interrupt(): void {
    this.refuel();
    this.isolate.interrupt();
    try {
      this.spin.call();
    } catch (error) {
      if (!(error instanceof TerminationError)) throw error;
    }
  }

  private refuel(): void {
    if (this.fuel !== undefined) this.isolate.fuel = this.fuel;
  }

  private async settled(): Promise<typeof UNSETTLED> {
    await this.isolate.idle();
    return UNSETTLED;
  }

  private say(error: unknown): void {
    const sources = new Map([...this.sources, ...this.modules.sources]);
    this.output.err(report(error, sources, this.output.color).text);
  }

  private remember(text: string, names: readonly string[]): void {
    if (names.length === 0) return;
    for (const { names: known } of this.declarations) for (const name of names) known.delete(name);
    this.declarations = this.declarations.filter((declaration) => declaration.names.size > 0);
    this.declarations.push({ text, names: new Set(names) });
  }

  /** What the end of a line can become, and that end: as node:readline wants it. */
  complete(line: string): [string[], string] {
    const match = MEMBER.exec(line);
    if (match === null) return [[], line];
    const [, path, prefix = ''] = match;
    if (path === '' && prefix === '') return [[], line];
    try {
      this.refuel();
      const found = this.keys.call(path.replaceAll('?', '').slice(0, -1), prefix) as string;
      const names = [...new Set(found.split(' '))].filter((name) => name !== '');
      return [names.map((name) => path + name), path + prefix];
    } catch (error) {
      // A trap of the guest's own.
      if (error instanceof GuestError) return [[], line];
      throw error;
    }
  }

  /** Prints what a stage of the compiler makes of an input. */
  dump(stage: string, text: string): boolean {
    if (!(STAGES as readonly string[]).includes(stage) || text === '') {
      this.output.err(`.dump needs a stage and code; the stages are ${STAGES.join(', ')}\n`);
      return false;
    }
    const name = '<dump>';
    try {
      const loader = new SourceLoader(name, Buffer.from(text), name);
      dumpStages(loader, name, { [stage]: true }, this.output.color, (dumped) => {
        this.output.out(dumped.endsWith('\n') ? dumped : `${dumped}\n`);
      });
      return true;
    } catch (error) {
      this.say(error);
      return false;
    }
  }

  /** Prints the type of an expression: by the user's own compiler. */
  async type(expression: string): Promise<boolean> {
    const { typeOf } = await import('./repl-type.ts');
    const { text, found } = await typeOf(
      this.declarations.map((declaration) => declaration.text),
      expression,
      process.cwd(),
    );
    (found ? this.output.out : this.output.err)(`${text}\n`);
    return found;
  }

  /** Waits until nothing is left to do. */
  async idle(): Promise<void> {
    await this.isolate.idle();
  }

  [Symbol.dispose](): void {
    this.isolate.dispose();
  }
}

/** Exit code of a session that was fed by a pipe. */
export function exitCodeOf(failed: boolean): number {
  return failed ? ExitCode.Failure : ExitCode.Success;
}
