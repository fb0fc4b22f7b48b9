import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

// `tungsten run` of programs whose modules wait, and ask for modules while they run.

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const MAIN = join(ROOT, 'runtime-host/cli/main.ts');
const TSX = pathToFileURL(join(ROOT, 'node_modules/tsx/dist/loader.mjs')).href;

const FILES: Record<string, string> = {
  'waits.ts':
    "import { n } from './lib/slow.ts';\nconsole.log(n);\nconst { default: data } = await import('./lib/data.json', { with: { type: 'json' } });\nconsole.log(data.a);\n",
  'lib/slow.ts': 'export const n = await new Promise<number>((resolve) => setTimeout(() => resolve(7), 5));\n',
  'lib/data.json': '{ "a": [1] }',
  'never.ts': "console.log('before');\nawait new Promise(() => {});\nconsole.log('never');\nexport {};\n",
  'rejects.ts': "await 0;\nconsole.log('before');\nawait Promise.reject(new RangeError('late'));\nexport {};\n",
  'computed.ts': "const name = 'slow';\nconst m = await import(`./lib/${name}.js`);\nconsole.log(m.n);\nexport {};\n",
  'meta.ts': 'console.log(import.meta.url, import.meta.filename, import.meta.dirname);\n',
};

let folder: string;

beforeAll(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'tungsten-modules-')));
  for (const [path, text] of Object.entries(FILES)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
});

afterAll(() => rmSync(folder, { recursive: true }));

function run(...args: string[]): { status: number | null; stdout: string; stderr: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', TSX, MAIN, 'run', ...args], {
    cwd: folder,
    env: { ...process.env, NO_COLOR: '1' },
    encoding: 'utf8',
    timeout: 60_000,
    killSignal: 'SIGKILL',
  });
  return { status, stdout, stderr: stderr.replace(/^.*(?:ExperimentalWarning|--trace-warnings).*\n/gm, '') };
}

describe('tungsten run', () => {
  it('waits for a top-level await and for import()', () => {
    expect(run('waits.ts')).toEqual({ status: 0, stdout: '7\n[ 1 ]\n', stderr: '' });
  });

  it('finds files by specifiers that are computed', () => {
    expect(run('computed.ts')).toEqual({ status: 0, stdout: '7\n', stderr: '' });
  });

  it('ends with code 13 when a top-level await waits for what never comes', () => {
    const { status, stdout, stderr } = run('never.ts');
    expect([status, stdout]).toEqual([13, 'before\n']);
    expect(stderr).toContain('Warning: Detected unsettled top-level await');
  });

  it('prints what a top-level await rejects with as an uncaught error', () => {
    const { status, stdout, stderr } = run('rejects.ts');
    expect([status, stdout]).toEqual([1, 'before\n']);
    expect(stderr).toContain('RangeError: late\n    at rejects.ts:3:22');
  });

  it('says in import.meta where the module is', () => {
    const path = join(folder, 'meta.ts');
    expect(run('meta.ts').stdout).toBe(`${pathToFileURL(path).href} ${path} ${folder}\n`);
  });
});
