// What is in memory when control leaves, calls, or steps through the interpreter.

import { describe, expect, test } from 'vitest';
import { FrameInfo, FrameState, type Node } from '../../../../runtime-host/jit/ssa/graph.ts';
import { CALL_NEW, Compare, ExitReason, NodeOp, Rep } from '../../../../runtime-host/jit/ssa/node.ts';
import { Cell } from '../../../../vm-assembly/abi/layout.ts';
import { Op } from '../../../../vm-assembly/abi/opcodes.ts';
import { Singleton, Tag } from '../../../../vm-assembly/abi/values.ts';
import {
  addressOf,
  boxInt,
  boxObject,
  CELLS,
  EXCEPTION,
  FP,
  functionData,
  GraphBuilder,
  Machine,
  request,
  show,
} from '../../../support/jit-graph.ts';

const fn = functionData(0, 8, 2);
const inner = functionData(1, 5, 1);
const UNDEFINED = [Singleton.Undefined, Tag.Singleton << 16] as const;

function object(b: GraphBuilder, r: number): Node {
  const register = b.register(r);
  return b.add(NodeOp.CheckObject, Rep.Object, [register], 0, 0, b.state(0));
}

describe('exits', () => {
  test('write every register in its boxed form', () => {
    const b = new GraphBuilder(fn);
    const registers = [b.int(-1), b.double(1.5), b.double(NaN), b.bool(true), undefined, b.tagged(...UNDEFINED)];
    registers.push(b.add(NodeOp.ConstCell, Rep.Object, [], CELLS.object));
    b.leave(ExitReason.Unreached, b.state(20, registers));
    const machine = new Machine();
    machine.setRegister(4, boxInt(77));
    machine.load([b.graph], request([fn]));
    expect(machine.run()).toBe(EXCEPTION);
    expect(registers.map((_, r) => machine.register(r))).toEqual([
      '-1',
      '1.5 double',
      'NaN 7ff8000000000000',
      'true',
      '77',
      'undefined',
      `object ${addressOf(CELLS.object)}`,
    ]);
    expect(machine.place()).toEqual({ offset: 20, base: 0 });
  });

  test('a NaN that arithmetic made is written in its canonical form', () => {
    const b = new GraphBuilder(fn);
    const register = b.register(0);
    const zero = b.add(NodeOp.Unbox, Rep.Double, [register]);
    const nan = b.add(NodeOp.DivDouble, Rep.Double, [zero, zero]);
    const negated = b.add(NodeOp.NegDouble, Rep.Double, [nan]);
    b.leave(ExitReason.Unreached, b.state(20, [nan, negated]));
    const machine = new Machine();
    machine.setRegister(0, 0n);
    machine.load([b.graph], request([fn]));
    machine.run();
    expect([machine.register(0), machine.register(1)]).toEqual(['NaN 7ff8000000000000', 'NaN 7ff8000000000000']);
  });

  test('write nothing where the slot holds the value', () => {
    const b = new GraphBuilder(fn);
    const first = b.register(0);
    const second = b.register(1);
    b.add(NodeOp.CheckInt, Rep.Int, [first], 0, 0, b.state(0, [first, second]));
    b.leave(ExitReason.Unreached, b.state(20, [second, second]));
    const machine = new Machine();
    machine.setRegister(0, boxInt(1));
    machine.setRegister(1, boxInt(2));
    machine.load([b.graph], request([fn]));
    machine.run();
    expect([machine.register(0), machine.register(1)]).toEqual(['2', '2']);
    // One i64.store, of register 0: those of Cell.Pc and Cell.Fp are i32.
    expect([...machine.module!.wasm].filter((byte) => byte === 0x37)).toHaveLength(1);
  });

  test('of inlined frames write the frames of all callers', () => {
    const b = new GraphBuilder(fn);
    const f = object(b, 1);
    const five = b.int(5);
    const six = b.int(6);
    const seven = b.int(7);
    const outer = b.state(16, [undefined, undefined, five]);
    const frame = new FrameInfo(inner, 1, 8 * 3 + 24, b.frame, 2);
    const state = new FrameState(frame, 12, [undefined, six], outer, f, undefined, false);
    const deeper = new FrameInfo(inner, 1, frame.base + 8 * 2 + 24, frame, 0);
    const deepest = new FrameState(deeper, 4, [seven], state, f, f, false);
    b.leave(ExitReason.Shape, deepest);
    const machine = new Machine();
    machine.setRegister(1, boxObject(0x4440));
    machine.load([b.graph], request([fn, inner]));
    expect(machine.run()).toBe(EXCEPTION);
    expect(machine.register(2)).toBe('5');
    expect(machine.register(1, frame.base)).toBe('6');
    expect(machine.register(0, deeper.base)).toBe('7');
    expect(machine.header(frame.base)).toEqual({
      returnPc: addressOf(1) + 16 + 8,
      callerFp: FP,
      argc: 2,
      newTarget: 0,
      callee: 'object 17472',
    });
    expect(machine.header(deeper.base)).toEqual({
      returnPc: addressOf(3) + 12 + 8,
      callerFp: FP + frame.base,
      argc: 0,
      newTarget: 0x4440,
      callee: 'object 17472',
    });
    expect(machine.place(1)).toEqual({ offset: 4, base: deeper.base });
    const exits = [...(machine.module?.functions[0].exits ?? [])];
    expect(exits).toContainEqual({ function: 1, offset: 4, reason: ExitReason.Shape });
  });

  test('of the same state share what they write, and are counted one by one', () => {
    const b = new GraphBuilder(fn);
    const flag = b.register(0);
    const state = b.state(8, [undefined, b.int(9)]);
    const bool = b.add(NodeOp.CheckBool, Rep.Bool, [flag], 0, 0, state);
    b.add(NodeOp.Guard, Rep.None, [bool], ExitReason.Callee, 0, state);
    b.return(b.int(1));
    for (const [value, exit] of [
      [boxInt(0), 0],
      [(BigInt(Tag.Singleton) << 48n) | 2n, 1],
    ] as const) {
      const machine = new Machine();
      machine.setRegister(0, value);
      machine.load([b.graph], request([fn]));
      expect(machine.run()).toBe(EXCEPTION);
      expect(machine.log).toEqual([`exit(${0x9000} ${exit})`]);
      expect(machine.register(1)).toBe('9');
      expect(machine.place()).toEqual({ offset: 8, base: 0 });
      expect(machine.module?.functions[0].exits.map((e) => e.reason)).toEqual([ExitReason.Type, ExitReason.Callee]);
    }
  });
});

