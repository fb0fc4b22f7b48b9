// One graph as one Wasm function `(fp: i32) => i64`.

import { Cell } from '../../../vm-assembly/abi/layout.ts';
import { Tag } from '../../../vm-assembly/abi/values.ts';
import { assert } from '../ssa/assert.ts';
import { analyzeFlow } from '../ssa/dominators.ts';
import type { Block, Graph, Node } from '../ssa/graph.ts';
import { ExitReason, NodeOp } from '../ssa/node.ts';
import { FP, type ModuleContext } from './emitter.ts';
import { type Exit, ExitKind, ExitList, type ExitTable, type Tail, type Tails } from './exits.ts';
import { FramePlan } from './frames.ts';
import { fuelLoops } from './fuel.ts';
import { Home, Selection, typeOfRep } from './select.ts';
import { Structure } from './structure.ts';
import { Virtuals } from './virtuals.ts';
import { ByteWriter, W, WasmType } from './wasm.ts';

/** What a function returns that goes on in entry n of its own: this and n in the low half. No value looks like that. */
export const REENTER_HIGH = Tag.Singleton << 16;
export const REENTER_LOW = 1 << 16;

/** A value that a phi gets on an edge. */
interface Move {
  local: number;
  source: Node;
  /** Where the value was put so that it is not overwritten; -1: nowhere. */
  saved: number;
  reads: Set<number>;
}

export class FunctionEmitter extends Virtuals {
  protected readonly selection: Selection;
  protected readonly plan: FramePlan;
  protected readonly table: ExitTable;
  private place: { number: number; pc: number; base: number } | undefined;
  protected readonly exits = new ExitList();
  protected readonly graph: Graph;
  private readonly structure: Structure;
  /** Local of the fuel, by header of the loops that have one; headers of those at whose entry it is loaded. */
  private readonly fuelOf = new Map<Block, number>();
  private readonly fuelEntries = new Set<Block>();
  /** Entries of the compiled loops of the function, by byte offset. */
  private readonly headers: readonly number[];

  constructor(context: ModuleContext, graph: Graph, table: ExitTable, headers: readonly number[]) {
    super(context);
    this.graph = graph;
    this.table = table;
    this.headers = headers;
    const loops = analyzeFlow(graph);
    this.plan = new FramePlan(graph, loops);
    this.selection = new Selection(graph, this.plan, FP + 1);
    this.structure = new Structure(graph);
    for (const [header, { header: outermost }] of fuelLoops(loops)) {
      if (header === outermost) this.fuelEntries.add(header);
      this.fuelOf.set(header, this.fuelOf.get(outermost) ?? this.selection.scratch(WasmType.I32));
    }
  }

  /** The function's body: locals, code, and the exits behind it. */
  emit(): ByteWriter {
    this.tree(this.graph.entry);
    const body = this.out.take();
    const calls = this.calls.splice(0);
    const { exits } = this.exits;
    const tails = this.exits.tails();

    this.out.length = 0;
    for (let i = 0; i < exits.length + tails.list.length; i++) {
      this.op(W.Block);
      this.out.u8(WasmType.Empty);
    }
    for (const call of calls) this.calls.push({ at: call.at + this.out.length, callee: call.callee });
    this.out.raw(body);
    this.op(W.Unreachable);
    this.cold = true;
    this.exits.fuel = -1;
    exits.forEach((exit, i) => {
      this.op(W.End);
      this.exit(exit, exits.length - i, tails);
    });
    tails.list.forEach((tail, t) => {
      this.op(W.End);
      this.tail(tail, -t);
    });
    this.op(W.End);
    return this.withLocals();
  }

  /** Declares the locals, runs of the same type together. */
  private withLocals(): ByteWriter {
    const all = new ByteWriter(this.out.length + 64);
    const runs: { type: WasmType; count: number }[] = [];
    for (const type of this.selection.locals) {
      const last = runs[runs.length - 1];
      if (last !== undefined && last.type === type) last.count++;
      else runs.push({ type, count: 1 });
    }
    all.u32(runs.length);
    for (const run of runs) {
      all.u32(run.count);
      all.u8(run.type);
    }
    for (const call of this.calls) call.at += all.length;
    all.append(this.out);
    return all;
  }

  // Structure -------------------------------------------------------------------------------------------------------------------

  /** Code of a block and of all that it dominates. */
  private tree(block: Block): void {
    const isLoop = block.loop === block;
    if (isLoop) {
      if (this.fuelEntries.has(block)) {
        this.loadCell(Cell.SliceFuel);
        this.set(this.fuelIn(block));
      }
      this.open(W.Loop, block);
    }
    const merges = this.structure.mergesOf(block);
    for (const merge of merges) this.open(W.Block, merge);
    this.contents(block);
    for (let i = merges.length - 1; i >= 0; i--) {
      this.close();
      this.tree(merges[i]);
    }
    if (isLoop) this.close();
  }

