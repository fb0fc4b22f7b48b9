// Loads of what is known: what was loaded, or stored, at the same address, with nothing in between that may have changed it.
//
// Memory falls into classes (a place and, where offsets tell accesses apart, an offset), and each class has a version, a number that
// changes with every write to it and where control flow joins with different versions. Values are found by version and address. A version
// remembers what made it and the one before, so that a write to another object can be looked through.

import { Singleton, Tag } from '../../../vm-assembly/abi/values.ts';
import { analyzeFlow, type Loop } from '../ssa/dominators.ts';
import type { Block, Graph, Node } from '../ssa/graph.ts';
import { NodeOp, Place, Rep } from '../ssa/node.ts';
import { Aliases } from './aliases.ts';
import { Dominance } from './dominance.ts';
import {
  Effect,
  ELEMENT,
  effectsOf,
  isAllocation,
  isRepeatable,
  placeOf,
  readsConstantMemory,
  TYPED_DATA,
  writes,
} from './effects.ts';
import { keyOf } from './gvn.ts';
import { Substitution } from './rewrite.ts';

/** Writes that are looked through before it is given up. */
const LONGEST_LOOK = 24;
/** Effects that change a place. */
const CHANGES = Effect.Writes | Effect.Calls | Effect.Flattens | Effect.Allocates;
/** Slots read through the address of a slot, whatever object it belongs to. */
const ANY_SLOT = -1;

/** Removes loads of known values, stores of values that are there, and repeated looks at the epoch and at the room for callees. */
export function forwardMemory(graph: Graph): boolean {
  return new Forwarding(graph).run();
}

interface Known {
  block: Block;
  value: Node;
}

class Forwarding {
  private readonly graph: Graph;
  private readonly loops: Map<Block, Loop>;
  private readonly dominance: Dominance;
  private readonly aliases: Aliases;
  private readonly substitution = new Substitution();
  /** Class number by place and offset, and the place of each class. */
  private readonly classes = new Map<number, number>();
  private readonly places: number[] = [];
  private readonly offsets: number[] = [];
  /** By version: the node that made it (none: a join, or the start) and the version before. */
  private readonly makers: (Node | undefined)[] = [undefined];
  private readonly before: number[] = [0];
  /** By node id, of allocations: the first version that was made after it. */
  private readonly born: Int32Array;
  /** By block id: versions at the end. */
  private readonly ends: (Int32Array | undefined)[] = [];
  private readonly known = new Map<string, Known>();
  /** What does not depend on memory, by its key: the address in a box that was loaded twice is one node. */
  private readonly values = new Map<string, Known>();
  /** Room for every callee that is inlined: the first check of many looks for it. */
  private readonly room: number;
  private current: Int32Array = new Int32Array(0);
  private block: Block;
  private out: Node[] = [];
  private changed = false;

  constructor(graph: Graph) {
    this.graph = graph;
    this.loops = analyzeFlow(graph);
    this.dominance = new Dominance(graph);
    this.aliases = new Aliases(graph, this.dominance);
    this.born = new Int32Array(graph.nodeCount);
    this.block = graph.entry;
    let room = 0;
    for (const block of graph.blocks) {
      for (const node of block.nodes) if (node.op === NodeOp.EnterInlined) room = Math.max(room, node.imm);
    }
    this.room = room;
  }

  run(): boolean {
    for (const block of this.graph.blocks) for (const node of block.nodes) this.classOf(node);
    if (this.places.length === 0) return false;
    for (const block of this.graph.blocks) {
      this.block = block;
      this.out = [];
      this.current = this.versionsAt(block);
      for (const node of block.nodes) if (!this.visit(node)) this.out.push(node);
      block.nodes = this.out;
      this.ends[block.id] = this.current;
    }
    this.substitution.apply(this.graph);
    return this.changed || this.substitution.changed;
  }

  // Classes -------------------------------------------------------------------------------------------------------------------------

  /** Number of the class that a node reads or writes; -1 if it is none. */
  private classOf(node: Node): number {
    const place = placeOf(node);
    if (place < 0 || readsConstantMemory(node)) return -1;
    const offset = this.offsetOf(node, place);
    const key = place * 0x1000000 + offset + 1;
    let number = this.classes.get(key);
    if (number === undefined) {
      number = this.places.length;
      this.classes.set(key, number);
      this.places.push(place);
      this.offsets.push(offset);
    }
    return number;
  }

