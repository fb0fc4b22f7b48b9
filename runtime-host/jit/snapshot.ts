// From the memory of a VM to a request: a hot function, those that it calls, and what the interpreter saw of them.

import { OP_B, OP_X, OP_Y, Operand } from '../../compiler/image/op-table.ts';
import { Access, FindFor, JitCell, JitRecord, JitState, Profile, ProfileBit } from '../../vm-assembly/abi/jit.ts';
import { KnownBuiltin } from '../../vm-assembly/abi/known-builtins.ts';
import {
  AccessorCell,
  Cell,
  Code,
  CodeFlag,
  Fn,
  Handler,
  Header,
  Ic,
  Kind,
  Obj,
  ObjectFlag,
  ShapeCell,
} from '../../vm-assembly/abi/layout.ts';
import { Op } from '../../vm-assembly/abi/opcodes.ts';
import { Tag } from '../../vm-assembly/abi/values.ts';
import type { VmInstance } from '../instance.ts';
import { Likeness } from './likeness.ts';
import { length, nameOf, placeOf, profiledTargets, profileOf, shapeInfo, textOf } from './look.ts';
import type {
  CallTarget,
  CellInfo,
  CellRef,
  CompileRequest,
  Constant,
  FunctionData,
  PropertyTarget,
  Site,
} from './request.ts';
import type { StoredRequest } from './stored.ts';

/** How far from the hot function callees come along, and how many words all together. */
const MAX_DEPTH = 4;
const MAX_WORDS = 4000;
/** A function with more is left to the interpreter. */
const MAX_FUNCTION_WORDS = 12_000;
/** Loop headers that one request names. */
const MAX_HEADERS = 4;

/**
 * A function that was called so often while it was profiled is soon called again, before its code comes: it is compiled from its start only. If
 * its time goes into a loop some day, the VM asks for entries there. The others get one entry at first, where they are: each is a variant of its
 * own that takes as long to compile as the start does.
 */
const SHORT_CALLS = 2;
const FIRST_HEADERS = 1;

/** Exits that failed before, by the address of the function's code. */
export type FailedExits = ReadonlyMap<number, { offset: number; reason: number }[]>;

/** Reads one request; null: the function cannot be compiled. */
export class Snapshot {
  private readonly instance: VmInstance;
  /** `KnownBuiltin` by number of the native. */
  private readonly builtins: ReadonlyMap<number, KnownBuiltin>;
  private readonly failed: FailedExits;
  private readonly cells: number[] = [];
  private readonly info: CellInfo[] = [];
  private readonly refs = new Map<number, CellRef>();
  private readonly functions: FunctionData[] = [];
  private readonly numbers = new Map<number, number>();
  /** Functions whose sites are not read yet, with their distance. */
  private readonly queue: { data: FunctionData; code: number; depth: number }[] = [];
  private words = 0;
  /** A request of a former start to make again. */
  private readonly like: Likeness | undefined;

  constructor(
    instance: VmInstance,
    builtins: ReadonlyMap<number, KnownBuiltin>,
    failed: FailedExits,
    like?: StoredRequest,
  ) {
    this.instance = instance;
    this.builtins = builtins;
    this.failed = failed;
    this.like = like === undefined ? undefined : new Likeness(instance, like, this.cells, this.refs, this.info);
  }

  /** The request for the function of a record. `allHeaders`: not only where slices ended. Throws `UnlikeError` if it cannot be the stored one. */
  request(record: number, chaos: number, stress: boolean, allHeaders: boolean): CompileRequest | null {
    const { instance } = this;
    const code = instance.getU32(record + JitRecord.Code);
    if (instance.getU32(code + Code.Size) >> 2 > MAX_FUNCTION_WORDS) return null;
    this.like?.begin(code);
    this.bring(code, 0);
    for (let next = this.queue.shift(); next !== undefined; next = this.queue.shift()) {
      this.readSites(next.data, next.code, next.depth);
    }
    const address = (at: number): CellRef => this.cell(at, { kind: 'object' });
    const well = {
      emptyElements: address(instance.getU32(Cell.EmptyElements)),
      arrayShape: this.shape(instance.vm.vmJitArrayShape()),
      stringShape: this.shape(instance.getU32(Cell.StringShape)),
      numberShape: this.shape(instance.getU32(Cell.NumberShape)),
      ...this.iteration(),
      charStrings: this.address(instance.vm.jitCharString(0)),
    };
    return {
      functions: this.functions,
      cells: Uint32Array.from(this.cells),
      info: this.info,
      well,
      chaos,
      stress,
      start: true,
      headers: this.like?.headers(this.headers(record, allHeaders)) ?? this.headers(record, allHeaders),
    };
  }

