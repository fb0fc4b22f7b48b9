import { describe, expect, test } from 'vitest';
import { compile } from '../../compiler/pipeline.ts';
import { runGuest } from '../support/run-guest.ts';

// Sources that are long or deep. What is flat is walked in loops; what is nested too deep is reported.

function codesOf(source: string): string[] {
  const text = new TextEncoder().encode(source);
  const { image, diagnostics } = compile({ name: 'large.ts', text, kind: 'script' });
  const codes = [...new Set(diagnostics.map(({ diagnostic }) => diagnostic.code))];
  expect(image === null).toBe(codes.length > 0);
  return codes;
}

/** Its verified instructions, a line each. */
function birOf(source: string): string[] {
  const text = new TextEncoder().encode(source);
  const { image, dumps } = compile({ name: 'large.ts', text, kind: 'script' }, { verify: true, dumps: ['bir'] });
  expect(image).not.toBeNull();
  return (dumps.bir as string).split('\n');
}

function registersOf(bir: string[], name: string): number {
  const head = bir.find((line) => line.startsWith('function ') && line.includes(` ${name}: `)) as string;
  return Number(/(\d+) registers/.exec(head)?.[1]);
}

const FLAT: [string, string][] = [
  ['a sum of 20,000 terms', `let a = 1; const s = ${Array(20_000).fill('a').join(' + ')};`],
  ['a conjunction of 20,000 terms', `let a = 1; const s = ${Array(20_000).fill('a').join(' && ')};`],
  ['20,000 concatenated strings', `const s = ${Array(20_000).fill("'x'").join(' + ')};`],
  ['a sequence of 20,000 expressions', `let a = 1; ${Array(20_000).fill('a++').join(', ')};`],
  ['10,000 else-ifs', `let a = 1; ${Array.from({ length: 10_000 }, (_, i) => `if (a === ${i}) a++;`).join(' else ')}`],
  ['50,000 statements', 'let a = 1;\n'.concat('a = a + 1;\n'.repeat(50_000))],
  ['10,000 functions', Array.from({ length: 10_000 }, (_, i) => `function f${i}() { return ${i}; }`).join('\n')],
  ['50,000 array elements', `const a = [${Array(50_000).fill('1').join(',')}];`],
  ['5,000 properties', `const o = {${Array.from({ length: 5_000 }, (_, i) => `p${i}: ${i}`).join()}};`],
  ['a chain of 390 calls', `declare const o: any; o${'.f()'.repeat(390)};`],
  ['a chain of 780 indexes', `declare const o: any; o${'[0]'.repeat(780)};`],
  [
    '5,000 switch cases',
    `let a = 1; switch (a) { ${Array.from({ length: 5_000 }, (_, i) => `case ${i}: a++; break;`).join(' ')} }`,
  ],
  ['a template with 5,000 parts', `let a = 1; const s = \`${'${a} '.repeat(5_000)}\`;`],
  ['a string of a megabyte', `const s = '${'x'.repeat(1_000_000)}';`],
  ['a comment of a megabyte', `/* ${'x'.repeat(1_000_000)} */`],
  ['a union of 5,000 types', `type T = ${Array.from({ length: 5_000 }, (_, i) => `'t${i}'`).join(' | ')};`],
];

