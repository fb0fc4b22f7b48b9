// Operations without effects, as instructions that leave their result on the stack.

import { Elem, ElementType, Header, Kind, Str } from '../../../vm-assembly/abi/layout.ts';
import { Singleton } from '../../../vm-assembly/abi/values.ts';
import { PURE_CALLS, READ_CALLS } from '../imports.ts';
import { assert } from '../ssa/assert.ts';
import type { Node } from '../ssa/graph.ts';
import { Compare, NodeOp, Place, Rep, TagTest } from '../ssa/node.ts';
import { NODE_NAMES } from '../ssa/op-info.ts';
import { Emitter, FP } from './emitter.ts';
import { Saturating, W, WasmType } from './wasm.ts';

/** Operations that are one instruction after their operands. */
const PLAIN: Partial<Record<NodeOp, W>> = {
  [NodeOp.IntToDouble]: W.F64ConvertI32S,
  [NodeOp.UintToDouble]: W.F64ConvertI32U,
  [NodeOp.AddInt32]: W.I32Add,
  [NodeOp.SubInt32]: W.I32Sub,
  [NodeOp.MulInt32]: W.I32Mul,
  [NodeOp.AndInt]: W.I32And,
  [NodeOp.OrInt]: W.I32Or,
  [NodeOp.XorInt]: W.I32Xor,
  [NodeOp.ShlInt]: W.I32Shl,
  [NodeOp.ShrInt]: W.I32ShrS,
  [NodeOp.UShrInt32]: W.I32ShrU,
  [NodeOp.AddDouble]: W.F64Add,
  [NodeOp.SubDouble]: W.F64Sub,
  [NodeOp.MulDouble]: W.F64Mul,
  [NodeOp.DivDouble]: W.F64Div,
  [NodeOp.NegDouble]: W.F64Neg,
  [NodeOp.AbsDouble]: W.F64Abs,
  [NodeOp.SqrtDouble]: W.F64Sqrt,
  [NodeOp.FloorDouble]: W.F64Floor,
  [NodeOp.CeilDouble]: W.F64Ceil,
  [NodeOp.TruncDouble]: W.F64Trunc,
  [NodeOp.MinDouble]: W.F64Min,
  [NodeOp.MaxDouble]: W.F64Max,
  [NodeOp.ClzInt]: W.I32Clz,
  [NodeOp.SameAddress]: W.I32Eq,
  [NodeOp.SameBits]: W.I64Eq,
  [NodeOp.NotBool]: W.I32Eqz,
  [NodeOp.AndBool]: W.I32And,
};

const INT_COMPARISONS = [W.I32LtS, W.I32LeS, W.I32GtS, W.I32GeS, W.I32Eq, W.I32Ne];
const UINT_COMPARISONS = [W.I32LtU, W.I32LeU, W.I32GtU, W.I32GeU, W.I32Eq, W.I32Ne];
const DOUBLE_COMPARISONS = [W.F64Lt, W.F64Le, W.F64Gt, W.F64Ge, W.F64Eq, W.F64Ne];

