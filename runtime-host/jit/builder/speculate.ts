// What the profile lets us bet on, instruction by instruction. Kinds and builder ask here, so that both bet on the same.

import type { Instruction } from '../../../compiler/image/decode.ts';
import { Access, ProfileBit, Seen } from '../../../vm-assembly/abi/jit.ts';
import { KnownBuiltin } from '../../../vm-assembly/abi/known-builtins.ts';
import { Kind as CellKind, ElementType } from '../../../vm-assembly/abi/layout.ts';
import { Op } from '../../../vm-assembly/abi/opcodes.ts';
import type { CallTarget, CompileRequest, FunctionData, PropertyTarget } from '../request.ts';
import { ExitReason } from '../ssa/node.ts';

/** What is known of the value in a register; the order is that of `Rep` where there is one. */
export const enum Kind {
  /** Not reached. */
  None,
  Int,
  Double,
  Bool,
  Object,
  String,
  Tagged,
}

/** How an arithmetic instruction is compiled. */
export const enum Mode {
  Int,
  Double,
  /** Add of two strings. */
  String,
  /** Left to the interpreter's slow path. */
  Generic,
}

/** What an element site does. */
export const enum ElementMode {
  /** Arrays and plain objects with dense elements. */
  Dense,
  /** Typed arrays of one type. */
  Typed,
  /** Characters of strings. */
  String,
  /** Properties of objects by strings. */
  Named,
  Generic,
}

const NUMBER = Seen.Int | Seen.Double;

/** Bits that a kind stands for. */
function bitsOf(kind: Kind, seen: number): number {
  switch (kind) {
    case Kind.Int:
      return Seen.Int;
    case Kind.Double:
      return Seen.Double;
    case Kind.Bool:
      return Seen.Boolean;
    case Kind.Object:
      return Seen.Object;
    case Kind.String:
      return Seen.String;
    default:
      return seen;
  }
}

/** Bets for one function. */
export class Speculation {
  readonly request: CompileRequest;
  readonly fn: FunctionData;
  /** Reasons (bits by `ExitReason`) for which exits failed, by byte offset. */
  private readonly failed = new Map<number, number>();
  /** Code of functions that were taken for one object and were not: closures that are made again and again. */
  private readonly remade = new Set<number>();

  constructor(request: CompileRequest, fn: FunctionData) {
    this.request = request;
    this.fn = fn;
    for (const { offset, reason } of fn.failed) {
      this.failed.set(offset, (this.failed.get(offset) ?? 0) | (1 << reason));
      const target = reason === ExitReason.Callee ? this.onlyFunction(offset >> 2) : undefined;
      if (target !== undefined) this.remade.add(target.code);
    }
  }

  /** The function object, if a call at this word met one and nothing else. */
  private onlyFunction(word: number): CallTarget | undefined {
    const { words, sites } = this.fn;
    if ((words[word] & 255) !== Op.Call) return undefined;
    const site = sites[words[word + 1] & 0xffff];
    if (site.kind !== 'call' || site.megamorphic || site.targets.length !== 1) return undefined;
    const [target] = site.targets;
    return target.code >= 0 && target.cell >= 0 ? target : undefined;
  }

  hasFailed(word: number, reason: ExitReason): boolean {
    return ((this.failed.get(word << 2) ?? 0) & (1 << reason)) !== 0;
  }

  seenA(i: Instruction): number {
    return this.fn.seen[i.word] & 0xff;
  }

  seenB(i: Instruction): number {
    return (this.fn.seen[i.word] >>> 8) & 0xff;
  }

  seenC(i: Instruction): number {
    return (this.fn.seen[i.word] >>> 16) & 0xff;
  }

  /** Did the instruction run while the function was profiled? True for a function that never was, and after an exit there. */
  ran(i: Instruction): boolean {
    return (
      !this.fn.profiled || (this.fn.seen[i.word] & ProfileBit.Ran) !== 0 || this.hasFailed(i.word, ExitReason.Unreached)
    );
  }

  /** Arithmetic or comparison of values of these kinds; `seenX` and `seenY` are what the operands were. */
  arithmetic(i: Instruction, x: Kind, seenX: number, y: Kind, seenY: number): Mode {
    const bx = bitsOf(x, this.operand(i, seenX));
    const by = bitsOf(y, this.operand(i, seenY));
    if (bx === Seen.Int && by === Seen.Int) return this.hasFailed(i.word, ExitReason.Overflow) ? Mode.Double : Mode.Int;
    if (bx !== 0 && by !== 0 && ((bx | by) & ~NUMBER) === 0) return Mode.Double;
    if (bx === Seen.String && by === Seen.String) return Mode.String;
    return Mode.Generic;
  }

