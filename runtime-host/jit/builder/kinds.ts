// Which kind of value each register holds at the start of each block, if all bets hold: what decides how phis are represented.
//
// A forward dataflow over the bytecode. An instruction that was seen with ints only is taken to leave ints in its operands too: the
// builder checks them there. At the header of a loop a register that comes in as anything, but leaves the body as one kind, is
// taken to be of that kind from the start: the builder then checks it once, before the loop (unless that failed before).

import type { Instruction } from '../../../compiler/image/decode.ts';
import { Seen } from '../../../vm-assembly/abi/jit.ts';
import { KnownBuiltin } from '../../../vm-assembly/abi/known-builtins.ts';
import { Op } from '../../../vm-assembly/abi/opcodes.ts';
import { Singleton } from '../../../vm-assembly/abi/values.ts';
import { ExitReason } from '../ssa/node.ts';
import { isLength } from './access.ts';
import { type Bytecode, eachWrite } from './bytecode.ts';
import { ElementMode, Kind, Mode, mathKind, type Speculation, typedKind } from './speculate.ts';

function join(a: Kind, b: Kind): Kind {
  if (a === b || b === Kind.None) return a;
  if (a === Kind.None) return b;
  if ((a === Kind.Int && b === Kind.Double) || (a === Kind.Double && b === Kind.Int)) return Kind.Double;
  return Kind.Tagged;
}

/** Rounds of the dataflow after which loops no longer bet. */
const MAX_BETTING_ROUNDS = 6;

/** Where control goes from a block: numbers of blocks that are compiled; the builder and this agree through `CompiledFlow`. */
export interface CompiledFlow {
  readonly entryBlock: number;
  /** Blocks that are compiled, in reverse postorder. */
  readonly order: readonly number[];
  /** Successors that are compiled. */
  successors(block: number): readonly number[];
}

export class Kinds {
  private readonly code: Bytecode;
  private readonly bets: Speculation;
  private readonly flow: CompiledFlow;
  /** By block: kinds at its start. */
  private readonly starts: Uint8Array[] = [];
  private readonly registers: number;

  constructor(code: Bytecode, bets: Speculation, flow: CompiledFlow, entry: Uint8Array) {
    this.code = code;
    this.bets = bets;
    this.flow = flow;
    this.registers = code.fn.registers;
    this.solve(entry);
  }

  /** Kind of a register at the start of a block. */
  at(block: number, register: number): Kind {
    return this.starts[block][register];
  }

  private solve(entry: Uint8Array): void {
    const { code, flow, registers } = this;
    const place = new Int32Array(code.blocks.length).fill(-1);
    flow.order.forEach((b, n) => {
      place[b] = n;
    });
    const predecessors: number[][] = code.blocks.map(() => []);
    for (const b of flow.order) for (const s of flow.successors(b)) if (place[s] >= 0) predecessors[s].push(b);
    const ends: (Uint8Array | undefined)[] = [];
    for (let b = 0; b < code.blocks.length; b++) this.starts.push(new Uint8Array(registers));
    const distrust: (Uint8Array | undefined)[] = [];
    let round = 0;
    for (let changed = true; changed; round++) {
      changed = false;
      for (const b of flow.order) {
        const start = new Uint8Array(registers);
        const back = new Uint8Array(registers);
        if (b === flow.entryBlock) for (let r = 0; r < registers; r++) start[r] = entry[r];
        let isHeader = false;
        for (const p of predecessors[b]) {
          const end = ends[p];
          const into = place[p] >= place[b] ? back : start;
          if (place[p] >= place[b]) isHeader = true;
          if (end !== undefined) for (let r = 0; r < registers; r++) into[r] = join(into[r], end[r]);
        }
        if (isHeader) this.meetLoop(b, start, back, round, distrust);
        const before = this.starts[b];
        let same = ends[b] !== undefined;
        for (let r = 0; r < registers && same; r++) same = before[r] === start[r];
        if (same) continue;
        changed = true;
        this.starts[b] = start;
        ends[b] = this.run(b, start.slice());
      }
      if (round > 50) throw new Error('kinds: no fixpoint');
    }
  }

  private meetLoop(
    block: number,
    start: Uint8Array,
    back: Uint8Array,
    round: number,
    distrust: (Uint8Array | undefined)[],
  ): void {
    const first = this.code.instructions[this.code.blocks[block].first];
    const bet = !this.bets.hasFailed(first.word, ExitReason.Entry);
    let list = distrust[block];
    if (list === undefined) {
      list = new Uint8Array(this.registers);
      distrust[block] = list;
    }
    for (let r = 0; r < this.registers; r++) {
      const better = start[r] === Kind.Tagged && back[r] !== Kind.Tagged && back[r] !== Kind.None;
      if (better && bet && list[r] === 0 && round < MAX_BETTING_ROUNDS) {
        start[r] = back[r];
        continue;
      }
      if (better || start[r] === Kind.Tagged) list[r] = 1;
      start[r] = join(start[r], back[r]);
    }
  }