export abstract class Expressions extends Emitter {
  protected compute(node: Node): void {
    const [a, b] = node.inputs;
    const plain = PLAIN[node.op];
    if (plain !== undefined) {
      for (const input of node.inputs) this.value(input);
      this.op(plain);
      return;
    }
    switch (node.op) {
      case NodeOp.ConstInt:
      case NodeOp.ConstBool:
      case NodeOp.ConstRaw:
        this.i32(node.imm);
        break;
      case NodeOp.ConstDouble:
        this.f64(node.imm);
        break;
      case NodeOp.ConstTagged:
        this.i64(node.imm, node.aux);
        break;
      case NodeOp.ConstCell:
        this.cell(node.imm);
        break;
      case NodeOp.Box:
        this.boxed(a);
        break;
      case NodeOp.BoolToInt:
        this.value(a);
        break;
      case NodeOp.DoubleToInt32:
        this.toInt32(a);
        break;
      case NodeOp.Unbox:
        this.unbox(a, node.rep);
        break;
      case NodeOp.Truthy:
        this.truthy(a);
        break;
      case NodeOp.TestTag:
        this.testTag(a, node.imm, node.aux);
        break;
      case NodeOp.ModDouble:
        this.value(a);
        this.value(b);
        this.callVm('mod');
        break;
      case NodeOp.PowDouble:
        this.value(a);
        this.value(b);
        this.callVm('pow');
        break;
      case NodeOp.MathDouble:
        this.i32(node.imm);
        this.value(a);
        this.callVm('math');
        break;
      case NodeOp.AbsInt:
        // (x ^ (x >> 31)) - (x >> 31)
        this.several(a, (push) => {
          push();
          push();
          this.i32(31);
          this.op(W.I32ShrS);
          this.op(W.I32Xor);
          push();
          this.i32(31);
          this.op(W.I32ShrS);
          this.op(W.I32Sub);
        });
        break;
      case NodeOp.CompareInt:
        this.compareInt(a, b, node.imm);
        break;
      case NodeOp.CompareUint:
        this.value(a);
        this.value(b);
        this.op(UINT_COMPARISONS[node.imm]);
        break;
      case NodeOp.CompareDouble:
        this.value(a);
        this.value(b);
        this.op(DOUBLE_COMPARISONS[node.imm]);
        break;
      case NodeOp.StrictEquals:
        this.strictEquals(a, b);
        break;
      case NodeOp.LoadChar:
        this.element(a, b, 0);
        this.access(W.I32Load8U, 0, Str.Chars + this.constantOffset(b, 0));
        break;
      case NodeOp.CallPure:
        if (PURE_CALLS[node.imm] === 'charCodeAt') {
          this.charCodeAt(a, b);
          break;
        }
        if (PURE_CALLS[node.imm] === 'stringEquals') {
          this.stringEquals(a, b);
          break;
        }
        for (const input of node.inputs) this.value(input);
        this.callVm(PURE_CALLS[node.imm]);
        break;
      default:
        assert(false, `${NODE_NAMES[node.op]} is no pure operation`);
    }
  }

  private compareInt(a: Node, b: Node, how: Compare): void {
    this.value(a);
    if (how === Compare.Eq && b.op === NodeOp.ConstInt && b.imm === 0) {
      this.op(W.I32Eqz);
      return;
    }
    this.value(b);
    this.op(INT_COMPARISONS[how]);
  }

  // Conversions -----------------------------------------------------------------------------------------------------------------

  /** spec: sec-toint32. Within 2^63 the wrapped 64-bit integer is right. */
  protected toInt32(d: Node): void {
    this.several(d, (push) => {
      push();
      this.op(W.F64Abs);
      this.f64(2 ** 63);
      this.op(W.F64Lt);
      this.open(W.If, undefined, WasmType.I32);
      push();
      this.truncate(Saturating.I64TruncF64S);
      this.op(W.I32WrapI64);
      this.op(W.Else);
      push();
      this.callVm('toInt32');
      this.close();
    });
  }

  private unbox(tagged: Node, rep: Rep): void {
    switch (rep) {
      case Rep.Double:
        this.several(tagged, (push) => this.numberOf(push));
        break;
      case Rep.Bool:
        this.value(tagged);
        this.op(W.I32WrapI64);
        this.i32(1);
        this.op(W.I32And);
        break;
      case Rep.Tagged:
        this.value(tagged);
        break;
      default:
        this.value(tagged);
        this.op(W.I32WrapI64);
    }
  }

  /** The number in a boxed value that is one, as a double. */
  private numberOf(push: () => void): void {
    push();
    this.tagInt();
    this.op(W.I64LtU);
    this.open(W.If, undefined, WasmType.F64);
    push();
    this.op(W.F64ReinterpretI64);
    this.op(W.Else);
    push();
    this.op(W.I32WrapI64);
    this.op(W.F64ConvertI32S);
    this.close();
  }

  /** spec: sec-toboolean. Objects, ints and singletons here, the rest in the VM. No object lies at address 0. */
  private truthy(tagged: Node): void {
    this.several(tagged, (push) => {
      push();
      this.tagObject();
      this.op(W.I64GeU);
      this.open(W.If, undefined, WasmType.I32);
      push();
      this.op(W.I32WrapI64);
      this.i32(0);
      this.op(W.I32Ne);
      this.op(W.Else);
      push();
      this.hasSingletonTag();
      this.open(W.If, undefined, WasmType.I32);
      push();
      this.tagSingleton(Singleton.True);
      this.op(W.I64Eq);
      this.op(W.Else);
      push();
      this.callVm('truthy');
      this.close();
      this.close();
    });
  }