  /** Local of the fuel in a block, or -1. */
  private fuelIn(block: Block): number {
    return block.loop === undefined ? -1 : (this.fuelOf.get(block.loop) ?? -1);
  }

  private contents(block: Block): void {
    const { nodes } = block;
    this.exits.fuel = this.fuelIn(block);
    for (let i = 0; i < nodes.length - 1; i++) this.emitNode(nodes[i]);
    const writes = this.plan.blockEnds.get(block);
    if (writes !== undefined) this.writeSlots(writes);
    this.terminate(block, block.terminator);
  }

  private terminate(block: Block, node: Node): void {
    switch (node.op) {
      case NodeOp.Jump:
        this.edge(block, 0);
        break;
      case NodeOp.Branch:
        this.fork(block, node.inputs[0]);
        break;
      case NodeOp.Return:
        if (node.inputs.length > 1) {
          this.get(FP);
          this.value(node.inputs[1]);
          this.store64(0);
        }
        this.boxed(node.inputs[0]);
        this.op(W.Return);
        break;
      case NodeOp.Leave: {
        const state = node.state!;
        const slice = node.imm === ExitReason.Slice;
        const number = slice ? 0 : this.table.number(state, node.imm);
        const kind = slice ? ExitKind.Slice : ExitKind.Leave;
        this.leave(this.exits.add(kind, state, number, this.site(node).exit));
        break;
      }
      case NodeOp.Reenter: {
        const state = node.state!;
        const entry = this.headers.indexOf(node.imm) + 1;
        const label =
          entry > 0
            ? this.exits.add(ExitKind.Reenter, state, entry, this.site(node).exit)
            : this.exits.add(ExitKind.Leave, state, this.table.number(state, ExitReason.Entry), this.site(node).exit);
        this.leave(label);
        break;
      }
      default:
        assert(false, 'a block ends with a terminator');
    }
  }

  private leave(label: number): void {
    this.branch(W.Br, this.labels.length + label);
  }

  /** Two-way branch. What is only a jump becomes a br_if; of two others the one that is shorter for sure is nested. */
  private fork(block: Block, condition: Node): void {
    const [yes, no] = block.successors;
    this.value(condition);
    if (this.isPlain(block, 0)) {
      this.branch(W.BrIf, this.depthOf(yes));
      this.edge(block, 1);
    } else if (this.isPlain(block, 1)) {
      this.op(W.I32Eqz);
      this.branch(W.BrIf, this.depthOf(no));
      this.edge(block, 0);
    } else if (no.successors.length === 0) {
      this.op(W.I32Eqz);
      this.open(W.If, undefined);
      this.edge(block, 1);
      this.close();
      this.edge(block, 0);
    } else {
      this.open(W.If, undefined);
      this.edge(block, 0);
      this.close();
      this.edge(block, 1);
    }
  }

  /** Nothing but a branch is needed for the edge. */
  private isPlain(block: Block, successor: number): boolean {
    const to = block.successors[successor];
    if (this.fuelIn(block) !== this.fuelIn(to)) return false;
    return this.structure.isLabel(block, to) && this.movesOf(block, successor).length === 0;
  }

  private edge(block: Block, successor: number): void {
    const to = block.successors[successor];
    this.move(this.movesOf(block, successor));
    const fuel = this.fuelIn(block);
    if (fuel >= 0 && fuel !== this.fuelIn(to)) this.writeFuel(fuel);
    if (this.structure.isLabel(block, to)) this.branch(W.Br, this.depthOf(to));
    else this.tree(to);
  }

  private depthOf(block: Block): number {
    for (let i = this.labels.length - 1; i >= 0; i--) {
      if (this.labels[i] === block) return this.labels.length - 1 - i;
    }
    return assert(false, 'a branch goes to an enclosing block') as never;
  }

  // Phis ------------------------------------------------------------------------------------------------------------------------

  private movesOf(block: Block, successor: number): Move[] {
    const to = block.successors[successor];
    const moves: Move[] = [];
    if (to.phis.length === 0) return moves;
    // Both edges of a branch may lead to the same block.
    let index = to.predecessors.indexOf(block);
    if (successor === 1 && block.successors[0] === to) index = to.predecessors.indexOf(block, index + 1);
    for (const phi of to.phis) {
      if (this.selection.homes[phi.id] !== Home.Local) continue;
      const source = phi.inputs[index];
      if (source === phi) continue;
      const reads = new Set<number>();
      this.readsOf(source, reads);
      moves.push({ local: this.selection.localOf[phi.id], source, saved: -1, reads });
    }
    return moves;
  }

