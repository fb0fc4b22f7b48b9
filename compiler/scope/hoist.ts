// Declares what a scope contains before its code is walked: lexical names and functions of a statement list, and the
// `var` names of all statements within.

import {
  type CatchClause,
  type ClassNode,
  type FunctionDeclaration,
  type Identifier,
  type Node,
  NodeType,
  type Parameter,
  type Pattern,
  type Statement,
  type SwitchStatement,
  type TSEnumDeclaration,
  type TSImportEqualsDeclaration,
  type TSModuleDeclaration,
  type VariableDeclaration,
} from '../syntax/ast.ts';
import { ScopeBuilder } from './builder.ts';
import {
  declaredBinding,
  enumMemberName,
  functionUnderLabels,
  inBlock,
  kindOfVariable,
  listDeclares,
  runsNothing,
  surroundingDeclares,
  withoutTypes,
} from './declares.ts';
import type { EvalVars } from './eval-vars.ts';
import { hintOfAnnotation } from './hints.ts';
import { isInstantiated, namespaceExportsOf } from './namespaces.ts';
import {
  type Binding,
  BindingKind,
  EnumEntry,
  EnumTable,
  FunctionKind,
  ImportUses,
  NamespaceInfo,
  NEVER,
  Reach,
  type Scope,
  ScopeKind,
  Storage,
} from './scope.ts';

/** True for declarations that `var` and functions of the same scope must not repeat. */
function isLexical(binding: Binding): boolean {
  switch (binding.kind) {
    case BindingKind.Var:
    case BindingKind.Parameter:
    case BindingKind.FunctionName:
    case BindingKind.Arguments:
      return false;
    case BindingKind.Function:
      return functionsAreLexical(binding.scope.kind);
    default:
      return true;
  }
}

/** Functions at the top of functions and scripts behave like `var` (spec: sec-static-semantics-toplevellexicallydeclarednames). */
function functionsAreLexical(kind: ScopeKind): boolean {
  switch (kind) {
    case ScopeKind.Function:
    case ScopeKind.Script:
    case ScopeKind.ClassStaticBlock:
    case ScopeKind.Namespace:
    case ScopeKind.Eval:
      return false;
    default:
      return true;
  }
}

/** Neither async nor a generator. */
function isPlain(node: FunctionDeclaration): boolean {
  return !node.async && !node.generator;
}

export class Hoister extends ScopeBuilder {
  /** Functions in blocks of sloppy code that also write a variable of the function around, and that variable. */
  protected readonly annexBTargets = new Map<FunctionDeclaration, Binding>();
  private annexBCandidates: FunctionDeclaration[] = [];
  /** Sloppy code: statement lists and heads around the statement that is searched for vars, innermost last. */
  private readonly surroundings: (readonly Statement[] | SwitchStatement | VariableDeclaration | CatchClause)[] = [];
  /** The case clause whose declarations are being declared. */
  private regionEnd = NEVER;
  /** Namespace body: `import a = b` of this scope, to be walked when it is known which are used. */
  protected aliases: TSImportEqualsDeclaration[] = [];
  /** Exports of the namespace whose block is being walked. */
  protected namespaceInfo: NamespaceInfo | null = null;

  // Names ---------------------------------------------------------------------------------------------------------------

  private duplicate(id: Node, name: string): void {
    this.diagnostics.error('TG2001', id.start, id.end, name);
  }

  /** The binding of a name in the current scope or, for the body of a function, in its parameter scope. */
  private inScope(found: Binding | null, catchScope: Scope | null): Binding | null {
    if (found === null || found.kind === BindingKind.FunctionName) return null;
    const scope = found.scope;
    if (scope === this.scope || scope === catchScope) return found;
    return scope === this.fn.parameterScope && this.scope === this.fn.bodyScope ? found : null;
  }

