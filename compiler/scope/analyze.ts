// Scope analysis: one walk over the tree that resolves every name, finds captures, hole checks and early errors, and
// decides where each variable lives. Types are not walked: what only types use is not used.

import type { DiagnosticBag } from '../diagnostics.ts';
import type { WithStatement } from '../syntax/ast.ts';
import {
  type BlockStatement,
  type CatchClause,
  type Expression,
  type ForInStatement,
  type ForOfStatement,
  type ForStatement,
  type Node,
  NodeType,
  type Pattern,
  type Program,
  type Statement,
  type SwitchStatement,
  type TSEnumDeclaration,
  type TSModuleDeclaration,
  type VariableDeclaration,
} from '../syntax/ast.ts';
import { enumMemberName, kindOfVariable } from './declares.ts';
import { isNamed, type Surroundings } from './eval-scopes.ts';
import { EvalVars } from './eval-vars.ts';
import { collectModule } from './modules.ts';
import { mayRunBefore, spreadReach } from './reach.ts';
import {
  type Binding,
  BindingKind,
  FunctionInfo,
  FunctionKind,
  ModuleInfo,
  NEVER,
  type Scope,
  ScopeKind,
  Storage,
} from './scope.ts';
import { FunctionWalker } from './walk-functions.ts';

/** What the analysis may assume. */
export interface AnalyzeOptions {
  /** Imports that no value refers to are dropped, as TypeScript does without `verbatimModuleSyntax`. Default: true. */
  elideImports?: boolean;
  /** Decorators are those of TypeScript's `experimentalDecorators`. */
  legacyDecorators?: boolean;
}

/** Analyzes a parsed program, writes the results into the tree, and returns what linking needs. */
export function analyze(program: Program, diagnostics: DiagnosticBag, options: AnalyzeOptions = {}): ModuleInfo {
  const module = program.sourceType === 'module';
  const kind = module ? ScopeKind.Module : ScopeKind.Script;
  const top = new FunctionInfo(FunctionKind.TopLevel, program, null, null, kind, program.strict, program.start);
  const info = new ModuleInfo(program, top);
  info.legacyDecorators = options.legacyDecorators === true;
  top.module = info;
  program.scope = top;
  new Analyzer(info, diagnostics).run(options.elideImports !== false);
  return info;
}

/** Analyzes code for `eval`, which runs inside of other code. */
export function analyzeEval(program: Program, surroundings: Surroundings, diagnostics: DiagnosticBag): ModuleInfo {
  const { fn, scope } = surroundings;
  const top = new FunctionInfo(FunctionKind.Eval, program, fn, scope, ScopeKind.Eval, program.strict, 0);
  const info = new ModuleInfo(program, top);
  top.module = info;
  program.scope = top;
  new Analyzer(info, diagnostics).runEval(surroundings);
  return info;
}

class Analyzer extends FunctionWalker {
  runEval(surroundings: Surroundings): void {
    const { program, top } = this.module;
    const scopes: Scope[] = [];
    for (let scope: Scope | null = surroundings.scope; scope !== null; scope = scope.parent) scopes.unshift(scope);
    for (const scope of scopes) {
      for (const binding of scope.bindings) {
        if (binding.kind === BindingKind.WithObject) this.withObjects++;
        else if (isNamed(binding)) this.entry(binding.name).binding = binding;
        else if (binding.kind === BindingKind.PrivateName) this.privateEntry(binding.name).binding = binding;
      }
    }
    this.enterSurroundings(surroundings.scope);
    if (!program.strict) {
      this.evalVars = new EvalVars(surroundings, top.scope);
      this.module.evalVars = this.evalVars;
    }
    const mark = this.savedEntries.length;
    this.hoistBody(program.body);
    this.statements(program.body);
    if (this.evalVars !== null) top.scope.functions = [...this.evalVars.functions.values()];
    this.decidePendingChecks();
    this.spill(top);
    this.restoreNames(mark);
    for (const binding of top.scope.bindings) this.place(binding);
  }

