// From a linked unit to an image builder: one function after the other, its HIR, passes and BIR in arrays that the next one reuses.

import { Bir } from '../bir/bir.ts';
import { Encoder } from '../bir/encode.ts';
import { Liveness } from '../bir/liveness.ts';
import { Peephole } from '../bir/peephole.ts';
import { printBir } from '../bir/print.ts';
import { RegisterAllocator } from '../bir/regalloc.ts';
import { Selector } from '../bir/select.ts';
import { spill } from '../bir/spill.ts';
import { verifyFunction } from '../bir/verify.ts';
import type { FunctionRecord } from '../image/image-builder.ts';
import { FunctionKind } from '../scope/scope.ts';
import type { FunctionNode } from '../syntax/ast.ts';
import { Builder } from './builder.ts';
import { classLowering, lowerImplicitConstructor, lowerInstanceFields, lowerStaticElements } from './fields.ts';
import { expectedArguments, lowerFunction, parametersOf, recordFlags, registerParameters } from './functions.ts';
import { functionHints } from './hints.ts';
import { Hir } from './hir.ts';
import { Passes } from './passes/index.ts';
import { printHir } from './print.ts';
import { lowerProgram } from './program.ts';
import type { PendingFunction, Unit } from './unit.ts';
import { verifyHir } from './verify.ts';

/** Parameters that have a register: more than any program has. */
const MAX_PARAMETERS = 120;

/** Arrays of more rows are not kept for another unit: int32 of one of them. */
const MAX_KEPT = 1 << 16;

/** How often a function may be spilled and allocated again. */
const MAX_SPILLS = 24;

/** Room in instances that is worth reserving. */
const MAX_INSTANCE_SLOTS = 64;

/** What to write down on the way. */
export class LoweringDumps {
  hir: string[] | null = null;
  bir: string[] | null = null;
}

/** The arrays of all steps. They serve one function after the other, and may serve another unit. */
export class LoweringArrays {
  readonly hir = new Hir();
  readonly bir = new Bir();
  readonly peephole = new Peephole();
  readonly liveness = new Liveness();
  readonly allocator = new RegisterAllocator();

  /** Did no function need much of them? */
  get areSmall(): boolean {
    return this.hir.code.length <= MAX_KEPT && this.bir.code.length <= MAX_KEPT;
  }
}

/** All steps from HIR to words, with the state that they keep from function to function. */
export class Lowering {
  private readonly unit: Unit;
  private readonly builder: Builder;
  private readonly passes: Passes;
  private readonly bir: Bir;
  private readonly selector: Selector;
  private readonly peephole: Peephole;
  private readonly liveness: Liveness;
  private readonly allocator: RegisterAllocator;
  private readonly encoder: Encoder;
  private readonly dumps: LoweringDumps;
  private readonly debug: boolean;

  constructor(unit: Unit, dumps: LoweringDumps, debug: boolean, arrays = new LoweringArrays()) {
    this.unit = unit;
    this.builder = new Builder(unit, arrays.hir);
    this.bir = arrays.bir;
    this.peephole = arrays.peephole;
    this.liveness = arrays.liveness;
    this.allocator = arrays.allocator;
    this.passes = new Passes(unit.image);
    this.selector = new Selector(this.builder.f, this.bir);
    this.encoder = new Encoder(unit.image);
    this.dumps = dumps;
    this.debug = debug;
  }

  /** Lowers everything that waits. */
  run(): void {
    const pending = this.unit.pending;
    for (let i = 0; i < pending.length; i++) this.lower(pending[i]);
    pending.length = 0;
  }

  private lower(pending: PendingFunction): void {
    const b = this.builder;
    const record = this.unit.image.functions[pending.index];
    record.sourceStart = pending.sourceStart + this.unit.sourceBase;
    record.sourceEnd = pending.sourceEnd + this.unit.sourceBase;
    if (!this.build(pending, record)) return;
    record.flags = recordFlags(b, pending);
    record.instanceSlots = Math.min(b.thisProperties.size, MAX_INSTANCE_SLOTS);
    this.noteInstance(pending);
    functionHints(this.unit.image.hints, pending);
    this.finish(record, pending);
  }

  /** Instances of a class have room for what any of its methods stores in them. */
  private noteInstance(pending: PendingFunction): void {
    const { thisFunction, kind } = pending.info;
    const owner = thisFunction.classInfo;
    const stored = this.builder.thisProperties;
    if (owner === null || kind === FunctionKind.StaticElements || stored.size === 0) return;
    const lowering = classLowering(this.builder, owner);
    for (const name of stored) lowering.names.add(name);
    const made = this.unit.image.functions[lowering.constructorIndex];
    made.instanceSlots = Math.min(lowering.names.size, MAX_INSTANCE_SLOTS);
  }

  /** The HIR of a function; false if it is beyond what frames can hold. */
  private build(pending: PendingFunction, record: FunctionRecord): boolean {
    const b = this.builder;
    const { info, classInfo } = pending;
    switch (info.kind) {
      case FunctionKind.TopLevel:
      case FunctionKind.Eval:
        lowerProgram(b, pending);
        return true;
      case FunctionKind.InstanceFields:
        if (classInfo !== null) lowerInstanceFields(b, pending, classInfo);
        return true;
      case FunctionKind.StaticElements:
        if (classInfo !== null) lowerStaticElements(b, pending, classInfo);
        return true;
      default:
        break;
    }
    if (classInfo !== null && info.node === classInfo.node) {
      lowerImplicitConstructor(b, pending, classInfo);
      return true;
    }
    const params = parametersOf(info.node as FunctionNode);
    record.length = Math.min(expectedArguments(params), 255);
    record.params = registerParameters(params);
    if (record.params > MAX_PARAMETERS) {
      this.unit.error('TG3002', info.node.start, info.node.end, `more than ${MAX_PARAMETERS} parameters`);
      record.params = 0;
      return false;
    }
    lowerFunction(b, pending);
    return true;
  }

  /** Passes, selection, registers, words. */
  finish(record: FunctionRecord, pending: PendingFunction | null): void {
    const f = this.builder.f;
    if (this.debug) verifyHir(f, 'after building');
    this.passes.run(f, this.debug);
    if (this.dumps.hir !== null) this.dumps.hir.push(printHir(f, record, this.unit.image));
    const bir = this.bir;
    this.selector.run();
    this.peephole.run(bir);
    this.liveness.run(bir);
    for (let tries = 0; !this.allocator.run(bir, this.liveness); tries++) {
      if (tries === MAX_SPILLS) {
        this.tooLarge(pending, 'it needs more than 250 registers at once');
        return;
      }
      spill(bir, this.liveness, tries);
      this.liveness.run(bir);
    }
    this.encoder.run(bir, record);
    if (pending !== null) this.unit.image.hints.addSites(pending.index, this.encoder.sites);
    if (this.encoder.overflow !== '') this.tooLarge(pending, this.encoder.overflow);
    if (this.dumps.bir !== null) this.dumps.bir.push(printBir(record, this.unit.image));
    if (this.debug) verifyFunction(this.unit.image, record);
  }

  private tooLarge(pending: PendingFunction | null, why: string): void {
    const node = pending === null ? null : pending.info.node;
    this.unit.error('TG3002', node === null ? 0 : node.start, node === null ? 0 : node.end, why);
  }

  /** The builder, for functions that no source writes down. */
  get handBuilder(): Builder {
    return this.builder;
  }
}
