// Operations that do something: stores, allocations, calls.

import { JitRecord } from '../../../vm-assembly/abi/jit.ts';
import {
  Arr,
  Cell,
  Code,
  CodeFlag,
  Elem,
  ElementType,
  Env,
  Fn,
  Frame,
  Header,
  Kind,
  Obj,
  ObjectFlag,
  Str,
} from '../../../vm-assembly/abi/layout.ts';
import { Exit as ExitCode } from '../../../vm-assembly/abi/traps.ts';
import { Singleton, Tag } from '../../../vm-assembly/abi/values.ts';
import { MAKE_CALLS } from '../imports.ts';
import { assert } from '../ssa/assert.ts';
import type { FrameState, Node } from '../ssa/graph.ts';
import { CALL_NEW, ExitReason, NodeOp, Place, Rep } from '../ssa/node.ts';
import { Does, doesOf, NODE_NAMES } from '../ssa/op-info.ts';
import type { ColdTag } from './cold.ts';
import { FP } from './emitter.ts';
import { ExitKind } from './exits.ts';
import { elementShift } from './expressions.ts';
import type { Write } from './frames.ts';
import { Guards } from './guards.ts';
import { Home } from './select.ts';
import { Saturating, W, WasmType } from './wasm.ts';

/** Arrays with more elements are made in two allocations: a cell larger than a line is treated by itself. */
const JOINT_ELEMENTS = 12;

/** Closures that have other shapes than arrow functions and methods. */
const OTHER_CLOSURES = CodeFlag.Constructor | CodeFlag.ClassConstructor | CodeFlag.Generator | CodeFlag.Async;

/** Where the cells of a CellList begin. */
const FIRST_OF_LIST = 8;

/** Parts of the header of an inlined frame: link, arguments and new.target, callee. */
const HEADER_WRITES = 3;

export abstract class Effects extends Guards {
  /** Is the code behind the body written, which is to be short? */
  protected cold = false;

  /** Writes what a node does, and its result to its local. Terminators are not for here. */
  protected emitNode(node: Node): void {
    const home = this.selection.homes[node.id];
    if (node.op === NodeOp.Virtual) return;
    switch (doesOf(node.op)) {
      case Does.Nothing:
        if (home !== Home.Local) return;
        this.compute(node);
        break;
      case Does.Reads:
        if (home !== Home.Local) return;
        this.read(node);
        break;
      case Does.Leaves:
        this.guard(node, home === Home.Local);
        return;
      default:
        this.effect(node);
        if (node.rep === Rep.None) return;
        if (home !== Home.Local) {
          this.op(W.Drop);
          return;
        }
    }
    this.set(this.selection.localOf[node.id]);
  }

  // Frames ----------------------------------------------------------------------------------------------------------------------

  /** Writes slots of frames. */
  protected writeSlots(writes: Iterable<Write>): void {
    for (const write of this.cold ? this.writeCold([...writes]) : writes) {
      if (write.node !== undefined) {
        this.get(FP);
        this.boxed(write.node);
        this.store64(write.address);
        continue;
      }
      const state = write.header!;
      if (write.address === state.frame.base + Frame.ReturnPc) {
        this.get(FP);
        this.pc(state.parent!, 8);
        this.store32(write.address);
        this.get(FP);
        this.frame(state.parent!.frame);
        this.store32(write.address + Frame.CallerFp - Frame.ReturnPc);
        continue;
      }
      this.get(FP);
      if (state.newTarget === undefined) {
        this.i64(state.frame.argc, 0);
        this.store64(write.address);
        continue;
      }
      this.i32(state.frame.argc);
      this.store32(write.address);
      this.get(FP);
      this.value(state.newTarget);
      if (state.newTarget.rep === Rep.Tagged) this.op(W.I32WrapI64);
      this.store32(write.address + Frame.NewTarget - Frame.ArgCount);
    }
  }