  protected declareLexical(id: Identifier, kind: BindingKind, catchScope: Scope | null): Binding {
    const name = id.name;
    const entry = this.entry(name);
    const existing = this.inScope(entry.binding, catchScope);
    if (existing !== null) {
      const merged = this.merge(existing, kind);
      if (!merged) this.duplicate(id, name);
      id.binding = existing;
      return existing;
    }
    const binding = this.add(entry, name, kind, this.scope, id);
    id.binding = binding;
    this.placeTopLevel(binding);
    return binding;
  }

  /** Declarations of TypeScript and of sloppy code that share one variable. False: they conflict. */
  private merge(existing: Binding, kind: BindingKind): boolean {
    const old = existing.kind;
    switch (kind) {
      case BindingKind.Namespace:
        return (
          old === BindingKind.Namespace ||
          old === BindingKind.Class ||
          old === BindingKind.Function ||
          old === BindingKind.Enum ||
          old === BindingKind.ConstEnum
        );
      case BindingKind.Enum:
      case BindingKind.ConstEnum:
        if (old === BindingKind.Namespace) existing.kind = kind;
        return old === BindingKind.Namespace || old === kind;
      case BindingKind.Class:
      case BindingKind.Function:
        if (old === BindingKind.Namespace) {
          existing.kind = kind;
          return true;
        }
        // spec: sec-block-duplicates-allowed-static-semantics
        return (
          kind === BindingKind.Function &&
          old === BindingKind.Function &&
          !this.fn.strict &&
          (this.scope.kind === ScopeKind.Block || this.scope.kind === ScopeKind.Switch)
        );
      default:
        return false;
    }
  }

  /** The top level of modules and scripts has no registers: other functions and later scripts see it. */
  private placeTopLevel(binding: Binding): void {
    switch (binding.scope.kind) {
      case ScopeKind.Module:
        if (binding.kind === BindingKind.Import || binding.kind === BindingKind.ImportNamespace) {
          binding.storage = Storage.UnitVariable;
        } else {
          this.placeInUnit(binding);
        }
        break;
      case ScopeKind.Script:
        switch (binding.kind) {
          case BindingKind.Var:
          case BindingKind.Function:
          case BindingKind.Enum:
          case BindingKind.ConstEnum:
          case BindingKind.Namespace:
          case BindingKind.ImportAlias:
            binding.storage = Storage.Global;
            break;
          default:
            this.placeInUnit(binding);
        }
    }
  }

  protected declareVar(id: Identifier, kind: BindingKind.Var | BindingKind.Function): Binding {
    const evalVars = this.evalVars;
    if (evalVars !== null && this.varScope === evalVars.scope) return this.declareEvalVar(evalVars, id, kind);
    const name = id.name;
    const entry = this.entry(name);
    const scope = this.varScope;
    const found = entry.binding;
    if (found !== null && found.scope === scope && found.kind !== BindingKind.FunctionName) {
      if (isLexical(found)) {
        if (found.kind === BindingKind.Namespace && kind === BindingKind.Function) found.kind = kind;
        else this.duplicate(id, name);
      } else if (kind === BindingKind.Function && found.kind === BindingKind.Var) {
        found.kind = kind;
        found.storage = scope.kind === ScopeKind.Script ? Storage.Global : found.storage;
      }
      return found;
    }
    const parameterScope = this.fn.parameterScope;
    const shadowsParameter = found !== null && found.scope === parameterScope && scope === this.fn.bodyScope;
    if (entry.isArguments && kind === BindingKind.Var && !shadowsParameter && scope === this.fn.bodyScope) {
      const own = this.resolveArguments(null, true);
      if (own !== null) {
        if (parameterScope === null) {
          this.savedEntries.push(entry);
          this.savedBindings.push(entry.binding);
          entry.binding = own;
          return own;
        }
        const copy = this.add(entry, name, kind, scope, id);
        copy.initialFrom = own;
        own.referenced = true;
        return copy;
      }
    }
    const binding = this.add(entry, name, kind, scope, id);
    if (shadowsParameter && found !== null && found.kind === BindingKind.Parameter && kind === BindingKind.Var) {
      binding.initialFrom = found;
      found.referenced = true;
    }
    this.placeTopLevel(binding);
    return binding;
  }

