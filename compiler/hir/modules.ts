// A linked unit to functions: the top levels in the order of evaluation, and an entry that runs them.

import { CodeFlag } from '../../vm-assembly/abi/layout.ts';
import { ModuleHook, ModuleTrait, Op } from '../../vm-assembly/abi/opcodes.ts';
import { FunctionRecord } from '../image/image-builder.ts';
import type { ExportTarget, LinkedModule, LinkedUnit } from '../link/unit.ts';
import { type Binding, FunctionInfo, FunctionKind, ScopeKind, Storage } from '../scope/scope.ts';
import { type Builder, WINDOW_ARGUMENTS, WINDOW_CALLEE, WINDOW_THIS } from './builder.ts';
import { loadHook } from './expressions.ts';
import { variableHints } from './hints.ts';
import { NONE } from './hir.ts';
import type { Lowering } from './lower.ts';
import { lowerInstantiation } from './program.ts';
import type { Unit } from './unit.ts';

/** Unit variables that an instruction can name. */
const MAX_VARIABLES = 65_536;

/** Lowers all modules; `textOf` gives the source of a module. */
export function lowerUnit(
  unit: Unit,
  lowering: Lowering,
  linked: LinkedUnit,
  textOf: (id: string) => Uint8Array,
): void {
  const image = unit.image;
  image.variableCount = linked.variableCount;
  unit.variableCount = linked.variableCount;
  image.library = unit.library;
  unit.recordsVariable = linked.recordsVariable;
  /** The top level of each module; -1: it cannot run. */
  const tops: number[] = [];
  const instantiations: number[] = [];
  let base = 0;
  for (const module of linked.modules) {
    if (module.broken !== null || module.info.external !== null) {
      tops.push(-1);
      image.atomId(module.id);
      image.modules.push({ name: module.id, exports: [] });
      continue;
    }
    const text = textOf(module.id);
    image.sources.push({ name: module.id, text, first: base });
    unit.diagnostics = module.diagnostics;
    unit.sourceBase = base;
    unit.moduleIndex = module.index;
    unit.metaVariable = module.metaVariable;
    const info = module.info;
    unit.moduleInfo = info;
    const end = info.program.end;
    unit.instantiated = module.inCycle;
    if (module.inCycle) {
      instantiations.push(image.functions.length);
      const record = unwrittenFunction(unit);
      lowerInstantiation(lowering.handBuilder, info.top);
      lowering.finish(record, null);
    }
    tops.push(unit.addFunction(info.top, -1, 0, null, 0, end));
    lowering.run();
    variableHints(image.hints, info.top.scope);
    base += text.length + 1;
    describeModule(unit, module, linked);
  }
  const isPlain = linked.recordsVariable < 0 && !linked.modules.some(needsObject) && instantiations.length === 0;
  if (tops.length === 1 && isPlain) image.entry = tops[0];
  else image.entry = new EntryFunction(unit, lowering, linked).run(instantiations, tops);
  if (image.variableCount > MAX_VARIABLES) tooManyVariables(linked);
}

/** Is there an object to be made before anything runs? */
function needsObject(module: LinkedModule): boolean {
  return module.broken === null && (module.namespaceVariable >= 0 || module.metaVariable >= 0);
}

/** Says so where the first variable without a place is declared; what has no name in the source is the last module's. */
function tooManyVariables(linked: LinkedUnit): void {
  for (const module of linked.modules) {
    for (const binding of module.info.unitVariables) {
      const node = binding.declaration;
      if (binding.index < MAX_VARIABLES || node === null) continue;
      module.diagnostics.error('TG3004', node.start, node.end, String(MAX_VARIABLES));
      return;
    }
  }
  const last = linked.modules[linked.modules.length - 1];
  last.diagnostics.error('TG3004', 0, 0, String(MAX_VARIABLES));
}