  private offsetOf(node: Node, place: number): number {
    switch (place) {
      case Place.Slot:
        return isSlotAddress(node.inputs[0]) ? ANY_SLOT : node.imm;
      case Place.Environment:
      case Place.View:
        return node.imm;
      default:
        return 0;
    }
  }

  /** Does a write by the node reach the class? */
  private reaches(node: Node, number: number): boolean {
    const place = this.places[number];
    if (!writes(node, place)) return false;
    if (node.op !== NodeOp.Store || (place !== Place.Slot && place !== Place.Environment)) return true;
    const offset = this.offsetOf(node, place);
    return offset === this.offsets[number] || offset === ANY_SLOT || this.offsets[number] === ANY_SLOT;
  }

  // Versions ------------------------------------------------------------------------------------------------------------------------

  private newVersion(maker: Node | undefined, before: number): number {
    this.makers.push(maker);
    this.before.push(before);
    return this.makers.length - 1;
  }

  private versionsAt(block: Block): Int32Array {
    const count = this.places.length;
    const loop = this.loops.get(block);
    if (block.predecessors.length === 0) return new Int32Array(count);
    const ends = block.predecessors.map((from) => this.ends[from.id]).filter((end) => end !== undefined);
    const versions = ends[0].slice();
    const written = loop === undefined ? undefined : this.writtenIn(loop);
    for (let c = 0; c < count; c++) {
      if (written?.[c] === 1 || ends.some((end) => end[c] !== versions[c])) {
        versions[c] = this.newVersion(undefined, 0);
      }
    }
    return versions;
  }

  private writtenIn(loop: Loop): Uint8Array {
    const written = new Uint8Array(this.places.length);
    for (const block of loop.blocks) {
      for (const node of block.nodes) {
        if ((effectsOf(node.op) & CHANGES) === 0) continue;
        for (let c = 0; c < written.length; c++) if (written[c] === 0 && this.reaches(node, c)) written[c] = 1;
      }
    }
    return written;
  }

  // Nodes ---------------------------------------------------------------------------------------------------------------------------

  /** True if the node is not needed. */
  private visit(node: Node): boolean {
    this.substitution.resolveInputs(node);
    if (node.op === NodeOp.EnterInlined) node.imm = this.room;
    if (isRepeatable(node) && node.op !== NodeOp.Guard && this.isRepeated(node)) return true;
    if (isAllocation(node)) this.born[node.id] = this.makers.length;
    const number = this.classOf(node);
    if ((effectsOf(node.op) & CHANGES) !== 0) {
      return this.write(node, number);
    }
    if (number < 0) return false;
    const value = this.find(node, number);
    if (value !== undefined) {
      this.changed = true;
      if (node.op === NodeOp.CheckEpoch || node.op === NodeOp.EnterInlined) return true;
      const adapted = this.adapt(value, node.rep);
      if (adapted !== undefined) {
        this.substitution.replace(node, adapted);
        return true;
      }
    }
    this.known.set(this.keyOf(node, this.current[number]), { block: this.block, value: node });
    return false;
  }

  /** True if an equal node dominates this one, which is replaced by it. */
  private isRepeated(node: Node): boolean {
    const key = keyOf(node);
    const equal = this.values.get(key);
    if (equal !== undefined && this.dominance.dominates(equal.block, this.block)) {
      this.substitution.replace(node, equal.value);
      return true;
    }
    this.values.set(key, { block: this.block, value: node });
    return false;
  }

  private write(node: Node, number: number): boolean {
    const value = storedValue(node);
    if (value !== undefined) {
      const old = this.find(node, number);
      if (old !== undefined && isSame(old, value)) {
        this.changed = true;
        return true;
      }
    }
    for (let c = 0; c < this.places.length; c++) {
      if (this.reaches(node, c)) this.current[c] = this.newVersion(node, this.current[c]);
    }
    if (value !== undefined) this.known.set(this.keyOf(node, this.current[number]), { block: this.block, value });
    return false;
  }

