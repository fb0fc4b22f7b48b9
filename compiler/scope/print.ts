// The text form of a scope analysis: one line a function, scope, binding and reference, nested as in the source.

import { LineMap } from '../diagnostics.ts';
import { forEachChild, type Node, NodeType } from '../syntax/ast.ts';
import { hintText } from './hints.ts';
import {
  ArgumentsMode,
  type Binding,
  BindingKind,
  ClassInfo,
  FunctionInfo,
  FunctionKind,
  type ModuleInfo,
  Scope,
  ScopeKind,
  Storage,
  TypeHint,
} from './scope.ts';

const KIND_NAMES: Record<BindingKind, string> = {
  [BindingKind.Var]: 'var',
  [BindingKind.Let]: 'let',
  [BindingKind.Const]: 'const',
  [BindingKind.Using]: 'using',
  [BindingKind.AwaitUsing]: 'await using',
  [BindingKind.Class]: 'class',
  [BindingKind.Function]: 'function',
  [BindingKind.Parameter]: 'parameter',
  [BindingKind.CatchParameter]: 'catch parameter',
  [BindingKind.Import]: 'import',
  [BindingKind.ImportNamespace]: 'import namespace',
  [BindingKind.ImportAlias]: 'import alias',
  [BindingKind.Enum]: 'enum',
  [BindingKind.ConstEnum]: 'const enum',
  [BindingKind.EnumMember]: 'enum member',
  [BindingKind.Namespace]: 'namespace',
  [BindingKind.NamespaceObject]: 'object of',
  [BindingKind.NamespaceMember]: 'namespace member',
  [BindingKind.FunctionName]: 'function name',
  [BindingKind.ClassName]: 'class name',
  [BindingKind.PrivateName]: 'private name',
  [BindingKind.ComputedKey]: 'computed key',
  [BindingKind.DecoratorState]: 'decorator state',
  [BindingKind.ExportDefault]: 'default export',
  [BindingKind.ExportEquals]: 'export =',
  [BindingKind.This]: 'this',
  [BindingKind.Arguments]: 'arguments',
  [BindingKind.NewTarget]: 'new.target',
  [BindingKind.ActiveFunction]: 'active function',
  [BindingKind.EvalVars]: 'variables of evals',
  [BindingKind.WithObject]: 'object of with',
  [BindingKind.WithName]: 'name in with',
};

const SCOPE_NAMES: Record<ScopeKind, string> = {
  [ScopeKind.Module]: 'module',
  [ScopeKind.Script]: 'script',
  [ScopeKind.Function]: 'function',
  [ScopeKind.Parameters]: 'parameters',
  [ScopeKind.Block]: 'block',
  [ScopeKind.For]: 'for',
  [ScopeKind.Catch]: 'catch',
  [ScopeKind.Class]: 'class',
  [ScopeKind.ClassStaticBlock]: 'static block',
  [ScopeKind.Switch]: 'switch',
  [ScopeKind.Namespace]: 'namespace',
  [ScopeKind.Enum]: 'enum',
  [ScopeKind.Eval]: 'eval',
};

const FUNCTION_NAMES: Record<FunctionKind, string> = {
  [FunctionKind.TopLevel]: 'top level',
  [FunctionKind.Function]: 'function',
  [FunctionKind.Arrow]: 'arrow',
  [FunctionKind.Method]: 'method',
  [FunctionKind.ClassConstructor]: 'constructor',
  [FunctionKind.DerivedConstructor]: 'derived constructor',
  [FunctionKind.InstanceFields]: 'instance fields',
  [FunctionKind.StaticElements]: 'static elements',
  [FunctionKind.Eval]: 'eval',
};

/** Prints the analysis of one module. */
export function printScopes(module: ModuleInfo, source: Uint8Array): string {
  const printer = new ScopePrinter(new LineMap(source));
  printer.node(module.program, 0);
  for (const entry of module.imports) {
    printer.line(0, `import ${entry.binding.name} = ${entry.importName} of '${entry.request.specifier}'`);
  }
  for (const [name, binding] of module.localExports) printer.line(0, `export ${name} = ${location(binding)}`);
  for (const entry of module.indirectExports) {
    printer.line(0, `export ${entry.exportName} = ${entry.importName} of '${entry.request.specifier}'`);
  }
  for (const request of module.starExports) printer.line(0, `export * of '${request.specifier}'`);
  for (const name of module.typeExports) printer.line(0, `export type ${name}`);
  return printer.text;
}