  /** A `var` or function of sloppy code for eval. spec: sec-evaldeclarationinstantiation */
  private declareEvalVar(vars: EvalVars, id: Identifier, kind: BindingKind.Var | BindingKind.Function): Binding {
    const found = this.entry(id.name).binding;
    if (found !== null && found.scope === vars.scope && isLexical(found)) this.duplicate(id, id.name);
    if (vars.conflicts(id.name)) this.duplicate(id, id.name);
    const binding = vars.bindings.get(id.name) ?? vars.existing(id.name) ?? vars.create(id, kind);
    if (binding.scope === vars.scope) {
      if (kind === BindingKind.Function) binding.kind = kind;
      if (binding.object !== null) this.touch(binding.object);
    }
    return binding;
  }

  /** Declares all names of a binding pattern; `initEnd` as in Binding. */
  protected declarePattern(pattern: Parameter, kind: BindingKind, initEnd: number, catchScope: Scope | null): void {
    switch (pattern.type) {
      case NodeType.Identifier: {
        if (kind === BindingKind.Var) {
          const binding = this.declareVar(pattern, BindingKind.Var);
          pattern.binding = binding;
          if (binding.typeHint === 0) binding.typeHint = hintOfAnnotation(pattern.typeAnnotation, pattern.optional);
          return;
        }
        const binding = this.declareLexical(pattern, kind, catchScope);
        if (initEnd !== 0) {
          binding.initEnd = initEnd;
          binding.initRegionEnd = this.regionEnd;
        }
        if (pattern.typeAnnotation !== null) {
          binding.typeHint = hintOfAnnotation(pattern.typeAnnotation, pattern.optional);
        }
        return;
      }
      case NodeType.ObjectPattern: {
        const properties = pattern.properties;
        for (let i = 0; i < properties.length; i++) {
          const property = properties[i];
          if (property.type === NodeType.RestElement) this.declarePattern(property.argument, kind, initEnd, catchScope);
          else this.declarePattern(property.value as Pattern, kind, initEnd, catchScope);
        }
        return;
      }
      case NodeType.ArrayPattern: {
        const elements = pattern.elements;
        for (let i = 0; i < elements.length; i++) {
          const element = elements[i];
          if (element !== null) this.declarePattern(element, kind, initEnd, catchScope);
        }
        return;
      }
      case NodeType.AssignmentPattern:
        this.declarePattern(pattern.left, kind, initEnd, catchScope);
        return;
      case NodeType.RestElement:
        this.declarePattern(pattern.argument, kind, initEnd, catchScope);
        if (pattern.typeAnnotation !== null && pattern.argument.type === NodeType.Identifier) {
          const binding = pattern.argument.binding;
          if (binding !== null) binding.typeHint = hintOfAnnotation(pattern.typeAnnotation, false);
        }
        return;
      case NodeType.TSParameterProperty:
        this.declarePattern(pattern.parameter, kind, initEnd, catchScope);
    }
  }

  // Statement lists -----------------------------------------------------------------------------------------------------

  /** Declares a function body, module, script, namespace or static block: lexical names, functions and vars. */
  protected hoistBody(statements: readonly Statement[]): void {
    const sloppy = !this.fn.strict;
    const candidates = this.annexBCandidates;
    if (sloppy) this.annexBCandidates = [];
    for (let i = 0; i < statements.length; i++) this.hoistStatement(statements[i], null, true);
    for (let i = 0; i < statements.length; i++) this.hoistVars(statements[i]);
    if (sloppy) {
      this.applyAnnexB();
      this.annexBCandidates = candidates;
    }
    this.listFunctions();
  }

