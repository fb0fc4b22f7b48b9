// What console.log makes of its arguments: texts and inspections in one line, or a template with specifiers.

import { Kind } from '../abi/layout.ts';
import { Inspection, toDepth } from './inspect-options.ts';
import { inspect } from './inspect.ts';
import { peek } from './reflect.ts';
import { numberText } from './text.ts';

const web = $groupObject('web');
const parseFloatOriginal = web.parseFloat;
const parseIntOriginal = web.parseInt;
const NumberOriginal = web.Number;
const stringify = web['JSON.stringify'];
const symbolToPrimitive = web['Symbol.toPrimitive'];

const PERCENT = 37;
/** Bit of $functionKind. */
const BUILT_IN = 8;

/** All arguments as one text; the first may have format specifiers. `colors`: of inspections. */
export function format(args: unknown[], colors: boolean): string {
  let text = '';
  let next = 0;
  const first = args[0];
  if (args.length > 0 && typeof first === 'string') {
    next = 1;
    text = first;
    if (args.length > 1) {
      const formatted = expand(first, args, colors);
      text = formatted.text;
      next = formatted.next;
    }
  }
  for (; next < args.length; next++) text += (next === 0 ? '' : ' ') + argumentText(args[next], colors);
  return text;
}

/** Text of one argument: strings bare. */
function argumentText(v: unknown, colors: boolean): string {
  if (typeof v === 'string') return v;
  return inspect(toColors(colors), v);
}

/** Replaces the specifiers of `template` by the arguments from number 1 on. */
function expand(template: string, args: unknown[], colors: boolean): { text: string; next: number } {
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
    text += $substring(template, start, i) + specified(letter, args[next++], colors);
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

function specified(letter: string, v: any, colors: boolean): string {
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
    case 'o': {
      const x = toDepth(4);
      x.hidden = true;
      x.proxies = true;
      x.colors = colors;
      return inspect(x, v);
    }
    case 'O': return inspect(toColors(colors), v);
    default: return '';
  }
}

function toColors(colors: boolean): Inspection {
  const x = new Inspection();
  x.colors = colors;
  return x;
}

/** %s: by the guest's own toString if it has one. */
function textOf(v: any): string {
  if (typeof v === 'string') return v;
  if (typeof v === 'number') return numberText(v);
  if (typeof v === 'bigint') return $toString(v) + 'n';
  if (typeof v === 'symbol') return $describe(v);
  return $isObject(v) && typeof v !== 'function' && hasPlainText(v) ? inspect(toDepth(0), v) : $toString(v);
}

/** Does it become a text by what the language has only? */
function hasPlainText(v: any): boolean {
  v = $proxiedObject(v, 0);
  if (v === null) return true;
  return !isOwnFunction(v[symbolToPrimitive]) && !isOwnFunction(peek(v, 'toString'));
}

function isOwnFunction(v: unknown): boolean {
  return typeof v === 'function' && ($functionKind(v) & BUILT_IN) === 0;
}

function jsonOf(v: unknown): string {
  try {
    const text = $call(stringify, undefined, v);
    return text === undefined ? 'undefined' : text;
  } catch (error) {
    const message = $isObject(error) && $kindOf(error) === Kind.Error ? peek(error, 'message') : undefined;
    if (typeof message === 'string' && startsWith(message, 'Converting circular')) return '[Circular]';
    throw error;
  }
}

function startsWith(text: string, start: string): boolean {
  return text.length >= start.length && $substring(text, 0, start.length) === start;
}
