import { describe, expect, it } from 'vitest';
import { removeDeadCode } from '../../../../runtime-host/jit/passes/dce.ts';
import { wrapPhis } from '../../../../runtime-host/jit/passes/wrap-phis.ts';
import { NodeOp } from '../../../../runtime-host/jit/ssa/node.ts';
import { operations, ranOf, runPass } from '../../../support/jit/pass.ts';
import { boxInt } from '../../../support/jit/run-graph.ts';

/** A loop that mixes its counter into a double; `again` is what the double is in the next round. */
function loop(start: string, again: string): string {
  return `
    b0:
      n = EntryRegister 0
      bound = CheckInt n @0[n]
      zero = ConstInt 0
      one = ConstInt 1
      first:double = ${start}
      Jump b1
    b1: header @8[n]
      i:int = Phi zero j
      h:double = Phi first next
      c = CompareInt < i bound
      Branch c b2 b3
    b2:
      low = DoubleToInt32 h
      mixed = XorInt low i
      next:double = ${again}
      j = AddInt i one @20[n i h]
      BurnLoop @8[n j next]
      Jump b1
    b3:
      end = DoubleToInt32 h
      r = Box end
      Return r`;
}

const CASES = [0, 1, 7].map((n) => ({ registers: [boxInt(n)] }));

describe('wrap-phis', () => {
  it('carries the low bits from round to round', () => {
    for (const again of ['IntToDouble mixed', 'UintToDouble mixed']) {
      const { graph, before, after } = runPass(
        loop('ConstDouble 2166136261', again),
        [wrapPhis, removeDeadCode],
        CASES,
      );
      expect(operations(graph)).not.toContain('DoubleToInt32');
      expect(ranOf(before[2], NodeOp.DoubleToInt32)).toBe(8);
      expect(after[2].result).toBe(before[2].result);
    }
  });

  it('leaves phis alone that may be any number', () => {
    const { graph } = runPass(loop('ConstDouble 0.5', 'AddDouble h first'), [wrapPhis, removeDeadCode], CASES);
    expect(operations(graph)).toContain('DoubleToInt32');
  });
});