describe('inlined calls', () => {
  function build(): GraphBuilder {
    const b = new GraphBuilder(fn);
    const f = object(b, 1);
    const frame = new FrameInfo(inner, 1, 48, b.frame, 1);
    const argument = b.int(3);
    const nothing = b.tagged(...UNDEFINED);
    const after = b.state(16, []);
    const before = b.state(16, [undefined, undefined, undefined, undefined, undefined, f, nothing, argument]);
    b.add(NodeOp.EnterInlined, Rep.None, [], frame.base + 8 * inner.registers, 0, before);
    const state = new FrameState(frame, 0, [nothing, argument], after, f, undefined, false);
    b.add(NodeOp.BurnCall, Rep.None, [], 0, 0, state);
    b.return(argument);
    return b;
  }

  function run(prepare: (machine: Machine) => void): { machine: Machine; result: bigint } {
    const machine = new Machine();
    machine.setRegister(1, boxObject(0x4440));
    prepare(machine);
    machine.load([build().graph], request([fn, inner]));
    return { machine, result: machine.run() };
  }

  test('cost a unit of fuel', () => {
    const { machine, result } = run(() => {});
    expect(show(result)).toBe('3');
    expect(machine.view.getInt32(Cell.SliceFuel, true)).toBe(999);
  });

  test('leave before the call where the stack ends', () => {
    const { machine, result } = run((m) => m.view.setUint32(Cell.CompiledLimit, FP + 48 + 8 * 5 - 1, true));
    expect(result).toBe(EXCEPTION);
    expect(machine.place()).toEqual({ offset: 16, base: 0 });
    expect([machine.register(5), machine.register(6), machine.register(7)]).toEqual(['object 17472', 'undefined', '3']);
    expect(machine.view.getInt32(Cell.SliceFuel, true)).toBe(1000);
  });

  test('end the slice at the start of the callee', () => {
    const { machine, result } = run((m) => m.view.setInt32(Cell.SliceFuel, 0, true));
    expect(result).toBe(EXCEPTION);
    expect(machine.place(1)).toEqual({ offset: 0, base: 48 });
    expect(machine.header(48)).toMatchObject({ returnPc: addressOf(1) + 24, callerFp: FP, argc: 1 });
    expect([machine.register(0, 48), machine.register(1, 48)]).toEqual(['undefined', '3']);
    expect(machine.log).toEqual([]);
  });
});

