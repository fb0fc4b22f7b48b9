// What a guest may use, and what it gets when nothing was asked for.

import { InvalidArgumentError } from './errors.ts';

/** Limits of an isolate. All are optional; see `DEFAULT_LIMITS`. */
export interface Limits {
  /** Bytes of heap that live values may take. Reaching it ends the run with `MemoryError`. */
  memory?: number;
  /** Units of work: calls and loop iterations cost 1, work inside built-ins by its size. Ends with `FuelError`. */
  fuel?: number;
  /**
   * Milliseconds that guest code may take after each `run` or `call`, with host functions that it calls, what it does after awaiting and
   * its timers included, but not the waiting. Ends with `DeadlineError`.
   */
  deadline?: number;
  /** Milliseconds that `runAsync`, `callAsync` and `idle` may take altogether, the waiting included. Ends with `TimeoutError`. */
  timeout?: number;
  /** Bytes of register stack; exceeding it is a `RangeError` inside the guest, as in every JavaScript engine. */
  stackDepth?: number;
}

/** `Limits` with nothing left open. */
export interface ResolvedLimits {
  memory: number;
  fuel: number;
  deadline: number;
  timeout: number;
  stackDepth: number;
}

export const KIB = 1024;
export const MIB = 1024 * KIB;

/** The smallest heap limit that leaves room for anything at all beside the built-ins. */
export const MIN_MEMORY = 1 * MIB;
/** Linear memory ends at 4 GiB; what is below the heap and a safety margin are not for the guest. */
export const MAX_MEMORY = 4000 * MIB;

export const DEFAULT_LIMITS: ResolvedLimits = {
  memory: 64 * MIB,
  fuel: Number.POSITIVE_INFINITY,
  deadline: Number.POSITIVE_INFINITY,
  timeout: Number.POSITIVE_INFINITY,
  stackDepth: 1 * MIB,
};

/** Throws if an options object has a key that nothing reads: a misspelt limit must not be no limit. */
export function rejectUnknownOptions(options: object, known: readonly string[], where: string): void {
  if (typeof options !== 'object' || options === null)
    throw new InvalidArgumentError(`${where} takes an object of options`);
  for (const key of Object.keys(options)) {
    if (known.includes(key)) continue;
    throw new InvalidArgumentError(`${where} has no option '${key}'; there are ${known.join(', ')}`);
  }
}

function check(name: string, value: unknown, min: number, max: number): number {
  if (typeof value !== 'number' || !(value >= min && value <= max)) {
    throw new InvalidArgumentError(`${name} must be a number from ${min} to ${max}, but it is ${String(value)}`);
  }
  return value;
}

/** Fills in defaults and rejects what is out of range. */
export function resolveLimits(limits: Limits, defaults: ResolvedLimits = DEFAULT_LIMITS): ResolvedLimits {
  const { memory, fuel, deadline, timeout, stackDepth } = limits;
  const unlimited = Number.POSITIVE_INFINITY;
  return {
    memory: memory === undefined ? defaults.memory : Math.floor(check('memory', memory, MIN_MEMORY, MAX_MEMORY)),
    fuel: fuel === undefined ? defaults.fuel : Math.floor(check('fuel', fuel, 0, unlimited)),
    deadline: deadline === undefined ? defaults.deadline : check('deadline', deadline, 0, unlimited),
    timeout: timeout === undefined ? defaults.timeout : check('timeout', timeout, 0, unlimited),
    stackDepth:
      stackDepth === undefined ? defaults.stackDepth : Math.floor(check('stackDepth', stackDepth, 16 * KIB, 4 * MIB)),
  };
}
