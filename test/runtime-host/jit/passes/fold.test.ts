import { describe, expect, it } from 'vitest';
import { removeDeadCode } from '../../../../runtime-host/jit/passes/dce.ts';
import { fold } from '../../../../runtime-host/jit/passes/fold.ts';
import { reuseBoxes } from '../../../../runtime-host/jit/passes/reuse-boxes.ts';
import { truncateSums } from '../../../../runtime-host/jit/passes/truncate.ts';
import { unboxPhis } from '../../../../runtime-host/jit/passes/unbox-phis.ts';
import { ExitReason, NodeOp } from '../../../../runtime-host/jit/ssa/node.ts';
import { testFunction } from '../../../support/jit/parse-graph.ts';
import { operations, ranOf, runPass } from '../../../support/jit/pass.ts';
import { boxDouble, boxInt, boxObject, boxSingleton } from '../../../support/jit/run-graph.ts';

const VALUES = [
  boxInt(0),
  boxInt(7),
  boxInt(-3),
  boxInt(2 ** 31 - 1),
  boxInt(-(2 ** 31)),
  boxDouble(1.5),
  boxDouble(-0),
];
const OTHERS = [boxDouble(Number.NaN), boxDouble(2 ** 33), boxObject(2048), boxSingleton(1), boxSingleton(3)];
const ALL = [...VALUES, ...OTHERS];
const ONE = ALL.map((value) => ({ registers: [value] }));
const PAIRS = ALL.flatMap((a) => ALL.map((b) => ({ registers: [a, b] })));

function folded(text: string, cases = ONE): string[] {
  return operations(runPass(text, [truncateSums, fold, fold, removeDeadCode], cases).graph);
}

