// Instructions of one function: small vocabulary of what everything else is written with.

import { Cell } from '../../../vm-assembly/abi/layout.ts';
import { Singleton, Tag } from '../../../vm-assembly/abi/values.ts';
import { VM_IMPORTS, type VmImport } from '../imports.ts';
import type { CompileRequest } from '../request.ts';
import { assert } from '../ssa/assert.ts';
import type { FrameInfo, FrameState, Node } from '../ssa/graph.ts';
import { NodeOp, Rep } from '../ssa/node.ts';
import { ColdStores } from './cold.ts';
import { Makers } from './makers.ts';
import { ropeMaker } from './ropes.ts';
import { Home, type Selection, typeOfRep } from './select.ts';
import { ByteWriter, type Call, doubleBits, type ModuleWriter, type Saturating, W, WasmType } from './wasm.ts';

/** Local of the root's fp. */
export const FP = 0;

/** What the functions of a module share. */
export class ModuleContext {
  readonly writer: ModuleWriter;
  readonly request: CompileRequest;
  /** Cells that are imported. */
  readonly cells = new Set<number>();
  /** It compares Cell.JitEpoch. */
  epoch = false;
  readonly cold: ColdStores;
  readonly makers: Makers;
  private readonly entries: Map<number, number>;
  private concatenates = -1;

  constructor(writer: ModuleWriter, request: CompileRequest, entries: Map<number, number>) {
    this.writer = writer;
    this.request = request;
    this.entries = entries;
    this.cold = new ColdStores(this);
    this.makers = new Makers(this);
  }

  cell(ref: number): number {
    this.cells.add(ref);
    return this.writer.importGlobal('c', String(ref));
  }

  epochGlobal(): number {
    this.epoch = true;
    return this.writer.importGlobal('vm', 'epoch');
  }

  vm(name: VmImport): number {
    const [parameters, result] = VM_IMPORTS[name];
    return this.writer.importFunction(name, parameters, result);
  }

  /** The function of the module that makes ropes. */
  get rope(): number {
    if (this.concatenates < 0) this.concatenates = ropeMaker(this);
    return this.concatenates;
  }

  /** The function of the module that starts function `index` of the request; undefined: it is called by the table. */
  entryOf(index: number): number | undefined {
    return this.entries.get(index);
  }
}

/** High half of boxed values. */
const HIGH_INT = Tag.Int << 16;
const HIGH_OBJECT = Tag.Object << 16;
const HIGH_STRING = Tag.String << 16;
const HIGH_SINGLETON = Tag.Singleton << 16;
const HIGH_NAN = 0x7ff80000;

/** Functions of the VM that take no fuel and no memory. */
const LEAVE_FUEL: readonly VmImport[] = ['toInt32', 'mod', 'pow', 'truthy', 'math', 'iterates', 'chaos'];

export abstract class Emitter {
  readonly out = new ByteWriter(2048);
  readonly calls: Call[] = [];
  protected readonly context: ModuleContext;
  protected abstract readonly selection: Selection;
  /** Blocks that are open around what is written, the innermost last; undefined: nobody branches there. */
  protected readonly labels: unknown[] = [];
  /** Scratch locals that are not in use. */
  private readonly idle = new Map<WasmType, number[]>();

  constructor(context: ModuleContext) {
    this.context = context;
  }

  /** Pushes the value of a pure operation. */
  protected abstract compute(node: Node): void;

  // Instructions ----------------------------------------------------------------------------------------------------------------

  protected op(w: W): void {
    this.out.u8(w);
  }

  protected i32(n: number): void {
    this.out.u8(W.I32Const);
    this.out.i32(n);
  }

  protected i64(low: number, high: number): void {
    this.out.u8(W.I64Const);
    this.out.i64(low, high);
  }

  protected f64(n: number): void {
    this.out.u8(W.F64Const);
    this.out.f64(n);
  }

  protected get(local: number): void {
    this.out.u8(W.LocalGet);
    this.out.u32(local);
  }

