// How an inspection is made: the options of Node's util.inspect, and what it keeps on the way.

import { ownData } from './reflect.ts';

/** Colours of a terminal: the code that begins one, times 100, and the code that ends it. */
export const enum Ink {
  Bold = 122,
  Underline = 424,
  Red = 3139,
  Green = 3239,
  Yellow = 3339,
  Magenta = 3539,
  Cyan = 3639,
  Grey = 9039,
  None = 0,
}

/** `compact: true`. */
export const FULLY_COMPACT = -1;

/** One inspection. */
export class Inspection {
  /** Deepest level that is written out. */
  depth = 2;
  /** Properties that are not enumerable as well. */
  hidden = false;
  colors = false;
  /** Objects may have a method that says how they look. */
  custom = true;
  /** Proxies are shown as such. */
  proxies = false;
  maxItems = 100;
  maxString = 10000;
  /** Columns of a line. */
  lineLength = 80;
  /** So many inner levels go together in one line; 0: none, FULLY_COMPACT. */
  compact = 3;
  /** true, or what compares two entries. */
  sorted: any = false;
  /** Which getters are run: true, 'get' those without a setter, 'set' those with one. */
  getters: any = false;
  /** Underscores in long numbers. */
  separators = false;
  /** Columns that a new line begins with. */
  indentation = 0;
  /** Level of the object written last: what lies more than three levels above it gets lines of its own. */
  level = 0;
  /** Objects around the current one. */
  readonly seen: unknown[] = [];
  /** Objects that are referred to from inside; number i + 1 is shown. */
  readonly references: unknown[] = [];
}

/** An inspection that goes `depth` levels deep. */
export function toDepth(depth: number): Inspection {
  const x = new Inspection();
  x.depth = depth;
  return x;
}

/** A limit as the options have it: null is none. */
function limit(v: any): number {
  return v === null ? Infinity : +v;
}

/** Takes over what an object of options says. */
export function takeOptions(x: Inspection, options: any): void {
  if (!$isObject(options)) return;
  const { depth, showHidden, colors, customInspect, showProxy, maxArrayLength, maxStringLength, breakLength, compact, sorted, getters, numericSeparator } =
    options;
  if (depth !== undefined) x.depth = limit(depth);
  else if ('depth' in options) x.depth = Infinity;
  if (showHidden !== undefined) x.hidden = !!showHidden;
  if (colors !== undefined) x.colors = !!colors;
  if (customInspect !== undefined) x.custom = !!customInspect;
  if (showProxy !== undefined) x.proxies = !!showProxy;
  if (maxArrayLength !== undefined) x.maxItems = atLeastZero(limit(maxArrayLength));
  if (maxStringLength !== undefined) x.maxString = atLeastZero(limit(maxStringLength));
  if (breakLength !== undefined) x.lineLength = +breakLength;
  if (compact !== undefined) x.compact = compact === true ? FULLY_COMPACT : +compact;
  if (sorted !== undefined) x.sorted = sorted;
  if (getters !== undefined) x.getters = getters;
  if (numericSeparator !== undefined) x.separators = !!numericSeparator;
}

function atLeastZero(n: number): number {
  return n > 0 ? n : 0;
}

/** The options as a method for inspection gets them, `depth` less deep. */
export function optionsOf(x: Inspection, level: number): unknown {
  return {
    showHidden: x.hidden,
    depth: x.depth === Infinity ? null : x.depth - level,
    colors: x.colors,
    customInspect: x.custom,
    showProxy: x.proxies,
    maxArrayLength: x.maxItems,
    maxStringLength: x.maxString,
    breakLength: x.lineLength,
    compact: x.compact === FULLY_COMPACT ? true : x.compact === 0 ? false : x.compact,
    sorted: x.sorted,
    getters: x.getters,
    numericSeparator: x.separators,
    stylize: (text: unknown, style: unknown) => paint(x, $toString(text), inkOf(style)),
  };
}

function inkOf(style: unknown): Ink {
  switch (style) {
    case 'special': return Ink.Cyan;
    case 'number':
    case 'bigint':
    case 'boolean': return Ink.Yellow;
    case 'undefined': return Ink.Grey;
    case 'null': return Ink.Bold;
    case 'string':
    case 'symbol': return Ink.Green;
    case 'date': return Ink.Magenta;
    case 'regexp': return Ink.Red;
    case 'module': return Ink.Underline;
    default: return Ink.None;
  }
}

/** A text in a colour, if there are any. */
export function paint(x: Inspection, text: string, ink: Ink): string {
  if (!x.colors || ink === Ink.None) return text;
  return '\x1b[' + $toString((ink / 100) | 0) + 'm' + text + '\x1b[' + $toString(ink % 100) + 'm';
}

/** The deepest the stack goes: what has more levels is shown as far as it went. */
export function isStackOverflow(error: unknown): boolean {
  return $isObject(error) && ownData(error, 'message') === 'Maximum call stack size exceeded';
}
