// The JIT of one instance of the VM: requests out of its memory, modules into its table.

import { JitCell, JitFlag, JitRecord, JitRecordFlag, JitState } from '../../vm-assembly/abi/jit.ts';
import { Cell, Code, Unit } from '../../vm-assembly/abi/layout.ts';
import type { VmInstance } from '../instance.ts';
import type { CompiledModule } from './compiler.ts';
import { type ExitCount, type JitEvent, type JitStats, noStats } from './events.ts';
import { VM_IMPORTS } from './imports.ts';
import { nameOf, placeOf } from './look.ts';
import type { JitManager, StoredModule, Waiter } from './manager.ts';
import { RegExpMatchers } from './regexp/instance.ts';
import type { CompiledFunction, CompileRequest, FunctionData } from './request.ts';
import { TableSlots } from './slots.ts';
import { type FailedExits, Snapshot } from './snapshot.ts';
import { ExitReason } from './ssa/node.ts';
import { UnlikeError } from './stored.ts';

/** Exits that were taken at least so often are worth no second try. */
const FAILED_EXITS = 4;

/** Heat that a function is given for leaving its code too often, and words that any compilation costs. */
const EXITED_HEAT = 8;
const COST = 32;

/** What matchers are called in events. */
const REGEXP = { name: 'RegExp', index: 0 };

/** Milliseconds in which a program may come to where the cache's code fits it; until then its functions are not compiled. */
const REMAKE_MS = 30;

/** Between two looks at what the worker has answered. */
const POLL_MS = 0.2;

/** The worker of a program that the cache knows is started so late: it would only take time from a start that needs little of it. */
const LONE_MS = 100;

/** A function that there may be code for: looked at again and again, more and more rarely. */
interface Remade {
  record: number;
  stored: StoredModule[];
  /** Milliseconds: the time of the next look, what lies between the next two, and the time to give up. */
  next: number;
  gap: number;
  end: number;
}

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
  bytes: number;
  functions: Map<number, PlacedFunction>;
}

