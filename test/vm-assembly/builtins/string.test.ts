import { beforeAll, describe, expect, it } from 'vitest';
import { Random } from '../../support/assembly.ts';
import { Realm } from '../../support/realm.ts';

let realm: Realm;

beforeAll(async () => {
  realm = await Realm.create();
});

/** What a call answers, or the error that it throws, as text. */
function outcome(run: () => unknown): string {
  try {
    return (
      JSON.stringify(run(), (_, v) =>
        Object.is(v, -0) ? '-0' : typeof v === 'number' && !Number.isFinite(v) ? String(v) : v,
      ) ?? 'undefined'
    );
  } catch (error) {
    const { name, message } = error as Error;
    return name === 'Error' ? message : `${name}: ${message}`;
  }
}

function same(name: string, self: unknown, ...args: unknown[]): void {
  // biome-ignore lint/suspicious/noExplicitAny: a method found by name
  const method = (String.prototype as any)[name];
  const node = outcome(() => method.apply(self, args));
  const ours = outcome(() => realm.call(`String.prototype.${name}`, self, ...args));
  if (ours !== node) expect(`${JSON.stringify(self)}.${name}(${JSON.stringify(args)}): ${ours}`).toBe(node);
}

const texts = [
  '',
  'a',
  'abc',
  'hello world',
  'Hello World',
  'aXbXc',
  'aaaa',
  'abcabcabc',
  '  trim me\t\n',
  '\u00a0\ufeffx\u2029',
  'naïve café',
  'straße',
  'ÿ',
  'µ',
  'ΑΣ',
  'ΑΣ Σ ΣΑ',
  'ὈΔΥΣΣΕΎΣ',
  'İstanbul',
  'ﬃ',
  '😀a😀',
  'a\ud800',
  '\udc00b',
  '\ud83d',
  'x'.repeat(100),
  'The quick brown fox jumps over the lazy dog',
  'ŉ',
  'ǅ',
  'Ⅷ',
  '𐐀𐐨',
  'ß',
  '日本語テキスト',
  'ab\u0100cd',
];
const numbers = [
  undefined,
  0,
  1,
  -1,
  2,
  3,
  5,
  100,
  -3,
  -100,
  1.9,
  -1.9,
  Number.NaN,
  Infinity,
  -Infinity,
  '1',
  'x',
  null,
  true,
];
const parts = [
  '',
  'a',
  'b',
  'X',
  'abc',
  'bc',
  ' ',
  'o',
  'zz',
  'aa',
  '😀',
  '\ud83d',
  'é',
  'ΣΑ',
  '日',
  undefined,
  null,
  1,
];

