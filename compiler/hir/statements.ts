// Statements.

import { Op } from '../../vm-assembly/abi/opcodes.ts';
import { type Binding, type Scope, Storage } from '../scope/scope.ts';
import {
  type BlockStatement,
  type Expression,
  type FunctionDeclaration,
  type Identifier,
  type IfStatement,
  type LabeledStatement,
  NodeType,
  type ReturnStatement,
  type Statement,
  type SwitchStatement,
  type VariableDeclaration,
} from '../syntax/ast.ts';
import { type Builder, Control, ControlKind } from './builder.ts';
import { classDeclaration } from './classes.ts';
import { breakTo, leaveFunction, tryStatement } from './completion.ts';
import { effect, expression } from './expressions.ts';
import { closure, hoistFunctions, namedExpression, restoreThis } from './functions.ts';
import { NONE, VregKind } from './hir.ts';
import { doWhileStatement, forInStatement, forOfStatement, forStatement, whileStatement } from './loops.ts';
import { condition } from './operators.ts';
import { bindPattern } from './patterns.ts';
import { awaitValue } from './suspension.ts';
import { enumDeclaration, importEquals, namespaceDeclaration } from './typescript.ts';
import { Resources, resourcesOf, usingDeclaration, withDisposal } from './using.ts';
import { resolveWith, setWith, withStatement } from './with.ts';

export function statements(b: Builder, list: Statement[]): void {
  const resources = resourcesOf(list);
  if (resources !== Resources.None) {
    withDisposal(b, resources, () => {
      for (let i = 0; i < list.length; i++) statement(b, list[i]);
    });
    return;
  }
  for (let i = 0; i < list.length; i++) statement(b, list[i]);
}

export function statement(b: Builder, node: Statement): void {
  switch (node.type) {
    case NodeType.ExpressionStatement:
      expressionStatement(b, node.expression);
      return;
    case NodeType.VariableDeclaration:
      if (!node.declare) variableDeclaration(b, node);
      return;
    case NodeType.IfStatement:
      b.beginCompletion();
      ifStatement(b, node);
      return;
    case NodeType.ReturnStatement:
      returnStatement(b, node);
      return;
    case NodeType.BlockStatement:
      blockStatement(b, node);
      return;
    case NodeType.ForStatement:
      b.beginCompletion();
      forStatement(b, node);
      return;
    case NodeType.ForOfStatement:
      b.beginCompletion();
      forOfStatement(b, node);
      return;
    case NodeType.ForInStatement:
      b.beginCompletion();
      forInStatement(b, node);
      return;
    case NodeType.WhileStatement:
      b.beginCompletion();
      whileStatement(b, node);
      return;
    case NodeType.DoWhileStatement:
      b.beginCompletion();
      doWhileStatement(b, node);
      return;
    case NodeType.BreakStatement:
      breakTo(b, node.label === null ? '' : node.label.name, false);
      return;
    case NodeType.ContinueStatement:
      breakTo(b, node.label === null ? '' : node.label.name, true);
      return;
    case NodeType.ThrowStatement: {
      const value = expression(b, node.argument, NONE);
      b.at(node);
      b.f.emit(Op.Throw, value, 0, 0, 0, 0);
      b.f.endBlock();
      return;
    }
    case NodeType.TryStatement:
      b.beginCompletion();
      tryStatement(b, node);
      return;
    case NodeType.SwitchStatement:
      b.beginCompletion();
      switchStatement(b, node);
      return;
    case NodeType.LabeledStatement:
      labeledStatement(b, node);
      return;
    case NodeType.FunctionDeclaration:
      functionInPlace(b, node);
      return;
    case NodeType.ClassDeclaration:
      if (!node.declare) classDeclaration(b, node, node.id === null ? '' : node.id.name);
      return;
    case NodeType.DebuggerStatement:
      b.at(node);
      b.f.emit(Op.Debugger, 0, 0, 0, 0, 0);
      return;
    case NodeType.WithStatement:
      withStatement(b, node);
      return;
    case NodeType.ExportNamedDeclaration:
      if (node.declaration !== null && node.exportKind !== 'type') statement(b, node.declaration);
      return;
    case NodeType.ExportDefaultDeclaration:
      exportDefault(b, node.declaration);
      return;
    case NodeType.TSEnumDeclaration:
      enumDeclaration(b, node);
      return;
    case NodeType.TSModuleDeclaration:
      namespaceDeclaration(b, node);
      return;
    case NodeType.TSImportEqualsDeclaration:
      importEquals(b, node);
      return;
    case NodeType.TSExportAssignment: {
      const binding = b.info.module?.exportEquals ?? null;
      const value = namedExpression(b, node.expression, 'default', NONE);
      if (binding !== null) b.initialize(binding, value);
      return;
    }
    default:
      return;
  }
}