  run(elideImports: boolean): void {
    const body = this.module.program.body;
    const mark = this.savedEntries.length;
    this.hoistBody(body);
    this.statements(body);
    if (this.aliases.length > 0) this.noteExportedAliases(body);
    this.walkAliases();
    this.decidePendingChecks();
    collectModule(this.module, (name) => this.names.get(name)?.binding ?? null, elideImports, this.diagnostics);
    this.restoreNames(mark);
    const bindings = this.scope.bindings;
    for (let i = 0; i < bindings.length; i++) this.place(bindings[i]);
  }

  private decidePendingChecks(): void {
    const pending = this.pendingChecks;
    if (pending.length === 0) return;
    const module = this.scope.kind === ScopeKind.Module;
    if (!module) {
      for (let i = 0; i < this.reachable.length; i++) {
        const binding = this.reachable[i];
        if (binding.reach !== null && binding.scope === this.scope && this.effectPosition < binding.reach.position) {
          binding.reach.position = this.effectPosition;
        }
      }
    }
    spreadReach(this.reachable.filter((binding) => binding.reach !== null));
    for (let i = 0; i < pending.length; i++) {
      const check = pending[i];
      if (check.by.reach === null || mayRunBefore(check.by, check.binding)) {
        this.checkHole(check.binding, check.node);
      } else if (module && check.binding.scope === this.scope) {
        this.module.cycleChecks.push(check.node);
      }
    }
  }

  // Statements ------------------------------------------------------------------------------------------------------------

  protected override statements(list: readonly Statement[]): void {
    for (let i = 0; i < list.length; i++) this.statement(list[i]);
  }

  private statement(node: Statement): void {
    switch (node.type) {
      case NodeType.ExpressionStatement:
        this.expression(node.expression);
        return;
      case NodeType.VariableDeclaration:
        this.variables(node);
        return;
      case NodeType.ReturnStatement:
        if (node.argument !== null) this.expression(node.argument);
        return;
      case NodeType.IfStatement: {
        let branch = node;
        for (;;) {
          this.expression(branch.test);
          this.statement(branch.consequent);
          const alternate = branch.alternate;
          if (alternate === null) return;
          if (alternate.type !== NodeType.IfStatement) {
            this.statement(alternate);
            return;
          }
          branch = alternate;
        }
      }
      case NodeType.BlockStatement:
        this.block(node, null);
        return;
      case NodeType.FunctionDeclaration:
        if (!node.declare) this.functionDeclaration(node);
        return;
      case NodeType.ClassDeclaration:
        if (!node.declare) this.classDeclaration(node);
        return;
      case NodeType.ForStatement:
        this.forStatement(node);
        return;
      case NodeType.ForInStatement:
      case NodeType.ForOfStatement:
        this.forInOf(node);
        return;
      case NodeType.WhileStatement:
        this.loopDepth++;
        this.expression(node.test);
        this.statement(node.body);
        this.loopDepth--;
        return;
      case NodeType.DoWhileStatement:
        this.loopDepth++;
        this.statement(node.body);
        this.expression(node.test);
        this.loopDepth--;
        return;
      case NodeType.SwitchStatement:
        this.switchStatement(node);
        return;
      case NodeType.ThrowStatement:
        this.expression(node.argument);
        return;
      case NodeType.TryStatement:
        this.block(node.block, null);
        if (node.handler !== null) this.catchClause(node.handler);
        if (node.finalizer !== null) this.block(node.finalizer, null);
        return;
      case NodeType.LabeledStatement:
        this.statement(node.body);
        return;
      case NodeType.WithStatement:
        this.withStatement(node);
        return;
      case NodeType.ExportNamedDeclaration:
        if (node.declaration !== null) this.statement(node.declaration);
        return;
      case NodeType.ExportDefaultDeclaration:
        this.exportDefault(node.declaration);
        return;
      case NodeType.TSEnumDeclaration:
        this.enumDeclaration(node);
        return;
      case NodeType.TSModuleDeclaration:
        if (node.binding !== null) this.namespaceDeclaration(node);
        return;
      case NodeType.TSExportAssignment:
        this.expression(node.expression);
    }
  }

  private withStatement(node: WithStatement): void {
    this.expression(node.object);
    const mark = this.savedEntries.length;
    const scope = this.openScope(ScopeKind.Block, node.start);
    node.scope = scope;
    this.addImplicit('with', BindingKind.WithObject, scope);
    this.withObjects++;
    this.statement(node.body);
    this.withObjects--;
    this.closeScope(scope, mark);
  }