describe('String.prototype', () => {
  it('finds characters', () => {
    for (const name of ['charAt', 'charCodeAt', 'codePointAt', 'at']) {
      for (const text of texts) for (const n of numbers) same(name, text, n);
    }
  });

  it('searches', () => {
    for (const name of ['indexOf', 'lastIndexOf', 'includes', 'startsWith', 'endsWith']) {
      for (const text of texts) {
        for (const part of parts) {
          same(name, text, part);
          for (const n of [0, 1, -1, 4, 100, Number.NaN]) same(name, text, part, n);
        }
      }
    }
  });

  it('cuts', () => {
    for (const name of ['slice', 'substring', 'substr']) {
      for (const text of texts) for (const from of numbers) for (const to of numbers) same(name, text, from, to);
    }
    for (const name of ['trim', 'trimStart', 'trimEnd']) for (const text of texts) same(name, text);
  });

  it('changes case', () => {
    for (const name of ['toUpperCase', 'toLowerCase', 'toLocaleUpperCase', 'toLocaleLowerCase']) {
      for (const text of texts) same(name, text);
    }
    // every character, and in a context that decides about the final sigma
    for (let start = 0; start < 0x20000; start += 64) {
      let text = '';
      for (let point = start; point < start + 64; point++) text += String.fromCodePoint(point);
      same('toUpperCase', text);
      same('toLowerCase', text);
    }
    const random = new Random(1);
    const alphabet = ["'", 'Σ', 'a', '.', ' ', '\u0301', 'Α', '1', '𐐀', '-', '\u00ad'];
    for (let i = 0; i < 2000; i++) {
      let text = '';
      for (let j = random.next() % 8; j >= 0; j--) text += alphabet[random.next() % alphabet.length];
      same('toLowerCase', text);
    }
  });

  it('repeats and pads', () => {
    for (const text of texts) {
      for (const n of numbers) if (n !== 100 || text.length < 50) same('repeat', text, n);
      for (const n of numbers) {
        same('padStart', text, n);
        same('padEnd', text, n);
        for (const part of parts) {
          same('padStart', text, n, part);
          same('padEnd', text, n, part);
        }
      }
    }
    for (const name of ['repeat', 'padStart', 'padEnd']) same(name, 'abc', 2 ** 30);
    same('concat', 'a', 'b', 1, null, undefined, 'é', '日');
  });

  it('splits', () => {
    for (const text of texts) {
      for (const part of parts) {
        same('split', text, part);
        for (const limit of [0, 1, 2, -1, 2 ** 32 + 1]) same('split', text, part, limit);
      }
    }
  });

  it('replaces text by text', () => {
    const replacements = ['', 'x', '$$', '$&$&', '[$`]', "[$']", '$1', '$', 'a$', '日', undefined, null, 7];
    for (const name of ['replace', 'replaceAll']) {
      for (const text of texts) for (const part of parts) for (const by of replacements) same(name, text, part, by);
    }
  });

  it('knows lone surrogates', () => {
    for (const text of texts) {
      expect(realm.call('String.prototype.isWellFormed', text)).toBe(!/\p{Surrogate}/u.test(text));
      const fixed = new TextDecoder('utf-8', { ignoreBOM: true }).decode(new TextEncoder().encode(text));
      expect(realm.call('String.prototype.toWellFormed', text)).toBe(fixed);
    }
  });

  it('orders Latin-1 text as the root collation does', () => {
    const words = [
      'a',
      'A',
      'b',
      'B',
      'Z',
      'z',
      'é',
      'e',
      'E',
      'f',
      '1',
      '10',
      '2',
      '_',
      ' ',
      'resume',
      'résumé',
      'Resume',
      'ab',
      'aB',
      '',
      'č',
      'Čapek',
      'Capek',
      'łan',
      'lan',
      'ŽŽ',
      'zz',
      'Ж',
      'ж',
      'ёлка',
      'елка',
      'енот',
      'Яблоко',
      'арбуз',
      'Ω',
      'α',
    ];
    for (const a of words) for (const b of words) same('localeCompare', a, b);
  });

  it('refuses null and undefined, and checks its arguments', () => {
    for (const name of [
      'charAt',
      'slice',
      'split',
      'replace',
      'replaceAll',
      'trim',
      'at',
      'padEnd',
      'toUpperCase',
      'repeat',
    ]) {
      same(name, null);
      same(name, undefined, 1);
    }
    same('toString', 1);
    same('slice', 12345, 1, 3);
    same('toUpperCase', true);
    expect(outcome(() => realm.call('String.fromCodePoint', undefined, -1))).toBe('RangeError: Invalid code point -1');
    expect(realm.call('String.fromCodePoint', undefined, 97, 0x1f600, 0xe9)).toBe('a😀é');
    expect(realm.call('String.fromCharCode', undefined, 97)).toBe('a');
    expect(realm.call('String.fromCharCode', undefined, 97, 0x10061, 0x3b1, -1, 65.9)).toBe('aaα\uffffA');
    expect(realm.call('String', undefined, 12.5)).toBe('12.5');
    expect(realm.call('String.raw', undefined, { raw: ['a', 'b', 'c'] }, 1, 2, 3)).toBe('a1b2c');
  });

  it('charges fuel for long work', () => {
    const long = 'ab'.repeat(100_000);
    for (const [name, ...args] of [
      ['repeat', 100],
      ['split', 'b'],
      ['replaceAll', 'a', 'cc'],
      ['toUpperCase'],
      ['indexOf', 'abc'],
    ]) {
      expect(
        outcome(() => realm.callRaw(`String.prototype.${name}`, 500n, long, ...args)),
        String(name),
      ).toBe('terminated: 3');
      realm.vm.prepare(0x7fffffffffffffffn);
    }
  });
});
