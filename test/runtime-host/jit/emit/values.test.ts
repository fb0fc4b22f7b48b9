// Every operation without effects, and every guard, on the values where it could go wrong.

import { describe, expect, test } from 'vitest';
import type { Node } from '../../../../runtime-host/jit/ssa/graph.ts';
import { Compare, NodeOp, Rep, TagTest } from '../../../../runtime-host/jit/ssa/node.ts';
import { Singleton } from '../../../../vm-assembly/abi/values.ts';
import {
  boxDouble,
  boxInt,
  boxObject,
  boxString,
  EXCEPTION,
  functionData,
  GraphBuilder,
  Machine,
  request,
  show,
  singleton,
} from '../../../support/jit-graph.ts';

const MIN = -(2 ** 31);
const MAX = 2 ** 31 - 1;

/** How an operand gets into the graph: as a constant, or from a register, unboxed there. */
type How = 'constant' | 'register';

function operand(b: GraphBuilder, how: How, r: number, value: number | bigint, rep: Rep): Node {
  if (typeof value === 'bigint') return b.register(r);
  if (how === 'register') {
    const register = b.register(r);
    return b.add(NodeOp.Unbox, rep, [register]);
  }
  if (rep === Rep.Double) return b.double(value);
  return rep === Rep.Bool ? b.bool(value !== 0) : b.int(value);
}

function boxed(value: number | bigint, rep: Rep): bigint {
  if (typeof value === 'bigint') return value;
  if (rep === Rep.Bool) return singleton(value ? Singleton.True : Singleton.False);
  return rep === Rep.Double ? boxDouble(value) : boxInt(value);
}

/** Runs one operation; 'exit' if it left. */
function evaluate(
  op: NodeOp,
  rep: Rep,
  inputs: (number | bigint)[],
  inputRep: Rep,
  how: How,
  imm = 0,
  aux = 0,
): string {
  const machine = new Machine();
  const b = new GraphBuilder(functionData(0, 8, 2));
  const nodes = inputs.map((value, i) => operand(b, how, i, value, inputRep));
  const guards = op >= NodeOp.CheckInt && op <= NodeOp.UShrInt;
  const node = b.add(op, rep, nodes, imm, aux, guards ? b.state(12) : undefined);
  b.return(node);
  inputs.forEach((value, i) => {
    machine.setRegister(i, boxed(value, inputRep));
  });
  machine.load([b.graph], request([functionData(0, 8, 2)]));
  const result = machine.run();
  if (result !== EXCEPTION) return show(result);
  expect(machine.place()).toEqual({ offset: 12, base: 0 });
  expect(machine.log).toEqual([`exit(${0x9000} 0)`]);
  expect(machine.module?.functions[0].exits).toHaveLength(1);
  return 'exit';
}

function bothWays(op: NodeOp, rep: Rep, inputRep: Rep, inputs: (number | bigint)[], expected: string, imm = 0): void {
  for (const how of ['constant', 'register'] as const) {
    expect(evaluate(op, rep, inputs, inputRep, how, imm), `${inputs.join(' ')} ${how}`).toBe(expected);
  }
}

