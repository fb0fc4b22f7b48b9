// The typed control-flow graph of one function, before registers are chosen. It is no graph of objects: instructions are rows
// of one Int32Array that every function of a compilation reuses, values are virtual registers ("vregs"), blocks are ranges of
// rows in the order in which they will be laid out.
//
// A row: op │ A │ B │ C │ X │ Y │ target block │ source position. The fields mean what compiler/image/op-table.ts says, except:
// registers are vregs, constants are ids of strings (Operand.Const) or functions (Operand.Func), jumps keep their block in T
// (IterNext: T at the end, Y with a value), feedback slots are not numbered yet.
//
// Two operations carry a mark that selection hands on (passes/known-builtins.ts): the number of a known built-in stands in Y of
// Call and Construct, and in C of GetProp; 0 is none. X of GetGlobal is DECLARED_GLOBAL if the program declares the name itself.
//
// Constants are vregs without an instruction: `constKind` tells. Selection gives them an immediate operand, a load before the use, or one
// load before the loop.

import { Op } from '../../vm-assembly/abi/opcodes.ts';

/** Fields of a row. */
export const enum Row {
  Op = 0,
  A = 1,
  B = 2,
  C = 3,
  X = 4,
  Y = 5,
  T = 6,
  Pos = 7,
  Size = 8,
}

/** Operations that exist before selection only; numbered after the opcodes. */
export const enum HirOp {
  /** Was removed. */
  Nop = 200,
  /** A = constant of kind B with payload C. */
  Const = 201,
  /** Marks the end of the preheader of loop X: hoisted constants are loaded here. */
  Preheader = 202,
}

/** What a constant is. */
export const enum ConstKind {
  /** Not a constant. */
  None = 0,
  /** Payload: the int32. */
  Int = 1,
  /** Payload: index into `Hir.doubles`. */
  Double = 2,
  /** Payload: id of the string. */
  String = 3,
  /** Payload: a Singleton. */
  Singleton = 4,
  /** Payload: index into `ImageBuilder.bigints`. */
  BigInt = 5,
}

/** What a vreg is for. */
export const enum VregKind {
  /** Written once (or once on each way to its use), used nearby. */
  Temp,
  /** A variable of the source, or something else that is written again. */
  Variable,
  /** Slot of a group of neighbours. */
  Slot,
}

/** Groups of vregs that need neighbouring registers. */
export const enum GroupKind {
  /** A call window: above everything that lives across the call. */
  Window,
  /** Neighbours that are read together. */
  Range,
  /** Neighbours that are written together and live together. */
  Tuple,
}

/** No vreg. */
export const NONE = -1;

/** X of a GetGlobal whose name the program declares. */
export const DECLARED_GLOBAL = 1;

/** The register that holds `this`. */
export const THIS = 0;

function grown(array: Int32Array, needed: number): Int32Array {
  const bigger = new Int32Array(Math.max(needed, array.length * 2));
  bigger.set(array);
  return bigger;
}

/** One function; reused from function to function. */
export class Hir {
  /** Rows. */
  code: Int32Array = new Int32Array(256 * Row.Size);
  /** Number of rows times Row.Size. */
  end = 0;

  // Blocks, by id. They are laid out in the order of `order`.
  blockCount = 0;
  /** Row offset of the first row; -1 while the block is not placed. */
  blockStart: Int32Array = new Int32Array(256);
  /** Block that exceptions go to, or -1. */
  blockHandler: Int32Array = new Int32Array(256);
  /** Innermost loop, or -1. */
  blockLoop: Int32Array = new Int32Array(256);
  /** For handlers: the vreg that receives the exception, else -1. */
  blockException: Int32Array = new Int32Array(256);
  order: Int32Array = new Int32Array(256);
  placed = 0;

  // Loops, by id, outer ones first.
  loopCount = 0;
  loopParent: Int32Array = new Int32Array(32);
  /** Constants to load before a loop: vregs, linked through `hoistNext`. */
  loopHoist: Int32Array = new Int32Array(32);

  // Virtual registers.
  vregCount = 0;
  vregKind: Int32Array = new Int32Array(512);
  vregGroup: Int32Array = new Int32Array(512);
  constKind: Int32Array = new Int32Array(512);
  constValue: Int32Array = new Int32Array(512);
  hoistNext: Int32Array = new Int32Array(512);
  /** Hoisted constants: the constant vreg that it stands for. */
  hoistedFrom: Int32Array = new Int32Array(512);
  /** Parameters and `this`: vregs 0 … pinned - 1 lie in the registers of the same number. */
  pinned = 0;

  // Groups.
  groupCount = 0;
  groupFirst: Int32Array = new Int32Array(128);
  groupWidth: Int32Array = new Int32Array(128);
  groupKind: Int32Array = new Int32Array(128);

  // Constants.
  readonly doubles: number[] = [];
  /** Runs of string ids (keys of literals, template strings); -1 is undefined. */
  readonly runs: number[] = [];

  // Names of variables, for dumps.
  readonly variableVregs: number[] = [];
  readonly variableNames: string[] = [];

  /** Where rows belong to: set by the builder before what may throw. */
  pos = 0;
  /** Handler and loop of blocks that are placed from now on. */
  handler = -1;
  loop = -1;

  reset(pinned: number): void {
    this.end = 0;
    this.blockCount = 0;
    this.placed = 0;
    this.loopCount = 0;
    this.vregCount = 0;
    this.groupCount = 0;
    this.doubles.length = 0;
    this.runs.length = 0;
    this.variableVregs.length = 0;
    this.variableNames.length = 0;
    this.pos = 0;
    this.handler = -1;
    this.loop = -1;
    this.pinned = pinned;
    for (let i = 0; i < pinned; i++) this.vreg(VregKind.Variable);
    this.place(this.block());
  }

