// Control flow: loops, merges, moves of phis, fuel, and where loops are entered.

import { describe, expect, test } from 'vitest';
import type { Graph, Node } from '../../../../runtime-host/jit/ssa/graph.ts';
import { Compare, ExitReason, NodeOp, Rep } from '../../../../runtime-host/jit/ssa/node.ts';
import { printGraph } from '../../../../runtime-host/jit/ssa/print.ts';
import { Cell } from '../../../../vm-assembly/abi/layout.ts';
import { Exit } from '../../../../vm-assembly/abi/traps.ts';
import { boxInt, EXCEPTION, functionData, GraphBuilder, Machine, request, show } from '../../../support/jit-graph.ts';

const fn = functionData(0, 8, 2);

function machineFor(graph: Graph, ...registers: number[]): Machine {
  const machine = new Machine();
  registers.forEach((n, r) => {
    machine.setRegister(r, boxInt(n));
  });
  machine.load([graph], request([fn]));
  return machine;
}

function compare(b: GraphBuilder, x: Node, y: Node, how: Compare): Node {
  return b.add(NodeOp.CompareInt, Rep.Bool, [x, y], how);
}

function unboxed(b: GraphBuilder, r: number): Node {
  const register = b.register(r);
  return b.add(NodeOp.Unbox, Rep.Int, [register]);
}

/** for (i = 0, sum = 0; i < n; i++) sum += i; with the frame state of the loop header at offset 40. */
function sumLoop(entryOffset = 0): Graph {
  const b = new GraphBuilder(fn, entryOffset);
  const n = unboxed(b, 0);
  const zero = b.int(0);
  const head = b.newBlock();
  const body = b.newBlock();
  const done = b.newBlock();
  b.jump(head);
  const i = b.phi(head, Rep.Int, [zero]);
  const sum = b.phi(head, Rep.Int, [zero]);
  b.block = head;
  b.branch(compare(b, i, n, Compare.Lt), body, done);
  b.block = body;
  const more = b.add(NodeOp.AddInt, Rep.Int, [sum, i], 0, 0, b.state(8, [undefined, undefined, i, sum]));
  const next = b.add(NodeOp.AddInt32, Rep.Int, [i, b.int(1)]);
  b.add(NodeOp.BurnLoop, Rep.None, [], 0, 0, b.state(40, [undefined, undefined, next, more]));
  b.jump(head);
  i.inputs.push(next);
  sum.inputs.push(more);
  b.block = done;
  b.return(sum);
  return b.graph;
}

