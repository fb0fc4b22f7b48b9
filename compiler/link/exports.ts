// What an exported name stands for (spec: sec-resolveexport, sec-getexportednames).

import { type Binding, type ModuleInfo, type ModuleRequest, NAMESPACE_IMPORT } from '../scope/scope.ts';
import { ExportTarget, type LinkedModule } from './unit.ts';

/** Two `export *` offer different things under one name. */
export const AMBIGUOUS = new ExportTarget(null, null, null);

/** Resolves a name that a module exports. Null: it exports no such value. */
export function resolveExport(module: LinkedModule, name: string): ExportTarget | null {
  return new ExportResolver().resolve(module, name);
}

/** True if the name is exported as a type somewhere along the way. */
export function exportsType(module: LinkedModule, name: string): boolean {
  return new ExportResolver().isType(module, name);
}

/** All names that a module exports, sorted. */
export function exportedNames(module: LinkedModule): string[] {
  const names = new Set<string>();
  collectNames(module, names, new Set());
  return Array.from(names).sort(compareCodeUnits);
}

function compareCodeUnits(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function collectNames(module: LinkedModule, names: Set<string>, visited: Set<LinkedModule>): void {
  if (visited.has(module)) return;
  visited.add(module);
  const info = module.info;
  if (info.external !== null) {
    for (const name of info.external) names.add(name);
    return;
  }
  for (const name of info.localExports.keys()) names.add(name);
  for (const entry of info.indirectExports) names.add(entry.exportName);
  if (info.exportEquals !== null) names.add('default');
  for (const request of info.starExports) {
    const from = requestedModule(module, request);
    if (from === null) continue;
    const inner = new Set<string>();
    collectNames(from, inner, visited);
    inner.delete('default');
    for (const name of inner) names.add(name);
  }
}

/** The module that a request leads to. */
export function requestedModule(module: LinkedModule, request: ModuleRequest): LinkedModule | null {
  return module.requested[module.info.requests.indexOf(request)];
}

/** The value whose properties are what a module offers by name: that of `export =`, that of a JSON module. */
function wholeValue(info: ModuleInfo): Binding | null {
  return info.isJson ? info.defaultBinding : info.exportEquals;
}

class ExportResolver {
  private readonly visited = new Map<LinkedModule, Set<string>>();

  /** False: this name of this module is being resolved already. */
  private enter(module: LinkedModule, name: string): boolean {
    let names = this.visited.get(module);
    if (names === undefined) {
      names = new Set();
      this.visited.set(module, names);
    }
    if (names.has(name)) return false;
    names.add(name);
    return true;
  }

  resolve(module: LinkedModule, name: string): ExportTarget | null {
    if (!this.enter(module, name)) return null;
    const info = module.info;
    if (info.external !== null)
      return info.external.has(name) ? new ExportTarget(info.defaultBinding, name, null) : null;
    const local = info.localExports.get(name);
    if (local !== undefined) return new ExportTarget(local, null, null);
    for (const entry of info.indirectExports) {
      if (entry.exportName !== name) continue;
      const from = requestedModule(module, entry.request);
      if (from === null) return null;
      if (entry.importName === NAMESPACE_IMPORT) return namespaceTarget(from);
      return this.resolve(from, entry.importName);
    }
    const whole = wholeValue(info);
    if (whole !== null) return new ExportTarget(whole, name === 'default' ? null : name, null);
    if (name === 'default') return null;
    let found: ExportTarget | null = null;
    for (const request of info.starExports) {
      const from = requestedModule(module, request);
      const target = from === null ? null : this.resolve(from, name);
      if (target === null) continue;
      if (target === AMBIGUOUS) return AMBIGUOUS;
      if (found === null) found = target;
      else if (!sameTarget(found, target)) return AMBIGUOUS;
    }
    return found;
  }

  isType(module: LinkedModule, name: string): boolean {
    if (!this.enter(module, name)) return false;
    const info = module.info;
    if (info.typeExports.has(name)) return true;
    for (const entry of info.indirectExports) {
      if (entry.exportName !== name) continue;
      const from = requestedModule(module, entry.request);
      return from !== null && this.isType(from, entry.importName);
    }
    for (const request of info.starExports) {
      const from = requestedModule(module, request);
      if (from !== null && this.isType(from, name)) return true;
    }
    return false;
  }
}

/** What `import * as ns` of a module gives. */
export function namespaceTarget(module: LinkedModule): ExportTarget {
  const { info } = module;
  const whole = info.external !== null ? info.defaultBinding : info.exportEquals;
  return whole !== null ? new ExportTarget(whole, null, null) : new ExportTarget(null, null, module);
}

function sameTarget(a: ExportTarget, b: ExportTarget): boolean {
  return a.binding === b.binding && a.member === b.member && a.namespaceOf === b.namespaceOf;
}
