/**
 * The one place where tests touch the embedding API to run a whole program and see what came of it.
 * `TUNGSTEN_VM=debug|stress` picks another build of the VM for the whole run; `TUNGSTEN_JIT=small|eager|chaos:<seed>` compiles what it
 * can (support/jit-setting.ts). `TUNGSTEN_JIT_COMPILER=step` takes the compiler of support/step-compiler.ts.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, posix } from 'node:path';
import {
  CompileError,
  Engine,
  GuestError,
  type Isolate,
  type JitSetting,
  type Limits,
} from '../../runtime-host/index.ts';
import type { VmVariant } from '../../runtime-host/vm-module.ts';
import { type Outcome, outputLines } from './expectations.ts';
import { parseJit } from './jit-setting.ts';

export const vmBuild = (process.env.TUNGSTEN_VM ?? 'release') as VmVariant;

/** What came of a program, what it cost, and the trace of the error that ended it. */
export interface MeteredOutcome extends Outcome {
  fuel: number;
  stack: string;
}

/** What `TUNGSTEN_JIT` and `TUNGSTEN_JIT_COMPILER` say. */
function jitSetting(): JitSetting {
  const { TUNGSTEN_JIT: jit = 'off', TUNGSTEN_JIT_COMPILER: compiler } = process.env;
  return parseJit(jit, compiler === 'step' ? new URL('./step-compiler.ts', import.meta.url).href : undefined);
}

let engine: Promise<Engine> | undefined;

/** One engine a process: tests differ in isolates only. */
export function sharedEngine(): Promise<Engine> {
  engine ??= Engine.create({ vm: vmBuild, jit: jitSetting() });
  return engine;
}

/** A guest that can be run several times, with what it printed. */
export class Guest {
  readonly #engine: Engine;
  readonly #isolate: Isolate;
  stdout = '';

  private constructor(engine: Engine, limits: Limits, modules: Record<string, Uint8Array>) {
    this.#engine = engine;
    const stdout = (text: string): void => {
      this.stdout += text;
    };
    this.#isolate = engine.createIsolate({ ...limits, stdout, eval: true, modules });
  }

  static async create(limits: Limits = {}, modules: Record<string, Uint8Array> = {}, engine?: Engine): Promise<Guest> {
    return new Guest(engine ?? (await sharedEngine()), limits, modules);
  }

  /** Units used so far. */
  get fuelUsed(): number {
    return this.#isolate.stats().fuelUsed;
  }

  /** Compiles and runs; throws what the API throws. */
  run(source: string, fileName = 'guest.ts'): unknown {
    return this.#isolate.run(this.#engine.compile(source, { fileName }));
  }

  /** The same for a program of several modules, of which `entry` runs. */
  runModules(modules: Record<string, Uint8Array>, entry: string): unknown {
    return this.#isolate.run(this.#engine.compile({ modules, entry }, { kind: 'module' }));
  }

  reset(): void {
    this.stdout = '';
    this.#isolate.reset();
  }

  [Symbol.dispose](): void {
    this.#isolate.dispose();
  }
}

/** Every source below a folder, by its path from the working folder. */
function modulesBelow(folder: string): Record<string, Uint8Array> {
  const modules: Record<string, Uint8Array> = {};
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (/\.(?:[cm]?[jt]s|json)$/.test(name)) modules[posix.join(folder, name)] = readFileSync(join(folder, name));
  }
  return modules;
}

/** What a top-level await comes to: no later than the end of its turn, since these guests have no timers. */
async function settled(value: unknown): Promise<void> {
  await Promise.race([value, new Promise(setImmediate)]);
}

/**
 * Runs a program in a fresh isolate, with the outcome in the terms of the expectations. A file `main.ts` is a module, with the
 * other files of its folder at hand.
 */
export async function runGuest(
  source: string,
  fileName: string,
  limits: Limits = {},
  engine?: Engine,
): Promise<MeteredOutcome> {
  const isModule = basename(fileName) === 'main.ts';
  const modules = isModule ? modulesBelow(dirname(fileName)) : {};
  using guest = await Guest.create(limits, modules, engine);
  let error: string | null = null;
  let syntaxError: string | null = null;
  let stack = '';
  try {
    if (isModule) await settled(guest.runModules(modules, fileName));
    else guest.run(source, fileName);
  } catch (thrown) {
    if (thrown instanceof CompileError) syntaxError = thrown.diagnostics[0].diagnostic.code;
    else if (thrown instanceof GuestError) {
      error = describeGuestError(thrown);
      stack = thrown.guestStack;
    } else throw thrown;
  }
  return { lines: outputLines(guest.stdout), error, syntaxError, fuel: guest.fuelUsed, stack };
}

/** As `String(error)` has it in the guest. */
function describeGuestError({ guestName, message, thrown }: GuestError): string {
  if (guestName === '') return String(thrown);
  return message === '' ? guestName : `${guestName}: ${message}`;
}
