/**
 * Finds the WebAssembly runtimes that tests and the bench run modules under: a variable first (TUNGSTEN_WASMTIME, ...), then
 * .tools/ of this checkout (scripts/install-runtimes.sh), then PATH.
 */
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { ROOT } from './vm/sources.ts';

export type RuntimeName =
  | 'wasmtime'
  | 'wasmtime-min'
  | 'wasmtime-arm64'
  | 'wazero'
  | 'wasmer'
  | 'qemu'
  | 'quickjs-ng'
  | 'chromium';

export interface Runtime {
  readonly name: RuntimeName;
  /** The program and the arguments that come before those of the runtime itself. */
  readonly command: readonly string[];
}

interface Row {
  /** Variable with the path of the executable. */
  variable: string;
  /** Below .tools/. */
  local: string;
  /** On PATH; none for what PATH would hold for another architecture. */
  executable: string | null;
}

/** chromium runs the build for browsers. quickjs-ng is no runtime but a peer of ours under them: a WASI command that evaluates `-e CODE`. */
const ROWS: Record<RuntimeName, Row> = {
  wasmtime: { variable: 'TUNGSTEN_WASMTIME', local: 'bin/wasmtime', executable: 'wasmtime' },
  'wasmtime-min': { variable: 'TUNGSTEN_WASMTIME_MIN', local: 'bin/wasmtime-min', executable: 'wasmtime-min' },
  'wasmtime-arm64': {
    variable: 'TUNGSTEN_WASMTIME_ARM64',
    local: 'wasmtime-arm64/wasmtime_cli/wasmtime',
    executable: null,
  },
  wazero: { variable: 'TUNGSTEN_WAZERO', local: 'bin/wazero', executable: 'wazero' },
  wasmer: { variable: 'TUNGSTEN_WASMER', local: 'bin/wasmer', executable: 'wasmer' },
  qemu: { variable: 'TUNGSTEN_QEMU_ARM64', local: 'bin/qemu-aarch64-static', executable: 'qemu-aarch64-static' },
  'quickjs-ng': { variable: 'TUNGSTEN_QUICKJS_NG', local: 'bin/quickjs-ng.wasm', executable: null },
  chromium: {
    variable: 'TUNGSTEN_CHROMIUM',
    local: 'bin/chromium-headless-shell',
    executable: 'chromium-headless-shell',
  },
};

/** Where Debian's libc6-arm64-cross puts the ARM64 loader and C library. */
const ARM64_SYSROOT = process.env.TUNGSTEN_ARM64_SYSROOT ?? '/usr/aarch64-linux-gnu';

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function locate(name: RuntimeName): string | null {
  const { variable, local, executable } = ROWS[name];
  const chosen = process.env[variable];
  if (chosen !== undefined && chosen !== '') return isExecutable(chosen) ? chosen : null;
  const candidates = [join(ROOT, '.tools', local)];
  if (executable !== null) {
    for (const folder of (process.env.PATH ?? '').split(delimiter)) {
      if (folder !== '') candidates.push(join(folder, executable));
    }
  }
  return candidates.find(isExecutable) ?? null;
}

/** The runtime, or null when this machine does not have it. */
export function findRuntime(name: RuntimeName): Runtime | null {
  const path = locate(name);
  if (path === null) return null;
  if (name !== 'wasmtime-arm64' || process.arch === 'arm64') return { name, command: [path] };
  const qemu = locate('qemu');
  if (qemu === null || !existsSync(ARM64_SYSROOT)) return null;
  return { name, command: [qemu, '-L', ARM64_SYSROOT, path] };
}

/** What to do about a runtime that is not there. */
export function whyMissing(name: RuntimeName): string {
  const { variable } = ROWS[name];
  const extra = name === 'wasmtime-arm64' ? ' with qemu-aarch64-static and an ARM64 C library' : '';
  // The script has no wasmer (it is built for minutes), and the minimal wasmtime comes with the other.
  if (name === 'wasmer') return `${name} is missing: set ${variable}`;
  const target = name === 'wasmtime-min' ? 'wasmtime' : name;
  return `${name}${extra} is missing: scripts/install-runtimes.sh ${target}, or ${variable}`;
}