  private run(block: number, kinds: Uint8Array): Uint8Array {
    const { first, last } = this.code.blocks[block];
    for (let n = first; n <= last; n++) this.step(this.code.instructions[n], kinds);
    return kinds;
  }

  private refine(kinds: Uint8Array, register: number, mode: Mode): void {
    if (kinds[register] !== Kind.Tagged) return;
    if (mode === Mode.Int) kinds[register] = Kind.Int;
    else if (mode === Mode.Double) kinds[register] = Kind.Double;
    else if (mode === Mode.String) kinds[register] = Kind.String;
  }

  private step(i: Instruction, kinds: Uint8Array): void {
    const { bets } = this;
    switch (i.op) {
      case Op.Move:
        kinds[i.a] = kinds[i.b];
        return;
      case Op.LoadInt:
        kinds[i.a] = Kind.Int;
        return;
      case Op.LoadConst: {
        const c = this.code.fn.constants[i.b];
        kinds[i.a] = c.kind === 'value' ? Kind.Double : c.kind === 'string' ? Kind.String : Kind.Tagged;
        return;
      }
      case Op.LoadSingleton:
        kinds[i.a] = i.b === Singleton.True || i.b === Singleton.False ? Kind.Bool : Kind.Tagged;
        return;
      case Op.Add:
      case Op.Sub:
      case Op.Mul:
      case Op.Mod: {
        const mode = bets.arithmetic(i, kinds[i.b], bets.seenB(i), kinds[i.c], bets.seenC(i));
        const usable = mode === Mode.String && i.op !== Op.Add ? Mode.Generic : mode;
        this.refine(kinds, i.b, usable);
        this.refine(kinds, i.c, usable);
        kinds[i.a] =
          usable === Mode.Generic
            ? bets.joins(i, kinds[i.b], bets.seenB(i), kinds[i.c], bets.seenC(i))
              ? Kind.String
              : Kind.Tagged
            : usable === Mode.String
              ? Kind.String
              : usable === Mode.Int
                ? Kind.Int
                : Kind.Double;
        return;
      }
      case Op.Div:
      case Op.Exp: {
        const mode = bets.arithmetic(i, kinds[i.b], bets.seenB(i), kinds[i.c], bets.seenC(i));
        const usable = mode === Mode.String ? Mode.Generic : mode;
        this.refine(kinds, i.b, usable);
        this.refine(kinds, i.c, usable);
        kinds[i.a] = usable === Mode.Generic ? Kind.Tagged : Kind.Double;
        return;
      }
      case Op.BitAnd:
      case Op.BitOr:
      case Op.BitXor:
      case Op.Shl:
      case Op.Shr:
      case Op.UShr: {
        const mode = bets.arithmetic(i, kinds[i.b], bets.seenB(i), kinds[i.c], bets.seenC(i));
        const usable = mode === Mode.String ? Mode.Generic : mode;
        this.refine(kinds, i.b, usable);
        this.refine(kinds, i.c, usable);
        kinds[i.a] = usable === Mode.Generic ? Kind.Tagged : this.shiftKind(i);
        return;
      }
      case Op.AddI:
      case Op.Inc:
      case Op.Dec: {
        const mode = bets.unary(i, kinds[i.b], bets.seenB(i));
        const usable = mode === Mode.String ? Mode.Generic : mode;
        this.refine(kinds, i.b, usable);
        kinds[i.a] = usable === Mode.Generic ? Kind.Tagged : usable === Mode.Int ? Kind.Int : Kind.Double;
        return;
      }
      case Op.BitAndI:
      case Op.BitOrI:
      case Op.ShlI:
      case Op.ShrI:
      case Op.UShrI:
      case Op.BitNot: {
        const mode = bets.unary(i, kinds[i.b], bets.seenB(i));
        const usable = mode === Mode.String ? Mode.Generic : mode;
        this.refine(kinds, i.b, usable);
        kinds[i.a] = usable === Mode.Generic ? Kind.Tagged : this.shiftKind(i);
        return;
      }
      case Op.Neg: {
        const mode = bets.unary(i, kinds[i.b], bets.seenB(i));
        const usable = mode === Mode.String ? Mode.Generic : mode;
        this.refine(kinds, i.b, usable);
        kinds[i.a] = usable === Mode.Generic ? Kind.Tagged : usable === Mode.Int ? Kind.Int : Kind.Double;
        return;
      }
      case Op.ToNumber:
      case Op.ToNumeric: {
        const mode = bets.unary(i, kinds[i.b], bets.seenB(i));
        const usable = mode === Mode.String ? Mode.Generic : mode;
        this.refine(kinds, i.b, usable);
        kinds[i.a] = usable === Mode.Generic ? Kind.Tagged : kinds[i.b];
        return;
      }
      case Op.JLt:
      case Op.JLe:
      case Op.JGt:
      case Op.JGe:
      case Op.LoopLt:
      case Op.LoopLe:
      case Op.LoopGt:
      case Op.LoopGe: {
        const mode = bets.arithmetic(i, kinds[i.a], bets.seenA(i), kinds[i.b], bets.seenB(i));
        this.refine(kinds, i.a, mode);
        this.refine(kinds, i.b, mode);
        return;
      }
      case Op.IncLoopLt: {
        const mode = bets.arithmetic(i, kinds[i.a], bets.seenA(i), kinds[i.b], bets.seenB(i));
        if (mode === Mode.String || mode === Mode.Generic) kinds[i.a] = Kind.Tagged;
        else {
          this.refine(kinds, i.a, mode);
          this.refine(kinds, i.b, mode);
          if (mode === Mode.Double) kinds[i.a] = Kind.Double;
        }
        return;
      }
      case Op.JLtI:
      case Op.JLeI:
      case Op.JGtI:
      case Op.JGeI:
      case Op.JSeqI: {
        const mode = bets.unary(i, kinds[i.a], bets.seenA(i));
        if (mode !== Mode.String) this.refine(kinds, i.a, mode);
        return;
      }
      case Op.Lt:
      case Op.Le:
      case Op.Gt:
      case Op.Ge: {
        const mode = bets.arithmetic(i, kinds[i.b], bets.seenB(i), kinds[i.c], bets.seenC(i));
        this.refine(kinds, i.b, mode);
        this.refine(kinds, i.c, mode);
        kinds[i.a] = mode === Mode.Generic ? Kind.Tagged : Kind.Bool;
        return;
      }
      case Op.Seq:
      case Op.Sne:
      case Op.Eq:
      case Op.Ne: {
        const mode = bets.arithmetic(i, kinds[i.b], bets.seenB(i), kinds[i.c], bets.seenC(i));
        this.refine(kinds, i.b, mode);
        this.refine(kinds, i.c, mode);
        const loose = i.op === Op.Eq || i.op === Op.Ne;
        kinds[i.a] = loose && mode === Mode.Generic ? Kind.Tagged : Kind.Bool;
        return;
      }
      case Op.JSeq:
      case Op.JEq: {
        const mode = bets.arithmetic(i, kinds[i.a], bets.seenA(i), kinds[i.b], bets.seenB(i));
        this.refine(kinds, i.a, mode);
        this.refine(kinds, i.b, mode);
        return;
      }
      case Op.Not:
        kinds[i.a] = Kind.Bool;
        return;
      case Op.TypeOf:
        kinds[i.a] = Kind.Tagged;
        return;
      case Op.GetProp:
      case Op.GetLength: {
        const targets = bets.properties(i);
        const receiver = bets.receiverKind(targets);
        if (receiver === Kind.Object || receiver === Kind.String) {
          if (kinds[i.b] === Kind.Tagged) kinds[i.b] = receiver;
          const isOne = !bets.isOpen(i) && targets.length === 1;
          kinds[i.a] = isOne && isLength(targets[0]) ? Kind.Int : Kind.Tagged;
          return;
        }
        if (i.op === Op.GetLength && this.stringLength(i, kinds[i.b])) {
          if (kinds[i.b] === Kind.Tagged) kinds[i.b] = Kind.String;
          kinds[i.a] = Kind.Int;
          return;
        }
        kinds[i.a] = Kind.Tagged;
        return;
      }
      case Op.SetProp:
      case Op.DefineOwn:
        if (bets.receiverKind(bets.properties(i)) === Kind.Object && kinds[i.a] === Kind.Tagged)
          kinds[i.a] = Kind.Object;
        return;
      case Op.GetElem: {
        const mode = bets.elements(i, kinds[i.b], bets.seenB(i), kinds[i.c], bets.seenC(i));
        if (mode === ElementMode.Generic) {
          kinds[i.a] = Kind.Tagged;
          return;
        }
        if (kinds[i.b] === Kind.Tagged) kinds[i.b] = mode === ElementMode.String ? Kind.String : Kind.Object;
        if (mode === ElementMode.Named) {
          if (kinds[i.c] === Kind.Tagged) kinds[i.c] = Kind.String;
          kinds[i.a] = Kind.Tagged;
          return;
        }
        if (kinds[i.c] === Kind.Tagged) kinds[i.c] = bets.isDoubleIndex(i, bets.seenC(i)) ? Kind.Double : Kind.Int;
        const type = mode === ElementMode.Typed ? bets.typedElements(i) : -1;
        kinds[i.a] = type >= 0 ? typedKind(type) : mode === ElementMode.String ? Kind.String : Kind.Tagged;
        return;
      }
      case Op.SetElem: {
        const mode = bets.elements(i, kinds[i.a], bets.seenA(i), kinds[i.b], bets.seenB(i));
        if (mode === ElementMode.Generic) return;
        if (kinds[i.a] === Kind.Tagged) kinds[i.a] = Kind.Object;
        if (mode === ElementMode.Named) {
          if (kinds[i.b] === Kind.Tagged) kinds[i.b] = Kind.String;
          return;
        }
        if (kinds[i.b] === Kind.Tagged) kinds[i.b] = bets.isDoubleIndex(i, bets.seenB(i)) ? Kind.Double : Kind.Int;
        return;
      }
      case Op.IterNext: {
        if (!bets.walksArrays(i)) {
          this.lose(i, kinds);
          return;
        }
        if (kinds[i.b] === Kind.Tagged) kinds[i.b] = Kind.Object;
        kinds[i.b + 2] = Kind.Int;
        kinds[i.a] = Kind.Tagged;
        return;
      }
      case Op.NewLiteral:
      case Op.NewObject:
      case Op.NewArray:
      case Op.ConstructResult:
      case Op.Closure:
        kinds[i.a] = Kind.Object;
        return;
      case Op.Concat:
        kinds[i.a] = bets.hasFailed(i.word, ExitReason.Type) ? Kind.Tagged : Kind.String;
        return;
      case Op.Call: {
        const builtin = bets.builtin(i);
        let kind = Kind.Tagged;
        if (builtin !== KnownBuiltin.None) kind = this.mathResult(i, builtin, kinds);
        this.lose(i, kinds);
        kinds[i.a] = kind;
        return;
      }
      default:
        this.lose(i, kinds);
    }
  }