  /** Is the value on the stack true or false? They differ in one bit. */
  protected isBoolean(): void {
    this.i64(1, 0);
    this.op(W.I64Or);
    this.tagSingleton(Singleton.True);
    this.op(W.I64Eq);
  }

  /** Is the value on the stack (i64) a number? See the number circle in abi/values.ts. `not`: negated. */
  protected isNumber(not: boolean): void {
    this.i64(0, 0x10000);
    this.op(W.I64Add);
    this.i64(0, 0xfffb0000);
    this.op(not ? W.I64GeU : W.I64LtU);
  }

  private testTag(tagged: Node, test: TagTest, singleton: number): void {
    this.value(tagged);
    switch (test) {
      case TagTest.Int:
        this.tagInt();
        this.op(W.I64GeU);
        break;
      case TagTest.Number:
        this.isNumber(false);
        break;
      case TagTest.Object:
        this.hasObjectTag(false);
        break;
      case TagTest.String:
        this.hasStringTag(false);
        break;
      case TagTest.Boolean:
        this.isBoolean();
        break;
      case TagTest.Nullish:
        this.i64(1, 0);
        this.op(W.I64Or);
        this.tagSingleton(Singleton.Null);
        this.op(W.I64Eq);
        break;
      case TagTest.Singleton:
        this.tagSingleton(singleton);
        this.op(W.I64Eq);
        break;
    }
  }

  /**
   * spec: sec-isstrictlyequal. Same bits are equal unless they are NaN. With other bits two ints or objects are not, nor is a singleton equal
   * to anything.
   */
  private strictEquals(a: Node, b: Node): void {
    const text = stringInside(a) ?? stringInside(b);
    if (text !== undefined) {
      this.equalsString(stringInside(a) === undefined ? a : b, text);
      return;
    }
    this.several(a, (pushA) => {
      this.several(b, (pushB) => {
        pushA();
        pushB();
        this.op(W.I64Eq);
        this.open(W.If, undefined, WasmType.I32);
        pushA();
        this.canonicalNaN();
        this.op(W.I64Ne);
        this.op(W.Else);
        pushA();
        pushB();
        this.op(W.I64And);
        this.tagObject();
        this.op(W.I64GeU);
        pushA();
        this.hasSingletonTag();
        this.op(W.I32Or);
        pushB();
        this.hasSingletonTag();
        this.op(W.I32Or);
        this.open(W.If, undefined, WasmType.I32);
        this.i32(0);
        this.op(W.Else);
        pushA();
        pushB();
        this.callVm('strictEquals');
        this.close();
        this.close();
      });
    });
  }

  /** Of a value that is a string nothing but a string is equal to it. */
  private equalsString(tagged: Node, string: Node): void {
    this.several(tagged, (push) => {
      push();
      this.hasStringTag(false);
      this.open(W.If, undefined, WasmType.I32);
      this.several(string, (pushString) => {
        const payload = (): void => {
          push();
          this.op(W.I32WrapI64);
        };
        const text = this.textOf(string);
        if (text === undefined) this.compareStrings(payload, pushString);
        else this.compareText(payload, pushString, text);
      });
      this.op(W.Else);
      this.i32(0);
      this.close();
    });
  }

  /** Most often the addresses, the lengths or the first characters of two strings tell. */
  private stringEquals(a: Node, b: Node): void {
    this.several(a, (pushA) => {
      this.several(b, (pushB) => {
        const text = this.textOf(a) ?? this.textOf(b);
        if (text === undefined) this.compareStrings(pushA, pushB);
        else if (this.textOf(a) === undefined) this.compareText(pushA, pushB, text);
        else this.compareText(pushB, pushA, text);
      });
    });
  }

  /** The characters of a constant string, if they are in Latin-1 and there is one. */
  private textOf(node: Node): string | undefined {
    const info = node.op === NodeOp.ConstCell ? this.context.request.info[node.imm] : undefined;
    if (info?.kind !== 'string' || info.text === '') return undefined;
    for (let i = 0; i < info.text.length; i++) if (info.text.charCodeAt(i) > 255) return undefined;
    return info.text;
  }