  private iteration(): Pick<CompileRequest['well'], 'iteration'> {
    const { instance } = this;
    instance.vm.vmJitIteration();
    if (instance.getU32(JitCell.FoundAccess) === Access.None) return {};
    const method = instance.getU32(JitCell.FoundSlot);
    const next = instance.getU32(JitCell.FoundOffset);
    return {
      iteration: {
        method: this.address(method),
        values: this.functionCell(instance.getU32(method)),
        next: this.address(next),
        step: this.functionCell(instance.getU32(next)),
      },
    };
  }

  /** Places to enter loops at: where slices ended, the latest first. */
  private headers(record: number, all: boolean): number[] {
    const targets = backEdgeTargets(this.functions[0].words);
    if (all) return [...targets].slice(0, 2 * MAX_HEADERS);
    const found: number[] = [];
    const compiled = this.instance.getU32(record + JitRecord.State) === JitState.Compiled;
    const first = this.instance.getU32(record + JitRecord.Versions) === 1 && !compiled;
    if (first && this.instance.getU32(record + JitRecord.Calls) >= SHORT_CALLS) return found;
    const most = first ? FIRST_HEADERS : MAX_HEADERS;
    for (let i = 0; i < JitRecord.Samples; i++) {
      const offset = this.instance.getU32(record + JitRecord.FirstSample + 4 * i);
      if (targets.has(offset) && !found.includes(offset) && found.length < most) found.push(offset);
    }
    return found.sort((a, b) => a - b);
  }

  // Cells -----------------------------------------------------------------------------------------------------------------

  private cell(at: number, info: CellInfo): CellRef {
    let ref = this.refs.get(at);
    if (ref === undefined) {
      ref = this.cells.push(at) - 1;
      this.info.push(info);
      this.refs.set(at, ref);
    }
    return ref;
  }

  private address(at: number): CellRef {
    return this.cell(at, { kind: 'address' });
  }

  private shape(at: number): CellRef {
    return this.refs.get(at) ?? this.cell(at, shapeInfo(this.instance, at));
  }

  /** A function's code; compiled callers look into its record. */
  private codeCell(code: number): CellRef {
    const known = this.refs.get(code);
    if (known !== undefined) return known;
    if (this.instance.vm.vmJitRecord(code) === 0) throw new Error('no room on the heap');
    return this.cell(code, { kind: 'code', name: this.nameOf(code), flags: this.instance.getU32(code + Code.Flags) });
  }

  private functionCell(f: number): CellRef {
    const known = this.refs.get(f);
    if (known !== undefined) return known;
    const code = this.instance.getU32(f + Fn.Code);
    if (code === 0) return this.cell(f, { kind: 'function', native: this.instance.getU32(f + Fn.Native), code: -1 });
    return this.cell(f, { kind: 'function', native: -1, code: this.codeCell(code) });
  }

  /** The function whose boxed value lies at an address; -1 if it is something else. */
  private functionAt(slot: number): CellRef {
    const { instance } = this;
    if (instance.view.getUint16(slot + 6, true) !== Tag.Object) return -1;
    const f = instance.getU32(slot);
    return instance.view.getUint8(f) === Kind.Function ? this.functionCell(f) : -1;
  }

  // Functions -------------------------------------------------------------------------------------------------------------

