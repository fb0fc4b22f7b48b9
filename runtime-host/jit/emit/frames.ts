// Which registers are written to the frame, where.
//
// Compiled code keeps values in Wasm locals. The collector and the interpreter read frames, so registers are written before calls
// (references, or everything where a handler may see it) and on the way out (everything). A register is not written where its slot holds
// the value already; that is a forward dataflow over the graph, from the address of a slot, in bytes from fp, to what it holds. Frames of
// inlined callees overlap the registers of their callers, so addresses are what counts, not registers.

import { decodeAt } from '../../../compiler/image/decode.ts';
import { OP_INFO, Operand } from '../../../compiler/image/op-table.ts';
import { Frame } from '../../../vm-assembly/abi/layout.ts';
import type { Loop } from '../ssa/dominators.ts';
import type { Block, FrameState, Graph, Node } from '../ssa/graph.ts';
import { NodeOp, Rep } from '../ssa/node.ts';
import { Does, doesOf } from '../ssa/op-info.ts';
import { ownerOf } from './exits.ts';

/** What a slot holds: the number of a node, or a negative number for a constant or a part of a frame header. */
type Token = number;

/** One slot that is written. */
export interface Write {
  /** Bytes from the root's fp. */
  address: number;
  token: Token;
  /** The value; else the slot is part of the header of the inlined frame of `header`. */
  node: Node | undefined;
  header: FrameState | undefined;
}

/** What is written for one node. */
export interface Site {
  /** Before it runs. */
  before: Write[];
  /** When it leaves without having run. */
  exit: Write[];
  /** When it ran, and control left in it. */
  after: Write[];
}

/** What slots hold. One slot may hold what several nodes mean: a phi and its input. */
type Held = Map<number, readonly Token[]>;

/** What a predecessor leaves behind. */
interface Edge {
  out: Held;
  index: number;
  back: boolean;
}

const NO_WRITES: Write[] = [];

export class FramePlan {
  /** For every node with a frame state. */
  readonly sites = new Map<Node, Site>();
  /** Written at the end of a block, before its terminator: for the loop that follows. */
  readonly blockEnds = new Map<Block, Write[]>();
  private readonly graph: Graph;
  private readonly chains = new Map<FrameState, Write[]>();
  private readonly interned = new Map<string, Token>();
  /** The node that a token stands for or depends on. */
  private readonly nodes = new Map<Token, Node>();
  private readonly outs = new Map<Block, Held>();
  /** Writes that were moved to the end of a block. */
  private readonly hoisted = new Map<Block, Write[]>();

  constructor(graph: Graph, loops: Map<Block, Loop>) {
    this.graph = graph;
    this.solve();
    if (loops.size > 0 && this.hoist(loops)) this.solve();
  }

  /** Runs the dataflow to its end; the last look at a block leaves its results in `sites`. */
  private solve(): void {
    this.outs.clear();
    const stale = new Uint8Array(this.graph.blocks.length).fill(1);
    let changed = true;
    while (changed) {
      changed = false;
      for (const block of this.graph.blocks) {
        if (stale[block.id] === 0) continue;
        stale[block.id] = 0;
        const held = this.merge(block);
        for (const node of block.nodes) this.run(node, held);
        const old = this.outs.get(block);
        if (old !== undefined && same(old, held)) continue;
        this.outs.set(block, held);
        for (const to of block.successors) {
          stale[to.id] = 1;
          // Those that come later are looked at in this round.
          if (to.order <= block.order) changed = true;
        }
      }
    }
  }

