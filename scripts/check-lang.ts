/**
 * Runs the language tests (or the files given) in Node and compares their output with their `// expect:` comments:
 * a mismatch is a bug in the test. `--fill` writes the comments of files that have none yet; read them before committing.
 *
 *   npx tsx scripts/check-lang.ts [--fill] [--root test/lang] [substring of a test id ...]
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { format, type InspectOptions, inspect, parseArgs } from 'node:util';
import { createContext, Script } from 'node:vm';
import ts from 'typescript';
import {
  differs,
  hasExpectations,
  type LangTest,
  listLangTests,
  type Outcome,
  outputLines,
  parseExpectations,
} from '../test/support/expectations.ts';

// Expectations of local time are those of UTC.
process.env.TZ = 'UTC';

// removeComments: with comments kept, TypeScript 5.9 fails on `return o.#x + 1`.
const OPTIONS: ts.CompilerOptions = {
  target: ts.ScriptTarget.ESNext,
  module: ts.ModuleKind.ESNext,
  removeComments: true,
};

/** Tests of what Node has in its own realm only: they run there, with the same built-ins all around. */
const WEB = /^(?:url|encoding|clone|abort)\//;

/** Syntax that this Node may not have: TypeScript writes it in simpler terms. */
function optionsFor(fileName: string): ts.CompilerOptions {
  return /^(decorators|using)\//.test(fileName) ? { ...OPTIONS, target: ts.ScriptTarget.ES2022 } : OPTIONS;
}

function describe(thrown: unknown): string {
  return typeof thrown === 'symbol' ? thrown.toString() : String(thrown);
}

