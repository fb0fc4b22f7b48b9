/**
 * The one place where tests touch the embedding API to run a whole program and see what came of it.
 * `TUNGSTEN_VM=debug|stress` picks another build of the VM for the whole run.
 */
import { CompileError, Engine, GuestError, type Isolate, type Limits } from '../../runtime-host/index.ts';
import type { VmVariant } from '../../runtime-host/vm-module.ts';
import { type Outcome, outputLines } from './expectations.ts';

export const vmBuild = (process.env.TUNGSTEN_VM ?? 'release') as VmVariant;

let engine: Promise<Engine> | undefined;

/** One engine a process: tests differ in isolates only. */
export function sharedEngine(): Promise<Engine> {
  engine ??= Engine.create({ vm: vmBuild });
  return engine;
}

/** A guest that can be run several times, with what it printed. */
export class Guest {
  readonly #engine: Engine;
  readonly #isolate: Isolate;
  stdout = '';

  private constructor(engine: Engine, limits: Limits) {
    this.#engine = engine;
    const stdout = (text: string): void => {
      this.stdout += text;
    };
    this.#isolate = engine.createIsolate({ ...limits, stdout });
  }

  static async create(limits: Limits = {}): Promise<Guest> {
    return new Guest(await sharedEngine(), limits);
  }

  /** Compiles and runs; throws what the API throws. */
  run(source: string, fileName = 'guest.ts'): unknown {
    return this.#isolate.run(this.#engine.compile(source, { fileName }));
  }

  reset(): void {
    this.stdout = '';
    this.#isolate.reset();
  }

  [Symbol.dispose](): void {
    this.#isolate.dispose();
  }
}

/** Runs a program in a fresh isolate, with the outcome in the terms of the expectations. */
export async function runGuest(source: string, fileName: string, limits: Limits = {}): Promise<Outcome> {
  using guest = await Guest.create(limits);
  let error: string | null = null;
  let syntaxError: string | null = null;
  try {
    guest.run(source, fileName);
  } catch (thrown) {
    if (thrown instanceof CompileError) syntaxError = thrown.diagnostics[0].diagnostic.code;
    else if (thrown instanceof GuestError) error = describeGuestError(thrown);
    else throw thrown;
  }
  return { lines: outputLines(guest.stdout), error, syntaxError };
}

/** As `String(error)` has it in the guest. */
function describeGuestError({ guestName, message, thrown }: GuestError): string {
  if (guestName === '') return String(thrown);
  return message === '' ? guestName : `${guestName}: ${message}`;
}