describe('fold', () => {
  it('takes a check of a box away', () => {
    const text = `
      b0:
        x = EntryRegister 0
        i = CheckInt x @0[x]
        t = Box i
        j = CheckInt t @4[t]
        d = CheckNumber t @4[t]
        s = AddDouble d d
        n = AddInt j j @8[t]
        e = IntToDouble n
        q = AddDouble e s
        r = Box q
        Return r`;
    expect(folded(text)).not.toContain('CheckNumber');
    expect(folded(text).filter((name) => name === 'CheckInt')).toHaveLength(1);
  });

  it('knows that the box of a checked value is the value, but not of a checked number', () => {
    const text = (check: string): string => `
      b0:
        x = EntryRegister 0
        i = ${check} x @0[x]
        t = Box i
        Return t`;
    expect(operations(runPass(text('CheckInt'), [fold, reuseBoxes, removeDeadCode], ONE).graph)).toEqual([
      'EntryRegister',
      'CheckInt',
      'Return',
    ]);
    expect(operations(runPass(text('CheckNumber'), [fold, reuseBoxes], ONE).graph)).toContain('Box');
  });

  it('checks a boxed double for an int value', () => {
    const text = `
      b0:
        x = EntryRegister 0
        d = CheckNumber x @0[x]
        h = ConstDouble 2
        m = MulDouble d h
        t = Box m
        i = CheckInt t @4[x]
        r = Box i
        Return r`;
    const cases = [boxDouble(1.5), boxDouble(1.25), boxDouble(-0)].map((value) => ({ registers: [value] }));
    // in memory the product is a double: the check of its bits fails always, that of its value only if it must
    const { graph, after } = runPass(text, [fold, removeDeadCode], cases, { mayLeaveEarlier: true });
    expect(operations(graph)).toContain('CheckDoubleInt');
    expect(after.map((outcome) => outcome.result)).toEqual([boxInt(3), undefined, undefined]);
  });

  it.each([
    ['AddDouble', '0'],
    ['AddDouble', '-0'],
    ['SubDouble', '0'],
    ['SubDouble', '-0'],
    ['MulDouble', '1'],
    ['MulDouble', '-1'],
    ['MulDouble', '0'],
    ['DivDouble', '1'],
    ['DivDouble', '8'],
    ['DivDouble', '0.1'],
    ['ModDouble', '1'],
  ])('keeps %s with %s exact', (op, constant) => {
    folded(`
      b0:
        x = EntryRegister 0
        d = CheckNumber x @0[x]
        c = ConstDouble ${constant}
        m = ${op} d c
        r = Box m
        Return r`);
  });

  it('divides by a power of two by multiplying', () => {
    const text = `
      b0:
        x = EntryRegister 0
        d = CheckNumber x @0[x]
        c = ConstDouble 8
        m = DivDouble d c
        r = Box m
        Return r`;
    expect(folded(text)).toContain('MulDouble');
  });

  it.each(['AddInt', 'SubInt', 'MulInt', 'ModInt', 'UShrInt', 'AndInt', 'OrInt', 'XorInt', 'ShlInt', 'ShrInt'])(
    'keeps %s of small constants exact',
    (op) => {
      const state = /Add|Sub|Mul|Mod|UShrInt/.test(op) ? '@4[x]' : '';
      for (const constant of [0, 1, -1, 5, 31, -(2 ** 31)]) {
        folded(`
          b0:
            x = EntryRegister 0
            i = CheckInt x @0[x]
            c = ConstInt ${constant}
            m = ${op} i c ${state}
            k = ${op} c i ${state}
            j = ${op} c c ${state}
            s = XorInt m k
            q = XorInt s j
            r = Box q
            Return r`);
      }
    },
  );

  it('leaves guards without operands and sums of addresses alone', () => {
    const text = `
      b0:
        CheckEpoch @0[]
        c:raw = ConstRaw 64
        z = ConstInt 0
        a:raw = AddInt32 c z
        s = SameAddress a c
        r = Box s
        Return r`;
    expect(folded(text)).toContain('AddInt32');
  });

  it('leaves the overflow of constants to its guard', () => {
    const text = `
      b0:
        a = ConstInt 2147483647
        b = ConstInt 1
        m = AddInt a b @4[]
        r = Box m
        Return r`;
    expect(folded(text)).toContain('AddInt');
  });

  it('compares doubles that are ints as ints', () => {
    const text = `
      b0:
        x = EntryRegister 0
        i = CheckInt x @0[x]
        d = IntToDouble i
        c = ConstDouble -0
        l = CompareDouble > d c
        r = Box l
        Return r`;
    expect(folded(text)).toEqual(['EntryRegister', 'CheckInt', 'CompareInt', 'Box', 'Return']);
  });

  it.each(['int', 'number', 'object', 'string', 'boolean', 'nullish'])('knows the answer of a test for %s', (test) => {
    for (const check of ['CheckInt', 'CheckObject', 'CheckBool']) {
      const text = `
        b0:
          x = EntryRegister 0
          i = ${check} x @0[x]
          z = CheckNotHole x @0[x]
          y = Box i
          t = TestTag ${test} y
          r = Box t
          Return r`;
      folded(text);
    }
  });

  it('answers strict equality from representations', () => {
    for (const [left, right] of [
      ['CheckInt', 'CheckInt'],
      ['CheckInt', 'CheckNumber'],
      ['CheckObject', 'CheckObject'],
      ['CheckBool', 'CheckBool'],
      ['CheckObject', 'CheckInt'],
      ['CheckNotHole', 'CheckObject'],
    ]) {
      const text = `
        b0:
          x = EntryRegister 0
          y = EntryRegister 1
          i = ${left} x @0[x y]
          j = ${right} y @0[x y]
          a = ${left === 'CheckNotHole' ? 'CheckNotHole i @0[x y]' : 'Box i'}
          b = Box j
          e = StrictEquals a b
          t = Truthy b
          k = AndBool e t
          n = ConstTagged null
          f = StrictEquals x n
          g = NotBool f
          h = AndBool k g
          r = Box h
          Return r`;
      // Box keeps the bits of doubles: an int and a double are compared by their values
      expect(folded(text, PAIRS)).not.toContain('StrictEquals');
    }
  });

  it('follows branches of constants and drops what they cut off', () => {
    const text = `
      b0:
        x = EntryRegister 0
        i = CheckInt x @0[x]
        c = CompareInt == i i
        n = NotBool c
        Branch n b1 b2
      b1:
        one = ConstTagged 1
        Jump b3
      b2:
        two = ConstTagged 2
        Jump b3
      b3:
        p:tagged = Phi one two
        Return p`;
    expect(folded(text)).toEqual(['EntryRegister', 'CheckInt', 'Return']);
  });

  it('keeps edges apart that lead to the same block', () => {
    const text = `
      b0:
        x = EntryRegister 0
        i = CheckBool x @0[x]
        n = NotBool i
        one = ConstTagged 1
        two = ConstTagged 2
        Branch n b1 b1
      b1:
        p:tagged = Phi one two
        Return p`;
    folded(text);
  });

  it('truncates sums of doubles as ints, but not products that round', () => {
    const text = (op: string, constant: string): string => `
      b0:
        x = EntryRegister 0
        y = EntryRegister 1
        i = CheckInt x @0[x y]
        j = CheckInt y @0[x y]
        a = IntToDouble i
        b = ${constant === '' ? 'IntToDouble j' : `ConstDouble ${constant}`}
        c = ${op} a b
        d = AddDouble c a
        e = DoubleToInt32 d
        r = Box e
        Return r`;
    expect(folded(text('AddDouble', ''), PAIRS)).not.toContain('DoubleToInt32');
    expect(folded(text('SubDouble', ''), PAIRS)).not.toContain('DoubleToInt32');
    expect(folded(text('MulDouble', '31'), PAIRS)).not.toContain('DoubleToInt32');
    expect(folded(text('MulDouble', ''), PAIRS)).toContain('DoubleToInt32');
    expect(folded(text('AddDouble', '0.5'), PAIRS)).toContain('DoubleToInt32');
    expect(folded(text('AddDouble', 'Infinity'), PAIRS)).toContain('DoubleToInt32');
  });
});

