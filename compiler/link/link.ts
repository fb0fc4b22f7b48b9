// Linking: analyzed modules become one unit. All module-level variables get one space of numbers, so that an import is the
// very variable that the other module exports, and live for nothing.

import { constEnumAccess, resolved } from '../scope/enums.ts';
import {
  type Binding,
  BindingKind,
  EQUALS_IMPORT,
  type ImportEntry,
  type ImportUses,
  NAMESPACE_IMPORT,
  Storage,
} from '../scope/scope.ts';
import { type MemberExpression, NodeType } from '../syntax/ast.ts';
import { findCycles } from './cycles.ts';
import { AMBIGUOUS, exportedNames, exportsType, namespaceTarget, requestedModule, resolveExport } from './exports.ts';
import { Broken, LinkedModule, LinkedUnit, type ModuleInput } from './unit.ts';

/**
 * Links the module `entry` and everything it imports. What is wrong goes to the diagnostics of the module concerned. The
 * analysis of each module is completed in place: do this once. A further unit joins others that are there, for an import().
 */
export function link(inputs: readonly ModuleInput[], entry: string, further = false): LinkedUnit {
  return new Linker(inputs).run(entry, further);
}

class Linker {
  private readonly inputs = new Map<string, ModuleInput>();
  private readonly modules = new Map<string, LinkedModule>();
  private readonly unit = new LinkedUnit();
  private readonly observed = new Set<LinkedModule>();

  constructor(inputs: readonly ModuleInput[]) {
    for (const input of inputs) this.inputs.set(input.id, input);
  }

  run(entry: string, further: boolean): LinkedUnit {
    this.unit.further = further;
    const start = this.load(entry);
    const modules = this.unit.modules;
    if (start === null) return this.unit;
    this.loadDynamic(start);
    findCycles(modules);
    for (const module of modules) this.number(module);
    for (const module of modules) this.checkReexports(module);
    for (const module of modules) {
      for (const item of module.info.imports) this.resolveImport(module, item);
    }
    for (const module of modules) {
      for (const item of module.info.imports) followAlias(item.binding);
    }
    for (const module of modules) listExports(module);
    for (const module of modules) {
      for (const target of module.dynamic.values()) if (target !== null) this.namespaceVariable(target);
    }
    // What a computed specifier leads to can be any module of the unit, or import any.
    if (further || modules.some((module) => module.info.usesComputedImport)) {
      for (const module of modules) if (module.info.external === null) this.namespaceVariable(module);
    }
    this.observe(start);
    for (const module of modules) if (module.namespaceVariable >= 0) this.observe(module);
    for (const module of modules) {
      // What waits can be called meanwhile.
      if (module.inCycle || module.info.program.topLevelAwait) addCycleChecks(module);
      if (module.info.usesImportMeta) module.metaVariable = this.unit.variableCount++;
    }
    if (further || modules.some(needsTurns)) this.unit.recordsVariable = this.unit.variableCount++;
    findBroken(modules);
    return this.unit;
  }

  /** Loads what import() leads to, and puts the module `start` at the end again. */
  private loadDynamic(start: LinkedModule): void {
    const modules = this.unit.modules;
    for (const module of modules) module.isStatic = true;
    for (let i = 0; i < modules.length; i++) {
      const module = modules[i];
      const { imports } = this.inputs.get(module.id) as ModuleInput;
      for (const specifier of module.info.dynamicImports) {
        const to = imports.get(specifier);
        const target = to === undefined ? null : this.load(to);
        module.dynamic.set(specifier, target);
      }
    }
    modules.splice(start.index, 1);
    modules.push(start);
    for (let i = 0; i < modules.length; i++) modules[i].index = i;
  }