  /** The same in few bytes; what it leaves over. */
  private writeCold(writes: readonly Write[]): Write[] {
    const { cold } = this.context;
    const headers = new Map<FrameState, number>();
    for (const { header } of writes) if (header !== undefined) headers.set(header, (headers.get(header) ?? 0) + 1);
    const whole = new Map<FrameState, number>();
    for (const [state, parts] of headers) {
      const writer = parts === HEADER_WRITES ? cold.header(state) : undefined;
      if (writer === undefined) continue;
      whole.set(state, writer);
      this.get(FP);
      this.callInternal(writer);
    }
    return writes.filter(({ node, header, address }) => {
      if (header !== undefined && whole.has(header)) return false;
      const tag = node === undefined ? undefined : coldTag(node);
      if (tag === undefined) return true;
      this.get(FP);
      this.i32(address);
      if (node!.op === NodeOp.ConstTagged) this.i32(node!.imm);
      else this.value(node!);
      this.callInternal(cold.store(tag));
      return false;
    });
  }

  /** Cell.Pc and Cell.Fp: the instruction of a state. */
  protected writePlace(state: FrameState): void {
    if (this.cold) {
      this.i32(state.offset);
      this.frame(state.frame);
      this.callInternal(this.context.cold.place(state.frame.fn.start));
      return;
    }
    this.i32(0);
    this.pc(state);
    this.store32(Cell.Pc);
    this.i32(0);
    this.frame(state.frame);
    this.store32(Cell.Fp);
  }

  protected exception(): void {
    this.tagSingleton(Singleton.Exception);
  }

  // Stores, allocations, calls --------------------------------------------------------------------------------------------------

  /** Leaves the result, if there is one, on the stack. */
  private effect(node: Node): void {
    const [a, b, c] = node.inputs;
    switch (node.op) {
      case NodeOp.Store:
        this.store(node);
        break;
      case NodeOp.StoreElement:
        this.element(a, b, 3);
        this.boxed(c);
        this.store64(Elem.Values + this.constantOffset(b, 3));
        break;
      case NodeOp.StoreTyped:
        this.storeTyped(node);
        break;
      case NodeOp.NewObject:
        this.newObject(node);
        break;
      case NodeOp.NewArray:
        this.newArray(node);
        break;
      case NodeOp.NewClosure:
        this.newClosure(node);
        break;
      case NodeOp.CallMakes:
        if (MAKE_CALLS[node.imm] === 'substring' && isNext(b, c)) this.oneCharacter(a, b, c);
        else if (MAKE_CALLS[node.imm] === 'newArray' && !this.context.request.stress) {
          this.value(a);
          this.saveFuel();
          this.callInternal(this.context.makers.holes());
          this.reloadFuel();
        } else {
          for (const input of node.inputs) this.value(input);
          this.callVm(MAKE_CALLS[node.imm]);
        }
        this.orUnwind(node);
        break;
      case NodeOp.NewEnvironment:
        this.newEnvironment(node);
        break;
      case NodeOp.Concat:
        this.concat(node);
        break;
      case NodeOp.CharString:
        this.charString(node);
        break;
      case NodeOp.CallSetNamed:
        this.value(a);
        this.value(b);
        this.boxed(c);
        this.callVm('setNamed');
        break;
      case NodeOp.CallArrayPush:
      case NodeOp.CallArraySet:
        this.value(a);
        if (node.op === NodeOp.CallArraySet) this.value(b);
        this.boxed(c ?? b);
        this.callVm(node.op === NodeOp.CallArraySet ? 'arraySet' : 'arrayPush');
        this.op(W.I32Eqz);
        this.leaveIf(this.exits.add(ExitKind.Unwind, node.state!, 0, this.site(node).exit));
        break;
      case NodeOp.CallCode:
        this.callCode(node);
        break;
      case NodeOp.CallNative:
        this.callNative(node);
        break;
      case NodeOp.Step:
      case NodeOp.StepBranch:
        this.step(node);
        break;
      default:
        assert(false, `${NODE_NAMES[node.op]} is no effect`);
    }
  }