  /** Declares the names of a block; the scope is opened with the first of them. False: there are none. */
  protected hoistBlock(statements: readonly Statement[], start: number, catchScope: Scope | null): boolean {
    let opened = false;
    for (let i = 0; i < statements.length; i++) {
      const statement = statements[i];
      switch (statement.type) {
        case NodeType.ExpressionStatement:
        case NodeType.IfStatement:
        case NodeType.ReturnStatement:
          continue;
        case NodeType.VariableDeclaration:
          if (statement.kind === 'var' || statement.declare) continue;
          break;
        case NodeType.LabeledStatement:
          if (functionUnderLabels(statement) === null) continue;
          break;
        case NodeType.TSModuleDeclaration:
          if (!isInstantiated(statement)) continue;
          break;
        case NodeType.ClassDeclaration:
        case NodeType.FunctionDeclaration:
        case NodeType.TSEnumDeclaration:
          if (statement.declare) continue;
          break;
        case NodeType.TSImportEqualsDeclaration:
          break;
        default:
          continue;
      }
      if (!opened) {
        opened = true;
        this.openScope(ScopeKind.Block, start);
      }
      this.hoistStatement(statement, catchScope, false);
    }
    if (opened) this.listFunctions();
    return opened;
  }

  /** Declares the names of all cases. */
  protected hoistSwitch(node: SwitchStatement): void {
    for (let i = 0; i < node.cases.length; i++) {
      const clause = node.cases[i];
      this.regionEnd = clause.end;
      for (let j = 0; j < clause.consequent.length; j++) this.hoistStatement(clause.consequent[j], null, false);
    }
    this.regionEnd = NEVER;
    this.listFunctions();
  }

  private listFunctions(): void {
    const bindings = this.scope.bindings;
    let functions: FunctionDeclaration[] | null = null;
    for (let i = 0; i < bindings.length; i++) {
      const node = bindings[i].functionNode;
      if (node === null) continue;
      if (functions === null) {
        functions = [];
        this.scope.functions = functions;
      }
      functions.push(node);
    }
  }

  /** Lexical names and functions of one statement of a list. */
  private hoistStatement(statement: Statement, catchScope: Scope | null, top: boolean): void {
    switch (statement.type) {
      case NodeType.VariableDeclaration:
        if (statement.kind !== 'var' && !statement.declare) this.hoistVariables(statement, catchScope);
        else if (statement.declare) this.noteAmbient(statement);
        return;
      case NodeType.FunctionDeclaration:
        if (!statement.declare) this.hoistFunction(statement, catchScope, top);
        return;
      case NodeType.LabeledStatement: {
        const fn = functionUnderLabels(statement);
        if (fn !== null) this.hoistFunction(fn, catchScope, top);
        return;
      }
      case NodeType.ClassDeclaration:
        if (statement.id === null) return;
        if (statement.declare) this.noteType(statement.id);
        else this.hoistClass(statement.id, statement, catchScope);
        return;
      case NodeType.TSEnumDeclaration:
        if (statement.declare && !statement.const) this.noteType(statement.id);
        else this.hoistEnum(statement, false);
        return;
      case NodeType.TSModuleDeclaration:
        if (statement.id.type !== NodeType.Identifier) return;
        if (statement.kind === 'global' || !isInstantiated(statement)) this.noteType(statement.id);
        else this.hoistNamespace(statement, statement.id);
        return;
      case NodeType.TSDeclareFunction:
        if (statement.declare && statement.id !== null) this.noteType(statement.id);
        return;
      case NodeType.TSInterfaceDeclaration:
      case NodeType.TSTypeAliasDeclaration:
        this.noteType(statement.id);
        return;
      case NodeType.TSImportEqualsDeclaration:
        this.hoistImportEquals(statement, false);
        return;
      case NodeType.ImportDeclaration:
        this.hoistImport(statement);
        return;
      case NodeType.ExportNamedDeclaration: {
        const declaration = statement.declaration;
        if (declaration === null) return;
        if (declaration.type === NodeType.TSImportEqualsDeclaration) this.hoistImportEquals(declaration, true);
        else if (this.scope.kind === ScopeKind.Namespace) this.hoistNamespaceExport(declaration);
        else this.hoistStatement(declaration, catchScope, top);
        return;
      }
      case NodeType.ExportDefaultDeclaration:
        this.hoistDefault(statement.declaration);
        return;
      case NodeType.TSExportAssignment: {
        const binding = this.addImplicit('*export=*', BindingKind.ExportEquals, this.scope);
        binding.initEnd = NEVER;
        this.placeInUnit(binding);
        this.module.exportEquals ??= binding;
      }
    }
  }

