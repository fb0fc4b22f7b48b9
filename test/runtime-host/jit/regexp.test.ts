// Compiled matchers of regular expressions find what the interpreted ones find, for the same fuel.

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Engine, FuelError, type Isolate, MemoryError } from '../../../runtime-host/index.ts';
import type { VmInstance } from '../../../runtime-host/instance.ts';
import { vmBuild } from '../../support/run-guest.ts';

let plain: Engine;
let eager: Engine;

beforeAll(async () => {
  plain = await Engine.create({ vm: vmBuild });
  eager = await Engine.create({ vm: vmBuild, jit: 'eager' });
});

afterAll(() => {
  plain.dispose();
  eager.dispose();
});

/** Patterns that use each instruction of programs, with texts that match in several ways, or not. */
const PATTERNS: Record<string, string[]> = {
  '/abc/': ['abc', 'xxabcabc', 'ab', ''],
  '/[a-c]x?[^d-f]/g': ['axd', 'bx1', 'aa', 'cd'],
  '/[aeiou0-3_x-z]{2}/': ['b1e', 'zzz', 'q_', 'bcd'],
  '/./s': ['\\n', '', 'x'],
  '/a*ab/': ['aaab', 'aaa', 'ab'],
  '/a+?(b*)b/': ['aabbb', 'ab', 'aa'],
  '/"[^"]*?"/': ['say "hi" "ho"', '"open'],
  '/(?:ab|a)(?:c|bcd)(d*)/': ['abcd', 'abcbcd', 'acd'],
  '/(a|b|cd)*e/': ['abcde', 'ababab', 'e', 'cdcdc'],
  '/(?:(a)|(b)|c){2,4}/': ['abca', 'cc', 'b', 'abcabc'],
  '/(?:x(\\\\d)?){2,3}?y/': ['x1xx3y', 'xxxxy', 'x1y'],
  '/(a*)*b/': ['aaaaaaaac', 'aab'],
  '/(?=(\\\\w+))\\\\1:/': ['foo:', 'foo bar:', ':'],
  '/(?!.*b)a/': ['ab', 'ba', 'a'],
  '/(?<=\\\\$(\\\\d+))x/': ['$12x', '12x', '$x'],
  '/(?<!a)b/': ['ab b', 'b', 'ab'],
  '/\\\\bfoo\\\\B/': ['food', 'foo', 'a food'],
  '/^\\\\s*(.+?)\\\\s*$/gm': [' a \\n  b', '\\n\\n', 'x\\u2028y '],
  '/^end$/': ['end', 'the end', 'ends'],
  '/(\\\\w)(\\\\w)?\\\\2\\\\1/i': ['abBA', 'aa', 'abc'],
  '/(?<year>\\\\d{4})-(?<month>\\\\d\\\\d)/y': ['2024-05', 'x2024-05'],
  '/[^]{3,5}?z/': ['12345z', '12z'],
  '/\\\\p{Lu}\\\\p{Ll}+/u': ['hello World', 'ABC'],
  '/[\\\\s\\\\S]*end/': ['a\\nend end', 'nothing'],
  '/(?:a{0,2}){3}c/': ['aaaaac', 'aaaaaaac', 'c'],
};

const PROGRAM = `const out = [];
for (let round = 0; round < 6; round++) {
  for (const [pattern, texts] of [${Object.entries(PATTERNS)
    .map(
      ([pattern, texts]) => `[${pattern.replaceAll('\\\\', '\\')}, [${texts.map((text) => `'${text}'`).join(', ')}]]`,
    )
    .join(',\n')}]) {
    for (const text of texts) {
      for (const subject of [text, text + '\\u4e00', 'é' + text]) {
        pattern.lastIndex = 0;
        const match = pattern.exec(subject);
        out.push(match === null ? '-' : match.index + JSON.stringify(match) + JSON.stringify(match.groups ?? 0));
        out.push(pattern.lastIndex, subject.replace(pattern, '<$&>'), subject.split(pattern).length);
      }
    }
  }
}
out.join(' ');`;