  protected set(local: number): void {
    this.out.u8(W.LocalSet);
    this.out.u32(local);
  }

  protected tee(local: number): void {
    this.out.u8(W.LocalTee);
    this.out.u32(local);
  }

  /** Load or store at the address below, `offset` bytes further. `align` is a logarithm. */
  protected access(w: W, align: number, offset: number): void {
    this.out.u8(w);
    this.out.u32(align);
    this.out.u32(offset);
  }

  protected load32(offset: number): void {
    this.access(W.I32Load, 2, offset);
  }

  protected load64(offset: number): void {
    this.access(W.I64Load, 3, offset);
  }

  protected store32(offset: number): void {
    this.access(W.I32Store, 2, offset);
  }

  protected store64(offset: number): void {
    this.access(W.I64Store, 3, offset);
  }

  protected truncate(w: Saturating): void {
    this.out.u8(W.Prefix);
    this.out.u32(w);
  }

  protected open(w: W.Block | W.Loop | W.If, label: unknown, type = WasmType.Empty): void {
    this.out.u8(w);
    this.out.u8(type);
    this.labels.push(label);
  }

  protected close(): void {
    this.out.u8(W.End);
    this.labels.pop();
  }

  protected branch(w: W.Br | W.BrIf, depth: number): void {
    this.out.u8(w);
    this.out.u32(depth);
  }

  protected callVm(name: VmImport): void {
    const looks = !LEAVE_FUEL.includes(name);
    if (looks) this.saveFuel();
    this.out.u8(W.Call);
    this.out.u32(this.context.vm(name));
    if (looks) this.reloadFuel();
  }

  /** Local of the fuel where code is written, or -1: it is in its cell. */
  protected abstract fuelLocal(): number;

  /** Before a call of what looks at fuel, or takes some. */
  protected saveFuel(): void {
    const local = this.fuelLocal();
    if (local < 0) return;
    this.i32(0);
    this.get(local);
    this.store32(Cell.SliceFuel);
  }

  /** After it. */
  protected reloadFuel(): void {
    const local = this.fuelLocal();
    if (local < 0) return;
    this.loadCell(Cell.SliceFuel);
    this.set(local);
  }

  protected callInternal(callee: number): void {
    this.out.u8(W.Call);
    this.calls.push({ at: this.out.length, callee });
    this.out.hole();
  }

  protected global(index: number): void {
    this.out.u8(W.GlobalGet);
    this.out.u32(index);
  }

  /** Address of a cell of the request. */
  protected cell(ref: number): void {
    this.global(this.context.cell(ref));
  }

  /** fp of a frame. */
  protected frame(frame: FrameInfo): void {
    this.get(FP);
    this.plus(frame.base);
  }

  /** Adds a constant to the i32 on the stack. */
  protected plus(n: number): void {
    if (n === 0) return;
    this.i32(n);
    this.op(W.I32Add);
  }

  /** Address of the instruction of a state, `bytes` further. */
  protected pc(state: FrameState, bytes = 0): void {
    this.cell(state.frame.fn.start);
    this.plus(state.offset + bytes);
  }

  /** Pushes a u32 cell of the VM. */
  protected loadCell(cell: Cell): void {
    this.i32(0);
    this.load32(cell);
  }

  protected scratch(type: WasmType): number {
    return this.idle.get(type)?.pop() ?? this.selection.scratch(type);
  }

  protected release(local: number, type: WasmType): void {
    let list = this.idle.get(type);
    if (list === undefined) this.idle.set(type, (list = []));
    list.push(local);
  }

  // Boxed values ----------------------------------------------------------------------------------------------------------------

  protected tagInt(): void {
    this.i64(0, HIGH_INT);
  }

  protected tagObject(): void {
    this.i64(0, HIGH_OBJECT);
  }

  protected tagSingleton(payload: Singleton = 0): void {
    this.i64(payload, HIGH_SINGLETON);
  }