  private noteType(id: Identifier): void {
    if (this.scope.kind === ScopeKind.Module || this.scope.kind === ScopeKind.Script) {
      this.module.typeNames.add(id.name);
    }
  }

  private noteAmbient(statement: VariableDeclaration): void {
    for (let i = 0; i < statement.declarations.length; i++) {
      const id = statement.declarations[i].id;
      if (id.type === NodeType.Identifier) this.noteType(id);
    }
  }

  private hoistVariables(statement: VariableDeclaration, catchScope: Scope | null): void {
    const kind = kindOfVariable(statement);
    const declarations = statement.declarations;
    for (let i = 0; i < declarations.length; i++) {
      const declarator = declarations[i];
      this.declarePattern(declarator.id, kind, NEVER, catchScope);
      if (declarator.init === null || declarator.id.type !== NodeType.Identifier) continue;
      const value = withoutTypes(declarator.init);
      switch (value.type) {
        case NodeType.NumericLiteral:
        case NodeType.StringLiteral:
        case NodeType.BooleanLiteral:
        case NodeType.NullLiteral:
          if (kind === BindingKind.Const) (declarator.id.binding as Binding).literal = value;
          break;
        case NodeType.UnaryExpression:
          if (kind === BindingKind.Const && value.argument.type === NodeType.NumericLiteral) {
            (declarator.id.binding as Binding).enumConstant = value;
          }
          break;
        case NodeType.TemplateLiteral:
          if (kind === BindingKind.Const && value.expressions.length === 0) {
            (declarator.id.binding as Binding).enumConstant = value;
          }
          break;
        case NodeType.ClassExpression:
          if (!runsNothing(value)) break;
          this.addReach(declarator.id.binding as Binding, declarator.end);
          break;
        case NodeType.ArrowFunctionExpression:
        case NodeType.FunctionExpression:
          this.addReach(declarator.id.binding as Binding, declarator.end);
      }
    }
  }

  private addReach(binding: Binding, creation: number): void {
    if (binding.reach !== null) return;
    binding.reach = new Reach(creation);
    this.reachable.push(binding);
  }

  private hoistClass(id: Identifier, node: ClassNode, catchScope: Scope | null): void {
    const binding = this.declareLexical(id, BindingKind.Class, catchScope);
    binding.initEnd = NEVER;
    binding.initRegionEnd = this.regionEnd;
    if (this.scope.kind !== ScopeKind.Namespace && runsNothing(node)) this.addReach(binding, node.end);
  }

  private hoistFunction(node: FunctionDeclaration, catchScope: Scope | null, top: boolean): void {
    const id = node.id;
    if (id === null) return;
    const varLike = top && !functionsAreLexical(this.scope.kind);
    const binding = varLike
      ? this.declareVar(id, BindingKind.Function)
      : this.declareLexical(id, BindingKind.Function, catchScope);
    id.binding = binding;
    const before = binding.functionNode;
    if (
      before !== null &&
      !varLike &&
      !(isPlain(before) && isPlain(node)) &&
      this.merge(binding, BindingKind.Function)
    ) {
      this.duplicate(id, id.name);
    }
    if (varLike && this.evalVars !== null && this.scope === this.evalVars.scope) {
      this.evalVars.functions.set(id.name, node);
      return;
    }
    binding.functionNode = node;
    if (binding.kind !== BindingKind.Function) return;
    const annexB = top ? undefined : this.annexBTargets.get(node);
    if (annexB !== undefined) {
      binding.annexB = annexB;
      annexB.assigned = true;
      annexB.referenced = true;
      binding.reach = null;
    } else if (this.scope.kind !== ScopeKind.Namespace) {
      this.addReach(binding, this.scope.start);
    }
  }

