import { beforeAll, describe, expect, it } from 'vitest';
import { Random } from '../../support/assembly.ts';
import { Realm } from '../../support/realm.ts';

let realm: Realm;

beforeAll(async () => {
  realm = await Realm.create();
});

const stringifyPath = 'JSON.stringify';

/** parse in the VM, then stringify there: what Node's own pair answers for the same text. */
function roundTrip(text: string, ...rest: unknown[]): string {
  const parsed = realm.callRaw('JSON.parse', 0x7fffffffffffffffn, undefined, text);
  return realm.call(stringifyPath, undefined, parsed, ...rest);
}

function failure(run: () => unknown): string {
  try {
    run();
    return 'no error';
  } catch (error) {
    const { name, message } = error as Error;
    return name === 'Error' ? message : `${name}: ${message}`;
  }
}

const documents: unknown[] = [
  null,
  true,
  false,
  0,
  -0,
  1,
  -1,
  1.5,
  1e21,
  1e-7,
  123456789012345680000,
  4294967295,
  2147483648,
  -2147483649,
  '',
  'a',
  'é',
  '日本',
  '😀',
  'quote " backslash \\ slash / tab \t line \n nul \0 del \x7f \u2028',
  '\ud800',
  'a\udc00b',
  [],
  {},
  [[]],
  [{}],
  [1, 2, 3],
  { a: 1 },
  { a: { b: { c: [1, 'x', null, { d: true }] } } },
  { '': 1, ' ': 2, 'a b': 3, é: 4, 日: 5 },
  { 1: 'b', 0: 'a', x: 'c', 10: 'd' },
  Array.from({ length: 300 }, (_, i) => ({
    id: i,
    name: `item ${i}`,
    tags: ['a', 'b'],
    price: i * 1.25,
    nested: { ok: i % 2 === 0 },
  })),
  Object.fromEntries(Array.from({ length: 200 }, (_, i) => [`key${i}`, i])),
  'x'.repeat(5000),
  `${'long text with "quotes" '.repeat(100)}é`,
  ['mixed', 'wide \u0400', 'narrow again', { '\u0400key': '\u0400value' }],
];

