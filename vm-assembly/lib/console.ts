// console: entry of the part of the library that is loaded when something is printed that is no text. https://console.spec.whatwg.org

import { format } from './console-format.ts';
import { tableText } from './console-table.ts';
import { durationText } from './console-time.ts';
import { Inspection, takeOptions } from './inspect-options.ts';
import { inspect } from './inspect.ts';
import { Labels } from './labels.ts';
import { indent, spaces } from './text.ts';

const web = $groupObject('web');
const terminal = $groupObject('terminal');
const ErrorConstructor = web.Error;
const TypeErrorConstructor = web.TypeError;

/** Streams. */
const OUT = 1;
const ERR = 2;

/** Columns by which groups have moved what is printed. */
let indentation = 0;
/** Counters and timers by label. */
const counts = new Labels();
const starts = new Labels();

/** Have the streams colours? Asked once. */
const colors: boolean[] = [];

/** Do inspections on this stream have colours? */
function colorsOf(fd: number): boolean {
  if (!('$host' in terminal)) return false;
  if (colors.length === 0) for (let i = 0; i <= ERR; i++) $append(colors, terminal.$host.hasColors(i));
  return colors[fd];
}

function write(fd: number, text: string): void {
  if (indentation > 0) text = spaces(indentation) + indent(text, indentation);
  $write(fd, text + '\n');
}

function print(fd: number, args: unknown[]): void {
  write(fd, format(args, colorsOf(fd)));
}

function warn(text: string): void {
  $write(ERR, 'Warning: ' + text + '\n');
}

function moveBy(columns: number): void {
  indentation += columns;
  if (indentation < 0) indentation = 0;
  $consoleIndent(indentation);
}

function labelOf(args: unknown[]): string {
  return args[0] === undefined ? 'default' : $toString(args[0]);
}

/** What every method does: `method` is the stream of one that prints, or a name. */
function call(method: unknown, ...args: any[]): void {
  switch (method) {
    case OUT:
    case ERR: return print(method as number, args);
    case 'assert': return assert(args);
    case 'clear': return clear();
    case 'count': return count(labelOf(args));
    case 'countReset': return countReset(labelOf(args));
    case 'dir': return dir(args[0], args[1]);
    case 'dirxml': return print(OUT, args);
    case 'group':
    case 'groupCollapsed':
      if (args.length > 0) print(OUT, args);
      return moveBy(2);
    case 'groupEnd': return moveBy(-2);
    case 'table': return table(args);
    case 'time': return time(labelOf(args));
    case 'timeEnd': return timeEnd(labelOf(args));
    case 'timeLog': return timeLog(labelOf(args), args);
    default: return trace(args);
  }
}

function assert(args: any[]): void {
  if (args[0]) return;
  const all: unknown[] = ['Assertion failed'];
  for (let i = 1; i < args.length; i++) {
    if (i === 1 && typeof args[1] === 'string') all[0] = 'Assertion failed: ' + args[1];
    else $append(all, args[i]);
  }
  print(ERR, all);
}

/** To the top of the terminal, and clears what is below; nothing elsewhere. */
function clear(): void {
  indentation = 0;
  $consoleIndent(0);
  if ('$host' in terminal && terminal.$host.isTerminal(OUT)) $write(OUT, '\x1b[1;1H\x1b[0J');
}

function count(label: string): void {
  const n = counts.has(label) ? counts.get(label) + 1 : 1;
  counts.set(label, n);
  write(OUT, label + ': ' + $toString(n));
}

function countReset(label: string): void {
  if (counts.has(label)) counts.set(label, 0);
  else warn("Count for '" + label + "' does not exist");
}

function dir(v: unknown, options: any): void {
  const x = new Inspection();
  x.custom = false;
  x.colors = colorsOf(OUT);
  takeOptions(x, options);
  write(OUT, inspect(x, v));
}

function table(args: any[]): void {
  const data = args[0];
  const only = args[1];
  if (!$isObject(data) || typeof data === 'function') return print(OUT, [data]);
  if (only !== undefined && !$isArray(only)) {
    const error = new TypeErrorConstructor('The "properties" argument must be an instance of Array');
    error.code = 'ERR_INVALID_ARG_TYPE';
    throw error;
  }
  write(OUT, tableText(data, only, colorsOf(OUT)));
}

function time(label: string): void {
  if (starts.has(label)) warn("Label '" + label + "' already exists for console.time()");
  else starts.set(label, $now());
}

/** The time since the label's start, or a warning and nothing. */
function sinceStart(label: string, method: string): string {
  if (starts.has(label)) return label + ': ' + durationText($now() - starts.get(label));
  warn("No such label '" + label + "' for console." + method + '()');
  return '';
}

function timeEnd(label: string): void {
  const text = sinceStart(label, 'timeEnd');
  starts.delete(label);
  if (text !== '') write(OUT, text);
}

function timeLog(label: string, args: unknown[]): void {
  const text = sinceStart(label, 'timeLog');
  if (text === '') return;
  const all: unknown[] = ['%s', text];
  for (let i = 1; i < args.length; i++) $append(all, args[i]);
  print(OUT, all);
}

function trace(args: unknown[]): void {
  const error = new ErrorConstructor(format(args, false));
  $createDataProperty(error, 'name', 'Trace');
  write(ERR, $errorStack(error));
}

$setConsole(call);
