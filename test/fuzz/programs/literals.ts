// Literals: the numbers, strings and patterns where engines have their borders.

import type { Context } from './context.ts';

const NUMBERS = [
  '0', '1', '2', '3', '4', '5', '7', '10', '31', '32', '100', '255', '256', '-0', '-1', '-2', '-7', '0.5', '-1.5', '.1',
  '1e21', '1e-7', '123456789', '2147483647', '-2147483648', '4294967295', '4294967296', '9007199254740991', '1_000',
  '0x1f', '0b101', '0o17', 'NaN', 'Infinity', '-Infinity', '5e-324', '1.7976931348623157e308', '1073741824', '65535', '3.0000000001',
]; // biome-ignore format: a table

const PIECES = [
  'a',
  'b',
  'c',
  'ab',
  'abc',
  'A',
  'B1',
  '1',
  '12',
  '0',
  ' ',
  ',',
  '-',
  'é',
  'ß',
  'İ',
  '\\u{1f600}',
  '\\ud83d',
  '\\n',
  'x',
  '_',
  '$',
  '.5',
  'e3',
];

export const PROPERTY_NAMES = ['a', 'b', 'c', 'd', '0', '1', 'length', 'x'];

export function numberLiteral(c: Context): string {
  const text = c.chance(50) ? String(c.below(12)) : c.pick(NUMBERS);
  return text.startsWith('-') ? `(${text})` : text;
}

export function stringLiteral(c: Context): string {
  let text = '';
  for (let n = c.below(4); n > 0; n--) text += c.pick(PIECES);
  return `'${text}'`;
}

export function bigintLiteral(c: Context): string {
  return c.pick([
    '0n',
    '1n',
    '2n',
    '3n',
    '(-1n)',
    '(-5n)',
    '7n',
    '10n',
    '255n',
    '0xffffffffn',
    '18446744073709551615n',
    '(-9223372036854775808n)',
    '123456789012345678901234567890n',
  ]);
}

export function propertyName(c: Context): string {
  return c.pick(PROPERTY_NAMES);
}

/** `.a` or `['a']` or `[0]`. */
export function member(c: Context): string {
  const name = propertyName(c);
  if (/^\d/.test(name)) return `[${name}]`;
  return c.chance(80) ? `.${name}` : `['${name}']`;
}

/**
 * Holds everywhere. V8 tries a match in the middle of a pair of surrogates too, which the specification never does
 * (sec-regexpbuiltinexec, AdvanceStringIndex): what holds there because no character does has to be held back.
 */
const BETWEEN_CHARACTERS = '(?=[^]|$)';

/** The source of a regular expression over a, b, c and a digit. */
export function pattern(c: Context, unicode: boolean): string {
  let groups = 0;
  const whole = unicode ? BETWEEN_CHARACTERS : '';
  const atom = (depth: number): string => {
    const choice = c.below(depth > 0 ? 19 : 11);
    switch (choice) {
      case 0:
      case 1:
      case 2:
        return c.pick(['a', 'b', 'c', '1']);
      case 3:
        return '.';
      case 4:
        return c.pick(['[ab]', '[^a]', '[a-c]', '[^\\d]', '[\\wé]', '[A-B_]']);
      case 5:
        return c.pick(['\\d', '\\w', '\\s', '\\D', '\\W', '\\S']);
      case 6:
        return c.pick(['\\b', `\\B${whole}`, '^', '$']);
      case 7:
        return groups > 0 ? `(?:\\${1 + c.below(groups)})` : 'b';
      case 8:
        return unicode ? c.pick(['\\u{1f600}', '\\p{L}', '\\p{Lu}']) : c.pick(['\\u0061', '\\x62', 'é']);
      case 9:
      case 10:
        return c.pick(['ab', 'bc', 'aa', 'A']);
      case 11:
      case 12:
        return `(?:${choices(depth - 1)})`;
      case 13:
      case 14: {
        groups++;
        return `(${choices(depth - 1)})`;
      }
      case 15: {
        groups++;
        return `(?<n${groups}>${choices(depth - 1)})`;
      }
      case 16:
        return `(?=${choices(depth - 1)})`;
      case 17:
        return `(?!${choices(depth - 1)})${whole}`;
      default:
        return c.chance(50) ? `(?<=${choices(depth - 1)})` : `(?<!${choices(depth - 1)})${whole}`;
    }
  };
  const term = (depth: number): string => {
    const text = atom(depth);
    const assertion = /^(?:\\[bB]|\^|\$|\(\?[=!<][^n]?)/.test(text) && !text.startsWith('(?<n');
    if (assertion || c.chance(60)) return text;
    const single = text.length === 1 || /^(?:\\|\[|\()/.test(text) ? text : `(?:${text})`;
    return single + c.pick(['*', '+', '?', '{2}', '{1,2}', '{0,}', '*?', '+?', '??']);
  };
  const sequence = (depth: number): string => {
    let text = '';
    for (let n = 1 + c.below(3); n > 0; n--) text += term(depth);
    return text;
  };
  const choices = (depth: number): string => (c.chance(25) ? `${sequence(depth)}|${sequence(depth)}` : sequence(depth));
  return choices(2);
}

export function regexpLiteral(c: Context): string {
  const unicode = c.chance(25);
  let flags = '';
  for (const flag of 'gimsy') if (c.chance(flag === 'g' ? 45 : 15)) flags += flag;
  if (unicode) flags += c.chance(75) ? 'u' : 'v';
  return `/${pattern(c, unicode)}/${flags}`;
}
