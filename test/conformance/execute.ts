// Runs one test in this process: harness programs, then the test, in an isolate that is reset between modes.

import { readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { compile, type Source, type SourceDiagnostic } from '../../compiler/pipeline.ts';
import {
  type Engine,
  GuestError,
  GuestHandle,
  type Isolate,
  type IsolateOptions,
  Program,
  TerminationError,
} from '../../runtime-host/index.ts';
import { ModuleCompiler } from '../../runtime-host/modules/further.ts';
import { type Frontmatter, type Mode, modesOf, parseFrontmatter } from './frontmatter.ts';
import { HOST_OBJECT, hostFunctions } from './host-object.ts';
import type { TestResult } from './result.ts';
import { SuiteLoader } from './suite-loader.ts';

/** How to run tests. */
export interface ExecutorOptions {
  /** The checkout: `harness/` and `test/` are in it. */
  dir: string;
  /** Milliseconds for each program of a test. */
  deadline: number;
}

/** What every script test includes. spec: INTERPRETING.md, Test262-Defined Bindings */
const ALWAYS = ['assert.js', 'sta.js'];
const ASYNC_INCLUDE = 'doneprintHandle.js';
const ASYNC_DONE = 'Test262:AsyncTestComplete';
const LIMITS: IsolateOptions = { memory: 256 << 20, eval: true, grants: ['timers'] };

/** A wrong outcome. */
class Failure extends Error {}

/** What became of one program: it completed, or threw at some phase. */
interface Ended {
  phase: 'parse' | 'resolution' | 'runtime' | null;
  /** Name of the error. */
  type: string;
  message: string;
}

const COMPLETED: Ended = { phase: null, type: '', message: '' };

/** Runs tests of one checkout. */
export class Executor {
  private readonly options: ExecutorOptions;
  private readonly isolate: Isolate;
  private readonly harness = new Map<string, Program>();
  private printed: string[] = [];

  constructor(engine: Engine, options: ExecutorOptions) {
    this.options = options;
    const run = (text: string): unknown => this.isolate.run(compileScript(Buffer.from(text), 'evalScript.js', true));
    this.isolate = engine.createIsolate({
      ...LIMITS,
      deadline: options.deadline,
      // A promise that nobody listens to fails no test: the suite leaves some.
      onError: () => {},
      modules: new ModuleCompiler(new SuiteLoader(join(options.dir, 'test'))),
      globals: hostFunctions((line) => this.printed.push(line), run),
    });
  }

  /** Runs a test in each of its modes. */
  async run(path: string): Promise<TestResult> {
    const file = join(this.options.dir, 'test', path);
    const text = readFileSync(file);
    const meta = parseFrontmatter(text.toString('utf8'));
    for (const mode of modesOf(meta)) {
      try {
        await this.runMode(file, text, meta, mode);
      } catch (error) {
        if (error instanceof Failure) return { path, status: 'fail', mode, message: error.message };
        if (error instanceof TerminationError) return { path, status: 'timeout', mode, message: error.message };
        const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
        return { path, status: 'crash', mode, message };
      }
    }
    return { path, status: 'pass' };
  }

  private async runMode(file: string, text: Buffer, meta: Frontmatter, mode: Mode): Promise<void> {
    const { flags } = meta;
    this.isolate.reset();
    this.printed = [];
    if (!flags.has('raw')) {
      const includes = [...ALWAYS, ...(flags.has('async') ? [ASYNC_INCLUDE] : []), ...meta.includes];
      this.isolate.run(this.include(null));
      for (const name of includes) this.runInclude(name);
    }
    const source = mode === 'strict' ? Buffer.concat([Buffer.from('"use strict";\n'), text]) : text;
    const ended = await this.runTest(file, source, mode);
    if (flags.has('async') && this.printed.length === 0) await this.idle();
    if (meta.negative !== null) {
      const { phase, type } = meta.negative;
      if (ended.phase === null) throw new Failure(`expected ${type} (${phase}), but it completed`);
      if (ended.phase !== phase || ended.type !== type) {
        throw new Failure(`expected ${type} (${phase}), but got ${ended.type} (${ended.phase}): ${ended.message}`);
      }
      return;
    }
    if (ended.phase !== null) throw new Failure(ended.message);
    if (flags.has('async') && this.printed[0] !== ASYNC_DONE) {
      throw new Failure(this.printed[0] ?? 'the asynchronous test never called $DONE');
    }
  }

  /** Waits until nothing of the test is pending, not longer than it may run. */
  private async idle(): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    const over = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, this.options.deadline);
    });
    await Promise.race([this.isolate.idle(), over]);
    clearTimeout(timer);
  }

  private runInclude(name: string): void {
    try {
      this.isolate.run(this.include(name));
    } catch (error) {
      if (!(error instanceof GuestError)) throw error;
      throw new Failure(`harness/${name}: ${describe(error).message}`);
    }
  }

  /** A file of the harness, compiled once; null: the host object. */
  private include(name: string | null): Program {
    const key = name ?? '';
    let program = this.harness.get(key);
    if (program === undefined) {
      const text = name === null ? Buffer.from(HOST_OBJECT) : readFileSync(join(this.options.dir, 'harness', name));
      // What the engine lacks fails where a test needs it, not in all tests that include the file.
      program = compileScript(text, name === null ? 'host-object.js' : `harness/${name}`, false);
      this.harness.set(key, program);
    }
    return program;
  }

  private async runTest(file: string, text: Buffer, mode: Mode): Promise<Ended> {
    const root = join(this.options.dir, 'test');
    const named = (path: string, source: Uint8Array, kind: Source['kind']): Source => ({
      name: relative(root, path).split(sep).join('/'),
      text: source,
      kind: path.endsWith('.json') ? 'json' : kind,
      typescript: false,
    });
    const entry = named(file, text, mode === 'module' ? 'module' : 'script');
    const load = (specifier: string, importer: string): Source | null => {
      const path = join(root, dirname(importer), specifier);
      if (path === file && mode === 'module') return entry;
      try {
        return named(path, readFileSync(path), 'module');
      } catch {
        return null;
      }
    };
    const result = compile(entry, { load });
    if (result.image === null) return syntaxError(entry, result.diagnostics);
    try {
      const value = this.isolate.run(new Program(result.image, entry.name, [], new Map()));
      // Of a top-level await: all jobs have run, so that it is settled now or never.
      if (mode === 'module' && value instanceof Promise) await Promise.race([value, new Promise(setImmediate)]);
    } catch (error) {
      if (!(error instanceof GuestError)) throw error;
      return describe(error);
    }
    return COMPLETED;
  }
}

