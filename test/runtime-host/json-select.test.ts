import { afterEach, describe, expect, it } from 'vitest';
import { FuelError, type Isolate, type Limits } from '../../runtime-host/index.ts';
import { sharedEngine } from '../support/run-guest.ts';

const PRELUDE = `
globalThis.select = (text, path) => json.select(text, path);
globalThis.fails = (text, path) => { try { json.select(text, path); return 'no error'; } catch (error) { return String(error); } };
globalThis.agrees = (text) => {
  const walk = (value, path) => {
    if (JSON.stringify(json.select(text, path)) !== JSON.stringify(value)) return path;
    if (value === null || typeof value !== 'object') return undefined;
    for (const key of Object.keys(value)) {
      const wrong = walk(value[key], path + (Array.isArray(value) ? '[' + key + ']' : '[' + JSON.stringify(key) + ']'));
      if (wrong !== undefined) return wrong;
    }
  };
  return walk(JSON.parse(text), '');
};
`;

let isolate: Isolate;

async function create(limits: Limits = {}): Promise<(name: string, ...args: unknown[]) => unknown> {
  const engine = await sharedEngine();
  isolate = engine.createIsolate({ ...limits, grants: ['json'] });
  isolate.run(engine.compile(PRELUDE, { fileName: 'select.js' }));
  return (name, ...args) => isolate.call(name, ...args);
}

afterEach(() => isolate.dispose());

const DOCUMENT =
  '{"a":{"b":[1,2,[3,4],{"c":"x\\"y","d\\u0065":true}]}, "e f":null,"a.b":5,"é":"ü€","n":-1.5e3,"0":"zero","n":"again"}';

describe('json.select', () => {
  it('finds values by names, indices and quoted names', async () => {
    const call = await create();
    const found: Record<string, unknown> = {
      'a.b[0]': 1,
      'a.b[2][1]': 4,
      'a.b.2': [3, 4],
      'a.b[3].c': 'x"y',
      'a.b[3].de': true,
      '["e f"]': null,
      '["a.b"]': 5,
      é: 'ü€',
      '["\\u00e9"]': 'ü€',
      '[0]': 'zero',
      'a["b"][0]': 1,
    };
    for (const [path, value] of Object.entries(found)) {
      expect(call('select', DOCUMENT, path), path).toEqual(value);
      expect(call('select', new TextEncoder().encode(DOCUMENT), path), path).toEqual(value);
    }
    expect(call('select', ' [1] ', '')).toEqual([1]);
  });

  it('takes the first of members with the same name', async () => {
    expect((await create())('select', DOCUMENT, 'n')).toBe(-1500);
  });

  it('gives undefined for what is not there', async () => {
    const call = await create();
    for (const path of [
      'x',
      'a.x',
      'a.b[4]',
      'a.b[999999999]',
      'a.b.c',
      'n.x',
      'a.b[0].x',
      '["a"].length',
      'a.b.length',
      'a.b[00]',
    ]) {
      expect(call('select', DOCUMENT, path), path).toBeUndefined();
    }
  });

  it('names the byte at which the text is malformed', async () => {
    const call = await create();
    const wrong: Record<string, number> = {
      '': 0,
      '{': 1,
      '{"a"': 4,
      '{"a":': 5,
      '{"b":1 "a":2}': 7,
      '{"b":[1,2}, "a":1}': 9,
      '{"b":"x': 7,
      '{"a":tru}': 8,
      '{"a": [1,2,}': 11,
      '{"x":"€€","a":"€\n"}': 22,
      '{b:1}': 1,
      '{"b":1,}': 7,
    };
    for (const [text, at] of Object.entries(wrong)) {
      expect(call('fails', text, 'a'), text).toBe(`SyntaxError: Malformed JSON at byte ${at}`);
    }
  });

  it('does not look at what follows', async () => {
    const call = await create();
    expect(call('select', '{"a":1', 'a')).toBe(1);
    expect(call('select', '[[1,2],', '[0]')).toEqual([1, 2]);
  });

  it('refuses malformed paths, whatever the text is', async () => {
    const call = await create();
    const wrong: Record<string, number> = {
      '.a': 0,
      'a.': 2,
      'a..b': 2,
      'a[': 2,
      'a[1': 3,
      'a[]': 2,
      'a]': 1,
      'a[1]b': 4,
      '["\\q"]': 1,
    };
    for (const [path, at] of Object.entries(wrong)) {
      const message = `SyntaxError: json.select: malformed path at byte ${at}`;
      expect(call('fails', '{"a":[1,2]}', path), path).toBe(message);
      expect(call('fails', '{"x":1}', `x.y.z${path.startsWith('[') ? '' : '.'}${path}`), path).toMatch(
        /malformed path/,
      );
    }
  });

  it('refuses other types', async () => {
    const call = await create();
    expect(call('fails', 1, 'a')).toMatch(/^TypeError/);
    expect(call('fails', new Uint16Array(4), 'a')).toMatch(/^TypeError/);
    expect(call('fails', '{}', 1)).toMatch(/^TypeError/);
  });

  it('agrees with JSON.parse wherever quotes, backslashes and brackets fall', async () => {
    const call = await create();
    const parts = ['', '\\', '"', '\\"', '[', ']', '{', '}', ',', ':', 'é', '€😀', '\n', 'x'.repeat(13), '\\\\"]'];
    for (let n = 0; n < 70; n++) {
      const texts = parts.map(
        (part, i) => `${'y'.repeat((n * (i + 1)) % 67)}${part}${parts[(i * 7 + n) % parts.length]}`,
      );
      const value = {
        [texts[n % 15]]: texts,
        list: [[texts.slice(0, n % 15), n], { k: texts[3], [texts[5]]: [n, -1.5] }],
        last: true,
      };
      expect(call('agrees', JSON.stringify(value, null, n % 3)), String(n)).toBeUndefined();
    }
  });

  it('costs fuel', async () => {
    const call = await create({ fuel: 200_000 });
    const text = `[${'[1,"x"],'.repeat(40_000)}0]`;
    let error: unknown;
    try {
      for (let i = 0; i < 100; i++) call('select', text, '[40000]');
    } catch (thrown) {
      error = thrown;
    }
    expect(error).toBeInstanceOf(FuelError);
  });
});
