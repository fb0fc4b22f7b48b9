import { describe, expect, it } from 'vitest';
import { removeDeadCode } from '../../../../runtime-host/jit/passes/dce.ts';
import { fold } from '../../../../runtime-host/jit/passes/fold.ts';
import { threadJumps } from '../../../../runtime-host/jit/passes/thread.ts';
import { Singleton } from '../../../../vm-assembly/abi/values.ts';
import { operations, runPass } from '../../../support/jit/pass.ts';
import { boxInt, boxSingleton } from '../../../support/jit/run-graph.ts';

const BOOLEANS = [Singleton.False, Singleton.True].map(boxSingleton);
const CASES = BOOLEANS.flatMap((x) =>
  BOOLEANS.flatMap((y) => [boxInt(0), boxInt(5), ...BOOLEANS].map((z) => ({ registers: [x, y, z] }))),
);

function threaded(text: string): { branches: number; phis: number } {
  const { graph } = runPass(text, [threadJumps, fold, removeDeadCode], CASES);
  const names = operations(graph);
  const phis = graph.blocks.reduce((sum, block) => sum + block.phis.length, 0);
  return { branches: names.filter((name) => name === 'Branch').length, phis };
}

describe('jump threading', () => {
  it('goes straight on where a way knows the answer, x || (!y && z)', () => {
    const { branches } = threaded(`
      b0:
        x = EntryRegister 0
        y = EntryRegister 1
        z = EntryRegister 2
        t = Truthy x
        Branch t b1 b2
      b1:
        Jump b5
      b2:
        u = Truthy y
        n = NotBool u
        Branch u b3 b4
      b3:
        m = Box n
        Jump b5
      b4:
        Jump b5
      b5:
        p:tagged = Phi x m z
        q = Truthy p
        Branch q b6 b7
      b6:
        one = ConstInt 1
        r = Box one
        Return r
      b7:
        two = ConstInt 2
        s = Box two
        Return s`);
    // x, y and z are asked once each
    expect(branches).toBe(3);
  });

  it('joins what the block computed after it', () => {
    const { branches, phis } = threaded(`
      b0:
        x = EntryRegister 0
        y = EntryRegister 1
        z = EntryRegister 2
        t = Truthy x
        Branch t b1 b2
      b1:
        yes = ConstBool 1
        ten = ConstInt 10
        Jump b3
      b2:
        u = Truthy y
        twenty = ConstInt 20
        Jump b3
      b3:
        p:bool = Phi yes u
        i:int = Phi ten twenty
        Branch p b4 b5
      b4:
        a = ConstInt 1
        s:int = AddInt32 i a
        Jump b6
      b5:
        b = ConstInt 2
        d:int = AddInt32 i b
        Jump b6
      b6:
        e:int = Phi s d
        f:int = AddInt32 e i
        r = Box f
        Return r`);
    expect(branches).toBe(2);
    expect(phis).toBeGreaterThan(1);
  });

  it('passes a check only where it holds', () => {
    const { branches } = threaded(`
      b0:
        x = EntryRegister 0
        y = EntryRegister 1
        z = EntryRegister 2
        t = Truthy x
        Branch t b1 b2
      b1:
        no = ConstBool 0
        m = Box no
        Jump b3
      b2:
        Jump b3
      b3:
        p:tagged = Phi m z
        q = CheckBool p @4[x y z]
        Branch q b4 b5
      b4:
        r = Box q
        Return r
      b5:
        n = NotBool q
        w = Box n
        Return w`);
    expect(branches).toBe(2);
  });

  it('leaves a block alone whose values are in the states of others', () => {
    const { branches } = threaded(`
      b0:
        x = EntryRegister 0
        y = EntryRegister 1
        z = EntryRegister 2
        t = Truthy x
        Branch t b1 b2
      b1:
        yes = ConstBool 1
        Jump b3
      b2:
        u = Truthy y
        Jump b3
      b3:
        p:bool = Phi yes u
        Branch p b4 b5
      b4:
        i = CheckInt z @8[x y p]
        r = Box i
        Return r
      b5:
        Return y`);
    expect(branches).toBe(2);
  });

  it('keeps ways around a loop', () => {
    threaded(`
      b0:
        x = EntryRegister 0
        y = EntryRegister 1
        z = EntryRegister 2
        t = Truthy x
        u = Truthy y
        zero = ConstInt 0
        one = ConstInt 1
        four = ConstInt 4
        no = ConstBool 0
        Jump b1
      b1:
        i:int = Phi zero k
        c = CompareInt < i four
        Branch c b2 b7
      b2:
        Branch t b3 b4
      b3:
        Jump b5
      b4:
        Jump b5
      b5:
        p:bool = Phi u no
        a:int = Phi one four
        Branch p b6 b8
      b6:
        k:int = AddInt32 i a
        Jump b1
      b8:
        r = Box a
        Return r
      b7:
        s = Box i
        Return s`);
  });
});