/** fib(n) with n in register 1 and itself in register 2 of the caller: windows at register 3. */
function fib(covered: boolean): GraphBuilder {
  const b = new GraphBuilder(fn);
  const self = b.add(NodeOp.ConstCell, Rep.Object, [], CELLS.object);
  const register = b.register(1);
  const n = b.add(NodeOp.CheckInt, Rep.Int, [register], 0, 0, b.state(0, [undefined, register]));
  const [small, large] = [b.newBlock(), b.newBlock()];
  b.branch(b.add(NodeOp.CompareInt, Rep.Bool, [n, b.int(2)], Compare.Lt), small, large);
  b.block = small;
  b.return(n);
  b.block = large;
  const nothing = b.tagged(...UNDEFINED);
  const call = (less: number, registers: (Node | undefined)[], offset: number): Node => {
    const argument = b.add(NodeOp.SubInt, Rep.Int, [n, b.int(less)], 0, 0, b.state(offset - 4, registers));
    const inputs = [self, nothing, b.box(argument)];
    return b.add(NodeOp.CallCode, Rep.Tagged, inputs, 0, 3, b.state(offset, registers, covered));
  };
  const first = call(1, [undefined, n], 20);
  const x = b.add(NodeOp.CheckInt, Rep.Int, [first], 0, 0, b.state(28, [undefined, n, first]));
  const second = call(2, [undefined, n, x], 40);
  const y = b.add(NodeOp.CheckInt, Rep.Int, [second], 0, 0, b.state(48, [undefined, undefined, x, second]));
  b.return(b.add(NodeOp.AddInt, Rep.Int, [x, y], 0, 0, b.state(48, [undefined, undefined, x, y])));
  return b;
}

/** Offset of the window from the caller's frame to the callee's. */
const STEP = 3 * 8 + 24;

