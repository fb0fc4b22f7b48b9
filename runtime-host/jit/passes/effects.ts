// What each operation may do to memory and to control: what the other passes ask before they remove, reuse or move a node.

import type { Node } from '../ssa/graph.ts';
import { NodeOp, Place, Rep } from '../ssa/node.ts';

/** Properties of an operation: bits. */
export const enum Effect {
  /** A function of its inputs, `imm` and `aux`. */
  None = 0,
  /** May leave compiled code through its frame state, or end the activation. */
  Exits = 1,
  /** Reads memory that can change. */
  Reads = 2,
  /** Writes memory. */
  Writes = 4,
  /** May run any guest code: changes every place that can change, and ends what CheckEpoch promised. */
  Calls = 8,
  /** Takes memory from the heap: a collection may happen, an exit for want of memory too. */
  Allocates = 16,
  /** Not needed if nobody uses the result, though it exits, reads or allocates. */
  Removable = 32,
  /** Is at its place for another reason than its result: control flow, fuel, results that lie in memory. */
  Pinned = 64,
  /** May replace a rope by its flat string: the kind of a string changes, nothing else. */
  Flattens = 128,
}

/** Places beyond those of Load and Store, numbered after them: contents of Elements cells. */
export const ELEMENT: number = Place.Count;
/** Contents of array buffers. */
export const TYPED_DATA: number = ELEMENT + 1;
/** What CheckEpoch looks at. */
export const EPOCH: number = ELEMENT + 2;
/** What EnterInlined looks at: a collection may lower the limit. */
export const DEPTH: number = ELEMENT + 3;

const TABLE = new Uint8Array(NodeOp.Count);

function row(effects: number, first: NodeOp, last: NodeOp = first): void {
  for (let op: number = first; op <= last; op++) TABLE[op] = effects;
}

row(Effect.Pinned, NodeOp.EntryRegister, NodeOp.Branch);
row(Effect.Pinned | Effect.Exits | Effect.Reads, NodeOp.Return, NodeOp.BurnCall);
row(Effect.Exits, NodeOp.CheckInt, NodeOp.Guard);
// the operand is a number already: no conversion that somebody could see is lost with it
row(Effect.Exits | Effect.Removable, NodeOp.CheckDoubleInt);
row(Effect.Exits | Effect.Reads, NodeOp.CheckEpoch);
row(Effect.Exits | Effect.Removable, NodeOp.AddInt, NodeOp.UShrInt);
row(Effect.Flattens, NodeOp.StrictEquals);
row(Effect.Reads | Effect.Removable, NodeOp.Load);
row(Effect.Reads | Effect.Removable, NodeOp.LoadElement);
row(Effect.Reads | Effect.Removable, NodeOp.LoadTyped);
row(Effect.Writes, NodeOp.Store);
row(Effect.Writes, NodeOp.StoreElement);
row(Effect.Writes, NodeOp.StoreTyped);
row(Effect.Exits | Effect.Allocates | Effect.Removable, NodeOp.NewObject, NodeOp.NewEnvironment);
row(Effect.Pinned | Effect.Removable, NodeOp.Virtual);
row(Effect.Exits | Effect.Reads | Effect.Writes | Effect.Calls | Effect.Allocates, NodeOp.CallCode, NodeOp.StepBranch);
row(Effect.Pinned | Effect.Reads | Effect.Removable, NodeOp.FrameRegister);
row(Effect.Flattens | Effect.Removable, NodeOp.CallPure);
// too long a string is a RangeError: somebody may wait for it
row(Effect.Exits | Effect.Allocates | Effect.Flattens, NodeOp.Concat);
row(Effect.Exits | Effect.Allocates | Effect.Removable, NodeOp.CharString);
row(Effect.Exits | Effect.Allocates | Effect.Writes, NodeOp.CallArrayPush, NodeOp.CallArraySet);
row(Effect.Reads | Effect.Removable, NodeOp.CallReads);
row(Effect.Writes, NodeOp.CallSetNamed);
row(Effect.Exits | Effect.Allocates | Effect.Flattens, NodeOp.CallMakes);

