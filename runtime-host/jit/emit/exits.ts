// The ways out of a compiled function. What they do is written behind the function's body, so that a guard is a compare and a branch.

import { assert } from '../ssa/assert.ts';
import type { FrameState, Node } from '../ssa/graph.ts';
import type { ExitReason } from '../ssa/node.ts';
import type { Write } from './frames.ts';

export const enum ExitKind {
  /** To the interpreter, counted. */
  Leave,
  /** The slice is used up. */
  Slice,
  /** To another compiled loop of the function. */
  Reenter,
  /** An exception or termination is pending. */
  Unwind,
  /** Control left in a callee. */
  Thrown,
  /** Control left and nothing is to be written. */
  Gone,
  /** A call that the interpreter makes: it needs the window. */
  Depth,
}

export class Exit {
  readonly kind: ExitKind;
  readonly state: FrameState | undefined;
  /** Number of the counter, or of the entry of a Reenter. */
  readonly number: number;
  /** By address. */
  readonly writes = new Map<number, Write>();
  /** Depth: the call. */
  readonly call: Node | undefined;
  /** Local of the fuel that is to be written back, or -1. */
  readonly fuel: number;
  /** Its place in the list. */
  label = 0;

  constructor(kind: ExitKind, state: FrameState | undefined, number: number, call: Node | undefined, fuel: number) {
    this.kind = kind;
    this.state = state;
    this.number = number;
    this.call = call;
    this.fuel = fuel;
  }
}

/** The counters of a function: all its entries share them. */
export class ExitTable {
  readonly list: { function: number; offset: number; reason: number }[] = [];
  private readonly numbers = new Map<string, number>();

  number(state: FrameState, reason: ExitReason): number {
    const key = `${state.frame.index} ${state.offset} ${reason}`;
    let number = this.numbers.get(key);
    if (number === undefined) {
      number = this.list.push({ function: state.frame.index, offset: state.offset, reason }) - 1;
      this.numbers.set(key, number);
    }
    return number;
  }
}

/** The exits of one Wasm function, in the order of their labels, the innermost first. */
export class ExitList {
  readonly exits: Exit[] = [];
  private readonly shared = new Map<FrameState, Exit[]>();
  private gone = -1;

  /** Where the code that is being written has its fuel: a local, or -1. */
  fuel = -1;

  /** The label of an exit that does this; exits of the same state and kind are one. */
  add(kind: ExitKind, state: FrameState, number: number, writes: readonly Write[], call?: Node): number {
    const { fuel } = this;
    let list = this.shared.get(state);
    if (list === undefined) this.shared.set(state, (list = []));
    let exit = list.find(
      (other) => other.kind === kind && other.number === number && other.call === call && other.fuel === fuel,
    );
    if (exit === undefined) {
      exit = new Exit(kind, state, number, call, fuel);
      list.push(exit);
      exit.label = this.exits.push(exit) - 1;
    }
    for (const write of writes) {
      const known = exit.writes.get(write.address);
      assert(known === undefined || known.token === write.token, 'one frame state, one value a slot');
      exit.writes.set(write.address, write);
    }
    return exit.label;
  }

  /** The label of the exit that only returns. */
  addGone(): number {
    if (this.gone < 0) this.gone = this.exits.push(new Exit(ExitKind.Gone, undefined, 0, undefined, -1)) - 1;
    return this.gone;
  }

  /**
   * Code that several exits to the interpreter share: that of one state, where exits for several reasons have it, and that of the callers of
   * inlined frames, which is the same wherever control leaves in the callee. In an order in which each leads to a later one.
   */
  tails(): Tails {
    const tails = new Tails();
    for (const [state, list] of this.shared) {
      const group = list.filter((exit) => exit.kind === ExitKind.Leave || exit.kind === ExitKind.Slice);
      if (group.length > 0) tails.add(state, group);
    }
    tails.link();
    return tails;
  }
}

/** Writes at the end of exits. */
export class Tail {
  /** The state where the interpreter goes on, if that is written here. */
  readonly place: FrameState | undefined;
  readonly writes = new Map<number, Write>();
  /** What follows; none: the last one, where Cell.Pc and Cell.Fp are written and the exit is counted. */
  next: Tail | undefined;
  /** Its place behind the exits. */
  label = 0;

  constructor(place: FrameState | undefined) {
    this.place = place;
  }
}

export class Tails {
  /** Those that have a label, the last one leaves. */
  readonly list: Tail[] = [];
  private readonly last = new Tail(undefined);
  private readonly own: { state: FrameState; tail: Tail; exits: Exit[] }[] = [];
  private readonly ofExit = new Map<Exit, Tail>();
  private readonly callers = new Map<FrameState, Tail>();
  /** States of callers: how many states lead there. */
  private readonly counts = new Map<FrameState, number>();

  /** Exits to the interpreter in this state. */
  add(state: FrameState, exits: Exit[]): void {
    const tail = new Tail(state);
    for (const exit of exits) {
      this.ofExit.set(exit, tail);
      for (const [address, write] of exit.writes) tail.writes.set(address, write);
    }
    this.own.push({ state, tail, exits });
    for (let s = state.parent; s !== undefined; s = s.parent) this.counts.set(s, (this.counts.get(s) ?? 0) + 1);
  }

  /** What an exit ends with. */
  of(exit: Exit): Tail {
    return this.ofExit.get(exit)!;
  }

  isShared(tail: Tail): boolean {
    return this.list[tail.label] === tail;
  }

  link(): void {
    const shared = [...this.counts].filter(([, count]) => count > 1).map(([state]) => state);
    shared.sort((a, b) => depthOf(b) - depthOf(a));
    for (const state of shared) this.callers.set(state, new Tail(undefined));
    for (const { state, tail, exits } of this.own) {
      this.split(state, tail);
      if (exits.length > 1) this.place(tail);
    }
    for (const state of shared) {
      const tail = this.callers.get(state)!;
      tail.next = (state.parent && this.callers.get(state.parent)) ?? this.last;
      this.place(tail);
    }
    if (this.own.length > 0) this.place(this.last);
  }

  private place(tail: Tail): void {
    tail.label = this.list.push(tail) - 1;
  }

  /** Leaves to the tails of the callers what they write. */
  private split(state: FrameState, tail: Tail): void {
    let outer: FrameState | undefined = state.parent;
    while (outer !== undefined && !this.callers.has(outer)) outer = outer.parent;
    tail.next = this.last;
    if (outer === undefined) return;
    tail.next = this.callers.get(outer);
    for (const [address, write] of tail.writes) {
      const owner = ownerOf(address, state);
      const target = this.callers.get(owner);
      if (owner === state || target === undefined) continue;
      target.writes.set(address, write);
      tail.writes.delete(address);
    }
  }
}

function depthOf(state: FrameState): number {
  let depth = 0;
  for (let s = state.parent; s !== undefined; s = s.parent) depth++;
  return depth;
}

/** The state, itself or of a caller, of the frame in which an address lies: the header of a callee is with its caller's registers. */
export function ownerOf(address: number, state: FrameState): FrameState {
  let owner = state;
  while (owner.parent !== undefined && address < owner.frame.base) owner = owner.parent;
  return owner;
}