  /** Of what is long the module makes a rope, the rest is for the VM. */
  private concat(node: Node): void {
    const [a, b] = node.inputs;
    const bump = !this.context.request.stress;
    const result = this.scratch(WasmType.I32);
    this.writeSlots(this.site(node).before);
    this.several(a, (pushA) => {
      this.several(b, (pushB) => {
        if (bump) {
          pushA();
          pushB();
          this.callInternal(this.context.rope);
          this.tee(result);
          this.op(W.I32Eqz);
          this.open(W.If, undefined);
        }
        this.writePlace(node.state!);
        pushA();
        pushB();
        this.callVm('concat');
        this.tee(result);
        this.op(W.I32Eqz);
        this.leaveIf(this.exits.add(ExitKind.Unwind, node.state!, 0, this.site(node).exit));
        if (bump) this.close();
      });
    });
    this.get(result);
    this.release(result, WasmType.I32);
  }

  /** The substring from `index` to the next one: of a flat Latin-1 string it is there already. */
  private oneCharacter(string: Node, index: Node, next: Node): void {
    this.several(string, (pushString) => {
      this.several(index, (pushIndex) => {
        pushString();
        this.access(W.I32Load8U, 0, Header.Kind);
        this.i32(Kind.StringLatin1);
        this.op(W.I32Eq);
        pushIndex();
        pushString();
        this.load32(Str.Length);
        this.op(W.I32LtU);
        this.op(W.I32And);
        this.open(W.If, undefined, WasmType.I32);
        pushString();
        pushIndex();
        this.op(W.I32Add);
        this.access(W.I32Load8U, 0, Str.Chars);
        this.sharedString();
        this.op(W.Else);
        pushString();
        pushIndex();
        this.value(next);
        this.callVm('substring');
        this.close();
      });
    });
  }

  private store(node: Node): void {
    const stored = node.inputs[node.inputs.length - 1];
    const offset = this.base(node);
    switch (node.aux) {
      case Place.Slot:
      case Place.Environment:
      case Place.Variable:
        this.boxed(stored);
        this.store64(offset);
        break;
      case Place.Kind:
      case Place.Flags:
        this.value(stored);
        this.access(W.I32Store8, 0, offset);
        break;
      default:
        if (stored.rep === Rep.Tagged) {
          this.value(stored);
          this.store64(offset);
        } else {
          this.value(stored);
          this.store32(offset);
        }
    }
  }

  private storeTyped(node: Node): void {
    const [base, index, stored] = node.inputs;
    const type = node.imm as ElementType;
    const shift = elementShift(type);
    const offset = this.constantOffset(index, shift);
    this.element(base, index, shift);
    const isDouble = stored.rep === Rep.Double;
    switch (type) {
      case ElementType.Float64:
      case ElementType.Float32:
        this.value(stored);
        if (!isDouble) this.op(W.F64ConvertI32S);
        if (type === ElementType.Float32) this.op(W.F32DemoteF64);
        this.access(type === ElementType.Float32 ? W.F32Store : W.F64Store, 0, offset);
        return;
      case ElementType.Uint8Clamped:
        if (isDouble) {
          // Ties to even; NaN becomes 0.
          this.value(stored);
          this.op(W.F64Nearest);
          this.truncate(Saturating.I32TruncF64S);
        } else this.value(stored);
        this.clampByte();
        this.access(W.I32Store8, 0, offset);
        return;
      default:
        assert(type < ElementType.Float16, 'elements that compiled code stores are numbers of Wasm');
        if (isDouble) this.toInt32(stored);
        else this.value(stored);
        this.access(shift === 0 ? W.I32Store8 : shift === 1 ? W.I32Store16 : W.I32Store, 0, offset);
    }
  }