  private block(node: BlockStatement, catchScope: Scope | null): void {
    const mark = this.savedEntries.length;
    if (!this.hoistBlock(node.body, node.start, catchScope)) {
      this.statements(node.body);
      return;
    }
    const scope = this.scope;
    node.scope = scope;
    this.statements(node.body);
    this.closeScope(scope, mark);
  }

  private variables(node: VariableDeclaration): void {
    if (node.declare) return;
    const isVar = node.kind === 'var';
    const declarations = node.declarations;
    for (let i = 0; i < declarations.length; i++) {
      const declarator = declarations[i];
      const id = declarator.id;
      const init = declarator.init;
      if (isVar) {
        this.bindVars(id, init !== null);
        if (init !== null) this.expression(init);
        continue;
      }
      if (id.type === NodeType.Identifier) {
        const binding = id.binding as Binding | null;
        if (binding === null) {
          // `if (x) const y = 1;`: the parser has reported it.
          if (init !== null) this.expression(init);
          continue;
        }
        if (init !== null) this.initializer(init, binding);
        if (binding.initEnd === NEVER) binding.initEnd = declarator.end;
        continue;
      }
      this.effect(declarator.start);
      if (init !== null) this.expression(init);
      this.patternDefaults(id);
      this.initialized(id, declarator.end);
    }
  }

  /** A value that becomes known by a name; a function in it can be reached by that name only. */
  private initializer(value: Expression, binding: Binding): void {
    switch (value.type) {
      case NodeType.ArrowFunctionExpression:
        this.enterFunction(value, FunctionKind.Arrow, value.start, binding, null);
        return;
      case NodeType.FunctionExpression:
        this.enterFunction(value, FunctionKind.Function, value.start, binding, null);
        return;
      case NodeType.ClassExpression:
        this.classNode(value, binding);
        return;
      case NodeType.TSAsExpression:
      case NodeType.TSSatisfiesExpression:
      case NodeType.TSNonNullExpression:
        this.initializer(value.expression, binding);
        return;
      default:
        this.expression(value);
    }
  }

  /** Resolves the names of a `var` declaration where it stands: a catch parameter may come between. */
  private bindVars(pattern: Pattern, hasValue: boolean): void {
    switch (pattern.type) {
      case NodeType.Identifier: {
        const found = this.entry(pattern.name).binding;
        const declared = pattern.binding;
        if (found === null || declared === null) {
          if (hasValue && this.withObjects > 0) pattern.binding = this.behindWith(pattern.name, null);
          return;
        }
        if (this.evalVars !== null && this.fn === this.module.top && found.kind === BindingKind.CatchParameter) {
          pattern.binding = found;
        } else if (found !== declared && found.scope !== declared.scope && found.scope.functionInfo === this.fn) {
          // spec: sec-variablestatements-in-catch-blocks: only a plain parameter may be repeated
          const plainCatch = found.kind === BindingKind.CatchParameter && found.initEnd === 0;
          if (plainCatch) pattern.binding = found;
          else this.diagnostics.error('TG2001', pattern.start, pattern.end, pattern.name);
        }
        const binding = pattern.binding as Binding;
        if (!hasValue) return;
        if (binding.object !== null) this.touch(binding.object);
        if (binding.kind !== BindingKind.Var || binding.declaredWithValue || this.loopDepth > 0)
          binding.assigned = true;
        binding.declaredWithValue = true;
        if (this.withObjects > 0) {
          // spec: sec-variable-statement-runtime-semantics-evaluation: the name is resolved like any other
          binding.assigned = true;
          pattern.binding = this.behindWith(pattern.name, binding);
        }
        return;
      }
      case NodeType.ObjectPattern:
        for (let i = 0; i < pattern.properties.length; i++) {
          const property = pattern.properties[i];
          if (property.type === NodeType.RestElement) {
            this.bindVars(property.argument, hasValue);
          } else {
            if (property.computed) this.expression(property.key);
            this.bindVars(property.value as Pattern, hasValue);
          }
        }
        return;
      case NodeType.ArrayPattern:
        for (let i = 0; i < pattern.elements.length; i++) {
          const element = pattern.elements[i];
          if (element !== null) this.bindVars(element, hasValue);
        }
        return;
      case NodeType.AssignmentPattern:
        this.bindVars(pattern.left, hasValue);
        this.expression(pattern.right);
        return;
      case NodeType.RestElement:
        this.bindVars(pattern.argument, hasValue);
    }
  }

