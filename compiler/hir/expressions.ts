// Expressions to HIR. See builder.ts for the contract of `dest`.

import { ModuleHook, Op } from '../../vm-assembly/abi/opcodes.ts';
import { Singleton } from '../../vm-assembly/abi/values.ts';
import { type Binding, Storage } from '../scope/scope.ts';
import {
  type ArrayExpression,
  type ConditionalExpression,
  type Expression,
  type Identifier,
  type ImportExpression,
  type LogicalExpression,
  type MemberExpression,
  type MetaProperty,
  NodeType,
  type PrivateIdentifier,
  type RegExpLiteral,
  type SequenceExpression,
  type SpreadElement,
  type Super,
  type TaggedTemplateExpression,
  type TemplateLiteral,
} from '../syntax/ast.ts';
import { assignment, update } from './assignments.ts';
import { type Builder, WINDOW_ARGUMENTS, WINDOW_CALLEE, WINDOW_THIS } from './builder.ts';
import { callExpression, newExpression } from './calls.ts';
import { classExpression } from './classes.ts';
import { holdersOf, loadDynamic } from './dynamic-names.ts';
import { functionExpression } from './functions.ts';
import { mentions } from './hazards.ts';
import { GroupKind, NONE, VregKind } from './hir.ts';
import { iterate } from './iteration.ts';
import { isArrayIndex } from './keys.ts';
import { objectExpression } from './objects.ts';
import { binary, condition, unary } from './operators.ts';
import { awaitExpression, yieldExpression } from './suspension.ts';
import { constEnumMember } from './typescript.ts';
import { getWith, resolveWith } from './with.ts';

/** Elements of an array literal that are built in registers before the array is made. */
const ARRAY_CHUNK = 24;

/** Lowers an expression; the vreg that holds its value. */
export function expression(b: Builder, node: Expression | Super | PrivateIdentifier, dest: number): number {
  switch (node.type) {
    case NodeType.Identifier:
      return identifier(b, node, dest);
    case NodeType.NumericLiteral:
      return b.number(node.value, dest);
    case NodeType.StringLiteral:
      return b.string(node.value, dest);
    case NodeType.BooleanLiteral:
      return b.singleton(node.value ? Singleton.True : Singleton.False, dest);
    case NodeType.NullLiteral:
      return b.singleton(Singleton.Null, dest);
    case NodeType.ThisExpression:
      b.at(node);
      return b.loadThis(dest);
    case NodeType.MemberExpression:
      return member(b, node, dest);
    case NodeType.CallExpression:
      return callExpression(b, node, dest);
    case NodeType.NewExpression:
      return newExpression(b, node, dest);
    case NodeType.BinaryExpression:
      return binary(b, node, dest);
    case NodeType.UnaryExpression:
      return unary(b, node, dest);
    case NodeType.UpdateExpression:
      return update(b, node, dest, true);
    case NodeType.AssignmentExpression:
      return assignment(b, node, dest, true);
    case NodeType.LogicalExpression:
      return logical(b, node, dest);
    case NodeType.ConditionalExpression:
      return conditional(b, node, dest);
    case NodeType.SequenceExpression:
      return sequence(b, node, dest);
    case NodeType.ArrayExpression:
      return arrayExpression(b, node, dest);
    case NodeType.ObjectExpression:
      return objectExpression(b, node, dest);
    case NodeType.FunctionExpression:
    case NodeType.ArrowFunctionExpression:
      return functionExpression(b, node, '', dest);
    case NodeType.ClassExpression:
      return classExpression(b, node, '', dest);
    case NodeType.TemplateLiteral:
      return templateLiteral(b, node, dest);
    case NodeType.TaggedTemplateExpression:
      return taggedTemplate(b, node, dest);
    case NodeType.ChainExpression: {
      const saved = b.chainBlock;
      const value = b.work(dest);
      const cut = b.f.block();
      const end = b.f.block();
      b.chainBlock = cut;
      expression(b, node.expression, value);
      b.chainBlock = saved;
      b.f.jump(end);
      b.f.place(cut);
      b.undefined(value);
      b.f.place(end);
      return b.finish(value, dest);
    }
    case NodeType.TSAsExpression:
    case NodeType.TSSatisfiesExpression:
    case NodeType.TSTypeAssertion:
    case NodeType.TSNonNullExpression:
    case NodeType.TSInstantiationExpression:
      return expression(b, node.expression, dest);
    case NodeType.MetaProperty:
      return metaProperty(b, node, dest);
    case NodeType.RegExpLiteral:
      return regExpLiteral(b, node, dest);
    case NodeType.BigIntLiteral:
      return b.bigint(node.bigint, dest);
    case NodeType.YieldExpression:
      return yieldExpression(b, node, dest);
    case NodeType.AwaitExpression:
      return awaitExpression(b, node, dest);
    case NodeType.ImportExpression:
      return importExpression(b, node, dest);
    default:
      b.unsupported('This expression', node);
      return b.undefined(dest);
  }
}

