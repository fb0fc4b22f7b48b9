// Hand-built graphs for tests of the JIT's back end, and a machine to run them on: a memory, and functions that stand in for the VM.

import { type EmittedModule, emitModule } from '../../runtime-host/jit/emit/module.ts';
import { VM_IMPORTS } from '../../runtime-host/jit/imports.ts';
import type { CellInfo, CompileRequest, FunctionData } from '../../runtime-host/jit/request.ts';
import { type Block, FrameInfo, FrameState, Graph, type Node } from '../../runtime-host/jit/ssa/graph.ts';
import { NodeOp, Rep } from '../../runtime-host/jit/ssa/node.ts';
import { verifyGraph } from '../../runtime-host/jit/ssa/verify.ts';
import { Cell, Frame } from '../../vm-assembly/abi/layout.ts';
import { Singleton, Tag } from '../../vm-assembly/abi/values.ts';

/** Cells of every test request, by number: code and start of function f are at 2 f and 2 f + 1, then these. */
export const CELLS = { emptyElements: 100, arrayShape: 101, shape: 102, object: 103, array: 104 } as const;

/** Addresses of cells: far from everything else, each its own. */
export function addressOf(ref: number): number {
  return 0x9000 + 0x100 * ref;
}

export const FP = 0x30000;
export const HEAP = 0x50000;

export function functionData(index: number, registers: number, params: number): FunctionData {
  return {
    code: 2 * index,
    name: `fn${index}`,
    index,
    library: false,
    flags: 0,
    registers,
    params,
    words: new Int32Array(256),
    constants: [],
    handlers: new Uint32Array(0),
    seen: new Uint32Array(256),
    profiled: true,
    sites: [],
    start: 2 * index + 1,
    variables: 0,
    data: 0,
    failed: [],
  };
}

export function request(functions: FunctionData[], chaos = 0): CompileRequest {
  const info: CellInfo[] = [];
  for (let i = 0; i < 128; i++) info.push({ kind: 'address' });
  info[CELLS.shape] = { kind: 'shape', of: 32, inlineCapacity: 2, inlineOffset: 16, bytes: 32, dictionary: false };
  info[CELLS.array] = { kind: 'shape', of: 33, inlineCapacity: 0, inlineOffset: 24, bytes: 24, dictionary: false };
  return {
    functions,
    cells: Uint32Array.from(info, (_, i) => addressOf(i)),
    info,
    well: {
      emptyElements: CELLS.emptyElements,
      arrayShape: CELLS.arrayShape,
      stringShape: 0,
      numberShape: 0,
      charStrings: 0,
    },
    chaos,
    stress: false,
    start: true,
    headers: [],
  };
}

/** Builds a graph node by node; `block` is where the next one goes. */
export class GraphBuilder {
  readonly graph: Graph;
  readonly frame: FrameInfo;
  block: Block;

  constructor(fn: FunctionData, entryOffset = 0) {
    this.frame = new FrameInfo(fn, fn.index, 0, undefined, 0);
    this.graph = new Graph(this.frame, entryOffset);
    this.block = this.graph.entry;
  }

  add(op: NodeOp, rep: Rep, inputs: Node[] = [], imm = 0, aux = 0, state?: FrameState): Node {
    const node = this.graph.node(op, rep, inputs, imm, aux, state, this.block);
    this.block.nodes.push(node);
    return node;
  }

  int(n: number): Node {
    return this.add(NodeOp.ConstInt, Rep.Int, [], n);
  }

  double(n: number): Node {
    return this.add(NodeOp.ConstDouble, Rep.Double, [], n);
  }

  bool(b: boolean): Node {
    return this.add(NodeOp.ConstBool, Rep.Bool, [], b ? 1 : 0);
  }

  tagged(low: number, high: number): Node {
    return this.add(NodeOp.ConstTagged, Rep.Tagged, [], low, high);
  }

