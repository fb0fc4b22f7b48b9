/**
 * Programs that `tungsten build` links print under every runtime that is there what they print here. A hand-written WASI command
 * comes first: when it fails, it is the runtime and not our module.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import binaryen from 'binaryen';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compileProgram } from '../runtime-host/compile.ts';
import { linkProgram, type ModuleLimits } from '../runtime-host/wasm/link.ts';
import { vmPath } from '../scripts/build-vm.ts';
import { findRuntime, type Runtime, type RuntimeName } from '../scripts/runtimes.ts';
import { runGuest } from './support/run-guest.ts';
import { testWithRuntime } from './support/runtimes.ts';

const HELLO = `(module
  (import "wasi_snapshot_preview1" "fd_write" (func $write (param i32 i32 i32 i32) (result i32)))
  (memory (export "memory") 1)
  (data (i32.const 16) "hello\\0a")
  (func (export "_start")
    (i32.store (i32.const 0) (i32.const 16))
    (i32.store (i32.const 4) (i32.const 6))
    (drop (call $write (i32.const 1) (i32.const 0) (i32.const 1) (i32.const 8)))))`;

const RUNTIMES: readonly RuntimeName[] = ['wasmtime', 'wasmtime-arm64', 'wazero', 'wasmer'];

describe('runtimes', () => {
  let folder = '';
  let wasm = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'tungsten-runtimes-'));
    wasm = join(folder, 'hello.wasm');
    const module = binaryen.parseText(HELLO);
    writeFileSync(wasm, module.emitBinary());
    module.dispose();
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const run = ({ command: [program, ...before] }: Runtime, ...args: string[]): string =>
    execFileSync(program, [...before, ...args], { encoding: 'utf8', timeout: 60_000 });

  for (const name of RUNTIMES) {
    testWithRuntime(name, `${name} runs a WASI command`, (runtime) => {
      expect(run(runtime, 'run', wasm)).toBe('hello\n');
    });
  }

  testWithRuntime('wasmtime-min', 'wasmtime-min runs what wasmtime compiled for it', (minimal) => {
    const compiler = findRuntime('wasmtime');
    expect(compiler, 'wasmtime-min comes with wasmtime').not.toBeNull();
    const compiled = join(folder, 'hello.cwasm');
    run(compiler!, 'compile', '-C', 'collector=drc', '-W', 'threads=n', wasm, '-o', compiled);
    expect(run(minimal, 'run', '--allow-precompiled', compiled)).toBe('hello\n');
  });
});

describe('a program linked into a module', () => {
  let folder = '';
  let vm: Uint8Array;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'tungsten-wasi-'));
    vm = readFileSync(vmPath('release', 'wasi'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  function link(source: string, fileName: string, limits: ModuleLimits = {}): string {
    const path = join(folder, `${fileName}.wasm`);
    writeFileSync(path, linkProgram(vm, compileProgram(source, { fileName }).image, limits));
    return path;
  }

  interface Outcome {
    status: number | null;
    stdout: string;
    stderr: string;
  }

  /** Compiling is what takes long under an emulator: the ARM64 runtime gets what wasmtime compiled for it here. */
  function prepared({ name }: Runtime, wasm: string): string[] {
    const compiler = findRuntime('wasmtime')?.command[0];
    if (name !== 'wasmtime-arm64' || compiler === undefined) return [wasm];
    const compiled = wasm.replace(/wasm$/, 'cwasm');
    execFileSync(compiler, ['compile', '--target', 'aarch64-unknown-linux-gnu', wasm, '-o', compiled], {
      timeout: 60_000,
    });
    return ['--allow-precompiled', compiled];
  }

  function run(runtime: Runtime, wasm: string, ...args: string[]): Outcome {
    const [program, ...before] = runtime.command;
    const words = [...before, 'run', ...prepared(runtime, wasm), ...args];
    const { status, stdout, stderr } = spawnSync(program, words, {
      encoding: 'utf8',
      timeout: 60_000,
      killSignal: 'SIGKILL',
    });
    return { status, stdout, stderr };
  }

  it('imports nothing but WASI preview 1, and exports what a command does', () => {
    const module = new WebAssembly.Module(readFileSync(link('console.log(1)', 'small.ts')));
    expect(new Set(WebAssembly.Module.imports(module).map((i) => i.module))).toEqual(
      new Set(['wasi_snapshot_preview1']),
    );
    expect(WebAssembly.Module.exports(module).map((e) => e.name)).toEqual(expect.arrayContaining(['memory', '_start']));
    expect(WebAssembly.Module.exports(module)).toHaveLength(2);
  });

  for (const name of RUNTIMES) {
    testWithRuntime(name, `${name} runs every example`, async (runtime) => {
      for (const example of readdirSync('examples').filter((file) => file.endsWith('.ts'))) {
        const source = readFileSync(join('examples', example), 'utf8');
        const { lines } = await runGuest(source, example);
        const { status, stdout, stderr } = run(runtime, link(source, example));
        expect([example, status, stderr]).toEqual([example, 0, '']);
        expect(stdout.trimEnd().replace(/[ \t]+$/gm, '')).toBe(lines.join('\n'));
      }
    });

    testWithRuntime(name, `${name} keeps the limits that were linked in`, (runtime) => {
      const endless = run(runtime, link('console.log(1); for (;;) {}', 'endless.ts', { fuel: 100_000 }));
      expect([endless.status, endless.stdout]).toEqual([1, '1\n']);
      expect(endless.stderr).toContain('tungsten: out of fuel\n');
      const source = "const list = []; for (;;) list.push('x'.repeat(1000) + list.length);";
      expect(run(runtime, link(source, 'bomb.ts', { memory: 4 << 20 })).stderr).toContain('tungsten: out of memory\n');
      const deep = 'let n = 0; function down() { n++; down(); } try { down(); } catch { console.log(n < 3000); }';
      expect(run(runtime, link(deep, 'deep.ts', { stackDepth: 64 << 10 })).stdout).toBe('true\n');
    });

    testWithRuntime(
      name,
      `${name} passes arguments, streams, the stack of an uncaught error, and exit code 1`,
      (runtime) => {
        const source = `function inner(): never {
  throw new TypeError('no good: ü');
}
console.log('out', scriptArgs);
console.error('err');
inner();
`;
        const { status, stdout, stderr } = run(runtime, link(source, 'throws.ts'), 'a', 'ü b');
        expect(stdout).toBe("out [ 'a', 'ü b' ]\n");
        // Runtimes may add a line of their own about the exit code.
        expect(stderr).toContain(
          'err\nUncaught TypeError: no good: ü\n    at inner (throws.ts:2:9)\n    at throws.ts:6:1\n',
        );
        expect(status).toBe(1);
      },
    );
  }

  testWithRuntime(
    'wasmtime',
    'waits for a top-level await, and ends with code 13 if it waits for nothing',
    (runtime) => {
      const waits = "await new Promise((resolve) => setTimeout(resolve, 2));\nconsole.log('after');\nexport {};\n";
      expect(run(runtime, link(waits, 'waits.ts'))).toEqual({ status: 0, stdout: 'after\n', stderr: '' });
      const never = run(runtime, link('await new Promise(() => {});\nexport {};\n', 'never.ts'));
      expect(never.status).toBe(13);
      expect(never.stderr).toContain('Warning: Detected unsettled top-level await');
      const rejects = run(
        runtime,
        link("await 0;\nawait Promise.reject(new Error('late'));\nexport {};\n", 'rejects.ts'),
      );
      expect(rejects.status).toBe(1);
      expect(rejects.stderr).toContain('Uncaught Error: late');
    },
  );

  testWithRuntime('wasmtime', 'ends deep recursion in a RangeError, as everywhere', (runtime) => {
    const source = 'function f(): number { return 1 + f(); }\ntry { f(); } catch (e) { console.log(String(e)); }\n';
    expect(run(runtime, link(source, 'deep.ts'))).toEqual({
      status: 0,
      stdout: 'RangeError: Maximum call stack size exceeded\n',
      stderr: '',
    });
  });
});