/** Lowers an expression for what it does. */
export function effect(b: Builder, node: Expression): void {
  switch (node.type) {
    case NodeType.AssignmentExpression:
      assignment(b, node, NONE, false);
      return;
    case NodeType.UpdateExpression:
      update(b, node, NONE, false);
      return;
    case NodeType.SequenceExpression:
      for (let i = 0; i < node.expressions.length; i++) effect(b, node.expressions[i]);
      return;
    case NodeType.LogicalExpression: {
      if (node.operator === '??') break;
      const end = b.f.block();
      condition(b, node.left, end, node.operator === '||');
      effect(b, node.right);
      b.f.place(end);
      return;
    }
    case NodeType.ConditionalExpression: {
      const alternate = b.f.block();
      const end = b.f.block();
      condition(b, node.test, alternate, false);
      effect(b, node.consequent);
      b.f.jump(end);
      b.f.place(alternate);
      effect(b, node.alternate);
      b.f.place(end);
      return;
    }
    case NodeType.UnaryExpression:
      if (node.operator === 'void') {
        effect(b, node.argument);
        return;
      }
      break;
    default:
      break;
  }
  expression(b, node, NONE);
}

export function identifier(b: Builder, node: Identifier, dest: number): number {
  const holders = holdersOf(b, node);
  if (holders === null) return staticIdentifier(b, node, dest);
  return loadDynamic(b, node, holders, dest, (d) => staticIdentifier(b, node, d));
}

function staticIdentifier(b: Builder, node: Identifier, dest: number): number {
  const binding = node.binding as Binding | null;
  if (binding !== null) {
    if (node.holeCheck || binding.storage === Storage.With) b.at(node);
    if (binding.storage === Storage.With)
      return getWith(b, binding, resolveWith(b, binding), node.holeCheck, false, dest);
    return b.load(binding, node.holeCheck, dest);
  }
  // The global object's `undefined`, `NaN` and `Infinity` cannot be changed.
  switch (node.name) {
    case 'undefined':
      return b.undefined(dest);
    case 'NaN':
      return b.number(Number.NaN, dest);
    case 'Infinity':
      return b.number(Number.POSITIVE_INFINITY, dest);
    default:
      b.at(node);
      return b.loadGlobal(node.name, false, dest);
  }
}

/** The object of a member expression, and an early way out of an optional chain. */
export function memberObject(b: Builder, node: MemberExpression, dest: number): number {
  const object = expression(b, node.object, dest);
  if (node.optional) shortCircuit(b, object);
  return object;
}

/** In an optional chain: leaves it if the value is undefined or null. */
export function shortCircuit(b: Builder, value: number): void {
  b.f.emitJump(Op.JNullish, value, 0, 0, b.chainBlock);
}

/** Position that an error in a property access is reported at: that of the property. */
export function atProperty(b: Builder, node: MemberExpression): void {
  if (node.computed) b.at(node.object);
  else b.at(node.property);
}

