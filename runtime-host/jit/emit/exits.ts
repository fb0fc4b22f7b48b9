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
   * Groups of exits that go on in the same way once they are counted: to the interpreter with the same state. Each group has a label behind
   * all exits; their writes are one.
   */
  tails(): Exit[][] {
    const groups: Exit[][] = [];
    for (const list of this.shared.values()) {
      const group = list.filter((exit) => exit.kind === ExitKind.Leave || exit.kind === ExitKind.Slice);
      if (group.length > 1) groups.push(group);
    }
    return groups;
  }
}