describe('ints that must fit', () => {
  const cases: [string, NodeOp, number[], number | 'exit'][] = [
    ['add', NodeOp.AddInt, [1, 2], 3],
    ['add', NodeOp.AddInt, [MAX, 1], 'exit'],
    ['add', NodeOp.AddInt, [MIN, -1], 'exit'],
    ['add', NodeOp.AddInt, [-1, MIN], 'exit'],
    ['add', NodeOp.AddInt, [MAX, MIN], -1],
    ['add', NodeOp.AddInt, [MAX, 0], MAX],
    ['add', NodeOp.AddInt, [MAX, MAX], 'exit'],
    ['subtract', NodeOp.SubInt, [5, 7], -2],
    ['subtract', NodeOp.SubInt, [0, MIN], 'exit'],
    ['subtract', NodeOp.SubInt, [-1, MIN], MAX],
    ['subtract', NodeOp.SubInt, [MIN, 1], 'exit'],
    ['subtract', NodeOp.SubInt, [MAX, -1], 'exit'],
    ['subtract', NodeOp.SubInt, [MIN, MIN], 0],
    ['multiply', NodeOp.MulInt, [6, -7], -42],
    ['multiply', NodeOp.MulInt, [65536, 32768], 'exit'],
    ['multiply', NodeOp.MulInt, [-65536, 32768], MIN],
    ['multiply', NodeOp.MulInt, [0, -3], 'exit'],
    ['multiply', NodeOp.MulInt, [-3, 0], 'exit'],
    ['multiply', NodeOp.MulInt, [0, 3], 0],
    ['multiply', NodeOp.MulInt, [0, 0], 0],
    ['multiply', NodeOp.MulInt, [MIN, -1], 'exit'],
    ['multiply', NodeOp.MulInt, [MIN, MIN], 'exit'],
    ['remainder', NodeOp.ModInt, [17, 5], 2],
    ['remainder', NodeOp.ModInt, [17, 8], 1],
    ['remainder', NodeOp.ModInt, [MAX, 1], 0],
    ['remainder', NodeOp.ModInt, [-1, 5], 'exit'],
    ['remainder', NodeOp.ModInt, [1, 0], 'exit'],
    ['remainder', NodeOp.ModInt, [1, -5], 'exit'],
    ['shift right, unsigned', NodeOp.UShrInt, [-1, 1], MAX],
    ['shift right, unsigned', NodeOp.UShrInt, [-1, 0], 'exit'],
    ['shift right, unsigned', NodeOp.UShrInt, [-1, 32], 'exit'],
    ['shift right, unsigned', NodeOp.UShrInt, [7, 0], 7],
    ['negate', NodeOp.NegInt, [5], -5],
    ['negate', NodeOp.NegInt, [0], 'exit'],
    ['negate', NodeOp.NegInt, [MIN], 'exit'],
    ['negate', NodeOp.NegInt, [MAX], -MAX],
  ];
  test.each(cases)('%s %#', (_, op, inputs, expected) => {
    bothWays(op, Rep.Int, Rep.Int, inputs, String(expected));
  });
});

describe('ints that wrap', () => {
  const cases: [string, NodeOp, number[], number][] = [
    ['add', NodeOp.AddInt32, [MAX, 1], MIN],
    ['subtract', NodeOp.SubInt32, [MIN, 1], MAX],
    ['multiply', NodeOp.MulInt32, [MAX, MAX], 1],
    ['and', NodeOp.AndInt, [-1, 0xff], 0xff],
    ['or', NodeOp.OrInt, [MIN, 1], MIN + 1],
    ['xor', NodeOp.XorInt, [-1, 1], -2],
    ['shift left', NodeOp.ShlInt, [1, 33], 2],
    ['shift right', NodeOp.ShrInt, [MIN, 31], -1],
    ['shift right, unsigned', NodeOp.UShrInt32, [-1, 0], -1],
    ['absolute', NodeOp.AbsInt, [-5], 5],
    ['absolute', NodeOp.AbsInt, [7], 7],
    ['leading zeros', NodeOp.ClzInt, [0], 32],
    ['leading zeros', NodeOp.ClzInt, [-1], 0],
  ];
  test.each(cases)('%s %#', (_, op, inputs, expected) => {
    bothWays(op, Rep.Int, Rep.Int, inputs, String(expected));
  });
});

describe('doubles', () => {
  const cases: [string, NodeOp, number[], number][] = [
    ['add', NodeOp.AddDouble, [0.1, 0.2], 0.1 + 0.2],
    ['add', NodeOp.AddDouble, [-0, -0], -0],
    ['subtract', NodeOp.SubDouble, [Infinity, Infinity], NaN],
    ['multiply', NodeOp.MulDouble, [-0, 5], -0],
    ['multiply', NodeOp.MulDouble, [Infinity, 0], NaN],
    ['divide', NodeOp.DivDouble, [0, 0], NaN],
    ['divide', NodeOp.DivDouble, [1, -0], -Infinity],
    ['remainder', NodeOp.ModDouble, [-1, 1], -0],
    ['power', NodeOp.PowDouble, [2, 10], 1024],
    ['negate', NodeOp.NegDouble, [0], -0],
    ['negate', NodeOp.NegDouble, [NaN], NaN],
    ['absolute', NodeOp.AbsDouble, [-0], 0],
    ['root', NodeOp.SqrtDouble, [-1], NaN],
    ['floor', NodeOp.FloorDouble, [-0.5], -1],
    ['ceiling', NodeOp.CeilDouble, [-0.5], -0],
    ['truncate', NodeOp.TruncDouble, [-0.5], -0],
    ['minimum', NodeOp.MinDouble, [0, -0], -0],
    ['minimum', NodeOp.MinDouble, [1, NaN], NaN],
    ['maximum', NodeOp.MaxDouble, [-0, 0], 0],
    ['math', NodeOp.MathDouble, [1], Math.sin(1)],
  ];
  test.each(cases)('%s %#', (_, op, inputs, expected) => {
    bothWays(op, Rep.Double, Rep.Double, inputs, show(boxDouble(expected)));
  });
});