/** What the module's namespace object shows. */
function describeModule(unit: Unit, module: LinkedModule, linked: LinkedUnit): void {
  const image = unit.image;
  const exports: { name: string; variable: number }[] = [];
  for (const [name, target] of module.exports) {
    let variable = -1;
    if (target.namespaceOf !== null) variable = target.namespaceOf.namespaceVariable;
    // A variable of another unit takes this place: see `EntryFunction.join`.
    else if (externalOf(target, linked) !== null) variable = (target.binding as Binding).index;
    else if (target.binding !== null && target.member === null && target.binding.storage === Storage.UnitVariable) {
      variable = target.binding.index;
    }
    if (variable < 0) continue;
    image.atomId(name);
    exports.push({ name, variable });
  }
  image.atomId(module.id);
  image.modules.push({ name: module.id, exports });
}

/** The module of another unit that an export comes from, if it does. */
function externalOf(target: ExportTarget, linked: LinkedUnit): LinkedModule | null {
  const { binding } = target;
  if (binding === null) return null;
  return linked.modules.find(({ info }) => info.external !== null && info.defaultBinding === binding) ?? null;
}

/** Makes the namespace objects and import.meta, then evaluates the modules. */
class EntryFunction {
  private readonly unit: Unit;
  private readonly lowering: Lowering;
  private readonly linked: LinkedUnit;
  private readonly b: Builder;

  constructor(unit: Unit, lowering: Lowering, linked: LinkedUnit) {
    this.unit = unit;
    this.lowering = lowering;
    this.linked = linked;
    this.b = lowering.handBuilder;
  }

  /** The number of the function. */
  run(instantiations: readonly number[], tops: readonly number[]): number {
    const { unit, b } = this;
    const { modules, recordsVariable } = this.linked;
    const index = unit.image.functions.length;
    const record = unwrittenFunction(unit);
    const last = modules[modules.length - 1];
    const info = new FunctionInfo(FunctionKind.TopLevel, last.info.program, null, null, ScopeKind.Module, true, 0);
    b.begin(info, null, 1);
    b.async = false;
    for (const module of modules) if (needsObject(module)) this.objects(module);
    let result = NONE;
    for (const instantiation of instantiations) result = this.call(instantiation);
    if (recordsVariable >= 0) result = this.evaluateInTurns(tops);
    else for (const top of tops) result = this.call(top);
    b.f.emit(Op.Return, result, 0, 0, 0, 0);
    b.f.endBlock();
    this.lowering.finish(record, null);
    return index;
  }

  private objects(module: LinkedModule): void {
    const { b } = this;
    const { f } = b;
    if (module.namespaceVariable >= 0) {
      const object = b.temp();
      f.emit(Op.ModuleNamespace, object, module.index, 0, 0, 0);
      f.emit(Op.SetVar, object, module.namespaceVariable, 0, 0, 0);
    }
    if (module.metaVariable < 0) return;
    const meta = b.temp();
    f.emit(Op.ImportMeta, meta, module.index, 0, 0, 0);
    for (const [name, value] of Object.entries(this.unit.importMeta(module.id))) {
      f.emit(Op.DefineOwn, meta, b.string(value, NONE), 0, 0, b.atomId(name));
    }
    f.emit(Op.SetVar, meta, module.metaVariable, 0, 0, 0);
  }

  private closure(top: number, dest: number): void {
    this.b.f.emit(Op.Closure, dest, top, 0, NONE, 0);
  }

  private call(top: number): number {
    const { b } = this;
    const window = b.window(0);
    this.closure(top, window + WINDOW_CALLEE);
    b.undefined(window + WINDOW_THIS);
    return b.call(window, 0, NONE);
  }