  /** What slots hold at the start of a block: what they hold at the end of all its predecessors that were visited. */
  private merge(block: Block): Held {
    const held: Held = new Map();
    const edges: Edge[] = [];
    block.predecessors.forEach((from, index) => {
      const out = this.outs.get(from);
      if (out !== undefined) edges.push({ out, index, back: from.order >= block.order });
    });
    if (edges.length === 0) return held;
    if (edges.length === 1 && !edges[0].back && block.phis.length === 0) return new Map(edges[0].out);
    for (const [address, tokens] of edges[0].out) {
      const common: Token[] = [];
      for (const token of tokens) {
        // What was computed in an earlier iteration is not what the node will be in this one.
        const node = this.nodes.get(token);
        const fresh = node !== undefined && node.block.order >= block.order;
        if (edges.every((edge) => edge.out.get(address)?.includes(token) && !(edge.back && fresh))) common.push(token);
      }
      for (const phi of block.phis) {
        if (edges.every((edge) => edge.out.get(address)?.includes(this.token(phi.inputs[edge.index])))) {
          common.push(this.token(phi));
        }
      }
      if (common.length > 0) held.set(address, common);
    }
    return held;
  }

  private run(node: Node, held: Held): void {
    if (node.op === NodeOp.EntryRegister) {
      held.set(8 * node.imm, [this.token(node)]);
      return;
    }
    const state = node.state;
    if (state === undefined) {
      if (doesOf(node.op) === Does.Ends) this.endBlock(node.block, held);
      return;
    }
    switch (node.op) {
      case NodeOp.FrameRegister:
        held.set(state.frame.base + 8 * node.imm, [this.token(node)]);
        return;
      case NodeOp.CallCode: {
        // The window belongs to the callee.
        const window = state.frame.base + 8 * (node.aux & 255);
        const all = this.chain(state).filter((write) => write.node !== node && write.address < window);
        const exit = missing(all, held);
        const covered = isCovered(state);
        // Stack traces and unwinding read the headers.
        const before = exit.filter((write) => covered || write.header !== undefined || isReference(write.node!));
        this.write(before, held);
        this.sites.set(node, { before, exit, after: missing(all, held) });
        forget(held, window);
        // The interpreter may have gone on with the callee: then the result is in its register too.
        forgetResults(held, state);
        return;
      }
      case NodeOp.CallNative: {
        const window = state.frame.base + 8 * (node.aux & 255);
        const all = this.chain(state).filter((write) => write.node !== node && write.address < window);
        const covered = isCovered(state);
        const before = missing(all, held).filter(
          (write) => covered || write.header !== undefined || isReference(write.node!),
        );
        this.write(before, held);
        this.sites.set(node, { before, exit: missing(all, held), after: NO_WRITES });
        forget(held, window);
        forgetResults(held, state);
        return;
      }
      case NodeOp.Step:
      case NodeOp.StepBranch: {
        const before = missing(this.chain(state), held);
        this.write(before, held);
        this.sites.set(node, { before, exit: NO_WRITES, after: NO_WRITES });
        forgetResults(held, state);
        return;
      }
      case NodeOp.Concat: {
        // A string that is too long is an exception with a stack trace: headers must be there.
        const exit = missing(this.chain(state), held);
        const before = exit.filter((write) => write.header !== undefined);
        this.write(before, held);
        this.sites.set(node, { before, exit: missing(exit, held), after: NO_WRITES });
        return;
      }
      default:
        if (doesOf(node.op) === Does.Ends) this.endBlock(node.block, held);
        this.sites.set(node, { before: NO_WRITES, exit: this.exitOf(node, state, held), after: NO_WRITES });
    }
  }

  /**
   * What is written where the node leaves. Of callers everything: exits in one callee share that code (Tails), whatever their slots hold.
   */
  private exitOf(node: Node, state: FrameState, held: Held): Write[] {
    const all = this.chain(state);
    const own = missing(all, held);
    if (state.parent === undefined || doesOf(node.op) === Does.Allocates) return own;
    return all.filter((write) => own.includes(write) || ownerOf(write.address, state) !== state);
  }

  private endBlock(block: Block, held: Held): void {
    const hoisted = this.hoisted.get(block);
    if (hoisted === undefined) return;
    const writes = missing(hoisted, held);
    this.blockEnds.set(block, writes);
    this.write(writes, held);
  }