  // TypeScript and modules ------------------------------------------------------------------------------------------------

  private hoistEnum(statement: TSEnumDeclaration, exported: boolean): void {
    const binding = this.declareLexical(statement.id, statement.const ? BindingKind.ConstEnum : BindingKind.Enum, null);
    statement.binding = binding;
    const shared = exported && this.namespaceInfo !== null ? this.namespaceInfo.enums : null;
    binding.enumTable ??= shared?.get(statement.id.name) ?? new EnumTable();
    if (shared !== null) shared.set(statement.id.name, binding.enumTable);
    if (statement.const) binding.uses ??= new ImportUses();
    if (statement.declare) binding.storage = Storage.None;
    const table = binding.enumTable;
    let previous: EnumEntry | null = null;
    for (let i = 0; i < statement.members.length; i++) {
      const member = statement.members[i];
      const name = enumMemberName(member.id);
      if (name === null) {
        previous = new EnumEntry('', member.initializer, previous, table);
        continue;
      }
      previous = new EnumEntry(name, member.initializer, previous, table);
      table.entries.set(name, previous);
    }
  }

  private hoistNamespace(statement: TSModuleDeclaration, id: Identifier): void {
    const binding = this.declareLexical(id, BindingKind.Namespace, null);
    statement.binding = binding;
    binding.namespaceInfo ??= this.namespaceInfo?.members.get(id.name) ?? new NamespaceInfo();
    namespaceExportsOf(statement, binding.namespaceInfo);
  }

  /** A declaration that a namespace exports: variables become properties of its object, the rest is kept twice. */
  private hoistNamespaceExport(declaration: Statement): void {
    if (declaration.type === NodeType.VariableDeclaration) {
      if (!declaration.declare) {
        for (let i = 0; i < declaration.declarations.length; i++) {
          this.declareMembers(declaration.declarations[i].id);
        }
      }
      return;
    }
    if (declaration.type === NodeType.TSEnumDeclaration && (!declaration.declare || declaration.const)) {
      this.hoistEnum(declaration, true);
    } else {
      this.hoistStatement(declaration, null, true);
    }
    const binding = declaredBinding(declaration);
    if (binding !== null) binding.namespaceExport = true;
  }

  private declareMembers(pattern: Pattern): void {
    const first = this.scope.bindings.length;
    this.declarePattern(pattern, BindingKind.NamespaceMember, 0, null);
    const bindings = this.scope.bindings;
    for (let i = first; i < bindings.length; i++) this.makeMember(bindings[i]);
  }

  private makeMember(binding: Binding): void {
    binding.storage = Storage.NamespaceMember;
    binding.object = this.scope.objectBinding;
  }

  /** Makes a name of the current namespace or enum scope mean a property of its object. */
  protected declareMember(name: string, kind: BindingKind): Binding {
    const entry = this.entry(name);
    const binding = this.add(entry, name, kind, this.scope, null);
    this.makeMember(binding);
    return binding;
  }

  private hoistImportEquals(statement: TSImportEqualsDeclaration, exported: boolean): void {
    if (statement.importKind === 'type') {
      this.noteType(statement.id);
      return;
    }
    const external = statement.moduleReference.type === NodeType.TSExternalModuleReference;
    if (exported && !external && this.scope.kind === ScopeKind.Namespace) {
      const first = this.scope.bindings.length;
      this.declarePattern(statement.id, BindingKind.NamespaceMember, 0, null);
      if (this.scope.bindings.length > first) this.makeMember(this.scope.bindings[first]);
    } else {
      const binding = this.declareLexical(statement.id, external ? BindingKind.Import : BindingKind.ImportAlias, null);
      if (external) binding.uses = new ImportUses();
    }
    if (exported && statement.id.binding !== null) statement.id.binding.referenced = true;
    if (!external) this.aliases.push(statement);
  }