  /** Does Add join a string and a number, or what was each? */
  joins(i: Instruction, x: Kind, seenX: number, y: Kind, seenY: number): boolean {
    const bx = bitsOf(x, this.operand(i, seenX));
    const by = bitsOf(y, this.operand(i, seenY));
    if (bx === 0 || by === 0 || ((bx | by) & ~(NUMBER | Seen.String)) !== 0) return false;
    return i.op === Op.Add && (bx === Seen.String || by === Seen.String);
  }

  /** What an operand is taken for: where an int was no int it may still be a number. */
  private operand(i: Instruction, seen: number): number {
    const retreat = this.hasFailed(i.word, ExitReason.Number);
    if (!retreat && !this.hasFailed(i.word, ExitReason.Type)) return seen;
    return retreat || seen === 0 || (seen & ~NUMBER) !== 0 ? 0 : NUMBER;
  }

  /** As arithmetic, of one operand. */
  unary(i: Instruction, x: Kind, seenX: number): Mode {
    return this.arithmetic(i, x, seenX, x, seenX);
  }

  /** Property targets of the site, if it may be compiled; else none. */
  properties(i: Instruction): readonly PropertyTarget[] {
    const site = this.fn.sites[i.x];
    if ((site.kind !== 'property' && site.kind !== 'private') || this.hasFailed(i.word, ExitReason.Type)) return [];
    for (const target of site.targets) if (target.access === Access.None) return [];
    return site.targets;
  }

  /** Has the site met other objects, or functions, than its targets? */
  isOpen(i: Instruction): boolean {
    const site = this.fn.sites[i.x];
    if (site.kind === 'property' || site.kind === 'private') {
      return site.megamorphic || this.hasFailed(i.word, ExitReason.Shape);
    }
    // Where one object was met, another one of the same code came.
    const failed = this.hasFailed(i.word, ExitReason.Callee) && this.onlyFunction(i.word) === undefined;
    return site.kind === 'call' && (site.megamorphic || failed);
  }

  /** Is the object of all targets a string primitive / a number (Double) / an object? None if they are mixed. */
  receiverKind(targets: readonly PropertyTarget[]): Kind {
    const { well } = this.request;
    let kind = Kind.None;
    for (const target of targets) {
      const primitive = target.shape === well.numberShape ? Kind.Double : Kind.String;
      const k = target.shape === well.stringShape || primitive === Kind.Double ? primitive : Kind.Object;
      if (kind !== Kind.None && kind !== k) return Kind.None;
      kind = k;
    }
    return kind;
  }

  elements(i: Instruction, object: Kind, seenObject: number, index: Kind, seenIndex: number): ElementMode {
    if (this.hasFailed(i.word, ExitReason.Shape) || this.hasFailed(i.word, ExitReason.Number))
      return ElementMode.Generic;
    if (bitsOf(index, seenIndex) === Seen.String && bitsOf(object, seenObject) === Seen.Object)
      return ElementMode.Named;
    if (bitsOf(index, seenIndex) === 0 || (bitsOf(index, seenIndex) & ~NUMBER) !== 0) return ElementMode.Generic;
    const bits = bitsOf(object, seenObject);
    const outside = this.hasFailed(i.word, ExitReason.Bounds);
    if (bits === Seen.String) return i.op === Op.GetElem && !outside ? ElementMode.String : ElementMode.Generic;
    if (bits !== Seen.Object) return ElementMode.Generic;
    const type = this.typedElements(i);
    if (type >= 0) return outside ? ElementMode.Generic : ElementMode.Typed;
    return type === -1 ? ElementMode.Dense : ElementMode.Generic;
  }

  /** The first shape of an element site. */
  elementShape(i: Instruction): number {
    const site = this.fn.sites[i.x];
    return site.kind === 'element' ? (site.shapes[0] ?? -1) : -1;
  }

