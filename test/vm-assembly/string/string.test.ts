import { beforeAll, describe, expect, it } from 'vitest';
import { type AssemblyModule, compileAssembly, Random } from '../../support/assembly.ts';

// The heap, fuel and errors stand in as the least that strings need: a bump pointer, no limit, an abort.
const replaced = {
  'vm-assembly/memory/alloc.ts': `
    let next: u32 = 1 << 20;
    export function allocate(bytes: u32): u32 {
      const p = next;
      next += (bytes + 7) & ~7;
      while (next > (<u32>memory.size() << 16)) memory.grow(16);
      return p;
    }
    export function allocateCell(kind: u32, bytes: u32): u32 {
      const p = allocate(bytes);
      store<u32>(p, kind);
      return p;
    }
    export function resetHeap(): void { next = 1 << 20; }`,
  'vm-assembly/memory/cells.ts': 'export const enum HeapCell { Mark = 1280 }',
  'vm-assembly/memory/roots.ts': 'export function addRootRange(address: u32, count: u32): void {}',
  'vm-assembly/interp/fuel.ts': `
    export function charge(units: u32): bool { return false; }
    export function burn(units: u32): void {}`,
  'vm-assembly/builtins/errors.ts': 'export function throwRangeError(message: string): u64 { return 0; }',
};

const list = `allocLatin1, allocUtf16, stringLength, charString, isLatin1, concat, substring, charCodeAt, stringEquals,
  stringCompare, stringHash, stringToIndex, codePointString, fromUtf16, flatten, initStrings, atomize, sweepAtoms,
  fromUtf8, utf8Length, writeUtf8, doubleToString, intToString, indexToString, stringToNumber, atomFromUtf16`;
const entry = `
import { ${list} } from './vm-assembly/string/string.ts';
import { indexOfFlat, lastIndexOfFlat } from './vm-assembly/string/search.ts';
import { ascii } from './vm-assembly/string/ascii.ts';
import { resetHeap } from './vm-assembly/memory/alloc.ts';
export { ${list}, indexOfFlat, lastIndexOfFlat, resetHeap };
export function literal(): u32 { return ascii('a literal'); }
export function literalAtom(): u32 { return atomFromUtf16(changetype<usize>('a literal'), 9); }
`;

let vm: AssemblyModule;
const scratch = 960 << 10;

beforeAll(async () => {
  vm = await compileAssembly(entry, replaced, 64);
  vm.exports.initStrings();
});

function make(text: string): number {
  const units = new Uint16Array(vm.memory.buffer, scratch, text.length);
  for (let i = 0; i < text.length; i++) units[i] = text.charCodeAt(i);
  return vm.exports.fromUtf16(scratch, text.length);
}

function read(s: number): string {
  const flat = vm.exports.flatten(s);
  const length = vm.exports.stringLength(flat);
  if (vm.exports.isLatin1(flat)) {
    return Buffer.from(new Uint8Array(vm.memory.buffer, flat + 12, length)).toString('latin1');
  }
  return Buffer.from(new Uint8Array(vm.memory.buffer, flat + 12, length * 2)).toString('utf16le');
}

function randomText(random: Random, longest: number, alphabet: string): string {
  let text = '';
  for (let i = random.next() % (longest + 1); i > 0; i--) text += alphabet[random.next() % alphabet.length];
  return text;
}

