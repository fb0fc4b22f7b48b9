// State of lowering one function, and the vocabulary of the files beside: values, variables, scopes, environments.
//
// The contract of every expression: it is told where to put its result (`dest`, or NONE for "wherever it is"), it writes `dest`
// last, when nothing of it can read or throw any more, and returns the vreg that holds the result. What it returns for NONE may be
// the vreg of a variable, which a later assignment changes: whoever evaluates more before using it calls `stable`.

import { CodeFlag } from '../../vm-assembly/abi/layout.ts';
import { ErrorKind, Op } from '../../vm-assembly/abi/opcodes.ts';
import { Singleton } from '../../vm-assembly/abi/values.ts';
import { formatMessage } from '../diagnostics.ts';
import {
  type Binding,
  BindingKind,
  type ClassInfo,
  environmentSteps,
  type FunctionInfo,
  FunctionKind,
  type Scope,
  ScopeKind,
  Storage,
} from '../scope/scope.ts';
import { type Expression, type Node, NodeType } from '../syntax/ast.ts';
import { assigns } from './hazards.ts';
import { ConstKind, DECLARED_GLOBAL, GroupKind, type Hir, HirOp, NONE, THIS, VregKind } from './hir.ts';
import type { Unit } from './unit.ts';

/** Slots of a call window before the arguments. */
export const WINDOW_CALLEE = 2;
export const WINDOW_THIS = 3;
export const WINDOW_ARGUMENTS = 4;

/** What `break`, `continue` and `return` have to pass on their way out; innermost last. */
export const enum ControlKind {
  /** A loop: break and continue. */
  Loop,
  /** A switch, or a labelled statement that is no loop: break. */
  Break,
  /** An iterator that has to be closed. */
  Iterator,
  /** A finally block: the way goes through it. */
  Finally,
  /** A scope with an environment. */
  Environment,
}

export class Control {
  readonly kind: ControlKind;
  /** Labels of a loop or statement; '' stands for `break` and `continue` without label. */
  labels: string[] = [];
  breakBlock = -1;
  continueBlock = -1;
  /** Handler outside of it. */
  handler: number;
  /** Iterator: first vreg of the record. */
  record = NONE;
  /** Iterator: vreg that is true when there is nothing to close any more, or NONE. */
  done = NONE;
  /** Iterator: closing it has to be waited for. */
  async = false;
  /** Finally: what to do afterwards. */
  finalizer: Finalizer | null = null;

  constructor(kind: ControlKind, handler: number) {
    this.kind = kind;
    this.handler = handler;
  }
}

/** How a finally block was entered: a number in a register, and a value for throw and return. */
export class Finalizer {
  readonly block: number;
  readonly completion: number;
  readonly value: number;
  /** Exits that pass through: labels and kinds, numbered from `Completion.FirstExit`. */
  readonly exits: FinallyExit[] = [];
  returns = false;
  constructor(block: number, completion: number, value: number) {
    this.block = block;
    this.completion = completion;
    this.value = value;
  }
}

export class FinallyExit {
  readonly label: string;
  readonly isContinue: boolean;
  constructor(label: string, isContinue: boolean) {
    this.label = label;
    this.isContinue = isContinue;
  }
}

/** Is `this` in this function that of a script? spec: sec-global-environment-records-getthisbinding */
export function isScriptThis(info: FunctionInfo): boolean {
  const owner = info.thisFunction;
  return owner.kind === FunctionKind.TopLevel && owner.scope.kind === ScopeKind.Script;
}

export class Builder {
  readonly unit: Unit;
  readonly f: Hir;
  info!: FunctionInfo;
  strict = false;
  /** May yield or await here. */
  generator = false;
  async = false;
  /** Class whose constructor or initializer this is. */
  classInfo: ClassInfo | null = null;

  pushControl(control: Control): void {
    this.controls.push(control);
  }

  // Environments that this function made, innermost last.
  readonly envScopes: Scope[] = [];
  readonly envRegs: number[] = [];

  readonly controls: Control[] = [];
  /** Labels directly before the statement at hand. */
  pendingLabels: string[] = [];
  /** Where an optional chain goes when it is cut short; -1 outside of one. */
  chainBlock = -1;
  /** Completion value of a script; NONE if nobody asks. */
  completion = NONE;
  /** super() was certainly called. */
  thisReady = false;
  /** The statement at hand runs exactly once in each call that gets here. */
  topLevelOfFunction = true;
  /** Resources of the innermost block with `using`. */
  disposal = NONE;
  /** Distinct names that are assigned to properties of `this`. */
  readonly thisProperties = new Set<string>();

