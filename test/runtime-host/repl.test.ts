import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { replCode } from '../../runtime-host/cli/repl-input.ts';
import { ReplSession } from '../../runtime-host/cli/repl-session.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const MAIN = join(ROOT, 'runtime-host/cli/main.ts');
const TSX = pathToFileURL(join(ROOT, 'node_modules/tsx/dist/loader.mjs')).href;

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'tungsten-repl-'));
});

afterAll(() => rmSync(folder, { recursive: true }));

/** What a REPL prints that a pipe feeds. */
function piped(input: string, { args = [], cwd = folder }: { args?: string[]; cwd?: string } = {}) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', TSX, MAIN, 'repl', ...args], {
    cwd,
    input,
    env: { ...process.env, NO_COLOR: '', XDG_STATE_HOME: folder, FORCE_COLOR: undefined },
    encoding: 'utf8',
    timeout: 60_000,
    killSignal: 'SIGKILL',
  });
  return { status, stdout, stderr: stderr.replace(/^.*(?:ExperimentalWarning|--trace-warnings).*\n/gm, '') };
}

describe('tungsten repl, fed by a pipe', () => {
  it('prints results only', () => {
    const { status, stdout, stderr } = piped('1 + 1\nlet a = 3\n"text"\n_ + 1\nundefined\n({ a, b: [1] })\n{ a: 1 }\n');
    expect(stdout).toBe("2\n'text'\n'text1'\n{ a: 3, b: [ 1 ] }\n{ a: 1 }\n");
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(existsSync(join(folder, 'tungsten'))).toBe(false);
  });

  it('goes on with errors, shows where they are, and fails in the end', () => {
    const { status, stdout, stderr } = piped(
      'const = 3\nnope\nfunction f() {\n  throw new TypeError("no")\n}\nf()\n7\n',
    );
    expect(stdout).toBe('7\n');
    expect(stderr).toContain('<repl-1>:1:7: error TG1103');
    expect(stderr).toContain('ReferenceError: nope is not defined');
    expect(stderr).toContain('<repl-3>:2:9\n2 |   throw new TypeError("no")\n            ^');
    expect(stderr).not.toContain('\u001b');
    expect(status).toBe(1);
  });

  it('awaits outside of functions', () => {
    const input = [
      'await Promise.resolve(7)',
      'const { p, q: [r] }: { p: number, q: number[] } = await Promise.resolve({ p: 1, q: [2] }), s: string = "s"',
      'p + r + s',
      'for await (const x of [1, Promise.resolve(2)]) console.log(x)',
      'class C { v = 1 }; function g() { return new C().v }; await g()',
      'g() + new C().v',
      'await Promise.reject(new RangeError("off"))',
      'await new Promise(() => {})',
      'await new Promise((resolve) => setTimeout(resolve, 5, "late"))',
      'setTimeout(() => console.log("last"), 5), 0',
    ];
    const { stdout, stderr } = piped(input.join('\n'));
    expect(stdout).toBe("7\n'3s'\n1\n2\n1\n2\n'late'\n0\nlast\n");
    expect(stderr).toContain('RangeError: off');
    expect(stderr).toContain('Warning: this awaits a promise that nobody settles');
  });

  it('keeps to the limits, for each input anew', () => {
    const { status, stdout, stderr } = piped('for (;;) {}\n1\nfor (;;) {}\n2\n', { args: ['--fuel', '100000'] });
    expect(stdout).toBe('1\n2\n');
    expect(stderr.match(/FuelError/g)).toHaveLength(2);
    expect(status).toBe(1);
    expect(piped('for (;;) {}\n3\n', { args: ['--deadline', '50ms'] }).stdout).toBe('3\n');
  });

  it('has commands', () => {
    writeFileSync(join(folder, 'some.ts'), 'let loaded: number = 4;\nclass Loaded {}\nloaded * 2');
    const { stdout, stderr } = piped(
      '.help\n.load some.ts\nloaded\n.dump tokens 1+1\n.dump nothing 1\n.load none.ts\n.nope\n[1,\n.break\n5\n.exit\n6\n',
    );
    expect(stdout).toMatch(/^\.help[\s\S]*\n8\n4\n0\.\.1 number 1\n1\.\.2 punctuator \+\n2\.\.3 number 1\n5\n$/);
    expect(stderr).toContain('.dump needs a stage and code');
    expect(stderr).toContain("'none.ts': no such file or directory");
    expect(stderr).toContain('There is no command .nope');
  });

  it('imports modules, with the decorators that were asked for', () => {
    const source = `export let seen = '';
      function d(...args: any[]): void { seen = typeof args[0] + args.length; }
      export class A { @d m() {} }`;
    writeFileSync(join(folder, 'decorated.ts'), source);
    const input = `(await import('./decorated.ts')).seen\n${source.replaceAll(/export |\n/g, '')}; seen\n`;
    expect(piped(input).stdout).toBe("'function2'\n'function2'\n");
    expect(piped(input, { args: ['--experimental-decorators'] }).stdout).toBe("'object3'\n'object3'\n");
  });

  it('tells types by the typescript of the folder, or says that there is none', () => {
    const input =
      'let a = [1]\nlet a = "now a text"\ntype Pair<T> = [T, T]\n.type [a] as const\n.type null! as Pair<number>\n.type nope\n';
    const { stdout, stderr } = piped(input, { cwd: ROOT });
    expect(stdout).toBe('readonly [string]\nPair<number>\n');
    expect(stderr).toBe("Cannot find name 'nope'.\n");
    expect(piped('.type 1\n').stderr).toContain('typescript, which is not installed here');
  });
});