  /** Takes a function along; its number. */
  private bring(code: number, depth: number): number {
    const { instance } = this;
    const { view } = instance;
    const start = instance.getU32(code + Code.Start);
    const size = instance.getU32(code + Code.Size);
    const data = instance.getU32(code + Code.Data);
    const flags = instance.getU32(code + Code.Flags);
    const words = new Int32Array(size >> 2);
    for (let i = 0; i < words.length; i++) words[i] = view.getInt32(start + 4 * i, true);
    const handlers = new Uint32Array(instance.getU32(code + Code.HandlerCount) * (Handler.Size >> 2));
    const table = instance.getU32(code + Code.Handlers);
    for (let i = 0; i < handlers.length; i++) handlers[i] = view.getUint32(table + 4 * i, true);
    const { index, library } = placeOf(instance, code);
    const like = this.like?.expect(this.functions.length, index, library, words.length, this.failed.get(code));
    const { seen, profiled } = like ?? this.seen(code, words.length);
    const fn: FunctionData = {
      code: this.codeCell(code),
      name: this.nameOf(code),
      index,
      library,
      flags,
      registers: view.getUint8(code + Code.Registers),
      params: view.getUint8(code + Code.Params),
      words,
      constants: this.constants(code, data, words),
      handlers,
      seen,
      profiled,
      sites: [],
      start: this.address(start),
      variables: this.address(instance.getU32(data - 4)),
      data: this.address(data),
      failed: like?.failed ?? this.failed.get(code) ?? [],
    };
    const number = this.functions.push(fn) - 1;
    this.numbers.set(code, number);
    this.words += words.length;
    this.queue.push({ data: fn, code, depth });
    return number;
  }

  private seen(code: number, words: number): { seen: Uint32Array; profiled: boolean } {
    const { instance } = this;
    const seen = new Uint32Array(words);
    const profile = this.profile(code);
    if (profile !== 0) {
      for (let i = 0; i < words; i++) seen[i] = instance.getU32(profile + Profile.Data + 4 * i);
    }
    return { seen, profiled: profile !== 0 };
  }

  private profile(code: number): number {
    return profileOf(this.instance, code);
  }

  private nameOf(code: number): string {
    return nameOf(this.instance, code);
  }

  private text(s: number): string {
    return textOf(this.instance, s);
  }

  private constants(code: number, data: number, words: Int32Array): Constant[] {
    const { view } = this.instance;
    const functions = functionConstants(words);
    const list: Constant[] = [];
    for (let i = 0, n = view.getUint16(code + Code.ConstantCount, true); i < n; i++) {
      const low = view.getUint32(data + 8 * i, true);
      const high = view.getUint32(data + 8 * i + 4, true);
      if (functions.has(i)) list.push({ kind: 'code', cell: this.codeCell(low) });
      else if (high >>> 16 === Tag.String) {
        const text = this.text(low);
        list.push({ kind: 'string', cell: this.cell(low, { kind: 'string', text }), text });
      } else if (high >>> 16 === Tag.BigInt) list.push({ kind: 'bigint', cell: this.cell(low, { kind: 'object' }) });
      else list.push({ kind: 'value', low, high });
    }
    return list;
  }

  // Sites -----------------------------------------------------------------------------------------------------------------

  private readSites(fn: FunctionData, code: number, depth: number): void {
    const { words } = fn;
    const slots = this.instance.view.getUint16(code + Code.FeedbackCount, true);
    fn.sites = Array.from({ length: slots }, (): Site => ({ kind: 'none' }));
    const growing = new Map<number, number[]>();
    for (let at = 0; at < words.length; at += length(words[at])) {
      const op = words[at] & 255;
      if (op === Op.Closure) this.closure(fn.constants[words[at] >>> 16], depth);
      if (OP_X[op] !== Operand.Feedback) continue;
      const slot = words[at + 1] & 0xffff;
      const targets = this.like?.targets(fn, code, at) ?? this.targets(code, slot);
      // What ran only now was not known then.
      if (this.like?.isNone(fn, slot) === true) continue;
      const site = this.site(fn, code, at, depth, targets);
      fn.sites[slot] = site;
      if (site.kind === 'property' && (op === Op.SetProp || op === Op.DefineOwn)) {
        this.follow(fn, site, at, depth, growing);
      }
    }
  }

