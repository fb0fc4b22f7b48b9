// Functions and classes, and the patterns that declare names.

import {
  type ArrowFunctionExpression,
  type ClassNode,
  type Expression,
  type FunctionDeclaration,
  type FunctionExpression,
  type MethodDefinition,
  type Node,
  NodeType,
  type Parameter,
  type Pattern,
  type PropertyDefinition,
  type Statement,
} from '../syntax/ast.ts';
import { NameEntry } from './builder.ts';
import { DECORATION, desugarClass, originOf } from './desugar.ts';
import { hintOfAnnotation } from './hints.ts';
import {
  type Binding,
  BindingKind,
  ClassInfo,
  FunctionInfo,
  FunctionKind,
  NEVER,
  type Scope,
  ScopeKind,
} from './scope.ts';
import { ExpressionWalker } from './walk-expressions.ts';

export abstract class FunctionWalker extends ExpressionWalker {
  /** What the private names of open classes meant outside. */
  private readonly savedPrivate: (Binding | null)[] = [];

  protected abstract statements(list: readonly Statement[]): void;

  // Patterns ----------------------------------------------------------------------------------------------------------------

  /** The names of a pattern are initialized from the byte `end` on. */
  protected initialized(pattern: Parameter, end: number): void {
    switch (pattern.type) {
      case NodeType.Identifier: {
        const binding = pattern.binding;
        if (binding !== null && binding.initEnd === NEVER) binding.initEnd = end;
        return;
      }
      case NodeType.ObjectPattern:
        for (let i = 0; i < pattern.properties.length; i++) {
          const property = pattern.properties[i];
          this.initialized(property.type === NodeType.RestElement ? property : (property.value as Pattern), end);
        }
        return;
      case NodeType.ArrayPattern:
        for (let i = 0; i < pattern.elements.length; i++) {
          const element = pattern.elements[i];
          if (element !== null) this.initialized(element, end);
        }
        return;
      case NodeType.AssignmentPattern:
        this.initialized(pattern.left, end);
        return;
      case NodeType.RestElement:
        this.initialized(pattern.argument, end);
        return;
      case NodeType.TSParameterProperty:
        this.initialized(pattern.parameter, end);
    }
  }

  /** Default values and computed keys of a pattern whose names were declared before. */
  protected patternDefaults(pattern: Parameter): void {
    switch (pattern.type) {
      case NodeType.ObjectPattern:
        for (let i = 0; i < pattern.properties.length; i++) {
          const property = pattern.properties[i];
          if (property.type === NodeType.RestElement) {
            this.patternDefaults(property.argument);
          } else {
            if (property.computed) this.expression(property.key);
            this.patternDefaults(property.value as Pattern);
          }
        }
        return;
      case NodeType.ArrayPattern:
        for (let i = 0; i < pattern.elements.length; i++) {
          const element = pattern.elements[i];
          if (element !== null) this.patternDefaults(element);
        }
        return;
      case NodeType.AssignmentPattern:
        this.patternDefaults(pattern.left);
        this.expression(pattern.right);
        return;
      case NodeType.RestElement:
        this.patternDefaults(pattern.argument);
        return;
      case NodeType.TSParameterProperty:
        this.patternDefaults(pattern.parameter);
    }
  }

  // Functions ---------------------------------------------------------------------------------------------------------------

  protected functionDeclaration(node: FunctionDeclaration): void {
    const binding = node.id === null ? null : node.id.binding;
    const scope = binding === null ? this.scope : binding.scope;
    this.enterFunction(node, FunctionKind.Function, scope.start, binding, null);
  }

