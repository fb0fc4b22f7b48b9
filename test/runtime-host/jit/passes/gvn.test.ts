import { describe, expect, it } from 'vitest';
import { removeDeadCode } from '../../../../runtime-host/jit/passes/dce.ts';
import { fold } from '../../../../runtime-host/jit/passes/fold.ts';
import { numberValues } from '../../../../runtime-host/jit/passes/gvn.ts';
import { forwardMemory } from '../../../../runtime-host/jit/passes/memory.ts';
import { type Case, operations, runPass } from '../../../support/jit/pass.ts';
import { boxInt, boxObject, boxSingleton, cellAddress } from '../../../support/jit/run-graph.ts';

const OBJECT = 2048;
const OTHER = 4096;

/** Two objects of shape cell 1 with ints in their slots, in registers 0 and 1: the same one and different ones. */
const CASES: Case[] = [
  [OBJECT, OTHER],
  [OBJECT, OBJECT],
].map((addresses) => ({
  registers: addresses.map(boxObject),
  memory: (view: DataView) => {
    for (const address of addresses) {
      view.setUint32(address + 4, cellAddress(1), true);
      for (let i = 0; i < 4; i++) view.setBigUint64(address + 16 + 8 * i, boxInt(100 * i + 7), true);
    }
  },
  call: (view: DataView) => view.setBigUint64(OBJECT + 16, boxInt(-1), true),
}));

const OBJECTS = `
    x = EntryRegister 0
    y = EntryRegister 1
    o = CheckObject x @0[x y]
    p = CheckObject y @0[x y]`;
const ADD = `
    i = CheckInt a @4[x y]
    j = CheckInt b @4[x y]
    s = AddInt i j @8[x y]
    r = Box s
    Return r`;

function count(names: string[], name: string): number {
  return names.filter((other) => other === name).length;
}

function loads(middle: string, cases = CASES): number {
  const text = `b0:${OBJECTS}\n${middle}\n${ADD}`;
  const { graph } = runPass(text, [forwardMemory, numberValues, fold, removeDeadCode], cases);
  return count(operations(graph), 'Load');
}