  /**
   * Shapes that objects have only while they are made die with every collection, and the profile forgets them. What is added next to an object
   * is most likely added to the shape that it got by what was added before. `growing`: shapes by register of the object.
   */
  private follow(
    fn: FunctionData,
    site: Site & { kind: 'property' },
    at: number,
    depth: number,
    growing: Map<number, number[]>,
  ): void {
    const r = (fn.words[at] >>> 8) & 255;
    const shapes = growing.get(r);
    const forgotten = site.targets.length === 0 && !site.megamorphic && (fn.seen[at] & ProfileBit.Ran) !== 0;
    if (forgotten && shapes !== undefined) {
      const found = this.named(fn, fn.words[at + 1] >>> 16, shapes, FindFor.Store, depth);
      site.targets = found.filter((target) => target.access !== Access.None);
    }
    if (site.targets.length === 0) growing.delete(r);
    else growing.set(r, [...new Set(site.targets.map((t) => this.cells[t.after >= 0 ? t.after : t.shape]))]);
  }

  /** A function that is made here comes along if it ran: what it is passed to may be inlined. */
  private closure(constant: Constant, depth: number): void {
    if (constant.kind !== 'code') return;
    const code = this.cells[constant.cell];
    if (this.like?.isProfiled(code) ?? this.profile(code) !== 0) this.callee(code, depth);
  }

  /** What the profile has of a feedback slot. */
  private targets(code: number, slot: number): number[] {
    return profiledTargets(this.instance, code, slot);
  }

  private site(fn: FunctionData, code: number, at: number, depth: number, targets: readonly number[]): Site {
    const { instance } = this;
    const insn = fn.words[at];
    const second = fn.words[at + 1];
    const slot = second & 0xffff;
    const ic = instance.getU32(code + Code.Data) - 24 - Ic.Size * slot;
    const megamorphic = (fn.seen[at] & ProfileBit.Megamorphic) !== 0;
    switch ((insn & 255) as Op) {
      case Op.GetProp:
      case Op.GetLength:
        return { kind: 'property', targets: this.named(fn, second >>> 16, targets, FindFor.Load, depth), megamorphic };
      case Op.SetProp:
      case Op.DefineOwn:
        return { kind: 'property', targets: this.named(fn, second >>> 16, targets, FindFor.Store, depth), megamorphic };
      case Op.GetPrivate:
      case Op.SetPrivate:
      case Op.DefinePrivate: {
        const name = instance.getU32(ic + Ic.Aux);
        if (name === 0 || ((insn & 255) === Op.DefinePrivate && second >>> 16 !== 0)) return { kind: 'none' };
        const aim = (insn & 255) === Op.DefinePrivate ? FindFor.Private : FindFor.Load;
        const found = this.properties(name, targets, aim, depth);
        return { kind: 'private', name: this.cell(name, { kind: 'object' }), targets: found, megamorphic };
      }
      case Op.GetSuper:
        return this.superSite(fn, at, targets, depth);
      case Op.GetIterator:
      case Op.GetElem:
      case Op.SetElem:
        return { kind: 'element', shapes: targets.map((shape) => this.shape(shape)), megamorphic };
      case Op.Call:
      case Op.Construct:
        return {
          kind: 'call',
          targets: targets.map((target) =>
            this.callTarget(target, ic, targets.length, depth, (insn & 255) === Op.Construct),
          ),
          megamorphic,
        };
      case Op.NewLiteral: {
        const shape = instance.getU32(ic + Ic.Shape);
        return shape === 0 ? { kind: 'none' } : { kind: 'literal', shape: this.shape(shape) };
      }
      case Op.GetGlobal: {
        const address = instance.getU32(ic + Ic.Offset);
        return address === 0 ? { kind: 'none' } : { kind: 'global', slot: this.address(address) };
      }
      default:
        return { kind: 'none' };
    }
  }

  private named(
    fn: FunctionData,
    constant: number,
    shapes: readonly number[],
    aim: FindFor,
    depth: number,
  ): PropertyTarget[] {
    const key = fn.constants[constant];
    return key.kind === 'string' ? this.properties(this.cells[key.cell], shapes, aim, depth) : [];
  }