const DEEP: [string, (depth: number) => string][] = [
  ['parentheses', (n) => `${'('.repeat(n)}1${')'.repeat(n)};`],
  ['arrays', (n) => `${'['.repeat(n)}${']'.repeat(n)};`],
  ['objects', (n) => `x = ${'{a:'.repeat(n)}1${'}'.repeat(n)};`],
  ['blocks', (n) => `${'{'.repeat(n)}${'}'.repeat(n)}`],
  ['functions', (n) => `${'function f(){'.repeat(n)}${'}'.repeat(n)}`],
  ['arrow functions', (n) => `x = ${'()=>'.repeat(n)}1;`],
  ['unary operators', (n) => `${'!'.repeat(n)}1;`],
  ['powers', (n) => `${'1**'.repeat(n)}1;`],
  ['assignments', (n) => `${'a='.repeat(n)}1;`],
  ['conditionals', (n) => `${'a?1:'.repeat(n)}1;`],
  ['conditionals in the middle', (n) => `${'a?'.repeat(n)}1${':1'.repeat(n)};`],
  ['templates', (n) => `${'`${'.repeat(n)}1${'}`'.repeat(n)};`],
  ['patterns', (n) => `let ${'['.repeat(n)}a${']'.repeat(n)} = b;`],
  ['types', (n) => `type T = ${'['.repeat(n)}1${']'.repeat(n)};`],
  ['conditional types', (n) => `type T = ${'1 extends 2 ? 3 : '.repeat(n)}4;`],
  ['type arguments', (n) => `let a: ${'A<'.repeat(n)}1${'>'.repeat(n)};`],
  ['labels', (n) => `${Array.from({ length: n }, (_, i) => `l${i}:`).join(' ')} ;`],
  ['loops', (n) => `${'while(a)'.repeat(n)};`],
  ['new', (n) => `${'new '.repeat(n)}a;`],
  ['calls', (n) => `${'f('.repeat(n)}${')'.repeat(n)};`],
  ['classes', (n) => `${'class A { static x = '.repeat(n)}1${'}'.repeat(n)}`],
  ['namespaces', (n) => `${'namespace N {'.repeat(n)}${'}'.repeat(n)}`],
  ['chains of calls', (n) => `o${'.f()'.repeat(n)};`],
  ['statements without an end', (n) => 'if(a){'.repeat(n)],
];

describe('long sources', () => {
  test.each(FLAT)(
    '%s',
    (_, source) => {
      expect(codesOf(source)).toEqual([]);
    },
    30_000,
  );
});

describe('functions with many values', () => {
  // Tables of the compiler grow while a call is lowered: each size puts another slot of its window at the border.
  test('a table that grows in the middle of a call keeps the call whole', () => {
    for (let pad = 0; pad < 8; pad++) {
      const source = `${'x;'.repeat(pad)}${'f(x, x, x);'.repeat(700)}`;
      const text = new TextEncoder().encode(`declare const f: any, x: any; ${source}`);
      const { image } = compile({ name: 'grow.ts', text, kind: 'script' }, { verify: true });
      expect(image, `pad ${pad}`).not.toBeNull();
    }
  });

  test('a long literal among the arguments of a call after another call needs few registers', () => {
    const elements = Array.from({ length: 600 }, (_, i) => `'element${i}'`).join();
    const code = birOf(`declare const f: any; f(f(${'1,'.repeat(90)} f([${elements}])), [${elements}]);`);
    // the two windows, and what is alive around them
    expect(registersOf(code, '<anonymous>')).toBeLessThan(130);
    expect(code.join('\n')).not.toContain('NewEnv');
  });

  test('and the calls get what they should', async () => {
    const elements = Array.from({ length: 600 }, (_, i) => `'${i}'`).join();
    const inner = `f(${'1,'.repeat(90)} f([${elements}]))`;
    const program = `const f = (...all) => all.flat(); const r = f(${inner}, [${elements}]); console.log(r.length, r[89], r[90], r[689], r[690], r[1289]);`;
    expect((await runGuest(program, 'calls.js')).lines).toEqual(['1290 1 0 599 0 599']);
  });

  test('of more temporaries than registers, those that are needed latest go to memory', async () => {
    const depth = 300;
    const operands = Array.from({ length: depth }, (_, i) => `a[${i}] - (`).join('');
    const source = `function f(a) { return ${operands}a[${depth}]${')'.repeat(depth)}; }`;
    const moves = birOf(source).filter((line) => /\b(?:Sub|GetEnv|SetEnv)\b/.test(line));
    const names = moves.map((line) => line.trim().split(/\s+/)[1]);
    const spilled = names.filter((name) => name === 'SetEnv').length;
    expect(spilled).toBeGreaterThan(depth - 250);
    expect(spilled).toBeLessThan(depth - 100);
    // the innermost differences come first: their operands stayed in registers, and only the outermost are fetched
    expect(names).toEqual([
      ...Array(spilled).fill('SetEnv'),
      ...Array(depth - spilled).fill('Sub'),
      ...Array(spilled).fill(['GetEnv', 'Sub']).flat(),
    ]);
    const program = `${source} console.log(f(Array.from({ length: ${depth + 1} }, (_, i) => i * i)));`;
    const expected = Array.from({ length: depth + 1 }, (_, i) => (i % 2 ? -i * i : i * i)).reduce((x, y) => x + y);
    expect((await runGuest(program, 'temporaries.js')).lines).toEqual([String(expected)]);
  });

  test.each([400, 3000])('a function of %i variables has most of them in memory', async (count) => {
    const names = Array.from({ length: count }, (_, i) => `v${i}`);
    const defined = names.map((name, i) => `const ${name} = a[${i}];`).join('');
    const source = `function f(a) { ${defined} return ${names.join('+')}+(${names.reverse().join('-')}); }`;
    const code = birOf(source);
    expect(registersOf(code, 'f')).toBeLessThan(250);
    expect(code.filter((line) => /\bSetEnv/.test(line)).length).toBeGreaterThan(count - 250);
    const program = `${source} console.log(f(Array.from({ length: ${count} }, (_, i) => i)));`;
    // all of them, and the last less all the others
    expect((await runGuest(program, 'variables.js')).lines).toEqual([String(2 * (count - 1))]);
  });
});