  /** What lies where the node reads or writes. */
  private find(node: Node, number: number): Node | undefined {
    let version = this.current[number];
    for (let i = 0; i < LONGEST_LOOK; i++) {
      const known = this.known.get(this.keyOf(node, version));
      if (known !== undefined && this.dominance.dominates(known.block, this.block)) return known.value;
      const base = node.inputs.length === 0 ? undefined : node.inputs[0];
      if (base !== undefined && isAllocation(base) && version < this.born[base.id]) return this.initial(node, base);
      const maker = this.makers[version];
      if (maker === undefined || !this.passes(maker, node)) return undefined;
      version = this.before[version];
    }
    return undefined;
  }

  /** The write `maker` leaves alone what the node reads. */
  private passes(maker: Node, node: Node): boolean {
    if (node.inputs.length === 0) return false;
    const base = node.inputs[0];
    if (maker.op === NodeOp.Store) {
      const other = maker.inputs[0];
      if (other === base) return maker.imm !== node.imm;
      return this.aliases.differ(other, base);
    }
    if (maker.op === NodeOp.StoreElement) {
      if (this.aliases.differ(maker.inputs[0], base)) return true;
      const [, i] = node.inputs;
      const [, j] = maker.inputs;
      return i.op === NodeOp.ConstInt && j.op === NodeOp.ConstInt && i.imm !== j.imm;
    }
    return this.aliases.isPrivate(base);
  }

  /** What a new cell holds before anything is stored into it. */
  private initial(node: Node, base: Node): Node | undefined {
    if (base.op === NodeOp.NewObject && node.aux === Place.Slot) return this.singleton(Singleton.Undefined);
    if (base.op === NodeOp.NewObject && node.aux === Place.Shape) {
      return this.constant(NodeOp.ConstCell, Rep.Raw, base.imm, 0);
    }
    if (base.op === NodeOp.NewEnvironment && node.aux === Place.Environment) {
      return this.singleton(base.aux === 0 ? Singleton.Undefined : Singleton.Hole);
    }
    return undefined;
  }

  private singleton(which: Singleton): Node {
    return this.constant(NodeOp.ConstTagged, Rep.Tagged, which, (Tag.Singleton << 16) | 0);
  }

  private constant(op: NodeOp, rep: Rep, imm: number, aux: number): Node {
    const node = this.graph.node(op, rep, [], imm, aux, undefined, this.block);
    this.out.push(node);
    return node;
  }

  /** The value as the load wants it: what is boxed in memory may be known unboxed. */
  private adapt(value: Node, rep: Rep): Node | undefined {
    if (value.rep === rep) return value;
    if (rep === Rep.Raw || value.rep === Rep.Raw) return undefined;
    if (rep === Rep.Tagged) return this.convert(NodeOp.Box, rep, value);
    return value.rep === Rep.Tagged ? this.convert(NodeOp.Unbox, rep, value) : undefined;
  }

  private convert(op: NodeOp, rep: Rep, value: Node): Node {
    const node = this.graph.node(op, rep, [value], 0, 0, undefined, this.block);
    this.out.push(node);
    return node;
  }

  /** Equal for accesses of one address at one version. */
  private keyOf(node: Node, version: number): string {
    const { inputs } = node;
    let key = `${version}`;
    if (node.op !== NodeOp.StoreElement && node.op !== NodeOp.LoadElement) key += ` ${node.imm} ${placeOf(node)}`;
    if (inputs.length > 0) key += `,${inputs[0].id}`;
    if (placeOf(node) === ELEMENT || placeOf(node) === TYPED_DATA) key += `,${inputs[1].id}`;
    return key;
  }
}

/** The address of one slot, not that of an object or of a table of slots. */
function isSlotAddress(base: Node): boolean {
  return base.rep === Rep.Raw && (base.op === NodeOp.ConstCell || base.op === NodeOp.ConstRaw);
}

/** What a store puts where loads find it as it was. Typed data are converted on the way. */
function storedValue(node: Node): Node | undefined {
  if (node.op === NodeOp.Store) return node.inputs[1];
  return node.op === NodeOp.StoreElement ? node.inputs[2] : undefined;
}

function isSame(a: Node, b: Node): boolean {
  if (a === b) return true;
  const constant = a.op === NodeOp.ConstCell || a.op === NodeOp.ConstTagged || a.op === NodeOp.ConstInt;
  return constant && a.op === b.op && a.imm === b.imm && a.aux === b.aux;
}