  private write(writes: readonly Write[], held: Held): void {
    for (const write of writes) held.set(write.address, [write.token]);
  }

  /** All slots that a state describes. Inner frames come first: they lie above what their callers need no more. */
  private chain(state: FrameState): Write[] {
    const known = this.chains.get(state);
    if (known !== undefined) return known;
    const writes: Write[] = [];
    const seen = new Set<number>();
    const add = (address: number, token: Token, node: Node | undefined, header: FrameState | undefined): void => {
      if (seen.has(address)) return;
      seen.add(address);
      writes.push({ address, token, node, header });
    };
    for (let s: FrameState | undefined = state; s !== undefined; s = s.parent) {
      const base = s.frame.base;
      s.registers.forEach((node, r) => {
        if (node !== undefined) add(base + 8 * r, this.token(node), node, undefined);
      });
      if (s.parent === undefined) break;
      const parent = s.parent;
      const link = this.intern(`l ${parent.frame.fn.start} ${parent.offset} ${parent.frame.base}`);
      add(base + Frame.ReturnPc, link, undefined, s);
      const target = s.newTarget === undefined ? undefined : this.token(s.newTarget);
      const passed = this.intern(`a ${s.frame.argc} ${target}`);
      if (s.newTarget !== undefined) this.nodes.set(passed, canonical(s.newTarget));
      add(base + Frame.ArgCount, passed, undefined, s);
      add(base + Frame.Callee, this.token(s.callee!), s.callee, s);
    }
    this.chains.set(state, writes);
    return writes;
  }

  private token(node: Node): Token {
    const origin = canonical(node);
    switch (origin.op) {
      case NodeOp.ConstInt:
      case NodeOp.ConstDouble:
        return this.intern(`n ${Object.is(origin.imm, -0) ? '-0' : origin.imm}`);
      case NodeOp.ConstBool:
      case NodeOp.ConstCell:
      case NodeOp.ConstTagged:
        return this.intern(`c ${origin.op} ${origin.rep} ${origin.imm} ${origin.aux}`);
      default:
        this.nodes.set(origin.id, origin);
        return origin.id;
    }
  }

  private intern(key: string): Token {
    let token = this.interned.get(key);
    if (token === undefined) {
      token = -1 - this.interned.size;
      this.interned.set(key, token);
    }
    return token;
  }

  /** Moves writes before calls out of the loops in which all frame states agree on the slot. True: something was moved. */
  private hoist(loops: Map<Block, Loop>): boolean {
    const agreed = new Map<Loop, Map<number, Token>>();
    const wanted = new Map<Block, Map<number, Write>>();
    for (const block of this.graph.blocks) {
      if (block.loop === undefined) continue;
      for (const node of block.nodes) {
        const site = this.sites.get(node);
        if (site === undefined) continue;
        for (const write of site.before) {
          let target: Block | undefined;
          for (let loop = loops.get(block.loop); loop !== undefined; loop = loop.parent) {
            const defined = this.nodes.get(write.token);
            if (defined !== undefined && loop.blocks.has(defined.block)) break;
            let slots = agreed.get(loop);
            if (slots === undefined) agreed.set(loop, (slots = this.agreement(loop)));
            if (slots.get(write.address) !== write.token) break;
            target = preheader(loop) ?? target;
          }
          if (target === undefined) continue;
          let list = wanted.get(target);
          if (list === undefined) wanted.set(target, (list = new Map()));
          // The state may name a conversion that is in the loop.
          list.set(write.address, { ...write, node: write.node && canonical(write.node) });
        }
      }
    }
    for (const [block, writes] of wanted) this.hoisted.set(block, [...writes.values()]);
    return wanted.size > 0;
  }