const run = (engine: Engine, source: string, limits: { fuel?: number; memory?: number } = {}) => {
  using isolate = engine.createIsolate(limits);
  let end: unknown;
  try {
    end = isolate.run(engine.compile(source));
  } catch (error) {
    end = error;
  }
  const { fuelUsed, jit } = isolate.stats();
  return { end, fuelUsed, modules: jit?.modules ?? 0 };
};

describe('compiled matchers', () => {
  test('find the same for the same fuel', () => {
    const [interpreted, compiled] = [run(plain, PROGRAM), run(eager, PROGRAM)];
    expect(compiled.end).toBe(interpreted.end);
    expect(String(compiled.end).length).toBeGreaterThan(10_000);
    expect(compiled.fuelUsed).toBe(interpreted.fuelUsed);
    // Most of them, for both kinds of text.
    expect(compiled.modules).toBeGreaterThan(40);
  });

  const LONG = "const text = 'ab'.repeat(20000); let n = 0; for (let i = 0; i < 6; i++) n += ";

  test('let their stack grow', () => {
    const source = `${LONG}/^(?:(a)|(b))*$/.exec(text)[0].length + /^(?:(a)|(b))*.$/.exec(text + '\\u4e00')[0].length; n;`;
    const [interpreted, compiled] = [run(plain, source), run(eager, source)];
    expect(compiled).toMatchObject({ end: interpreted.end, fuelUsed: interpreted.fuelUsed });
    expect(interpreted.end).toBe(6 * 80_001);
  });

  test('end at the memory limit and out of fuel', () => {
    const grows = `${LONG}/^(?:(a)|(b))*$/.exec(text.repeat(i < 3 ? 1 : 200))[0].length; n;`;
    expect(run(eager, grows, { memory: 8 << 20 }).end).toBeInstanceOf(MemoryError);
    const slow = "const r = /^(a+)+$/; r.test('a'); r.test('aa'); r.test('aab'); r.test('a'.repeat(40) + 'b');";
    const fuel = 1_000_000;
    for (const engine of [plain, eager]) {
      const { end, fuelUsed } = run(engine, slow, { fuel });
      expect(end).toBeInstanceOf(FuelError);
      expect(fuelUsed).toBe(run(plain, slow, { fuel }).fuelUsed);
    }
  });

  test('are not made for code points of two units', () => {
    const source = "let n = 0; for (let i = 0; i < 8; i++) n += /^.+[^a]$/u.exec('x😀😁')[0].length; n;";
    expect(run(eager, source).end).toBe(run(plain, source).end);
  });

  test('are dropped with their program', () => {
    using isolate = eager.createIsolate();
    const instance = (isolate as unknown as { session: { instance: VmInstance } }).session.instance;
    const readings: { modules: number; table: number }[] = [];
    for (let round = 0; round < 6; round++) {
      // More than the cache of programs holds.
      isolate.run(
        eager.compile(`{
  let n = 0;
  for (let i = 0; i < 100; i++) {
    const r = new RegExp('(?:x|y' + ${round} + '_' + i + ')+z');
    for (let k = 0; k < 4; k++) n += r.test('xxz') ? 1 : 0;
  }
  if (n !== 400) throw new Error(String(n));
}`),
      );
      instance.vm.vmCollect();
      readings.push({ modules: (isolate.stats().jit as { modules: number }).modules, table: instance.vm.table.length });
    }
    expect(readings[1].modules).toBeGreaterThan(0);
    expect(readings[5].modules).toBeLessThan(readings[1].modules + 20);
    expect(readings[5].table).toBeLessThan(readings[1].table + 20);
  });
});

test('a matcher serves other isolates', () => {
  const source = "let n = 0; for (let i = 0; i < 9; i++) n += /(?:q|w)+e/.test('qwqwe') ? 1 : 0; n;";
  const isolates: Isolate[] = [eager.createIsolate(), eager.createIsolate()];
  for (const isolate of isolates) expect(isolate.run(eager.compile(source))).toBe(9);
  expect(isolates[1].stats().jit).toMatchObject({ milliseconds: 0 });
  for (const isolate of isolates) isolate.dispose();
});