function member(b: Builder, node: MemberExpression, dest: number): number {
  const folded = constEnumMember(b, node, dest);
  if (folded !== NONE) return folded;
  if (isModuleMember(node)) return moduleMember(b, node, dest);
  if (node.object.type === NodeType.Super) {
    const key = superKey(b, node);
    const receiver = b.loadThis(NONE);
    const d = b.to(dest);
    atProperty(b, node);
    b.f.emit(Op.GetSuper, d, key, receiver, 0, 0);
    return d;
  }
  const object = memberObject(b, node, NONE);
  return getMember(b, node, object, dest);
}

/** `ns.a` of an imported module: linking found the variable behind it. */
export function isModuleMember(node: MemberExpression): boolean {
  return !node.computed && node.property.type === NodeType.Identifier && node.property.binding !== null;
}

export function moduleMember(b: Builder, node: MemberExpression, dest: number): number {
  const property = node.property as Identifier;
  if (property.holeCheck) b.at(property);
  return b.load(property.binding as Binding, property.holeCheck, dest);
}

/** Key of `super.x` or `super[x]` in a register. spec: the key is evaluated after `this` was checked. */
export function superKey(b: Builder, node: MemberExpression): number {
  if (!node.computed) return b.atom((node.property as Identifier).name, NONE);
  b.at(node);
  b.loadThis(NONE);
  return expression(b, node.property as Expression, NONE);
}

/** Reads the property that `node` names from `object`. */
export function getMember(b: Builder, node: MemberExpression, object: number, dest: number): number {
  const property = node.property;
  if (property.type === NodeType.PrivateIdentifier) {
    const name = b.load(property.binding as Binding, false, NONE);
    const d = b.to(dest);
    b.at(property);
    b.f.emit(Op.GetPrivate, d, object, name, 0, 0);
    return d;
  }
  if (!node.computed) {
    b.at(property);
    return getNamed(b, object, (property as Identifier).name, dest);
  }
  if (property.type === NodeType.StringLiteral && !isArrayIndex(property.value)) {
    atProperty(b, node);
    return getNamed(b, object, property.value, dest);
  }
  const target = b.stable(object, property);
  const key = expression(b, property, NONE);
  const d = b.to(dest);
  atProperty(b, node);
  b.f.emit(Op.GetElem, d, target, key, 0, 0);
  return d;
}

/** object.name */
export function getNamed(b: Builder, object: number, name: string, dest: number): number {
  const d = b.to(dest);
  const op = name === 'length' ? Op.GetLength : Op.GetProp;
  b.f.emit(op, d, object, 0, 0, b.atomId(name));
  return d;
}

/** Chains lean to the left: their links are walked in a loop, however many there are. */
function logical(b: Builder, node: LogicalExpression, dest: number): number {
  const f = b.f;
  // The result is written before the right sides are evaluated: not into a variable that somebody could look at.
  const isVariable = dest !== NONE && f.vregKind[dest] === VregKind.Variable;
  let needsTemp = dest === NONE || (isVariable && f.handler !== -1);
  const links: LogicalExpression[] = [node];
  const ends: number[] = [f.block()];
  for (let link = node; ; ) {
    if (isVariable && !needsTemp) needsTemp = mentions(link.right, dest);
    if (link.left.type !== NodeType.LogicalExpression) break;
    link = link.left;
    links.push(link);
    ends.push(f.block());
  }
  const d = needsTemp ? b.temp() : dest;
  expression(b, links[links.length - 1].left, d);
  for (let i = links.length - 1; i >= 0; i--) {
    const { operator, right } = links[i];
    const op = operator === '&&' ? Op.JFalse : operator === '||' ? Op.JTrue : Op.JNotNullish;
    f.emitJump(op, d, 0, 0, ends[i]);
    expression(b, right, d);
    f.place(ends[i]);
  }
  return b.finish(d, dest);
}

