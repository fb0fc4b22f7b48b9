import { describe, expect, it } from 'vitest';
import { fold } from '../../../../runtime-host/jit/passes/fold.ts';
import { replaceAllocations } from '../../../../runtime-host/jit/passes/scalars.ts';
import type { CompileRequest } from '../../../../runtime-host/jit/request.ts';
import type { Graph, Node } from '../../../../runtime-host/jit/ssa/graph.ts';
import { NODE_NAMES } from '../../../../runtime-host/jit/ssa/op-info.ts';
import { printNode } from '../../../../runtime-host/jit/ssa/print.ts';
import { Kind } from '../../../../vm-assembly/abi/layout.ts';
import { type Case, operations, type Passed, runPass } from '../../../support/jit/pass.ts';
import { boxInt, boxSingleton, runGraph } from '../../../support/jit/run-graph.ts';

// cell 1 is the shape of objects with two slots, cell 2 that of arrays
const REQUEST = {
  info: [
    { kind: 'object' },
    { kind: 'shape', of: Kind.Object, inlineCapacity: 2, inlineOffset: 16, bytes: 32, dictionary: false },
    { kind: 'shape', of: Kind.Array, inlineCapacity: 0, inlineOffset: 24, bytes: 24, dictionary: false },
  ],
  well: { arrayShape: 2 },
} as unknown as CompileRequest;

const CASES: Case[] = [
  [boxInt(3), boxInt(4)],
  [boxInt(0), boxInt(0)],
  [boxSingleton(0), boxInt(7)],
].map((registers) => ({ registers }));

function run(text: string, cases = CASES): Passed {
  return runPass(text, [fold, (graph: Graph) => replaceAllocations(graph, REQUEST), fold], cases);
}

function allocations(text: string): string[] {
  return operations(run(text, []).graph).filter((name) => name.startsWith('New') || name === 'Virtual');
}

/** The virtual objects of the state in which the nth node of an operation leaves: what would make it, and its parts. */
function virtuals(graph: Graph, operation: string): string[] {
  const nodes: Node[] = graph.blocks.flatMap((block) => block.nodes);
  const node = nodes.find(({ op, state }) => NODE_NAMES[op] === operation && state !== undefined)!;
  const describe = (value: Node): string => printNode(value).replace(/^v\d+:\w+ = /, '');
  return node.state!.virtuals.map(({ node: made, values }) => `${NODE_NAMES[made.aux]}: ${values.map(describe)}`);
}

const START = `
    b0:
      x = EntryRegister 0
      y = EntryRegister 1
      i = CheckInt x @0[x y]
      j = CheckInt y @0[x y]`;

describe('objects that nobody sees', () => {
  it('are gone, and their slots are values', () => {
    const { graph, after } = run(`${START}
      o = NewObject 1 @4[x y]
      Store slot+16 o x
      Store slot+24 o y
      Store slot+16 o y
      a:tagged = Load slot+16 o
      b:tagged = Load slot+24 o
      n:int = Unbox a
      m:int = Unbox b
      s:int = AddInt32 n m
      r = Box s
      Return r`);
    expect(operations(graph).filter((name) => name.startsWith('New') || /Load|Store/.test(name))).toEqual([]);
    expect(after[0].result).toBe(boxInt(8));
  });

  it('keep what frame states say of them', () => {
    const { graph } = run(`${START}
      o = NewObject 1 @4[x y]
      shape:raw = ConstCell 3
      Store shape+4 o shape
      Store slot+24 o y
      k = AddInt i j @8[o x y]
      Store slot+16 o x
      r = Box k
      Return r`);
    expect(virtuals(graph, 'AddInt')).toEqual(['NewObject: ConstCell c3,ConstTagged fffa0000:0,EntryRegister 1']);
  });

  it('are carried by loops', () => {
    const { graph, after } = run(`${START}
      o = NewObject 1 @4[x y]
      Store slot+16 o x
      zero = ConstInt 0
      one = ConstInt 1
      Jump b1
    b1: header @8[o x y zero]
      n:int = Phi zero m
      p:object = Phi o q
      c = CompareInt < n i
      Branch c b2 b3
    b2:
      a:tagged = Load slot+16 p
      e:int = Unbox a
      f = AddInt e j @12[p x y n]
      q = NewObject 1 @16[p x y n f]
      g = Box f
      Store slot+16 q g
      m = AddInt n one @20[q x y n]
      BurnLoop @8[q x y m]
      Jump b1
    b3:
      r:tagged = Load slot+16 p
      Return r`);
    expect(operations(graph).filter((name) => name.startsWith('New') || /Load|Store/.test(name))).toEqual([]);
    expect(after[0].result).toBe(boxInt(15));
    expect(virtuals(graph, 'BurnLoop')).toHaveLength(1);
  });

  it('are gone when the object that they were in is', () => {
    expect(
      allocations(`${START}
      o = NewObject 1 @4[x y]
      Store slot+16 o x
      t = NewObject 1 @8[x y o]
      bo = Box o
      Store slot+24 t bo
      u:tagged = Load slot+24 t
      v = CheckObject u @12[x y t]
      w:tagged = Load slot+16 v
      Return w`),
    ).toEqual([]);
  });

  it('know that no other object is the same', () => {
    const { after } = run(`${START}
      o = NewObject 1 @4[x y]
      t = NewObject 1 @4[x y]
      c:bool = SameAddress o t
      d:bool = SameAddress o o
      n:int = BoolToInt c
      m:int = BoolToInt d
      two = ConstInt 2
      k:int = MulInt32 m two
      s:int = AddInt32 n k
      r = Box s
      Return r`);
    expect(after[0].result).toBe(boxInt(2));
  });
});