  /** Those of Latin-1 lie side by side. */
  private charString(node: Node): void {
    const unit = this.scratch(WasmType.I32);
    this.value(node.inputs[0]);
    this.tee(unit);
    this.i32(256);
    this.op(W.I32LtU);
    this.open(W.If, undefined, WasmType.I32);
    this.get(unit);
    this.sharedString();
    this.op(W.Else);
    this.get(unit);
    this.callVm('charString');
    this.orUnwind(node);
    this.close();
    this.release(unit, WasmType.I32);
  }

  /** The string of the unit on the stack, which is below 256. */
  private sharedString(): void {
    this.i32(4);
    this.op(W.I32Shl);
    this.cell(this.context.request.well.charStrings);
    this.op(W.I32Add);
  }

  /** The int on the stack, at least 0 and at most 255. */
  private clampByte(): void {
    const n = this.scratch(WasmType.I32);
    this.tee(n);
    this.i32(255);
    this.get(n);
    this.i32(255);
    this.op(W.I32LtS);
    this.op(W.Select);
    this.tee(n);
    this.i32(0);
    this.get(n);
    this.i32(0);
    this.op(W.I32GtS);
    this.op(W.Select);
    this.release(n, WasmType.I32);
  }

  /** The address on the stack is 0 if the VM had no memory, or threw. */
  private orUnwind(node: Node): void {
    const result = this.scratch(WasmType.I32);
    this.tee(result);
    this.op(W.I32Eqz);
    this.leaveIf(this.exits.add(ExitKind.Unwind, node.state!, 0, this.site(node).exit));
    this.get(result);
    this.release(result, WasmType.I32);
  }

  /**
   * Pushes the address of `bytes` of heap: a bump and a compare. `slow` pushes what the VM gives where there is no room; `fill` initializes
   * what was bumped. With `fillBoth` also what the VM gave.
   */
  private allocate(node: Node, bytes: number, slow: () => void, fill: (at: number) => void, fillBoth: boolean): void {
    const at = this.scratch(WasmType.I32);
    const bump = !this.context.request.stress;
    if (bump) {
      this.loadCell(Cell.AllocEnd);
      this.loadCell(Cell.AllocNext);
      this.tee(at);
      this.op(W.I32Sub);
      this.i32(bytes);
      this.op(W.I32GeU);
      this.open(W.If, undefined);
      this.i32(0);
      this.get(at);
      this.i32(bytes);
      this.op(W.I32Add);
      this.store32(Cell.AllocNext);
      if (!fillBoth) fill(at);
      this.op(W.Else);
    }
    slow();
    this.tee(at);
    this.op(W.I32Eqz);
    this.leaveIf(this.exits.add(ExitKind.Unwind, node.state!, 0, this.site(node).exit));
    if (bump) this.close();
    if (fillBoth) fill(at);
    this.get(at);
    this.release(at, WasmType.I32);
  }

  /** Kind in the first byte, mark, flags and aux 0 unless `kind` says more. */
  private header(at: number, offset: number, kind: number): void {
    this.get(at);
    this.i32(kind);
    this.store32(offset + Header.Kind);
  }

  /** Shape, no overflow slots, elements. */
  private objectFields(at: number, shape: number, elements: () => void): void {
    this.get(at);
    this.cell(shape);
    this.store32(Obj.Shape);
    this.get(at);
    this.i32(0);
    this.store32(Obj.Slots);
    this.get(at);
    elements();
    this.store32(Obj.Elements);
  }

  private newObject(node: Node): void {
    const info = this.context.request.info[node.imm];
    assert(info.kind === 'shape', 'NewObject has a shape');
    const slow = (): void => {
      this.cell(node.imm);
      this.callVm('newObject');
    };
    const written = slotsWrittenAfter(node);
    const plain = info.inlineOffset === Obj.Inline;
    if (!plain || info.bytes > 512) {
      slow();
      this.orUnwind(node);
      return;
    }
    const fill = (at: number): void => {
      this.header(at, 0, info.of);
      this.objectFields(at, node.imm, () => this.cell(this.context.request.well.emptyElements));
      for (let offset = Obj.Inline; offset < info.bytes; offset += 8) {
        if (written.has(offset)) continue;
        this.get(at);
        this.tagSingleton(Singleton.Undefined);
        this.store64(offset);
      }
    };
    this.allocate(node, info.bytes, slow, fill, false);
  }

