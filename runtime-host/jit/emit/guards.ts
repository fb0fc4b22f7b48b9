// Operations that leave when what was assumed does not hold, and the fuel.

import { Cell } from '../../../vm-assembly/abi/layout.ts';
import { Singleton } from '../../../vm-assembly/abi/values.ts';
import { assert } from '../ssa/assert.ts';
import type { Graph, Node } from '../ssa/graph.ts';
import { ExitReason, NodeOp, Rep } from '../ssa/node.ts';
import { NODE_NAMES } from '../ssa/op-info.ts';
import { FP } from './emitter.ts';
import { ExitKind, type ExitList, type ExitTable } from './exits.ts';
import { Expressions } from './expressions.ts';
import type { FramePlan, Site } from './frames.ts';
import { Saturating, W, WasmType } from './wasm.ts';

export abstract class Guards extends Expressions {
  protected abstract readonly graph: Graph;
  protected abstract readonly plan: FramePlan;
  protected abstract readonly table: ExitTable;
  protected abstract readonly exits: ExitList;

  protected site(node: Node): Site {
    const site = this.plan.sites.get(node);
    assert(site !== undefined && node.state !== undefined, 'what leaves has a frame state');
    return site;
  }

  // Exits -----------------------------------------------------------------------------------------------------------------------

  /** Leaves if the truth value on the stack holds. */
  protected leaveIf(label: number): void {
    this.branch(W.BrIf, this.labels.length + label);
  }

  /** The exit of a guard. In chaos it may be taken at any time. */
  private guardExit(node: Node, reason: ExitReason): number {
    const state = node.state;
    assert(state !== undefined, 'what leaves has a frame state');
    const number = this.table.number(state, reason);
    const label = this.exits.add(ExitKind.Leave, state, number, this.site(node).exit);
    if (this.context.request.chaos !== 0) {
      this.cell(this.graph.frame.fn.code);
      this.i32(number);
      this.callVm('chaos');
      this.leaveIf(label);
    }
    return label;
  }

  // Guards ----------------------------------------------------------------------------------------------------------------------

  protected guard(node: Node, needed: boolean): void {
    const [a, b] = node.inputs;
    const local = this.selection.localOf[node.id];
    switch (node.op) {
      case NodeOp.BurnLoop:
      case NodeOp.BurnCall:
        this.burn();
        this.i32(0);
        this.op(W.I32LtS);
        this.leaveIf(this.exits.add(ExitKind.Slice, node.state!, 0, this.site(node).exit));
        return;
      case NodeOp.EnterInlined: {
        const label = this.guardExit(node, ExitReason.Depth);
        this.get(FP);
        this.plus(node.imm);
        this.loadCell(Cell.CompiledLimit);
        this.op(W.I32GtU);
        this.leaveIf(label);
        return;
      }
      case NodeOp.Guard: {
        const label = this.guardExit(node, node.imm);
        this.value(a);
        this.op(W.I32Eqz);
        this.leaveIf(label);
        return;
      }
      case NodeOp.CheckEpoch: {
        const label = this.guardExit(node, ExitReason.Epoch);
        this.loadCell(Cell.JitEpoch);
        this.global(this.context.epochGlobal());
        this.op(W.I32Ne);
        this.leaveIf(label);
        return;
      }
      case NodeOp.CheckInt:
        this.checkTag(node, node.imm || ExitReason.Type, needed, () => {
          this.tagInt();
          this.op(W.I64LtU);
        });
        return;
      case NodeOp.CheckNumber:
        this.checkNumber(node, needed);
        return;
      case NodeOp.CheckDoubleInt: {
        const label = this.guardExit(node, node.imm || ExitReason.Overflow);
        const int = needed ? local : this.scratch(WasmType.I32);
        // The bits of -0 and NaN differ from those of the int that they are truncated to.
        this.several(a, (push) => {
          push();
          this.truncate(Saturating.I32TruncF64S);
          this.tee(int);
          this.op(W.F64ConvertI32S);
          this.op(W.I64ReinterpretF64);
          push();
          this.op(W.I64ReinterpretF64);
          this.op(W.I64Ne);
          this.leaveIf(label);
        });
        if (!needed) this.release(int, WasmType.I32);
        return;
      }
      case NodeOp.CheckObject:
        this.checkTag(node, node.imm || ExitReason.Type, needed, () => this.hasObjectTag(true));
        return;
      case NodeOp.CheckString:
        this.checkTag(node, node.imm || ExitReason.Type, needed, () => this.hasStringTag(true));
        return;
      case NodeOp.CheckBool:
        this.checkTag(node, node.imm || ExitReason.Type, needed, () => {
          this.isBoolean();
          this.op(W.I32Eqz);
        });
        return;
      case NodeOp.CheckNotHole:
        this.checkTag(node, node.imm || ExitReason.Bounds, needed, () => {
          this.tagSingleton(Singleton.Hole);
          this.op(W.I64Eq);
        });
        return;
      default:
        this.checkedInt(node, a, b, this.guardExit(node, ExitReason.Overflow), needed);
    }
  }

