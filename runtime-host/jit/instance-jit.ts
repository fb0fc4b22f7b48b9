// The JIT of one instance of the VM: requests out of its memory, modules into its table.

import { JitCell, JitFlag, JitRecord, JitRecordFlag, JitState } from '../../vm-assembly/abi/jit.ts';
import { Cell } from '../../vm-assembly/abi/layout.ts';
import type { VmInstance } from '../instance.ts';
import type { CompiledModule } from './compiler.ts';
import { type ExitCount, type JitEvent, type JitStats, noStats } from './events.ts';
import { VM_IMPORTS } from './imports.ts';
import type { JitManager, Waiter } from './manager.ts';
import type { CompiledFunction, CompileRequest } from './request.ts';
import { type FailedExits, Snapshot } from './snapshot.ts';

/** Exits that were taken at least so often are worth no second try. */
const FAILED_EXITS = 8;

/** What stands in the table for a record. */
interface Installed {
  exits: CompiledFunction['exits'];
  request: CompileRequest;
}

export class InstanceJit {
  private readonly instance: VmInstance;
  private readonly manager: JitManager;
  private readonly imports: Record<string, unknown>;
  /** Counts resets: what was asked for in a former life is ignored. */
  private life = 0;
  /** Places in the table that modules took; after a reset they are free. */
  private readonly slots: number[] = [];
  private usedSlots = 0;
  private readonly installed = new Map<number, Installed>();
  private readonly failed = new Map<number, { offset: number; reason: number }[]>();
  private counts = noStats();
  private waiting = 0;

  constructor(instance: VmInstance, manager: JitManager) {
    this.instance = instance;
    this.manager = manager;
    const exports = instance.vm as unknown as Record<string, unknown>;
    this.imports = { memory: instance.memory };
    for (const name of Object.keys(VM_IMPORTS)) {
      this.imports[name] = exports[`jit${name[0].toUpperCase()}${name.slice(1)}`];
    }
  }

  /** Switches the JIT on in a memory that was just reset. */
  start(): void {
    const { instance } = this;
    const { eager, chaos, warm, hot, profile } = this.manager.options;
    instance.setU32(JitCell.Warm, warm);
    instance.setU32(JitCell.Hot, hot);
    instance.setU32(JitCell.ProfileRuns, profile);
    instance.setU32(JitCell.Random, chaos);
    instance.setU32(Cell.JitMode, JitFlag.On | (eager ? JitFlag.Eager : 0) | (chaos === 0 ? 0 : JitFlag.Chaos));
  }

  /** Forgets what belonged to the memory of the last life. */
  forget(): void {
    this.life++;
    for (let i = 0; i < this.usedSlots; i++) this.instance.vm.table.set(this.slots[i], null);
    this.usedSlots = 0;
    this.installed.clear();
    this.failed.clear();
    this.counts = noStats();
    this.waiting = 0;
  }

  stats(): JitStats {
    const { instance, counts } = this;
    const stats: JitStats = { ...counts };
    for (let r = instance.getU32(JitCell.Records); r !== 0; r = instance.getU32(r + JitRecord.Link)) {
      const state = instance.getU32(r + JitRecord.State) as JitState;
      if (state === JitState.Compiled) stats.functions++;
      if (state === JitState.Refused) stats.refused++;
      stats.exits += instance.getU32(r + JitRecord.ExitTotal);
      stats.versions += instance.getU32(r + JitRecord.Versions);
    }
    return stats;
  }

  // What the VM asks for: nothing may be thrown through it -------------------------------------------------------------------

  /** A function is hot. */
  request(record: number): void {
    try {
      this.compile(record);
    } catch (error) {
      this.refuse(record, undefined, String(error));
    }
  }

  poll(): void {
    try {
      this.manager.poll();
    } catch (error) {
      this.manager.options.trace?.({ kind: 'refuse', name: '', index: 0, reason: String(error) });
    }
  }

  private compile(record: number): void {
    const { instance, manager } = this;
    const { chaos, eager } = manager.options;
    this.noteExits(record);
    const snapshot = new Snapshot(instance, manager.natives, this.failed as FailedExits);
    const request = snapshot.request(record, chaos, eager);
    if (request === null) return this.refuse(record, undefined, 'too long');
    if (!this.keep(request)) return this.refuse(record, request, 'no room on the heap');
    const [fn] = request.functions;
    this.tell({
      kind: 'request',
      name: fn.name,
      index: fn.index,
      version: instance.getU32(record + JitRecord.Versions),
      functions: request.functions.length,
      words: request.functions.reduce((sum, { words }) => sum + words.length, 0),
      failed: request.functions.reduce((sum, { failed }) => sum + failed.length, 0),
    });
    const waiter: Waiter = { jit: this, life: this.life, record, request };
    const answer = manager.obtain(waiter);
    if (answer === undefined) this.setWaiting(this.waiting + 1);
    else if ('refused' in answer) this.refuse(record, request, answer.refused);
    else this.place(waiter, answer.code, answer.cached);
  }

  private setWaiting(count: number): void {
    this.waiting = count;
    this.instance.setU32(JitCell.Outstanding, count);
  }

  /** Everything that compiled code will name stays alive. */
  private keep(request: CompileRequest): boolean {
    const kept = [...request.cells].filter((_, i) => {
      const { kind } = request.info[i];
      return kind !== 'code' && kind !== 'address';
    });
    const at = this.instance.vm.vmJitKeep(kept.length);
    if (at === 0) return false;
    for (const [i, address] of kept.entries()) this.instance.setU32(at + 4 * i, address);
    return true;
  }