  /** Modules in order of evaluation: those that are asked for come first (spec: sec-innermoduleevaluation). */
  private load(id: string): LinkedModule | null {
    const known = this.modules.get(id);
    if (known !== undefined) return known;
    const input = this.inputs.get(id);
    if (input === undefined) return null;
    const module = new LinkedModule(input);
    this.modules.set(id, module);
    for (const request of module.info.requests) {
      const to = input.imports.get(request.specifier);
      const other = to === undefined ? null : this.load(to);
      if (other === null) {
        const why = input.failures.get(request.specifier);
        const reason = why === undefined ? '' : `: ${why}`;
        input.diagnostics.error('TG2102', request.start, request.end, request.specifier, reason);
      }
      module.requested.push(other);
    }
    module.index = this.unit.modules.length;
    this.unit.modules.push(module);
    return module;
  }

  private number(module: LinkedModule): void {
    const base = this.unit.variableCount;
    const variables = module.info.unitVariables;
    for (let i = 0; i < variables.length; i++) variables[i].index += base;
    this.unit.variableCount += variables.length;
  }

  /** `export { a } from 'm'`: `m` must have it, at least as a type (spec: sec-source-text-module-record-initialize-environment, step 1). */
  private checkReexports(module: LinkedModule): void {
    for (const entry of module.info.indirectExports) {
      const target = resolveExport(module, entry.exportName);
      if (target !== null && target !== AMBIGUOUS) continue;
      const from = requestedModule(module, entry.request);
      if (from === null) continue;
      if (target === null && exportsType(module, entry.exportName)) continue;
      const code = target === null ? 'TG2100' : 'TG2101';
      module.diagnostics.error(code, entry.start, entry.end, entry.request.specifier, entry.importName);
    }
  }

  private resolveImport(module: LinkedModule, item: ImportEntry): void {
    const from = requestedModule(module, item.request);
    if (from === null) return;
    const { binding, importName } = item;
    const whole = importName === NAMESPACE_IMPORT || importName === EQUALS_IMPORT;
    const target = whole ? namespaceTarget(from) : resolveExport(from, importName);
    if (target === null || target === AMBIGUOUS) {
      binding.storage = Storage.None;
      if (target === null && exportsType(from, importName) && !binding.referenced) return;
      const at = binding.declaration;
      const start = at === null ? item.request.start : at.start;
      const end = at === null ? item.request.end : at.end;
      const code = target === null ? 'TG2100' : 'TG2101';
      module.diagnostics.error(code, start, end, item.request.specifier, importName);
      return;
    }
    if (target.namespaceOf !== null) this.importNamespace(module, binding, target.namespaceOf);
    else if (target.member !== null) importMember(binding, target.binding as Binding, target.member);
    else this.importVariable(module, from, binding, target.binding as Binding);
  }

  private importVariable(module: LinkedModule, from: LinkedModule, binding: Binding, target: Binding): void {
    binding.target = target;
    binding.storage = target.storage;
    binding.index = target.index;
    const uses = binding.uses;
    if (uses === null) return;
    if (target.kind === BindingKind.ConstEnum && target.uses !== null && !foldsAll(uses)) target.uses.escapes = true;
    if (module.component !== from.component || target.initEnd === 0) return;
    for (const reference of uses.references) {
      reference.holeCheck = true;
      target.needsHoleCheck = true;
    }
  }

  private importNamespace(module: LinkedModule, binding: Binding, target: LinkedModule): void {
    binding.kind = BindingKind.ImportNamespace;
    const uses = binding.uses;
    if (uses !== null && !uses.escapes && this.resolveMembers(module, uses, target)) {
      binding.storage = Storage.None;
      return;
    }
    binding.storage = Storage.UnitVariable;
    binding.index = this.namespaceVariable(target);
  }

  private namespaceVariable(module: LinkedModule): number {
    if (module.namespaceVariable < 0) module.namespaceVariable = this.unit.variableCount++;
    return module.namespaceVariable;
  }