  /** Top-level await and import(): the library has the order of things. */
  private evaluateInTurns(tops: readonly number[]): number {
    const { b } = this;
    const { modules, recordsVariable } = this.linked;
    const linking = b.window(1);
    const table = b.variable();
    b.f.emit(Op.NewArray, table, 0, 0, 0, 0);
    for (let i = 0; i < modules.length; i++) this.row(table, modules[i], tops[i]);
    loadHook(b, ModuleHook.Link, linking);
    b.move(linking + WINDOW_ARGUMENTS, table);
    const records = b.call(linking, 1, NONE);
    b.f.emit(Op.SetVar, records, recordsVariable, 0, 0, 0);
    if (this.linked.further) {
      for (const module of modules) if (module.info.external !== null) this.join(module);
      return records;
    }
    const evaluation = b.window(2);
    loadHook(b, ModuleHook.Evaluate, evaluation);
    b.f.emit(Op.GetVar, evaluation + WINDOW_ARGUMENTS, recordsVariable, 0, 0, 0);
    b.number(modules.length - 1, evaluation + WINDOW_ARGUMENTS + 1);
    return b.call(evaluation, 2, NONE);
  }

  /** Fetches the namespace object of a module of another unit, and lets namespace objects of this one show its variables. */
  private join(external: LinkedModule): void {
    const { b } = this;
    const { modules, recordsVariable } = this.linked;
    const whole = external.info.defaultBinding as Binding;
    const window = b.window(2);
    loadHook(b, ModuleHook.Namespace, window);
    b.f.emit(Op.GetVar, window + WINDOW_ARGUMENTS, recordsVariable, 0, 0, 0);
    b.number(external.index, window + WINDOW_ARGUMENTS + 1);
    b.f.emit(Op.SetVar, b.call(window, 2, NONE), whole.index, 0, 0, 0);
    for (const module of modules) {
      if (module.broken !== null) continue;
      for (const [name, { binding, member }] of module.exports) {
        if (binding !== whole || member === null || module === external) continue;
        const share = b.window(4);
        const first = share + WINDOW_ARGUMENTS;
        loadHook(b, ModuleHook.Share, share);
        b.f.emit(Op.GetVar, first, module.namespaceVariable, 0, 0, 0);
        b.string(name, first + 1);
        b.f.emit(Op.GetVar, first + 2, whole.index, 0, 0, 0);
        b.string(member, first + 3);
        b.call(share, 4, NONE);
      }
    }
  }

  /** What the table says of a module: see `ModuleField`. */
  private row(table: number, module: LinkedModule, top: number): void {
    const { b } = this;
    const push = (value: number): void => b.f.emit(Op.ArrayPush, table, value, 0, 0, 0);
    const { broken, info } = module;
    const body = b.temp();
    if (top < 0) b.undefined(body);
    else this.closure(top, body);
    push(body);
    const namespace = b.temp();
    if (broken !== null || module.namespaceVariable < 0) b.undefined(namespace);
    else b.f.emit(Op.GetVar, namespace, module.namespaceVariable, 0, 0, 0);
    push(namespace);
    push(b.string(module.id, NONE));
    let traits = info.program.topLevelAwait ? ModuleTrait.Async : 0;
    if (info.isJson) traits |= ModuleTrait.Json;
    if (broken?.notFound) traits |= ModuleTrait.NotFound;
    if (info.external !== null) traits |= ModuleTrait.External;
    push(b.number(traits, NONE));
    push(b.string(broken === null ? '' : broken.message, NONE));
    const requested = broken === null ? module.requested : [];
    push(b.number(requested.length, NONE));
    for (const other of requested) push(b.number((other as LinkedModule).index, NONE));
    push(b.number(module.dynamic.size, NONE));
    for (const [specifier, target] of module.dynamic) {
      push(b.string(specifier, NONE));
      if (target !== null) push(b.number(target.index, NONE));
      else push(b.string(whyNotFound(module, specifier), NONE));
    }
  }
}

function whyNotFound(module: LinkedModule, specifier: string): string {
  const why = module.failures.get(specifier);
  return `Cannot find module '${specifier}' imported from ${module.id}${why === undefined ? '' : `: ${why}`}`;
}

/**
 * Reserves a function that no source writes down: code lies in the order of the functions' numbers. Like the library's, it is shown in
 * no stack trace.
 */
function unwrittenFunction(unit: Unit): FunctionRecord {
  const record = new FunctionRecord();
  record.flags = CodeFlag.Strict | CodeFlag.TopLevel | CodeFlag.Library;
  unit.image.functions.push(record);
  return record;
}
