import { beforeAll, describe, expect, it } from 'vitest';
import { type AssemblyModule, compileAssembly, Random } from '../../support/assembly.ts';

const entry = `
import { formatNumber, formatInt32 } from './vm-assembly/value/number-format.ts';
export { formatNumber, formatInt32 };
import { formatFixed, formatExponential, formatPrecision } from './vm-assembly/value/number-fixed.ts';
export { formatFixed, formatExponential, formatPrecision };
import { formatRadix } from './vm-assembly/value/number-radix.ts';
export { formatRadix };
import { stringToNumber, parseFloatText, parseIntText } from './vm-assembly/value/number-text.ts';
export { stringToNumber, parseFloatText, parseIntText };
`;
// text and output live in the last pages, far above the static data
const textAt = 8 << 16;

let vm: AssemblyModule;
let memory: Uint8Array;

beforeAll(async () => {
  vm = await compileAssembly(entry);
  memory = new Uint8Array(vm.memory.buffer);
});

function read(length: number): string {
  let text = '';
  for (let i = 0; i < length; i++) text += String.fromCharCode(memory[textAt + i]);
  return text;
}

function writeNarrow(text: string): void {
  for (let i = 0; i < text.length; i++) memory[textAt + i] = text.charCodeAt(i);
}

function writeWide(text: string): void {
  const units = new Uint16Array(vm.memory.buffer, textAt, text.length);
  for (let i = 0; i < text.length; i++) units[i] = text.charCodeAt(i);
}

function format(value: number): string {
  return read(vm.exports.formatNumber(value, textAt));
}

/** Counts the samples for which the two functions differ and keeps the first few. */
function differences(count: number, sample: () => number, ours: (v: number) => unknown, node: (v: number) => unknown) {
  const found: string[] = [];
  for (let i = 0; i < count; i++) {
    const value = sample();
    const a = ours(value);
    const b = node(value);
    if (!Object.is(a, b) && found.length < 5) found.push(`${value}: ${a} instead of ${b}`);
  }
  return found;
}

const edges = [
  0,
  -0,
  1,
  -1,
  0.1,
  0.5,
  1.5,
  123.456,
  1e21,
  1e20,
  999999999999999900000,
  1e-6,
  1e-7,
  1.5e-6,
  1.5e-7,
  5e-324,
  1e-323,
  1.7976931348623157e308,
  2.2250738585072014e-308,
  2.225073858507201e-308,
  4.35,
  0.000001234,
  2 ** 53,
  2 ** 53 - 1,
  2 ** 53 + 2,
  2 ** 63,
  2 ** 64,
  9007199254740993,
  1e22,
  1e23,
  4294967296,
  2147483648,
  -2147483648,
  123456789012345680000,
  0.30000000000000004,
  1 / 3,
  2 / 3,
  100,
  1000000,
  1e15,
  1e16,
  1e17,
  9.5367431640625e-7,
  Number.NaN,
  Infinity,
  -Infinity,
];
for (let e = -1074; e < 1024; e++) edges.push(2 ** e, 3 * 2 ** e);
for (let e = -323; e <= 308; e++) edges.push(Number(`1e${e}`), Number(`-9.5e${e}`), Number(`9.999999999999999e${e}`));

