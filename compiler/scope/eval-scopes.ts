// What a direct eval sees: the scopes around the call, as text in the image of the program that calls, and back as scopes
// when the host compiles the string. The environments themselves are handed over at run time; the text says what is in them.
//
//   { s: strict, v: unit variables, t: index of the scope that `var` goes to or -1, f: functions, c: scopes }
//   function: [kind, strict]      scope: [kind, function, slots, bindings]      binding: [name, kind, storage, index]
//
// Functions and scopes are listed from the outside in. `eval` of other code than a direct call sees an empty script.

import type { Program } from '../syntax/ast.ts';
import { Context } from '../syntax/parser.ts';
import { Binding, BindingKind, FunctionInfo, FunctionKind, NEVER, Scope, ScopeKind, Storage } from './scope.ts';

type BindingText = [name: string, kind: BindingKind, storage: Storage, index: number];
type ScopeText = [kind: ScopeKind, fn: number, slots: number, bindings: BindingText[]];
interface ScopesText {
  s: 0 | 1;
  v: number;
  t: number;
  f: [kind: FunctionKind, strict: 0 | 1][];
  c: ScopeText[];
}

/** What code outside of all functions sees. */
export const GLOBAL_SCOPES = '';

/** Describes the scopes from `innermost` outwards, once it is known where their variables live. */
export function describeScopes(innermost: Scope, strict: boolean, variableCount: number): string {
  const text: ScopesText = { s: strict ? 1 : 0, v: variableCount, t: -1, f: [], c: [] };
  const scopes: Scope[] = [];
  for (let scope: Scope | null = innermost; scope !== null; scope = scope.parent) scopes.push(scope);
  scopes.reverse();
  const target = varScopeOf(innermost);
  const functions: FunctionInfo[] = [];
  for (const scope of scopes) {
    if (scope === target && scope.kind !== ScopeKind.Script) text.t = text.c.length;
    if (functions[functions.length - 1] !== scope.functionInfo) {
      let at = functions.indexOf(scope.functionInfo);
      if (at < 0) at = functions.push(scope.functionInfo) - 1;
      if (at === text.f.length) text.f.push([scope.functionInfo.kind, scope.functionInfo.strict ? 1 : 0]);
    }
    const bindings: BindingText[] = [];
    for (const binding of scope.bindings) {
      const known = binding.storage === Storage.Environment || binding.storage === Storage.UnitVariable;
      // Scripts publish what they declare by name: see Op.DeclareGlobal and Op.DeclareLexical.
      if (known && binding.index >= 0 && scope.kind !== ScopeKind.Script) {
        // spec: sec-variablestatements-in-catch-blocks: `var` may repeat a parameter of catch, but not a name of a pattern.
        const isPattern = binding.kind === BindingKind.CatchParameter && binding.initEnd !== 0;
        bindings.push([binding.name, isPattern ? BindingKind.Let : binding.kind, binding.storage, binding.index]);
      }
    }
    text.c.push([scope.kind, functions.indexOf(scope.functionInfo), scope.environmentSlots, bindings]);
  }
  return JSON.stringify(text);
}

/** The scope that `var` of sloppy code goes to: that of the function, whose parameters have one of their own. */
function varScopeOf(innermost: Scope): Scope {
  for (let scope = innermost; ; scope = scope.parent as Scope) {
    if (scope.parent === null || scope.evalVars !== null) return scope;
    const info = scope.functionInfo;
    const isOwn = scope === info.bodyScope || scope === info.parameterScope;
    if (isOwn && (info.kind !== FunctionKind.Eval || info.strict)) return scope;
  }
}

/** The scopes around code for eval, made anew. */
export class Surroundings {
  readonly scope: Scope;
  readonly fn: FunctionInfo;
  readonly strict: boolean;
  /** Where `var` of sloppy code goes; null: to the global object. */
  readonly target: Scope | null;
  readonly variableCount: number;
  /** Slots of the environments around, from the outside in. */
  readonly slots: number[] = [];
  /** Bits of `Context`. */
  readonly context: number;
  readonly privateNames: string[] = [];