  private forStatement(node: ForStatement): void {
    const mark = this.savedEntries.length;
    this.loopDepth++;
    const init = node.init;
    let scope: Scope | null = null;
    if (init !== null) {
      if (init.type !== NodeType.VariableDeclaration) {
        this.expression(init);
      } else {
        if (init.kind !== 'var') {
          scope = this.openScope(ScopeKind.For, node.start);
          node.scope = scope;
          this.hoistHead(init);
        }
        this.variables(init);
      }
    }
    if (node.test !== null) this.expression(node.test);
    if (node.update !== null) this.expression(node.update);
    this.statement(node.body);
    this.loopDepth--;
    if (scope === null) return;
    this.closeScope(scope, mark);
    // spec: sec-forstatement-runtime-semantics-forloopevaluation: only `let` is copied
    scope.perIterationCopy = scope.environmentSlots > 0 && (init as VariableDeclaration).kind === 'let';
  }

  private hoistHead(declaration: VariableDeclaration): void {
    const kind = kindOfVariable(declaration);
    for (let i = 0; i < declaration.declarations.length; i++) {
      this.declarePattern(declaration.declarations[i].id, kind, NEVER, null);
    }
  }

  private forInOf(node: ForInStatement | ForOfStatement): void {
    const mark = this.savedEntries.length;
    this.loopDepth++;
    this.effect(node.start);
    const left = node.left;
    let scope: Scope | null = null;
    if (left.type !== NodeType.VariableDeclaration) {
      this.target(left);
      this.expression(node.right);
    } else if (left.kind === 'var') {
      this.bindVars(left.declarations[0].id, true);
      const init = left.declarations[0].init;
      if (init !== null) this.expression(init);
      this.expression(node.right);
    } else {
      // The expression sees the names uninitialized (spec: sec-runtime-semantics-forinofheadevaluation, step 2).
      scope = this.openScope(ScopeKind.For, node.start);
      node.scope = scope;
      this.hoistHead(left);
      this.expression(node.right);
      const id = left.declarations[0].id;
      this.patternDefaults(id);
      this.initialized(id, node.right.end);
    }
    this.statement(node.body);
    this.loopDepth--;
    if (scope !== null) this.closeScope(scope, mark);
  }

  private switchStatement(node: SwitchStatement): void {
    this.expression(node.discriminant);
    const mark = this.savedEntries.length;
    const scope = this.openScope(ScopeKind.Switch, node.start);
    this.hoistSwitch(node);
    // Without names it does not exist.
    if (scope.bindings.length > 0) node.scope = scope;
    else this.scope = scope.parent as Scope;
    for (let i = 0; i < node.cases.length; i++) {
      const clause = node.cases[i];
      if (clause.test !== null) this.expression(clause.test);
      this.statements(clause.consequent);
    }
    if (scope.bindings.length > 0) this.closeScope(scope, mark);
  }

  private catchClause(node: CatchClause): void {
    const param = node.param;
    if (param === null) {
      this.block(node.body, null);
      return;
    }
    const mark = this.savedEntries.length;
    const scope = this.openScope(ScopeKind.Catch, node.start);
    node.scope = scope;
    this.declarePattern(param, BindingKind.CatchParameter, param.type === NodeType.Identifier ? 0 : NEVER, null);
    if (param.type !== NodeType.Identifier) {
      this.patternDefaults(param);
      this.initialized(param, param.end);
    }
    this.block(node.body, scope);
    this.closeScope(scope, mark);
  }

  private exportDefault(declaration: Node): void {
    switch (declaration.type) {
      case NodeType.FunctionDeclaration:
        this.functionDeclaration(declaration);
        return;
      case NodeType.ClassDeclaration:
        if (declaration.id !== null) {
          this.classDeclaration(declaration);
          return;
        }
        this.classNode(declaration, null);
        break;
      case NodeType.TSInterfaceDeclaration:
      case NodeType.TSDeclareFunction:
        return;
      default:
        this.expression(declaration as Expression);
    }
    const binding = this.module.defaultBinding;
    if (binding !== null && binding.initEnd === NEVER) binding.initEnd = declaration.end;
  }

