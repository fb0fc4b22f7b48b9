// Compiles a small AssemblyScript entry, given as text, with modules of vm-assembly, and instantiates it: VM modules that
// are pure functions over linear memory are tested without the rest of the VM.

import { readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import asc from 'assemblyscript/asc';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const entryName = 'test-entry.ts';

export interface AssemblyModule {
  memory: WebAssembly.Memory;
  // biome-ignore lint/suspicious/noExplicitAny: exports are whatever the entry text declares
  exports: any;
  bytes: Uint8Array;
}

/**
 * `source` imports VM modules as './vm-assembly/...'; its exports are callable on the result. `replaced` has texts that stand
 * in for modules, by path from the root: the parts of the VM that the tested ones need but that are not under test. `extra` are
 * more options for asc.
 */
export async function compileAssembly(
  source: string,
  replaced: Record<string, string> = {},
  pages = 16,
  extra: string[] = [],
): Promise<AssemblyModule> {
  const files = new Map<string, Uint8Array>();
  const config = JSON.parse(readFileSync(join(root, 'asconfig.json'), 'utf8'));
  const options = ['--runtime', 'stub', '--memoryBase', '4096', '-O3', '--uncheckedBehavior', 'always', ...extra];
  if (!extra.includes('--debug')) options.push('--noAssert');
  for (const feature of config.options.enable) options.push('--enable', feature);
  const result = await asc.main([entryName, '--outFile', 'out.wasm', '--initialMemory', String(pages), ...options], {
    readFile: (name, baseDir) => {
      if (name === entryName) return source;
      // the options are given above, the entry of the whole VM is not wanted
      if (name.endsWith('asconfig.json')) return null;
      const path = normalize(join(baseDir, name));
      if (path in replaced) return replaced[path];
      try {
        return readFileSync(join(root, path), 'utf8');
      } catch {
        return null;
      }
    },
    writeFile: (name, contents) => {
      files.set(name, contents as Uint8Array);
    },
    listFiles: () => [],
  });
  if (result.error) throw new Error(`${result.error.message}\n${result.stderr.toString()}`);
  return instantiate(files.get('out.wasm')!);
}

/** A fresh instance of what compileAssembly made. */
export function instantiate(bytes: Uint8Array): AssemblyModule {
  const module = new WebAssembly.Module(bytes as BufferSource);
  const imports: WebAssembly.Imports = {
    env: {
      abort: (message: number, _file: number, line: number, column: number) => {
        throw new Error(`${message ? assemblyText(memory(), message) : 'abort'} at ${line}:${column}`);
      },
    },
    host: {
      write: () => {},
      now: () => 0,
      random: () => 0.5,
      zoneOffset: () => 0,
      zoneName: () => 0,
      poll: () => 0,
      jitRequest: () => {},
      jitPoll: () => {},
      jitRegExp: () => {},
      jitDrop: () => {},
      call: () => 0,
    },
  };
  const memory = (): WebAssembly.Memory => instance.exports.memory as WebAssembly.Memory;
  const instance = new WebAssembly.Instance(module, imports);
  return { memory: instance.exports.memory as WebAssembly.Memory, exports: instance.exports, bytes };
}

/** The AssemblyScript string at an address. */
function assemblyText(memory: WebAssembly.Memory, address: number): string {
  const bytes = new DataView(memory.buffer).getUint32(address - 4, true);
  return new TextDecoder('utf-16le').decode(new Uint8Array(memory.buffer, address, bytes));
}

/** A seeded generator of uniform 32-bit numbers (xorshift128), so that failures repeat. */
export class Random {
  private a: number;
  private b = 362436069;
  private c = 521288629;
  private d = 88675123;

  constructor(seed: number) {
    this.a = seed | 0 || 1;
  }

  next(): number {
    const t = this.a ^ (this.a << 11);
    this.a = this.b;
    this.b = this.c;
    this.c = this.d;
    this.d = this.d ^ (this.d >>> 19) ^ t ^ (t >>> 8);
    return this.d >>> 0;
  }

  /** A double with uniformly random bits, finite. */
  double(): number {
    const view = new DataView(new ArrayBuffer(8));
    for (;;) {
      view.setUint32(0, this.next());
      view.setUint32(4, this.next());
      const value = view.getFloat64(0);
      if (Number.isFinite(value)) return value;
    }
  }

  /** Uniform in [low, high). */
  between(low: number, high: number): number {
    return low + ((high - low) * (this.next() + this.next() / 4294967296)) / 4294967296;
  }
}