function expressionStatement(b: Builder, node: Expression): void {
  if (b.completion !== NONE) {
    const value = expression(b, node, NONE);
    b.move(b.completion, value);
    return;
  }
  effect(b, node);
  if (node.type === NodeType.CallExpression && node.callee.type === NodeType.Super) markThisReady(b);
}

/** After `super()` as a statement of its own at the top of a constructor, `this` is certainly there. */
function markThisReady(b: Builder): void {
  if (b.topLevelOfFunction && b.info === b.info.thisFunction) b.thisReady = true;
}

export function blockStatement(b: Builder, node: BlockStatement): void {
  const scope = node.scope as Scope | null;
  const top = b.topLevelOfFunction;
  b.topLevelOfFunction = false;
  if (scope === null) {
    statements(b, node.body);
  } else {
    const had = enterBlock(b, scope);
    statements(b, node.body);
    leaveBlock(b, had);
  }
  b.topLevelOfFunction = top;
}

/** Enters a block's scope: variables and functions. */
export function enterBlock(b: Builder, scope: Scope): boolean {
  const had = b.enterScope(scope);
  hoistFunctions(b, scope);
  return had;
}

export function leaveBlock(b: Builder, had: boolean): void {
  b.leaveScope(had);
}

export function variableDeclaration(b: Builder, node: VariableDeclaration): void {
  if (node.kind === 'using' || node.kind === 'await using') {
    usingDeclaration(b, node);
    return;
  }
  for (let i = 0; i < node.declarations.length; i++) {
    const declarator = node.declarations[i];
    const id = declarator.id;
    if (declarator.init === null) {
      // `let x;` makes x undefined each time; `var x;` does nothing, nor does `export let x;` in a namespace.
      if (node.kind !== 'var' && id.type === NodeType.Identifier && id.binding !== null) {
        const binding = id.binding as Binding;
        if (binding.storage !== Storage.NamespaceMember) b.initialize(binding, b.undefined(NONE));
      }
      continue;
    }
    if (id.type === NodeType.Identifier) {
      declare(b, id, declarator.init, node.kind === 'const');
    } else {
      const value = expression(b, declarator.init, NONE);
      bindPattern(b, id, value);
    }
  }
}

function declare(b: Builder, id: Identifier, init: Expression, constant: boolean): void {
  const binding = id.binding as Binding | null;
  if (binding === null) {
    const value = namedExpression(b, init, id.name, NONE);
    b.at(id);
    b.storeGlobal(id.name, value);
    return;
  }
  if (binding.storage === Storage.With) {
    const found = resolveWith(b, binding);
    setWith(b, binding, found, false, namedExpression(b, init, id.name, NONE));
    return;
  }
  if (binding.storage === Storage.Register && !binding.namespaceExport) {
    // Nobody sees the variable before it is complete, unless it is a `var` in a handler.
    const direct = constant || b.f.handler === -1;
    const value = namedExpression(b, init, id.name, direct ? binding.index : NONE);
    if (value !== binding.index) b.move(binding.index, value);
    return;
  }
  // TypeScript makes an assignment to a property of it, which names nothing.
  const name = binding.namespaceExport || binding.storage === Storage.NamespaceMember ? '' : id.name;
  b.initialize(binding, namedExpression(b, init, name, NONE));
}

/** A chain of else-ifs is walked in a loop: machines write long ones. */
function ifStatement(b: Builder, node: IfStatement): void {
  const f = b.f;
  let end = NONE;
  for (let branch = node; ; ) {
    const alternate = f.block();
    condition(b, branch.test, alternate, false);
    nested(b, branch.consequent);
    const otherwise = branch.alternate;
    if (otherwise !== null) {
      if (end === NONE) end = f.block();
      f.jump(end);
    }
    f.place(alternate);
    if (otherwise === null) break;
    if (otherwise.type !== NodeType.IfStatement) {
      nested(b, otherwise);
      break;
    }
    branch = otherwise;
  }
  if (end !== NONE) f.place(end);
}

/** A statement that does not always run. */
export function nested(b: Builder, node: Statement): void {
  const top = b.topLevelOfFunction;
  b.topLevelOfFunction = false;
  statement(b, node);
  b.topLevelOfFunction = top;
}

function returnStatement(b: Builder, node: ReturnStatement): void {
  const value = node.argument === null ? b.undefined(NONE) : expression(b, node.argument, NONE);
  b.at(node);
  const awaited = b.async && b.generator && node.argument !== null;
  leaveFunction(b, awaited ? awaitValue(b, value, NONE) : value);
}