  constructor(unit: Unit, f: Hir) {
    this.unit = unit;
    this.f = f;
  }

  begin(info: FunctionInfo, classInfo: ClassInfo | null, pinned: number): void {
    this.info = info;
    this.strict = info.strict;
    const flags = codeFlags(info);
    this.generator = (flags & CodeFlag.Generator) !== 0;
    this.async = (flags & CodeFlag.Async) !== 0;
    this.classInfo = classInfo;
    this.envScopes.length = 0;
    this.envRegs.length = 0;
    this.controls.length = 0;
    this.pendingLabels = [];
    this.chainBlock = -1;
    this.completion = NONE;
    this.thisReady = false;
    this.topLevelOfFunction = true;
    if (this.thisProperties.size > 0) this.thisProperties.clear();
    this.f.reset(pinned);
  }

  // Values --------------------------------------------------------------------------------------------------------------

  temp(): number {
    return this.f.temp();
  }

  /** `dest`, or a new temporary. */
  to(dest: number): number {
    return dest === NONE ? this.f.temp() : dest;
  }

  /** A place for the steps of a value that is not finished: `dest` unless somebody could see it half done. */
  work(dest: number): number {
    return dest === NONE || this.f.vregKind[dest] === VregKind.Variable ? this.f.temp() : dest;
  }

  /** Moves a value to `dest`, if it is not there. */
  finish(value: number, dest: number): number {
    if (dest === NONE || dest === value) return value;
    this.move(dest, value);
    return dest;
  }

  /** A variable: written more than once. */
  variable(): number {
    return this.f.vreg(VregKind.Variable);
  }

  move(dest: number, source: number): void {
    const kind = this.f.constKind[source];
    if (kind !== ConstKind.None) this.f.emit(HirOp.Const, dest, kind, this.f.constValue[source], 0, 0);
    else if (dest !== source) this.f.emit(Op.Move, dest, source, 0, 0, 0);
  }

  /** A BigInt literal. */
  bigint(digits: string, dest: number): number {
    return this.constantTo(ConstKind.BigInt, this.unit.image.bigintId(digits), dest);
  }

  private constantTo(kind: ConstKind, value: number, dest: number): number {
    if (dest === NONE) return this.f.constant(kind, value);
    this.f.emit(HirOp.Const, dest, kind, value, 0, 0);
    return dest;
  }

  number(value: number, dest: number): number {
    return this.constantTo(this.f.numberKind(value), this.f.numberPayload(value), dest);
  }

  singleton(value: Singleton, dest: number): number {
    return this.constantTo(ConstKind.Singleton, value, dest);
  }

  undefined(dest: number): number {
    return this.constantTo(ConstKind.Singleton, Singleton.Undefined, dest);
  }

  string(text: string, dest: number): number {
    return this.constantTo(ConstKind.String, this.unit.image.stringId(text), dest);
  }

  /** A string that is used as a key. */
  atom(text: string, dest: number): number {
    return this.constantTo(ConstKind.String, this.unit.image.atomId(text), dest);
  }

  atomId(text: string): number {
    return this.unit.image.atomId(text);
  }

  /** `value`, safe from what `later` assigns: a copy if it is a variable that `later` may write. */
  stable(value: number, later: Node | null): number {
    if (later === null || this.f.vregKind[value] !== VregKind.Variable || !assigns(later, value)) return value;
    const copy = this.f.temp();
    this.f.emit(Op.Move, copy, value, 0, 0, 0);
    return copy;
  }

  /** A call window for `argc` arguments: its first vreg. */
  window(argc: number): number {
    return this.f.group(GroupKind.Window, WINDOW_ARGUMENTS + argc);
  }

  /** The call of a window. */
  call(window: number, argc: number, dest: number): number {
    const d = this.to(dest);
    this.f.emit(Op.Call, d, window, argc, 0, 0);
    return d;
  }

  throwError(kind: ErrorKind, message: string): void {
    this.f.emit(Op.ThrowError, kind, this.unit.image.stringId(message), 0, 0, 0);
    this.f.endBlock();
  }

  // Variables ----------------------------------------------------------------------------------------------------------