  private properties(key: number, shapes: readonly number[], aim: FindFor, depth: number): PropertyTarget[] {
    const { instance } = this;
    return shapes.map((shape) => {
      instance.vm.vmJitFind(shape, key, aim);
      const access = instance.getU32(JitCell.FoundAccess) as Access;
      const slot = instance.getU32(JitCell.FoundSlot);
      const after = instance.getU32(JitCell.FoundAfter);
      const target: PropertyTarget = {
        shape: this.shape(shape),
        access,
        offset: instance.getU32(JitCell.FoundOffset),
        slot: slot === 0 ? -1 : this.address(slot),
        method: access === Access.Fixed ? this.functionAt(slot) : -1,
        after: after === 0 ? -1 : this.shape(after),
        epoch: instance.getU32(JitCell.FoundEpoch) !== 0,
      };
      if (access === Access.Getter) {
        const half = aim === FindFor.Load ? AccessorCell.Get : AccessorCell.Set;
        const accessor = this.accessor(slot, half, depth);
        if (accessor !== undefined) target.accessor = accessor;
      }
      return target;
    });
  }

  /** The function in one half of an accessor pair. */
  private accessor(slot: number, half: number, depth: number): CallTarget | undefined {
    const { instance } = this;
    const at = instance.getU32(slot) + half;
    if (instance.view.getUint16(at + 6, true) !== Tag.Object) return undefined;
    const f = instance.getU32(at);
    if (instance.view.getUint8(f) !== Kind.Function) return undefined;
    const code = instance.getU32(f + Fn.Code);
    if (code === 0) return undefined;
    return {
      code: this.codeCell(code),
      callee: this.callee(code, depth),
      cell: this.functionCell(f),
      builtin: KnownBuiltin.None,
      direct: false,
      initialShape: -1,
    };
  }

  /** `super.key`: found in the prototype of the one home object that was seen. */
  private superSite(fn: FunctionData, at: number, shapes: readonly number[], depth: number): Site {
    const { instance } = this;
    const register = (fn.words[at] >>> 16) & 255;
    let key: Constant | undefined;
    for (let w = 0; w < at; w += length(fn.words[w])) {
      const insn = fn.words[w];
      if ((insn & 255) === Op.LoadConst && ((insn >>> 8) & 255) === register) key = fn.constants[insn >>> 16];
    }
    const base = shapes.length === 1 ? instance.getU32(shapes[0] + ShapeCell.Proto) : 0;
    if (base === 0 || key === undefined || key.kind !== 'string') return { kind: 'none' };
    const [target] = this.properties(this.cells[key.cell], [instance.getU32(base + Obj.Shape)], FindFor.Load, depth);
    return {
      kind: 'super',
      home: this.shape(shapes[0]),
      base: this.cell(base, { kind: 'object' }),
      key: key.cell,
      target,
    };
  }

  private callTarget(target: number, ic: number, count: number, depth: number, constructs: boolean): CallTarget {
    const { instance } = this;
    if ((target & Profile.CodeTarget) === 0) {
      const isFunction = instance.view.getUint8(target) === Kind.Function;
      const native = isFunction ? instance.getU32(target + Fn.Native) : -1;
      return {
        code: -1,
        callee: -1,
        cell: isFunction ? this.functionCell(target) : this.cell(target, { kind: 'object' }),
        builtin: this.builtins.get(native) ?? KnownBuiltin.None,
        direct: isFunction && this.isDirect(target, native, ic, constructs),
        initialShape: -1,
      };
    }
    const code = target - Profile.CodeTarget;
    const derived = constructs && (instance.getU32(code + Code.Flags) & CodeFlag.Derived) !== 0;
    const last = instance.getU32(ic + (derived ? Ic.Aux : Ic.Callee));
    if (derived) return this.derivedTarget(code, last, depth);
    const known = last !== 0 && instance.getU32(ic + Ic.CalleeCode) === code;
    // Closures of one piece of code are many; what closes over nothing was most likely made once.
    const single = known && count === 1 && instance.getU32(last + Fn.Env) === 0;
    const initialShape = known && constructs ? instance.getU32(last + Fn.InitialShape) : 0;
    return {
      code: this.codeCell(code),
      callee: this.callee(code, depth),
      cell: single || initialShape !== 0 ? this.functionCell(last) : -1,
      builtin: KnownBuiltin.None,
      direct: false,
      initialShape: initialShape === 0 ? -1 : this.shape(initialShape),
    };
  }

