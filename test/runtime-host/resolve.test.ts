import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exportTarget, resolveModule, sourceGoal } from '../../runtime-host/modules/resolve.ts';
import { ResolveError } from '../../runtime-host/modules/resolve-error.ts';
import { sourceKind } from '../../runtime-host/modules/source-kind.ts';

let root: string;

beforeAll(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'tungsten-resolve-')));
  const files: Record<string, string> = {
    'src/main.ts': '',
    'src/plain.ts': '',
    'src/both.ts': '',
    'src/both.js': '',
    'src/only.js': '',
    'src/data.json': '{}',
    'src/folder/index.ts': '',
    'node_modules/simple/package.json': '{"main": "lib/start.js"}',
    'node_modules/simple/lib/start.js': '',
    'node_modules/simple/extra.js': '',
    'node_modules/bare/index.js': '',
    'node_modules/@scope/pkg/package.json': JSON.stringify({
      exports: { '.': { types: './x.d.ts', import: './esm.js', require: './cjs.cjs' }, './sub/*': './deep/*.js' },
    }),
    'node_modules/@scope/pkg/esm.js': '',
    'node_modules/@scope/pkg/deep/a.js': '',
    'node_modules/evil/package.json': '{"exports": "./../../src/main.ts"}',
  };
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
});

afterAll(() => rmSync(root, { recursive: true }));

const from = (specifier: string): string =>
  resolveModule(specifier, join(root, 'src/main.ts'))
    .slice(root.length + 1)
    .replaceAll('\\', '/');

describe('resolveModule', () => {
  it.each([
    ['./plain', 'src/plain.ts'],
    ['./plain.ts', 'src/plain.ts'],
    ['./plain.js', 'src/plain.ts'],
    ['./both.js', 'src/both.js'],
    ['./both', 'src/both.ts'],
    ['./only', 'src/only.js'],
    ['./data.json', 'src/data.json'],
    ['./folder', 'src/folder/index.ts'],
    ['../src/folder/index.js', 'src/folder/index.ts'],
    ['simple', 'node_modules/simple/lib/start.js'],
    ['simple/extra.js', 'node_modules/simple/extra.js'],
    ['bare', 'node_modules/bare/index.js'],
    ['@scope/pkg', 'node_modules/@scope/pkg/esm.js'],
    ['@scope/pkg/sub/a', 'node_modules/@scope/pkg/deep/a.js'],
  ])('%s is %s', (specifier, file) => {
    expect(from(specifier)).toBe(file);
  });

  it.each([
    ['./missing', 'there is no such file'],
    ['missing', "there is no package 'missing'"],
    ['@scope/pkg/hidden', "does not export './hidden'"],
    ['node:fs', 'guests have no built-in modules'],
    ['fs/promises', "the host passes as 'globals'"],
    ['https://example.org/x.ts', 'guests have no network'],
    ['evil', 'which is not there'],
  ])('%s fails: %s', (specifier, reason) => {
    expect(() => from(specifier)).toThrow(ResolveError);
    expect(() => from(specifier)).toThrow(reason);
  });
});

describe('exportTarget', () => {
  it('takes the first condition that holds', () => {
    expect(exportTarget({ require: './a', import: './b', default: './c' }, '.')).toBe('./b');
    expect(exportTarget({ '.': { browser: './a', default: { import: './b' } } }, '.')).toBe('./b');
    expect(exportTarget({ '.': { require: './a' } }, '.')).toBeUndefined();
  });

  it('prefers the longest pattern', () => {
    const exports = { './*': './all/*', './x/*': './x-only/*.js', './x/exact': './exact.js' };
    expect(['./y', './x/y', './x/exact'].map((path) => exportTarget(exports, path))).toEqual([
      './all/y',
      './x-only/y.js',
      './exact.js',
    ]);
  });
});

it('knows sources by their extension', () => {
  expect(['a.ts', 'a.mts', 'a.js', 'a.cjs', 'a.json', '<stdin>'].map(sourceKind)).toEqual([
    'typescript',
    'typescript',
    'javascript',
    'javascript',
    'json',
    'typescript',
  ]);
});

describe('what a program begins with', () => {
  it('is a module or a script by its extension', () => {
    expect(['a.mjs', 'a.mts', 'a.cjs', 'a.cts'].map((name) => sourceGoal(join(root, 'src', name)))).toEqual([
      'module',
      'module',
      'script',
      'script',
    ]);
  });

  it('is a module in a package of modules, else what its syntax says', () => {
    mkdirSync(join(root, 'modules/inner'), { recursive: true });
    writeFileSync(join(root, 'modules/package.json'), '{"type": "module"}');
    expect(sourceGoal(join(root, 'modules/inner/a.ts'))).toBe('module');
    writeFileSync(join(root, 'modules/inner/package.json'), '{ broken');
    expect(sourceGoal(join(root, 'modules/inner/a.ts'))).toBe('auto');
    expect(sourceGoal(join(root, 'node_modules/simple/extra.js'))).toBe('auto');
  });
});