  /** Leaves if `isOther` says of the value on the stack that it has another tag; otherwise the result is its payload. */
  private checkTag(node: Node, reason: ExitReason, needed: boolean, isOther: () => void): void {
    const label = this.guardExit(node, reason);
    this.several(node.inputs[0], (push) => {
      push();
      isOther();
      this.leaveIf(label);
      if (!needed) return;
      push();
      if (node.rep !== Rep.Tagged) this.op(W.I32WrapI64);
      if (node.rep === Rep.Bool) {
        this.i32(1);
        this.op(W.I32And);
      }
      this.set(this.selection.localOf[node.id]);
    });
  }

  private checkNumber(node: Node, needed: boolean): void {
    const label = this.guardExit(node, node.imm || ExitReason.Type);
    this.several(node.inputs[0], (push) => {
      push();
      if (!needed) {
        this.isNumber(true);
        this.leaveIf(label);
        return;
      }
      this.tagSingleton();
      this.op(W.I64LtU);
      this.open(W.If, undefined, WasmType.F64);
      push();
      this.op(W.F64ReinterpretI64);
      this.op(W.Else);
      push();
      this.tagInt();
      this.op(W.I64LtU);
      this.leaveIf(label);
      push();
      this.op(W.I32WrapI64);
      this.op(W.F64ConvertI32S);
      this.close();
      this.set(this.selection.localOf[node.id]);
    });
  }

  /** Arithmetic of Ints that leaves when the result is no Int. */
  private checkedInt(node: Node, a: Node, b: Node, label: number, needed: boolean): void {
    const result = needed ? this.selection.localOf[node.id] : this.scratch(WasmType.I32);
    switch (node.op) {
      case NodeOp.AddInt:
      case NodeOp.SubInt:
        this.addOrSubtract(node.op === NodeOp.AddInt, a, b, result, label);
        break;
      case NodeOp.MulInt:
        this.multiply(a, b, result, label);
        break;
      case NodeOp.NegInt:
        // 0 and the smallest int have no bit but the sign.
        this.several(a, (push) => {
          push();
          this.i32(0x7fffffff);
          this.op(W.I32And);
          this.op(W.I32Eqz);
          this.leaveIf(label);
          this.i32(0);
          push();
          this.op(W.I32Sub);
          this.set(result);
        });
        break;
      case NodeOp.ModInt:
        this.modulo(a, b, result, label);
        break;
      case NodeOp.UShrInt:
        this.value(a);
        this.value(b);
        this.op(W.I32ShrU);
        this.set(result);
        // Shifted by a bit or more, it is not negative.
        if (b.op === NodeOp.ConstInt && (b.imm & 31) !== 0) break;
        this.get(result);
        this.i32(0);
        this.op(W.I32LtS);
        this.leaveIf(label);
        break;
      default:
        assert(false, `${NODE_NAMES[node.op]} is no guard`);
    }
    if (!needed) this.release(result, WasmType.I32);
  }