  /**
   * Resolves `ns.a` to the variable behind it, in the `binding` of the property's identifier. True if that was possible for
   * all uses of the namespace and none of them needs its object as `this`.
   */
  private resolveMembers(module: LinkedModule, uses: ImportUses, target: LinkedModule): boolean {
    let complete = uses.references.length === uses.members.length;
    const called = new Set(uses.calledMembers);
    for (const member of uses.members) {
      const found = this.resolveMember(module, member, target);
      if (found === null || (called.has(member) && !ignoresThis(found))) complete = false;
    }
    return complete;
  }

  private resolveMember(module: LinkedModule, member: MemberExpression, target: LinkedModule): Binding | null {
    const property = member.property;
    if (member.computed || property.type !== NodeType.Identifier) return null;
    const found = resolveExport(target, property.name);
    if (found === null || found.binding === null || found.member !== null) return null;
    const binding = found.binding;
    if (binding.storage !== Storage.UnitVariable) return null;
    property.binding = binding;
    if (binding.kind === BindingKind.ConstEnum && binding.uses !== null) binding.uses.escapes = true;
    if (module.component === target.component && binding.initEnd !== 0) {
      property.holeCheck = true;
      binding.needsHoleCheck = true;
    }
    return binding;
  }

  /** The exports of this module can be read by name at run time: by the host, or through its namespace object. */
  private observe(module: LinkedModule): void {
    if (this.observed.has(module)) return;
    this.observed.add(module);
    for (const target of module.exports.values()) {
      const uses = target.binding === null ? null : target.binding.uses;
      if (uses !== null) uses.escapes = true;
      if (target.namespaceOf === null) continue;
      this.namespaceVariable(target.namespaceOf);
      this.observe(target.namespaceOf);
    }
  }
}

function needsTurns(module: LinkedModule): boolean {
  return module.info.program.topLevelAwait || module.info.usesImportCall;
}

/** Modules with errors, and those that import them: nobody but an import() gets there, and is told. */
function findBroken(modules: readonly LinkedModule[]): void {
  const open: LinkedModule[] = [];
  for (const module of modules) {
    const error = module.isStatic ? null : module.diagnostics.firstError;
    if (error === null) continue;
    module.broken = new Broken(`${error.message} (${module.id})`, error.code === 'TG2102');
    open.push(module);
  }
  for (let broken = open.pop(); broken !== undefined; broken = open.pop()) {
    for (const module of modules) {
      if (module.isStatic || module.broken !== null || !module.requested.includes(broken)) continue;
      module.broken = broken.broken;
      open.push(module);
    }
  }
}

function listExports(module: LinkedModule): void {
  for (const name of exportedNames(module)) {
    const target = resolveExport(module, name);
    if (target !== null && target !== AMBIGUOUS) module.exports.set(name, target);
  }
}

function addCycleChecks(module: LinkedModule): void {
  for (const reference of module.info.cycleChecks) {
    reference.holeCheck = true;
    if (reference.binding !== null) reference.binding.needsHoleCheck = true;
  }
}

/** An import of an import (`export import a = require('b')`) is where the last one leads. */
function followAlias(binding: Binding): void {
  if (binding.target === null) return;
  const last = resolved(binding);
  binding.storage = last.storage;
  binding.index = last.index;
  binding.object = last.object;
  if (last.object !== null) binding.memberName = last.memberName;
}

function importMember(binding: Binding, object: Binding, name: string): void {
  binding.storage = Storage.NamespaceMember;
  binding.object = object;
  binding.memberName = name;
}

/** True if each use of a const enum is an access to a constant. */
function foldsAll(uses: ImportUses): boolean {
  if (uses.escapes || uses.references.length !== uses.members.length) return false;
  for (const member of uses.members) {
    if (constEnumAccess(member) === undefined) return false;
  }
  return true;
}

/** True for functions whose receiver does not matter. */
function ignoresThis(binding: Binding): boolean {
  if (binding.kind === BindingKind.Class) return true;
  const node = binding.functionNode;
  return node !== null && !binding.assigned && node.scope !== null && !node.scope.usesThis;
}