function location(binding: Binding): string {
  switch (binding.storage) {
    case Storage.None:
      return 'nowhere';
    case Storage.Register:
      return 'register';
    case Storage.Environment:
      return `environment[${binding.index}]`;
    case Storage.UnitVariable:
      return binding.index < 0 ? 'linked' : `V[${binding.index}]`;
    case Storage.Global:
      return 'global';
    case Storage.NamespaceMember:
      return `property ${binding.memberName}`;
    case Storage.With:
      return 'with';
  }
}

class ScopePrinter {
  text = '';
  private readonly lines: LineMap;
  constructor(lines: LineMap) {
    this.lines = lines;
  }

  line(depth: number, text: string): void {
    this.text += `${'  '.repeat(depth)}${text}\n`;
  }

  private at(offset: number): string {
    const { line, byteColumn } = this.lines.positionAt(offset);
    return `${line}:${byteColumn}`;
  }

  node(node: Node, depth: number): void {
    let inner = depth;
    if (node.type === NodeType.Identifier) {
      const binding = node.binding;
      if (binding !== null && binding.declaration !== node) {
        const check = node.holeCheck ? ' checked' : '';
        this.line(depth, `${this.at(node.start)} ${node.name} → ${location(binding)}${check}`);
      }
    } else if ('scope' in node && node.scope !== null) {
      inner = depth + 1;
      const info = node.scope;
      if (info instanceof FunctionInfo) this.functionInfo(info, depth);
      else if (info instanceof Scope) this.scope(info, depth);
      else if (info instanceof ClassInfo) this.classInfo(info, depth);
      else inner = depth;
    }
    forEachChild(node, (child) => this.node(child, inner));
  }

  private functionInfo(info: FunctionInfo, depth: number): void {
    let text = FUNCTION_NAMES[info.kind];
    const node = info.node;
    if ('id' in node && node.id !== null) text += ` ${node.id.name}`;
    text += ` ${this.at(node.start)}`;
    if (!info.strict) text += ', sloppy';
    if (info.usesThis) text += ', this';
    if (info.usesSuperCall) text += ', super()';
    if (info.usesSuperProperty) text += ', super.x';
    if (info.argumentsMode === ArgumentsMode.Mapped) text += ', mapped arguments';
    else if (info.argumentsMode === ArgumentsMode.Unmapped) text += ', unmapped arguments';
    if (info.needsClosureEnvironment) text += ', needs environment';
    if (info.returnHint !== TypeHint.None) text += `, returns ${hintText(info.returnHint, 'named')}`;
    this.line(depth, text);
    this.scope(info.scope, depth + 1);
    if (info.parameterScope !== null) this.scope(info.bodyScope, depth + 1);
  }

  private classInfo(info: ClassInfo, depth: number): void {
    const id = info.node.id;
    this.line(depth, `class${id === null ? '' : ` ${id.name}`} ${this.at(info.node.start)}`);
    this.scope(info.scope, depth + 1);
    if (info.instanceFields !== null) this.functionInfo(info.instanceFields, depth + 1);
    if (info.staticElements !== null) this.functionInfo(info.staticElements, depth + 1);
  }

  private scope(scope: Scope, depth: number): void {
    if (scope.bindings.length === 0) return;
    let text = `scope ${SCOPE_NAMES[scope.kind]}`;
    if (scope.environmentSlots > 0) text += `, environment of ${scope.environmentSlots}`;
    if (scope.perIterationCopy) text += ', copied each iteration';
    this.line(depth, text);
    for (const binding of scope.bindings) this.binding(binding, depth + 1);
  }

  private binding(binding: Binding, depth: number): void {
    let text = `${KIND_NAMES[binding.kind]} ${binding.name}: ${location(binding)}`;
    if (binding.captured) text += ', captured';
    if (binding.assigned) text += ', assigned';
    if (binding.needsHoleCheck) text += ', hole checks';
    if (!binding.referenced) text += ', unused';
    if (binding.initialFrom !== null) text += `, from ${KIND_NAMES[binding.initialFrom.kind]}`;
    if (binding.annexB !== null) text += ', also the var';
    if (binding.namespaceExport) text += ', exported';
    if (binding.typeHint !== TypeHint.None) text += `, ${hintText(binding.typeHint, 'named')}`;
    this.line(depth, text);
  }
}