  private addOrSubtract(add: boolean, a: Node, b: Node, result: number, label: number): void {
    const op = add ? W.I32Add : W.I32Sub;
    const [constant, other] = add && a.op === NodeOp.ConstInt ? [a, b] : [b, a];
    if (constant.op === NodeOp.ConstInt) {
      // Towards one end only: the result is on the wrong side of the operand if it wrapped.
      const grows = add === constant.imm >= 0;
      this.several(other, (push) => {
        push();
        this.i32(constant.imm);
        this.op(op);
        this.tee(result);
        push();
        this.op(grows ? W.I32LtS : W.I32GtS);
        this.leaveIf(label);
      });
      return;
    }
    // The sign of the result differs from both operands (of a difference: from the first one, whose sign is not the second's).
    this.several(a, (pushA) => {
      this.several(b, (pushB) => {
        pushA();
        pushB();
        this.op(op);
        this.set(result);
        pushA();
        this.get(result);
        this.op(W.I32Xor);
        if (add) pushB();
        else pushA();
        if (add) this.get(result);
        else pushB();
        this.op(W.I32Xor);
        this.op(W.I32And);
        this.i32(0);
        this.op(W.I32LtS);
        this.leaveIf(label);
      });
    });
  }

  private multiply(a: Node, b: Node, result: number, label: number): void {
    const product = this.scratch(WasmType.I64);
    this.several(a, (pushA) => {
      this.several(b, (pushB) => {
        pushA();
        this.op(W.I64ExtendI32S);
        pushB();
        this.op(W.I64ExtendI32S);
        this.op(W.I64Mul);
        this.tee(product);
        this.get(product);
        this.op(W.I64Extend32S);
        this.op(W.I64Ne);
        this.leaveIf(label);
        this.get(product);
        this.op(W.I32WrapI64);
        this.set(result);
        // 0 with a negative factor is -0. No such product has a positive constant factor.
        const positive = (node: Node): boolean => node.op === NodeOp.ConstInt && node.imm > 0;
        if (!positive(a) && !positive(b)) {
          this.get(result);
          this.op(W.I32Eqz);
          pushA();
          pushB();
          this.op(W.I32Or);
          this.i32(0);
          this.op(W.I32LtS);
          this.op(W.I32And);
          this.leaveIf(label);
        }
      });
    });
    this.release(product, WasmType.I64);
  }

  private modulo(a: Node, b: Node, result: number, label: number): void {
    const constant = b.op === NodeOp.ConstInt && b.imm > 0 ? b.imm : 0;
    this.several(a, (pushA) => {
      this.several(b, (pushB) => {
        pushA();
        this.i32(0);
        this.op(W.I32LtS);
        this.leaveIf(label);
        if (constant === 0) {
          pushB();
          this.i32(0);
          this.op(W.I32LeS);
          this.leaveIf(label);
        }
        pushA();
        if (constant !== 0 && (constant & (constant - 1)) === 0) {
          this.i32(constant - 1);
          this.op(W.I32And);
        } else {
          pushB();
          this.op(W.I32RemU);
        }
        this.set(result);
      });
    });
  }

  // Fuel ------------------------------------------------------------------------------------------------------------------------

  /** Takes a unit of fuel; what is left is on the stack. */
  protected burn(): void {
    const { fuel } = this.exits;
    if (fuel >= 0) {
      this.get(fuel);
      this.i32(1);
      this.op(W.I32Sub);
      this.tee(fuel);
      return;
    }
    const left = this.scratch(WasmType.I32);
    this.i32(0);
    this.loadCell(Cell.SliceFuel);
    this.i32(1);
    this.op(W.I32Sub);
    this.tee(left);
    this.store32(Cell.SliceFuel);
    this.get(left);
    this.release(left, WasmType.I32);
  }

  protected fuelLocal(): number {
    return this.exits.fuel;
  }

  /** Writes the fuel of a loop back to its cell. */
  protected writeFuel(local: number): void {
    this.i32(0);
    this.get(local);
    this.store32(Cell.SliceFuel);
  }
}
