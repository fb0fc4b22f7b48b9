// The state of scope analysis: which binding each name means at the place where the walk is, and what happens when a
// binding is declared, used, captured and placed.
//
// One table maps each name to its innermost binding. Declaring pushes the former binding on a stack, closing a scope
// pops it, so that a reference costs one look-up however deep it is.

import type { DiagnosticBag } from '../diagnostics.ts';
import type { CallExpression, Identifier, Node, PrivateIdentifier } from '../syntax/ast.ts';
import type { EvalVars } from './eval-vars.ts';
import { PendingCheck } from './reach.ts';
import {
  ArgumentsMode,
  Binding,
  BindingKind,
  type FunctionInfo,
  FunctionKind,
  type ModuleInfo,
  NEVER,
  Scope,
  ScopeKind,
  Storage,
} from './scope.ts';

/** A name and what it means now. */
export class NameEntry {
  binding: Binding | null = null;
  readonly isArguments: boolean;
  constructor(isArguments: boolean) {
    this.isArguments = isArguments;
  }
}

/** A function with more variables than this in its outermost scope keeps the others in its environment. */
const MAX_REGISTER_VARIABLES = 128;

export class ScopeBuilder {
  readonly diagnostics: DiagnosticBag;
  readonly module: ModuleInfo;
  protected readonly names = new Map<string, NameEntry>();
  protected readonly privateNames = new Map<string, NameEntry>();
  /** What to put back when scopes close. */
  protected readonly savedEntries: NameEntry[] = [];
  protected readonly savedBindings: (Binding | null)[] = [];
  protected fn: FunctionInfo;
  protected scope: Scope;
  /** Where `var` declares. */
  protected varScope: Scope;
  /** Loops around the current place, within the function. */
  protected loopDepth = 0;
  /** Where the top level of a script first runs code that may reach functions by their global names. */
  protected effectPosition = NEVER;
  /** How many `with` statements are around the current place. */
  protected withObjects = 0;
  protected readonly pendingChecks: PendingCheck[] = [];
  /** Every binding with a Reach. */
  protected readonly reachable: Binding[] = [];
  /** Starts of the calls that may be direct evals, in order. */
  private readonly evalCalls: readonly number[];
  /** Code for `eval` that is sloppy: what becomes of its `var`. */
  protected evalVars: EvalVars | null = null;
  /** Functions around the current place whose names direct evals may change. */
  protected evalFunctions = 0;

  constructor(module: ModuleInfo, diagnostics: DiagnosticBag) {
    this.module = module;
    this.diagnostics = diagnostics;
    this.fn = module.top;
    this.scope = module.top.scope;
    this.varScope = this.scope;
    this.names.set('arguments', new NameEntry(true));
    this.evalCalls = module.program.evalCalls.slice().sort((a, b) => a - b);
  }

  protected entry(name: string): NameEntry {
    let entry = this.names.get(name);
    if (entry === undefined) {
      entry = new NameEntry(false);
      this.names.set(name, entry);
    }
    return entry;
  }

  /** Makes a scope the current one. The caller closes it with the value `savedEntries.length` had before. */
  protected openScope(kind: ScopeKind, start: number): Scope {
    const once = this.loopDepth === 0 && this.fn.kind === FunctionKind.TopLevel;
    this.scope = new Scope(kind, this.scope, this.fn, once, start);
    return this.scope;
  }

  protected closeScope(scope: Scope, mark: number): void {
    this.restoreNames(mark);
    const bindings = scope.bindings;
    for (let i = 0; i < bindings.length; i++) this.place(bindings[i]);
    this.scope = scope.parent as Scope;
  }

  protected restoreNames(mark: number): void {
    const entries = this.savedEntries;
    const bindings = this.savedBindings;
    while (entries.length > mark) (entries.pop() as NameEntry).binding = bindings.pop() as Binding | null;
  }

  /** A new binding that hides what the name meant before. */
  protected add(entry: NameEntry, name: string, kind: BindingKind, scope: Scope, declaration: Node | null): Binding {
    const binding = new Binding(name, kind, scope, declaration);
    scope.addBinding(binding);
    this.savedEntries.push(entry);
    this.savedBindings.push(entry.binding);
    entry.binding = binding;
    return binding;
  }

  /** A binding that no name leads to. */
  protected addImplicit(name: string, kind: BindingKind, scope: Scope): Binding {
    const binding = new Binding(name, kind, scope, null);
    scope.addBinding(binding);
    return binding;
  }