function conditional(b: Builder, node: ConditionalExpression, dest: number): number {
  const d = b.to(dest);
  const alternate = b.f.block();
  const end = b.f.block();
  condition(b, node.test, alternate, false);
  expression(b, node.consequent, d);
  b.f.jump(end);
  b.f.place(alternate);
  expression(b, node.alternate, d);
  b.f.place(end);
  return d;
}

function sequence(b: Builder, node: SequenceExpression, dest: number): number {
  const last = node.expressions.length - 1;
  for (let i = 0; i < last; i++) effect(b, node.expressions[i]);
  return expression(b, node.expressions[last], dest);
}

/** The array whose elements are the list: array literals, and arguments with spread. */
export function arrayOf(b: Builder, elements: (Expression | SpreadElement | null)[], dest: number): number {
  const f = b.f;
  let count = 0;
  while (count < elements.length && count < ARRAY_CHUNK) {
    const element = elements[count];
    if (element === null || element.type === NodeType.SpreadElement) break;
    count++;
  }
  let first = 0;
  if (count > 0) {
    first = f.group(GroupKind.Range, count);
    for (let i = 0; i < count; i++) expression(b, elements[i] as Expression, first + i);
  }
  if (count === elements.length) {
    const d = b.to(dest);
    f.emit(Op.NewArray, d, first, count, 0, 0);
    return d;
  }
  const array = b.work(dest);
  f.emit(Op.NewArray, array, first, count, 0, 0);
  for (let i = count; i < elements.length; i++) {
    const element = elements[i];
    if (element === null) {
      f.emit(Op.ArrayHole, array, 0, 0, 0, 0);
    } else if (element.type === NodeType.SpreadElement) {
      const source = expression(b, element.argument, NONE);
      b.at(element.argument);
      iterate(b, source, (value) => f.emit(Op.ArrayPush, array, value, 0, 0, 0));
    } else {
      f.emit(Op.ArrayPush, array, expression(b, element, NONE), 0, 0, 0);
    }
  }
  return b.finish(array, dest);
}

function arrayExpression(b: Builder, node: ArrayExpression, dest: number): number {
  return arrayOf(b, node.elements, dest);
}

function templateLiteral(b: Builder, node: TemplateLiteral, dest: number): number {
  const parts: (Expression | string)[] = [];
  for (let i = 0; i < node.quasis.length; i++) {
    const cooked = node.quasis[i].cooked as string;
    if (cooked !== '') parts.push(cooked);
    if (i < node.expressions.length) parts.push(node.expressions[i]);
  }
  if (parts.length === 0) return b.string('', dest);
  if (parts.length === 1 && typeof parts[0] === 'string') return b.string(parts[0], dest);
  // Long ones in pieces, to spare registers. spec: each expression becomes a string before the next one is evaluated.
  let value = NONE;
  for (let at = 0; at < parts.length; ) {
    const start = value === NONE ? 0 : 1;
    const count = Math.min(parts.length - at, ARRAY_CHUNK);
    const first = b.f.group(GroupKind.Range, count + start);
    if (start === 1) b.move(first, value);
    for (let i = 0; i < count; i++) {
      const part = parts[at + i];
      const slot = first + start + i;
      if (typeof part === 'string') {
        b.string(part, slot);
      } else if (needsEarlyString(parts, at + i)) {
        const one = b.f.group(GroupKind.Range, 1);
        expression(b, part, one);
        b.at(part);
        b.f.emit(Op.Concat, slot, one, 1, 0, 0);
      } else {
        expression(b, part, slot);
      }
    }
    at += count;
    b.at(node);
    const d = at >= parts.length ? b.to(dest) : b.temp();
    b.f.emit(Op.Concat, d, first, count + start, 0, 0);
    value = d;
  }
  return value;
}

