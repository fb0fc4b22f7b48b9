// Every way in which the host's calls end badly, each with a class of its own.
//
//   TungstenError
//   ├─ CompileError            the program is not valid; `diagnostics` says where
//   ├─ GuestError              the guest threw and nobody in the guest caught it
//   ├─ TerminationError        the guest was stopped and could not do anything about it
//   │   ├─ FuelError  ├─ DeadlineError  ├─ MemoryError  └─ InterruptError
//   ├─ TimeoutError            what was awaited did not come in time
//   ├─ ImageError              no compiler of this version made the image
//   ├─ TransferError           a value cannot cross the border between guest and host
//   └─ MisuseError             the host called the API wrongly
//       ├─ InvalidArgumentError  ├─ NotCallableError  ├─ DisposedError  └─ BusyError

import type { Diagnostic } from '../compiler/diagnostics.ts';
import { ImageFault } from '../vm-assembly/abi/traps.ts';

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
  /** Own enumerable properties of the guest's error. */
  fields?: Readonly<Record<string, unknown>>;
}

/**
 * The guest threw and did not catch it. `message` and `cause` are the guest's; `guestName` is the name of its class
 * (`'TypeError'`), `guestStack` its stack trace, `guestFields` what else the guest put on it (`code`, `details`, ...). What was
 * thrown, when it was no error, is in `thrown`.
 */
export class GuestError extends TungstenError {
  readonly guestName: string;
  // Private, so that printing the error shows its stack once.
  readonly #guestStack: string;
  readonly #thrown: unknown;
  readonly #guestFields: Readonly<Record<string, unknown>>;

  constructor(info: GuestErrorInfo) {
    super(info.message, info.cause === undefined ? undefined : { cause: info.cause });
    this.guestName = info.name;
    this.#guestStack = info.stack;
    this.#thrown = info.thrown;
    this.#guestFields = info.fields ?? {};
    if (info.stack !== '') this.stack = info.stack + hostFrames(this.stack);
  }

  /** The guest's own stack trace, in TypeScript positions; '' when what was thrown is no error. */
  get guestStack(): string {
    return this.#guestStack;
  }

  /** Own enumerable properties of the guest's error; a value that cannot cross is undefined. */
  get guestFields(): Readonly<Record<string, unknown>> {
    return this.#guestFields;
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
/** The image is not one that this VM accepts. */
export class ImageError extends TungstenError {
  readonly fault: ImageFault;
  constructor(fault: ImageFault) {
    super(`the image was rejected: ${FAULT_NAMES[fault] ?? `fault ${fault}`}`);
    this.fault = fault;
  }
}

const FAULT_NAMES: Record<number, string> = {
  [ImageFault.TooShort]: 'it is cut off',
  [ImageFault.BadMagic]: 'it is no image',
  [ImageFault.BadVersion]: 'its version is not supported',
  [ImageFault.BadAbiHash]: 'it was made by another version of the compiler',
  [ImageFault.BadChecksum]: 'its checksum does not match',
  [ImageFault.BadSection]: 'a section is out of bounds',
  [ImageFault.BadString]: 'a string is malformed',
  [ImageFault.BadFunction]: 'a function is malformed',
  [ImageFault.BadConstant]: 'a constant is malformed',
  [ImageFault.BadOpcode]: 'an opcode is unknown',
  [ImageFault.BadRegister]: 'a register is out of range',
  [ImageFault.BadJump]: 'a jump leaves its function',
  [ImageFault.BadHandler]: 'an exception handler is malformed',
  [ImageFault.BadSlot]: 'a slot is out of range',
  [ImageFault.BadFeedback]: 'a feedback slot is out of range or out of order',
  [ImageFault.BadModule]: 'a module record is malformed',
  [ImageFault.BadPosition]: 'a position table is malformed',
};

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

/** What the host calls, an export, a global or a handle, is no function of the guest. */
export class NotCallableError extends MisuseError {}

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
  ImageError,
  TransferError,
  MisuseError,
  InvalidArgumentError,
  NotCallableError,
  DisposedError,
  BusyError,
});