  /** Does a call of this native mean no more than to run it? The interpreter noted that of the last one (noteCallee in interp/call.ts). */
  private isDirect(f: number, native: number, ic: number, constructs: boolean): boolean {
    const { instance } = this;
    if (constructs) return (instance.view.getUint8(f + Header.Flags) & ObjectFlag.Constructor) !== 0;
    return native !== 0 && instance.getU32(ic + Ic.Callee) === f && instance.getU32(ic + Ic.CalleeNative) === native;
  }

  /** A constructor of a derived class with its parents, if the function object is known. */
  private derivedTarget(code: number, f: number, depth: number): CallTarget {
    const { instance } = this;
    const known = f !== 0 && instance.getU32(f + Fn.Code) === code;
    const shape = known ? instance.getU32(f + Fn.InitialShape) : 0;
    const target: CallTarget = {
      code: this.codeCell(code),
      callee: this.callee(code, depth),
      cell: shape === 0 ? -1 : this.functionCell(f),
      builtin: KnownBuiltin.None,
      direct: false,
      initialShape: shape === 0 ? -1 : this.shape(shape),
    };
    if (target.cell >= 0) this.findParent(target, f, depth);
    return target;
  }

  /** The parent of a class, if its constructor is bytecode. */
  private findParent(target: CallTarget, f: number, depth: number): void {
    const { instance } = this;
    const shape = instance.getU32(f + Obj.Shape);
    const p = instance.getU32(shape + ShapeCell.Proto);
    if (p === 0 || instance.view.getUint8(p) !== Kind.Function) return;
    const code = instance.getU32(p + Fn.Code);
    if (code === 0 || (instance.getU32(code + Code.Flags) & CodeFlag.ClassConstructor) === 0) return;
    const parent: CallTarget = {
      code: this.codeCell(code),
      callee: this.callee(code, depth),
      cell: this.functionCell(p),
      builtin: KnownBuiltin.None,
      direct: false,
      initialShape: -1,
    };
    target.parent = { shape: this.shape(shape), target: parent };
    if ((instance.getU32(code + Code.Flags) & CodeFlag.Derived) !== 0) this.findParent(parent, p, depth);
    if (target.callee >= 0) this.functions[target.callee].derived ??= target;
  }

  /** Number of a callee that comes along, or -1. */
  private callee(code: number, depth: number): number {
    const known = this.numbers.get(code);
    if (known !== undefined) return known;
    const { instance } = this;
    const size = instance.getU32(code + Code.Size) >> 2;
    const suspends = (instance.getU32(code + Code.Flags) & (CodeFlag.Generator | CodeFlag.Async)) !== 0;
    if (suspends || depth >= MAX_DEPTH || this.words + size > MAX_WORDS) return -1;
    return this.bring(code, depth + 1);
  }
}

/** Constants that are functions. */
function functionConstants(words: Int32Array): Set<number> {
  const found = new Set<number>();
  for (let at = 0; at < words.length; at += length(words[at])) {
    const op = words[at] & 255;
    if (OP_B[op] === Operand.Func) found.add(words[at] >>> 16);
    if (OP_X[op] === Operand.Func) found.add(words[at + 1] & 0xffff);
    if (OP_Y[op] === Operand.Func) found.add(words[at + 1] >>> 16);
  }
  return found;
}

/** Byte offsets of the loop headers of a function. */
export function backEdgeTargets(words: Int32Array): Set<number> {
  const found = new Set<number>();
  for (let at = 0; at < words.length; at += length(words[at])) {
    const op = (words[at] & 255) as Op;
    if (op === Op.Loop) found.add(4 * (at + 1 + (words[at] >> 8)));
    else if (op >= Op.LoopLt && op <= Op.LoopIf) found.add(4 * (at + 2 + words[at + 1]));
  }
  return found;
}