  // TypeScript ------------------------------------------------------------------------------------------------------------

  private enumDeclaration(node: TSEnumDeclaration): void {
    const binding = node.binding;
    if (binding === null || binding.enumTable === null) return;
    const mark = this.savedEntries.length;
    const scope = this.openScope(ScopeKind.Enum, node.start);
    node.scope = scope;
    scope.objectBinding = this.addImplicit(binding.name, BindingKind.NamespaceObject, scope);
    for (const name of binding.enumTable.entries.keys()) this.declareMember(name, BindingKind.EnumMember);
    for (let i = 0; i < node.members.length; i++) {
      const member = node.members[i];
      if (enumMemberName(member.id) === null) this.expression(member.id as Expression);
      if (member.initializer !== null) this.expression(member.initializer);
    }
    this.closeScope(scope, mark);
  }

  private namespaceDeclaration(node: TSModuleDeclaration): void {
    const binding = node.binding as Binding;
    const info = binding.namespaceInfo;
    if (node.body === null || info === null) return;
    const mark = this.savedEntries.length;
    const outerVarScope = this.varScope;
    const outerAliases = this.aliases;
    const outerInfo = this.namespaceInfo;
    const scope = this.openScope(ScopeKind.Namespace, node.body.start);
    node.scope = scope;
    scope.objectBinding = this.addImplicit(binding.name, BindingKind.NamespaceObject, scope);
    this.varScope = scope;
    this.aliases = [];
    this.namespaceInfo = info;
    const body = node.body.body;
    this.hoistBody(body);
    for (const name of info.members.keys()) {
      const found = this.names.get(name)?.binding ?? null;
      if (found === null || found.scope !== scope) this.declareMember(name, BindingKind.NamespaceMember);
    }
    this.statements(body);
    this.walkAliases();
    this.varScope = outerVarScope;
    this.aliases = outerAliases;
    this.namespaceInfo = outerInfo;
    this.closeScope(scope, mark);
  }

  /** `import a = b.c`: what it names is used if the alias is. */
  private walkAliases(): void {
    const aliases = this.aliases;
    for (let i = aliases.length - 1; i >= 0; i--) {
      const alias = aliases[i];
      const binding = alias.id.binding;
      if (binding === null) continue;
      let name: Node = alias.moduleReference;
      while (name.type === NodeType.TSQualifiedName) name = name.left;
      if (name.type !== NodeType.Identifier) continue;
      const isUnused = !binding.referenced && this.scope.kind === ScopeKind.Module;
      if (isUnused || this.namesType(alias.moduleReference)) binding.storage = Storage.None;
      else if (binding.referenced) this.reference(name, false);
    }
  }

  /** Is the entity a type, or a namespace of types only, as far as this source shows? */
  private namesType(entity: Node): boolean {
    const path: string[] = [];
    let node = entity;
    for (; node.type === NodeType.TSQualifiedName; node = node.left) path.unshift(node.right.name);
    if (node.type !== NodeType.Identifier) return false;
    const binding = this.names.get(node.name)?.binding ?? null;
    if (binding === null) return this.module.typeNames.has(node.name);
    // The members of an enum are values too.
    let info = binding.enumTable === null ? binding.namespaceInfo : null;
    for (let i = 0; i < path.length && info !== null; i++) {
      const member = info.members.get(path[i]);
      if (member === undefined) return true;
      info = info.enums.has(path[i]) ? null : member;
    }
    return false;
  }

  /** `export { a }` uses the alias `a`. */
  private noteExportedAliases(body: readonly Statement[]): void {
    for (let i = 0; i < body.length; i++) {
      const statement = body[i];
      if (statement.type !== NodeType.ExportNamedDeclaration || statement.source !== null) continue;
      if (statement.exportKind === 'type') continue;
      for (let j = 0; j < statement.specifiers.length; j++) {
        const { local, exportKind } = statement.specifiers[j];
        if (exportKind === 'type' || local.type !== NodeType.Identifier) continue;
        const binding = this.names.get(local.name)?.binding ?? null;
        if (binding !== null && binding.kind === BindingKind.ImportAlias) binding.referenced = true;
      }
    }
  }
}