  /** The variable behind imports and other aliases. */
  resolve(binding: Binding): Binding {
    let b = binding;
    while (b.target !== null) b = b.target;
    return b;
  }

  /** The vreg of the environment that holds the variables of `scope`, or NONE if an outer function made it. */
  private environmentOf(scope: Scope): number {
    for (let i = this.envScopes.length - 1; i >= 0; i--) if (this.envScopes[i] === scope) return this.envRegs[i];
    return NONE;
  }

  /** Environment that closures made here get: a vreg, or NONE for the running function's own. */
  currentEnvironment(): number {
    return this.envRegs.length > 0 ? this.envRegs[this.envRegs.length - 1] : NONE;
  }

  /** Environments between the closure's own and that of `scope`. */
  private steps(scope: Scope): number {
    const outer = this.info.scope.parent;
    return outer === null ? 0 : environmentSteps(outer, scope);
  }

  /** The value of a `const` with a literal. */
  private literal(node: Expression, dest: number): number {
    switch (node.type) {
      case NodeType.NumericLiteral:
        return this.number(node.value, dest);
      case NodeType.StringLiteral:
        return this.string(node.value, dest);
      case NodeType.BooleanLiteral:
        return this.singleton(node.value ? Singleton.True : Singleton.False, dest);
      case NodeType.NullLiteral:
        return this.singleton(Singleton.Null, dest);
      case NodeType.UnaryExpression:
        return node.argument.type === NodeType.NumericLiteral && node.operator === '-'
          ? this.number(-node.argument.value, dest)
          : NONE;
      default:
        return NONE;
    }
  }

  /** Reads a variable. `check`: ReferenceError if it is not initialized. */
  load(binding: Binding, check: boolean, dest: number): number {
    const b = this.resolve(binding);
    const f = this.f;
    if (!check && b.kind === BindingKind.Const && b.literal !== null) {
      const value = this.literal(b.literal, dest);
      if (value !== NONE) return value;
    }
    switch (b.storage) {
      case Storage.Register:
        if (check) f.emit(Op.CheckHole, b.index, this.atomId(b.name), 0, 0, 0);
        return this.finish(b.index, dest);
      case Storage.Environment:
        return this.loadEnvironment(b, check, dest);
      case Storage.UnitVariable: {
        const d = this.to(dest);
        if (check) f.emit(Op.GetVarChecked, d, b.index, 0, this.atomId(b.name), 0);
        else f.emit(Op.GetVar, d, b.index, 0, 0, 0);
        return d;
      }
      case Storage.NamespaceMember: {
        const object = this.load(b.object as Binding, false, NONE);
        const d = this.to(dest);
        f.emit(Op.GetProp, d, object, 0, 0, this.atomId(b.memberName));
        return d;
      }
      default:
        return this.globalRead(b.name, 0, DECLARED_GLOBAL, dest);
    }
  }

  private loadEnvironment(b: Binding, check: boolean, dest: number): number {
    const f = this.f;
    const d = this.to(dest);
    const env = this.environmentOf(b.scope);
    const name = this.atomId(b.name);
    if (env !== NONE) {
      if (b.index > 255) f.emit(Op.GetEnvWide, d, env, 0, b.index, name);
      else if (check) f.emit(Op.GetEnvChecked, d, env, b.index, name, 0);
      else f.emit(Op.GetEnv, d, env, b.index, 0, 0);
      return d;
    }
    const steps = this.steps(b.scope);
    if (b.index > 255) f.emit(Op.GetOuterWide, d, steps, 0, b.index, name);
    else if (check) f.emit(Op.GetOuterChecked, d, steps, b.index, name, 0);
    else f.emit(Op.GetOuter, d, steps, b.index, 0, 0);
    return d;
  }

  loadGlobal(name: string, forTypeof: boolean, dest: number): number {
    return this.globalRead(name, forTypeof ? 1 : 0, 0, dest);
  }

  private globalRead(name: string, forTypeof: number, declared: number, dest: number): number {
    const d = this.to(dest);
    this.f.emit(Op.GetGlobal, d, 0, forTypeof, declared, this.atomId(name));
    return d;
  }

