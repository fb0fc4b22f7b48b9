// How an engine compiles hot functions.

import { InvalidArgumentError } from '../errors.ts';
import { MIB, rejectUnknownOptions } from '../limits.ts';
import type { JitEvent } from './events.ts';

/** Thresholds of the JIT, and where it keeps what it compiled. All are optional. */
export interface JitOptions {
  /** Slices (some thousand units of fuel) that end in a function until it is profiled. */
  warm?: number;
  /** Slices until it is compiled. */
  hot?: number;
  /** Calls and back edges that its profile should have seen before. */
  profile?: number;
  /**
   * Folder for compiled code, made when it is missing; a second start finds it there. What lies there is run: nobody else should be able to
   * write to it. None if absent.
   */
  cacheDir?: string;
  /** Bytes that may lie there; the oldest files go first. 64 MiB if absent. */
  cacheBytes?: number;
  /** Modules that one engine may hold at a time, and their bytes. */
  maxModules?: number;
  maxBytes?: number;
  /**
   * For tests: functions are compiled at their second call or 16th back edge, and the guest waits for it.
   * @internal
   */
  eager?: boolean;
  /**
   * For tests: guards fail at random, by this seed; 0: none does.
   * @internal
   */
  chaos?: number;
  /**
   * For tests: the module that exports `compile`.
   * @internal
   */
  compiler?: string;
  /** Hears of everything the JIT does. */
  trace?: (event: JitEvent) => void;
}

export type JitSetting = 'auto' | 'off' | 'eager' | JitOptions;

export interface ResolvedJit {
  warm: number;
  hot: number;
  profile: number;
  cacheDir: string | undefined;
  cacheBytes: number;
  maxModules: number;
  maxBytes: number;
  eager: boolean;
  chaos: number;
  /** Every allocation of compiled code asks the VM. */
  stress: boolean;
  compiler: string | undefined;
  trace: ((event: JitEvent) => void) | undefined;
}

const DEFAULTS: ResolvedJit = {
  warm: 2,
  hot: 4,
  profile: 64,
  cacheDir: undefined,
  cacheBytes: 64 * MIB,
  maxModules: 2000,
  maxBytes: 64 * MIB,
  eager: false,
  chaos: 0,
  stress: false,
  compiler: undefined,
  trace: undefined,
};

function positive(name: string, value: unknown): void {
  if (!Number.isInteger(value) || (value as number) < 1 || (value as number) > 0x7fffffff) {
    throw new InvalidArgumentError(`jit.${name} must be a positive whole number, but it is ${String(value)}`);
  }
}

/** Fills in defaults; undefined: no JIT. `stress`: for the build of the VM that collects after each allocation. */
export function resolveJit(setting: JitSetting | undefined, stress = false): ResolvedJit | undefined {
  switch (setting) {
    case undefined:
    case 'off':
      return undefined;
    case 'auto':
      return { ...DEFAULTS, stress };
    case 'eager':
      return { ...DEFAULTS, stress, eager: true };
  }
  if (typeof setting !== 'object' || setting === null) {
    throw new InvalidArgumentError(`jit must be 'auto', 'off', 'eager' or an object of options`);
  }
  const { stress: _, ...known } = DEFAULTS;
  rejectUnknownOptions(setting, Object.keys(known), 'jit');
  const given = Object.fromEntries(Object.entries(setting).filter(([, value]) => value !== undefined));
  const resolved: ResolvedJit = { ...DEFAULTS, stress, ...given };
  for (const name of ['warm', 'hot', 'profile', 'cacheBytes', 'maxModules', 'maxBytes'] as const) {
    positive(name, resolved[name]);
  }
  if (resolved.cacheDir !== undefined && typeof resolved.cacheDir !== 'string') {
    throw new InvalidArgumentError('jit.cacheDir must be the path of a folder');
  }
  if (resolved.trace !== undefined && typeof resolved.trace !== 'function') {
    throw new InvalidArgumentError('jit.trace must be a function');
  }
  return resolved;
}