  /** Element type of a site that met typed arrays of one shape only; -1: it met arrays and objects; -2: neither. */
  typedElements(i: Instruction): number {
    const site = this.fn.sites[i.x];
    if (site.kind !== 'element' || site.shapes.length === 0) return -2;
    let typed = -1;
    let dense = 0;
    for (const shape of site.shapes) {
      const info = this.request.info[shape];
      if (info.kind !== 'shape') return -2;
      if (info.of === CellKind.TypedArray) typed = info.elementType ?? -2;
      else if (info.of === CellKind.Array || info.of === CellKind.Object) dense++;
      else return -2;
    }
    if (typed === -1) return site.megamorphic && dense === 0 ? -2 : -1;
    if (site.megamorphic || site.shapes.length > 1 || this.hasFailed(i.word, ExitReason.Shape)) return -2;
    return typed === ElementType.Float16 || typed >= ElementType.BigInt64 ? -2 : typed;
  }

  /** Has GetIterator met anything that is not walked as an array? */
  iteratesOthers(i: Instruction): boolean {
    const site = this.fn.sites[i.x];
    if (site.kind !== 'element' || site.shapes.length === 0) return false;
    if (this.typedElements(i) >= 0) return false;
    return site.shapes.some((shape) => {
      const info = this.request.info[shape];
      return info.kind !== 'shape' || info.of !== CellKind.Array;
    });
  }

  /** Did IterNext do nothing but to walk arrays? Else the protocol that is spelled out behind it ran. */
  walksArrays(i: Instruction): boolean {
    const behind = i.word + 2;
    return (
      this.fn.profiled &&
      (this.fn.seen[behind] & ProfileBit.Ran) === 0 &&
      !this.hasFailed(behind, ExitReason.Unreached) &&
      !this.hasFailed(i.word, ExitReason.Type)
    );
  }

  /** Functions that a call site met, if it may be compiled. */
  calls(i: Instruction): readonly CallTarget[] {
    const site = this.fn.sites[i.x];
    if (site.kind !== 'call') return [];
    if (i.op !== Op.Call || this.remade.size === 0) return site.targets;
    return site.targets.map((target) => (this.remade.has(target.code) ? { ...target, cell: -1 } : target));
  }

  /** Does the compiler do without the built-in that it knows at the site? */
  retreatsFromBuiltin(i: Instruction): boolean {
    return [ExitReason.Type, ExitReason.Number, ExitReason.Bounds, ExitReason.Overflow].some((reason) =>
      this.hasFailed(i.word, reason),
    );
  }

  /** Math.abs of anything: what its operand is taken for; Tagged: it is not compiled. */
  absolute(i: Instruction): Kind {
    if (this.hasFailed(i.word, ExitReason.Number) || this.hasFailed(i.word, ExitReason.Overflow)) return Kind.Tagged;
    return this.hasFailed(i.word, ExitReason.Type) ? Kind.Double : Kind.Int;
  }

  /** Is an index taken for a double that has an int's value? */
  isDoubleIndex(i: Instruction, seen: number): boolean {
    return (seen & Seen.Double) !== 0 || this.hasFailed(i.word, ExitReason.Type);
  }

  /** The Math function that the site always calls, if its arguments are numbers; else None. */
  builtin(i: Instruction): KnownBuiltin {
    const targets = this.calls(i);
    if (this.isOpen(i) || targets.length !== 1 || targets[0].cell < 0) return KnownBuiltin.None;
    return targets[0].builtin;
  }
}

/** Kind of an element of a typed array. */
export function typedKind(type: ElementType): Kind {
  return type >= ElementType.Uint32 ? Kind.Double : Kind.Int;
}

/** Result kind of a function of Math of which the compiler knows the instruction; None: it knows none. */
export function mathKind(builtin: KnownBuiltin, argument: Kind): Kind {
  switch (builtin) {
    case KnownBuiltin.MathFloor:
    case KnownBuiltin.MathCeil:
    case KnownBuiltin.MathTrunc:
    case KnownBuiltin.MathAbs:
    case KnownBuiltin.MathRound:
      return argument === Kind.Int ? Kind.Int : Kind.Double;
    case KnownBuiltin.MathSqrt:
    case KnownBuiltin.MathSin:
    case KnownBuiltin.MathCos:
    case KnownBuiltin.MathTan:
    case KnownBuiltin.MathAsin:
    case KnownBuiltin.MathAcos:
    case KnownBuiltin.MathAtan:
    case KnownBuiltin.MathExp:
    case KnownBuiltin.MathLog:
    case KnownBuiltin.MathLog2:
    case KnownBuiltin.MathLog10:
    case KnownBuiltin.MathCbrt:
      return Kind.Double;
    case KnownBuiltin.MathImul:
    case KnownBuiltin.MathClz32:
      return Kind.Int;
    default:
      return Kind.None;
  }
}