  /** Assigns a variable: an expression did it, so constants and names that are not initialized throw. */
  assign(binding: Binding, check: boolean, value: number): void {
    const b = this.resolve(binding);
    if (b.immutable || binding.immutable) {
      if (check) this.load(b, true, NONE);
      if (b.kind === BindingKind.FunctionName && !this.strict) return;
      this.throwError(ErrorKind.TypeError, 'Assignment to constant variable.');
      return;
    }
    this.store(b, check, value);
  }

  /** Writes a variable. */
  store(b: Binding, check: boolean, value: number): void {
    const f = this.f;
    switch (b.storage) {
      case Storage.None:
        return;
      case Storage.Register:
        if (check) f.emit(Op.CheckHole, b.index, this.atomId(b.name), 0, 0, 0);
        this.move(b.index, value);
        return;
      case Storage.Environment: {
        const env = this.environmentOf(b.scope);
        const where = env !== NONE ? env : this.steps(b.scope);
        const name = check || b.index > 255 ? this.atomId(b.name) : 0;
        if (b.index > 255) {
          f.emit(env !== NONE ? Op.SetEnvWide : Op.SetOuterWide, value, where, check ? 1 : 0, b.index, name);
        } else if (check) {
          f.emit(env !== NONE ? Op.SetEnvChecked : Op.SetOuterChecked, value, where, b.index, name, 0);
        } else {
          f.emit(env !== NONE ? Op.SetEnv : Op.SetOuter, value, where, b.index, 0, 0);
        }
        return;
      }
      case Storage.UnitVariable:
        if (check) f.emit(Op.SetVarChecked, value, b.index, 0, this.atomId(b.name), 0);
        else f.emit(Op.SetVar, value, b.index, 0, 0, 0);
        return;
      case Storage.NamespaceMember: {
        const object = this.load(b.object as Binding, false, NONE);
        f.emit(Op.SetProp, object, value, 1, 0, this.atomId(b.memberName));
        return;
      }
      default:
        this.storeGlobal(b.name, value);
    }
  }

  storeGlobal(name: string, value: number): void {
    this.f.emit(Op.SetGlobal, value, 0, this.strict ? 1 : 0, 0, this.atomId(name));
  }

  /** First value of a variable: its declaration. */
  initialize(binding: Binding, value: number): void {
    this.store(this.resolve(binding), false, value);
    // Functions are exported where they stand, not where they are hoisted to.
    if (binding.namespaceExport && binding.functionNode === null) this.exportToNamespace(binding, value);
  }

  /** Exported functions, classes, enums and namespaces of a namespace are variables and properties. */
  exportToNamespace(binding: Binding, value: number): void {
    const object = this.load(binding.scope.objectBinding as Binding, false, NONE);
    this.f.emit(Op.SetProp, object, value, 1, 0, this.atomId(binding.name));
  }

  /** The vreg of a variable that an expression may be computed into directly, or NONE. */
  registerOf(binding: Binding | null, check: boolean): number {
    if (binding === null || check) return NONE;
    const b = this.resolve(binding);
    return b.storage === Storage.Register && !b.immutable ? b.index : NONE;
  }

  /** A statement begins whose value is undefined until something in it has one. spec: sec-updateempty */
  beginCompletion(): void {
    if (this.completion !== NONE) this.undefined(this.completion);
  }

  // Scopes --------------------------------------------------------------------------------------------------------------

  /** Gives the variables of a scope their places. True if an environment was made. */
  enterScope(scope: Scope): boolean {
    const f = this.f;
    const bindings = scope.bindings;
    let holes = false;
    for (let i = 0; i < bindings.length; i++) {
      const b = bindings[i];
      if (b.storage === Storage.Register) {
        b.index = this.variable();
        this.nameVariable(b);
        if (b.needsHoleCheck) this.singleton(Singleton.Hole, b.index);
      } else if (b.storage === Storage.Environment && b.needsHoleCheck) {
        holes = true;
      } else if (startsUndefined(b) && !(this.unit.instantiated && scope.kind === ScopeKind.Module)) {
        this.store(b, false, this.undefined(NONE));
      }
    }
    if (scope.environmentSlots === 0) return false;
    const env = this.variable();
    const parent = this.currentEnvironment();
    f.emit(Op.NewEnv, env, parent, holes ? 1 : 0, scope.environmentSlots, 0);
    this.envScopes.push(scope);
    this.envRegs.push(env);
    if (holes) {
      for (let i = 0; i < bindings.length; i++) {
        const b = bindings[i];
        if (b.storage !== Storage.Environment || b.needsHoleCheck || b.kind === BindingKind.Parameter) continue;
        if (b.kind === BindingKind.Var || b.kind === BindingKind.EvalVars) this.store(b, false, this.undefined(NONE));
      }
    }
    return true;
  }