describe('loops', () => {
  test('count, and burn a unit of fuel each time', () => {
    const machine = machineFor(sumLoop(), 100);
    expect(show(machine.run())).toBe('4950');
    expect(machine.view.getInt32(Cell.SliceFuel, true)).toBe(900);
  });

  test('leave at their header when the slice is used up', () => {
    const machine = machineFor(sumLoop(), 100);
    machine.view.setInt32(Cell.SliceFuel, 3, true);
    expect(machine.run()).toBe(EXCEPTION);
    expect(machine.place()).toEqual({ offset: 40, base: 0 });
    expect([machine.register(2), machine.register(3)]).toEqual(['4', '6']);
    expect(machine.u32(Cell.ExitCode)).toBe(Exit.Slice + 1);
    expect(machine.view.getInt32(Cell.SliceFuel, true)).toBe(-1);
    expect(machine.log).toEqual([]);
  });

  test('leave in the middle when a guard fails', () => {
    const machine = machineFor(sumLoop(), 100_000);
    machine.view.setInt32(Cell.SliceFuel, 1_000_000, true);
    expect(machine.run()).toBe(EXCEPTION);
    expect(machine.place()).toEqual({ offset: 8, base: 0 });
    expect([machine.register(2), machine.register(3)]).toEqual(['65536', '2147450880']);
    expect(machine.view.getInt32(Cell.SliceFuel, true)).toBe(1_000_000 - 65536);
    expect(machine.log).toEqual([`exit(${0x9000} 0)`]);
    expect(machine.module?.functions[0].exits).toEqual([{ function: 0, offset: 8, reason: ExitReason.Overflow }]);
  });

  test('in loops', () => {
    // for (i = 0; i < n; i++) for (j = 0; j < i; j++) { if (j & 1) continue; count += j; }
    const b = new GraphBuilder(fn);
    const n = unboxed(b, 0);
    const zero = b.int(0);
    const one = b.int(1);
    const [outer, start, inner, odd, even, latch, next, done] = Array.from({ length: 8 }, () => b.newBlock());
    b.jump(outer);
    const i = b.phi(outer, Rep.Int, [zero]);
    const total = b.phi(outer, Rep.Int, [zero]);
    b.block = outer;
    b.branch(compare(b, i, n, Compare.Lt), start, done);
    b.block = start;
    b.jump(inner);
    const j = b.phi(inner, Rep.Int, [zero]);
    const count = b.phi(inner, Rep.Int, [total]);
    b.block = inner;
    b.branch(compare(b, j, i, Compare.Lt), odd, next);
    b.block = odd;
    const bit = b.add(NodeOp.AndInt, Rep.Int, [j, one]);
    b.branch(compare(b, bit, zero, Compare.Eq), even, latch);
    b.block = even;
    const more = b.add(NodeOp.AddInt32, Rep.Int, [count, j]);
    b.jump(latch);
    b.block = latch;
    const merged = b.phi(latch, Rep.Int, [count, more]);
    const j1 = b.add(NodeOp.AddInt32, Rep.Int, [j, one]);
    b.jump(inner);
    j.inputs.push(j1);
    count.inputs.push(merged);
    b.block = next;
    const i1 = b.add(NodeOp.AddInt32, Rep.Int, [i, one]);
    b.jump(outer);
    i.inputs.push(i1);
    total.inputs.push(count);
    b.block = done;
    b.return(total);

    let expected = 0;
    for (let x = 0; x < 20; x++) for (let y = 0; y < x; y++) if (!(y & 1)) expected += y;
    expect(show(machineFor(b.graph, 20).run())).toBe(String(expected));
  });

  test('in loops count fuel together', () => {
    // for (i = 0; i < 3; i++) for (j = 0; j < 4; j++);
    const b = new GraphBuilder(fn);
    const zero = b.int(0);
    const [outer, start, inner, latch, next, done] = Array.from({ length: 6 }, () => b.newBlock());
    b.jump(outer);
    const i = b.phi(outer, Rep.Int, [zero]);
    b.block = outer;
    b.branch(compare(b, i, b.int(3), Compare.Lt), start, done);
    b.block = start;
    b.jump(inner);
    const j = b.phi(inner, Rep.Int, [zero]);
    b.block = inner;
    b.branch(compare(b, j, b.int(4), Compare.Lt), latch, next);
    b.block = latch;
    const j1 = b.add(NodeOp.AddInt32, Rep.Int, [j, b.int(1)]);
    b.add(NodeOp.BurnLoop, Rep.None, [], 0, 0, b.state(20, [undefined, undefined, i, j1]));
    b.jump(inner);
    j.inputs.push(j1);
    b.block = next;
    const i1 = b.add(NodeOp.AddInt32, Rep.Int, [i, b.int(1)]);
    b.add(NodeOp.BurnLoop, Rep.None, [], 0, 0, b.state(40, [undefined, undefined, i1]));
    b.jump(outer);
    i.inputs.push(i1);
    b.block = done;
    b.return(i);
    for (let fuel = 0; fuel < 16; fuel++) {
      const machine = new Machine();
      machine.view.setInt32(Cell.SliceFuel, fuel, true);
      machine.load([b.graph], request([fn]));
      if (fuel === 15) {
        expect(show(machine.run())).toBe('3');
        expect(machine.view.getInt32(Cell.SliceFuel, true)).toBe(0);
        continue;
      }
      expect(machine.run()).toBe(EXCEPTION);
      expect(machine.view.getInt32(Cell.SliceFuel, true)).toBe(-1);
      const ended = fuel % 5 === 4;
      expect(machine.place()).toEqual({ offset: ended ? 40 : 20, base: 0 });
      const i = Math.floor(fuel / 5) + (ended ? 1 : 0);
      expect(machine.register(2)).toBe(String(i));
      if (!ended) expect(machine.register(3)).toBe(String((fuel % 5) + 1));
    }
  });

  test('swap their variables', () => {
    // while (n-- > 0) { [a, b, c] = [b, c, a]; d = a + b (the old ones); }
    const b = new GraphBuilder(fn);
    const n = unboxed(b, 0);
    const initial = [1, 2, 3, 0].map((x) => b.int(x));
    const head = b.newBlock();
    const body = b.newBlock();
    const done = b.newBlock();
    b.jump(head);
    const left = b.phi(head, Rep.Int, [n]);
    const [x, y, z, d] = initial.map((node) => b.phi(head, Rep.Int, [node]));
    b.block = head;
    b.branch(compare(b, left, b.int(0), Compare.Gt), body, done);
    b.block = body;
    const fewer = b.add(NodeOp.SubInt32, Rep.Int, [left, b.int(1)]);
    const sum = b.add(NodeOp.AddInt32, Rep.Int, [x, y]);
    b.jump(head);
    left.inputs.push(fewer);
    x.inputs.push(y);
    y.inputs.push(z);
    z.inputs.push(x);
    d.inputs.push(sum);
    b.block = done;
    const base = b.int(10);
    let number = d;
    for (const digit of [x, y, z]) {
      const shifted = b.add(NodeOp.MulInt32, Rep.Int, [number, base]);
      number = b.add(NodeOp.AddInt32, Rep.Int, [shifted, digit]);
    }
    b.return(number);
    const expected = ['123', '3231', '5312', '4123', '3231'];
    expected.forEach((result, times) => {
      expect(show(machineFor(b.graph, times).run())).toBe(result);
    });
  });
});