  register(r: number): Node {
    return this.add(NodeOp.EntryRegister, Rep.Tagged, [], r);
  }

  box(node: Node): Node {
    return this.add(NodeOp.Box, Rep.Tagged, [node]);
  }

  state(offset: number, registers: (Node | undefined)[] = [], covered = false, frame = this.frame): FrameState {
    return new FrameState(frame, offset, registers, undefined, undefined, undefined, covered);
  }

  /** A block that nothing leads to yet. */
  newBlock(): Block {
    return this.graph.newBlock();
  }

  phi(block: Block, rep: Rep, inputs: Node[] = []): Node {
    const node = this.graph.node(NodeOp.Phi, rep, inputs, 0, 0, undefined, block);
    block.phis.push(node);
    return node;
  }

  jump(to: Block): void {
    this.add(NodeOp.Jump, Rep.None);
    this.graph.connect(this.block, to);
  }

  branch(condition: Node, yes: Block, no: Block): void {
    this.add(NodeOp.Branch, Rep.None, [condition]);
    this.graph.connect(this.block, yes);
    this.graph.connect(this.block, no);
  }

  /** Returns any value. */
  return(node: Node): void {
    const value = node.rep === Rep.Tagged ? node : this.box(node);
    this.add(NodeOp.Return, Rep.None, [value]);
  }

  leave(reason: number, state: FrameState): void {
    this.add(NodeOp.Leave, Rep.None, [], reason, 0, state);
  }
}

const bits = new DataView(new ArrayBuffer(8));

export function boxInt(n: number): bigint {
  return (BigInt(Tag.Int) << 48n) | BigInt(n >>> 0);
}

export function boxDouble(d: number): bigint {
  bits.setFloat64(0, d);
  return Number.isNaN(d) ? 0x7ff8000000000000n : bits.getBigUint64(0);
}

export function boxObject(address: number): bigint {
  return (BigInt(Tag.Object) << 48n) | BigInt(address);
}

export function boxString(address: number): bigint {
  return (BigInt(Tag.String) << 48n) | BigInt(address);
}

export function singleton(s: Singleton): bigint {
  return (BigInt(Tag.Singleton) << 48n) | BigInt(s);
}

export const EXCEPTION = singleton(Singleton.Exception);

/** What a value is, for messages and comparisons: 5, '5.5 double', 'object 4000' … */
export function show(value: bigint): string {
  const v = BigInt.asUintN(64, value);
  const tag = Number(v >> 48n);
  const payload = Number(v & 0xffffffffn);
  if (tag < Tag.Singleton) {
    bits.setBigUint64(0, v);
    const d = bits.getFloat64(0);
    return Number.isNaN(d) ? `NaN ${v.toString(16)}` : `${Object.is(d, -0) ? '-0' : d} double`;
  }
  if (tag === Tag.Int) return `${payload | 0}`;
  if (tag === Tag.Object) return `object ${payload}`;
  if (tag === Tag.String) return `string ${payload}`;
  return ['undefined', 'null', 'false', 'true', 'hole', 'exception'][payload] ?? `singleton ${payload}`;
}

type Stand = Record<string, (...args: never[]) => unknown>;

/** A memory with the cells that compiled code looks at, and the functions that it imports. */
export class Machine {
  readonly memory = new WebAssembly.Memory({ initial: 16 });
  readonly view = new DataView(this.memory.buffer);
  /** What compiled code called, in order. */
  readonly log: string[] = [];
  /** Stand-ins of the functions of the VM; each may be replaced. */
  readonly vm: Stand;
  module: EmittedModule | undefined;
  exported: ((fp: number, entry: number) => bigint)[] = [];