  nameVariable(b: Binding): void {
    this.f.variableVregs.push(b.index);
    this.f.variableNames.push(b.name);
  }

  leaveScope(hadEnvironment: boolean): void {
    if (!hadEnvironment) return;
    this.envScopes.pop();
    this.envRegs.pop();
  }

  // `this` ---------------------------------------------------------------------------------------------------------------

  /** True where `this` may be uninitialized: derived constructors and what is inside them. */
  private thisMayBeHole(): boolean {
    return this.info.thisFunction.kind === FunctionKind.DerivedConstructor && !this.thisReady;
  }

  loadThis(dest: number): number {
    const owner = this.info.thisFunction;
    const derived = this.thisMayBeHole();
    const binding = owner.thisBinding;
    let value: number;
    if (isScriptThis(this.info)) value = THIS;
    else if (owner === this.info && (!derived || binding === null || binding.storage === Storage.Register))
      value = THIS;
    else if (binding === null) value = this.undefined(NONE);
    else value = this.load(binding, false, NONE);
    if (derived) this.f.emit(Op.CheckThis, value, 0, 0, 0, 0);
    return this.finish(value, dest);
  }

  /** Position of the rows that follow. */
  at(node: Node): void {
    this.f.pos = node.start + this.unit.sourceBase;
  }

  /** What is not there yet: an error here, or one that the program throws when it gets here. */
  unsupported(what: string, node: Node): void {
    if (!this.unit.throwsUnsupported) {
      this.unit.error('TG3001', node.start, node.end, what);
      return;
    }
    // The running function is never false, which no pass knows: what follows stays reachable, and is compiled as well.
    const f = this.f;
    this.at(node);
    const callee = this.temp();
    f.emit(Op.LoadCallee, callee, 0, 0, 0, 0);
    const after = f.block();
    f.emitJump(Op.JFalse, callee, 0, 0, after);
    this.throwError(ErrorKind.SyntaxError, formatMessage('TG3001', [what]));
    f.place(after);
  }
}

/** Is it a variable of the unit that can be read before its declaration? The loader leaves Hole in all of them. */
export function startsUndefined(binding: Binding): boolean {
  if (binding.storage !== Storage.UnitVariable) return false;
  switch (binding.kind) {
    case BindingKind.Var:
    case BindingKind.Enum:
    case BindingKind.ConstEnum:
    case BindingKind.Namespace:
    case BindingKind.ImportAlias:
      return true;
    default:
      return false;
  }
}

/** Bits of `CodeFlag` that follow from the function itself. */
export function codeFlags(info: FunctionInfo): number {
  let flags = info.strict ? CodeFlag.Strict : 0;
  switch (info.kind) {
    case FunctionKind.TopLevel:
    case FunctionKind.Eval:
      flags |= CodeFlag.TopLevel;
      break;
    case FunctionKind.Function:
      flags |= CodeFlag.Constructor;
      break;
    case FunctionKind.Arrow:
      flags |= CodeFlag.Arrow;
      break;
    case FunctionKind.ClassConstructor:
      flags |= CodeFlag.Constructor | CodeFlag.ClassConstructor;
      break;
    case FunctionKind.DerivedConstructor:
      flags |= CodeFlag.Constructor | CodeFlag.ClassConstructor | CodeFlag.Derived;
      break;
    default:
      flags |= CodeFlag.Method;
  }
  const node = info.node;
  if (
    node.type === NodeType.FunctionDeclaration ||
    node.type === NodeType.FunctionExpression ||
    node.type === NodeType.ArrowFunctionExpression
  ) {
    if (node.generator) flags |= CodeFlag.Generator;
    if (node.async) flags |= CodeFlag.Async;
    if (node.generator || node.async) flags &= ~CodeFlag.Constructor;
  }
  if (info.kind === FunctionKind.TopLevel && node.type === NodeType.Program && node.topLevelAwait) {
    flags |= CodeFlag.Async;
  }
  if (info.usesThis && !info.strict && info.kind !== FunctionKind.Arrow && info.kind !== FunctionKind.Eval)
    flags |= CodeFlag.UsesThis;
  return flags;
}
