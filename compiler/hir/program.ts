// The top level of modules and scripts. spec: sec-moduledeclarationinstantiation, sec-globaldeclarationinstantiation

import { Op } from '../../vm-assembly/abi/opcodes.ts';
import { BindingKind, type FunctionInfo, Storage } from '../scope/scope.ts';
import type { Program } from '../syntax/ast.ts';
import type { Builder } from './builder.ts';
import { functionEnd, Hoisting, hoistFunctions, implicitVariables, storeImplicit } from './functions.ts';
import { NONE } from './hir.ts';
import { hoistDefaultFunction, statements } from './statements.ts';
import type { PendingFunction } from './unit.ts';

/**
 * Lowers what modules of a cycle need of each other before any of them runs: their functions.
 * spec: sec-source-text-module-record-initialize-environment, step 24
 */
export function lowerInstantiation(b: Builder, info: FunctionInfo): void {
  b.begin(info, null, 1);
  b.f.pos = b.unit.sourceBase;
  hoistFunctions(b, info.scope, Hoisting.UnitVariables);
  hoistDefaultFunction(b, (info.node as Program).body);
  functionEnd(b);
}

/** Lowers the top level of a source into `b.f`. */
export function lowerProgram(b: Builder, pending: PendingFunction): void {
  const info = pending.info;
  const program = info.node as Program;
  b.begin(info, null, 1);
  b.f.pos = b.unit.sourceBase;
  if (program.sourceType === 'script') declareGlobals(b, info);
  implicitVariables(b, info);
  b.enterScope(info.scope);
  storeImplicit(b, info);
  if (b.unit.instantiated) {
    hoistFunctions(b, info.scope, Hoisting.Registers);
  } else {
    hoistFunctions(b, info.scope);
    hoistDefaultFunction(b, program.body);
  }
  if (b.unit.completionValue) {
    b.completion = b.variable();
    b.undefined(b.completion);
  }
  statements(b, program.body);
  if (b.completion !== NONE) b.f.emit(Op.Return, b.completion, 0, 0, 0, 0);
  if (b.completion !== NONE) b.f.endBlock();
  functionEnd(b);
}

/** What a script declares is visible to later scripts: `var` and functions as properties, the rest by name. */
function declareGlobals(b: Builder, info: FunctionInfo): void {
  for (const binding of info.scope.bindings) {
    const name = b.atomId(binding.name);
    if (binding.storage === Storage.Global) {
      b.f.emit(Op.DeclareGlobal, binding.kind === BindingKind.Function ? 1 : 0, name, 0, 0, 0);
    } else if (binding.storage === Storage.UnitVariable && isLexical(binding.kind)) {
      b.f.emit(Op.DeclareLexical, binding.kind === BindingKind.Const ? 1 : 0, binding.index, 0, name, 0);
    }
  }
}

function isLexical(kind: BindingKind): boolean {
  return (
    kind === BindingKind.Let || kind === BindingKind.Const || kind === BindingKind.Class || kind === BindingKind.Enum
  );
}