  /** Is a string this constant one? */
  private compareText(push: () => void, constant: () => void, text: string): void {
    push();
    constant();
    this.op(W.I32Eq);
    this.open(W.If, undefined, WasmType.I32);
    this.i32(1);
    this.op(W.Else);
    push();
    this.load32(Str.Length);
    this.i32(text.length);
    this.op(W.I32Ne);
    this.open(W.If, undefined, WasmType.I32);
    this.i32(0);
    this.op(W.Else);
    push();
    this.access(W.I32Load8U, 0, Header.Kind);
    this.i32(Kind.StringLatin1);
    this.op(W.I32Eq);
    if (text.length > 1) {
      push();
      this.access(W.I32Load8U, 0, Str.Chars);
      this.i32(text.charCodeAt(0));
      this.op(W.I32Ne);
      this.op(W.I32And);
    }
    this.open(W.If, undefined, WasmType.I32);
    if (text.length > 1) this.i32(0);
    else {
      push();
      this.access(W.I32Load8U, 0, Str.Chars);
      this.i32(text.charCodeAt(0));
      this.op(W.I32Eq);
    }
    this.op(W.Else);
    push();
    constant();
    this.callVm('stringEquals');
    this.close();
    this.close();
    this.close();
  }

  private compareStrings(pushA: () => void, pushB: () => void): void {
    pushA();
    pushB();
    this.op(W.I32Eq);
    this.open(W.If, undefined, WasmType.I32);
    this.i32(1);
    this.op(W.Else);
    pushA();
    this.load32(Str.Length);
    pushB();
    this.load32(Str.Length);
    this.op(W.I32Ne);
    this.open(W.If, undefined, WasmType.I32);
    this.i32(0);
    this.op(W.Else);
    for (const push of [pushA, pushB]) {
      push();
      this.access(W.I32Load8U, 0, Header.Kind);
      this.i32(Kind.StringLatin1);
      this.op(W.I32Eq);
    }
    this.op(W.I32And);
    pushA();
    this.load32(Str.Length);
    this.i32(0);
    this.op(W.I32Ne);
    this.op(W.I32And);
    this.open(W.If, undefined, WasmType.I32);
    pushA();
    this.access(W.I32Load8U, 0, Str.Chars);
    pushB();
    this.access(W.I32Load8U, 0, Str.Chars);
    this.op(W.I32Ne);
    this.open(W.If, undefined, WasmType.I32);
    this.i32(0);
    this.op(W.Else);
    pushA();
    this.load32(Str.Length);
    this.i32(1);
    this.op(W.I32Eq);
    this.open(W.If, undefined, WasmType.I32);
    this.i32(1);
    this.op(W.Else);
    pushA();
    pushB();
    this.callVm('stringEquals');
    this.close();
    this.close();
    this.op(W.Else);
    pushA();
    pushB();
    this.callVm('stringEquals');
    this.close();
    this.close();
    this.close();
  }

  /** Flat Latin-1 strings here, and ropes that became one; the rest in the VM. */
  private charCodeAt(string: Node, index: Node): void {
    const flat = this.scratch(WasmType.I32);
    this.several(string, (pushString) => {
      this.several(index, (pushIndex) => {
        pushString();
        this.tee(flat);
        this.access(W.I32Load8U, 0, Header.Kind);
        this.i32(Kind.StringIndirect);
        this.op(W.I32Eq);
        this.open(W.If, undefined);
        this.get(flat);
        this.load32(Str.Target);
        this.set(flat);
        this.close();
        this.get(flat);
        this.access(W.I32Load8U, 0, Header.Kind);
        this.i32(Kind.StringLatin1);
        this.op(W.I32Eq);
        pushIndex();
        pushString();
        this.load32(Str.Length);
        this.op(W.I32LtU);
        this.op(W.I32And);
        this.open(W.If, undefined, WasmType.I32);
        this.get(flat);
        pushIndex();
        this.op(W.I32Add);
        this.access(W.I32Load8U, 0, Str.Chars);
        this.op(W.Else);
        pushString();
        pushIndex();
        this.callVm('charCodeAt');
        this.close();
      });
    });
    this.release(flat, WasmType.I32);
  }

  // Memory ----------------------------------------------------------------------------------------------------------------------

