// The calls of decorators while a class is defined. What they leave to its instances is in the class by then (scope/desugar.ts).

import { DecoratedFlag, DecoratedKind, Helper } from '../../vm-assembly/abi/helpers.ts';
import { Op } from '../../vm-assembly/abi/opcodes.ts';
import { originOf } from '../scope/desugar.ts';
import type { Binding, ClassInfo } from '../scope/scope.ts';
import {
  type ClassElement,
  type ClassNode,
  type Decorator,
  type Expression,
  type FunctionNode,
  type MethodDefinition,
  NodeType,
  type PropertyDefinition,
} from '../syntax/ast.ts';
import type { Builder } from './builder.ts';
import type { PendingPrivate } from './classes.ts';
import { expression, getMember } from './expressions.ts';
import { NONE } from './hir.ts';
import { callHelper } from './using.ts';

/** Modes of Helper.DecorateLegacy. */
const enum Legacy {
  Method = 0,
  Field = 1,
  Class = 2,
}

/** Are decorators those of TypeScript's `experimentalDecorators`? */
export function isLegacy(b: Builder): boolean {
  return b.unit.moduleInfo?.legacyDecorators === true;
}

/** Decorators as an array: receiver, function and number of the parameter of each. */
export function decoratorList(b: Builder, decorators: Decorator[], fn: FunctionNode | null): number {
  const list = b.variable();
  b.f.emit(Op.NewArray, list, 0, 0, 0, 0);
  for (const decorator of decorators) append(b, list, decorator, -1);
  for (const parameter of fn === null ? [] : (fn.paramDecorators ?? [])) {
    for (const decorator of parameter.decorators) append(b, list, decorator, parameter.index);
  }
  return list;
}

function append(b: Builder, list: number, decorator: Decorator, parameter: number): void {
  const node = decorator.expression;
  let receiver = NONE;
  let fn: number;
  if (node.type === NodeType.MemberExpression && node.object.type !== NodeType.Super && !node.optional) {
    receiver = expression(b, node.object as Expression, NONE);
    fn = getMember(b, node, receiver, NONE);
  } else {
    fn = expression(b, node, NONE);
  }
  b.at(decorator);
  b.f.emit(Op.ArrayPush, list, receiver === NONE ? b.undefined(NONE) : receiver, 0, 0, 0);
  b.f.emit(Op.ArrayPush, list, fn, 0, 0, 0);
  b.f.emit(Op.ArrayPush, list, b.number(parameter, NONE), 0, 0, 0);
}

/** The decorators of one class definition. */
export class ClassDecorators {
  private readonly b: Builder;
  private readonly node: ClassNode;
  private readonly info: ClassInfo;
  /** Decorators of the class itself, or NONE. */
  private list = NONE;
  private count = 0;
  /** Keys that were computed. */
  private readonly keys = new Map<ClassElement, number>();
  readonly legacy: boolean;
  /** Decorated private methods of instances. */
  readonly privates: PendingPrivate[] = [];

  constructor(b: Builder, node: ClassNode, info: ClassInfo) {
    this.b = b;
    this.node = node;
    this.info = info;
    this.legacy = isLegacy(b);
  }

  /** In front of the class. */
  ofClass(): void {
    if (this.node.decorators.length > 0 && !this.legacy) this.list = decoratorList(this.b, this.node.decorators, null);
  }

  get active(): boolean {
    return this.info.decoratorState !== null && !this.legacy;
  }

  /** Behind the heritage. */
  begin(heritage: number): void {
    if (!this.active) return;
    const { b, info } = this;
    const parent = heritage === NONE ? b.undefined(NONE) : heritage;
    b.store(info.decoratorState as Binding, false, callHelper(b, Helper.NewDecoration, [parent], NONE));
  }

  /** Evaluates the decorators of an element: NONE if there is nothing to call in this form. */
  ofElement(element: MethodDefinition | PropertyDefinition): number {
    if (!this.active || element.decorators.length === 0) return NONE;
    return decoratorList(this.b, element.decorators, null);
  }

