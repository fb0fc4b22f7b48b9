// Every way in which the host's calls end badly, each with a class of its own.
//
//   TungstenError
//   ├─ CompileError            the program is not valid; `diagnostics` says where
//   ├─ GuestError              the guest threw and nobody in the guest caught it
//   ├─ TerminationError        the guest was stopped and could not do anything about it
//   │   ├─ FuelError  ├─ DeadlineError  ├─ MemoryError  └─ InterruptError
//   ├─ TimeoutError            what was awaited did not come in time
//   ├─ TransferError           a value cannot cross the border between guest and host
//   └─ MisuseError             the host called the API wrongly
//       ├─ InvalidArgumentError  ├─ DisposedError  └─ BusyError

import type { Diagnostic } from '../compiler/diagnostics.ts';

/** Gives each class its name and code: on the prototype, so that printing an error does not list them as properties of it. */
export function nameErrors(classes: Readonly<Record<string, { prototype: object }>>): void {
  for (const [name, errorClass] of Object.entries(classes)) {
    const words = name === 'TungstenError' ? '' : name.replace(/Error$/, '').replace(/(?=[A-Z])/g, '_');
    const value = { name, code: `TUNGSTEN${words.toUpperCase()}` };
    for (const [key, text] of Object.entries(value)) {
      Object.defineProperty(errorClass.prototype, key, { value: text, writable: true, configurable: true });
    }
  }
}

/** Base class of everything this package throws on purpose. */
export class TungstenError extends Error {
  /** Names the class where `instanceof` does not reach: `'TUNGSTEN_FUEL'`, `'TUNGSTEN_INVALID_ARGUMENT'`, ... */
  declare readonly code: string;

  static {
    nameErrors({ TungstenError });
  }
}

/** One finding of the compiler with the file it is in, ready to be shown. */
export interface LocatedDiagnostic {
  readonly diagnostic: Diagnostic;
  readonly fileName: string;
  /** Counted from 1; columns in UTF-16 units. */
  readonly line: number;
  readonly column: number;
  /** `file:line:column: error TG1234: message` and a code frame. */
  readonly formatted: string;
}

/** The program is not valid. The message holds every finding with its code frame. */
export class CompileError extends TungstenError {
  readonly diagnostics: readonly LocatedDiagnostic[];
  constructor(diagnostics: readonly LocatedDiagnostic[]) {
    super(diagnostics.map((d) => d.formatted).join('\n'));
    this.diagnostics = diagnostics;
  }
}

/** What is known about an exception of the guest. */
export interface GuestErrorInfo {
  /** `name` of the guest's error, or '' when what was thrown is no error. */
  name: string;
  message: string;
  /** The guest's own stack, in TypeScript positions; '' when what was thrown is no error. */
  stack: string;
  cause?: unknown;
  /** What was thrown, when it is no error. */
  thrown?: unknown;
}

/**
 * The guest threw and did not catch it. `message` and `cause` are the guest's; `guestName` is the name of its class
 * (`'TypeError'`), `guestStack` its stack trace. What was thrown, when it was no error, is in `thrown`.
 */
export class GuestError extends TungstenError {
  readonly guestName: string;
  // Private, so that printing the error shows its stack once.
  readonly #guestStack: string;
  readonly #thrown: unknown;

  constructor(info: GuestErrorInfo) {
    super(info.message, info.cause === undefined ? undefined : { cause: info.cause });
    this.guestName = info.name;
    this.#guestStack = info.stack;
    this.#thrown = info.thrown;
    if (info.stack !== '') this.stack = info.stack + hostFrames(this.stack);
  }

  /** The guest's own stack trace, in TypeScript positions; '' when what was thrown is no error. */
  get guestStack(): string {
    return this.#guestStack;
  }

  /** What was thrown, when it is no error. */
  get thrown(): unknown {
    return this.#thrown;
  }
}

/** The frames of a stack trace, without its header. */
function hostFrames(stack: string | undefined): string {
  const at = stack?.indexOf('\n    at ') ?? -1;
  return at < 0 ? '' : (stack as string).slice(at);
}

/** The guest was stopped. The isolate can be reset and used again. */
export class TerminationError extends TungstenError {}

/** The fuel is used up. */
export class FuelError extends TerminationError {}

/** The deadline has passed. */
export class DeadlineError extends TerminationError {}

/** The heap limit is reached. */
export class MemoryError extends TerminationError {}

/** The host asked for the interruption. */
export class InterruptError extends TerminationError {}

/** `runAsync`, `callAsync` or `idle` took longer than the `timeout` of the isolate. The guest goes on, but nobody waits for it. */
export class TimeoutError extends TungstenError {}

/** A value cannot cross the border; `path` says which part of it, for example `argument 1.items[3]`. */
export class TransferError extends TungstenError {
  readonly path: string;
  constructor(message: string, path: string) {
    super(path === '' ? message : `${path}: ${message}`);
    this.path = path;
  }
}

/** The host used the API wrongly. */
export class MisuseError extends TungstenError {}

/** An argument has the wrong type or is out of range. */
export class InvalidArgumentError extends MisuseError {}

/** The isolate, engine or handle was disposed of before. */
export class DisposedError extends MisuseError {}

/** The isolate is running: it cannot be reset or disposed of from inside one of its own host functions. */
export class BusyError extends MisuseError {}

nameErrors({
  CompileError,
  GuestError,
  TerminationError,
  FuelError,
  DeadlineError,
  MemoryError,
  InterruptError,
  TimeoutError,
  TransferError,
  MisuseError,
  InvalidArgumentError,
  DisposedError,
  BusyError,
});
