// tungsten repl

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { wantsColor } from '../terminal.ts';
import { writeAll } from './io.ts';
import { exitCodeOf, ReplSession, STAGES } from './repl-session.ts';
import { report, systemMessage } from './report.ts';
import { packageVersion } from './version.ts';

interface ReplOptions {
  fuel?: number;
  memory?: number;
  deadline?: number;
  stackDepth?: number;
  history: boolean;
}

const PROMPT = '> ';
const CONTINUED = '... ';
/** Lines of history that are kept. */
const HISTORY_LINES = 1000;

const HELP = `.help                this text
.exit                end (or Ctrl-D)
.break               give up the input that is being typed (or Ctrl-C)
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
async function command(session: ReplSession, line: string): Promise<boolean> {
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
export async function repl(options: ReplOptions): Promise<number> {
  const { history, ...limits } = options;
  const terminal = process.stdin.isTTY === true && process.stdout.isTTY === true;
  const path = terminal && history ? historyFile() : undefined;
  using session = new ReplSession(limits, {
    out: (text) => writeAll(1, text),
    err: (text) => writeAll(2, text),
    color: wantsColor(process.stderr),
  });
  const lines = createInterface({
    input: process.stdin,
    output: terminal ? process.stdout : undefined,
    terminal,
    prompt: PROMPT,
    history: readHistory(path),
    historySize: HISTORY_LINES,
    removeHistoryDuplicates: true,
    completer: (line: string) => session.complete(line),
  });
  // Lines that came, and lines that make an input that has no end yet.
  let pending = '';
  let failed = false;
  const next = (): void => {
    if (!terminal) return;
    lines.setPrompt(pending === '' ? PROMPT : CONTINUED);
    lines.prompt();
  };
  if (path !== undefined) lines.on('history', (all: string[]) => writeHistory(path, all));
  lines.on('SIGINT', () => {
    // As in a shell: gives up what is typed; with nothing typed, ends.
    if (pending === '' && lines.line === '') lines.close();
    else {
      pending = '';
      writeAll(1, '\n');
      lines.write(null, { ctrl: true, name: 'e' });
      lines.write(null, { ctrl: true, name: 'u' });
      next();
    }
  });
  if (terminal) writeAll(1, `Tungsten ${packageVersion()}: .help shows what there is\n`);
  next();
  for await (const line of lines) {
    const isCommand = /^\.[a-z]/.test(line);
    if (line === '.exit' && pending === '') break;
    if (line === '.break') pending = '';
    else if (isCommand && pending === '') failed = !(await command(session, line)) || failed;
    else {
      pending += `${line}\n`;
      if (pending.trim() === '') pending = '';
      else if (!session.isUnfinished(pending)) {
        const text = pending;
        pending = '';
        failed = !(await session.evaluate(text)) || failed;
      }
    }
    next();
  }
  lines.close();
  if (pending !== '') failed = !(await session.evaluate(pending)) || failed;
  // What timers still have to do belongs to a pipe's program; who leaves a terminal does not wait.
  if (!terminal) await session.idle();
  return terminal ? 0 : exitCodeOf(failed);
}
