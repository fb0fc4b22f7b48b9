import { describe, expect, it } from 'vitest';
import { hoistInvariants } from '../../../../runtime-host/jit/passes/hoist.ts';
import { ExitReason, NodeOp } from '../../../../runtime-host/jit/ssa/node.ts';
import { testFunction } from '../../../support/jit/parse-graph.ts';
import { type Case, type Passed, ranOf, runPass } from '../../../support/jit/pass.ts';
import { boxInt, boxObject, boxSingleton, cellAddress } from '../../../support/jit/run-graph.ts';

const OBJECT = 2048;
const OTHER = 4096;

function memory(shape: number): (view: DataView) => void {
  return (view) => {
    for (const address of [OBJECT, OTHER]) {
      view.setUint32(address + 4, cellAddress(shape), true);
      for (let i = 0; i < 4; i++) view.setBigUint64(address + 16 + 8 * i, boxInt(10 * i + 7), true);
    }
  };
}

const GOOD: Case = { registers: [boxObject(OBJECT), boxObject(OTHER), boxInt(10)], memory: memory(1) };
const EMPTY: Case = { registers: [boxObject(OBJECT), boxObject(OTHER), boxInt(0)], memory: memory(1) };
const BAD_SHAPE: Case = { ...GOOD, memory: memory(2) };
const NO_OBJECT: Case = { ...GOOD, registers: [boxInt(1), boxObject(OTHER), boxInt(10)] };
const NEVER_AN_OBJECT: Case = { ...EMPTY, registers: [boxSingleton(0), boxObject(OTHER), boxInt(0)] };
const CASES = [GOOD, EMPTY, BAD_SHAPE, NO_OBJECT, NEVER_AN_OBJECT];

function loop(body: string, header = 'header @8[x y n]'): string {
  return `
    b0:
      x = EntryRegister 0
      y = EntryRegister 1
      n = EntryRegister 2
      bound = CheckInt n @0[x y n]
      p = CheckObject y @0[x y n]
      zero = ConstInt 0
      Jump b1
    b1: ${header}
      i:int = Phi zero j
      sum:int = Phi zero next
      c = CompareInt < i bound
      Branch c b2 b3
    b2:
      ${body}
      v = CheckInt a @16[x y n i sum]
      next:int = AddInt32 sum v
      one = ConstInt 1
      j = AddInt i one @20[x y n i next]
      BurnLoop @8[x y n j next]
      Jump b1
    b3:
      r = Box sum
      Return r`;
}

const PROPERTY = `
      o = CheckObject x @12[x y n i sum]
      s:raw = Load shape+4 o
      one1:raw = ConstCell 1
      same = SameAddress s one1
      Guard same shape @12[x y n i sum]
      a:tagged = Load slot+16 o`;

function hoisted(body: string, options: { header?: string; failed?: number; cases?: Case[] } = {}): Passed {
  const failed = options.failed === undefined ? [] : [{ offset: 8, reason: options.failed }];
  return runPass(loop(body, options.header), hoistInvariants, options.cases ?? CASES, {
    fn: testFunction(failed),
    mayLeaveEarlier: true,
  });
}