describe('arrays, environments and closures', () => {
  it('arrays are their elements', () => {
    const { graph } = run(
      `${START}
      o = NewArray x y @4[x y]
      zero = ConstInt 0
      one = ConstInt 1
      kind:int = Load kind+0 o
      array = ConstInt ${Kind.Array}
      is = CompareInt == kind array
      Guard is type @8[o x y]
      length:int = Load arrayLength+16 o
      e:raw = Load elements+12 o
      capacity:int = Load capacity+4 e
      inside = CompareUint < one capacity
      Guard inside bounds @8[o x y]
      a:tagged = LoadElement e one
      StoreElement e zero a
      b:tagged = LoadElement e zero
      n:int = Unbox b
      s:int = AddInt32 n length
      r = Box s
      Return r`,
      [],
    );
    expect(operations(graph).filter((name) => /New|Load|Store|Guard/.test(name))).toEqual([]);
    expect(runGraph(graph, [boxInt(3), boxInt(4)]).result).toBe(boxInt(6));
  });

  it('stay when an index is not known', () => {
    expect(
      allocations(`${START}
      o = NewArray x y @4[x y]
      e:raw = Load elements+12 o
      a:tagged = LoadElement e i
      Return a`),
    ).toEqual(['NewArray']);
  });

  it('an environment goes after the closure over it', () => {
    const { graph } = run(
      `${START}
      f:object = ConstCell 5
      parent:raw = ConstRaw 0
      env:object = NewEnvironment parent 1 1 @4[x y]
      Store environment+16 env x
      c = NewClosure env f 7 @8[x y env]
      own:raw = Load env+20 c
      a:tagged = Load environment+16 own
      k = AddInt i j @12[c x y]
      n:int = Unbox a
      s:int = AddInt32 n k
      r = Box s
      Return r`,
      [],
    );
    expect(virtuals(graph, 'AddInt').map((text) => text.split(':')[0])).toEqual(['NewClosure', 'NewEnvironment']);
    expect(operations(graph).filter((name) => name.startsWith('New'))).toEqual([]);
  });
});

describe('what stays', () => {
  it.each([
    ['a returned object', 'o = NewObject 1 @4[x y]\n r = Box o\n Return r'],
    ['one that a call may see', 'o = NewObject 1 @4[x y]\n Step @8[o x y]\n Return x'],
    [
      'one that other memory holds',
      'o = NewObject 1 @4[x y]\n p:raw = ConstCell 4\n r = Box o\n Store slot+0 p r\n Return x',
    ],
    ['one with other slots', 'o = NewObject 1 @4[x y]\n s:raw = Load slots+8 o\n r:tagged = Load slot+8 s\n Return r'],
    ['one of another kind', 'o = NewObject 2 @4[x y]\n k = AddInt i j @8[o x y]\n r = Box k\n Return r'],
  ])('%s', (_, body) => {
    expect(allocations(`${START}\n${body}`)).toEqual(['NewObject']);
  });

  it('an object that a phi and somebody else name', () => {
    const text = (late: string): string => `${START}
      o = NewObject 1 @4[x y]
      c = CompareInt < i j
      Branch c b1 b2
    b1:
      t = NewObject 1 @8[x y o]
      Jump b3
    b2:
      Jump b3
    b3:
      p:object = Phi t o
      Store slot+16 p x
      k = AddInt i j @12[p x y${late}]
      a:tagged = Load slot+16 p
      n:int = Unbox a
      s:int = AddInt32 n k
      r = Box s
      Return r`;
    expect(allocations(text(''))).toEqual(['Virtual']);
    expect(allocations(text(' o'))).toContain('NewObject');
  });
});