  protected override enterFunction(
    node: FunctionDeclaration | FunctionExpression | ArrowFunctionExpression,
    kind: FunctionKind,
    creation: number,
    known: Binding | null,
    owner: ClassInfo | null,
  ): void {
    const parent = this.fn;
    const outerScope = this.scope;
    const outerVarScope = this.varScope;
    const outerLoopDepth = this.loopDepth;
    const mark = this.savedEntries.length;
    const params = node.params;
    const separate = !node.simpleParams && hasExpressions(params);
    const info = new FunctionInfo(
      kind,
      node,
      parent,
      outerScope,
      separate ? ScopeKind.Parameters : ScopeKind.Function,
      node.strict,
      node.start,
    );
    node.scope = info;
    info.creation = creation;
    info.classInfo = owner;
    info.simpleParameters = node.simpleParams;
    if (known !== null && known.reach !== null) info.reachBinding = known;
    if (!node.async && !node.generator) info.returnHint = hintOfAnnotation(node.returnType, false);
    this.fn = info;
    this.scope = info.scope;
    this.varScope = info.scope;
    this.loopDepth = 0;
    if (node.id !== null && node.type === NodeType.FunctionExpression) {
      const name = node.id.name;
      info.nameBinding = this.add(this.entry(name), name, BindingKind.FunctionName, info.scope, node.id);
      node.id.binding = info.nameBinding;
    }
    const mayEval = this.openEvalScope(node.start, node.end);
    let bodyMayEval = false;
    let names: string[] | null = null;
    if (node.simpleParams) {
      if (!node.strict && params.length > 0) names = [];
      for (let i = 0; i < params.length; i++) {
        const written = params[i];
        const param = written.type === NodeType.TSParameterProperty ? written.parameter : written;
        if (param.type !== NodeType.Identifier) continue;
        if (names !== null) names.push(param.name);
        this.simpleParameter(param);
      }
    } else {
      this.parameters(params, separate);
    }
    const body = node.body;
    if (body.type !== NodeType.BlockStatement) {
      this.expression(body);
    } else {
      if (separate) {
        info.parameterScope = info.scope;
        info.bodyScope = this.openScope(ScopeKind.Function, body.start);
        this.varScope = info.bodyScope;
        bodyMayEval = this.openEvalScope(body.start, body.end);
      }
      this.hoistBody(body.body);
      this.statements(body.body);
    }
    if (mayEval) this.closeEvalScope();
    if (bodyMayEval) this.closeEvalScope();
    this.leaveFunction(info, names, mark);
    if (info.nameBinding !== null && !info.nameBinding.referenced) info.nameBinding = null;
    this.fn = parent;
    this.scope = outerScope;
    this.varScope = outerVarScope;
    this.loopDepth = outerLoopDepth;
  }

  protected simpleParameter(param: Parameter & { type: NodeType.Identifier }): void {
    const entry = this.entry(param.name);
    const found = entry.binding;
    let binding = found;
    // In sloppy code a name may be repeated; the parser rejects it elsewhere.
    if (found === null || found.scope !== this.scope || found.kind === BindingKind.FunctionName) {
      binding = this.add(entry, param.name, BindingKind.Parameter, this.scope, param);
    }
    param.binding = binding;
    if (param.typeAnnotation !== null && binding !== null) {
      binding.typeHint = hintOfAnnotation(param.typeAnnotation, param.optional);
    }
  }

  protected parameters(params: readonly Parameter[], separate: boolean): void {
    const initEnd = separate ? NEVER : 0;
    for (let i = 0; i < params.length; i++) this.declarePattern(params[i], BindingKind.Parameter, initEnd, null);
    if (!separate) return;
    for (let i = 0; i < params.length; i++) {
      const param = params[i];
      this.patternDefaults(param);
      this.initialized(param, param.end);
    }
  }

  // Classes -----------------------------------------------------------------------------------------------------------------

  protected classDeclaration(node: ClassNode): void {
    const binding = (node.id as NonNullable<typeof node.id>).binding;
    this.classNode(node, binding);
    if (binding !== null && binding.initEnd === NEVER) binding.initEnd = node.end;
  }