describe('hoist', () => {
  it('moves checks, guards and loads of invariant values in front of the loop', () => {
    const { after } = hoisted(PROPERTY);
    expect(after[0].result).toBe(boxInt(70));
    for (const op of [NodeOp.CheckObject, NodeOp.Guard, NodeOp.Load])
      expect(ranOf(after[0], op)).toBeLessThanOrEqual(2);
    // only the check of what was loaded is left; it is invariant too
    expect(ranOf(after[0], NodeOp.CheckInt)).toBe(2);
    expect(ranOf(after[0], NodeOp.AddInt)).toBe(10);
  });

  it('leaves at the header when a guard fails in front of the loop', () => {
    const { after } = hoisted(PROPERTY);
    expect(after[2]).toMatchObject({ result: undefined, left: 8 });
    expect(after[3]).toMatchObject({ result: undefined, left: 8 });
    expect(after[2].registers).toEqual(GOOD.registers);
  });

  it('moves no guard where none may leave, nor loads that need it', () => {
    for (const options of [{ header: '' }, { failed: ExitReason.Shape }]) {
      const { after } = hoisted(PROPERTY, options);
      expect(ranOf(after[0], NodeOp.Guard)).toBe(10);
      expect(ranOf(after[0], NodeOp.Load)).toBe(20);
      expect(after[4].result).toBe(boxInt(0));
    }
    expect(ranOf(hoisted(PROPERTY, { failed: ExitReason.Slice }).after[0], NodeOp.Guard)).toBe(1);
  });

  it('leaves loads behind that depend on a guard which stays', () => {
    const body = PROPERTY.replace('Guard same', 'k = CompareInt < i bound\n both = AndBool same k\n Guard both');
    const { after } = hoisted(body);
    expect(ranOf(after[0], NodeOp.Guard)).toBe(10);
    // the shape may be looked at, the slot not
    expect(ranOf(after[0], NodeOp.Load)).toBe(11);
  });

  it('leaves loads behind that depend on a branch of the loop', () => {
    const text = `
      b0:
        x = EntryRegister 0
        zero = ConstInt 0
        ten = ConstInt 10
        t = TestTag object x
        Jump b1
      b1: header @8[x]
        i:int = Phi zero j
        Branch t b2 b4
      b2:
        o:object = Unbox x
        s:raw = Load shape+4 o
        a:tagged = Load slot+16 o
        one = ConstInt 1
        j = AddInt i one @8[x]
        c = CompareInt < j ten
        Branch c b3 b4
      b3:
        BurnLoop @8[x]
        Jump b1
      b4:
        Return x`;
    const cases = [boxObject(OBJECT), boxInt(7)].map((x) => ({ registers: [x], memory: memory(1) }));
    const { after } = runPass(text, hoistInvariants, cases);
    expect(ranOf(after[0], NodeOp.Load)).toBe(20);
    expect(ranOf(after[1], NodeOp.Load)).toBe(0);
  });

  it('loads again what the loop may write', () => {
    const slotLoads = (store: string): number => {
      const { after } = hoisted(`${PROPERTY}\n ten = ConstTagged 10\n ${store}`, { cases: [GOOD] });
      // that of the shape is in front
      return ranOf(after[0], NodeOp.Load) - 1;
    };
    expect(slotLoads('Store slot+24 p ten')).toBe(1);
    expect(slotLoads('Store slot+16 p ten')).toBe(10);
    expect(slotLoads('Store slot+16 o ten')).toBe(10);
    expect(slotLoads('Store slot+24 o ten')).toBe(1);
    expect(slotLoads('m = NewObject 1 @12[x y n i sum]\n Store slot+16 m ten')).toBe(1);
  });

  it('moves nothing that reads memory over a call', () => {
    const { after } = hoisted(`${PROPERTY}\n Step @16[x y n i sum]`, { cases: [GOOD] });
    expect(ranOf(after[0], NodeOp.Load)).toBe(20);
    expect(ranOf(after[0], NodeOp.CheckObject)).toBe(2);
  });

  it('leaves guards of branches where they are', () => {
    const text = `
      b0:
        x = EntryRegister 0
        zero = ConstInt 0
        ten = ConstInt 10
        Jump b1
      b1: header @8[x]
        i:int = Phi zero j
        five = ConstInt 5
        h = CompareInt == i ten
        Branch h b2 b3
      b2:
        o = CheckObject x @12[x i]
        Jump b4
      b3:
        Jump b4
      b4:
        one = ConstInt 1
        j = AddInt i one @12[x]
        c = CompareInt < j ten
        Branch c b5 b6
      b5:
        BurnLoop @8[x]
        Jump b1
      b6:
        Return x`;
    const { after } = runPass(text, hoistInvariants, [{ registers: [boxInt(1)] }]);
    expect(after[0].result).toBe(boxInt(1));
  });

  it('moves through several loops', () => {
    const text = `
      b0:
        x = EntryRegister 0
        zero = ConstInt 0
        three = ConstInt 3
        one = ConstInt 1
        Jump b1
      b1: header @8[x]
        i:int = Phi zero j
        Jump b2
      b2:
        Jump b3
      b3: header @12[x i]
        k:int = Phi zero l
        o = CheckObject x @16[x i k]
        s:raw = Load shape+4 o
        cell:raw = ConstCell 1
        e = SameAddress s cell
        Guard e shape @16[x i k]
        l = AddInt k one @20[x i k]
        c = CompareInt < l three
        Branch c b4 b5
      b4:
        BurnLoop @12[x i]
        Jump b3
      b5:
        j = AddInt i one @24[x i]
        d = CompareInt < j three
        Branch d b6 b7
      b6:
        BurnLoop @8[x]
        Jump b1
      b7:
        r = Box j
        Return r`;
    const cases = [
      { registers: [boxObject(OBJECT)], memory: memory(1) },
      { registers: [boxObject(OBJECT)], memory: memory(2) },
    ];
    const { after } = runPass(text, hoistInvariants, cases, { mayLeaveEarlier: true });
    expect(ranOf(after[0], NodeOp.Guard)).toBe(1);
    expect(after[1].left).toBe(8);
  });

  it('puts a block in front of a loop that a branch leads to', () => {
    const text = `
      b0:
        x = EntryRegister 0
        zero = ConstInt 0
        three = ConstInt 3
        one = ConstInt 1
        t = TestTag int x
        Branch t b1 b2
      b1: header @8[x]
        i:int = Phi zero j
        v = CheckInt x @12[x i]
        j = AddInt i v @12[x i]
        c = CompareInt < j three
        Branch c b3 b2
      b3:
        BurnLoop @8[x]
        Jump b1
      b2:
        Return x`;
    const cases = [boxInt(1), boxObject(OBJECT)].map((x) => ({ registers: [x] }));
    const { after } = runPass(text, hoistInvariants, cases);
    expect(ranOf(after[0], NodeOp.CheckInt)).toBe(1);
    expect(ranOf(after[1], NodeOp.CheckInt)).toBe(0);
  });
});