describe('calls', () => {
  function machineFor(n: number, covered = false): Machine {
    const machine = new Machine();
    machine.view.setInt32(Cell.SliceFuel, 100_000, true);
    machine.setRegister(1, boxInt(n));
    machine.load([fib(covered).graph], request([fn]));
    return machine;
  }

  test('recurse, a unit of fuel each', () => {
    const machine = machineFor(15);
    expect(show(machine.run())).toBe('610');
    expect(machine.log).toEqual([]);
    expect(100_000 - machine.view.getInt32(Cell.SliceFuel, true)).toBe(1972);
  });

  test('write a whole window', () => {
    const machine = machineFor(2);
    machine.run();
    expect(machine.header(STEP)).toEqual({
      returnPc: addressOf(1) + 48,
      callerFp: FP,
      argc: 1,
      newTarget: 0,
      callee: `object ${addressOf(CELLS.object)}`,
    });
    // this, the argument, and the second parameter that was not passed
    expect([0, 1, 2].map((r) => machine.register(r, STEP))).toEqual(['undefined', '0', 'undefined']);
  });

  test('go to the interpreter where the stack ends', () => {
    const machine = machineFor(10);
    const limit = 2 * STEP + 8 * fn.registers;
    machine.view.setUint32(Cell.CompiledLimit, FP + limit, true);
    expect(machine.run()).toBe(EXCEPTION);
    // Two calls were made; the third one is for the interpreter, with its window.
    expect(machine.place()).toEqual({ offset: 20, base: 2 * STEP });
    expect(machine.register(1, 2 * STEP)).toBe('8');
    expect([5, 6, 7].map((r) => machine.register(r, 2 * STEP))).toEqual([
      `object ${addressOf(CELLS.object)}`,
      'undefined',
      '7',
    ]);
    expect(machine.header(2 * STEP)).toMatchObject({ returnPc: addressOf(1) + 28, callerFp: FP + STEP });
    // The callers wrote what they need after their calls.
    expect([machine.register(1), machine.register(1, STEP)]).toEqual(['10', '9']);
    expect(machine.module?.functions[0].exits.map((exit) => exit.reason)).toContain(ExitReason.Depth);
  });

  test('leave with their callee: registers are written on the way out', () => {
    const machine = machineFor(1);
    const other = new GraphBuilder(fn);
    const x = other.add(NodeOp.AddInt32, Rep.Int, [other.int(20), other.int(1)]);
    const self = other.add(NodeOp.ConstCell, Rep.Object, [], CELLS.object);
    const argument = other.register(1);
    const state = other.state(20, [undefined, undefined, x]);
    const result = other.add(NodeOp.CallCode, Rep.Tagged, [self, argument, argument], 1, 3, state);
    other.return(result);
    const callee = new GraphBuilder(functionData(1, 8, 2));
    const guarded = callee.register(1);
    const state1 = callee.state(36, [undefined, guarded]);
    callee.return(callee.add(NodeOp.CheckObject, Rep.Object, [guarded], 0, 0, state1));
    machine.load([other.graph, callee.graph], request([fn, functionData(1, 8, 2)]));
    expect(machine.run()).toBe(EXCEPTION);
    expect(machine.place(1)).toEqual({ offset: 36, base: STEP });
    expect(machine.register(2)).toBe('21');
    expect(machine.log).toEqual([`exit(${addressOf(2)} 0)`]);
  });

  test('go on with what the interpreter made of a callee that left', () => {
    const machine = new Machine();
    const resumed: number[][] = [];
    machine.vm.resume = ((...args: number[]) => {
      resumed.push(args);
      return boxInt(40);
    }) as (...args: never[]) => unknown;
    machine.view.setInt32(Cell.SliceFuel, 100_000, true);
    machine.view.setUint32(Cell.CompiledLimit, FP + STEP + 8 * fn.registers, true);
    machine.setRegister(1, boxInt(3));
    machine.load([fib(false).graph], request([fn]));
    const result = machine.run();
    expect(resumed).toEqual([[addressOf(1) + 20, FP, FP + STEP]]);
    expect(show(result)).toBe('41');
  });

  test('do not write where an exception has gone past them', () => {
    const machine = machineFor(10);
    // The callee's frame is gone, the handler below has put something into our register 1.
    machine.vm.slice = (() => {
      machine.view.setUint32(Cell.Fp, FP - 64, true);
      machine.setRegister(1, boxInt(4711));
      return 1;
    }) as (...args: never[]) => unknown;
    machine.load([fib(false).graph], request([fn]));
    machine.view.setInt32(Cell.SliceFuel, 0, true);
    expect(machine.run()).toBe(EXCEPTION);
    expect(machine.register(1)).toBe('4711');
  });

  test('write everything before where a handler covers them', () => {
    const seen: string[] = [];
    for (const covered of [false, true]) {
      const machine = machineFor(3, covered);
      let at = 0;
      machine.vm.slice = (() => {
        // the second call of fib(3): x = 1 is live in register 2
        if (++at === 4) seen.push(`${covered} ${machine.register(2)}`);
        return 0;
      }) as (...args: never[]) => unknown;
      machine.setRegister(2, boxInt(-1));
      machine.view.setInt32(Cell.SliceFuel, 0, true);
      machine.load([fib(covered).graph], request([fn]));
      expect(show(machine.run())).toBe('2');
      expect(at).toBe(4);
    }
    expect(seen).toEqual(['false -1', 'true 1']);
  });

  test('end slices at the start of the callee', () => {
    const machine = machineFor(2);
    machine.view.setInt32(Cell.SliceFuel, 0, true);
    const places: unknown[] = [];
    machine.vm.slice = (() => {
      places.push(machine.place());
      machine.view.setInt32(Cell.SliceFuel, 10, true);
      return 0;
    }) as (...args: never[]) => unknown;
    machine.load([fib(false).graph], request([fn]));
    expect(show(machine.run())).toBe('1');
    expect(places).toEqual([{ offset: 0, base: STEP }]);
    expect(machine.view.getInt32(Cell.SliceFuel, true)).toBe(9);
  });

  test('of constructors say so in the frame', () => {
    const b = new GraphBuilder(fn);
    const f = object(b, 1);
    const receiver = object(b, 0);
    const inputs = [f, b.box(receiver)];
    const state = b.state(20, [undefined, undefined, undefined, undefined, undefined, undefined, receiver]);
    b.return(b.add(NodeOp.CallCode, Rep.Tagged, inputs, 1, 3 | CALL_NEW, state));
    const callee = new GraphBuilder(inner);
    callee.return(callee.add(NodeOp.Load, Rep.Object, [], -8, 18));
    const machine = new Machine();
    machine.setRegister(0, boxObject(0x5550));
    machine.setRegister(1, boxObject(0x4440));
    machine.load([b.graph, callee.graph], request([fn, inner]));
    expect(show(machine.run())).toBe('object 17472');
    expect(machine.header(STEP)).toMatchObject({ argc: 0, newTarget: 0x4440, callee: 'object 17472' });
    expect(machine.register(0, STEP)).toBe('object 21840');
  });
});

