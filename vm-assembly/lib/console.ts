// console: formatting, groups, counters. Printing one string is done natively. https://console.spec.whatwg.org

import { Kind } from '../abi/layout.ts';
import { inspect } from './inspect.ts';
import { peek } from './reflect.ts';
import { indent, numberText, spaces } from './text.ts';

const parseFloatOriginal = $intrinsic('parseFloat');
const parseIntOriginal = $intrinsic('parseInt');
const NumberOriginal = $intrinsic('Number');
const stringify = $intrinsic('JSON.stringify');
const console = $intrinsic('console');
const objectToString = $intrinsic('Object.prototype.toString');
const errorToString = $intrinsic('Error.prototype.toString');

const PERCENT = 37;

/** Columns by which groups have moved what is printed. */
let indentation = 0;
/** Counters by label. */
const labels: string[] = [];
const counts: number[] = [];

/** Text of one argument: strings bare. */
function argumentText(v: unknown): string {
  return typeof v === 'string' ? v : inspect(v);
}

/** All arguments as one text; the first may have format specifiers. */
function format(args: unknown[]): string {
  let text = '';
  let next = 0;
  const first = args[0];
  if (args.length > 0 && typeof first === 'string') {
    next = 1;
    text = first;
    if (args.length > 1) {
      const formatted = expand(first, args);
      text = formatted.text;
      next = formatted.next;
    }
  }
  for (; next < args.length; next++) text += (next === 0 ? '' : ' ') + argumentText(args[next]);
  return text;
}

/** Replaces the specifiers of `template` by the arguments from number 1 on. */
function expand(template: string, args: unknown[]): { text: string; next: number } {
  let text = '';
  let start = 0;
  let next = 1;
  for (let i = 0; i < template.length - 1; i++) {
    if ($charCodeAt(template, i) !== PERCENT) continue;
    const letter = template[i + 1];
    if (letter === '%') {
      text += $substring(template, start, i + 1);
      i++;
      start = i + 1;
      continue;
    }
    if (next >= args.length || !isSpecifier(letter)) continue;
    text += $substring(template, start, i) + specified(letter, args[next++]);
    i++;
    start = i + 1;
  }
  return { text: text + $substring(template, start, template.length), next };
}

function isSpecifier(letter: string): boolean {
  return (
    letter === 's' || letter === 'd' || letter === 'i' || letter === 'f' || letter === 'j' || letter === 'o' || letter === 'O' || letter === 'c'
  );
}

function specified(letter: string, v: any): string {
  switch (letter) {
    case 's': return textOf(v);
    case 'd':
      if (typeof v === 'bigint') return $toString(v) + 'n';
      return typeof v === 'symbol' ? 'NaN' : numberText($call(NumberOriginal, undefined, v));
    case 'i':
      if (typeof v === 'bigint') return $toString(v) + 'n';
      return typeof v === 'symbol' ? 'NaN' : numberText($call(parseIntOriginal, undefined, v));
    case 'f': return typeof v === 'symbol' ? 'NaN' : numberText($call(parseFloatOriginal, undefined, v));
    case 'j': return jsonOf(v);
    case 'o': return inspect(v, 4, true);
    case 'O': return inspect(v);
    default: return '';
  }
}

/** %s: by the guest's own toString if it has one. */
function textOf(v: any): string {
  if (typeof v === 'string') return v;
  if (!$isObject(v) || hasPlainText(v)) return inspect(v, 0);
  return $toString(v);
}

function hasPlainText(v: unknown): boolean {
  if ($kindOf(v) === Kind.Function) return false;
  const method = peek(v, 'toString');
  return method === undefined || method === objectToString || method === errorToString || $functionKind(method) === 8;
}

function jsonOf(v: unknown): string {
  const text = $call(stringify, undefined, v);
  return text === undefined ? 'undefined' : text;
}

function write(fd: number, text: string): void {
  if (indentation > 0) text = spaces(indentation) + indent(text, indentation);
  $write(fd, text + '\n');
}

/** What the native methods call unless they can print at once: stream and arguments. */
function print(fd: number, ...args: unknown[]): void {
  write(fd, format(args));
}

function moveBy(columns: number): void {
  indentation += columns;
  if (indentation < 0) indentation = 0;
  $consoleIndent(indentation);
}

function labelNumber(label: unknown): number {
  const name = label === undefined ? 'default' : $toString(label);
  for (let i = 0; i < labels.length; i++) if (labels[i] === name) return i;
  $append(labels, name);
  $append(counts, 0);
  return labels.length - 1;
}

const methods = {
  assert(condition: unknown, ...args: any[]): void {
    if (condition) return;
    if (args.length > 0 && typeof args[0] === 'string') args[0] = 'Assertion failed: ' + args[0];
    else if (args.length === 0) $append(args, 'Assertion failed');
    else {
      const all: unknown[] = ['Assertion failed'];
      for (let i = 0; i < args.length; i++) $append(all, args[i]);
      args = all;
    }
    write(2, format(args));
  },
  count(label?: unknown): void {
    const i = labelNumber(label);
    counts[i]++;
    write(1, labels[i] + ': ' + $toString(counts[i]));
  },
  countReset(label?: unknown): void {
    counts[labelNumber(label)] = 0;
  },
  dir(v?: unknown, options?: any): void {
    const depth = options?.depth;
    // As in Node: null is no limit.
    write(1, inspect(v, depth === null ? Infinity : depth === undefined ? 2 : +depth, options?.showHidden === true));
  },
  group(...args: unknown[]): void {
    if (args.length > 0) write(1, format(args));
    moveBy(2);
  },
  groupEnd(): void {
    moveBy(-2);
  },
};

$setConsole(print);
$define(console, 'assert', methods.assert, 0);
$define(console, 'count', methods.count, 0);
$define(console, 'countReset', methods.countReset, 0);
$define(console, 'dir', methods.dir, 0);
$define(console, 'group', methods.group, 0);
$define(console, 'groupCollapsed', methods.group, 0);
$define(console, 'groupEnd', methods.groupEnd, 0);