describe('truncate', () => {
  const SUM = (middle: string): string => `
    b0:
      x = EntryRegister 0
      y = EntryRegister 1
      i = CheckInt x @0[x y]
      j = CheckInt y @0[x y]
      s = AddInt i j @4[x y]
      t = SubInt s j @8[x y s]
      ${middle}
      zero = ConstInt 0
      q = OrInt t zero
      r = Box q
      Return r`;

  it('drops overflow checks of a chain of sums, and the states that go with them', () => {
    const { graph, after } = runPass(SUM(''), [truncateSums, fold, removeDeadCode], PAIRS);
    expect(operations(graph)).toContain('AddInt32');
    expect(operations(graph)).not.toContain('SubInt');
    expect(after.filter((outcome) => outcome.result !== undefined)).toHaveLength(25);
  });

  it('keeps what a frame state of a guard shows', () => {
    const ops = folded(SUM('z = CheckInt y @12[x y s t]'), PAIRS);
    expect(ops).toContain('AddInt');
    expect(ops).toContain('SubInt');
  });

  it('multiplies by small constants, as long as the product is exact', () => {
    const text = (constant: number): string => `
      b0:
        x = EntryRegister 0
        y = EntryRegister 1
        i = CheckInt x @0[x y]
        j = CheckInt y @0[x y]
        c = ConstInt ${constant}
        p = MulInt i c @4[x y]
        s = AddInt p j @4[x y]
        zero = ConstInt 0
        q = OrInt s zero
        r = Box q
        Return r`;
    expect(folded(text(31), PAIRS)).toContain('MulInt32');
    expect(folded(text(-31), PAIRS)).toContain('MulInt32');
    expect(folded(text(2 ** 24), PAIRS)).toContain('MulInt');
  });

  it('keeps what is needed exactly', () => {
    expect(folded(SUM('w = IntToDouble t\n v = Box w\n z = CheckNumber v @12[x y v]'), PAIRS)).toContain('SubInt');
  });
});