  /** Locals that the value of a node is computed from. */
  private readsOf(node: Node, reads: Set<number>): void {
    if (this.selection.homes[node.id] === Home.Local) reads.add(this.selection.localOf[node.id]);
    else if (this.selection.homes[node.id] === Home.Inline) for (const input of node.inputs) this.readsOf(input, reads);
  }

  /** All moves at once: one whose target is still read waits, and of a circle one value is put aside. */
  private move(moves: Move[]): void {
    const put: { local: number; type: WasmType }[] = [];
    while (moves.length > 0) {
      const at = moves.findIndex((move) => moves.every((other) => other === move || !other.reads.has(move.local)));
      const move = moves[at < 0 ? 0 : at];
      if (move.saved >= 0) this.get(move.saved);
      else this.value(move.source);
      if (at >= 0) {
        this.set(move.local);
        moves.splice(at, 1);
        continue;
      }
      const type = typeOfRep(move.source.rep);
      move.saved = this.scratch(type);
      move.reads.clear();
      put.push({ local: move.saved, type });
      this.set(move.saved);
    }
    for (const { local, type } of put) this.release(local, type);
  }

  // Exits -----------------------------------------------------------------------------------------------------------------------

  /** Code of an exit; the tails have their labels `distance` further out. */
  private exit(exit: Exit, distance: number, tails: Tails): void {
    if (exit.fuel >= 0) this.writeFuel(exit.fuel);
    switch (exit.kind) {
      case ExitKind.Gone:
        this.exception();
        this.op(W.Return);
        return;
      case ExitKind.Thrown:
        // An exception may have gone past this activation: then its frame is somebody else's.
        this.loadCell(Cell.Fp);
        this.get(FP);
        this.op(W.I32GeU);
        this.open(W.If, undefined);
        this.writeSlots(exit.writes.values());
        this.close();
        this.exception();
        this.op(W.Return);
        return;
      case ExitKind.Unwind:
        this.materialize(exit.state!);
        this.writeSlots(exit.writes.values());
        this.pc(exit.state!);
        this.frame(exit.state!.frame);
        this.callVm('unwind');
        this.exception();
        this.op(W.Return);
        return;
      case ExitKind.Reenter:
        this.materialize(exit.state!);
        this.writeSlots(exit.writes.values());
        this.i64(REENTER_LOW | exit.number, REENTER_HIGH);
        this.op(W.Return);
        return;
      case ExitKind.Depth:
        this.cell(this.graph.frame.fn.code);
        this.i32(exit.number);
        this.callVm('exit');
        this.writeWindow(exit.call!);
        this.writeSlots(exit.writes.values());
        this.writePlace(exit.state!);
        this.exception();
        this.op(W.Return);
        return;
      case ExitKind.Slice:
        this.writeSlice();
        break;
      default:
        // 0 is a slice.
        this.i32(exit.number + 1);
        this.set(this.left().number);
    }
    const tail = tails.of(exit);
    if (tails.isShared(tail)) this.branch(W.Br, distance + tail.label - 1);
    else this.tail(tail, distance);
  }

  /** Locals that tell the last tail where control left: number of the exit plus 1, pc, bytes from the root's fp. */
  private left(): { number: number; pc: number; base: number } {
    if (this.place === undefined) {
      const local = (): number => this.selection.scratch(WasmType.I32);
      this.place = { number: local(), pc: local(), base: local() };
    }
    return this.place;
  }

  /** The interpreter goes on where a tail says. */
  private tail(tail: Tail, distance: number): void {
    const { number, pc, base } = this.left();
    if (tail.place !== undefined) this.materialize(tail.place);
    this.writeSlots(tail.writes.values());
    if (tail.place !== undefined) {
      this.pc(tail.place);
      this.set(pc);
      if (tail.place.frame.base !== 0) {
        this.i32(tail.place.frame.base);
        this.set(base);
      }
    }
    if (tail.next !== undefined) {
      this.branch(W.Br, distance + tail.next.label - 1);
      return;
    }
    this.get(number);
    this.open(W.If, undefined);
    this.cell(this.graph.frame.fn.code);
    this.get(number);
    this.i32(1);
    this.op(W.I32Sub);
    this.callVm('exit');
    this.close();
    this.i32(0);
    this.get(pc);
    this.store32(Cell.Pc);
    this.i32(0);
    this.get(FP);
    this.get(base);
    this.op(W.I32Add);
    this.store32(Cell.Fp);
    this.exception();
    this.op(W.Return);
  }
}
