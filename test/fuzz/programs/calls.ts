// Calls of built-ins. Comparators are consistent, and callbacks mostly small.

import type { Context } from './context.ts';
import { elements, expression, ofKind } from './expressions.ts';
import { callback } from './functions.ts';

type Maker = (c: Context, depth: number) => string;

const num: Maker = (c, depth) => ofKind(c, 'num', depth);
const str: Maker = (c, depth) => ofKind(c, 'str', depth);
const re: Maker = (c, depth) => ofKind(c, 're', depth);
const small = (c: Context): string => c.pick(['0', '1', '2', '3', '-1', '-2', '5', '', 'undefined', 'NaN', '1.5']);
const range = (c: Context): string =>
  `${c.pick(['0', '1', '2', '-1', '-3'])}${c.chance(60) ? `, ${c.pick(['2', '3', '-1', '9', 'undefined'])}` : ''}`;

/** What is not exactly defined by the specification is rounded. */
const APPROXIMATE = [
  'sin',
  'cos',
  'tan',
  'exp',
  'log',
  'log2',
  'log10',
  'atan',
  'cbrt',
  'sinh',
  'expm1',
  'log1p',
  'tanh',
  'asin',
  'acosh',
];
const EXACT = ['abs', 'ceil', 'floor', 'round', 'trunc', 'sign', 'sqrt', 'fround', 'clz32'];

const NUMBER_CALLS: readonly Maker[] = [
  (c, d) => `Math.${c.pick(EXACT)}(${num(c, d)})`,
  (c, d) => `Math.${c.pick(EXACT)}(${expression(c, d)})`,
  (c, d) => `(+Math.${c.pick(APPROXIMATE)}(${num(c, d)}).toPrecision(10))`,
  (c, d) => `Math.${c.pick(['max', 'min', 'hypot'])}(${num(c, d)}, ${num(c, d)})`,
  (c, d) => `Math.max(...${ofKind(c, 'arr', d)})`,
  (c, d) => `Math.imul(${num(c, d)}, ${num(c, d)})`,
  (c, d) => `parseInt(${str(c, d)}${c.chance(40) ? `, ${c.pick(['2', '10', '16', '36', '0', '37'])}` : ''})`,
  (c, d) => `parseFloat(${str(c, d)})`,
  (c, d) => `Number(${expression(c, d)})`,
  (c, d) =>
    `${str(c, d)}.${c.pick(['charCodeAt', 'codePointAt', 'indexOf', 'lastIndexOf', 'search', 'at'])}(${small(c)})`,
  (c, d) => `${str(c, d)}.${c.pick(['indexOf', 'lastIndexOf', 'search'])}(${str(c, d)})`,
  (c, d) => `${ofKind(c, 'arr', d)}.${c.pick(['indexOf', 'lastIndexOf', 'push', 'unshift'])}(${expression(c, d)})`,
  (c, d) => `${ofKind(c, 'arr', d)}.${c.pick(['reduce', 'reduceRight'])}(${callback(c, 2, d)}, ${expression(c, d)})`,
  (c, d) => `${ofKind(c, 'arr', d)}.${c.pick(['findIndex', 'findLastIndex'])}(${callback(c, 1, d)})`,
  (c, d) => `${ofKind(c, c.pick(['map', 'set'] as const), d)}.size`,
];

export const numberCall: Maker = (c, depth) => c.pick(NUMBER_CALLS)(c, depth);

const STRING_CALLS: readonly Maker[] = [
  (c, d) => `${str(c, d)}.${c.pick(['slice', 'substring', 'substr'])}(${range(c)})`,
  (c, d) =>
    `${str(c, d)}.${c.pick(['toUpperCase', 'toLowerCase', 'trim', 'trimStart', 'trimEnd', 'toWellFormed', 'normalize'])}()`,
  (c, d) => `${str(c, d)}.${c.pick(['padStart', 'padEnd'])}(${c.below(9)}, ${str(c, d)})`,
  (c, d) => `${str(c, d)}.repeat(${c.below(4)})`,
  (c, d) =>
    `${str(c, d)}.${c.pick(['replace', 'replaceAll'])}(${str(c, d)}, ${c.chance(50) ? str(c, d) : callback(c, 2, d)})`,
  (c, d) =>
    `${str(c, d)}.${c.pick(['replace', 'replace', 'replaceAll'])}(${re(c, d)}, ${c.pick(["'[$&]'", "'$1-$2'", "'$<n1>'", "'$`$\\''", "'$$'", callback(c, 3, d)])})`,
  (c, d) => `${str(c, d)}.concat(${elements(c, d)})`,
  (c, d) => `${str(c, d)}.at(${small(c)})`,
  (c, d) => `${str(c, d)}.charAt(${small(c)})`,
  (c, d) => `${ofKind(c, 'arr', d)}.join(${c.pick(['', "''", "'-'", 'undefined', 'null'])})`,
  (c, d) =>
    `(${num(c, d)}).${c.pick(['toFixed(2)', 'toFixed(0)', 'toPrecision(3)', 'toExponential(4)', 'toString(2)', 'toString(36)', 'toString()', 'toExponential()'])}`,
  (c, d) => `${ofKind(c, 'big', d)}.toString(${c.pick(['', '2', '16', '36', '10'])})`,
  (c, d) => `String.${c.pick(['fromCharCode', 'fromCodePoint'])}(${num(c, d)}, ${97 + c.below(3)})`,
  (c, d) => `String.raw\`a\\n\${${expression(c, d)}}\``,
  (c, d) => `${c.pick(['encodeURIComponent', 'encodeURI', 'escape', 'unescape', 'decodeURIComponent'])}(${str(c, d)})`,
  (c, d) => `Object.prototype.toString.call(${expression(c, d)})`,
  (c, d) =>
    `json(${expression(c, d)}, ${c.pick(['null, 2', "['a', 'b', '0']", "(k, v) => (k === 'a' ? undefined : v)", "null, '--'"])})`,
];