describe('JSON', () => {
  it('reads and writes documents as Node does', () => {
    for (const document of documents) {
      const text = JSON.stringify(document);
      expect(roundTrip(text)).toBe(text);
      for (const space of [2, '\t', '', 20, 1.5, 'abcdefghijklmn', '\u0400']) {
        expect(roundTrip(text, undefined, space)).toBe(JSON.stringify(JSON.parse(text), null, space as string));
      }
      const spaced = JSON.stringify(document, null, ' \n\t\r'.slice(0, 3));
      expect(roundTrip(spaced)).toBe(text);
    }
  });

  it('reads escapes, numbers and duplicate keys', () => {
    const texts = [
      '"\\u0041\\u00e9\\u4e16\\ud83d\\ude00\\n\\t\\b\\f\\r\\/\\\\\\""',
      '"\\uD800"',
      '{"\\u0061":1,"b\\n":2}',
      '{"a":1,"a":2,"b":3,"a":4}',
      '-0',
      '0e5',
      '1E3',
      '1e+3',
      '12345678901234567890',
      '0.1e-5',
      '123456789012345',
      '1234567890123456',
      '-1.5e300',
      '1e400',
      ' [ 1 , 2 ] ',
      '{"__proto__":1}',
      '{"1":1,"a":2,"0":3}',
      '{"01":1,"4294967295":2,"-1":3}',
      '"\\u0000"',
      '["a","b\\u0400","c"]',
      '{"length":1}',
    ];
    for (const text of texts) expect(roundTrip(text)).toBe(JSON.stringify(JSON.parse(text)));
    expect(Object.is(realm.call('JSON.parse', undefined, '-0'), -0)).toBe(true);
  });

  it('refuses what is no JSON with the messages of Node', () => {
    const texts = [
      '',
      ' ',
      '{',
      '[',
      '{"a"',
      '{"a":',
      '{"a":1',
      '{"a":1,',
      '{"a":1,}',
      '[1,',
      '[1,]',
      '[1 2]',
      '{"a" 1}',
      '{a:1}',
      "{'a':1}",
      '1 2',
      'nul',
      'nulx',
      '"abc',
      '"a\nb"',
      '"\\x"',
      '"\\u12"',
      '"\\u12g4"',
      '-',
      '-a',
      '1.',
      '1.a',
      '1e',
      '1e+',
      '01',
      '+1',
      '.5',
      'undefined',
      'NaN',
      'Infinity',
      '[object Object]',
      '{"a":1 "b":2}',
      '[1}',
      '{]',
      '}',
      ']',
      ',',
      ':',
      '"a\\',
      '"\\u',
      '\u2028',
      '[é]',
      'x',
      '{"a":}',
      '{,}',
      '[,]',
      '1.5.5',
      '[truex]',
      '["a]',
      '- 1',
      '{"a":1x}',
      'true1',
      '{"a":tru',
      '[1,2,"x",tx]',
      '{"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa":x}',
      'xaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',
      '[1111111111,2222222222,x,3333333333,4444444444]',
      '"\u0400\t"',
      '{"a":"\u0400',
    ];
    for (const text of texts) {
      const ours = failure(() => realm.call('JSON.parse', undefined, text));
      expect(`${text} ${ours}`).toBe(`${text} ${failure(() => JSON.parse(text))}`);
    }
    expect(failure(() => realm.call('JSON.parse', undefined))).toBe('SyntaxError: "undefined" is not valid JSON');
  });

  it('survives mutated documents', () => {
    const random = new Random(1);
    const seed = JSON.stringify(documents.slice(20, 30));
    for (let i = 0; i < 3000; i++) {
      const at = random.next() % seed.length;
      const insert = '{}[]",:\\u0e-.1 \n\u0400'[random.next() % 17];
      const text = seed.slice(0, at) + (i & 1 ? insert : '') + seed.slice(at + (random.next() % 3));
      const node = failure(() => JSON.parse(text));
      const ours = failure(() => realm.call('JSON.parse', undefined, text));
      if (ours !== node) expect(`${text} ${ours}`).toBe(`${text} ${node}`);
      if (node === 'no error') expect(roundTrip(text)).toBe(JSON.stringify(JSON.parse(text)));
    }
  });

  it('takes a list of keys and leaves out what has no JSON', () => {
    const value = { a: 1, b: [1, { a: 2, c: 3 }], c: { a: 4 }, 1: 5 };
    for (const list of [['a', 'b'], ['c', 'a', 'a'], [1, 'a'], []]) {
      expect(realm.call(stringifyPath, undefined, value, list)).toBe(JSON.stringify(value, list));
    }
    expect(realm.call(stringifyPath, undefined, undefined)).toBe(undefined);
    expect(realm.call(stringifyPath, undefined, realm.find('Math.max'))).toBe(undefined);
    expect(realm.call(stringifyPath, undefined, Number.NaN)).toBe('null');
  });

  it('nests deeply without recursion, and says so when it is too deep', () => {
    const depth = 15_000;
    const text = '['.repeat(depth) + ']'.repeat(depth);
    expect(roundTrip(text)).toBe(text);
    const objects = '{"a":'.repeat(depth) + '1' + '}'.repeat(depth);
    expect(roundTrip(objects)).toBe(objects);
    const deeper = '['.repeat(200_000) + ']'.repeat(200_000);
    expect(failure(() => roundTrip(deeper))).toBe('RangeError: Maximum call stack size exceeded');
    expect(roundTrip('[1]')).toBe('[1]');
  });

  it('charges fuel', () => {
    const long = JSON.stringify(Array.from({ length: 20_000 }, (_, i) => i));
    const parsed = realm.callRaw('JSON.parse', 0x7fffffffffffffffn, undefined, long);
    expect(failure(() => realm.callRaw('JSON.parse', 1000n, undefined, long))).toBe('terminated: 3');
    expect(failure(() => realm.callRaw(stringifyPath, 1000n, undefined, parsed))).toBe('terminated: 3');
  });
});
