import { describe, expect, it } from 'vitest';
import { fuseChecks } from '../../../../runtime-host/jit/passes/fuse-checks.ts';
import { ExitReason } from '../../../../runtime-host/jit/ssa/node.ts';
import { testFunction } from '../../../support/jit/parse-graph.ts';
import { operations, runPass } from '../../../support/jit/pass.ts';
import { boxInt, boxSingleton } from '../../../support/jit/run-graph.ts';

/** An element that may be no hole, and has to be an int four bytes later. */
const GRAPH = `
    b0:
      x = EntryRegister 0
      v = CheckNotHole x ${ExitReason.Bounds} @8[x]
      n = CheckInt v @12[v]
      r = Box n
      Return r`;

const CASES = [boxInt(7), boxSingleton(0)].map((x) => ({ registers: [x] }));

describe('fuse-checks', () => {
  it('makes one check of two, which leaves where the first one would', () => {
    const { graph, after } = runPass(GRAPH, fuseChecks, CASES, { mayLeaveEarlier: true });
    expect(operations(graph)).not.toContain('CheckNotHole');
    expect(after[0].result).toBe(boxInt(7));
    expect(after[1]).toMatchObject({ result: undefined, left: 8 });
  });

  it('keeps both where the element was of another type before', () => {
    const fn = testFunction([{ offset: 8, reason: ExitReason.Type }]);
    expect(operations(runPass(GRAPH, fuseChecks, CASES, { fn }).graph)).toContain('CheckNotHole');
  });
});