  /** Resolves an identifier that is read or written. */
  protected reference(node: Identifier, write: boolean): void {
    const entry = this.names.get(node.name);
    let binding = entry === undefined ? null : entry.binding;
    if (entry !== undefined && entry.isArguments) binding = this.resolveArguments(binding, true);
    const mayBeProperty = this.withObjects > 0;
    if (this.evalFunctions > 0 && !mayBeProperty) this.noteDynamic(node, binding);
    if (binding === null) this.effect(node.start);
    else this.use(binding, node, write);
    node.binding = mayBeProperty ? this.behindWith(node.name, binding) : binding;
  }

  /**
   * What a name means inside of `with` statements: objects between it and the scope of its variable may have a property of that name, those
   * of `with` and those that hold variables of direct evals.
   */
  protected behindWith(name: string, binding: Binding | null): Binding | null {
    const home = binding === null ? null : this.homeOf(binding);
    const objects: Binding[] = [];
    for (let scope: Scope | null = this.scope; scope !== null; scope = scope.parent) {
      if (scope.evalVars !== null && hidesAt(scope, home, binding)) objects.push(scope.evalVars);
      if (scope === home) break;
      const first = scope.bindings.length > 0 ? scope.bindings[0] : null;
      if (first !== null && first.kind === BindingKind.WithObject) objects.push(first);
    }
    let meant = binding;
    for (let i = objects.length - 1; i >= 0; i--) {
      const inner = new Binding(name, BindingKind.WithName, objects[i].scope, null);
      inner.storage = Storage.With;
      inner.object = objects[i];
      inner.behind = meant;
      this.touch(objects[i]);
      meant = inner;
    }
    return meant;
  }

  /** The scope of a variable; null is that of globals. What sloppy code for eval declares belongs to a scope around it. */
  private homeOf(binding: Binding): Scope | null {
    const vars = this.evalVars;
    return vars !== null && vars.bindings.get(binding.name) === binding ? vars.surroundings.target : binding.scope;
  }

  // Direct evals ---------------------------------------------------------------------------------------------------------