describe('unbox phis', () => {
  const LOOP = (init: string, step: string): string => `
    b0:
      ten = ConstInt 10
      init = ConstTagged ${init}
      zero = ConstTagged 0
      Jump b1
    b1:
      n:tagged = Phi zero m
      s:tagged = Phi init u
      i = CheckInt n @4[n s]
      c = CompareInt < i ten
      Branch c b2 b3
    b2:
      ${step}
      one = ConstInt 1
      j = AddInt i one @12[n s]
      m = Box j
      BurnLoop @4[m u]
      Jump b1
    b3:
      Return s`;
  const NONE = [{ registers: [] }];

  it('makes counters ints', () => {
    const text = LOOP('0', 'k = CheckInt s @8[n s]\n v = AddInt k i @8[n s]\n u = Box v');
    const { graph } = runPass(text, [fold, unboxPhis, fold, removeDeadCode], NONE);
    expect(operations(graph).filter((name) => name === 'CheckInt' || name === 'Box')).toEqual(['Box']);
  });

  it('makes sums doubles that begin as ints', () => {
    const text = LOOP('0', 'k = CheckNumber s @8[n s]\n h = ConstDouble 0.5\n v = AddDouble k h\n u = Box v');
    const { graph, after } = runPass(text, [fold, unboxPhis, fold, removeDeadCode], NONE);
    expect(operations(graph)).not.toContain('CheckNumber');
    expect(after[0].result).toBe(boxDouble(5));
  });

  const ENTERED = `
    b0:
      a = EntryRegister 0
      b = EntryRegister 1
      Jump b1
    b1: header @4[a b]
      n:tagged = Phi a m
      s:tagged = Phi b u
      i = CheckInt n @4[n s]
      d = CheckNumber s @4[n s]
      h = ConstDouble 0.5
      e = AddDouble d h
      u = Box e
      one = ConstInt 1
      j = AddInt i one @12[n u]
      m = Box j
      ten = ConstInt 10
      c = CompareInt < j ten
      Branch c b2 b3
    b2:
      BurnLoop @4[m u]
      Jump b1
    b3:
      Return u`;
  const ENTRIES = [
    { registers: [boxInt(0), boxInt(2)] },
    { registers: [boxInt(0), boxDouble(2)] },
    { registers: [boxSingleton(0), boxInt(2)] },
    { registers: [boxInt(0), boxSingleton(0)] },
  ];

  it('checks on the way into a loop what the loop checks', () => {
    const { after } = runPass(ENTERED, [unboxPhis, fold, removeDeadCode], ENTRIES);
    expect(after[0].result).toBe(boxDouble(7));
    expect(ranOf(after[0], NodeOp.CheckInt)).toBe(1);
    expect(ranOf(after[1], NodeOp.CheckNumber)).toBe(1);
  });

  it('checks nothing on the way in where that failed before, or nothing can be left', () => {
    for (const [text, failed] of [
      [ENTERED.replace('header @4[a b]', ''), []],
      [ENTERED, [{ offset: 4, reason: ExitReason.Entry }]],
    ] as const) {
      const passes = [unboxPhis, fold, removeDeadCode];
      const { after } = runPass(text, passes, ENTRIES, { fn: testFunction([...failed]) });
      expect(ranOf(after[0], NodeOp.CheckInt)).toBe(10);
    }
  });

  it('leaves phis of unlike values boxed', () => {
    const text = LOOP('undefined', 'd = IntToDouble i\n u = Box d');
    const { graph } = runPass(text, [fold, unboxPhis, fold, removeDeadCode], NONE);
    expect(operations(graph).filter((name) => name === 'Box')).toHaveLength(1);
  });
});

describe('dead code', () => {
  it('keeps checks that nobody uses, and drops sums, loads, allocations and stores into them', () => {
    const text = `
      b0:
        x = EntryRegister 0
        i = CheckInt x @0[x]
        j = AddInt i i @0[x]
        o = NewObject 3 @0[x]
        Store slot+16 o x
        l:tagged = Load slot+24 o
        Return x`;
    const { graph } = runPass(text, removeDeadCode, []);
    runPass(text, [removeDeadCode, removeDeadCode], []);
    expect(operations(graph)).toContain('CheckInt');
    expect(operations(graph)).not.toContain('AddInt');
    const again = runPass(text, [removeDeadCode, removeDeadCode], []);
    expect(operations(again.graph)).toEqual(['EntryRegister', 'CheckInt', 'Return']);
  });

  it('drops phis that only feed each other and joins blocks', () => {
    const text = `
      b0:
        x = EntryRegister 0
        b = CheckBool x @0[x]
        Jump b1
      b1:
        p:tagged = Phi x q
        Jump b2
      b2:
        Branch b b3 b4
      b3:
        q:tagged = Phi p
        BurnLoop @0[x]
        Jump b1
      b4:
        Return x`;
    const { graph } = runPass(text, removeDeadCode, [{ registers: [boxSingleton(2)] }]);
    expect(operations(graph)).not.toContain('Phi');
    expect(graph.blocks).toHaveLength(4);
  });
});