describe('references are written before calls', () => {
  test('where they are defined, if that is outside of the loop', () => {
    const b = new GraphBuilder(fn);
    const callee = new GraphBuilder(inner);
    callee.return(callee.tagged(...UNDEFINED));
    const f = object(b, 1);
    const outside = b.add(NodeOp.Load, Rep.Tagged, [f], 16, 4);
    const zero = b.int(0);
    const [head, body, done] = [b.newBlock(), b.newBlock(), b.newBlock()];
    b.jump(head);
    const i = b.phi(head, Rep.Int, [zero]);
    b.block = head;
    b.branch(b.add(NodeOp.CompareInt, Rep.Bool, [i, b.int(3)], Compare.Lt), body, done);
    b.block = body;
    const nothing = b.tagged(...UNDEFINED);
    const registers = [undefined, f, outside, i];
    b.add(NodeOp.CallCode, Rep.Tagged, [f, nothing], 1, 4, b.state(20, registers));
    const next = b.add(NodeOp.AddInt32, Rep.Int, [i, b.int(1)]);
    b.add(NodeOp.BurnLoop, Rep.None, [], 0, 0, b.state(40, [undefined, f, outside, next]));
    b.jump(head);
    i.inputs.push(next);
    b.block = done;
    b.return(outside);

    const machine = new Machine();
    machine.setRegister(1, boxObject(0x4440));
    machine.setRegister(3, boxInt(-5));
    machine.view.setBigUint64(0x4440 + 16, boxObject(0x6660), true);
    machine.view.setInt32(Cell.SliceFuel, 0, true);
    const seen: string[][] = [];
    machine.vm.slice = (() => {
      seen.push([machine.register(2), machine.register(3)]);
      machine.setRegister(2, boxInt(seen.length));
      machine.view.setInt32(Cell.SliceFuel, 1, true);
      return 0;
    }) as (...args: never[]) => unknown;
    machine.load([b.graph, callee.graph], request([fn, inner]));
    machine.run();
    // Written once, before the loop; ints are not written at all.
    expect(seen).toEqual([
      ['object 26208', '-5'],
      ['1', '-5'],
      ['2', '-5'],
    ]);
  });
});

describe('steps', () => {
  test('write all registers, and read the result from the frame', () => {
    const words = functionData(0, 8, 2);
    words.words[3] = Op.Add | (2 << 8) | (1 << 16) | (3 << 24);
    const b = new GraphBuilder(words);
    const value = b.register(1);
    const five = b.int(5);
    const state = b.state(12, [undefined, value, undefined, five, b.bool(false)]);
    b.add(NodeOp.Step, Rep.None, [], 0, 0, state);
    const result = b.add(NodeOp.FrameRegister, Rep.Tagged, [], 2, 0, state);
    b.leave(ExitReason.Unreached, b.state(20, [undefined, value, result, five, result]));
    const machine = new Machine();
    machine.setRegister(1, boxInt(1));
    machine.vm.step = ((pc: number, fp: number) => {
      machine.log.push(`step ${pc - addressOf(1)} ${fp - FP} ${[1, 3, 4].map((r) => machine.register(r)).join(' ')}`);
      machine.setRegister(2, boxInt(42));
      return pc + 4;
    }) as (...args: never[]) => unknown;
    machine.load([b.graph], request([words]));
    expect(machine.run()).toBe(EXCEPTION);
    expect(machine.log[0]).toBe('step 12 0 1 5 false');
    expect([1, 2, 3, 4].map((r) => machine.register(r))).toEqual(['1', '42', '5', '42']);
    // Registers 1, 2 and 3 were in memory: three 64-bit stores are left, 3 and 4 before the step and 4 after it.
    expect([...machine.module!.wasm].filter((byte) => byte === 0x37)).toHaveLength(3);
  });

  test('that do not come back return at once', () => {
    const b = new GraphBuilder(fn);
    b.add(NodeOp.Step, Rep.None, [], 0, 0, b.state(12, []));
    b.return(b.int(1));
    const machine = new Machine();
    machine.load([b.graph], request([fn]));
    expect(machine.run()).toBe(EXCEPTION);
    expect(machine.log).toEqual([`step(${addressOf(1) + 12} ${FP})`]);
  });

  test('may go on in two places', () => {
    const b = new GraphBuilder(fn);
    b.return(b.add(NodeOp.StepBranch, Rep.Bool, [], 64, 0, b.state(12, [])));
    for (const [next, result] of [
      [64, 'true'],
      [20, 'false'],
    ] as const) {
      const machine = new Machine();
      machine.vm.step = ((pc: number) => pc - 12 + next) as (...args: never[]) => unknown;
      machine.load([b.graph], request([fn]));
      expect(show(machine.run())).toBe(result);
    }
  });
});

test('`this` of a derived constructor is in its register when it returns', () => {
  const b = new GraphBuilder(fn);
  const made = b.register(1);
  b.add(NodeOp.Return, Rep.None, [b.tagged(...UNDEFINED), made]);
  const machine = new Machine();
  machine.setRegister(1, boxObject(0x4440));
  machine.load([b.graph], request([fn]));
  expect(show(machine.run())).toBe('undefined');
  expect(machine.register(0)).toBe('object 17472');
});
