import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createContext, runInContext } from 'node:vm';
import typescript from 'typescript';
import { describe, expect, test } from 'vitest';
import { awfyHarness } from '../../bench/lib/awfy.ts';
import { countLoopInstructions } from '../../bench/lib/dispatch.ts';
import { jsonScripts } from '../../bench/lib/json.ts';
import { matchesFilter } from '../../bench/lib/suite.ts';

const BENCH = join(import.meta.dirname, '../../bench');

function programs(folder: string): string[] {
  return readdirSync(join(BENCH, folder)).filter((name) => name.endsWith('.ts'));
}

function load(folder: string, name: string): (inner: number) => boolean {
  const source = readFileSync(join(BENCH, folder, name), 'utf8');
  const compilerOptions = { target: typescript.ScriptTarget.ES2022, module: typescript.ModuleKind.ESNext };
  const context = createContext({});
  runInContext(typescript.transpileModule(source, { compilerOptions }).outputText, context, { filename: name });
  return (context as { __bench: (inner: number) => boolean }).__bench;
}

describe.each(['programs', 'micro', 'nothot'])('%s', (folder) => {
  test.each(programs(folder))('%s gives the right result, also when it runs again', (name) => {
    const bench = load(folder, name);
    expect(bench(1)).toBe(true);
    expect(bench(2)).toBe(true);
  });

  test.each(programs(folder))('%s is a script that needs only the language', (name) => {
    const source = readFileSync(join(BENCH, folder, name), 'utf8');
    const file = typescript.createSourceFile(name, source, typescript.ScriptTarget.ESNext, true);
    expect(typescript.isExternalModule(file)).toBe(false);
    expect(source).not.toMatch(/\b(console|process|require|setTimeout|Date|async|await|BigInt)\b/);
  });
});

describe('regexp', () => {
  test.each(programs('regexp'))('%s gives the right result', (name) => {
    expect(load('regexp', name)(2)).toBe(true);
  });
});

/** Node 20 has no helpers of iterators. */
const generators = programs('generators').filter((name) => name !== 'iterator_helpers.ts' || 'Iterator' in globalThis);

describe('generators', () => {
  test.each(generators)('%s gives the right result, when no job is left if it asks for that', async (name) => {
    const source = readFileSync(join(BENCH, 'generators', name), 'utf8');
    const compilerOptions = { target: typescript.ScriptTarget.ES2022, module: typescript.ModuleKind.ESNext };
    const context = createContext({}) as { __bench?: (inner: number) => boolean; __check?: () => boolean };
    runInContext(typescript.transpileModule(source, { compilerOptions }).outputText, context, { filename: name });
    for (const inner of [1, 2]) {
      expect(context.__bench?.(inner)).toBe(true);
      await new Promise(setImmediate);
      expect(context.__check?.() ?? true).toBe(true);
    }
  });
});

describe('json', () => {
  test('makes documents of about a megabyte, and every script of theirs is right', () => {
    const names = ['parse', 'stringify', 'access'].flatMap((what) => jsonScripts(what, () => true));
    expect(names.map((script) => script.name)).toHaveLength(12);
    for (const script of names) {
      const context = createContext({}) as { __bench?: (inner: number) => boolean };
      runInContext(script.javascript, context, { filename: script.fileName });
      expect(context.__bench?.(1), script.name).toBe(true);
      expect(runInContext('text.length', context), script.name).toBeGreaterThan(9e5);
    }
  });
});

describe('matchesFilter', () => {
  test('no filter lets everything pass', () => {
    expect(matchesFilter('sorting', undefined)).toBe(true);
  });

  test('any of its parts is enough', () => {
    expect(matchesFilter('sorting', 'json,sort')).toBe(true);
    expect(matchesFilter('matrix', 'json,sort')).toBe(false);
  });

  test('an empty part matches nothing', () => {
    expect(matchesFilter('matrix', 'json,')).toBe(false);
  });
});

test('the harness of a foreign suite fails when one of its iterations does', () => {
  const body = awfyHarness('bounce', 3).replace(/^import .*$/m, '');
  let calls = 0;
  const newInstance = () => ({ innerBenchmarkLoop: (argument: number) => argument === 3 && ++calls !== 3 });
  const context = createContext({ newInstance });
  runInContext(body, context);
  const bench = (context as unknown as { __bench: (inner: number) => boolean }).__bench;
  expect(bench(2)).toBe(true);
  expect(bench(5)).toBe(false);
  expect(calls).toBe(3);
});

describe('countLoopInstructions', () => {
  test('counts from the target of the backward branch to the branch', () => {
    const listing = ['fn loop', '  0  LoadInt r1', '  1  Add r1, r2, r3', '  2  Move r4, r1', '  3  IncLoopLt r5 -> 1'];
    expect(countLoopInstructions(listing.join('\n'))).toBe(3);
  });

  test('a forward branch is not a loop', () => {
    expect(countLoopInstructions('  0  Jump -> 2\n  1  Add\n  2  Return')).toBeUndefined();
  });

  test('each function has its own offsets', () => {
    const listing = 'fn a\n  0  Add\n  1  Return\nfn b\n  0  Add\n  2  Loop -> 0';
    expect(countLoopInstructions(listing)).toBe(2);
  });
});