  private hoistImport(statement: Statement & { type: NodeType.ImportDeclaration }): void {
    const typeOnly = statement.importKind === 'type';
    for (let i = 0; i < statement.specifiers.length; i++) {
      const specifier = statement.specifiers[i];
      if (typeOnly || (specifier.type === NodeType.ImportSpecifier && specifier.importKind === 'type')) {
        this.noteType(specifier.local);
        continue;
      }
      const namespace = specifier.type === NodeType.ImportNamespaceSpecifier;
      const kind = namespace ? BindingKind.ImportNamespace : BindingKind.Import;
      const binding = this.declareLexical(specifier.local, kind, null);
      binding.uses ??= new ImportUses();
    }
  }

  private hoistDefault(declaration: Node): void {
    switch (declaration.type) {
      case NodeType.FunctionDeclaration:
        if (declaration.id !== null) {
          this.hoistFunction(declaration, null, true);
        } else {
          const binding = this.declareDefault(0);
          binding.functionNode = declaration;
        }
        return;
      case NodeType.ClassDeclaration:
        if (declaration.id !== null) this.hoistClass(declaration.id, declaration, null);
        else this.declareDefault(NEVER);
        return;
      case NodeType.TSInterfaceDeclaration:
        this.noteType(declaration.id);
        return;
      case NodeType.TSDeclareFunction:
        return;
      default:
        this.declareDefault(NEVER);
    }
  }

  private declareDefault(initEnd: number): Binding {
    const binding = this.addImplicit('*default*', BindingKind.ExportDefault, this.scope);
    binding.initEnd = initEnd;
    this.placeInUnit(binding);
    this.module.defaultBinding ??= binding;
    return binding;
  }

  // Vars ------------------------------------------------------------------------------------------------------------------

  private hoistVarList(list: readonly Statement[]): void {
    if (this.fn.strict) {
      for (let i = 0; i < list.length; i++) this.hoistVars(list[i]);
      return;
    }
    this.surroundings.push(list);
    for (let i = 0; i < list.length; i++) {
      const statement = list[i];
      if (statement.type === NodeType.FunctionDeclaration) this.noteCandidate(statement);
      else this.hoistVars(statement);
    }
    this.surroundings.pop();
  }

  /** Vars of a statement and the statements in it. */
  private hoistVars(statement: Statement): void {
    switch (statement.type) {
      case NodeType.VariableDeclaration:
        this.hoistVarDeclaration(statement);
        return;
      case NodeType.BlockStatement:
        this.hoistVarList(statement.body);
        return;
      case NodeType.IfStatement: {
        let node = statement;
        for (;;) {
          // spec: sec-functiondeclarations-in-ifstatement-statement-clauses
          node.consequent = inBlock(node.consequent);
          this.hoistVars(node.consequent);
          const alternate = node.alternate;
          if (alternate === null) return;
          if (alternate.type !== NodeType.IfStatement) {
            node.alternate = inBlock(alternate);
            this.hoistVars(node.alternate);
            return;
          }
          node = alternate;
        }
      }
      case NodeType.ForStatement: {
        const init = statement.init;
        const declares = init !== null && init.type === NodeType.VariableDeclaration;
        if (declares) this.hoistVars(init);
        this.hoistLoopBody(declares ? init : null, statement.body);
        return;
      }
      case NodeType.ForInStatement:
      case NodeType.ForOfStatement: {
        const left = statement.left;
        const declares = left.type === NodeType.VariableDeclaration;
        if (declares) this.hoistVars(left);
        this.hoistLoopBody(declares ? left : null, statement.body);
        return;
      }
      case NodeType.WhileStatement:
      case NodeType.DoWhileStatement:
      case NodeType.LabeledStatement:
      case NodeType.WithStatement:
        this.hoistVars(statement.body);
        return;
      case NodeType.TryStatement: {
        this.hoistVarList(statement.block.body);
        const handler = statement.handler;
        if (handler !== null) {
          this.surroundings.push(handler);
          this.hoistVarList(handler.body.body);
          this.surroundings.pop();
        }
        if (statement.finalizer !== null) this.hoistVarList(statement.finalizer.body);
        return;
      }
      case NodeType.SwitchStatement: {
        this.surroundings.push(statement);
        for (let i = 0; i < statement.cases.length; i++) {
          const list = statement.cases[i].consequent;
          for (let j = 0; j < list.length; j++) {
            const inner = list[j];
            if (inner.type === NodeType.FunctionDeclaration) this.noteCandidate(inner);
            else this.hoistVars(inner);
          }
        }
        this.surroundings.pop();
        return;
      }
      case NodeType.ExportNamedDeclaration:
        if (statement.declaration !== null && this.scope.kind !== ScopeKind.Namespace) {
          this.hoistVars(statement.declaration);
        }
    }
  }

