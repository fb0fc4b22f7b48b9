// One Wasm module for several graphs.
//
// Every compiled function is exported as `f<place>`, `(fp, entry) => i64` (abi/jit.ts). Inside there is one function for each graph,
// `(fp) => i64`; a function calls itself straight, and others by the table.

import type { CompiledFunction, CompileRequest } from '../request.ts';
import { assert } from '../ssa/assert.ts';
import type { Graph } from '../ssa/graph.ts';
import { NodeOp } from '../ssa/node.ts';
import { FP, ModuleContext } from './emitter.ts';
import { ExitTable } from './exits.ts';
import { FunctionEmitter, REENTER_HIGH, REENTER_LOW } from './function.ts';
import { ByteWriter, type Call, ModuleWriter, W, WasmType } from './wasm.ts';

/** A graph, and the number of its function in the request. */
export interface Unit {
  graph: Graph;
  function: number;
}

export interface EmittedModule {
  wasm: Uint8Array;
  cells: number[];
  functions: CompiledFunction[];
  epoch: boolean;
}

/** The graphs of one function: its start, if it is compiled, and its loops. */
class FunctionUnits {
  readonly table = new ExitTable();
  start: Graph | undefined = undefined;
  readonly loops: Graph[] = [];
  /** Places of the functions of the module: of the start, of the loops, of the function that follows Reenter; -1 where there is none. */
  startIndex = -1;
  readonly loopIndexes: number[] = [];
  dispatcher = -1;

  get headers(): number[] {
    return this.loops.map((graph) => graph.entryOffset);
  }

  get reenters(): boolean {
    const graphs = this.start === undefined ? this.loops : [this.start, ...this.loops];
    return graphs.some((graph) => graph.blocks.some((block) => block.terminator.op === NodeOp.Reenter));
  }
}

export function emitModule(units: readonly Unit[], request: CompileRequest): EmittedModule {
  const functions = new Map<number, FunctionUnits>();
  for (const { graph, function: index } of [...units].sort((a, b) => a.function - b.function)) {
    let fn = functions.get(index);
    if (fn === undefined) functions.set(index, (fn = new FunctionUnits()));
    if (graph.entryOffset > 0) {
      fn.loops.push(graph);
    } else {
      assert(fn.start === undefined, 'a function starts once');
      fn.start = graph;
    }
  }

  const writer = new ModuleWriter();
  const entries = new Map<number, number>();
  for (const [index, fn] of functions) {
    if (fn.start !== undefined) fn.startIndex = writer.declare('i', 'l');
    for (const _ of fn.loops) fn.loopIndexes.push(writer.declare('i', 'l'));
    if (fn.reenters) fn.dispatcher = writer.declare('ii', 'l');
    if (fn.start === undefined) continue;
    // Who calls a start that may go on in a loop calls it by the dispatcher.
    entries.set(index, fn.dispatcher >= 0 ? writer.declare('i', 'l') : fn.startIndex);
  }
  const context = new ModuleContext(writer, request, entries);
  const compiled: CompiledFunction[] = [];
  for (const [index, fn] of functions) {
    const { headers } = fn;
    const emit = (graph: Graph, at: number): void => {
      const emitter = new FunctionEmitter(context, graph, fn.table, headers);
      writer.define(at, emitter.emit(), emitter.calls);
    };
    if (fn.start !== undefined) emit(fn.start, fn.startIndex);
    fn.loops.forEach((graph, i) => {
      emit(graph, fn.loopIndexes[i]);
    });
    if (fn.dispatcher >= 0) {
      const { body, calls } = dispatcher(fn, true);
      writer.define(fn.dispatcher, body, calls);
      if (fn.start !== undefined) {
        const entry = entryOf(fn.dispatcher);
        writer.define(entries.get(index)!, entry.body, entry.calls);
      }
    }
    const exported = writer.declare('ii', 'l', `f${compiled.length}`);
    const wrapper = fn.dispatcher >= 0 ? forward(fn.dispatcher) : dispatcher(fn, false);
    writer.define(exported, wrapper.body, wrapper.calls);
    compiled.push({ function: index, start: fn.start !== undefined, headers, exits: fn.table.list });
  }
  return { wasm: writer.finish(), cells: [...context.cells], functions: compiled, epoch: context.epoch };
}

interface Body {
  body: ByteWriter;
  calls: Call[];
}

const ENTRY = FP + 1;
const RESULT = FP + 2;

function call(body: ByteWriter, calls: Call[], callee: number): void {
  body.u8(W.Call);
  calls.push({ at: body.length, callee });
  body.hole();
}

function get(body: ByteWriter, local: number): void {
  body.u8(W.LocalGet);
  body.u32(local);
}

/** `(fp, entry) => i64` by the functions of the graphs. With `again`, it goes on where they say that another one does. */
function dispatcher(fn: FunctionUnits, again: boolean): Body {
  const body = new ByteWriter();
  const calls: Call[] = [];
  body.u32(again ? 1 : 0);
  if (again) {
    body.u32(1);
    body.u8(WasmType.I64);
    body.u8(W.Loop);
    body.u8(WasmType.Empty);
  }
  fn.loopIndexes.forEach((index, i) => {
    get(body, ENTRY);
    body.u8(W.I32Const);
    body.i32(i + 1);
    body.u8(W.I32Eq);
    body.u8(W.If);
    body.u8(WasmType.Empty);
    get(body, FP);
    call(body, calls, index);
    finish(body, again, 1);
    body.u8(W.End);
  });
  if (fn.startIndex >= 0) {
    get(body, FP);
    call(body, calls, fn.startIndex);
    finish(body, again, 0);
  }
  if (again) body.u8(W.End);
  body.u8(W.Unreachable);
  body.u8(W.End);
  return { body, calls };
}

/** Returns the i64 on the stack, or follows it to the loop `depth` labels out. */
function finish(body: ByteWriter, again: boolean, depth: number): void {
  if (!again) {
    body.u8(W.Return);
    return;
  }
  body.u8(W.LocalTee);
  body.u32(RESULT);
  body.u8(W.I64Const);
  body.i64(REENTER_LOW, REENTER_HIGH);
  body.u8(W.I64Sub);
  body.u8(W.I64Const);
  body.i64(REENTER_LOW, 0);
  body.u8(W.I64LtU);
  body.u8(W.If);
  body.u8(WasmType.Empty);
  get(body, RESULT);
  body.u8(W.I32WrapI64);
  body.u8(W.I32Const);
  body.i32(REENTER_LOW - 1);
  body.u8(W.I32And);
  body.u8(W.LocalSet);
  body.u32(ENTRY);
  body.u8(W.Br);
  body.u32(depth + 1);
  body.u8(W.End);
  get(body, RESULT);
  body.u8(W.Return);
}

/** `(fp) => i64`: entry 0 of a dispatcher. */
function entryOf(index: number): Body {
  const body = new ByteWriter();
  const calls: Call[] = [];
  body.u32(0);
  get(body, FP);
  body.u8(W.I32Const);
  body.i32(0);
  call(body, calls, index);
  body.u8(W.End);
  return { body, calls };
}

/** `(fp, entry) => i64` by another one. */
function forward(index: number): Body {
  const body = new ByteWriter();
  const calls: Call[] = [];
  body.u32(0);
  get(body, FP);
  get(body, ENTRY);
  call(body, calls, index);
  body.u8(W.End);
  return { body, calls };
}