export class InstanceJit {
  private readonly instance: VmInstance;
  private readonly manager: JitManager;
  private readonly imports: Record<string, unknown>;
  /** Of compiled functions, by their records, and of matchers. */
  private readonly slots: TableSlots;
  private readonly matchers: RegExpMatchers;
  private readonly placed = new Set<PlacedModule>();
  /** What the worker was asked for. */
  private readonly waiters = new Set<Waiter>();
  /** Whose code a function runs, by the address of its Code. */
  private readonly owners = new Map<number, PlacedModule>();
  private readonly failed = new Map<number, { offset: number; reason: number }[]>();
  private counts = noStats();
  /** Records whose functions are to be compiled. */
  private readonly queue: number[] = [];
  private remade: Remade[] = [];
  /** The cache had something for this program. */
  private remembered = false;
  /** When the worker is started; 0: nobody needs it yet. */
  private wakeAt = 0;
  private nextPoll = 0;
  /** The VM asked for something in this life. */
  private asked = false;
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
    this.slots = new TableSlots(instance.vm.table);
    this.matchers = new RegExpMatchers(instance, this.imports, this.slots);
  }

  /** Switches the JIT on in a memory that was just reset. */
  start(): void {
    const { instance } = this;
    const { eager, warm, hot, profile } = this.manager.options;
    instance.setU32(JitCell.Warm, warm);
    instance.setU32(JitCell.Hot, hot);
    instance.setU32(JitCell.ProfileRuns, profile);
    instance.setU32(
      Cell.JitMode,
      JitFlag.On | (eager ? JitFlag.Eager : 0) | (this.manager.remembers ? JitFlag.Remembers : 0),
    );
  }

  /** Forgets what belonged to the memory of the last life. */
  forget(): void {
    if (!this.asked) return;
    this.asked = false;
    this.manager.release(this.counts.modules, this.counts.bytes);
    this.slots.releaseAll();
    this.matchers.forget();
    for (const module of this.placed) module.functions.clear();
    this.placed.clear();
    this.owners.clear();
    this.failed.clear();
    this.waiters.clear();
    this.counts = noStats();
    this.queue.length = 0;
    this.remade = [];
    this.remembered = false;
  }

  /** A record and its function died, and with it all functions of its unit; or the program of a regular expression. */
  drop(record: number): void {
    for (const bytes of this.matchers.drop(record)) this.release(bytes);
    const code = this.instance.getU32(record + JitRecord.Code);
    this.slots.release(record);
    this.failed.delete(code);
    this.owners.delete(code);
    for (const module of this.placed) if (module.root === code) this.discard(module);
    if (this.queue.includes(record)) this.queue.splice(this.queue.indexOf(record), 1);
    this.remade = this.remade.filter((other) => other.record !== record);
    for (const waiter of this.waiters) if (waiter.record === record) this.waiters.delete(waiter);
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

  /** A function is hot, or it got warm and the cache may know it. */
  request(record: number): void {
    this.asked = true;
    if (this.manager.options.eager) return this.tryCompile(record);
    if (this.remade.some((one) => one.record === record)) return;
    const stored = this.stored(record);
    if (stored.length > 0) {
      const now = performance.now();
      this.remade.push({ record, stored, next: now, gap: 1, end: now + REMAKE_MS });
    } else this.enqueue(record);
    this.serve();
  }

  private enqueue(record: number): void {
    if (this.instance.getU32(record + JitRecord.State) === JitState.Profiling || this.queue.includes(record)) return;
    this.queue.push(record);
    if (this.wakeAt === 0) this.wakeAt = performance.now() + (this.remembered ? LONE_MS : 0);
  }

  poll(): void {
    // Slices of compiled code take microseconds, as long as a look at the worker's port does.
    const now = performance.now();
    if (now < this.nextPoll) return;
    this.nextPoll = now + POLL_MS;
    try {
      this.manager.poll();
    } catch (error) {
      this.manager.options.trace?.({ kind: 'refuse', name: '', index: 0, reason: String(error) });
    }
    this.serve();
  }

  /** Makes requests of what waits: most heat for the least work first. */
  private serve(): void {
    const { instance, queue } = this;
    if (this.remade.length > 0) this.remake();
    if (this.wakeAt > 0 && queue.length > 0 && performance.now() >= this.wakeAt) this.manager.wake();
    while (queue.length > 0 && this.manager.isFree) {
      let next = 0;
      for (let i = 1; i < queue.length; i++) if (this.urgency(queue[i]) > this.urgency(queue[next])) next = i;
      const [record] = queue.splice(next, 1);
      const state = instance.getU32(record + JitRecord.State) as JitState;
      // Code that left too often may be gone by now: it is asked for again then.
      if (state === JitState.Requested || state === JitState.Compiled) this.tryCompile(record);
    }
    this.count();
  }

  /** What the cache has for a function that was not compiled yet. */
  private stored(record: number): StoredModule[] {
    const { instance } = this;
    // One that only got warm has no version yet.
    const state = instance.getU32(record + JitRecord.State) as JitState;
    if (state === JitState.Compiled) return [];
    const versions = state === JitState.Requested ? 1 : 0;
    if (instance.getU32(record + JitRecord.Versions) !== versions) return [];
    const code = instance.getU32(record + JitRecord.Code);
    const start = instance.getU32(code + Code.Start);
    const words = instance.bytes.subarray(start, start + instance.getU32(code + Code.Size));
    return this.manager.storedFor({ ...placeOf(instance, code), name: nameOf(instance, code), words });
  }

  /** Looks whether the program is where it was when its stored code was made. */
  private remake(): void {
    const now = performance.now();
    this.remade = this.remade.filter((one) => {
      if (now < one.next) return true;
      try {
        if (one.stored.some((module) => this.placeStored(one.record, module))) return false;
      } catch (error) {
        this.refuse(one.record, undefined, String(error));
        return false;
      }
      one.gap *= 2;
      one.next = now + one.gap;
      if (now < one.end) return true;
      this.enqueue(one.record);
      return false;
    });
  }

  private placeStored(record: number, module: StoredModule): boolean {
    const { instance, manager } = this;
    let request: CompileRequest | null;
    try {
      instance.setU32(record + JitRecord.Epoch, instance.getU32(Cell.JitEpoch));
      const snapshot = new Snapshot(instance, manager.natives, this.failed as FailedExits, module.code.like);
      request = snapshot.request(record, manager.options.chaos, manager.options.stress, false);
    } catch (error) {
      if (error instanceof UnlikeError) return false;
      throw error;
    }
    const code = request === null ? undefined : manager.match(module, request);
    if (request === null || code === undefined) return false;
    if (this.keep(request)) {
      this.remembered = true;
      instance.setU32(record + JitRecord.Versions, 1);
      // There is less to be profiled.
      instance.setU32(JitCell.ProfileSlices, 0);
      this.place({ jit: this, record, request }, code, true);
    } else this.refuse(record, request, 'no room on the heap');
    return true;
  }

  private urgency(record: number): number {
    const { instance } = this;
    let heat = instance.getU32(record + JitRecord.Heat);
    if (instance.getU32(record + JitRecord.State) === JitState.Compiled) {
      // More entries can wait.
      heat = (instance.getU32(record + JitRecord.Flags) & JitRecordFlag.Exited) === 0 ? 0 : EXITED_HEAT;
    }
    return heat / (COST + (instance.getU32(instance.getU32(record + JitRecord.Code) + Code.Size) >> 2));
  }

  private tryCompile(record: number): void {
    try {
      this.compile(record);
    } catch (error) {
      this.refuse(record, undefined, String(error));
    }
  }

  /** A regular expression is hot: the cell of its program, and whether for UTF-16. */
  regExp(program: number, wide: boolean): void {
    this.asked = true;
    try {
      const request = this.matchers.request(program, wide);
      const words = request.program.length >> 2;
      this.tell({ kind: 'request', ...REGEXP, version: 1, functions: 1, words, failed: 0 });
      this.obtain({ jit: this, record: program, request });
      this.count();
    } catch (error) {
      this.tell({ kind: 'refuse', ...REGEXP, reason: String(error) });
    }
  }

  private compile(record: number): void {
    const { instance, manager } = this;
    const { chaos, stress, eager } = manager.options;
    this.noteExits(record);
    instance.setU32(record + JitRecord.Epoch, instance.getU32(Cell.JitEpoch));
    const snapshot = new Snapshot(instance, manager.natives, this.failed as FailedExits);
    const request = snapshot.request(record, chaos, stress, eager);
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
    this.obtain({ jit: this, record, request });
  }

  private obtain(waiter: Waiter): void {
    const answer = this.manager.obtain(waiter);
    if (answer === undefined) this.waiters.add(waiter);
    else if ('refused' in answer) this.refuse(waiter.record, waiter.request, answer.refused);
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

  /** Tells the VM whether there is something to ask for at slice boundaries. */
  private count(): void {
    this.instance.setU32(JitCell.Outstanding, this.waiters.size + this.queue.length + this.remade.length);
  }

  /** Something came back. False: for nobody; the function died, or its isolate began anew. */
  private arrived(waiter: Waiter): boolean {
    const known = this.waiters.delete(waiter) && !this.instance.broken;
    if (known) this.count();
    return known;
  }

  /** Everything that compiled code will name lives as long as the unit of the function that was asked for. */
  private keep(request: CompileRequest): boolean {
    const { instance } = this;
    const kept = new Set<number>();
    for (const [i, address] of request.cells.entries()) {
      const { kind } = request.info[i];
      if (kind !== 'address') kept.add(kind === 'code' ? instance.getU32(address + Code.Unit) : address);
    }
    const at = instance.vm.vmJitKeep(request.cells[request.functions[0].code], kept.size);
    if (at === 0) return false;
    for (const [i, address] of [...kept].entries()) instance.setU32(at + 4 * i, address);
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

  /** A module that was waited for. */
  install(waiter: Waiter, code: CompiledModule, cached: boolean): void {
    if (!this.arrived(waiter)) return;
    try {
      this.place(waiter, code, cached);
    } catch (error) {
      this.refuse(waiter.record, waiter.request, String(error));
    }
  }

  /** The compiler refused. */
  refused(waiter: Waiter, reason: string): void {
    if (!this.arrived(waiter)) return;
    this.refuse(waiter.record, waiter.request, reason);
  }

  private refuse(record: number, request: Waiter['request'] | undefined, reason: string): void {
    if (request !== undefined && 'program' in request) return this.tell({ kind: 'refuse', ...REGEXP, reason });
    this.instance.setU32(record + JitRecord.State, JitState.Refused);
    const fn = request?.functions[0];
    this.tell({ kind: 'refuse', name: fn?.name ?? '', index: fn?.index ?? 0, reason });
  }

  private place({ record, request }: Waiter, code: CompiledModule, cached: boolean): void {
    const { instance, manager, counts } = this;
    const isRegExp = 'program' in request;
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
    if (isRegExp) this.matchers.place(record, request, code);
    else this.placeModule(record, request, code);
    if (!cached) counts.milliseconds += code.milliseconds;
    const { name, index } = isRegExp ? REGEXP : request.functions[0];
    const { bytes, milliseconds, timings } = code;
    this.tell({ kind: 'install', name, index, bytes, milliseconds, cached, timings });
  }

  private placeModule(record: number, request: CompileRequest, code: CompiledModule): void {
    const { instance } = this;
    const root = instance.getU32(record + JitRecord.Code);
    const module: PlacedModule = { root, bytes: code.bytes, functions: new Map() };
    const vm: Record<string, unknown> = {
      ...this.imports,
      ...this.leaving(module),
      epoch: instance.getU32(record + JitRecord.Epoch) | 0,
    };
    const c = Object.fromEntries(code.cells.map((cell) => [cell, request.cells[cell] | 0]));
    const { exports } = new WebAssembly.Instance(code.module, { vm, c } as WebAssembly.Imports);
    for (const [i, fn] of code.functions.entries()) {
      const address = request.cells[request.functions[fn.function].code];
      const counts = new Uint32Array(fn.exits.length);
      module.functions.set(address, { fn, request, counts, asked: counts.slice() });
      const target = fn.function === 0 ? record : instance.vm.vmJitRecord(address);
      if (target === 0 || (target !== record && this.keeps(target, address, root))) continue;
      this.owners.set(address, module);
      this.placeFunction(target, fn, request, exports[`f${i}`] as () => unknown, code.epoch);
    }
    this.placed.add(module);
    const used = new Set(this.owners.values());
    for (const placed of this.placed) if (!used.has(placed)) this.discard(placed);
  }

  /** What a module calls when it leaves. V8 may keep an instance as long as the table: these know nothing but `module`. */
  private leaving(module: PlacedModule): Record<string, unknown> {
    return {
      exit: (at: number, number: number): void => this.exit(module, at >>> 0, number),
      chaos: (at: number, number: number): number => this.chaos(module, at >>> 0, number),
    };
  }

  /** A module that no function runs any more. */
  private discard(module: PlacedModule): void {
    this.placed.delete(module);
    this.release(module.bytes);
  }

  private release(bytes: number): void {
    this.manager.release(1, bytes);
    this.counts.modules--;
    this.counts.bytes -= bytes;
  }

  /**
   * Does a function that came along stay as it is? It gets new code if it has none, or that of an older module for the same root. What may
   * outlive the root does not get code of its module.
   */
  private keeps(record: number, code: number, root: number): boolean {
    const unit = this.instance.getU32(root + Code.Unit);
    if (this.instance.getU32(unit + Unit.Passing) !== 0 && this.instance.getU32(code + Code.Unit) !== unit) return true;
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
    const slot = this.slots.take(record, f);
    const headers = vm.vmJitInstall(record, slot, fn.headers.length, flags);
    if (headers === 0) return this.refuse(record, request, 'no room on the heap');
    for (const [i, offset] of fn.headers.entries()) instance.setU32(headers + 4 * i, offset);
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
