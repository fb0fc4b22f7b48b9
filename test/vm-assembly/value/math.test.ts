import { beforeAll, describe, expect, it } from 'vitest';
import { type AssemblyModule, compileAssembly, Random } from '../../support/assembly.ts';

const unary = [
  'acos',
  'acosh',
  'asin',
  'asinh',
  'atan',
  'atanh',
  'cbrt',
  'cos',
  'cosh',
  'exp',
  'expm1',
  'log',
  'log10',
  'log1p',
  'log2',
  'round',
  'sin',
  'sinh',
  'tan',
  'tanh',
] as const;
const names = [...unary, 'atan2', 'hypot'].map((name) => `math${name[0].toUpperCase()}${name.slice(1)}`);
const entry = `
import { ${names.join(', ')}, numberPow } from './vm-assembly/value/number-math.ts';
export { ${names.join(', ')}, numberPow };
`;
const at = 8 << 16;
const edges = [
  0,
  -0,
  1,
  -1,
  0.5,
  -0.5,
  2,
  -2,
  3,
  10,
  1e-10,
  -1e-10,
  1e-300,
  5e-324,
  1e300,
  -1e300,
  1e22,
  22,
  709.5,
  710,
  -745,
  0.25,
  1.5,
  2.5,
  -2.5,
  0.49999999999999994,
  4503599627370497,
  Math.PI,
  Math.PI / 2,
  Math.PI / 4,
  1e6,
  1e15,
  2 ** 52,
  Number.NaN,
  Infinity,
  -Infinity,
];

let vm: AssemblyModule;

beforeAll(async () => {
  vm = await compileAssembly(entry);
});

function sample(random: Random, i: number): number {
  switch (i % 5) {
    case 0:
      return random.double();
    case 1:
      return random.between(-1, 1);
    case 2:
      return random.between(-10, 10);
    case 3:
      return random.between(-750, 750);
    default:
      return Math.round(random.between(-1000, 1000)) / [1, 2, 8, 10][random.next() & 3];
  }
}

describe('Math', () => {
  it.each(unary)('computes %s to the last bit as Node does', (name) => {
    const ours = vm.exports[`math${name[0].toUpperCase()}${name.slice(1)}`];
    const random = new Random(1);
    const wrong: string[] = [];
    // reducing a large angle leaves a choice of how to split the remainder: one unit in the last place
    const slack = ['sin', 'cos', 'tan'].includes(name) ? 2 ** -52 : 0;
    const check = (x: number) => {
      if (Math.abs(x) > 2 ** 20 && Math.abs(ours(x) - Math[name](x)) <= slack * Math.abs(Math[name](x))) return;
      if (!Object.is(ours(x), Math[name](x))) wrong.push(`${x}: ${ours(x)} instead of ${Math[name](x)}`);
    };
    edges.forEach(check);
    for (let i = 0; i < 100_000; i++) check(sample(random, i));
    expect(wrong.slice(0, 5), `${wrong.length} differ`).toEqual([]);
  });

  it('computes pow, atan2 and hypot as Node does', () => {
    const random = new Random(2);
    const wrong: string[] = [];
    const check = (x: number, y: number) => {
      const values = new Float64Array(vm.memory.buffer, at, 2);
      values[0] = x;
      values[1] = y;
      const results: [string, number, number][] = [
        ['pow', vm.exports.numberPow(x, y), x ** y],
        ['atan2', vm.exports.mathAtan2(x, y), Math.atan2(x, y)],
        ['hypot', vm.exports.mathHypot(at, 2), Math.hypot(x, y)],
      ];
      for (const [name, ours, node] of results) {
        if (!Object.is(ours, node)) wrong.push(`${name}(${x}, ${y}): ${ours} instead of ${node}`);
      }
    };
    for (const x of edges) for (const y of edges) check(x, y);
    for (let i = 0; i < 200_000; i++) check(sample(random, i), sample(random, random.next()));
    expect(wrong.slice(0, 5), `${wrong.length} differ`).toEqual([]);
  });
});