  /** Keeps the key of an element for the older form. */
  keep(element: ClassElement, key: number): void {
    if (this.legacy) this.keys.set(element, key);
  }

  /** Tells the decoration about an element: its number. `first` and `second` are functions of a private one. */
  add(
    element: MethodDefinition | PropertyDefinition,
    list: number,
    key: number,
    first: number,
    second: number,
  ): number {
    const { b } = this;
    const origin = originOf(element);
    let flags: number = DecoratedKind.Field;
    if (element.type === NodeType.MethodDefinition) {
      if (origin?.accessor) flags = DecoratedKind.Accessor;
      else if (element.kind === 'get') flags = DecoratedKind.Getter;
      else flags = element.kind === 'set' ? DecoratedKind.Setter : DecoratedKind.Method;
    }
    if (element.static) flags |= DecoratedFlag.Static;
    if (element.key.type === NodeType.PrivateIdentifier) flags |= DecoratedFlag.Private;
    const access = origin === null || origin.access === null ? b.undefined(NONE) : expression(b, origin.access, NONE);
    b.at(element);
    const missing = b.undefined(NONE);
    const args = [this.state(), list, b.number(flags, NONE), key, access];
    args.push(first === NONE ? missing : first, second === NONE ? missing : second);
    callHelper(b, Helper.AddDecorated, args, NONE);
    return this.count++;
  }

  /** Calls them all, when the methods are there: what they made of the class. */
  apply(pair: number): number {
    const { b } = this;
    b.at(this.node);
    const list = this.list === NONE ? b.undefined(NONE) : this.list;
    return callHelper(b, Helper.ApplyDecorators, [this.state(), pair, pair + 1, list], b.variable());
  }

  /** What stands for private element `index` now. */
  replacement(index: number, second: boolean): number {
    const { b } = this;
    return callHelper(
      b,
      Helper.Replacement,
      [this.state(), b.number(index, NONE), b.number(second ? 1 : 0, NONE)],
      NONE,
    );
  }

  /** The older form, when the class is complete: instances, statics, the class. */
  applyLegacy(pair: number): number {
    this.membersLegacy(pair + 1, false);
    this.membersLegacy(pair, true);
    const written = this.node.body.body.find(
      (element) => element.type === NodeType.MethodDefinition && element.kind === 'constructor',
    );
    const fn = written?.type === NodeType.MethodDefinition ? (written.value as FunctionNode) : null;
    if (this.node.decorators.length === 0 && (fn === null || fn.paramDecorators === null)) return pair;
    const { b } = this;
    const list = decoratorList(b, this.node.decorators, fn);
    const nothing = b.undefined(NONE);
    const mode = b.number(Legacy.Class, NONE);
    return callHelper(b, Helper.DecorateLegacy, [list, pair, nothing, mode], b.variable());
  }

  private membersLegacy(target: number, isStatic: boolean): void {
    const { b } = this;
    for (const element of this.node.body.body) {
      if (element.type !== NodeType.MethodDefinition && element.type !== NodeType.PropertyDefinition) continue;
      if (element.static !== isStatic) continue;
      const method = element.type === NodeType.MethodDefinition;
      if (method && element.kind === 'constructor') continue;
      const fn = method ? (element.value as FunctionNode) : null;
      if (element.decorators.length === 0 && (fn === null || fn.paramDecorators === null)) continue;
      const key = this.keys.get(element);
      if (key === undefined) continue;
      const list = decoratorList(b, element.decorators, fn);
      b.at(element);
      const mode = b.number(method ? Legacy.Method : Legacy.Field, NONE);
      callHelper(b, Helper.DecorateLegacy, [list, target, key, mode], NONE);
    }
  }

  private state(): number {
    return this.b.load(this.info.decoratorState as Binding, false, NONE);
  }
}