describe('value numbering', () => {
  it('makes equal nodes one, also with their inputs in the other order, and -0 is not 0', () => {
    const text = `
      b0:
        x = EntryRegister 0
        z = EntryRegister 0
        i = CheckInt x @0[x]
        j = CheckInt z @4[x]
        c = ConstInt 3
        d = ConstInt 3
        s = AddInt i c @4[x]
        t = AddInt d j @8[x]
        u = SubInt s t @8[x]
        m = ConstDouble 0
        n = ConstDouble -0
        k = DivDouble m n
        v = IntToDouble u
        w = AddDouble v k
        r = Box w
        Return r`;
    const names = operations(runPass(text, numberValues, [{ registers: [boxInt(4)] }]).graph);
    expect(count(names, 'AddInt')).toBe(1);
    expect(count(names, 'CheckInt')).toBe(1);
  });

  it('does not take a node from a branch that does not lead here', () => {
    const text = `
      b0:
        x = EntryRegister 0
        y = EntryRegister 1
        c = CheckBool x @0[x y]
        Branch c b1 b2
      b1:
        i = CheckInt y @4[x y]
        a = Box i
        Jump b3
      b2:
        n = ConstTagged 1
        Jump b3
      b3:
        p:tagged = Phi a n
        j = CheckInt y @8[x y]
        q = CheckInt p @8[x y]
        s = AddInt j q @8[x y]
        r = Box s
        Return r`;
    const cases = [2, 3].map((b) => ({ registers: [boxSingleton(b), boxInt(20)] }));
    expect(count(operations(runPass(text, numberValues, cases).graph), 'CheckInt')).toBe(3);
  });

  it('removes what a guard or a branch has answered', () => {
    const text = `
      b0:
        x = EntryRegister 0
        i = CheckInt x @0[x]
        five = ConstInt 5
        c = CompareInt < i five
        Guard c @4[x]
        d = CompareInt < i five
        Guard d @8[x]
        e = CompareInt == i five
        Branch e b1 b2
      b1:
        Jump b3
      b2:
        n = NotBool e
        Branch n b4 b5
      b4:
        Jump b3
      b5:
        Jump b3
      b3:
        one = ConstTagged 1
        Return one`;
    const { graph } = runPass(text, [numberValues, fold, removeDeadCode], [{ registers: [boxInt(4)] }]);
    expect(count(operations(graph), 'Guard')).toBe(1);
    expect(count(operations(graph), 'Branch')).toBe(1);
  });

  it('checks once behind a test of the tag, and knows types from checks', () => {
    const text = `
      b0:
        x = EntryRegister 0
        t = TestTag object x
        Branch t b1 b2
      b1:
        o = CheckObject x @0[x]
        u = TestTag int x
        r = Box u
        Return r
      b2:
        i = CheckInt x @0[x]
        n = CheckNumber x @0[x]
        v = TestTag object x
        w = Truthy x
        b = AndBool v w
        q = Box b
        Return q`;
    const cases = [{ registers: [boxInt(4)] }, { registers: [boxObject(OBJECT)] }];
    const { graph } = runPass(text, [numberValues, fold, removeDeadCode], cases);
    expect(operations(graph)).not.toContain('CheckObject');
    expect(operations(graph)).not.toContain('CheckNumber');
    expect(count(operations(graph), 'TestTag')).toBe(1);
  });

  it('guards a shape once, and knows that it is no other', () => {
    const text = `
      b0:${OBJECTS}
        one:raw = ConstCell 1
        two:raw = ConstCell 2
        s:raw = Load shape+4 o
        c = SameAddress s one
        Guard c shape @4[x y]
        a:tagged = Load slot+16 o
        t:raw = Load shape+4 o
        d = SameAddress t one
        Guard d shape @8[x y]
        u:raw = Load shape+4 o
        e = SameAddress u two
        Branch e b1 b2
      b1:
        Return x
      b2:
        Return a`;
    const { graph } = runPass(text, [forwardMemory, numberValues, fold, removeDeadCode], CASES);
    expect(count(operations(graph), 'Guard')).toBe(1);
    expect(count(operations(graph), 'Branch')).toBe(0);
  });
});

