// `var` and functions of sloppy code for eval: they are declared in the function around the call, where a variable of that name may
// exist, or come to exist as a property of the hidden object that the function keeps for them. spec: sec-evaldeclarationinstantiation

import type { FunctionDeclaration, Identifier } from '../syntax/ast.ts';
import { isNamed, type Surroundings } from './eval-scopes.ts';
import { Binding, BindingKind, FunctionKind, type Scope, ScopeKind, Storage } from './scope.ts';

/** The variables of one string. */
export class EvalVars {
  readonly surroundings: Surroundings;
  /** The scope of the string's own lexical names. */
  readonly scope: Scope;
  /** What it declares, by name. */
  readonly bindings = new Map<string, Binding>();
  /** Of several functions with one name the last. */
  readonly functions = new Map<string, FunctionDeclaration>();

  constructor(surroundings: Surroundings, scope: Scope) {
    this.surroundings = surroundings;
    this.scope = scope;
  }

  /** Is there a lexical name on the way from the string to where `var` goes? Step 3. */
  conflicts(name: string): boolean {
    const { target, scope: innermost } = this.surroundings;
    for (let scope: Scope | null = innermost; scope !== null && scope.kind !== ScopeKind.Script; scope = scope.parent) {
      for (const binding of scope.bindings) {
        if (binding.name !== name || !isNamed(binding)) continue;
        // spec: sec-variablestatements-in-catch-blocks
        if (binding.kind === BindingKind.CatchParameter) continue;
        if (scope !== target || isLexicalIn(binding, scope)) return true;
      }
      if (scope === target) break;
    }
    return target !== null && name === 'arguments' && this.isParameterArguments(target);
  }

  /** `arguments` is a name of the parameters' scope: expressions in a parameter list cannot declare it. */
  private isParameterArguments(target: Scope): boolean {
    return target.kind === ScopeKind.Parameters && target.functionInfo.argumentsBinding !== null;
  }

  /** The variable of the function around that a declaration means, if there is one. */
  existing(name: string): Binding | null {
    const { target } = this.surroundings;
    if (target === null) return null;
    for (const binding of target.bindings) {
      if (binding.kind === BindingKind.FunctionName || binding.name !== name) continue;
      if (isNamed(binding) || binding.kind === BindingKind.Arguments) return binding;
    }
    return null;
  }

  /** A new variable: of the global object, or of the function around. */
  create(id: Identifier, kind: BindingKind): Binding {
    const binding = new Binding(id.name, kind, this.scope, id);
    binding.referenced = true;
    const { target } = this.surroundings;
    if (target === null) {
      binding.storage = Storage.Global;
    } else {
      binding.storage = Storage.NamespaceMember;
      binding.object = target.evalVars;
    }
    this.bindings.set(id.name, binding);
    return binding;
  }
}

/** Names of the scope that `var` goes to which `var` must not repeat. */
function isLexicalIn(binding: Binding, scope: Scope): boolean {
  switch (binding.kind) {
    case BindingKind.Var:
    case BindingKind.Function:
    case BindingKind.FunctionName:
      return false;
    case BindingKind.Parameter:
      return scope.kind === ScopeKind.Parameters && scope.functionInfo.kind !== FunctionKind.Eval;
    default:
      return true;
  }
}