describe('entries', () => {
  test('a loop header is an entry of its own', () => {
    const machine = new Machine();
    machine.setRegister(0, boxInt(5));
    machine.load([sumLoop(0), sumLoop(40)], request([fn]));
    expect(machine.module?.functions).toMatchObject([{ function: 0, start: true, headers: [40] }]);
    expect(show(machine.run(0, 0))).toBe('10');
    expect(show(machine.run(0, 1))).toBe('10');
  });

  test('the start may go on in a compiled loop', () => {
    const b = new GraphBuilder(fn);
    const n = b.int(7);
    b.add(NodeOp.Reenter, Rep.None, [], 40, 0, b.state(40, [n]));
    const machine = new Machine();
    machine.load([b.graph, sumLoop(40)], request([fn]));
    expect(show(machine.run())).toBe('21');
    expect(machine.register(0)).toBe('7');
    expect(machine.log).toEqual([]);
  });

  test('and leaves if that loop is not compiled', () => {
    const b = new GraphBuilder(fn);
    const n = b.int(7);
    b.add(NodeOp.Reenter, Rep.None, [], 44, 0, b.state(44, [n]));
    const machine = new Machine();
    machine.load([b.graph, sumLoop(40)], request([fn]));
    expect(machine.run()).toBe(EXCEPTION);
    expect(machine.place()).toEqual({ offset: 44, base: 0 });
    expect(machine.log).toEqual([`exit(${0x9000} 0)`]);
  });
});

test('a branch to one block from both sides', () => {
  const b = new GraphBuilder(fn);
  const n = unboxed(b, 0);
  const merge = b.newBlock();
  const condition = compare(b, n, b.int(3), Compare.Lt);
  const small = b.int(10);
  const large = b.int(20);
  b.branch(condition, merge, merge);
  b.block = merge;
  b.return(b.phi(merge, Rep.Int, [small, large]));
  expect(show(machineFor(b.graph, 2).run())).toBe('10');
  expect(show(machineFor(b.graph, 3).run())).toBe('20');
});

test('a ladder of tests that all end in one place', () => {
  const b = new GraphBuilder(fn);
  const n = unboxed(b, 0);
  const end = b.newBlock();
  const results: Node[] = [];
  for (let k = 0; k < 200; k++) {
    const hit = b.newBlock();
    const miss = b.newBlock();
    b.branch(compare(b, n, b.int(k), Compare.Eq), hit, miss);
    b.block = hit;
    results.push(b.int(k * k));
    b.jump(end);
    b.block = miss;
  }
  results.push(b.int(-1));
  b.jump(end);
  b.block = end;
  b.return(b.phi(end, Rep.Int, results));
  expect(show(machineFor(b.graph, 199).run())).toBe('39601');
  expect(show(machineFor(b.graph, 0).run())).toBe('0');
  expect(show(machineFor(b.graph, 200).run())).toBe('-1');
});

test('chaos: a guard fails when the VM says so', () => {
  const machine = new Machine();
  machine.setRegister(0, boxInt(100));
  let asked = 0;
  machine.vm.chaos = (() => (++asked === 5 ? 1 : 0)) as (...args: never[]) => unknown;
  machine.load([sumLoop()], request([fn], 1));
  expect(machine.run()).toBe(EXCEPTION);
  expect(machine.place()).toEqual({ offset: 8, base: 0 });
  expect([machine.register(2), machine.register(3)]).toEqual(['4', '6']);
});

test('a dump has a line for each node', () => {
  expect(printGraph(sumLoop(), true)).toBe(
    [
      'fn0 from 0',
      'b0:',
      '  v0:tagged = EntryRegister 0',
      '  v1:int = Unbox v0',
      '  v2:int = ConstInt 0',
      '  Jump -> b1',
      'b1: from b0 b2',
      '  v4:int = Phi v2 v10',
      '  v5:int = Phi v2 v8',
      '  v6:bool = CompareInt < v4 v1',
      '  Branch v6 -> b2 b3',
      'b2: from b1',
      '  v8:int = AddInt v5 v4 @8',
      '      fn0@8 [r2=v4 r3=v5]',
      '  v9:int = ConstInt 1',
      '  v10:int = AddInt32 v4 v9',
      '  BurnLoop @40',
      '      fn0@40 [r2=v10 r3=v8]',
      '  Jump -> b1',
      'b3: from b1',
      '  v13:tagged = Box v5',
      '  Return v13',
      '',
    ].join('\n'),
  );
});