  private newArray(node: Node): void {
    const { arrayShape, emptyElements } = this.context.request.well;
    const count = node.inputs.length;
    const bytes = Elem.Values + 8 * count;
    const object = (at: number, elements: () => void): void => {
      this.header(at, 0, Kind.Array);
      this.objectFields(at, arrayShape, elements);
      this.get(at);
      this.i64(count, 0);
      this.store64(Arr.Length);
    };
    const values = (at: number, from: number): void => {
      this.header(at, from, Kind.Elements);
      this.get(at);
      this.i32(count);
      this.store32(from + Elem.Capacity);
      node.inputs.forEach((input, i) => {
        this.get(at);
        this.boxed(input);
        this.store64(from + Elem.Values + 8 * i);
      });
    };
    const raw = (size: number) => (): void => {
      this.i32(size);
      this.callVm('allocate');
    };
    if (count === 0) {
      const fill = (at: number): void => object(at, () => this.cell(emptyElements));
      this.allocate(node, Arr.Inline, raw(Arr.Inline), fill, true);
      return;
    }
    if (count <= JOINT_ELEMENTS) {
      const fill = (at: number): void => {
        object(at, () => {
          this.get(at);
          this.plus(Arr.Inline);
        });
        values(at, Arr.Inline);
      };
      this.allocate(node, Arr.Inline + bytes, raw(Arr.Inline + bytes), fill, true);
      return;
    }
    const elements = this.scratch(WasmType.I32);
    this.allocate(node, bytes, raw(bytes), (at) => values(at, 0), true);
    this.set(elements);
    const fill = (at: number): void => object(at, () => this.get(elements));
    this.allocate(node, Arr.Inline, raw(Arr.Inline), fill, true);
    this.release(elements, WasmType.I32);
  }

  private newClosure(node: Node): void {
    const [env, home] = node.inputs;
    const info = this.context.request.info[node.imm];
    const flags = info.kind === 'code' ? (info.flags ?? OTHER_CLOSURES) : OTHER_CLOSURES;
    if ((flags & OTHER_CLOSURES) !== 0) {
      this.cell(node.imm);
      this.value(env);
      this.value(home);
      this.callVm('closure');
      this.orUnwind(node);
      return;
    }
    const slow = (): void => {
      this.i32(Fn.Inline);
      this.callVm('allocate');
    };
    const none = (at: number, offset: number): void => {
      this.get(at);
      this.i32(0);
      this.store32(offset);
    };
    const fill = (at: number): void => {
      this.header(at, 0, Kind.Function | (ObjectFlag.Callable << 16));
      this.get(at);
      this.loadCell(Cell.FunctionShapes);
      this.load32(FIRST_OF_LIST);
      this.store32(Obj.Shape);
      none(at, Obj.Slots);
      this.get(at);
      this.cell(this.context.request.well.emptyElements);
      this.store32(Obj.Elements);
      this.get(at);
      this.cell(node.imm);
      this.store32(Fn.Code);
      this.get(at);
      this.value(env);
      this.store32(Fn.Env);
      this.get(at);
      if ((flags & CodeFlag.Arrow) !== 0) {
        this.value(home);
        this.load32(Fn.Home);
      } else this.i32(0);
      this.store32(Fn.Home);
      for (const offset of [Fn.Native, Fn.InitialShape, Fn.Fields]) none(at, offset);
    };
    this.allocate(node, Fn.Inline, slow, fill, true);
  }