describe('inputs', () => {
  it('go on while they have no end', () => {
    for (const text of [
      '{',
      'f(',
      '[1,',
      'function f() {',
      '`a',
      '/* a',
      '1 +',
      'if (a)',
      'class A {',
      'await',
      'await f(',
      'x = {\n a: 1,',
      '`${a',
    ]) {
      expect(replCode(`${text}\n`), text).toBeUndefined();
    }
    for (const text of ['1', '', '{}', "'a", '/a', '1 +;', ')', 'let', 'const a = ;', '// a']) {
      expect(replCode(`${text}\n`), text).toBeDefined();
    }
  });

  it('may declare again what was declared', async () => {
    let text = '';
    using session = new ReplSession(
      { limits: {} },
      { out: (more) => (text += more), err: (more) => (text += more), color: false },
    );
    const inputs = [
      'let a: number = 1, b',
      'let a = "x"; const b = 2',
      'class K { k = 1 }',
      'class K { k = 2 }',
      'abstract class K { static k = 3 }',
      'const [c, { d = 4, ...e }] = [1, { f: 5 }]',
      'const c = 6',
      'let d',
      'function h() { return 1 }',
      'function h() { return 2 }',
      'enum E { A }',
      'interface I { a: 1 }',
      'JSON.stringify([a, b, K.k, c, d, e, h(), E.A])',
    ];
    for (const input of inputs) await session.evaluate(input);
    expect(text).toBe(`'["x",2,3,6,null,{"f":5},2,0]'\n`);
  });
});

describe('completion', () => {
  it('offers properties, own and inherited, and runs no getter', async () => {
    let text = '';
    using session = new ReplSession(
      { limits: {} },
      { out: (more) => (text += more), err: (more) => (text += more), color: false },
    );
    await session.evaluate(
      'class P { pm() {} }; class Q extends P { own = 1; get trap() { console.log("ran"); return {} } }',
    );
    await session.evaluate('const qq = new Q(); const oo = { "not a name": 1, inner: { deep: 1 }, text: "" }');
    expect(session.complete('qq.')[0]).toEqual(
      expect.arrayContaining(['qq.own', 'qq.trap', 'qq.pm', 'qq.hasOwnProperty']),
    );
    expect(session.complete('1 + qq.o')).toEqual([['qq.own'], 'qq.o']);
    expect(session.complete('f(oo.inner.')[0]).toContain('oo.inner.deep');
    expect(session.complete('oo?.inn')).toEqual([['oo?.inner'], 'oo?.inn']);
    expect(session.complete('oo.not')[0]).toEqual([]);
    expect(session.complete('oo.text.trimS')[0]).toEqual(['oo.text.trimStart']);
    expect(session.complete('qq.trap.')[0]).toEqual([]);
    expect(session.complete('nothing.')[0]).toEqual([]);
    expect(session.complete('Array.isA')[0]).toEqual(['Array.isArray']);
    expect(session.complete('isNa')[0]).toEqual(['isNaN']);
    expect(session.complete('"text".')[0]).toEqual([]);
    expect(text).toBe('');
  });

  it('outlives what the guest replaced', async () => {
    let text = '';
    using session = new ReplSession(
      { limits: {} },
      { out: (more) => (text += more), err: (more) => (text += more), color: false },
    );
    await session.evaluate(
      'Object.getOwnPropertyNames = Promise.prototype.then = console.dir = RegExp.prototype.test = null; 0',
    );
    await session.evaluate('await 1');
    expect(session.complete('Array.isA')[0]).toEqual(['Array.isArray']);
    expect(text).toBe('0\n1\n');
  });
});