  /** `program` stands for the functions, whose source is not at hand. */
  constructor(text: string, program: Program) {
    const parsed: ScopesText =
      text === GLOBAL_SCOPES
        ? { s: 0, v: 0, t: -1, f: [[FunctionKind.TopLevel, 0]], c: [[ScopeKind.Script, 0, 0, []]] }
        : (JSON.parse(text) as ScopesText);
    const functions: FunctionInfo[] = [];
    const scopes: Scope[] = [];
    let scope: Scope | null = null;
    for (const [kind, fn, slots, bindings] of parsed.c) {
      if (fn === functions.length) {
        const [functionKind, strict] = parsed.f[fn];
        const around = fn === 0 ? null : functions[fn - 1];
        const info: FunctionInfo = new FunctionInfo(functionKind, program, around, scope, kind, strict === 1, 0);
        functions.push(info);
        scope = info.scope;
      } else {
        scope = new Scope(kind, scope, functions[fn], false, 0);
      }
      scopes.push(scope);
      scope.environmentSlots = slots;
      if (slots > 0) this.slots.push(slots);
      for (const binding of bindings) this.addBinding(scope, binding);
    }
    this.scope = scope as Scope;
    this.fn = this.scope.functionInfo;
    this.strict = parsed.s === 1;
    this.target = parsed.t < 0 ? null : scopes[parsed.t];
    this.variableCount = parsed.v;
    this.context = (this.strict ? Context.Strict : 0) | contextOf(this.fn.thisFunction.kind);
  }

  private addBinding(scope: Scope, [name, kind, storage, index]: BindingText): void {
    const binding = new Binding(name, kind, scope, null);
    binding.storage = storage;
    binding.index = index;
    if (isHoled(kind, scope)) binding.initEnd = NEVER;
    scope.addBinding(binding);
    const owner = scope.functionInfo;
    switch (kind) {
      case BindingKind.This:
        owner.thisBinding = binding;
        break;
      case BindingKind.NewTarget:
        owner.newTargetBinding = binding;
        break;
      case BindingKind.ActiveFunction:
        owner.activeFunctionBinding = binding;
        break;
      case BindingKind.Arguments:
        owner.argumentsBinding = binding;
        break;
      case BindingKind.EvalVars:
        scope.evalVars = binding;
        break;
      case BindingKind.PrivateName:
        this.privateNames.push(name);
    }
  }
}

/** May a variable of this kind be uninitialized when the string is run? */
function isHoled(kind: BindingKind, scope: Scope): boolean {
  switch (kind) {
    case BindingKind.Let:
    case BindingKind.Const:
    case BindingKind.Using:
    case BindingKind.AwaitUsing:
    case BindingKind.Class:
    case BindingKind.ClassName:
    case BindingKind.Import:
      return true;
    case BindingKind.Parameter:
      return scope.kind === ScopeKind.Parameters;
    default:
      return false;
  }
}

/** What the grammar allows by the function that `this` belongs to. spec: sec-performeval, steps 6 to 13 */
function contextOf(kind: FunctionKind): number {
  switch (kind) {
    case FunctionKind.TopLevel:
      return 0;
    case FunctionKind.Method:
    case FunctionKind.ClassConstructor:
      return Context.NewTarget | Context.SuperProperty;
    case FunctionKind.DerivedConstructor:
      return Context.NewTarget | Context.SuperProperty | Context.SuperCall;
    case FunctionKind.InstanceFields:
    case FunctionKind.StaticElements:
      return Context.NewTarget | Context.SuperProperty | Context.NoArguments;
    default:
      return Context.NewTarget;
  }
}

/** True for bindings that have a name which code can use. */
export function isNamed(binding: Binding): boolean {
  switch (binding.kind) {
    case BindingKind.This:
    case BindingKind.NewTarget:
    case BindingKind.ActiveFunction:
    case BindingKind.Arguments:
    case BindingKind.EvalVars:
    case BindingKind.PrivateName:
    case BindingKind.ComputedKey:
    case BindingKind.DecoratorState:
    case BindingKind.NamespaceObject:
    case BindingKind.ExportDefault:
    case BindingKind.ExportEquals:
      return false;
    default:
      return true;
  }
}