  private newEnvironment(node: Node): void {
    const bytes = Env.Values + 8 * node.imm;
    const slow = (): void => {
      this.i32(bytes);
      this.callVm('allocate');
    };
    const fill = (at: number): void => {
      this.header(at, 0, Kind.Environment);
      this.get(at);
      this.i32(node.imm);
      this.store32(Env.Count);
      this.get(at);
      if (node.inputs.length > 0) this.value(node.inputs[0]);
      else this.i32(0);
      this.op(W.I64ExtendI32U);
      this.store64(Env.Parent);
      for (let i = 0; i < node.imm; i++) {
        this.get(at);
        this.tagSingleton(node.aux === 1 ? Singleton.Hole : Singleton.Undefined);
        this.store64(Env.Values + 8 * i);
      }
    };
    this.allocate(node, bytes, slow, fill, true);
  }

  /** Registers go to memory, the VM does the instruction in the frame. */
  private step(node: Node): void {
    const state = node.state!;
    this.writeSlots(this.site(node).before);
    const next = this.scratch(WasmType.I32);
    this.pc(state);
    this.frame(state.frame);
    this.callVm('step');
    this.tee(next);
    this.op(W.I32Eqz);
    this.leaveIf(this.exits.addGone());
    if (node.op === NodeOp.StepBranch) {
      this.get(next);
      this.cell(state.frame.fn.start);
      this.plus(node.imm);
      this.op(W.I32Eq);
    }
    this.release(next, WasmType.I32);
  }

  private callCode(node: Node): void {
    const { request } = this.context;
    const state = node.state!;
    const site = this.site(node);
    const [callee, ...values] = node.inputs;
    const argc = values.length - 1;
    const target = request.functions[node.imm];
    const window = state.frame.base + 8 * (node.aux & 255);
    const base = window + Frame.HeaderBytes;

    this.get(FP);
    this.plus(base + 8 * Math.max(target.registers, argc + 1));
    this.loadCell(Cell.CompiledLimit);
    this.op(W.I32GtU);
    const number = this.table.number(state, ExitReason.Depth);
    this.leaveIf(this.exits.add(ExitKind.Depth, state, number, site.exit, node));

    this.writeSlots(site.before);
    this.get(FP);
    this.pc(state, 8);
    this.store32(base + Frame.ReturnPc);
    this.get(FP);
    this.frame(state.frame);
    this.store32(base + Frame.CallerFp);
    this.get(FP);
    if ((node.aux & CALL_NEW) === 0) {
      this.i64(argc, 0);
      this.store64(base + Frame.ArgCount);
    } else {
      this.i32(argc);
      this.store32(base + Frame.ArgCount);
      this.get(FP);
      this.value(callee);
      this.store32(base + Frame.NewTarget);
    }
    this.writeWindow(node);
    for (let i = argc; i < target.params; i++) {
      this.get(FP);
      this.tagSingleton(Singleton.Undefined);
      this.store64(base + 8 + 8 * i);
    }

    const thrown =
      site.after.length > 0 ? this.exits.add(ExitKind.Thrown, state, 0, site.after, node) : this.exits.addGone();
    this.burn();
    this.i32(0);
    this.op(W.I32LtS);
    this.open(W.If, undefined);
    this.i32(0);
    this.cell(target.start);
    this.store32(Cell.Pc);
    this.i32(0);
    this.get(FP);
    this.plus(base);
    this.store32(Cell.Fp);
    this.callVm('slice');
    this.leaveIf(thrown);
    this.close();

    const result = this.scratch(WasmType.I64);
    this.saveFuel();
    this.get(FP);
    this.plus(base);
    const entry = this.context.entryOf(node.imm);
    if (entry !== undefined) {
      this.callInternal(entry);
    } else {
      this.i32(0);
      this.cell(target.code);
      this.load32(Code.Jit);
      this.load32(JitRecord.Callee);
      this.op(W.CallIndirect);
      this.out.u32(this.context.writer.tableType('ii', 'l'));
      this.out.u32(0);
    }
    this.reloadFuel();
    this.tee(result);
    this.exception();
    this.op(W.I64Eq);
    this.open(W.If, undefined);
    this.pc(state);
    this.frame(state.frame);
    this.get(FP);
    this.plus(base);
    this.callVm('resume');
    this.tee(result);
    this.exception();
    this.op(W.I64Eq);
    this.leaveIf(thrown);
    this.close();
    this.get(result);
    this.release(result, WasmType.I64);
  }