  protected canonicalNaN(): void {
    this.i64(0, HIGH_NAN);
  }

  /** Does the value on the stack (i64) have the tag whose upper half is `high`? Negated with `not`. */
  protected hasHigh(high: number, not: boolean): void {
    this.i64(32, 0);
    this.op(W.I64ShrU);
    this.op(W.I32WrapI64);
    this.i32(high);
    this.op(not ? W.I32Ne : W.I32Eq);
  }

  protected hasObjectTag(not: boolean): void {
    this.hasHigh(HIGH_OBJECT, not);
  }

  protected hasSingletonTag(): void {
    this.hasHigh(HIGH_SINGLETON, false);
  }

  protected hasStringTag(not: boolean): void {
    this.hasHigh(HIGH_STRING, not);
  }

  // Values of nodes -------------------------------------------------------------------------------------------------------------

  /** Pushes the value of a node. */
  protected value(node: Node): void {
    switch (this.selection.homes[node.id]) {
      case Home.Local:
        this.get(this.selection.localOf[node.id]);
        break;
      case Home.None:
        assert(false, 'a value that is used has a home');
        break;
      default:
        this.compute(node);
    }
  }

  /** Runs `use` with the means to push the value of a node several times. */
  protected several(node: Node, use: (push: () => void) => void): void {
    if (this.selection.homes[node.id] === Home.Local || this.selection.homes[node.id] === Home.Constant) {
      use(() => this.value(node));
      return;
    }
    const type = typeOfRep(node.rep);
    const local = this.scratch(type);
    let first = true;
    use(() => {
      if (first) {
        this.value(node);
        this.tee(local);
        first = false;
      } else {
        this.get(local);
      }
    });
    this.release(local, type);
  }

  /** Pushes the boxed value of a node. */
  protected boxed(node: Node): void {
    switch (node.op) {
      case NodeOp.ConstInt:
        this.i64(node.imm, HIGH_INT);
        return;
      case NodeOp.ConstBool:
        this.tagSingleton(Singleton.False | node.imm);
        return;
      case NodeOp.ConstDouble: {
        if (Number.isNaN(node.imm)) {
          this.canonicalNaN();
          return;
        }
        const bits = doubleBits(node.imm);
        this.i64(bits.low, bits.high);
        return;
      }
      default:
    }
    switch (node.rep) {
      case Rep.Tagged:
        this.value(node);
        break;
      case Rep.Int:
        this.tag(node, HIGH_INT);
        break;
      case Rep.Bool:
        this.value(node);
        this.op(W.I64ExtendI32U);
        this.tagSingleton(Singleton.False);
        this.op(W.I64Or);
        break;
      case Rep.Object:
        this.tag(node, HIGH_OBJECT);
        break;
      case Rep.String:
        this.tag(node, HIGH_STRING);
        break;
      case Rep.Double:
        this.boxDouble(node);
        break;
      default:
        assert(false, 'only values are boxed');
    }
  }

  private tag(node: Node, high: number): void {
    this.value(node);
    this.op(W.I64ExtendI32U);
    this.i64(0, high);
    this.op(W.I64Or);
  }

  private boxDouble(node: Node): void {
    if (isCanonical(node)) {
      this.value(node);
      this.op(W.I64ReinterpretF64);
      return;
    }
    this.several(node, (push) => {
      push();
      this.op(W.I64ReinterpretF64);
      this.canonicalNaN();
      push();
      push();
      this.op(W.F64Eq);
      this.op(W.Select);
    });
  }
}

/** Is the double no NaN, or the canonical one? */
function isCanonical(node: Node): boolean {
  switch (node.op) {
    case NodeOp.IntToDouble:
    case NodeOp.UintToDouble:
    case NodeOp.CheckNumber:
    case NodeOp.Unbox:
    case NodeOp.Load:
    case NodeOp.LoadElement:
      return true;
    default:
      return false;
  }
}