  private hoistVarDeclaration(statement: VariableDeclaration): void {
    if (statement.kind !== 'var' || statement.declare) return;
    const declarations = statement.declarations;
    for (let i = 0; i < declarations.length; i++) {
      this.declarePattern(declarations[i].id, BindingKind.Var, 0, null);
    }
  }

  private hoistLoopBody(head: VariableDeclaration | null, body: Statement): void {
    if (head === null || this.fn.strict) {
      this.hoistVars(body);
      return;
    }
    this.surroundings.push(head);
    this.hoistVars(body);
    this.surroundings.pop();
  }

  // Functions in blocks (spec: sec-block-level-function-declarations-web-legacy-compatibility-semantics) --------------------

  private noteCandidate(node: FunctionDeclaration): void {
    if (this.fn.strict || node.async || node.generator || node.id === null || node.declare) return;
    const name = node.id.name;
    // The innermost list holds the function itself.
    for (let i = this.surroundings.length - 2; i >= 0; i--) {
      const around = this.surroundings[i];
      if (Array.isArray(around)) {
        if (listDeclares(around, name)) return;
      } else if (surroundingDeclares(around as SwitchStatement | VariableDeclaration | CatchClause, name)) {
        return;
      }
    }
    this.annexBCandidates.push(node);
  }

  private hasOwnArguments(): boolean {
    switch (this.fn.kind) {
      case FunctionKind.Function:
      case FunctionKind.Method:
        return this.varScope === this.scope;
      default:
        return false;
    }
  }

  private applyAnnexB(): void {
    const candidates = this.annexBCandidates;
    for (let i = 0; i < candidates.length; i++) {
      const node = candidates[i];
      const id = node.id as Identifier;
      const found = this.entry(id.name).binding;
      // spec: sec-web-compat-functiondeclarationinstantiation, step 29.a.ii: not where there is an arguments object of that name
      if (id.name === 'arguments' && this.hasOwnArguments()) continue;
      const evalVars = this.evalVars;
      if (evalVars !== null && this.varScope === evalVars.scope) {
        const own = found !== null && found.scope === evalVars.scope && isLexical(found);
        if (!own && !evalVars.conflicts(id.name)) this.annexBTargets.set(node, this.declareVar(id, BindingKind.Var));
        continue;
      }
      if (found !== null && found.kind !== BindingKind.FunctionName) {
        const scope = found.scope;
        if (scope === this.fn.parameterScope) continue;
        if (scope === this.varScope) {
          if (found.kind === BindingKind.Parameter || isLexical(found)) continue;
          this.annexBTargets.set(node, found);
          continue;
        }
      }
      this.annexBTargets.set(node, this.declareVar(id, BindingKind.Var));
    }
  }
}
