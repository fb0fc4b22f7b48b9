/** The REPL in a terminal: python3 makes a pseudo terminal and types. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const CLI = resolve('dist/runtime-host/cli/main.js');
const TERMINAL = resolve('test/support/terminal.py');
const hasTerminal = spawnSync('python3', ['-c', 'import pty']).status === 0;

const CTRL_C = '\u0003';
const CTRL_D = '\u0004';
const UP = '\u001b[A';
const PROMPT = '> \u001b[3G';

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'tungsten-terminal-'));
  writeFileSync(join(folder, 'counter.ts'), 'export let n = 0;\nexport const next = (): number => ++n;\n');
});

afterAll(() => rmSync(folder, { recursive: true }));

/** Types each text when the one before it has come; what was on the screen, without the terminal's own codes but colours. */
function typed(steps: [string, string][], env: Record<string, string | undefined> = {}) {
  const task = { command: [process.execPath, CLI, 'repl'], steps, seconds: 40 };
  const { stdout, stderr } = spawnSync('python3', [TERMINAL, JSON.stringify(task)], {
    cwd: folder,
    encoding: 'utf8',
    env: {
      ...process.env,
      TERM: 'xterm',
      XDG_STATE_HOME: folder,
      TUNGSTEN_REPL_HISTORY: undefined,
      NO_COLOR: undefined,
      FORCE_COLOR: undefined,
      ...env,
    },
    timeout: 110_000,
  });
  expect(stderr).toBe('');
  const { output, status, missing } = JSON.parse(stdout) as { output: string; status: number; missing: string | null };
  expect(missing, output).toBeNull();
  // biome-ignore lint/suspicious/noControlCharactersInRegex: what a terminal is told begins so
  return { screen: output.replace(/\u001b\[\d*[A-LGJK]/g, '').replaceAll('\r', ''), status };
}

describe.skipIf(!hasTerminal)('tungsten repl in a terminal (needs python3)', () => {
  it('writes results in colours, and none if nobody wants any', () => {
    const { screen, status } = typed([
      [PROMPT, "({ n: 1, t: 'x' })\r"],
      ['}', '.exit\r'],
    ]);
    expect(screen).toContain("{ n: \u001b[33m1\u001b[39m, t: \u001b[32m'x'\u001b[39m }\n");
    expect(status).toBe(0);
    const plain = typed(
      [
        [PROMPT, "({ n: 1, t: 'x' }).t\r"],
        ["\n'x'", CTRL_D],
      ],
      { NO_COLOR: '1' },
    );
    expect(plain.screen).not.toContain('\u001b[3');
    expect(plain.status).toBe(0);
  });

  it('stops by Ctrl-C what runs, what is awaited, and what timers do; the session goes on', () => {
    const { screen, status } = typed([
      [PROMPT, 'let kept = 41\r'],
      [PROMPT, 'for (;;) {}\r'],
      ['{}\r', CTRL_C],
      // What is typed before the prompt is dropped with the input that is stopped.
      ['InterruptError', ''],
      [PROMPT, 'await new Promise(() => setInterval(() => {}, 1000))\r'],
      ['1000))\r', CTRL_C],
      ['InterruptError', ''],
      [PROMPT, 'setTimeout(() => { console.log("en" + "dless"); for (;;); }, 50), 0\r'],
      ['endless', CTRL_C],
      ['Ctrl-D ends', ''],
      [PROMPT, 'kept + 1\r'],
      ['42', CTRL_D],
    ]);
    expect(screen.match(/InterruptError/g)).toHaveLength(2);
    expect(status).toBe(0);
  });

  it('takes inputs of several lines, which Ctrl-C gives up', () => {
    const { screen } = typed([
      [PROMPT, 'function f(\r'],
      ['... ', CTRL_C],
      [PROMPT, 'not this'],
      ['not this', CTRL_C],
      [PROMPT, '[1,\r'],
      ['... ', '2].length\r'],
      ['m2', CTRL_D],
    ]);
    expect(screen).not.toContain('rror');
  });

  it('completes properties, and keeps a history', () => {
    typed([
      [PROMPT, 'const thing = { firstProperty: 1234 }\r'],
      [PROMPT, 'thing.fir\t'],
      ['firstProperty', '\r'],
      ['1234', CTRL_D],
    ]);
    const path = join(folder, 'tungsten/repl_history');
    expect(existsSync(path)).toBe(true);
    expect(readFileSync(path, 'utf8').split('\n').slice(0, 2)).toEqual([
      'thing.firstProperty',
      'const thing = { firstProperty: 1234 }',
    ]);
    const again = typed([
      [PROMPT, UP + UP],
      ['const thing', '\r'],
      [PROMPT, 'thing.firstProperty + 1\r'],
      ['1235', CTRL_D],
    ]);
    expect(again.status).toBe(0);
  });

  it('imports modules, each of them once', () => {
    const { screen } = typed([
      [PROMPT, "const a = await import('./counter.ts'); a.next()\r"],
      ['m1', "(await import('./counter.ts')).next() + (await import('./counter')).n * 10\r"],
      ['m22', CTRL_D],
    ]);
    expect(screen).not.toContain('rror');
  });
});