  /** Slots that every frame state of a loop describes in the same way. */
  private agreement(loop: Loop): Map<number, Token> {
    let slots: Map<number, Token> | undefined;
    const seen = new Set<FrameState>();
    for (const block of loop.blocks) {
      for (const node of block.nodes) {
        if (node.state === undefined || seen.has(node.state)) continue;
        seen.add(node.state);
        const chain = new Map<number, Token>();
        for (const write of this.chain(node.state)) chain.set(write.address, write.token);
        if (slots === undefined) {
          slots = chain;
          continue;
        }
        for (const [address, token] of slots) if (chain.get(address) !== token) slots.delete(address);
      }
    }
    return slots ?? new Map();
  }
}

/** The block that every way into the loop comes through and that leads nowhere else. */
function preheader(loop: Loop): Block | undefined {
  const outside = loop.header.predecessors.filter((from) => !loop.blocks.has(from));
  return outside.length === 1 && outside[0].successors.length === 1 ? outside[0] : undefined;
}

/** The node with the same value of the language: conversions between representations do not change what a slot means. */
export function canonical(node: Node): Node {
  while (true) {
    switch (node.op) {
      case NodeOp.Box:
      case NodeOp.Unbox:
      case NodeOp.IntToDouble:
      case NodeOp.CheckInt:
      case NodeOp.CheckNumber:
      case NodeOp.CheckDoubleInt:
      case NodeOp.CheckObject:
      case NodeOp.CheckString:
      case NodeOp.CheckBool:
      case NodeOp.CheckNotHole:
        node = node.inputs[0];
        break;
      default:
        return node;
    }
  }
}

/** May the collector have to know of it? Cells that code names are kept alive by that. */
function isReference(node: Node): boolean {
  if (node.op === NodeOp.Box) return isReference(node.inputs[0]);
  if (node.op === NodeOp.ConstCell || node.op === NodeOp.ConstTagged) return false;
  return node.rep === Rep.Object || node.rep === Rep.String || node.rep === Rep.Tagged;
}

function isCovered(state: FrameState): boolean {
  for (let s: FrameState | undefined = state; s !== undefined; s = s.parent) if (s.covered) return true;
  return false;
}

function missing(writes: readonly Write[], held: Held): Write[] {
  return writes.filter((write) => !held.get(write.address)?.includes(write.token));
}

/** A call may have written everything from its window on. */
function forget(held: Held, from: number): void {
  for (const address of held.keys()) if (address >= from) held.delete(address);
}

/** Forgets the registers that the instruction of a state writes. */
function forgetResults(held: Held, state: FrameState): void {
  const i = decodeAt(state.frame.fn.words, state.offset >> 2, 0);
  const info = OP_INFO[i.op];
  // What the instruction calls has its frames above this one, and a collection clears what is not in use there.
  forget(held, state.frame.base + 8 * state.frame.fn.registers);
  forgetOperand(held, state.frame.base, info.a, i.a);
  forgetOperand(held, state.frame.base, info.b, i.b);
  forgetOperand(held, state.frame.base, info.c, i.c);
}

function forgetOperand(held: Held, base: number, kind: Operand, register: number): void {
  const first = base + 8 * register;
  switch (kind) {
    case Operand.None:
    case Operand.Src:
    case Operand.SrcOpt:
    case Operand.Imm:
    case Operand.SImm:
    case Operand.Const:
    case Operand.ConstRun:
    case Operand.Func:
    case Operand.Var:
    case Operand.Feedback:
    case Operand.Jump:
    case Operand.Range:
      return;
    case Operand.Dst:
    case Operand.Mod:
      held.delete(first);
      return;
    case Operand.DstPair:
      held.delete(first);
      held.delete(first + 8);
      return;
    case Operand.DstTriple:
    case Operand.Record:
      held.delete(first);
      held.delete(first + 8);
      held.delete(first + 16);
      return;
    default:
      // Windows and all that lies above them.
      forget(held, first);
  }
}

function same(a: Held, b: Held): boolean {
  if (a.size !== b.size) return false;
  for (const [address, tokens] of a) {
    const others = b.get(address);
    if (others === undefined || others.length !== tokens.length) return false;
    for (const token of tokens) if (!others.includes(token)) return false;
  }
  return true;
}
