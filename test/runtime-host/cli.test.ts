import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const MAIN = join(ROOT, 'runtime-host/cli/main.ts');
/** By its place: the tests run in other folders. */
const TSX = pathToFileURL(join(ROOT, 'node_modules/tsx/dist/loader.mjs')).href;

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'tungsten-cli-'));
  const files: Record<string, string> = {
    'hello.ts':
      "const greet = (name: string): string => `hello ${name}`;\nconsole.log(greet('world'), scriptArgs.length);\n",
    'app/main.ts':
      "import { double } from './lib/math.js';\nimport data from './data.json';\nconsole.log(double(data.n));\n",
    'app/lib/math.ts': 'export function double(n: number): number {\n  return n * 2;\n}\n',
    'app/data.json': '{ "n": 21 }',
    'throws.ts':
      "function inner(): never {\n  throw new TypeError('no good');\n}\n\nfunction outer() {\n  inner();\n}\nouter();\n",
    'broken.ts': 'const a = ;\nlet b: number = 1;\nlet b = 2;\n',
    'missing.ts': "import { x } from './nowhere';\nconsole.log(x);\n",
    'imports-throwing.ts': "import './throws.ts';\n",
    'endless.ts': 'for (;;) {}\n',
    'empty.ts': '',
    plain: 'console.log(typeof scriptArgs);\n',
    'typed.js': 'let x: number = 1;\n',
    'several.ts': 'const a = ;\nfunction f() {\n  return 1 +;\n}\nlet c = ];\n',
  };
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
});

afterAll(() => rmSync(folder, { recursive: true }));

interface Outcome {
  status: number | null;
  stdout: string;
  stderr: string;
}

function tungsten(args: string[], input: string | Uint8Array = ''): Outcome {
  const env = { ...process.env, NO_COLOR: '1' };
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', TSX, MAIN, ...args], {
    cwd: folder,
    env,
    input,
    encoding: 'utf8',
    timeout: 60_000,
    killSignal: 'SIGKILL',
  });
  return { status, stdout, stderr: stderr.replace(/^.*(?:ExperimentalWarning|--trace-warnings).*\n/gm, '') };
}

