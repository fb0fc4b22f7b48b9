// A program in V8: in a realm of its own with jobs of its own, and with a limit of time.

import { format, types } from 'node:util';
import { constants, createContext, Script } from 'node:vm';
import ts from 'typescript';
import { type Outcome, outputLines } from '../../support/expectations.ts';
import type { GeneratedProgram } from './program.ts';

const OPTIONS: ts.CompilerOptions = {
  // Older than decorators and `using`, which V8 does not have, and no older than what it does have.
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.ESNext,
  removeComments: true,
};

function withoutTypes(source: string): string {
  const { outputText, diagnostics } = ts.transpileModule(source, { reportDiagnostics: true, compilerOptions: OPTIONS });
  // What TypeScript cannot read it repairs. It also rejects what ECMAScript allows: `o?.#x`.
  const error = diagnostics?.find(({ code }) => code !== 18030);
  if (error !== undefined) throw new SyntaxError(`TS${error.code}`);
  return outputText;
}

/** `using` needs them. */
const SYMBOLS = `for (const name of ['dispose', 'asyncDispose']) {
  if (!(name in Symbol)) Object.defineProperty(Symbol, name, { value: Symbol('Symbol.' + name) });
}`;

/** Something thrown that is no error; what it would say of itself is up to the guest. */
export function describeThrown(thrown: unknown): string {
  return Object(thrown) === thrown ? typeof thrown : String(thrown);
}

/** What V8 made of it; undefined when it took too long. */
export function runInNode({ source, typescript }: GeneratedProgram, timeout: number): Outcome | undefined {
  const outcome: Outcome = { lines: [], error: null, syntaxError: null };
  let script: Script;
  try {
    script = new Script(typescript ? withoutTypes(source) : source);
  } catch (error) {
    return { ...outcome, syntaxError: String(error) };
  }
  let stdout = '';
  const log = (...values: unknown[]): void => {
    stdout += format(...values) + '\n';
  };
  // A global object of V8's own: with Node's, strict code may assign functions to names that nobody declared.
  const context = createContext(constants.DONT_CONTEXTIFY, { microtaskMode: 'afterEvaluate' });
  context.console = { log };
  new Script(SYMBOLS).runInContext(context);
  new Script('globalThis.queueMicrotask = (f) => { Promise.resolve().then(() => { f(); }); };').runInContext(context);
  try {
    script.runInContext(context, { timeout });
  } catch (error) {
    if ((error as { code?: string } | null)?.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT') return undefined;
    outcome.error = types.isNativeError(error) ? String(error) : describeThrown(error);
  }
  outcome.lines = outputLines(stdout);
  return outcome;
}