export const stringCall: Maker = (c, depth) => c.pick(STRING_CALLS)(c, depth);

const ARRAY_CALLS: readonly Maker[] = [
  (c, d) => `${ofKind(c, 'arr', d)}.${c.pick(['map', 'filter', 'flatMap', 'map'])}(${callback(c, 1, d)})`,
  (c, d) =>
    `${ofKind(c, 'arr', d)}.${c.pick(['map', 'filter', 'some', 'every', 'find', 'findLast', 'forEach'])}(${callback(c, 3, d)}, ${expression(c, d)})`,
  (c, d) => `${ofKind(c, 'arr', d)}.slice(${range(c)})`,
  (c, d) =>
    `${ofKind(c, 'arr', d)}.${c.pick(['splice', 'toSpliced'])}(${c.below(3)}, ${c.below(3)}, ${elements(c, d)})`.replace(
      ', )',
      ')',
    ),
  (c, d) => `${ofKind(c, 'arr', d)}.${c.pick(['concat', 'concat'])}(${elements(c, d)})`,
  (c, d) =>
    `${ofKind(c, 'arr', d)}.${c.pick(['reverse', 'toReversed', 'flat', 'keys', 'entries', 'values', 'pop', 'shift'])}()`,
  (c, d) =>
    `${ofKind(c, 'arr', d)}.map((x) => typeof x === 'symbol' ? 0 : +!x).${c.pick(['sort', 'toSorted'])}(${c.pick(['', '(x, y) => x - y', '(x, y) => y - x'])})`,
  (c, d) =>
    `[${c.some(5, () => num(c, d)).join(', ')}].${c.pick(['sort', 'toSorted'])}(${c.pick(['', '(x, y) => x - y', '(x, y) => y - x', '() => 0'])})`,
  (c, d) => `[${c.some(5, () => str(c, d)).join(', ')}].${c.pick(['sort', 'toSorted'])}()`,
  (c, d) => `${ofKind(c, 'arr', d)}.${c.pick(['fill', 'with'])}(${c.pick(['1', '0', '-1'])}, ${expression(c, d)})`,
  (c, d) => `${ofKind(c, 'arr', d)}.copyWithin(${small(c) || '0'}, ${range(c)})`,
  (c, d) => `Array.from(${ofKind(c, 'iter', d)}${c.chance(40) ? `, ${callback(c, 2, d)}` : ''})`,
  (c, d) => `Array.from({ length: ${c.below(5)} }, ${callback(c, 2, d)})`,
  (c, d) => `Array.of(${elements(c, d)})`,
  (c, d) => `Object.${c.pick(['keys', 'values', 'entries'])}(${expression(c, d)})`,
  (c, d) => `Reflect.ownKeys(${ofKind(c, c.pick(['obj', 'arr'] as const), d)})`,
  (c, d) =>
    `${str(c, d)}.split(${c.pick(["''", "','", "'a'", 'undefined', re(c, d)])}${c.chance(20) ? `, ${c.below(4)}` : ''})`,
  (c, d) => `${str(c, d)}.match(${re(c, d)})`,
  (c, d) => `${re(c, d)}.exec(${str(c, d)})`,
  (c, d) => `[...${str(c, d)}.matchAll(new RegExp(${re(c, d)}, 'g'))]`,
  (c, d) => `[...${ofKind(c, 'iter', d)}]`,
  (c, d) => `[...${ofKind(c, c.pick(['map', 'set', 'arr'] as const), d)}.${c.pick(['keys', 'values', 'entries'])}()]`,
];

export const arrayCall: Maker = (c, depth) => c.pick(ARRAY_CALLS)(c, depth);

export const mapCall: Maker = (c, d) => {
  const map = ofKind(c, 'map', d);
  return c.pick([
    `${map}.set(${expression(c, d)}, ${expression(c, d)})`,
    `${map}.has(${expression(c, d)})`,
    `${map}.delete(${expression(c, d)})`,
    `${map}.forEach(${callback(c, 2, d)})`,
    `${map}.clear()`,
    `new Map(${map})`,
  ]);
};

export const setCall: Maker = (c, d) => {
  const set = ofKind(c, 'set', d);
  return c.pick([
    `${set}.add(${expression(c, d)})`,
    `${set}.has(${expression(c, d)})`,
    `${set}.delete(${expression(c, d)})`,
    `${set}.forEach(${callback(c, 2, d)})`,
    `new Set(${set})`,
  ]);
};

const TYPED_CALLS: readonly Maker[] = [
  (c, d) => `.${c.pick(['map', 'filter'])}(${callback(c, 1, d)})`,
  (c) => `.${c.pick(['slice', 'subarray'])}(${range(c)})`,
  () => '.reverse()',
  (c) => `.${c.pick(['sort', 'toSorted'])}()`,
  (c, d) => `.fill(${num(c, d)}, ${range(c)})`,
  () => '.toReversed()',
  (c, d) => `.with(0, ${num(c, d)})`,
  (c) => `.copyWithin(${range(c)})`,
];

export const typedCall: Maker = (c, depth) => ofKind(c, 'typed', 0) + c.pick(TYPED_CALLS)(c, depth);