describe('tungsten run', () => {
  it('runs a file with arguments', () => {
    expect(tungsten(['run', 'hello.ts', 'a', 'b'])).toEqual({ status: 0, stdout: 'hello world 2\n', stderr: '' });
  });

  it('links what the file imports', () => {
    expect(tungsten(['run', 'app/main.ts'])).toEqual({ status: 0, stdout: '42\n', stderr: '' });
  });

  it('reads stdin', () => {
    expect(tungsten(['run', '-'], 'console.log(1 + 1 as number)').stdout).toBe('2\n');
  });

  it('prints the value of an expression', () => {
    expect(tungsten(['run', '-e', '[1, 2].length + 40']).stdout).toBe('42\n');
  });

  it('shows an uncaught error in TypeScript positions', () => {
    const { status, stdout, stderr } = tungsten(['run', 'throws.ts']);
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toBe(
      "throws.ts:2:9\n2 |   throw new TypeError('no good');\n            ^\n\n" +
        'TypeError: no good\n    at inner (throws.ts:2:9)\n    at outer (throws.ts:6:3)\n    at throws.ts:8:1\n',
    );
  });

  it('shows what else an error has, and no frame of ours under a module', () => {
    const error = 'throw Object.assign(new Error("late"), { code: "E_LATE", days: 3 });';
    expect(tungsten(['run', '-e', error]).stderr).toContain(
      "Error: late\n    at <eval>:1:21 { code: 'E_LATE', days: 3 }\n",
    );
    const { stderr } = tungsten(['run', 'imports-throwing.ts']);
    expect(stderr.slice(stderr.indexOf('TypeError: '))).toBe(
      'TypeError: no good\n    at inner (throws.ts:2:9)\n    at outer (throws.ts:6:3)\n    at throws.ts:8:1\n',
    );
  });

  it('shows every error of a source that does not compile', () => {
    const { status, stderr } = tungsten(['run', 'broken.ts']);
    expect(status).toBe(2);
    expect(stderr).toContain('broken.ts:1:11: error TG1102');
    expect(stderr).toContain('1 | const a = ;');
  });

  it('says what cannot be found', () => {
    const missing = tungsten(['run', 'missing.ts']);
    expect(missing.status).toBe(2);
    expect(missing.stderr).toContain("missing.ts:1:19: error TG2102: Module './nowhere' was not found");
    expect(tungsten(['run', '-'], "import 'node:fs';").stderr).toContain(
      "'node:fs' was not found: guests have no built-in",
    );
    expect(tungsten(['run', 'nothing.ts']).stderr).toContain("there is no file 'nothing.ts'");
  });

  it('takes an empty file, and a file without a suffix as TypeScript', () => {
    expect(tungsten(['run', 'empty.ts'])).toEqual({ status: 0, stdout: '', stderr: '' });
    expect(tungsten(['run', 'plain']).stdout).toBe('object\n');
    expect(tungsten(['run', '-'])).toEqual({ status: 0, stdout: '', stderr: '' });
  });

  it('allows no types in JavaScript', () => {
    const { status, stderr } = tungsten(['run', 'typed.js']);
    expect(status).toBe(2);
    expect(stderr).toContain('typed.js:1:6: error');
  });

  it('rejects a directory and malformed UTF-8', () => {
    expect(tungsten(['run', 'app/lib'])).toEqual({
      status: 2,
      stdout: '',
      stderr: "error: 'app/lib' is a directory\n",
    });
    const { status, stderr } = tungsten(['run', '-'], Buffer.from('console.log("\xff")\n', 'latin1'));
    expect(status).toBe(2);
    expect(stderr).toContain('<stdin>:1:14: error TG1001: Malformed UTF-8');
  });

  it('shows several errors at once, each with its line', () => {
    const { stderr } = tungsten(['run', 'several.ts']);
    expect(stderr.match(/^several\.ts:\d+:\d+: error TG\d+/gm)?.length).toBeGreaterThan(1);
    expect(stderr).toContain('1 | const a = ;');
    expect(stderr).toContain('3 |   return 1 +;');
  });

  it('names the place of an error in stdin and in -e', () => {
    expect(tungsten(['run', '-'], '\nnull!.x;').stderr).toContain('    at <stdin>:2:');
    expect(tungsten(['run', '-e', 'null!.x']).stderr).toContain('    at <eval>:1:');
  });

  it('prints values as console.log does, and no undefined', () => {
    expect(tungsten(['run', '-e', '1+1']).stdout).toBe('2\n');
    expect(tungsten(['run', '-e', 'class A { x = -0 }; [new A(), "s", new Map([[1, {}]])]']).stdout).toBe(
      "[ A { x: -0 }, 's', Map(1) { 1 => {} } ]\n",
    );
    expect(tungsten(['run', '-e', 'console.log = null!; "text"']).stdout).toBe('text\n');
    expect(tungsten(['run', '-e', 'const a: any = { b: 1 }; a.a = a; a']).stdout).toBe(
      '<ref *1> { b: 1, a: [Circular *1] }\n',
    );
    expect(tungsten(['run', '-e', 'let x = 1'])).toEqual({ status: 0, stdout: '', stderr: '' });
  });

  it('ends quietly when nobody reads on', () => {
    const command = `"$0" --import "$1" "$2" run -e 'for (let i = 0; i < 1e5; i++) console.log(i)' | head -n 1`;
    const { stdout, stderr } = spawnSync('/bin/sh', ['-c', command, process.execPath, TSX, MAIN], {
      cwd: folder,
      encoding: 'utf8',
      timeout: 60_000,
    });
    expect(stdout).toBe('0\n');
    expect(stderr).not.toContain('EPIPE');
  });

  it('stops at a limit', () => {
    const fuel = tungsten(['run', '--fuel', '1e5', 'endless.ts']);
    expect([fuel.status, fuel.stderr]).toEqual([1, 'FuelError: the fuel of 100000 units is used up\n']);
    expect(tungsten(['run', '--deadline', '100ms', 'endless.ts']).stderr).toContain(
      'DeadlineError: the deadline of 100 ms',
    );
  });

  it('leaves what follows the file to the program', () => {
    const { stdout } = tungsten(['run', '-e', 'scriptArgs', 'a', '--fuel', '1e5', '--', '--help']);
    expect(stdout).toBe("[ 'a', '--fuel', '1e5', '--', '--help' ]\n");
    expect(tungsten(['run', 'hello.ts', '--fuel', '1']).stdout).toBe('hello world 2\n');
  });

  it('rejects a wrong command line', () => {
    const { status, stderr } = tungsten(['run', '--memory', 'lots', 'hello.ts']);
    expect(status).toBe(2);
    expect(stderr).toContain("'lots' is no size");
    expect(tungsten(['frobnicate']).status).toBe(2);
    const small = tungsten(['run', '--memory', '10', 'hello.ts']);
    expect([small.status, small.stderr]).toEqual([2, expect.stringMatching(/--memory.*from 1048576 to/)]);
  });
});

describe('tungsten build', () => {
  it('links a module of its own', () => {
    expect(tungsten(['build', 'app/main.ts', '-o', 'app.wasm'])).toEqual({ status: 0, stdout: '', stderr: '' });
    expect(WebAssembly.validate(readFileSync(join(folder, 'app.wasm')))).toBe(true);
  });

  it('says where it cannot write, and what it cannot read', () => {
    const nowhere = tungsten(['build', 'hello.ts', '-o', 'no/such/folder.wasm']);
    expect(nowhere).toEqual({
      status: 2,
      stdout: '',
      stderr: "error: 'no/such/folder.wasm': no such file or directory\n",
    });
    expect(tungsten(['build', 'hello.ts', '-o', 'app'])).toMatchObject({ status: 2, stdout: '' });
    expect(tungsten(['build', 'nothing.ts', '-o', 'x.wasm']).stderr).toBe("error: there is no file 'nothing.ts'\n");
    expect(tungsten(['build', 'broken.ts', '-o', 'x.wasm']).status).toBe(2);
    expect(existsSync(join(folder, 'x.wasm'))).toBe(false);
    expect(tungsten(['build', 'hello.ts']).status).toBe(2);
  });
});

describe('tungsten', () => {
  it('has a version and help with examples', () => {
    expect(tungsten(['--version']).stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
    const { status, stdout } = tungsten(['--help']);
    expect(status).toBe(0);
    expect(stdout).toContain('Examples:');
  });

  it('dumps every stage', () => {
    for (const stage of ['tokens', 'ast', 'scopes', 'hir', 'bir', 'image']) {
      const { status, stdout } = tungsten(['dump', `--${stage}`, 'hello.ts']);
      expect([stage, status]).toEqual([stage, 0]);
      expect(stdout.length).toBeGreaterThan(100);
    }
    expect(tungsten(['dump', 'hello.ts']).status).toBe(2);
  });
});