describe('number to string', () => {
  it('writes the edge cases as Node does', () => {
    for (const value of edges) expect(format(value)).toBe(String(value));
  });

  it('writes a million random doubles as Node does', () => {
    const random = new Random(1);
    expect(differences(400_000, () => random.double(), format, String)).toEqual([]);
    expect(differences(200_000, () => random.between(-1000, 1000), format, String)).toEqual([]);
    expect(differences(200_000, () => Math.round(random.between(-1e8, 1e8)) / 1000, format, String)).toEqual([]);
    expect(differences(100_000, () => Math.round(random.between(-1e17, 1e17)), format, String)).toEqual([]);
    const subnormal = () => random.next() * 2 ** -1074 * (random.next() % 1000000);
    expect(differences(100_000, subnormal, format, String)).toEqual([]);
  });

  it('writes int32', () => {
    const int = (value: number) => read(vm.exports.formatInt32(value, textAt));
    const random = new Random(2);
    for (const value of [0, 1, -1, 9, 10, 99, 100, -2147483648, 2147483647]) expect(int(value)).toBe(String(value));
    expect(differences(50_000, () => (random.next() | 0) >> (random.next() & 31), int, String)).toEqual([]);
  });

  it('writes every radix', () => {
    for (let radix = 2; radix <= 36; radix++) {
      if (radix === 10) continue;
      const ours = (value: number) => read(vm.exports.formatRadix(value, radix, textAt));
      const node = (value: number) => value.toString(radix);
      const random = new Random(radix);
      for (const value of edges) expect(ours(value)).toBe(node(value));
      expect(differences(1000, () => random.double(), ours, node)).toEqual([]);
      expect(differences(1000, () => random.between(-1e6, 1e6), ours, node)).toEqual([]);
    }
  });

  it('writes toFixed', () => {
    const values = [
      ...edges,
      1.005,
      2.5,
      0.5,
      1.45,
      8.345,
      0.000001,
      123.456,
      -1.5,
      -0.0000001,
      10.235,
      1e20,
      0.99,
      0.999,
    ];
    const random = new Random(3);
    for (let i = 0; i < 2000; i++)
      values.push(random.between(-1000, 1000), Math.round(random.between(-1e6, 1e6)) / 1000);
    for (let digits = 0; digits <= 100; digits += digits < 24 ? 1 : 13) {
      for (const value of values) {
        const ours = read(vm.exports.formatFixed(value, digits, textAt));
        if (ours !== value.toFixed(digits))
          expect(`${value} ${digits} ${ours}`).toBe(`${value} ${digits} ${value.toFixed(digits)}`);
      }
    }
  });

  it('writes toExponential and toPrecision', () => {
    const random = new Random(4);
    const values = [...edges];
    for (let i = 0; i < 2000; i++) values.push(random.between(-1000, 1000), random.double());
    for (let digits = 0; digits <= 100; digits += digits < 24 ? 1 : 13) {
      for (const value of values) {
        const exponential = read(vm.exports.formatExponential(value, digits, textAt));
        if (exponential !== value.toExponential(digits)) expect(exponential).toBe(value.toExponential(digits));
        if (digits === 0) continue;
        const precision = read(vm.exports.formatPrecision(value, digits, textAt));
        if (precision !== value.toPrecision(digits)) expect(precision).toBe(value.toPrecision(digits));
      }
    }
    for (const value of values) {
      expect(read(vm.exports.formatExponential(value, -1, textAt))).toBe(value.toExponential());
    }
  });
});

function parse(text: string): number {
  writeNarrow(text);
  const narrow = vm.exports.stringToNumber(textAt, text.length, 0);
  return narrow;
}

function parseWide(text: string): number {
  writeWide(text);
  return vm.exports.stringToNumber(textAt, text.length, 1);
}