/** What an append to an array changes; far away from the others an element may make them sparse. */
const PUSHED: readonly number[] = [Place.Elements, Place.Capacity, Place.ArrayLength, Place.Flags, ELEMENT];

/** `Effect` bits of an operation. */
export function effectsOf(op: NodeOp): number {
  return TABLE[op];
}

/** Places that nothing changes once the cell is there. */
export function neverChanges(place: number): boolean {
  switch (place) {
    case Place.Kind:
    case Place.FunctionCode:
    case Place.FunctionEnv:
    case Place.FunctionHome:
    case Place.EnvironmentParent:
    case Place.StringLength:
      return true;
    default:
      return false;
  }
}

/** The place that a node reads or writes; -1 if none, or more than one. */
export function placeOf(node: Node): number {
  switch (node.op) {
    case NodeOp.Load:
    case NodeOp.Store:
      return node.aux;
    case NodeOp.LoadElement:
    case NodeOp.StoreElement:
      return ELEMENT;
    case NodeOp.LoadTyped:
    case NodeOp.StoreTyped:
      return TYPED_DATA;
    case NodeOp.CheckEpoch:
      return EPOCH;
    case NodeOp.EnterInlined:
      return DEPTH;
    default:
      return -1;
  }
}

/** A load whose answer nothing can change. */
export function readsConstantMemory(node: Node): boolean {
  if (node.op !== NodeOp.Load || !neverChanges(node.aux)) return false;
  // the kind of a string changes when it is flattened
  return node.aux !== Place.Kind || node.inputs[0].rep === Rep.Object;
}

/** The result depends on nothing but the inputs, and computing it at another place, or once more, changes nothing. */
export function isPure(node: Node): boolean {
  return TABLE[node.op] === Effect.None || readsConstantMemory(node);
}

/** Two nodes with the same inputs give the same result, or fail both, whatever happens between them. */
export function isRepeatable(node: Node): boolean {
  const effects = TABLE[node.op];
  if (effects === Effect.None || effects === Effect.Exits || effects === (Effect.Exits | Effect.Removable)) return true;
  // strings are read by their contents, which flattening leaves alone
  if (node.op === NodeOp.StrictEquals || node.op === NodeOp.CallPure) return true;
  return node.op === NodeOp.EntryRegister || readsConstantMemory(node);
}

function isLook(op: NodeOp): boolean {
  return op === NodeOp.CheckEpoch || op === NodeOp.EnterInlined;
}

/** A node that leaves when what it promises does not hold, and does nothing else. */
export function isGuard(node: Node): boolean {
  return (TABLE[node.op] & ~Effect.Removable) === Effect.Exits || isLook(node.op);
}

/** Nobody but those who use the result sees that it is there. */
export function isRemovable(node: Node): boolean {
  const effects = TABLE[node.op];
  return effects === Effect.None || (effects & Effect.Removable) !== 0 || node.op === NodeOp.EntryRegister;
}

/** Makes a new cell that nobody else knows. */
export function isAllocation(node: Node): boolean {
  return node.op >= NodeOp.NewObject && node.op <= NodeOp.NewEnvironment;
}

/** May the node change what lies at the place? */
export function writes(node: Node, place: number): boolean {
  const effects = TABLE[node.op];
  if ((effects & Effect.Calls) !== 0) return place === Place.Kind || !neverChanges(place);
  if (place === DEPTH) return (effects & (Effect.Allocates | Effect.Flattens)) !== 0;
  if ((effects & Effect.Flattens) !== 0 && place === Place.Kind) return true;
  if ((effects & Effect.Writes) === 0) return false;
  if (node.op === NodeOp.CallSetNamed) return place === Place.Slot;
  return node.op === NodeOp.CallArrayPush || node.op === NodeOp.CallArraySet
    ? PUSHED.includes(place)
    : placeOf(node) === place;
}