/** Scripts run sloppily in a fresh realm; `log` sees every call of console.log with its line in the source. */
function runScript(source: string, fileName: string, log: (text: string, line: number) => void): Outcome {
  const numbered = source
    .split('\n')
    .map((line, i) => line.replace(/\bconsole\.log\(/g, `__log(${i + 1})(`))
    .join('\n');
  const lines: string[] = [];
  const write = (line: number, args: unknown[]): void => {
    const text = format(...args);
    lines.push(...outputLines(text + '\n'));
    log(text, line);
  };
  // Early errors are plain JavaScript, so that V8 judges the very text: TypeScript would repair some of it.
  if (fileName.startsWith('early-errors/')) {
    try {
      new Script(source);
      return { lines, error: null, syntaxError: null };
    } catch (error) {
      return { lines, error: null, syntaxError: describe(error) };
    }
  }
  const out = ts.transpileModule(numbered, {
    fileName,
    reportDiagnostics: true,
    compilerOptions: optionsFor(fileName),
  });
  // TypeScript also rejects what ECMAScript allows (`010`, `o?.#x`): only a promised syntax error takes its word.
  const syntax = out.diagnostics?.find((d) => d.category === ts.DiagnosticCategory.Error);
  if (syntax !== undefined && parseExpectations(source).syntaxError !== null)
    return { lines, error: null, syntaxError: `TS${syntax.code}` };
  let script: Script;
  try {
    script = new Script(out.outputText, { filename: fileName });
  } catch (error) {
    return { lines, error: null, syntaxError: describe(error) };
  }
  const globals = {
    console: {
      log: (...args: unknown[]) => write(0, args),
      dir: (value: unknown, options?: InspectOptions) => write(0, ['%s', inspect(value, options)]),
    },
    __log:
      (line: number) =>
      (...args: unknown[]) =>
        write(line, args),
  };
  if (WEB.test(fileName)) {
    try {
      new Function('console', '__log', out.outputText)(globals.console, globals.__log);
    } catch (error) {
      return { lines, error: describe(error), syntaxError: null };
    }
    return { lines, error: null, syntaxError: null };
  }
  // The context has jobs of its own, which run before runInContext returns.
  const context = createContext(globals, { microtaskMode: 'afterEvaluate' });
  new Script(
    "for (const name of ['dispose', 'asyncDispose', 'metadata']) Symbol[name] ?? Object.defineProperty(Symbol, name, { value: Symbol('Symbol.' + name) });",
  ).runInContext(context);
  new Script('globalThis.queueMicrotask = (f) => { Promise.resolve().then(() => f()); };').runInContext(context);
  try {
    script.runInContext(context, { timeout: 10_000 });
  } catch (error) {
    return { lines, error: describe(error), syntaxError: null };
  }
  return { lines, error: null, syntaxError: null };
}

/** Modules run as files of a temporary package, in a process of their own. */
function runModules(test: LangTest): Outcome {
  const folder = mkdtempSync(join(tmpdir(), 'tungsten-lang-'));
  try {
    cpSync(dirname(test.file), folder, { recursive: true });
    writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
    for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
      if (!name.endsWith('.ts')) continue;
      const source = readFileSync(join(folder, name), 'utf8');
      const compilerOptions = { ...OPTIONS, rewriteRelativeImportExtensions: true, verbatimModuleSyntax: true };
      const out = ts.transpileModule(source, { fileName: name, reportDiagnostics: true, compilerOptions });
      const syntax = out.diagnostics?.find((d) => d.category === ts.DiagnosticCategory.Error);
      if (syntax !== undefined && name === 'main.ts')
        return { lines: [], error: null, syntaxError: `TS${syntax.code}` };
      // What is wrong in another module is for Node to find, when something asks for it.
      writeFileSync(join(folder, name.replace(/\.ts$/, '.js')), syntax === undefined ? out.outputText : source);
    }
    const entry = `try { await import('./main.js'); } catch (e) { console.error(String(e)); process.exit(9); }`;
    writeFileSync(join(folder, 'entry.mjs'), entry);
    const args = ['--no-warnings', '--stack-size=900', join(folder, 'entry.mjs')];
    const run = spawnSync(process.execPath, args, { encoding: 'utf8', timeout: 10_000 });
    // 13: the program waits for what nobody settles
    const failure = run.status === 0 || run.status === 13 ? null : run.stderr.trimEnd();
    const isSyntax = failure?.startsWith('SyntaxError') ?? false;
    return {
      lines: outputLines(run.stdout),
      error: isSyntax ? null : failure,
      syntaxError: isSyntax ? failure : null,
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Puts each expectation at the end of the line that logged it when that keeps the order, else in a block at the end. */
function fill(test: LangTest): string {
  const logged: { text: string; line: number }[] = [];
  const outcome = test.isModule
    ? runModules(test)
    : runScript(test.source, test.id, (text, line) => logged.push({ text, line }));
  const body = test.source.trimEnd();
  const tail: string[] = [];
  if (outcome.syntaxError !== null) return `// expect syntax error: any\n${body}\n`;
  if (outcome.error !== null) tail.push(`// expect error: ${outcome.error}`);
  const ordered = logged.every((entry, i) => entry.line > (i === 0 ? 0 : logged[i - 1].line));
  if (!test.isModule && ordered && logged.every((entry) => !entry.text.includes('\n'))) {
    const rows = body.split('\n');
    for (const { text, line } of logged) rows[line - 1] += ` // expect: ${text}`.trimEnd();
    const inline = [...rows, ...tail].join('\n') + '\n';
    const again = runScript(inline, test.id, () => {});
    if (differs(parseExpectations(inline), again) === null) return inline;
  }
  return [body, ...outcome.lines.map((line) => `// expect: ${line}`.trimEnd()), ...tail].join('\n') + '\n';
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { fill: { type: 'boolean' }, root: { type: 'string', default: 'test/lang' } },
});
const selected = listLangTests(resolve(values.root)).filter(
  (test) => positionals.length === 0 || positionals.some((part) => test.id.includes(part)),
);
/** `// node >= 24`: an older one does not know what the test is about. */
const NEEDS_NODE = /^\/\/ node >= (\d+)$/m;
/** `// not as node: why`: what the test expects is right, and cannot be asked of Node. */
const NOT_AS_NODE = /^\/\/ not as node: (.+)$/m;
const major = Number(process.versions.node.split('.')[0]);

let failures = 0;
let checked = 0;
for (const test of selected) {
  const needed = NEEDS_NODE.exec(test.source);
  if (needed !== null && major < Number(needed[1])) {
    console.log(`${test.id}: not checked, it needs Node ${needed[1]}`);
    continue;
  }
  const otherwise = NOT_AS_NODE.exec(test.source);
  if (otherwise !== null) {
    console.log(`${test.id}: not checked: ${otherwise[1]}`);
    continue;
  }
  checked++;
  if (values.fill && !hasExpectations(test.source)) {
    writeFileSync(test.file, fill(test));
    test.source = readFileSync(test.file, 'utf8');
    test.expected = parseExpectations(test.source);
  }
  const outcome = test.isModule ? runModules(test) : runScript(test.source, test.id, () => {});
  // Codes of diagnostics are ours: any error of syntax will do.
  const expected = { ...test.expected, syntaxError: test.expected.syntaxError === null ? null : 'any' };
  const difference = hasExpectations(test.source) ? differs(expected, outcome) : 'the file expects nothing';
  if (difference === null) continue;
  failures++;
  console.log(`${test.id}: ${difference}`);
}
console.log(`${checked} tests checked against Node ${process.version}, ${failures} differ`);
process.exitCode = failures === 0 ? 0 : 1;