  /** Appends a row. */
  emit(op: Op | HirOp, a: number, b: number, c: number, x: number, y: number): void {
    const at = this.end;
    if (at + Row.Size > this.code.length) this.code = grown(this.code, at + Row.Size);
    const code = this.code;
    code[at] = op;
    code[at + Row.A] = a;
    code[at + Row.B] = b;
    code[at + Row.C] = c;
    code[at + Row.X] = x;
    code[at + Row.Y] = y;
    code[at + Row.T] = -1;
    code[at + Row.Pos] = this.pos;
    this.end = at + Row.Size;
  }

  /** Appends a jump to `target`; what follows is a block of its own. */
  emitJump(op: Op, a: number, b: number, c: number, target: number): void {
    this.emit(op, a, b, c, 0, 0);
    this.code[this.end - Row.Size + Row.T] = target;
    this.place(this.block());
  }

  jump(target: number): void {
    if (this.unreachable()) return;
    this.emit(Op.Jump, 0, 0, 0, 0, 0);
    this.code[this.end - Row.Size + Row.T] = target;
    this.endBlock();
  }

  /** True if control cannot get here: nothing was placed since an instruction that ends a block. */
  unreachable(): boolean {
    if (this.end === 0) return false;
    const block = this.order[this.placed - 1];
    return this.deadBlock === block && this.blockStart[block] === this.end;
  }

  private deadBlock = -1;

  /** After Jump, Return, Throw: starts a block that nothing leads to. */
  endBlock(): void {
    const block = this.block();
    this.place(block);
    this.deadBlock = block;
  }

  /** A block that is not placed yet. */
  block(): number {
    const id = this.blockCount++;
    if (id >= this.blockStart.length) {
      this.blockStart = grown(this.blockStart, id + 1);
      this.blockHandler = grown(this.blockHandler, id + 1);
      this.blockLoop = grown(this.blockLoop, id + 1);
      this.blockException = grown(this.blockException, id + 1);
      this.order = grown(this.order, id + 1);
    }
    this.blockStart[id] = -1;
    this.blockException[id] = -1;
    if (id === 0) this.deadBlock = -1;
    return id;
  }

  /** The block begins here. */
  place(id: number): void {
    this.blockStart[id] = this.end;
    this.blockHandler[id] = this.handler;
    this.blockLoop[id] = this.loop;
    this.order[this.placed++] = id;
  }

  /** Exceptions go to `handler` from here on. */
  setHandler(handler: number): void {
    const dead = this.unreachable();
    this.handler = handler;
    if (dead) this.endBlock();
    else this.place(this.block());
  }

  /** Opens a loop: what follows belongs to it, its constants are loaded here. */
  beginLoop(): number {
    const id = this.loopCount++;
    if (id >= this.loopParent.length) {
      this.loopParent = grown(this.loopParent, id + 1);
      this.loopHoist = grown(this.loopHoist, id + 1);
    }
    this.loopParent[id] = this.loop;
    this.loopHoist[id] = NONE;
    this.emit(HirOp.Preheader, 0, 0, 0, id, 0);
    this.loop = id;
    return id;
  }

  endLoop(id: number): void {
    this.loop = this.loopParent[id];
  }

  vreg(kind: VregKind): number {
    const id = this.vregCount++;
    if (id >= this.vregKind.length) {
      this.vregKind = grown(this.vregKind, id + 1);
      this.vregGroup = grown(this.vregGroup, id + 1);
      this.constKind = grown(this.constKind, id + 1);
      this.constValue = grown(this.constValue, id + 1);
      this.hoistNext = grown(this.hoistNext, id + 1);
      this.hoistedFrom = grown(this.hoistedFrom, id + 1);
    }
    this.vregKind[id] = kind;
    this.vregGroup[id] = -1;
    this.constKind[id] = ConstKind.None;
    return id;
  }

  temp(): number {
    return this.vreg(VregKind.Temp);
  }

  /** `width` vregs in neighbouring registers; the first one is returned. */
  group(kind: GroupKind, width: number): number {
    const id = this.groupCount++;
    if (id >= this.groupFirst.length) {
      this.groupFirst = grown(this.groupFirst, id + 1);
      this.groupWidth = grown(this.groupWidth, id + 1);
      this.groupKind = grown(this.groupKind, id + 1);
    }
    const first = this.vregCount;
    for (let i = 0; i < width; i++) {
      // order matters: vreg() may replace the array.
      const slot = this.vreg(VregKind.Slot);
      this.vregGroup[slot] = id;
    }
    this.groupFirst[id] = first;
    this.groupWidth[id] = width;
    this.groupKind[id] = kind;
    return first;
  }

  /** A vreg that stands for a constant. */
  constant(kind: ConstKind, value: number): number {
    const id = this.vreg(VregKind.Temp);
    this.constKind[id] = kind;
    this.constValue[id] = value;
    return id;
  }

  /** The constant that a number becomes: an int if it is one, -0 excepted. */
  numberKind(value: number): ConstKind {
    return (value | 0) === value && (value !== 0 || 1 / value > 0) ? ConstKind.Int : ConstKind.Double;
  }

  /** Payload of that constant. */
  numberPayload(value: number): number {
    if (this.numberKind(value) === ConstKind.Int) return value;
    this.doubles.push(value);
    return this.doubles.length - 1;
  }

  /** End of the block in place `i` of the order. */
  blockEnd(i: number): number {
    return i + 1 < this.placed ? this.blockStart[this.order[i + 1]] : this.end;
  }
}