/** Compiles a script; throws `SyntaxError`. */
function compileScript(text: Uint8Array, name: string, strictly: boolean): Program {
  const source: Source = { name, text, kind: 'script', typescript: false };
  const result = compile(source, { completionValue: true, unsupported: strictly ? 'error' : 'throw' });
  if (result.image === null) throw new SyntaxError(`${name}: ${result.diagnostics[0].diagnostic.message}`);
  return new Program(result.image, name, [], new Map());
}

/** What the findings of the compiler count as. What is missing in the engine is no syntax error. */
function syntaxError(entry: Source, diagnostics: readonly SourceDiagnostic[]): Ended {
  const missing = diagnostics.find(({ diagnostic }) => /^TG3|^TG2004$/.test(diagnostic.code));
  const { source, diagnostic } = missing ?? diagnostics[0];
  const message = `${diagnostic.code} ${diagnostic.message} (${source.name}:${diagnostic.start})`;
  const linking = diagnostic.code.startsWith('TG21') || source !== entry;
  return {
    phase: linking ? 'resolution' : 'parse',
    type: missing === undefined ? 'SyntaxError' : 'unsupported',
    message,
  };
}

/** What a test threw. The errors of the harness are objects of its own class, without a name. */
function describe(error: GuestError): Ended {
  const { guestName, message, thrown } = error;
  if (guestName !== '') return { phase: 'runtime', type: guestName, message: `${guestName}: ${message}` };
  if (!(thrown instanceof GuestHandle)) return { phase: 'runtime', type: '', message };
  try {
    const made = thrown.get('constructor');
    const type = made instanceof GuestHandle ? String(made.get('name')) : '';
    return { phase: 'runtime', type, message: `${type}: ${String(thrown.get('message'))}` };
  } catch {
    return { phase: 'runtime', type: '', message: 'it threw an object whose properties throw' };
  }
}