  protected override classNode(node: ClassNode, known: Binding | null): void {
    desugarClass(node, this.module.legacyDecorators);
    this.decorators(node.decorators);
    const mark = this.savedEntries.length;
    const scope = this.openScope(ScopeKind.Class, node.start);
    const info = new ClassInfo(node, scope);
    node.scope = info;
    if (!this.module.legacyDecorators && hasDecorators(node)) {
      info.decoratorState = this.add(this.entry(DECORATION), DECORATION, BindingKind.DecoratorState, scope, null);
      info.decoratorState.captured = true;
    }
    if (node.id !== null) {
      const name = node.id.name;
      info.nameBinding = this.add(this.entry(name), name, BindingKind.ClassName, scope, node.id);
      info.nameBinding.initEnd = NEVER;
    }
    const privateNames = this.declarePrivateNames(node, scope);
    if (node.superClass !== null) {
      this.effect(node.start);
      this.expression(node.superClass);
    }
    const reached = known !== null && known.reach !== null ? known : null;
    const elements = node.body.body;
    for (let i = 0; i < elements.length; i++) {
      const element = elements[i];
      switch (element.type) {
        case NodeType.MethodDefinition:
          this.elementDecorators(element);
          this.key(element.key, element.computed);
          if (element.key.type === NodeType.PrivateIdentifier && !element.static) {
            // Instances get private methods where they get their fields.
            this.insideFields(this.fieldFunction(info, false, reached), element.key.binding as Binding);
          }
          if (element.value.type === NodeType.FunctionExpression) {
            this.parameterDecorators(element.value);
            let kind = FunctionKind.Method;
            if (element.kind === 'constructor') {
              kind = node.superClass === null ? FunctionKind.ClassConstructor : FunctionKind.DerivedConstructor;
            }
            this.enterFunction(element.value, kind, node.start, reached, info);
          }
          break;
        case NodeType.PropertyDefinition: {
          this.elementDecorators(element);
          if (element.declare) break;
          this.key(element.key, element.computed);
          const fields = this.fieldFunction(info, element.static, reached);
          if (element.key.type === NodeType.PrivateIdentifier) {
            this.insideFields(fields, element.key.binding as Binding);
          }
          if (element.computed && !isLiteralKey(element.key)) {
            element.scope = this.addImplicit('[key]', BindingKind.ComputedKey, scope);
            this.insideFields(fields, element.scope);
          }
          if (element.value !== null) this.fieldValue(fields, element.value);
          break;
        }
        case NodeType.StaticBlock: {
          const fields = this.fieldFunction(info, true, reached);
          const outer = this.enterFields(fields);
          const outerVarScope = this.varScope;
          const blockMark = this.savedEntries.length;
          const block = this.openScope(ScopeKind.ClassStaticBlock, element.start);
          element.scope = block;
          this.varScope = block;
          this.hoistBody(element.body);
          this.statements(element.body);
          this.varScope = outerVarScope;
          this.closeScope(block, blockMark);
          this.leaveFields(outer);
        }
      }
    }
    if (info.instanceFields !== null) this.leaveFunction(info.instanceFields, null, this.savedEntries.length);
    if (info.staticElements !== null) this.leaveFunction(info.staticElements, null, this.savedEntries.length);
    this.scope = scope;
    if (info.nameBinding !== null && !info.nameBinding.referenced) info.nameBinding = null;
    this.closeScope(scope, mark);
    for (let i = privateNames.length - 1; i >= 0; i--) {
      this.privateEntry(privateNames[i].name).binding = this.savedPrivate.pop() as Binding | null;
    }
  }

  protected privateEntry(name: string): NameEntry {
    let entry = this.privateNames.get(name);
    if (entry === undefined) {
      entry = new NameEntry(false);
      this.privateNames.set(name, entry);
    }
    return entry;
  }

  protected declarePrivateNames(node: ClassNode, scope: Scope): Binding[] {
    const declared: Binding[] = [];
    const elements = node.body.body;
    for (let i = 0; i < elements.length; i++) {
      const element = elements[i];
      if (element.type === NodeType.StaticBlock || element.type === NodeType.TSIndexSignature) continue;
      const key = element.key;
      if (key.type !== NodeType.PrivateIdentifier) continue;
      const entry = this.privateEntry(key.name);
      // A getter and a setter share their name.
      if (entry.binding === null || entry.binding.scope !== scope) {
        const binding = this.addImplicit(key.name, BindingKind.PrivateName, scope);
        this.savedPrivate.push(entry.binding);
        entry.binding = binding;
        declared.push(binding);
      }
      key.binding = entry.binding;
    }
    return declared;
  }

