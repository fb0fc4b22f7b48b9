/** `tungsten check`: types are judged by the typescript that the project has. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const MAIN = join(ROOT, 'runtime-host/cli/main.ts');
const TSX = pathToFileURL(join(ROOT, 'node_modules/tsx/dist/loader.mjs')).href;

const FILES: Record<string, string> = {
  'project/right.ts': "import { half } from './lib.ts';\nconsole.log(half(4).toFixed(1));\n",
  'project/lib.ts': 'export function half(n: number): number {\n  return n / 2;\n}\n',
  'project/wrong.ts': "import { half } from './lib.ts';\n\nconst text: string = half(4);\nhalf('4');\n",
  'project/broken.ts': 'const a = ;\n',
  'project/loose/tsconfig.json': '{ "compilerOptions": { "strict": false, "types": [] }, "files": [] }',
  'project/loose/implicit.ts': 'export function twice(n) {\n  return n * 2;\n}\n',
  'project/strict/implicit.ts': 'export function twice(n) {\n  return n * 2;\n}\n',
  'project/odd/tsconfig.json': '{ "compilerOptions": { "strict": "very" } }',
  'project/odd/fine.ts': 'export const a = 1;\n',
  'lonely/any.ts': 'export const a: string = 1;\n',
  'newer/any.ts': 'export const a: string = 1;\n',
  'newer/node_modules/typescript/package.json': '{ "name": "typescript", "version": "99.0.0", "main": "main.js" }',
  'newer/node_modules/typescript/main.js': "exports.version = '99.0.0';\n",
};

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'tungsten-check-'));
  for (const [path, text] of Object.entries(FILES)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  mkdirSync(join(folder, 'project/node_modules'));
  symlinkSync(join(ROOT, 'node_modules/typescript'), join(folder, 'project/node_modules/typescript'), 'junction');
});

afterAll(() => rmSync(folder, { recursive: true }));

function check(cwd: string, file: string): { status: number | null; stdout: string; stderr: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', TSX, MAIN, 'check', file], {
    cwd: join(folder, cwd),
    env: { ...process.env, NO_COLOR: '1' },
    encoding: 'utf8',
    timeout: 60_000,
  });
  return { status, stdout, stderr: stderr.replace(/^.*(?:ExperimentalWarning|--trace-warnings).*\n/gm, '') };
}

describe('tungsten check', () => {
  test('says nothing of a program without errors, and looks into what it imports', () => {
    expect(check('project', 'right.ts')).toEqual({ status: 0, stdout: '', stderr: '' });
  });

  test('names position, code and message of each type error', () => {
    const { status, stdout, stderr } = check('project', 'wrong.ts');
    expect(status).toBe(1);
    expect(stdout).toBe('');
    expect(stderr.split('\n')).toEqual([
      "wrong.ts(3,7): error TS2322: Type 'number' is not assignable to type 'string'.",
      "wrong.ts(4,6): error TS2345: Argument of type 'string' is not assignable to parameter of type 'number'.",
      '',
    ]);
  });

  test('reports syntax errors as typescript does', () => {
    const { status, stderr } = check('project', 'broken.ts');
    expect(status).toBe(1);
    expect(stderr).toContain('broken.ts(1,11): error TS1109: Expression expected.');
  });

  test('takes the options of the nearest tsconfig.json, and strict ones without it', () => {
    expect(check('project', 'loose/implicit.ts')).toEqual({ status: 0, stdout: '', stderr: '' });
    const { status, stderr } = check('project', 'strict/implicit.ts');
    expect(status).toBe(1);
    expect(stderr).toContain("strict/implicit.ts(1,23): error TS7006: Parameter 'n' implicitly has an 'any' type.");
  });

  test('reports what is wrong with tsconfig.json', () => {
    const { status, stderr } = check('project', 'odd/fine.ts');
    expect(status).toBe(1);
    expect(stderr).toContain("error TS5024: Compiler option 'strict' requires a value of type boolean.");
  });

  test('finds the typescript of the file, wherever the command runs', () => {
    const { status, stderr } = check('lonely', '../project/wrong.ts');
    expect(status).toBe(1);
    expect(stderr).toContain('../project/wrong.ts(3,7): error TS2322');
  });

  test('says what to install where there is no typescript', () => {
    const { status, stdout, stderr } = check('lonely', 'any.ts');
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toBe('error: check needs typescript in the project: npm install --save-dev typescript\n');
  });

  test('refuses a typescript that cannot be called', () => {
    const { status, stderr } = check('newer', 'any.ts');
    expect(status).toBe(2);
    expect(stderr).toBe('error: typescript 99.0.0 has no programming interface that check could use\n');
  });

  test('refuses a file that is not there', () => {
    const { status, stderr } = check('project', 'nowhere.ts');
    expect(status).toBe(2);
    expect(stderr).toBe('error: there is no file nowhere.ts\n');
  });
});
