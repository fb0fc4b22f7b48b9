// The JIT of one instance of the VM: requests out of its memory, modules into its table.

import { JitCell, JitFlag, JitRecord, JitRecordFlag, JitState } from '../../vm-assembly/abi/jit.ts';
import { Cell } from '../../vm-assembly/abi/layout.ts';
import type { VmInstance } from '../instance.ts';
import type { CompiledModule } from './compiler.ts';
import { type ExitCount, type JitEvent, type JitStats, noStats } from './events.ts';
import { VM_IMPORTS } from './imports.ts';
import type { JitManager, Waiter } from './manager.ts';
import type { CompiledFunction, CompileRequest, FunctionData } from './request.ts';
import { type FailedExits, Snapshot } from './snapshot.ts';
import { ExitReason } from './ssa/node.ts';

/** Exits that were taken at least so often are worth no second try. */
const FAILED_EXITS = 4;

/** A function of a module that was put in place, with the number of times that each of its exits was taken, and asked for in chaos. */
interface PlacedFunction {
  fn: CompiledFunction;
  request: CompileRequest;
  counts: Uint32Array;
  asked: Uint32Array;
}

/** A module that was put in place: its functions by the addresses of their code, and that of the one that was asked for. */
interface PlacedModule {
  root: number;
  functions: Map<number, PlacedFunction>;
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
  private readonly placed: PlacedModule[] = [];
  /** Whose code a function runs, by the address of its Code. */
  private readonly owners = new Map<number, PlacedModule>();
  private readonly failed = new Map<number, { offset: number; reason: number }[]>();
  private counts = noStats();
  private waiting = 0;
  /** The exit that comes next is taken because chaos wanted it. */
  private forced = false;

  constructor(instance: VmInstance, manager: JitManager) {
    this.instance = instance;
    this.manager = manager;
    const exports = instance.vm as unknown as Record<string, unknown>;
    this.imports = { memory: instance.memory, table: instance.vm.table };
    for (const name of Object.keys(VM_IMPORTS)) {
      this.imports[name] = exports[`jit${name[0].toUpperCase()}${name.slice(1)}`];
    }
  }

  /** Switches the JIT on in a memory that was just reset. */
  start(): void {
    const { instance } = this;
    const { eager, warm, hot, profile } = this.manager.options;
    instance.setU32(JitCell.Warm, warm);
    instance.setU32(JitCell.Hot, hot);
    instance.setU32(JitCell.ProfileRuns, profile);
    instance.setU32(Cell.JitMode, JitFlag.On | (eager ? JitFlag.Eager : 0));
  }