  /** The result of `>>>` may be too large for an int. */
  private shiftKind(i: Instruction): Kind {
    const { bets } = this;
    const unsigned = i.op === Op.UShr || (i.op === Op.UShrI && (i.c & 31) === 0);
    return unsigned && bets.hasFailed(i.word, ExitReason.Overflow) ? Kind.Double : Kind.Int;
  }

  private stringLength(i: Instruction, kind: Kind): boolean {
    return (
      kind === Kind.String ||
      (kind === Kind.Tagged && this.bets.seenB(i) === Seen.String && !this.bets.hasFailed(i.word, ExitReason.Type))
    );
  }

  /** Kind of what a known function of Math gives for the arguments in the window, Tagged if it is not compiled. */
  private mathResult(i: Instruction, builtin: KnownBuiltin, kinds: Uint8Array): Kind {
    if (builtin === KnownBuiltin.MathAbs && i.c === 1 && kinds[i.b + 4] === Kind.Tagged) return this.bets.absolute(i);
    if (this.bets.retreatsFromBuiltin(i)) return Kind.Tagged;
    if (builtin === KnownBuiltin.StringPrototypeCharCodeAt && i.c === 1) {
      const index = kinds[i.b + 4];
      const s = kinds[i.b + 3];
      const known = s === Kind.String || s === Kind.Tagged;
      return known && (index === Kind.Int || index === Kind.Double || index === Kind.Tagged) ? Kind.Int : Kind.Tagged;
    }
    const argument = (n: number): Kind => {
      if (n >= i.c) return Kind.None;
      const kind = kinds[i.b + 4 + n];
      return kind === Kind.Tagged ? Kind.Double : kind;
    };
    return mathCallKind(builtin, i.c, argument(0), argument(1));
  }

  /** What is written is of any kind from now on. */
  private lose(i: Instruction, kinds: Uint8Array): void {
    eachWrite(i, this.registers, (r) => {
      kinds[r] = Kind.Tagged;
    });
  }
}

/** Kind of the result of a call of a Math function with arguments of these kinds; Tagged: the builder does not compile it. */
export function mathCallKind(builtin: KnownBuiltin, argc: number, first: Kind, second: Kind): Kind {
  const number = (k: Kind): boolean => k === Kind.Int || k === Kind.Double;
  if (argc >= 1 && number(first)) {
    const kind = mathKind(builtin, first);
    if (builtin === KnownBuiltin.MathImul) return argc >= 2 && number(second) ? Kind.Int : Kind.Tagged;
    if (kind !== Kind.None) return kind;
    if ((builtin === KnownBuiltin.MathMax || builtin === KnownBuiltin.MathMin) && argc === 2 && number(second)) {
      return first === Kind.Int && second === Kind.Int ? Kind.Int : Kind.Double;
    }
    if (builtin === KnownBuiltin.MathPow && argc === 2 && number(second)) return Kind.Double;
  }
  return Kind.Tagged;
}