describe('memory', () => {
  it('loads once', () => {
    expect(loads('a:tagged = Load slot+16 o\n b:tagged = Load slot+16 o')).toBe(1);
    expect(loads('a:tagged = Load slot+16 o\n b:tagged = Load slot+24 o')).toBe(2);
    expect(loads('a:tagged = Load slot+16 o\n b:tagged = Load slot+16 p')).toBe(2);
  });

  it('takes what was stored', () => {
    const store = 'a = ConstTagged 5\n Store slot+16 o a\n';
    expect(loads(`${store} b:tagged = Load slot+16 o`)).toBe(0);
    expect(loads(`${store} b:tagged = Load slot+16 p`)).toBe(1);
  });

  it('loads again after a store that may be to the same slot, not after others', () => {
    const around = (store: string): string => `
      c = ConstTagged 5
      a:tagged = Load slot+16 o
      ${store}
      b:tagged = Load slot+16 o`;
    expect(loads(around('Store slot+16 p c'))).toBe(2);
    expect(loads(around('Store slot+24 p c'))).toBe(1);
    expect(loads(around('Store slot+24 o c'))).toBe(1);
    expect(loads(around('v:raw = ConstCell 50\n Store variable+16 v c'))).toBe(1);
    expect(loads(around('n = NewObject 1 @4[x y]\n Store slot+16 n c\n Store slot+24 o n'))).toBe(1);
    expect(loads(around('Step @4[x y]'))).toBe(2);
  });

  it('reads slots of prototypes again after stores to any object', () => {
    const text = (store: string): string => `
      q:raw = ConstCell 40
      c = ConstTagged 5
      a:tagged = Load slot+0 q
      ${store}
      b:tagged = Load slot+0 q`;
    const cases = CASES.map((given) => ({
      ...given,
      memory: (view: DataView) => view.setBigUint64(cellAddress(40), boxInt(1), true),
    }));
    expect(loads(text(''), cases)).toBe(1);
    expect(loads(text('Store slot+16 p c'), cases)).toBe(2);
  });

  it('knows what a new object holds, also through calls that cannot see it', () => {
    const made = `
      n = NewObject 1 @4[x y]
      c = ConstTagged 5
      Store slot+16 n c`;
    expect(loads(`${made}\n a:tagged = Load slot+16 n\n Step @8[x y]\n b:tagged = Load slot+16 n`)).toBe(0);
    expect(loads(`${made}\n a:tagged = Load slot+16 n\n Step @8[x y n]\n b:tagged = Load slot+16 n`)).toBe(1);
    expect(loads(`${made}\n Store slot+24 o n\n a = ConstTagged 1\n Step @8[x y]\n b:tagged = Load slot+16 n`)).toBe(1);
  });

  it('unboxes what was stored boxed', () => {
    const text = `
      n = ConstInt 9
      c = Box n
      Store slot+16 p c
      k:int = Load slot+16 p
      a = Box k
      b = Box n`;
    expect(loads(text)).toBe(0);
  });

  it('does not store what is there', () => {
    const text = `b0:${OBJECTS}
      a:tagged = Load slot+16 o
      Store slot+16 o a
      Store slot+24 o a
      Store slot+16 o a
      Return a`;
    expect(count(operations(runPass(text, forwardMemory, CASES).graph), 'Store')).toBe(1);
  });

  it('asks for the epoch again only after a call', () => {
    const text = (between: string): string => `b0:${OBJECTS}
      CheckEpoch @0[x y]
      ${between}
      CheckEpoch @4[x y]
      Return x`;
    const checks = (between: string): number =>
      count(operations(runPass(text(between), forwardMemory, CASES).graph), 'CheckEpoch');
    expect(checks('Store slot+16 o x')).toBe(1);
    expect(checks('Step @4[x y]')).toBe(2);
  });

  const LOOP = (body: string): string => `
    b0:${OBJECTS}
      ten = ConstInt 10
      zero = ConstInt 0
      a:tagged = Load slot+16 o
      Jump b1
    b1: header @4[x y]
      i:int = Phi zero j
      b:tagged = Load slot+16 o
      v = CheckInt b @4[x y]
      c = CompareInt < i ten
      Branch c b2 b3
    b2:
      one = ConstInt 1
      j = AddInt i one @8[x y]
      w = AddInt v j @8[x y]
      ${body}
      BurnLoop @4[x y]
      Jump b1
    b3:
      Return b`;

  it('keeps loads of what the loop writes', () => {
    const left = (body: string): number => count(operations(runPass(LOOP(body), forwardMemory, CASES).graph), 'Load');
    expect(left('')).toBe(1);
    expect(left('t = Box w\n Store slot+16 p t')).toBe(2);
    expect(left('t = Box w\n Store slot+24 p t')).toBe(1);
    expect(left('Step @8[x y]')).toBe(2);
  });

  it('joins what branches leave', () => {
    const text = (left: string): string => `
      b0:${OBJECTS}
        a:tagged = Load slot+16 o
        c = SameAddress o p
        Branch c b1 b2
      b1:
        five = ConstTagged 5
        ${left}
        Jump b3
      b2:
        Jump b3
      b3:
        b:tagged = Load slot+16 o
        i = CheckInt a @4[x y]
        j = CheckInt b @4[x y]
        s = AddInt i j @8[x y]
        r = Box s
        Return r`;
    const left = (store: string): number => count(operations(runPass(text(store), forwardMemory, CASES).graph), 'Load');
    expect(left('')).toBe(1);
    expect(left('Store slot+24 p five')).toBe(1);
    expect(left('Store slot+16 p five')).toBe(2);
  });
});