describe('deep sources', () => {
  test.each(DEEP)('%s: 20 levels compile or are an error of their own', (_, nest) => {
    expect(codesOf(nest(20))).not.toContain('TG1106');
  });
  test.each(DEEP)(
    '%s: 100,000 levels are an error, not a crash',
    (_, nest) => {
      expect(codesOf(nest(100_000))).toContain('TG1106');
    },
    30_000,
  );
});

const LONG: [string, (links: number) => string][] = [
  ['sums', (n) => `let a = 1; a = a${' + a'.repeat(n)};`],
  ['concatenations', (n) => `let a = ''; a = a${" + 'b' + a".repeat(n / 2)};`],
  ['products within sums', (n) => `let a = 1; a = a${' * a + a'.repeat(n / 2)};`],
  ['conditions', (n) => `let a = 1; if (a${' && a'.repeat(n)}) a = 2;`],
  ['logical values', (n) => `let a = 1; a = a${' ?? a'.repeat(n)};`],
  ['else if', (n) => `let a = 1; ${'if (a) a = 2; else '.repeat(n)} a = 3;`],
  ['members of enums', (n) => `enum E { A = 1${' + 1'.repeat(n)} }`],
];

test.each(LONG)(
  '%s of 100,000 links compile',
  (_, chain) => {
    expect(codesOf(chain(100_000))).toEqual([]);
  },
  30_000,
);

test('a RangeError that is no end of the stack is not taken for one', () => {
  const source = {
    name: 'broken.ts',
    kind: 'script' as const,
    get text(): Uint8Array {
      throw new RangeError('Invalid typed array length: -1');
    },
  };
  expect(() => compile(source)).toThrow('Invalid typed array length');
});

describe('an embedder that has used most of the stack', () => {
  const source = `${'['.repeat(300)}${']'.repeat(300)};`;
  /** Goes down to the end of the stack, then tries on the way back until the compiler has room enough to answer. */
  function fromTheEnd(answers: string[][]): void {
    try {
      fromTheEnd(answers);
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
    }
    if (answers.length > 0) return;
    answers.push(codesOf(source));
  }
  test('gets a finding, or the image', () => {
    const answers: string[][] = [];
    fromTheEnd(answers);
    expect(['TG1106', undefined]).toContain(answers[0][0]);
  });
});

test.each([
  [65_536, []],
  [65_540, ['TG3004 v65536']],
])('%i variables of a module: instructions can name 65,536', (count, expected) => {
  const source = Array.from({ length: count }, (_, i) => `let v${i} = 1;`).join('\n');
  const text = new TextEncoder().encode(source);
  const { image, diagnostics } = compile({ name: 'large.ts', text, kind: 'module' });
  expect(image === null).toBe(expected.length > 0);
  expect(
    diagnostics.map(({ diagnostic }) => `${diagnostic.code} ${source.slice(diagnostic.start, diagnostic.end)}`),
  ).toEqual(expected);
});