/** Is something evaluated after part `i` that could tell whether its conversion ran before? */
function needsEarlyString(parts: (Expression | string)[], i: number): boolean {
  const part = parts[i] as Expression;
  if (part.type === NodeType.TemplateLiteral || part.type === NodeType.NumericLiteral) return false;
  for (let j = i + 1; j < parts.length; j++) {
    const later = parts[j];
    if (typeof later === 'string' || isQuiet(later)) continue;
    return true;
  }
  return false;
}

/** Evaluation runs no guest code and throws nothing. */
function isQuiet(node: Expression): boolean {
  switch (node.type) {
    case NodeType.Identifier:
      return node.binding !== null && !node.holeCheck;
    case NodeType.NumericLiteral:
    case NodeType.StringLiteral:
    case NodeType.BooleanLiteral:
    case NodeType.NullLiteral:
      return true;
    default:
      return false;
  }
}

function taggedTemplate(b: Builder, node: TaggedTemplateExpression, dest: number): number {
  const quasi = node.quasi;
  const argc = quasi.expressions.length + 1;
  const window = b.window(argc);
  const tag = node.tag;
  if (tag.type === NodeType.MemberExpression && tag.object.type !== NodeType.Super) {
    expression(b, tag.object, window + WINDOW_THIS);
    getMember(b, tag, window + WINDOW_THIS, window + WINDOW_CALLEE);
  } else {
    expression(b, tag, window + WINDOW_CALLEE);
    if (tag.type === NodeType.MemberExpression) b.loadThis(window + WINDOW_THIS);
    else b.undefined(window + WINDOW_THIS);
  }
  const run = b.f.runs.length;
  const image = b.unit.image;
  for (const element of quasi.quasis) {
    b.f.runs.push(element.cooked === null ? -1 : image.stringId(element.cooked));
  }
  for (const element of quasi.quasis) b.f.runs.push(image.stringId(element.raw));
  b.f.emit(Op.TemplateObject, window + WINDOW_ARGUMENTS, quasi.quasis.length, 0, 0, run);
  for (let i = 1; i < argc; i++) expression(b, quasi.expressions[i - 1], window + WINDOW_ARGUMENTS + i);
  b.at(node.tag);
  return b.call(window, argc, dest);
}

function regExpLiteral(b: Builder, node: RegExpLiteral, dest: number): number {
  const d = b.to(dest);
  b.at(node);
  b.f.emit(Op.NewRegExp, d, 0, 0, b.unit.image.stringId(node.pattern), b.unit.image.stringId(node.flags));
  return d;
}

function metaProperty(b: Builder, node: MetaProperty, dest: number): number {
  if (node.meta.name === 'new') {
    const binding = b.info.thisFunction.newTargetBinding;
    return binding === null ? b.undefined(dest) : b.load(binding, false, dest);
  }
  const d = b.to(dest);
  b.f.emit(Op.GetVar, d, b.unit.metaVariable, 0, 0, 0);
  return d;
}

// spec: sec-evaluate-import-call
function importExpression(b: Builder, node: ImportExpression, dest: number): number {
  const { recordsVariable, moduleIndex } = b.unit;
  const window = b.window(4);
  const arguments_ = window + WINDOW_ARGUMENTS;
  expression(b, node.source, arguments_ + 2);
  if (node.options === null) b.undefined(arguments_ + 3);
  else expression(b, node.options, arguments_ + 3);
  b.at(node);
  loadHook(b, ModuleHook.Import, window);
  if (recordsVariable < 0) b.undefined(arguments_);
  else b.f.emit(Op.GetVar, arguments_, recordsVariable, 0, 0, 0);
  b.number(moduleIndex, arguments_ + 1);
  return b.call(window, 4, dest);
}

/** Puts a function of the library of modules into a window. */
export function loadHook(b: Builder, hook: ModuleHook, window: number): void {
  b.f.emit(Op.LoadModuleHook, window + WINDOW_CALLEE, hook, 0, 0, 0);
  b.undefined(window + WINDOW_THIS);
}
