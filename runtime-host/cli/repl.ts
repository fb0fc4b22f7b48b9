// tungsten repl

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { wantsColor } from '../terminal.ts';
import { writeAll } from './io.ts';
import { replCode } from './repl-input.ts';
import { RemoteSession } from './repl-remote.ts';
import { exitCodeOf, type Repl, type ReplLimits, ReplSession, STAGES } from './repl-session.ts';
import { ExitCode, report, systemMessage } from './report.ts';
import { packageVersion } from './version.ts';

interface CommandOptions extends ReplLimits {
  experimentalDecorators?: boolean;
  history: boolean;
}

const PROMPT = '> ';
const CONTINUED = '... ';
/** Lines of history that are kept. */
const HISTORY_LINES = 1000;

const HELP = `.help                this text
.exit                end (or Ctrl-D)
.break               give up the input that is being typed (or Ctrl-C, which also stops what runs)
.load FILE           run what a file has
.type EXPRESSION     its type, by the typescript that is installed where you are
.dump STAGE CODE     what the compiler makes of it: ${STAGES.join(', ')}
An input goes on over more lines until it is complete. let, const and class may be declared again. _ is the last value.
`;

/** Where the history is: TUNGSTEN_REPL_HISTORY, or the folder for state of the system; undefined: nowhere. */
function historyFile(): string | undefined {
  const { TUNGSTEN_REPL_HISTORY: chosen, XDG_STATE_HOME: state, LOCALAPPDATA: local } = process.env;
  if (chosen !== undefined) return chosen === '' ? undefined : chosen;
  const folder = process.platform === 'win32' ? local : state || join(homedir(), '.local', 'state');
  return folder === undefined ? undefined : join(folder, 'tungsten', 'repl_history');
}

function readHistory(path: string | undefined): string[] {
  if (path === undefined) return [];
  try {
    return readFileSync(path, 'utf8').split('\n').filter(Boolean).slice(0, HISTORY_LINES);
  } catch {
    // There is none yet.
    return [];
  }
}

/** A REPL that cannot keep its history goes on without. */
function writeHistory(path: string, lines: readonly string[]): void {
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, `${lines.join('\n')}\n`, { mode: 0o600 });
  } catch (error) {
    writeAll(2, `Warning: the history is not kept: ${systemMessage(error) ?? String(error)}\n`);
  }
}

/** Runs a command; false: it failed. */
async function command(session: Repl, line: string): Promise<boolean> {
  const [, name, rest] = /^\.(\w*)\s*([\s\S]*)$/.exec(line) as RegExpExecArray;
  switch (name) {
    case 'help':
      writeAll(1, HELP);
      return true;
    case 'load':
      try {
        return await session.evaluate(readFileSync(rest.trim(), 'utf8'));
      } catch (error) {
        writeAll(2, report(error, new Map(), wantsColor(process.stderr)).text);
        return false;
      }
    case 'type':
      return session.type(rest.trim());
    case 'dump': {
      const [stage, ...words] = rest.split(/\s+/);
      return session.dump(stage, words.length > 0 ? rest.slice(stage.length).trim() : '');
    }
    default:
      writeAll(2, `There is no command .${name}; .help shows what there is\n`);
      return false;
  }
}

/** Talks with a terminal, or runs what a pipe brings; the exit code of the process. */
export async function repl({ history, experimentalDecorators, ...limits }: CommandOptions): Promise<number> {
  const color = wantsColor(process.stderr);
  const options = { limits, experimentalDecorators };
  if (process.stdin.isTTY === true && process.stdout.isTTY === true) {
    await using session = new RemoteSession({ ...options, color });
    return await talk(session, history ? historyFile() : undefined);
  }
  using session = new ReplSession(options, {
    out: (text) => writeAll(1, text),
    err: (text) => writeAll(2, text),
    color,
  });
  return await feed(session);
}

/** Lines that make inputs: what has no end yet waits for more. */
class Inputs {
  pending = '';
  private readonly session: Repl;

  constructor(session: Repl) {
    this.session = session;
  }

  /** Takes a line; false: something went wrong. */
  async take(line: string): Promise<boolean> {
    if (line === '.break') {
      this.pending = '';
      return true;
    }
    if (this.pending === '' && /^\.[a-z]/.test(line)) return command(this.session, line);
    this.pending += `${line}\n`;
    if (this.pending.trim() === '') this.pending = '';
    else if (replCode(this.pending) !== undefined) return this.finish();
    return true;
  }

  /** Runs what there is. */
  finish(): Promise<boolean> {
    const text = this.pending;
    this.pending = '';
    return this.session.evaluate(text);
  }
}

/** Runs the lines of a pipe, and what its timers have to do then. */
async function feed(session: ReplSession): Promise<number> {
  const inputs = new Inputs(session);
  let failed = false;
  for await (const line of createInterface({ input: process.stdin })) {
    if (line === '.exit' && inputs.pending === '') break;
    failed = !(await inputs.take(line)) || failed;
  }
  if (inputs.pending !== '') failed = !(await inputs.finish()) || failed;
  await session.idle();
  return exitCodeOf(failed);
}

/** Talks with a terminal. Who leaves it does not wait for timers. */
async function talk(session: RemoteSession, path: string | undefined): Promise<number> {
  const inputs = new Inputs(session);
  // Lines that came while an input ran.
  const queue: string[] = [];
  let busy = false;
  const lines = createInterface({
    input: process.stdin,
    output: process.stdout,
    terminal: true,
    prompt: PROMPT,
    history: readHistory(path),
    historySize: HISTORY_LINES,
    removeHistoryDuplicates: true,
    completer: (line: string, done: (error: null, result: [string[], string]) => void) => {
      if (busy) done(null, [[], line]);
      else session.complete(line).then((result) => done(null, result));
    },
  });
  const prompt = (): void => {
    lines.setPrompt(inputs.pending === '' ? PROMPT : CONTINUED);
    lines.prompt();
  };
  /** Runs what is in the queue; false: it says that the session ends. */
  const work = async (): Promise<boolean> => {
    busy = true;
    for (let line = queue.shift(); line !== undefined; line = queue.shift()) {
      if (line === '.exit' && inputs.pending === '') return false;
      await inputs.take(line);
    }
    busy = false;
    return true;
  };
  if (path !== undefined) lines.on('history', (all: string[]) => writeHistory(path, all));
  lines.on('SIGINT', () => {
    // Twice and still running: nothing is left but to end.
    if (busy && session.isStopping) process.exit(ExitCode.Interrupted);
    const hint = !busy && inputs.pending === '' && lines.line === '';
    writeAll(1, hint ? '\n(.exit or Ctrl-D ends)\n' : '^C\n');
    // At an empty prompt too: timers may be running.
    if (busy || hint) session.interrupt().catch(() => {});
    inputs.pending = '';
    queue.length = 0;
    lines.write(null, { ctrl: true, name: 'e' });
    lines.write(null, { ctrl: true, name: 'u' });
    if (!busy) prompt();
  });
  writeAll(1, `Tungsten ${packageVersion()}: .help shows what there is\n`);
  prompt();
  await new Promise<void>((resolve, reject) => {
    let closed = false;
    lines.on('line', (line) => {
      queue.push(line);
      if (busy) return;
      work().then((goesOn) => {
        if (goesOn && !closed) prompt();
        else resolve();
      }, reject);
    });
    lines.on('close', () => {
      closed = true;
      if (!busy) resolve();
    });
  });
  lines.close();
  return ExitCode.Success;
}