describe('comparisons', () => {
  const values = [MIN, -1, 0, 1, MAX];
  const doubles = [NaN, -Infinity, -0, 0, 1.5];
  const relations: [Compare, (a: number, b: number) => boolean][] = [
    [Compare.Lt, (a, b) => a < b],
    [Compare.Le, (a, b) => a <= b],
    [Compare.Gt, (a, b) => a > b],
    [Compare.Ge, (a, b) => a >= b],
    [Compare.Eq, (a, b) => a === b],
    [Compare.Ne, (a, b) => a !== b],
  ];
  test.each(relations)('relation %d', (how, relation) => {
    for (const x of values) {
      for (const y of values) {
        bothWays(NodeOp.CompareInt, Rep.Bool, Rep.Int, [x, y], String(relation(x, y)), how);
        bothWays(NodeOp.CompareUint, Rep.Bool, Rep.Int, [x, y], String(relation(x >>> 0, y >>> 0)), how);
      }
    }
    for (const x of doubles) {
      for (const y of doubles) {
        bothWays(NodeOp.CompareDouble, Rep.Bool, Rep.Double, [x, y], String(relation(x, y)), how);
      }
    }
  });

  test('truth values', () => {
    bothWays(NodeOp.NotBool, Rep.Bool, Rep.Bool, [1], 'false');
    bothWays(NodeOp.NotBool, Rep.Bool, Rep.Bool, [0], 'true');
    bothWays(NodeOp.AndBool, Rep.Bool, Rep.Bool, [1, 1], 'true');
    bothWays(NodeOp.AndBool, Rep.Bool, Rep.Bool, [1, 0], 'false');
  });
});

const UNDEFINED = singleton(Singleton.Undefined);
const NULL = singleton(Singleton.Null);
const FALSE = singleton(Singleton.False);
const TRUE = singleton(Singleton.True);
const HOLE = singleton(Singleton.Hole);
/** One value of each sort, and those at the borders of the tags. */
const SORTS: [string, bigint][] = [
  ['int', boxInt(5)],
  ['zero', boxInt(0)],
  ['smallest', boxInt(MIN)],
  ['double', boxDouble(1.5)],
  ['nan', boxDouble(NaN)],
  ['minus infinity', boxDouble(-Infinity)],
  ['minus zero', boxDouble(-0)],
  ['undefined', UNDEFINED],
  ['null', NULL],
  ['false', FALSE],
  ['true', TRUE],
  ['hole', HOLE],
  ['bigint', (0xfffbn << 48n) | 0x4000n],
  ['symbol', (0xfffcn << 48n) | 0x4000n],
  ['string', boxString(0x4000)],
  ['object', boxObject(0x4000)],
];