describe('strings', () => {
  it('keeps text of both widths', () => {
    const random = new Random(1);
    for (let i = 0; i < 500; i++) {
      for (const alphabet of ['ab', 'aé\xff\0', 'a\u0100\ud83d\ude00']) {
        const text = randomText(random, 70, alphabet);
        expect(read(make(text))).toBe(text);
      }
    }
  });

  it('concatenates, flat and as ropes of any shape', () => {
    const random = new Random(2);
    const pool: [string, number][] = [['', make('')]];
    for (let i = 0; i < 4000; i++) {
      const text = randomText(random, 12, i % 3 ? 'abc' : 'a\u0400');
      const [other, s] = pool[random.next() % pool.length];
      const joined: [string, number] =
        random.next() & 1
          ? [other + text, vm.exports.concat(s, make(text))]
          : [text + other, vm.exports.concat(make(text), s)];
      const [second, t] = pool[random.next() % pool.length];
      if (i % 5 === 0 && joined[0].length + second.length < 5000) {
        joined[0] += second;
        joined[1] = vm.exports.concat(joined[1], t);
      }
      pool.push(joined);
      if (i % 7 === 0) expect(read(joined[1])).toBe(joined[0]);
    }
    for (const [text, s] of pool) {
      expect(vm.exports.stringLength(s)).toBe(text.length);
      if (read(s) !== text) expect(read(s)).toBe(text);
    }
  });

  it('flattens ropes a million deep to the left, to the right, and doubled', () => {
    const x = make('xy');
    let left = make('');
    let right = make('');
    for (let i = 0; i < 1_000_000; i++) {
      left = vm.exports.concat(left, x);
      right = vm.exports.concat(x, right);
    }
    const text = 'xy'.repeat(1_000_000);
    expect(read(left) === text).toBe(true);
    expect(read(right) === text).toBe(true);
    let doubled = make('0123456789abcdef');
    for (let i = 0; i < 18; i++) doubled = vm.exports.concat(doubled, doubled);
    expect(read(doubled) === '0123456789abcdef'.repeat(1 << 18)).toBe(true);
    let zigzag = make('');
    let wanted = '';
    for (let i = 0; i < 20000; i++) {
      zigzag = i & 1 ? vm.exports.concat(zigzag, x) : vm.exports.concat(x, zigzag);
      wanted = `${wanted}xy`;
    }
    expect(read(zigzag) === wanted).toBe(true);
  });

  it('refuses what is longer than the longest string', () => {
    let s = make('0123456789abcdef');
    let length = 16;
    while (length * 2 <= 2 ** 29 - 24) {
      s = vm.exports.concat(s, s);
      length *= 2;
    }
    expect(vm.exports.stringLength(s)).toBe(length);
    expect(vm.exports.concat(s, s)).toBe(0);
  });

  it('takes substrings, narrowing what fits Latin-1', () => {
    const text = 'hello \u4e16\u754c, plain text again';
    const s = make(text);
    for (let from = 0; from <= text.length; from++) {
      for (let to = from; to <= text.length; to++) {
        const part = vm.exports.substring(s, from, to);
        expect(read(part)).toBe(text.slice(from, to));
        expect(vm.exports.isLatin1(part)).toBe(/[^\0-\xff]/.test(text.slice(from, to)) ? 0 : 1);
      }
    }
  });

  it('compares for equality and order across widths', () => {
    const random = new Random(3);
    for (let i = 0; i < 5000; i++) {
      const alphabet = ['ab', 'ab\xff', 'a\u0100'][i % 3];
      const a = randomText(random, 40, alphabet);
      const b =
        i % 4 === 0 ? a + randomText(random, 3, alphabet) : i % 4 === 1 ? a : randomText(random, 40, 'ab\xff\u0100');
      const x = make(a);
      const y = make(b);
      expect(vm.exports.stringEquals(x, y)).toBe(a === b ? 1 : 0);
      expect(Math.sign(vm.exports.stringCompare(x, y))).toBe(a < b ? -1 : a > b ? 1 : 0);
      if (a === b) expect(vm.exports.stringHash(x)).toBe(vm.exports.stringHash(y));
    }
  });

  it('gives the same hash for a wide cell with narrow text', () => {
    const wide = vm.exports.allocUtf16(5);
    new Uint16Array(vm.memory.buffer, wide + 12, 5).set([...'hello'].map((c) => c.charCodeAt(0)));
    expect(vm.exports.stringHash(wide)).toBe(vm.exports.stringHash(make('hello')));
    expect(vm.exports.stringEquals(wide, make('hello'))).toBe(1);
    expect(vm.exports.atomize(wide)).toBe(vm.exports.atomize(make('hello')));
    // FNV-1a of "hello"
    expect(vm.exports.stringHash(wide) >>> 0).toBe(0x4f9f2cab);
  });

  it('interns', () => {
    const random = new Random(4);
    const seen = new Map<string, number>();
    for (let i = 0; i < 20000; i++) {
      const text = randomText(random, 4, 'abcdefg\u0100');
      const atom = vm.exports.atomize(make(text));
      expect(seen.get(text) ?? atom).toBe(atom);
      seen.set(text, atom);
    }
    expect(seen.size).toBeGreaterThan(3000);
    expect(new Set(seen.values()).size).toBe(seen.size);
    const rope = vm.exports.concat(make('a long enough text '), make('to make a rope'));
    const atom = vm.exports.atomize(rope);
    expect(read(atom)).toBe('a long enough text to make a rope');
    expect(vm.exports.atomize(rope)).toBe(atom);
    expect(vm.exports.literalAtom()).toBe(vm.exports.atomize(vm.exports.literal()));
    expect(vm.exports.atomize(make('x'))).toBe(vm.exports.charString(120));
  });

  it('forgets atoms that were not marked', () => {
    const kept = vm.exports.atomize(make('kept atom'));
    const lost = vm.exports.atomize(make('lost atom'));
    const memory = new Uint8Array(vm.memory.buffer);
    memory[1280] = 2;
    memory[kept + 1] = 2;
    vm.exports.sweepAtoms();
    expect(vm.exports.atomize(make('kept atom'))).toBe(kept);
    expect(vm.exports.atomize(make('lost atom'))).not.toBe(lost);
    expect(vm.exports.atomize(make('x'))).toBe(vm.exports.charString(120));
  });

  it('knows canonical array indices', () => {
    const cases: [string, bigint][] = [
      ['0', 0n],
      ['7', 7n],
      ['10', 10n],
      ['4294967294', 4294967294n],
      ['4294967295', -1n],
      ['9999999999', -1n],
      ['00', -1n],
      ['01', -1n],
      ['-1', -1n],
      ['', -1n],
      ['1.0', -1n],
      ['12345678901', -1n],
      ['a', -1n],
      ['1a', -1n],
    ];
    for (const [text, index] of cases) {
      expect(vm.exports.stringToIndex(make(text))).toBe(index);
      const again = make(text);
      vm.exports.stringToIndex(again);
      expect(vm.exports.stringToIndex(again)).toBe(index);
    }
  });

  it('decodes UTF-8 as TextDecoder does', () => {
    const random = new Random(5);
    const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
    const pieces = [
      '61',
      'c3a9',
      'e282ac',
      'f09f9880',
      'c0',
      '80',
      'eda080',
      'f4908080',
      'e0809f',
      'f0',
      'e2',
      'ff',
      'efbbbf',
      'ed9fbf',
    ];
    for (let i = 0; i < 5000; i++) {
      let hex = '61'.repeat(i % 20);
      for (let j = random.next() % 12; j > 0; j--)
        hex += pieces[random.next() % pieces.length].slice(0, 2 * (1 + (random.next() % 4)));
      const bytes = Buffer.from(hex, 'hex');
      new Uint8Array(vm.memory.buffer).set(bytes, scratch);
      const s = vm.exports.fromUtf8(scratch, bytes.length);
      if (read(s) !== decoder.decode(bytes)) expect(`${hex} ${read(s)}`).toBe(`${hex} ${decoder.decode(bytes)}`);
    }
  });

  it('encodes UTF-8 with lone surrogates replaced', () => {
    const random = new Random(6);
    for (let i = 0; i < 3000; i++) {
      const text = randomText(random, 40, ['ab', 'ab\xe9', 'a\u0100\u4e16\ud83d\ude00\ud800'][i % 3]);
      const s = make(text);
      const wanted = new TextEncoder().encode(text);
      expect(vm.exports.utf8Length(s)).toBe(wanted.length);
      expect(vm.exports.writeUtf8(s, scratch)).toBe(wanted.length);
      expect(Buffer.from(new Uint8Array(vm.memory.buffer, scratch, wanted.length)).equals(wanted)).toBe(true);
    }
  });

  it('searches', () => {
    const random = new Random(7);
    for (let i = 0; i < 20000; i++) {
      const hay = randomText(random, 90, ['ab', 'abcdefgh', 'ab\u0100', 'a\xe9'][i & 3]);
      const needle =
        i % 5 ? randomText(random, 5, ['ab', 'abcdefgh', 'ab\u0100', 'a\xe9\u0100'][(i >> 2) & 3]) : hay.slice(-20);
      const from = random.next() % 40;
      const h = make(hay);
      const n = make(needle);
      const found = vm.exports.indexOfFlat(h, n, Math.min(from, hay.length));
      if (found !== hay.indexOf(needle, from))
        expect(`${hay}|${needle}|${from} ${found}`).toBe(hay.indexOf(needle, from));
      expect(vm.exports.lastIndexOfFlat(h, n, from)).toBe(hay.lastIndexOf(needle, from));
    }
  });

  it('writes and reads numbers', () => {
    for (const value of [0, 9, 10, 99, 1234, 12345, 123456789, -1, -2147483648, 2147483647, 100000]) {
      expect(read(vm.exports.intToString(value))).toBe(String(value));
    }
    for (const value of [0.1, 1e300, Number.NaN, -Infinity, 4294967295, 5e-324]) {
      expect(read(vm.exports.doubleToString(value))).toBe(String(value));
    }
    expect(read(vm.exports.indexToString(4294967294))).toBe('4294967294');
    expect(vm.exports.stringToNumber(make(' 12.5 '))).toBe(12.5);
    expect(vm.exports.stringToNumber(make('\u300012\u3000'))).toBe(12);
  });
});
