/**
 * The one place where tests touch the embedding API to run a whole program and see what came of it.
 * `TUNGSTEN_VM=debug|stress` picks another build of the VM for the whole run.
 */
import { existsSync, readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import type { Outcome } from './expectations.ts';
import { outputLines } from './expectations.ts';

export type VmBuild = 'release' | 'debug' | 'stress';

export interface GuestLimits {
  memory?: number;
  fuel?: number;
  deadline?: number;
}

interface Isolate {
  run(program: unknown): unknown;
  reset(): void;
  dispose(): void;
}

interface Engine {
  compile(source: string, options: { fileName: string }): unknown;
  createIsolate(options: GuestLimits & { stdout: (text: string) => void }): Isolate;
}

interface Host {
  Engine: { create(options: { wasm?: Uint8Array }): Promise<Engine> };
}

export const vmBuild = (process.env.TUNGSTEN_VM ?? 'release') as VmBuild;

const HOST = 'runtime-host/index.ts';
/** Without the embedding API there is nothing to run guests with. */
export const hostPresent = existsSync(HOST);

let engine: Promise<Engine> | undefined;

/** One engine a process: tests differ in isolates only. */
export function sharedEngine(): Promise<Engine> {
  engine ??= (async () => {
    const url = pathToFileURL(HOST).href;
    const host = (await import(/* @vite-ignore */ url)) as Host;
    // scripts/build-vm.ts debug|stress makes it.
    return host.Engine.create(vmBuild === 'release' ? {} : { wasm: readFileSync(`build/vm.${vmBuild}.wasm`) });
  })();
  return engine;
}

/** A guest that can be run several times, with what it printed. */
export class Guest {
  readonly #engine: Engine;
  readonly #isolate: Isolate;
  stdout = '';

  private constructor(engine: Engine, limits: GuestLimits) {
    this.#engine = engine;
    const stdout = (text: string): void => {
      this.stdout += text;
    };
    this.#isolate = engine.createIsolate({ ...limits, stdout });
  }

  static async create(limits: GuestLimits = {}): Promise<Guest> {
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
export async function runGuest(source: string, fileName: string, limits: GuestLimits = {}): Promise<Outcome> {
  const guest = await Guest.create(limits);
  let error: string | null = null;
  let syntaxError: string | null = null;
  try {
    guest.run(source, fileName);
  } catch (thrown) {
    const failure = thrown as Error & { guestName?: string; thrown?: unknown; diagnostics?: unknown };
    if (failure.name === 'CompileError') syntaxError = describeDiagnostics(failure.diagnostics);
    else if (failure.name === 'GuestError') error = describeGuestError(failure);
    else throw thrown;
  } finally {
    guest[Symbol.dispose]();
  }
  return { lines: outputLines(guest.stdout), error, syntaxError };
}

function describeGuestError(failure: Error & { guestName?: string; thrown?: unknown }): string {
  if (failure.guestName === undefined || failure.guestName === '') return String(failure.thrown);
  return failure.message === '' ? failure.guestName : `${failure.guestName}: ${failure.message}`;
}

function describeDiagnostics(diagnostics: unknown): string {
  const first = (diagnostics as { diagnostic?: { code?: unknown }; formatted?: string }[])[0];
  return String(first?.diagnostic?.code ?? first?.formatted ?? 'unknown');
}