describe('string to number', () => {
  const texts = [
    '',
    ' ',
    '\t\n\r\v\f ',
    '0',
    '-0',
    '+0',
    '1',
    '-1',
    '+1',
    ' 12 ',
    '1.',
    '.1',
    '.',
    '-',
    '+',
    '-.',
    '1.5',
    '1e5',
    '1E5',
    '1e+5',
    '1e-5',
    '1e',
    '1e+',
    'e5',
    '1.e5',
    '.5e1',
    '0x10',
    '0X1f',
    '0xg',
    '0x',
    '-0x10',
    '0b101',
    '0b2',
    '0b',
    '0o17',
    '0o8',
    'Infinity',
    '-Infinity',
    '+Infinity',
    'infinity',
    'Infinityx',
    'Infinit',
    '1 2',
    '1_000',
    '00012',
    '1n',
    'NaN',
    '1e1000',
    '-1e1000',
    '1e-1000',
    '1e400000000000000',
    '1e-400000000000000',
    '0e99999999999',
    '5e-324',
    '2e-324',
    '3e-324',
    '2.4703282292062327e-324',
    '2.4703282292062328e-324',
    '1.7976931348623157e308',
    '1.7976931348623158e308',
    '1.7976931348623159e308',
    '1.797693134862315807e308',
    '9007199254740993',
    '9007199254740992.9999',
    '9007199254740993.0000001',
    '2.2250738585072011e-308',
    '2.2250738585072012e-308',
    '0.1',
    '0.10000000000000000000000000000000000000000000000000000001',
    '100000000000000016777215',
    '100000000000000016777216',
    '100000000000000016777217',
    '0xffffffffffffffffff',
    '0x20000000000001',
    '0x20000000000003',
    '0x200000000000018000000001',
    '0x' + 'f'.repeat(300),
    '0b1' + '0'.repeat(1023),
    '0b' + '1'.repeat(1024),
    '12345678901234567890',
    '123456789012345678901234567890e-10',
    '0.' + '0'.repeat(400) + '1e401',
    '1' + '0'.repeat(400) + 'e-400',
    '8.5',
    '1.15',
    '6.02214076e23',
    '1e22',
    '1e23',
    '123456.789e3',
    '179769313486231580793e289',
    '1'.repeat(1000),
    '0.' + '9'.repeat(1000),
    '9'.repeat(308) + '.9',
    '\u00a012\u00a0',
    // exactly halfway, just above, just below, past 768 digits
    `${2n ** 53n + 1n}.${'0'.repeat(800)}`,
    `${2n ** 53n + 1n}.${'0'.repeat(800)}1`,
    `${2n ** 53n}.${'9'.repeat(800)}`,
    `${2n ** 1023n + 2n ** 970n}`,
    `${2n ** 1023n + 2n ** 970n}.1`,
    `${2n ** 1024n - 2n ** 970n}`,
    `${2n ** 1024n - 2n ** 970n - 1n}`,
  ];

  it('reads the edge cases as Node does, in Latin-1 and in UTF-16', () => {
    for (const text of texts) {
      expect(`${text} ${parse(text)}`).toBe(`${text} ${Number(text)}`);
      expect(Object.is(parse(text), Number(text))).toBe(true);
      expect(Object.is(parseWide(text), Number(text))).toBe(true);
    }
    for (let unit = 0; unit < 0x10000; unit++) {
      expect(parseWide(`${String.fromCharCode(unit)}7`)).toBe(Number(`${String.fromCharCode(unit)}7`));
    }
  });

  it('reads back a million doubles, and texts around the middle of two doubles', () => {
    const random = new Random(5);
    const back = (value: number) => parse(String(value));
    const same = (value: number) => value;
    expect(differences(400_000, () => random.double(), back, same)).toEqual([]);
    expect(differences(200_000, () => random.between(-1000, 1000), back, same)).toEqual([]);
    const decimal = () => Math.round(random.between(-1e8, 1e8)) / 1000;
    expect(differences(200_000, decimal, back, same)).toEqual([]);
    const subnormal = () => random.next() * 2 ** -1074 * (random.next() % 1000000);
    expect(differences(100_000, subnormal, back, same)).toEqual([]);
    for (let i = 0; i < 100_000; i++) {
      const digits = 1 + (random.next() % 40);
      let text = '';
      for (let d = 0; d < digits; d++) text += random.next() % 10;
      text += `e${(random.next() % 700) - 370}`;
      if (parse(text) !== Number(text)) expect(`${text} ${parse(text)}`).toBe(`${text} ${Number(text)}`);
    }
  });

  it('decides exact middles with big integers', () => {
    const random = new Random(6);
    const view = new DataView(new ArrayBuffer(8));
    for (let i = 0; i < 3000; i++) {
      // the middle of a double and the next one, written out exactly
      const value = Math.abs(i % 2 ? random.double() : random.between(0, 1e15));
      view.setFloat64(0, value);
      const bits = view.getBigUint64(0);
      const biased = Number(bits >> 52n);
      const fraction = bits & 0xfffffffffffffn;
      const middle = 2n * (biased ? fraction | 0x10000000000000n : fraction) + 1n;
      const scale = (biased || 1) - 1076;
      const exact = scale < 0 ? `${middle * 5n ** BigInt(-scale)}e${scale}` : `${middle * 2n ** BigInt(scale)}`;
      const above = scale < 0 ? `${middle * 5n ** BigInt(-scale)}01e${scale - 2}` : `${exact}.001`;
      const below =
        scale < 0 ? `${middle * 5n ** BigInt(-scale) * 100n - 1n}e${scale - 2}` : `${BigInt(exact) - 1n}.999`;
      for (const text of [exact, above, below]) {
        if (parse(text) !== Number(text)) expect(`${text} ${parse(text)}`).toBe(`${text} ${Number(text)}`);
      }
    }
  });

  it('reads prefixes as parseFloat does', () => {
    const more = [
      '1x',
      '1.5.5',
      '1e5x',
      '1e+x',
      ' -3.25abc',
      'x1',
      '-Infinityx',
      '.5.',
      '-.5',
      '1..',
      '0x10',
      '- 1',
      '1e-',
      '--1',
    ];
    for (const text of [...texts, ...more]) {
      writeNarrow(text);
      expect(Object.is(vm.exports.parseFloatText(textAt, text.length, 0), Number.parseFloat(text))).toBe(true);
      writeWide(text);
      expect(Object.is(vm.exports.parseFloatText(textAt, text.length, 1), Number.parseFloat(text))).toBe(true);
    }
  });

  it('reads integers as parseInt does', () => {
    const random = new Random(7);
    const more = [
      ...texts,
      '12abc',
      'zz',
      '-zz',
      '0x',
      '0xzz',
      '-0',
      '-0x1F',
      ' 077',
      '1e3',
      '12345678901234567890123',
    ];
    for (let i = 0; i < 300; i++) {
      let text = '';
      for (let d = random.next() % 60; d >= 0; d--) text += (random.next() % 36).toString(36);
      more.push(text);
    }
    for (const text of more) {
      for (let radix = -1; radix <= 37; radix++) {
        writeNarrow(text);
        const ours = vm.exports.parseIntText(textAt, text.length, 0, radix);
        const node = Number.parseInt(text, radix);
        if (!Object.is(ours, node)) expect(`${text} ${radix} ${ours}`).toBe(`${text} ${radix} ${node}`);
        writeWide(text);
        expect(Object.is(vm.exports.parseIntText(textAt, text.length, 1, radix), node)).toBe(true);
      }
    }
  });
});