  /** Exits of the version before that should not be tried again. */
  private noteExits(record: number): void {
    const { instance } = this;
    const installed = this.installed.get(record);
    if (installed === undefined || (instance.getU32(record + JitRecord.Flags) & JitRecordFlag.Exited) === 0) return;
    const taken = this.takenExits(record, installed);
    for (const { code, offset, reason, count } of taken) {
      if (count < FAILED_EXITS) continue;
      const list = this.failed.get(code) ?? [];
      if (!list.some((e) => e.offset === offset && e.reason === reason)) list.push({ offset, reason });
      this.failed.set(code, list);
    }
    const [fn] = installed.request.functions;
    this.tell({ kind: 'exits', name: fn.name, index: fn.index, exits: taken });
  }

  private takenExits(record: number, { exits, request }: Installed): (ExitCount & { code: number })[] {
    const counters = this.instance.getU32(record + JitRecord.Exits) + 8;
    const taken: (ExitCount & { code: number })[] = [];
    for (const [i, exit] of exits.entries()) {
      const count = this.instance.getU32(counters + 4 * i);
      if (count === 0) continue;
      const { name, code } = request.functions[exit.function];
      taken.push({ name, code: request.cells[code], offset: exit.offset, reason: exit.reason, count });
    }
    return taken;
  }

  // What comes back --------------------------------------------------------------------------------------------------------

  private isCurrent({ life }: Waiter): boolean {
    return life === this.life && !this.instance.broken;
  }

  /** A module that was waited for. */
  install(waiter: Waiter, code: CompiledModule, cached: boolean): void {
    if (!this.isCurrent(waiter)) return;
    this.setWaiting(this.waiting - 1);
    try {
      this.place(waiter, code, cached);
    } catch (error) {
      this.refuse(waiter.record, waiter.request, String(error));
    }
  }

  /** The compiler refused. */
  refused(waiter: Waiter, reason: string): void {
    if (!this.isCurrent(waiter)) return;
    this.setWaiting(this.waiting - 1);
    this.refuse(waiter.record, waiter.request, reason);
  }

  private refuse(record: number, request: CompileRequest | undefined, reason: string): void {
    this.instance.setU32(record + JitRecord.State, JitState.Refused);
    const fn = request?.functions[0];
    this.tell({ kind: 'refuse', name: fn?.name ?? '', index: fn?.index ?? 0, reason });
  }

  private place({ record, request }: Waiter, code: CompiledModule, cached: boolean): void {
    const { instance, manager, counts } = this;
    const { maxModules, maxBytes } = manager.options;
    const looked = code.epoch;
    if (looked && instance.getU32(record + JitRecord.Epoch) !== instance.getU32(Cell.JitEpoch)) {
      // What was known of prototypes holds no longer. The function is still warm.
      instance.setU32(record + JitRecord.State, JitState.Cold);
      return;
    }
    if (counts.modules >= maxModules || counts.bytes + code.bytes > maxBytes) {
      return this.refuse(record, request, 'the quota of modules is used up');
    }
    const cells: Record<string, number> = {};
    for (const cell of code.cells) cells[cell] = request.cells[cell] | 0;
    const { exports } = new WebAssembly.Instance(code.module, {
      vm: { ...this.imports, epoch: instance.getU32(record + JitRecord.Epoch) | 0 },
      c: cells,
    } as WebAssembly.Imports);
    for (const [i, fn] of code.functions.entries()) {
      const address = request.cells[request.functions[fn.function].code];
      const target = fn.function === 0 ? record : instance.vm.vmJitRecord(address);
      // A callee that was compiled by itself keeps what it has.
      if (target === 0 || (target !== record && instance.getU32(target + JitRecord.State) === JitState.Compiled))
        continue;
      this.placeFunction(target, fn, request, exports[`f${i}`] as () => unknown, looked);
    }
    counts.modules++;
    counts.bytes += code.bytes;
    if (!cached) counts.milliseconds += code.milliseconds;
    const { name, index } = request.functions[0];
    const { bytes, milliseconds, timings } = code;
    this.tell({ kind: 'install', name, index, bytes, milliseconds, cached, timings });
  }

  private placeFunction(
    record: number,
    fn: CompiledFunction,
    request: CompileRequest,
    f: () => unknown,
    looked: boolean,
  ): void {
    const { instance } = this;
    const { vm } = instance;
    const flags = (looked ? JitRecordFlag.Epoch : 0) | (fn.start ? JitRecordFlag.Start : 0);
    const slot = this.takeSlot();
    vm.table.set(slot, f);
    const headers = vm.vmJitInstall(record, slot, fn.headers.length, fn.exits.length, flags);
    if (headers === 0) return this.refuse(record, request, 'no room on the heap');
    for (const [i, offset] of fn.headers.entries()) instance.setU32(headers + 4 * i, offset);
    this.installed.set(record, { exits: fn.exits, request });
  }

  private takeSlot(): number {
    if (this.usedSlots === this.slots.length) this.slots.push(this.instance.vm.table.grow(1));
    return this.slots[this.usedSlots++];
  }

  private tell(event: JitEvent): void {
    this.manager.options.trace?.(event);
  }
}