  /** The function that runs the initializers of a class, made when the first is met. */
  protected fieldFunction(info: ClassInfo, isStatic: boolean, reached: Binding | null): FunctionInfo {
    const existing = isStatic ? info.staticElements : info.instanceFields;
    if (existing !== null) return existing;
    const kind = isStatic ? FunctionKind.StaticElements : FunctionKind.InstanceFields;
    const fields = new FunctionInfo(kind, info.node, this.fn, info.scope, ScopeKind.Function, true, info.node.start);
    fields.classInfo = info;
    fields.creation = info.node.start;
    fields.reachBinding = reached;
    if (isStatic) info.staticElements = fields;
    else info.instanceFields = fields;
    return fields;
  }

  protected enterFields(fields: FunctionInfo): FunctionInfo {
    const outer = this.fn;
    this.fn = fields;
    this.scope = fields.scope;
    return outer;
  }

  protected leaveFields(outer: FunctionInfo): void {
    const info = this.fn.classInfo as ClassInfo;
    this.fn = outer;
    this.scope = info.scope;
  }

  protected fieldValue(fields: FunctionInfo, value: Expression): void {
    const outer = this.enterFields(fields);
    this.expression(value);
    this.leaveFields(outer);
  }

  protected insideFields(fields: FunctionInfo, binding: Binding): void {
    const outer = this.enterFields(fields);
    this.touch(binding);
    this.leaveFields(outer);
  }

  protected decorators(list: readonly { expression: Expression }[]): void {
    for (let i = 0; i < list.length; i++) this.expression(list[i].expression);
  }

  /** And what reaches a private element for them. */
  protected elementDecorators(element: MethodDefinition | PropertyDefinition): void {
    this.decorators(element.decorators);
    const access = originOf(element)?.access ?? null;
    if (access !== null) this.expression(access);
  }

  protected parameterDecorators(node: FunctionExpression): void {
    const lists = node.paramDecorators;
    if (lists === null) return;
    for (let i = 0; i < lists.length; i++) this.decorators(lists[i].decorators);
  }
}

/** spec: sec-static-semantics-containsexpression */
function hasExpressions(params: readonly Parameter[]): boolean {
  for (let i = 0; i < params.length; i++) {
    if (patternHasExpression(params[i])) return true;
  }
  return false;
}

function patternHasExpression(pattern: Parameter): boolean {
  switch (pattern.type) {
    case NodeType.AssignmentPattern:
      return true;
    case NodeType.ObjectPattern:
      for (let i = 0; i < pattern.properties.length; i++) {
        const property = pattern.properties[i];
        if (property.type === NodeType.RestElement ? patternHasExpression(property) : property.computed) return true;
        if (property.type === NodeType.Property && patternHasExpression(property.value as Pattern)) return true;
      }
      return false;
    case NodeType.ArrayPattern:
      for (let i = 0; i < pattern.elements.length; i++) {
        const element = pattern.elements[i];
        if (element !== null && patternHasExpression(element)) return true;
      }
      return false;
    case NodeType.RestElement:
      return patternHasExpression(pattern.argument);
    case NodeType.TSParameterProperty:
      return patternHasExpression(pattern.parameter);
    default:
      return false;
  }
}

function hasDecorators(node: ClassNode): boolean {
  if (node.decorators.length > 0) return true;
  const elements = node.body.body;
  for (let i = 0; i < elements.length; i++) {
    const element = elements[i];
    switch (element.type) {
      case NodeType.MethodDefinition:
        if (element.decorators.length > 0 || element.value.paramDecorators !== null) return true;
        break;
      case NodeType.PropertyDefinition:
      case NodeType.AccessorProperty:
        if (element.decorators.length > 0) return true;
    }
  }
  return false;
}

/** `['a']` and `[1]` are computed in form only. */
function isLiteralKey(key: Node): boolean {
  return key.type === NodeType.StringLiteral || key.type === NodeType.NumericLiteral;
}
