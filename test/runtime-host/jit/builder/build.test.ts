import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { decode } from '../../../../compiler/image/decode.ts';
import { buildGraphs, RefusedError, type Unit } from '../../../../runtime-host/jit/builder/build.ts';
import { isBackward } from '../../../../runtime-host/jit/builder/bytecode.ts';
import type { CompileRequest } from '../../../../runtime-host/jit/request.ts';
import { analyzeFlow } from '../../../../runtime-host/jit/ssa/dominators.ts';
import type { Graph } from '../../../../runtime-host/jit/ssa/graph.ts';
import { NodeOp } from '../../../../runtime-host/jit/ssa/node.ts';
import { verifyGraph } from '../../../../runtime-host/jit/ssa/verify.ts';
import { ALL_INTS, requestOf } from '../../../support/jit-request.ts';

function count(graph: Graph, op: NodeOp): number {
  let n = 0;
  for (const block of graph.blocks) {
    for (const node of block.phis) if (node.op === op) n++;
    for (const node of block.nodes) if (node.op === op) n++;
  }
  return n;
}

function verified(request: CompileRequest): Unit[] {
  const units = buildGraphs(request);
  for (const { graph } of units) {
    analyzeFlow(graph);
    verifyGraph(graph, 'after the builder');
  }
  return units;
}

/** Byte offsets that backward jumps of functions[0] go to. */
function headersOf(request: CompileRequest): number[] {
  const { words } = request.functions[0];
  const headers = new Set<number>();
  for (const i of decode(words, 0, words.length)) {
    if (isBackward(i.op)) headers.add((i.word + i.words + (i.words === 2 ? i.x : i.a)) << 2);
  }
  return [...headers];
}

describe('builder', () => {
  it('keeps ints in loops unboxed', () => {
    const [{ graph }] = verified(
      requestOf('function sum(n) { let s = 0; for (let i = 0; i < n; i++) s = s + i; return s; }', 1, ALL_INTS),
    );
    expect(count(graph, NodeOp.AddInt)).toBe(2);
    // n is checked once, before the loop
    expect(count(graph, NodeOp.CheckInt)).toBe(1);
    expect(count(graph, NodeOp.BurnLoop)).toBe(1);
    expect(count(graph, NodeOp.Step)).toBe(0);
  });

  it('leaves to the slow path what was never profiled', () => {
    const [{ graph }] = verified(requestOf('function add(a, b) { return a + b; }', 1, 0));
    expect(count(graph, NodeOp.Step)).toBe(1);
    expect(count(graph, NodeOp.AddInt)).toBe(0);
  });

  it('compiles the loops around an entry as variants of their own', () => {
    const source =
      'function f(n) { let s = 0; for (let i = 0; i < n; i++) for (let j = 0; j < n; j++) s += i ^ j; return s; }';
    const request = requestOf(source, 1, ALL_INTS);
    const headers = headersOf(request).sort((a, b) => a - b);
    expect(headers.length).toBe(2);
    request.start = false;
    request.headers = [headers[1]];
    const units = verified(request);
    expect(units.map((unit) => unit.graph.entryOffset)).toEqual([headers[1], headers[0]]);
    expect(count(units[0].graph, NodeOp.Reenter)).toBe(1);
    expect(count(units[1].graph, NodeOp.Reenter)).toBe(0);
  });

  it('refuses generators', () => {
    expect(() => buildGraphs(requestOf('function* g() { yield 1; }', 1, 0))).toThrow(RefusedError);
  });

  const programs = join(import.meta.dirname, '../../../../bench/programs');
  for (const file of readdirSync(programs).filter((name) => /\.[jt]s$/.test(name))) {
    it(`makes graphs that hold the rules: ${file}`, () => {
      const source = readFileSync(join(programs, file), 'utf8');
      for (const seen of [0, ALL_INTS]) {
        const { length } = requestOf(source, 0, seen).functions;
        for (let f = 0; f < length; f++) {
          const request = requestOf(source, f, seen);
          request.headers = headersOf(request);
          try {
            expect(verified(request).length).toBeGreaterThan(0);
          } catch (error) {
            if (!(error instanceof RefusedError)) throw error;
          }
        }
      }
    }, 60_000);
  }
});
