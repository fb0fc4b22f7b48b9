// The top level of modules and scripts. spec: sec-moduledeclarationinstantiation, sec-globaldeclarationinstantiation

import { GlobalDeclaration, Op } from '../../vm-assembly/abi/opcodes.ts';
import { BindingKind, type FunctionInfo, FunctionKind, Storage } from '../scope/scope.ts';
import type { Program } from '../syntax/ast.ts';
import { type Builder, startsUndefined } from './builder.ts';
import { declareEvalVars } from './dynamic-names.ts';
import { functionEnd, Hoisting, hoistFunctions, implicitVariables, storeImplicit } from './functions.ts';
import { NONE } from './hir.ts';
import { emitReturn, hoistDefaultFunction, statements } from './statements.ts';
import type { PendingFunction } from './unit.ts';

/**
 * Lowers what modules of a cycle need of each other before any of them runs: their functions and vars.
 * spec: sec-source-text-module-record-initialize-environment, step 24
 */
export function lowerInstantiation(b: Builder, info: FunctionInfo): void {
  b.begin(info, null, 1);
  b.async = false;
  b.f.pos = b.unit.sourceBase;
  for (const binding of info.scope.bindings) {
    if (startsUndefined(binding)) b.store(binding, false, b.undefined(NONE));
  }
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
  if (info.module !== null) declareEvalVars(b, info.module);
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
  if (b.completion !== NONE) emitReturn(b, b.completion);
  functionEnd(b);
}

/**
 * What a script declares is visible to later scripts: `var` and functions as properties, the rest by name. Nothing is declared if something
 * cannot be. spec: sec-globaldeclarationinstantiation, sec-evaldeclarationinstantiation
 */
function declareGlobals(b: Builder, info: FunctionInfo): void {
  const isEval = info.kind === FunctionKind.Eval;
  const evalVars = info.module === null ? null : info.module.evalVars;
  const bindings = evalVars === null ? info.scope.bindings : [...evalVars.bindings.values()];
  const flags = isEval ? GlobalDeclaration.Deletable : 0;
  const several = bindings.length > 1;
  for (let pass = several ? GlobalDeclaration.Check : 0; pass >= 0; pass -= GlobalDeclaration.Check) {
    for (const binding of bindings) {
      const name = b.atomId(binding.name);
      if (binding.storage === Storage.Global) {
        const fn = binding.kind === BindingKind.Function ? GlobalDeclaration.Function : 0;
        b.f.emit(Op.DeclareGlobal, flags | fn | pass, name, 0, 0, 0);
      } else if (binding.storage === Storage.UnitVariable && isLexical(binding.kind)) {
        const constant = binding.kind === BindingKind.Const ? GlobalDeclaration.Constant : 0;
        b.f.emit(Op.DeclareLexical, constant | pass, binding.index, 0, name, 0);
      }
    }
  }
}

function isLexical(kind: BindingKind): boolean {
  return (
    kind === BindingKind.Let || kind === BindingKind.Const || kind === BindingKind.Class || kind === BindingKind.Enum
  );
}