  /** As the interpreter calls natives, without the look at what is called. */
  private callNative(node: Node): void {
    const state = node.state!;
    const site = this.site(node);
    const base = state.frame.base + 8 * (node.aux & 255) + Frame.HeaderBytes;
    const argc = node.inputs.length - 2;
    this.writeSlots(site.before);
    this.writePlace(state);
    this.i32(0);
    this.i32(0);
    this.store32(Cell.StackTop);
    this.get(FP);
    if ((node.aux & CALL_NEW) === 0) {
      this.i64(argc, 0);
      this.store64(base + Frame.ArgCount);
    } else {
      this.i32(argc);
      this.store32(base + Frame.ArgCount);
      this.get(FP);
      this.value(node.inputs[0]);
      this.store32(base + Frame.NewTarget);
    }
    this.writeWindow(node);
    this.saveFuel();
    this.get(FP);
    this.plus(base);
    this.i32(argc);
    this.i32(node.imm);
    this.op(W.CallIndirect);
    this.out.u32(this.context.writer.tableType('ii', 'l'));
    this.out.u32(0);
    this.reloadFuel();
    const result = this.scratch(WasmType.I64);
    this.tee(result);
    this.exception();
    this.op(W.I64Eq);
    this.leaveIf(this.exits.add(ExitKind.Unwind, state, 0, site.exit, node));
    this.get(result);
    this.release(result, WasmType.I64);
  }

  /** Callee, `this` and arguments of a call to its window. */
  protected writeWindow(node: Node): void {
    const base = node.state!.frame.base + 8 * (node.aux & 255) + Frame.HeaderBytes;
    node.inputs.forEach((input, i) => {
      this.get(FP);
      this.boxed(input);
      this.store64(base + Frame.Callee + 8 * i);
    });
  }

  /** Cell.ExitCode for the end of a slice. */
  protected writeSlice(): void {
    this.i32(0);
    this.i32(ExitCode.Slice + 1);
    this.store32(Cell.ExitCode);
  }
}

/** Tag with which a node's payload is stored by a function of the module; undefined: it is no i32. */
function coldTag(node: Node): ColdTag | undefined {
  if (node.op === NodeOp.ConstTagged) return node.aux === Tag.Singleton << 16 ? Tag.Singleton : undefined;
  switch (node.rep) {
    case Rep.Int:
      return Tag.Int;
    case Rep.Object:
      return Tag.Object;
    case Rep.String:
      return Tag.String;
    default:
      return undefined;
  }
}

/** Slots of a new object that are written before anybody may look at it. */
function slotsWrittenAfter(object: Node): Set<number> {
  const offsets = new Set<number>();
  const { nodes } = object.block;
  for (let i = nodes.indexOf(object) + 1; i < nodes.length; i++) {
    const node = nodes[i];
    const does = doesOf(node.op);
    if (node.op === NodeOp.Store && node.inputs[0] === object && node.aux === Place.Slot) offsets.add(node.imm);
    else if (does !== Does.Nothing && node.op !== NodeOp.Store && node.op !== NodeOp.StoreElement) break;
  }
  return offsets;
}

/** Is b the number after a? */
function isNext(a: Node, b: Node): boolean {
  if (b.op !== NodeOp.AddInt32 && b.op !== NodeOp.AddInt) return false;
  return b.inputs[0] === a && b.inputs[1].op === NodeOp.ConstInt && b.inputs[1].imm === 1;
}
