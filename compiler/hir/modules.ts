// A linked unit to functions: the top levels in the order of evaluation, and an entry that runs them.

import { CodeFlag } from '../../vm-assembly/abi/layout.ts';
import { Op } from '../../vm-assembly/abi/opcodes.ts';
import { FunctionRecord } from '../image/image-builder.ts';
import type { LinkedModule, LinkedUnit } from '../link/unit.ts';
import { FunctionInfo, FunctionKind, ScopeKind, Storage } from '../scope/scope.ts';
import { WINDOW_CALLEE, WINDOW_THIS } from './builder.ts';
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
  const tops: number[] = [];
  const instantiations: number[] = [];
  let base = 0;
  for (const module of linked.modules) {
    const text = textOf(module.id);
    image.sources.push({ name: module.id, text, first: base });
    unit.diagnostics = module.diagnostics;
    unit.sourceBase = base;
    unit.moduleIndex = module.index;
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
    describeModule(unit, module);
  }
  const namespaces = linked.modules.filter((module) => module.namespaceVariable >= 0);
  if (tops.length === 1 && namespaces.length === 0 && instantiations.length === 0) image.entry = tops[0];
  else image.entry = entryFunction(unit, lowering, linked, instantiations.concat(tops), namespaces);
  if (image.variableCount > MAX_VARIABLES) tooManyVariables(linked);
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
function describeModule(unit: Unit, module: LinkedModule): void {
  const image = unit.image;
  const exports: { name: string; variable: number }[] = [];
  for (const [name, target] of module.exports) {
    let variable = -1;
    if (target.namespaceOf !== null) variable = target.namespaceOf.namespaceVariable;
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

/** Makes the namespace objects, then runs one of `tops` after the other. */
function entryFunction(
  unit: Unit,
  lowering: Lowering,
  linked: LinkedUnit,
  tops: number[],
  namespaces: LinkedModule[],
): number {
  const index = unit.image.functions.length;
  const record = unwrittenFunction(unit);
  const b = lowering.handBuilder;
  const last = linked.modules[linked.modules.length - 1];
  const info = new FunctionInfo(FunctionKind.TopLevel, last.info.program, null, null, ScopeKind.Module, true, 0);
  b.begin(info, null, 1);
  const f = b.f;
  for (const module of namespaces) {
    const object = b.temp();
    f.emit(Op.ModuleNamespace, object, module.index, 0, 0, 0);
    f.emit(Op.SetVar, object, module.namespaceVariable, 0, 0, 0);
  }
  let result = NONE;
  for (const top of tops) {
    const window = b.window(0);
    f.emit(Op.Closure, window + WINDOW_CALLEE, top, 0, NONE, 0);
    b.undefined(window + WINDOW_THIS);
    result = b.call(window, 0, NONE);
  }
  f.emit(Op.Return, result, 0, 0, 0, 0);
  f.endBlock();
  lowering.finish(record, null);
  return index;
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