/** The last step of a return. */
export function emitReturn(b: Builder, value: number): void {
  restoreThis(b);
  b.f.emit(b.async || b.generator ? Op.Finish : Op.Return, value, 0, 0, 0, 0);
  b.f.endBlock();
}

function labeledStatement(b: Builder, node: LabeledStatement): void {
  const body = node.body;
  b.pendingLabels.push(node.label.name);
  switch (body.type) {
    case NodeType.ForStatement:
    case NodeType.ForInStatement:
    case NodeType.ForOfStatement:
    case NodeType.WhileStatement:
    case NodeType.DoWhileStatement:
    case NodeType.LabeledStatement:
      statement(b, body);
      return;
    default: {
      const control = new Control(ControlKind.Break, b.f.handler);
      control.labels = b.pendingLabels;
      b.pendingLabels = [];
      control.breakBlock = b.f.block();
      b.pushControl(control);
      nested(b, body);
      b.controls.pop();
      b.f.place(control.breakBlock);
    }
  }
}

/**
 * What a hoisted function leaves to do where it stands: a namespace exports it; in a block of sloppy code it is a variable of
 * the function too. spec: sec-web-compat-functiondeclarationinstantiation
 */
function functionInPlace(b: Builder, node: FunctionDeclaration): void {
  if (node.id === null) return;
  const binding = node.id.binding as Binding | null;
  if (binding === null) return;
  if (binding.namespaceExport && binding.functionNode === node) {
    b.at(node);
    b.exportToNamespace(binding, b.load(binding, false, NONE));
  }
  if (binding.annexB === null) return;
  const value = b.load(binding, false, NONE);
  const outer = binding.annexB;
  if (outer.storage === Storage.Global) b.storeGlobal(outer.name, value);
  else b.store(outer, false, value);
}

function switchStatement(b: Builder, node: SwitchStatement): void {
  const f = b.f;
  const written = expression(b, node.discriminant, NONE);
  // A case may assign the variable that is looked at.
  const value = f.vregKind[written] === VregKind.Variable ? b.temp() : written;
  if (value !== written) b.move(value, written);
  const scope = node.scope as Scope | null;
  const had = scope !== null && enterBlock(b, scope);
  const control = new Control(ControlKind.Break, f.handler);
  control.labels = b.pendingLabels.concat('');
  b.pendingLabels = [];
  control.breakBlock = f.block();
  b.pushControl(control);
  const top = b.topLevelOfFunction;
  b.topLevelOfFunction = false;
  const blocks: number[] = [];
  let fallback = control.breakBlock;
  for (let i = 0; i < node.cases.length; i++) {
    const block = f.block();
    blocks.push(block);
    const test = node.cases[i].test;
    if (test === null) {
      fallback = block;
      continue;
    }
    const wanted = expression(b, test, NONE);
    b.at(test);
    f.emitJump(Op.JSeq, value, wanted, 0, block);
  }
  f.jump(fallback);
  for (let i = 0; i < node.cases.length; i++) {
    f.place(blocks[i]);
    statements(b, node.cases[i].consequent);
  }
  b.topLevelOfFunction = top;
  b.controls.pop();
  f.place(control.breakBlock);
  if (scope !== null) leaveBlock(b, had);
}

function exportDefault(b: Builder, node: Statement | Expression): void {
  switch (node.type) {
    case NodeType.FunctionDeclaration:
      return;
    case NodeType.ClassDeclaration: {
      const value = classDeclaration(b, node, node.id === null ? 'default' : node.id.name);
      if (node.id === null) initializeDefault(b, value);
      return;
    }
    case NodeType.TSInterfaceDeclaration:
    case NodeType.TSDeclareFunction:
      return;
    default:
      initializeDefault(b, namedExpression(b, node as Expression, 'default', NONE));
  }
}

function initializeDefault(b: Builder, value: number): void {
  const binding = b.info.module?.defaultBinding ?? null;
  if (binding !== null) b.initialize(binding, value);
}

/** `export default function () {}` is created with the other functions. */
export function hoistDefaultFunction(b: Builder, body: Statement[]): void {
  for (const node of body) {
    if (node.type !== NodeType.ExportDefaultDeclaration) continue;
    const declaration = node.declaration;
    if (declaration.type !== NodeType.FunctionDeclaration || declaration.id !== null) continue;
    initializeDefault(b, closure(b, declaration, 'default', 0, declaration.start, declaration.end, NONE));
  }
}