  /** May the code between two positions call eval directly? */
  private hasEval(start: number, end: number): boolean {
    const calls = this.evalCalls;
    let low = 0;
    let high = calls.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (calls[middle] < start) low = middle + 1;
      else high = middle;
    }
    return low < calls.length && calls[low] < end;
  }

  /**
   * A scope that `var` of direct evals goes to was opened; true if it can happen, in which case `closeEvalScope` must follow. Functions
   * inside that call eval count too: nothing is gained by telling them apart.
   */
  protected openEvalScope(start: number, end: number): boolean {
    if (this.evalCalls.length === 0 || this.fn.strict || !this.hasEval(start, end)) return false;
    const binding = this.addImplicit('variables of evals', BindingKind.EvalVars, this.scope);
    binding.captured = true;
    binding.referenced = true;
    this.scope.evalVars = binding;
    this.evalFunctions++;
    return true;
  }

  protected closeEvalScope(): void {
    this.evalFunctions--;
  }

  /** The code runs inside of functions whose names were changed already. */
  protected enterSurroundings(innermost: Scope): void {
    for (let scope: Scope | null = innermost; scope !== null; scope = scope.parent) {
      if (scope.evalVars !== null) this.evalFunctions++;
    }
  }

  /** Notes which variables of evals may hide what `node` refers to. */
  private noteDynamic(node: Identifier, found: Binding | null): void {
    const holders: Binding[] = [];
    const last = found === null ? null : found.scope;
    for (let scope: Scope | null = this.scope; scope !== null; scope = scope.parent) {
      if (scope.evalVars !== null && hidesAt(scope, last, found)) holders.push(scope.evalVars);
      if (scope === last) break;
    }
    if (holders.length === 0) return;
    for (const holder of holders) this.touch(holder);
    this.module.dynamicNames.set(node, holders);
  }

  /** A direct eval may use every variable around, and what `this`, `super` and `new.target` mean. */
  protected evalCall(node: CallExpression): void {
    this.module.evalCalls.set(node, this.scope);
    const owner = this.fn.thisFunction;
    this.useThis();
    this.useNewTarget();
    switch (owner.kind) {
      case FunctionKind.DerivedConstructor:
        this.useSuper(true);
        this.useSuper(false);
        break;
      case FunctionKind.Method:
      case FunctionKind.ClassConstructor:
        this.useSuper(false);
    }
    const found = (this.names.get('arguments') as NameEntry).binding;
    this.resolveArguments(found, true);
    for (let scope: Scope | null = this.scope; scope !== null; scope = scope.parent) {
      const bindings = scope.bindings;
      for (let i = 0; i < bindings.length; i++) this.exposeToEval(bindings[i]);
    }
    this.fn.outermostCapture = 0;
  }

  private exposeToEval(binding: Binding): void {
    binding.referenced = true;
    binding.assigned = true;
    if (binding.uses !== null) binding.uses.escapes = true;
    if (binding.reach !== null) binding.reach.position = 0;
    if (binding.initEnd !== 0) binding.needsHoleCheck = true;
    if (binding.storage === Storage.Register) binding.captured = true;
  }

  /** Notes that `node` refers to `binding`. */
  protected use(binding: Binding, node: Identifier, write: boolean): void {
    binding.referenced = true;
    if (write) binding.assigned = true;
    if (binding.object !== null) {
      this.touch(binding.object);
      return;
    }
    if (binding.uses !== null) binding.uses.references.push(node);
    const owner = binding.scope.functionInfo;
    if (owner !== this.fn) {
      this.capture(binding, owner, node);
      return;
    }
    const start = node.start;
    if (start < binding.initEnd || start >= binding.initRegionEnd) this.checkHole(binding, node);
    const reach = binding.reach;
    if (reach !== null && start < reach.position) reach.position = start;
  }

  /** A use from an inner function. */
  private capture(binding: Binding, owner: FunctionInfo, node: Identifier): void {
    this.markCaptured(binding, owner);
    const reach = binding.reach;
    if (binding.initEnd === 0 && binding.initRegionEnd === NEVER && reach === null) return;
    // The function directly in the owner through which control comes here.
    let through = this.fn;
    while (through.parent !== owner) through = through.parent as FunctionInfo;
    const by = through.reachBinding;
    if (reach !== null && by !== binding) {
      if (by !== null && by.reach !== null) {
        by.reach.addCallee(binding);
      } else if (through.creation < reach.position) {
        reach.position = through.creation;
      }
    }
    const creation = through.creation;
    if (creation >= binding.initEnd && creation < binding.initRegionEnd) return;
    if (binding.kind === BindingKind.ClassName) {
      // The elements of a class run after its name was initialized, unless a decorator calls them before.
      const owningClass = through.classInfo;
      if (owningClass !== null && owningClass.scope === binding.scope && owningClass.decoratorState === null) return;
    }
    if (by !== null && by.reach !== null && binding.initRegionEnd === NEVER) {
      this.pendingChecks.push(new PendingCheck(binding, node, by));
    } else {
      this.checkHole(binding, node);
    }
  }

  protected checkHole(binding: Binding, node: Identifier): void {
    node.holeCheck = true;
    binding.needsHoleCheck = true;
  }

  /** A use that no identifier stands for. */
  protected touch(binding: Binding): void {
    binding.referenced = true;
    const owner = binding.scope.functionInfo;
    if (owner !== this.fn) this.markCaptured(binding, owner);
  }

  private markCaptured(binding: Binding, owner: FunctionInfo): void {
    binding.captured = true;
    if (binding.storage !== Storage.Register || binding.scope.once) return;
    if (owner.depth < this.fn.outermostCapture) this.fn.outermostCapture = owner.depth;
  }

  /** The binding of `arguments` here, given what the table says. */
  protected resolveArguments(found: Binding | null, escapes: boolean): Binding | null {
    const owner = this.fn.thisFunction;
    if (found !== null && found.scope.functionInfo.depth >= owner.depth) {
      if (found.kind === BindingKind.Arguments && escapes) owner.argumentsEscape = true;
      return found;
    }
    switch (owner.kind) {
      case FunctionKind.TopLevel:
      case FunctionKind.InstanceFields:
      case FunctionKind.StaticElements:
        return found;
    }
    if (escapes) owner.argumentsEscape = true;
    owner.argumentsBinding ??= this.addImplicit('arguments', BindingKind.Arguments, owner.scope);
    return owner.argumentsBinding;
  }

  /** Resolves `#name`; an undeclared one was reported by the parser. */
  protected privateReference(node: PrivateIdentifier): void {
    const binding = this.privateNames.get(node.name)?.binding ?? null;
    if (binding === null) return;
    node.binding = binding;
    this.touch(binding);
  }

  /** `this` is used here. */
  protected useThis(): void {
    const owner = this.fn.thisFunction;
    if (owner === this.fn && owner.usesThis) return;
    for (let fn = this.fn; ; fn = fn.parent as FunctionInfo) {
      fn.usesThis = true;
      if (fn === owner) break;
    }
    // Of a module it is undefined; the top level of a script has it in its register.
    if (owner.kind === FunctionKind.TopLevel && (owner === this.fn || owner.scope.kind === ScopeKind.Module)) return;
    owner.thisBinding ??= this.addImplicit('this', BindingKind.This, owner.scope);
    this.touch(owner.thisBinding);
  }

  protected useNewTarget(): void {
    const owner = this.fn.thisFunction;
    switch (owner.kind) {
      case FunctionKind.TopLevel:
      case FunctionKind.InstanceFields:
      case FunctionKind.StaticElements:
        // Undefined, even while a constructor initializes the fields.
        return;
    }
    owner.newTargetBinding ??= this.addImplicit('new.target', BindingKind.NewTarget, owner.scope);
    this.touch(owner.newTargetBinding);
  }

  protected useSuper(isCall: boolean): void {
    const owner = this.fn.thisFunction;
    for (let fn = this.fn; ; fn = fn.parent as FunctionInfo) {
      if (isCall) fn.usesSuperCall = true;
      else fn.usesSuperProperty = true;
      if (fn === owner) break;
    }
    this.useThis();
    if (!isCall || owner.kind === FunctionKind.TopLevel) return;
    owner.activeFunctionBinding ??= this.addImplicit('active function', BindingKind.ActiveFunction, owner.scope);
    this.touch(owner.activeFunctionBinding);
    this.useNewTarget();
  }

  /** At the top level of a script, from here on other scripts' code may run and call functions by their names. */
  protected effect(position: number): void {
    if (position < this.effectPosition && this.fn.kind === FunctionKind.TopLevel) this.effectPosition = position;
  }

  /** Decides where a binding lives, once all uses are known. */
  protected place(binding: Binding): void {
    if (binding.storage !== Storage.Register || binding.index !== -1) return;
    if (!binding.referenced) {
      switch (binding.kind) {
        case BindingKind.FunctionName:
        case BindingKind.ClassName:
          binding.storage = Storage.None;
          return;
      }
    }
    if (!binding.captured) return;
    if (binding.scope.once) this.placeInUnit(binding);
    else this.placeInEnvironment(binding);
  }

  protected placeInUnit(binding: Binding): void {
    binding.storage = Storage.UnitVariable;
    binding.index = this.module.unitVariables.length;
    this.module.unitVariables.push(binding);
  }

  private placeInEnvironment(binding: Binding): void {
    binding.storage = Storage.Environment;
    binding.index = binding.scope.environmentSlots++;
  }

  /** Ends the current function: its scopes close, its captures are handed on. */
  protected leaveFunction(info: FunctionInfo, parameters: readonly string[] | null, mark: number): void {
    this.placeArguments(info, parameters);
    this.spill(info);
    if (info.parameterScope !== null) this.closeScope(info.bodyScope, mark);
    this.closeScope(info.scope, mark);
    const outermost = info.outermostCapture;
    info.needsClosureEnvironment = outermost < info.depth;
    const parent = info.parent;
    if (parent !== null && outermost < parent.outermostCapture) parent.outermostCapture = outermost;
  }

  /** Chooses the kind of the `arguments` object; a mapped one needs the parameters in the first slots. */
  private placeArguments(info: FunctionInfo, parameters: readonly string[] | null): void {
    if (info.argumentsBinding === null) return;
    info.argumentsMode = ArgumentsMode.Unmapped;
    if (info.strict || !info.simpleParameters || parameters === null || parameters.length === 0) return;
    const bindings = info.scope.bindings;
    let mapped = info.argumentsEscape;
    for (let i = 0; i < bindings.length && !mapped; i++) {
      const binding = bindings[i];
      if (binding.kind === BindingKind.Parameter && (binding.assigned || binding.functionNode !== null)) mapped = true;
    }
    if (!mapped) return;
    // spec: sec-functiondeclarationinstantiation, step 22.b; sec-createmappedargumentsobject, step 17
    info.argumentsMode = ArgumentsMode.Mapped;
    for (let i = 0; i < bindings.length; i++) {
      const binding = bindings[i];
      if (binding.kind !== BindingKind.Parameter) continue;
      binding.storage = Storage.Environment;
      binding.index = parameters.lastIndexOf(binding.name);
    }
    info.scope.environmentSlots = parameters.length;
  }

  /** Instructions can name 250 registers: of many variables the later ones go to the environment. */
  protected spill(info: FunctionInfo): void {
    const bindings = info.bodyScope.bindings;
    if (bindings.length <= MAX_REGISTER_VARIABLES) return;
    let registers = 0;
    for (let i = 0; i < bindings.length; i++) {
      const binding = bindings[i];
      if (binding.captured || binding.storage !== Storage.Register || !binding.referenced) continue;
      if (++registers > MAX_REGISTER_VARIABLES && binding.kind !== BindingKind.Parameter) {
        if (binding.scope.once) this.placeInUnit(binding);
        else this.placeInEnvironment(binding);
      }
    }
  }
}

/**
 * May variables of evals in `scope` hide a variable of `home`, or a global? Not in its own scope, but the name of a function expression
 * lies outside of the function.
 */
function hidesAt(scope: Scope, home: Scope | null, binding: Binding | null): boolean {
  return scope !== home || (binding !== null && binding.kind === BindingKind.FunctionName);
}