  /** Pushes the address of element `index` of `base`, 1 << shift bytes each; a constant index is left to `constantOffset`. */
  protected element(base: Node, index: Node, shift: number): void {
    this.value(base);
    if (isConstantIndex(index)) return;
    this.value(index);
    if (shift > 0) {
      this.i32(shift);
      this.op(W.I32Shl);
    }
    this.op(W.I32Add);
  }

  protected constantOffset(index: Node, shift: number): number {
    return isConstantIndex(index) ? index.imm << shift : 0;
  }

  /** Pushes the result of an operation that reads memory. */
  protected read(node: Node): void {
    const [a, b] = node.inputs;
    switch (node.op) {
      case NodeOp.EntryRegister:
        this.get(FP);
        this.load64(8 * node.imm);
        break;
      case NodeOp.FrameRegister:
        this.get(FP);
        this.load64(node.state!.frame.base + 8 * node.imm);
        break;
      case NodeOp.Load: {
        const offset = this.base(node);
        if (node.aux === Place.Kind || node.aux === Place.Flags) this.access(W.I32Load8U, 0, offset);
        else this.loadAs(node.rep, offset);
        break;
      }
      case NodeOp.LoadElement:
        this.element(a, b, 3);
        this.loadAs(node.rep, Elem.Values + this.constantOffset(b, 3));
        break;
      case NodeOp.LoadTyped:
        this.loadTyped(node);
        break;
      case NodeOp.CallReads:
        for (const input of node.inputs) this.value(input);
        this.callVm(READ_CALLS[node.imm]);
        break;
      default:
        this.compute(node);
    }
  }

  /** Pushes the address that a Load or Store is relative to; the offset that goes with it. */
  protected base(node: Node): number {
    const absent = node.inputs.length < (node.op === NodeOp.Load ? 1 : 2);
    if (!absent) this.value(node.inputs[0]);
    else if (node.aux === Place.Cell) this.i32(0);
    else this.get(FP);
    if (node.imm >= 0) return node.imm;
    this.plus(node.imm);
    return 0;
  }

  /** Loads what a place of 64 bits, or of 32 if `rep` has no more, holds. */
  private loadAs(rep: Rep, offset: number): void {
    switch (rep) {
      case Rep.Tagged:
        this.load64(offset);
        break;
      case Rep.Double:
        this.access(W.F64Load, 3, offset);
        break;
      case Rep.Bool:
        this.load32(offset);
        this.i32(1);
        this.op(W.I32And);
        break;
      default:
        this.load32(offset);
    }
  }

  private loadTyped(node: Node): void {
    const [base, index] = node.inputs;
    const shift = elementShift(node.imm);
    this.element(base, index, shift);
    const offset = this.constantOffset(index, shift);
    const loads: Partial<Record<ElementType, W>> = {
      [ElementType.Int8]: W.I32Load8S,
      [ElementType.Uint8]: W.I32Load8U,
      [ElementType.Uint8Clamped]: W.I32Load8U,
      [ElementType.Int16]: W.I32Load16S,
      [ElementType.Uint16]: W.I32Load16U,
      [ElementType.Int32]: W.I32Load,
      [ElementType.Uint32]: W.I32Load,
      [ElementType.Float32]: W.F32Load,
      [ElementType.Float64]: W.F64Load,
    };
    const load = loads[node.imm as ElementType];
    assert(load !== undefined, 'elements that compiled code loads are numbers of Wasm');
    this.access(load, 0, offset);
    if (node.imm === ElementType.Float32) this.op(W.F64PromoteF32);
    else if (node.imm !== ElementType.Float64 && node.rep === Rep.Double) {
      this.op(node.imm === ElementType.Uint32 ? W.F64ConvertI32U : W.F64ConvertI32S);
    }
  }
}

/** The string in a box. */
function stringInside(node: Node): Node | undefined {
  return node.op === NodeOp.Box && node.inputs[0].rep === Rep.String ? node.inputs[0] : undefined;
}

function isConstantIndex(index: Node): boolean {
  return index.op === NodeOp.ConstInt && index.imm >= 0 && index.imm < 1 << 24;
}

/** Logarithm of the bytes of an element. */
export function elementShift(type: ElementType): number {
  return (type < 8 ? ElementType.ShiftsLow >> (4 * type) : ElementType.ShiftsHigh >> (4 * (type - 8))) & 15;
}