describe('boxed values', () => {
  const checks: [NodeOp, Rep, Record<string, string>][] = [
    [NodeOp.CheckInt, Rep.Int, { int: '5', zero: '0', smallest: String(MIN) }],
    [
      NodeOp.CheckNumber,
      Rep.Double,
      {
        int: '5 double',
        zero: '0 double',
        smallest: `${MIN} double`,
        double: '1.5 double',
        nan: 'NaN 7ff8000000000000',
        'minus infinity': '-Infinity double',
        'minus zero': '-0 double',
      },
    ],
    [NodeOp.CheckObject, Rep.Object, { object: 'object 16384' }],
    [NodeOp.CheckString, Rep.String, { string: 'string 16384' }],
    [NodeOp.CheckBool, Rep.Bool, { false: 'false', true: 'true' }],
  ];
  test.each(checks)('check %d', (op, rep, passing) => {
    for (const [name, value] of SORTS) {
      expect(evaluate(op, rep, [value], Rep.Tagged, 'register'), name).toBe(passing[name] ?? 'exit');
    }
  });

  test('a hole', () => {
    for (const [name, value] of SORTS) {
      const result = evaluate(NodeOp.CheckNotHole, Rep.Tagged, [value], Rep.Tagged, 'register');
      expect(result, name).toBe(name === 'hole' ? 'exit' : show(value));
    }
  });

  const tests: [TagTest, string[]][] = [
    [TagTest.Int, ['int', 'zero', 'smallest']],
    [TagTest.Number, ['int', 'zero', 'smallest', 'double', 'nan', 'minus infinity', 'minus zero']],
    [TagTest.Object, ['object']],
    [TagTest.String, ['string']],
    [TagTest.Boolean, ['true', 'false']],
    [TagTest.Nullish, ['undefined', 'null']],
    [TagTest.Singleton, ['hole']],
  ];
  test.each(tests)('tag test %d', (how, passing) => {
    for (const [name, value] of SORTS) {
      const result = evaluate(NodeOp.TestTag, Rep.Bool, [value], Rep.Tagged, 'register', how, Singleton.Hole);
      expect(result, name).toBe(String(passing.includes(name)));
    }
  });

  test('truth', () => {
    const falsy = ['zero', 'nan', 'minus zero', 'undefined', 'null', 'false'];
    for (const [name, value] of SORTS) {
      // nobody asks a hole
      if (name === 'hole') continue;
      const result = evaluate(NodeOp.Truthy, Rep.Bool, [value], Rep.Tagged, 'register');
      expect(result, name).toBe(String(!falsy.includes(name)));
    }
  });

  test('strict equality', () => {
    const equal = (a: bigint, b: bigint): string =>
      evaluate(NodeOp.StrictEquals, Rep.Bool, [a, b], Rep.Tagged, 'register');
    expect(equal(boxInt(1), boxInt(1))).toBe('true');
    expect(equal(boxInt(1), boxInt(2))).toBe('false');
    expect(equal(boxDouble(NaN), boxDouble(NaN))).toBe('false');
    expect(equal(boxObject(0x4000), boxObject(0x4000))).toBe('true');
    // The VM is asked, and its stand-in says yes.
    expect(equal(boxString(0x4000), boxString(0x5000))).toBe('true');
  });

  test('ToInt32', () => {
    for (const d of [
      0,
      -0,
      1.9,
      -1.9,
      2 ** 31,
      2 ** 32 + 5,
      -(2 ** 31) - 1,
      2 ** 53,
      2 ** 63,
      2 ** 70,
      NaN,
      Infinity,
    ]) {
      bothWays(NodeOp.DoubleToInt32, Rep.Int, Rep.Double, [d], String(d | 0));
    }
  });

  test('a double with an int in it', () => {
    bothWays(NodeOp.CheckDoubleInt, Rep.Int, Rep.Double, [-7], '-7');
    bothWays(NodeOp.CheckDoubleInt, Rep.Int, Rep.Double, [0], '0');
    for (const d of [-0, NaN, 1.5, 2 ** 31, -Infinity]) {
      bothWays(NodeOp.CheckDoubleInt, Rep.Int, Rep.Double, [d], 'exit');
    }
  });

  test('an unsigned int', () => {
    bothWays(NodeOp.UintToDouble, Rep.Double, Rep.Int, [-1], '4294967295 double');
    bothWays(NodeOp.IntToDouble, Rep.Double, Rep.Int, [-1], '-1 double');
    bothWays(NodeOp.BoolToInt, Rep.Int, Rep.Bool, [1], '1');
  });

  test('same bits', () => {
    expect(evaluate(NodeOp.SameBits, Rep.Bool, [NULL, NULL], Rep.Tagged, 'register')).toBe('true');
    expect(evaluate(NodeOp.SameBits, Rep.Bool, [NULL, UNDEFINED], Rep.Tagged, 'register')).toBe('false');
  });
});