  /** Forgets what belonged to the memory of the last life. */
  forget(): void {
    this.life++;
    this.manager.release(this.counts.modules, this.counts.bytes);
    for (let i = 0; i < this.usedSlots; i++) this.instance.vm.table.set(this.slots[i], null);
    this.usedSlots = 0;
    this.placed.length = 0;
    this.owners.clear();
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
    if (!this.addsEntries(record, request)) return;
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

  /** Of a function that is compiled: can it be entered at more loops then? */
  private addsEntries(record: number, request: CompileRequest): boolean {
    if (this.instance.getU32(record + JitRecord.State) !== JitState.Compiled) return true;
    const code = this.instance.getU32(record + JitRecord.Code);
    const headers = this.owners.get(code)?.functions.get(code)?.fn.headers ?? [];
    const exited = (this.instance.getU32(record + JitRecord.Flags) & JitRecordFlag.Exited) !== 0;
    if (!exited && request.headers.every((offset) => headers.includes(offset))) return false;
    request.headers = [...new Set([...headers, ...request.headers])].sort((a, b) => a - b);
    return true;
  }

  private setWaiting(count: number): void {
    this.waiting = count;
    this.instance.setU32(JitCell.Outstanding, count);
  }

  /** Everything that compiled code will name stays alive. */
  private keep(request: CompileRequest): boolean {
    for (const [i, address] of request.cells.entries()) {
      // What has a record keeps its unit.
      if (request.info[i].kind === 'code' && this.instance.vm.vmJitRecord(address) === 0) return false;
    }
    const kept = [...request.cells].filter((_, i) => {
      const { kind } = request.info[i];
      return kind !== 'code' && kind !== 'address';
    });
    const at = this.instance.vm.vmJitKeep(kept.length);
    if (at === 0) return false;
    for (const [i, address] of kept.entries()) this.instance.setU32(at + 4 * i, address);
    return true;
  }

  /** Exits of the version before that should not be tried again: of the function and of all that its modules hold. */
  private noteExits(record: number): void {
    const { instance } = this;
    if ((instance.getU32(record + JitRecord.Flags) & JitRecordFlag.Exited) === 0) return;
    const root = instance.getU32(record + JitRecord.Code);
    const exits: ExitCount[] = [];
    let asked: FunctionData | undefined;
    for (const module of this.placed) {
      if (!module.functions.has(root)) continue;
      for (const [code, placed] of module.functions) {
        if (code === root) asked = placed.request.functions[placed.fn.function];
        this.noteFailed(placed, exits);
      }
    }
    if (asked !== undefined) this.tell({ kind: 'exits', name: asked.name, index: asked.index, exits });
  }

  private noteFailed({ fn, request, counts }: PlacedFunction, exits: ExitCount[]): void {
    for (const [i, { function: index, offset, reason }] of fn.exits.entries()) {
      const count = counts[i];
      if (count === 0) continue;
      counts[i] = 0;
      const { name, code } = request.functions[index];
      exits.push({ name, offset, reason, count });
      if (count < FAILED_EXITS || reason === ExitReason.Depth) continue;
      const list = this.failed.get(request.cells[code]) ?? [];
      if (!list.some((e) => e.offset === offset && e.reason === reason)) list.push({ offset, reason });
      this.failed.set(request.cells[code], list);
    }
  }

  /** Compiled code of `module` leaves by an exit of the function with this code. */
  private exit(module: PlacedModule, code: number, number: number): void {
    const { vm } = this.instance;
    const placed = module.functions.get(code);
    const forced = this.forced;
    this.forced = false;
    // Neither is a failure: going too deep, and what chaos made of a guard that may have held.
    if (forced || placed?.fn.exits[number].reason === ExitReason.Depth) return vm.vmJitExit(0);
    if (placed !== undefined) placed.counts[number]++;
    vm.vmJitExit(this.owners.get(code) === module ? code : 0);
    // Who called it within the module goes on doing so: that has to be made anew as well.
    if (code !== module.root && this.owners.get(module.root) === module) vm.vmJitExit(module.root);
  }

  /**
   * In chaos: should the guard fail now, whatever it finds? It depends on the seed, on which guard it is, and on how often it was asked, so
   * that what one guard does changes nothing for the others. Some fail often, some rarely. With an odd seed these exits count as failures,
   * which leads to versions without the guards; with an even one the code stays.
   */
  private chaos(module: PlacedModule, code: number, number: number): number {
    const placed = module.functions.get(code);
    if (placed === undefined) return 0;
    const { chaos } = this.manager.options;
    const { function: index, offset, reason } = placed.fn.exits[number];
    const fn = placed.request.functions[index];
    const site = mix(mix(mix(chaos, 2 * fn.index + (fn.library ? 1 : 0)), offset), reason);
    if ((mix(site, placed.asked[number]++) & ((site & 1) === 0 ? 7 : 63)) !== 0) return 0;
    this.forced = (chaos & 1) === 0;
    return 1;
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
    if (code.epoch && instance.getU32(record + JitRecord.Epoch) !== instance.getU32(Cell.JitEpoch)) {
      // What was known of prototypes holds no longer. The function is still warm.
      instance.setU32(record + JitRecord.State, JitState.Cold);
      return;
    }
    if (!manager.admit(code.bytes)) {
      return this.refuse(record, request, 'the quota of modules is used up');
    }
    counts.modules++;
    counts.bytes += code.bytes;
    const module: PlacedModule = { root: instance.getU32(record + JitRecord.Code), functions: new Map() };
    const exit = (at: number, number: number): void => this.exit(module, at >>> 0, number);
    const chaos = (at: number, number: number): number => this.chaos(module, at >>> 0, number);
    const vm: Record<string, unknown> = {
      ...this.imports,
      exit,
      chaos,
      epoch: instance.getU32(record + JitRecord.Epoch) | 0,
    };
    const c = Object.fromEntries(code.cells.map((cell) => [cell, request.cells[cell] | 0]));
    const { exports } = new WebAssembly.Instance(code.module, { vm, c } as WebAssembly.Imports);
    for (const [i, fn] of code.functions.entries()) {
      const address = request.cells[request.functions[fn.function].code];
      const counts = new Uint32Array(fn.exits.length);
      module.functions.set(address, { fn, request, counts, asked: counts.slice() });
      const target = fn.function === 0 ? record : instance.vm.vmJitRecord(address);
      if (target === 0 || (target !== record && this.keeps(target, address, module.root))) continue;
      this.owners.set(address, module);
      this.placeFunction(target, fn, request, exports[`f${i}`] as () => unknown, code.epoch);
    }
    this.placed.push(module);
    if (!cached) counts.milliseconds += code.milliseconds;
    const { name, index } = request.functions[0];
    const { bytes, milliseconds, timings } = code;
    this.tell({ kind: 'install', name, index, bytes, milliseconds, cached, timings });
  }

  /** Does a function that came along stay as it is? It gets new code if it has none, or that of an older module for the same root. */
  private keeps(record: number, code: number, root: number): boolean {
    const state = this.instance.getU32(record + JitRecord.State) as JitState;
    return state === JitState.Refused || (state === JitState.Compiled && this.owners.get(code)?.root !== root);
  }

  private placeFunction(
    record: number,
    fn: CompiledFunction,
    request: CompileRequest,
    f: () => unknown,
    epoch: boolean,
  ): void {
    const { instance } = this;
    const { vm } = instance;
    const flags = (epoch ? JitRecordFlag.Epoch : 0) | (fn.start ? JitRecordFlag.Start : 0);
    const slot = this.takeSlot();
    vm.table.set(slot, f);
    const headers = vm.vmJitInstall(record, slot, fn.headers.length, flags);
    if (headers === 0) return this.refuse(record, request, 'no room on the heap');
    for (const [i, offset] of fn.headers.entries()) instance.setU32(headers + 4 * i, offset);
  }

  private takeSlot(): number {
    if (this.usedSlots === this.slots.length) this.slots.push(this.instance.vm.table.grow(1));
    return this.slots[this.usedSlots++];
  }

  private tell(event: JitEvent): void {
    this.manager.options.trace?.(event);
  }
}

/** A number in which every bit of both matters. */
function mix(a: number, b: number): number {
  let x = Math.imul(a ^ (b + 0x9e3779b9 + (a << 6) + (a >>> 2)), 0x85ebca6b);
  x ^= x >>> 13;
  x = Math.imul(x, 0xc2b2ae35);
  return x ^ (x >>> 16);
}