  constructor() {
    this.view.setInt32(Cell.SliceFuel, 1000, true);
    this.view.setUint32(Cell.CompiledLimit, 0x40000, true);
    this.view.setUint32(Cell.AllocNext, HEAP, true);
    this.view.setUint32(Cell.AllocEnd, HEAP + 0x10000, true);
    const note =
      (name: string, answer: unknown) =>
      (...args: never[]): unknown => {
        this.log.push(`${name}(${args.join(' ')})`);
        return answer;
      };
    this.vm = {
      step: note('step', 0),
      slice: note('slice', 0),
      // It cannot go on.
      resume: () => EXCEPTION,
      unwind: note('unwind', undefined),
      exit: note('exit', undefined),
      allocate: note('allocate', 0),
      newObject: note('newObject', 0),
      toInt32: (d: number) => d | 0,
      mod: (a: number, b: number) => a % b,
      pow: (a: number, b: number) => a ** b,
      truthy: (v: bigint) => {
        const s = show(v);
        return s.startsWith('NaN') || s === '0 double' || s === '-0 double' || s === 'undefined' || s === 'null'
          ? 0
          : 1;
      },
      strictEquals: note('strictEquals', 1),
      concat: note('concat', 0x7770),
      charCodeAt: (_: number, i: number) => 65 + i,
      stringCompare: note('stringCompare', -1),
      stringEquals: note('stringEquals', 1),
      charString: (unit: number) => 0x8000 + unit,
      math: (_: number, d: number) => Math.sin(d),
      chaos: () => 0,
    } as Stand;
    for (const name of Object.keys(VM_IMPORTS)) this.vm[name] ??= note(name, 0);
  }

  /** Compiles graphs and keeps what they export. */
  load(graphs: Graph[], compileRequest: CompileRequest, epoch = 7): void {
    for (const graph of graphs) verifyGraph(graph, 'as built');
    const module = emitModule(
      graphs.map((graph) => ({ graph, function: graph.frame.index })),
      compileRequest,
    );
    this.module = module;
    const imports: Record<string, WebAssembly.ImportValue> = {
      ...(this.vm as Record<string, WebAssembly.ImportValue>),
      memory: this.memory,
      epoch,
    };
    const cells: Record<string, number> = {};
    for (const ref of module.cells) cells[ref] = addressOf(ref);
    const instance = new WebAssembly.Instance(new WebAssembly.Module(module.wasm as BufferSource), {
      vm: imports,
      c: cells,
    });
    this.exported = module.functions.map((_, place) => instance.exports[`f${place}`] as (typeof this.exported)[0]);
  }

  run(place = 0, entry = 0): bigint {
    return BigInt.asUintN(64, this.exported[place](FP, entry));
  }

  setRegister(r: number, value: bigint, base = 0): void {
    this.view.setBigUint64(FP + base + 8 * r, value, true);
  }

  register(r: number, base = 0): string {
    return show(this.view.getBigUint64(FP + base + 8 * r, true));
  }

  u32(address: number): number {
    return this.view.getUint32(address, true);
  }

  /** Fields of the header of a frame. */
  header(base: number): { returnPc: number; callerFp: number; argc: number; newTarget: number; callee: string } {
    const fp = FP + base;
    return {
      returnPc: this.u32(fp + Frame.ReturnPc),
      callerFp: this.u32(fp + Frame.CallerFp),
      argc: this.u32(fp + Frame.ArgCount),
      newTarget: this.u32(fp + Frame.NewTarget),
      callee: show(this.view.getBigUint64(fp + Frame.Callee, true)),
    };
  }

  /** Where the interpreter would go on: byte offset in function 0, bytes from FP. */
  place(fn = 0): { offset: number; base: number } {
    return { offset: this.u32(Cell.Pc) - addressOf(2 * fn + 1), base: this.u32(Cell.Fp) - FP };
  }
}

/** Text form of what was emitted, for a look at it. */
export async function wat(module: EmittedModule): Promise<string> {
  const { default: binaryen } = await import('binaryen');
  const parsed = binaryen.readBinary(module.wasm);
  const text = parsed.emitText();
  parsed.dispose();
  return text;
}
