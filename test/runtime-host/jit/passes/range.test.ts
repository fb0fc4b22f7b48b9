import { describe, expect, it } from 'vitest';
import { removeDeadCode } from '../../../../runtime-host/jit/passes/dce.ts';
import { fold } from '../../../../runtime-host/jit/passes/fold.ts';
import { analyzeRanges } from '../../../../runtime-host/jit/passes/range.ts';
import { operations, runPass } from '../../../support/jit/pass.ts';
import { boxInt } from '../../../support/jit/run-graph.ts';

const INTS = [0, 5, 8, -7, 2 ** 31 - 1, -(2 ** 31)];
const PAIRS = INTS.flatMap((a) => INTS.map((b) => ({ registers: [boxInt(a), boxInt(b)] })));

function ranged(text: string, cases = PAIRS): string[] {
  return operations(runPass(text, [analyzeRanges, fold, removeDeadCode], cases).graph);
}

const TWO = `
    x = EntryRegister 0
    y = EntryRegister 1
    a = CheckInt x @0[x y]
    b = CheckInt y @0[x y]
    zero = ConstInt 0
    one = ConstInt 1
    k = ConstInt 15`;

/** A loop that runs while its counter compares so with b; the test is at the end, as the compiler of bytecode has it. */
function loop(init: string, step: string, compare: string, body: string): string {
  return `
    b0:${TWO}
      start:int = ${init}
      go = CompareInt ${compare} start b
      Branch go b1 b4
    b1:
      Jump b2
    b2: header @4[x y]
      i:int = Phi start j
      s:int = Phi zero t
      limit = CompareInt < s k
      Branch limit b5 b4
    b5:
      ${body}
      t:int = AddInt32 s one
      step = ConstInt ${step}
      j = AddInt i step @8[x y i s]
      more = CompareInt ${compare} j b
      Branch more b3 b4
    b3:
      BurnLoop @4[x y]
      Jump b2
    b4:
      Return x`;
}

describe('range', () => {
  it('needs no overflow check below a bound', () => {
    expect(ranged(loop('ConstInt 0', '1', '<', ''))).not.toContain('AddInt');
    expect(ranged(loop('AddInt32 a zero', '1', '<', ''))).not.toContain('AddInt');
    expect(ranged(loop('ConstInt 100', '-1', '>', ''))).not.toContain('AddInt');
  });

  it('keeps the overflow check where the bound does not help', () => {
    expect(ranged(loop('ConstInt 0', '1', '<=', ''))).toContain('AddInt');
    expect(ranged(loop('ConstInt 0', '2', '<', ''))).toContain('AddInt');
    expect(ranged(loop('ConstInt 0', '1', '!=', ''))).toContain('AddInt');
  });

  it('drops guards of bounds in a counted loop', () => {
    const body = 'in = CompareUint < i b\n Guard in bounds @8[x y i s]';
    expect(ranged(loop('ConstInt 0', '1', '<', body))).not.toContain('Guard');
    expect(ranged(loop('ConstInt -1', '1', '<', body))).toContain('Guard');
    expect(ranged(loop('AddInt32 a zero', '1', '<', body))).toContain('Guard');
    expect(ranged(loop('ConstInt 0', '1', '<=', body))).toContain('Guard');
    expect(ranged(loop('ConstInt 0', '1', '<', body.replace('i b', 'i k')))).toContain('Guard');
  });

  it('answers comparisons that intervals decide', () => {
    const text = `
      b0:${TWO}
        m = AndInt a k
        sixteen = ConstInt 16
        c = CompareInt < m sixteen
        Guard c @4[x y]
        d = CompareInt >= m zero
        Guard d @4[x y]
        e = CompareUint < m sixteen
        Guard e @4[x y]
        f = CompareInt < m k
        Guard f @4[x y]
        r = Box m
        Return r`;
    expect(ranged(text).filter((name) => name === 'Guard')).toHaveLength(1);
  });

  it('uses what branches and guards say', () => {
    const text = `
      b0:${TWO}
        c = CompareInt >= a zero
        Branch c b1 b2
      b1:
        d = CompareInt < a k
        Guard d @4[x y]
        eight = ConstInt 8
        m = ModInt a eight @8[x y]
        p = MulInt a a @8[x y]
        u = UShrInt a zero @8[x y]
        q = SubInt zero a @8[x y]
        s:int = AddInt32 m p
        t:int = AddInt32 u q
        v:int = AddInt32 s t
        r = Box v
        Return r
      b2:
        w = SubInt zero a @8[x y]
        z = MulInt a b @8[x y]
        h:int = AddInt32 w z
        g = Box h
        Return g`;
    const left = ranged(text);
    expect(left.filter((name) => name === 'SubInt' || name === 'MulInt')).toHaveLength(2);
    expect(left).not.toContain('ModInt');
    expect(left).not.toContain('UShrInt');
  });

  it('keeps the guard for -0', () => {
    const text = (low: number): string => `
      b0:${TWO}
        low = ConstInt ${low}
        c = CompareInt >= a low
        Guard c @4[x y]
        d = CompareInt <= a k
        Guard d @4[x y]
        ten = ConstInt 0
        m = AndInt b k
        p = MulInt a m @8[x y]
        r = Box p
        Return r`;
    expect(ranged(text(0))).not.toContain('MulInt');
    expect(ranged(text(-1))).toContain('MulInt');
  });

  it('joins what comes from both sides', () => {
    const text = `
      b0:${TWO}
        c = CompareInt < a b
        Branch c b1 b2
      b1:
        Jump b3
      b2:
        m = AndInt a k
        Jump b3
      b3:
        p:int = Phi one m
        s = AddInt p p @4[x y]
        t = AddInt p a @4[x y]
        u:int = AddInt32 s t
        r = Box u
        Return r`;
    expect(ranged(text).filter((name) => name === 'AddInt')).toHaveLength(1);
  });
});
