/** A hand-written WASI command runs under every runtime that is there: what fails later is our module, not the runtime. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import binaryen from 'binaryen';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { findRuntime, type Runtime, testWithRuntime } from './support/runtimes.ts';

const HELLO = `(module
  (import "wasi_snapshot_preview1" "fd_write" (func $write (param i32 i32 i32 i32) (result i32)))
  (memory (export "memory") 1)
  (data (i32.const 16) "hello\\0a")
  (func (export "_start")
    (i32.store (i32.const 0) (i32.const 16))
    (i32.store (i32.const 4) (i32.const 6))
    (drop (call $write (i32.const 1) (i32.const 0) (i32.const 1) (i32.const 8)))))`;

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

  for (const name of ['wasmtime', 'wasmtime-arm64', 'wazero', 'wasmer'] as const) {
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
