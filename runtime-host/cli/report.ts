// What the command line says when something went wrong.

import { inspect } from 'node:util';
import { CompileError, GuestError, TungstenError } from '../errors.ts';
import { frameAt, stackPlaces } from '../stack.ts';

/** Exit codes of the process. */
export const ExitCode = {
  Success: 0,
  /** The guest ended with an uncaught exception or was stopped. */
  Failure: 1,
  /** The program is not valid, or the command line is not. */
  Invalid: 2,
  /** A value is awaited that never comes: Node's code for that. */
  Unsettled: 13,
  /** Stopped from the keyboard: as shells have it. */
  Interrupted: 130,
} as const;

/** The command line asks for what cannot be. */
export class UsageError extends Error {}

/** What the operating system says about a file, without the call that failed. */
export function systemMessage(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('syscall' in error) || !('code' in error)) return undefined;
  const [reason] = error.message.replace(/^[A-Z0-9]+: /, '').split(', ');
  const path = (error as NodeJS.ErrnoException).path;
  return path === undefined ? reason : `'${path}': ${reason}`;
}

/** Sources by the names that positions use. */
export type Sources = ReadonlyMap<string, Uint8Array>;

const red = (text: string, color: boolean): string => (color ? `\u001b[31m${text}\u001b[39m` : text);
const dim = (text: string, color: boolean): string => (color ? `\u001b[2m${text}\u001b[22m` : text);

/** An uncaught exception: place and code frame, then the guest's own stack, as Node shows it. */
export function describeGuestError(error: GuestError, sources: Sources, color: boolean): string {
  const stack = error.guestStack === '' ? error.message : error.guestStack;
  let text = '';
  for (const place of stackPlaces(error.guestStack)) {
    const source = sources.get(place.fileName);
    const frame = source === undefined ? undefined : frameAt(source, place, color);
    if (frame === undefined) continue;
    text += `${place.fileName}:${place.line}:${place.column}\n${frame}\n\n`;
    break;
  }
  const [first, ...rest] = stack.split('\n');
  const frames = rest.findIndex((line) => line.startsWith('    at '));
  const message = frames < 0 ? rest : rest.slice(0, frames);
  text += red([first, ...message].join('\n'), color);
  if (frames >= 0) text += `\n${dim(rest.slice(frames).join('\n'), color)}`;
  if (Object.keys(error.guestFields).length > 0) text += ` ${inspect(error.guestFields, { colors: color })}`;
  for (let { cause } = error; cause instanceof GuestError; { cause } = cause) {
    text += `\n  [cause]: ${cause.guestStack.replaceAll('\n', '\n  ')}`;
  }
  return `${text}\n`;
}

/** Text for the error stream, and the exit code. What is no error of ours is a bug: it is thrown on. */
export function report(error: unknown, sources: Sources, color: boolean): { text: string; exitCode: number } {
  if (error instanceof CompileError) return { text: `${error.message}\n`, exitCode: ExitCode.Invalid };
  if (error instanceof GuestError) {
    return { text: describeGuestError(error, sources, color), exitCode: ExitCode.Failure };
  }
  if (error instanceof TungstenError) {
    return { text: `${red(error.name, color)}: ${error.message}\n`, exitCode: ExitCode.Failure };
  }
  const message = error instanceof UsageError ? error.message : systemMessage(error);
  if (message === undefined) throw error;
  return { text: `${red('error', color)}: ${message}\n`, exitCode: ExitCode.Invalid };
}
