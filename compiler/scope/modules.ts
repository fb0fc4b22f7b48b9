// Imports and exports of one module: what it asks for, in which order, and which variables it offers.

import type { DiagnosticBag } from '../diagnostics.ts';
import {
  type ExportNamedDeclaration,
  type Identifier,
  type ImportAttribute,
  type ImportDeclaration,
  type Node,
  NodeType,
  type Pattern,
  type StringLiteral,
  type TSImportEqualsDeclaration,
} from '../syntax/ast.ts';
import {
  type Binding,
  BindingKind,
  EQUALS_IMPORT,
  ImportEntry,
  IndirectExport,
  type ModuleInfo,
  ModuleRequest,
  moduleName,
  NAMESPACE_IMPORT,
  NEVER,
  Storage,
} from './scope.ts';

/** The innermost meaning of a name at the top level. */
type Lookup = (name: string) => Binding | null;

/** Fills `info` from the import and export declarations; reports exports that are duplicate or not declared. */
export function collectModule(info: ModuleInfo, lookup: Lookup, elide: boolean, diagnostics: DiagnosticBag): void {
  new ModuleCollector(info, lookup, elide, diagnostics).run();
}

class ModuleCollector {
  private readonly info: ModuleInfo;
  private readonly lookup: Lookup;
  private readonly elide: boolean;
  private readonly diagnostics: DiagnosticBag;
  private readonly requests = new Map<string, ModuleRequest>();
  private readonly imported = new Map<Binding, ImportEntry>();
  private readonly exportedNames = new Set<string>();

  constructor(info: ModuleInfo, lookup: Lookup, elide: boolean, diagnostics: DiagnosticBag) {
    this.info = info;
    this.lookup = lookup;
    this.elide = elide;
    this.diagnostics = diagnostics;
  }

  run(): void {
    const body = this.info.program.body;
    // Exports first: an exported import is used, whatever stands between.
    const reexported = new Set<string>();
    for (let i = 0; i < body.length; i++) {
      const statement = body[i];
      if (statement.type !== NodeType.ExportNamedDeclaration || statement.source !== null) continue;
      if (statement.exportKind === 'type') continue;
      for (let j = 0; j < statement.specifiers.length; j++) {
        const specifier = statement.specifiers[j];
        if (specifier.exportKind !== 'type') reexported.add(moduleName(specifier.local));
      }
    }
    for (let i = 0; i < body.length; i++) {
      const statement = body[i];
      switch (statement.type) {
        case NodeType.ImportDeclaration:
          this.importDeclaration(statement, reexported);
          break;
        case NodeType.TSImportEqualsDeclaration:
          this.importEquals(statement, reexported.has(statement.id.name));
          break;
        case NodeType.ExportAllDeclaration: {
          if (statement.exportKind === 'type') break;
          const request = this.request(statement.source, statement.attributes);
          if (statement.exported === null) {
            this.info.starExports.push(request);
          } else {
            const name = moduleName(statement.exported);
            if (this.exportName(name, statement.exported)) {
              const { start, end } = statement.exported;
              this.info.indirectExports.push(new IndirectExport(name, request, NAMESPACE_IMPORT, start, end));
            }
          }
          break;
        }
        case NodeType.ExportNamedDeclaration:
          if (statement.source !== null) this.exportFrom(statement, statement.source);
          else if (statement.declaration?.type === NodeType.TSImportEqualsDeclaration) {
            this.importEquals(statement.declaration, true);
          }
          break;
      }
    }
    for (let i = 0; i < body.length; i++) {
      const statement = body[i];
      switch (statement.type) {
        case NodeType.ExportNamedDeclaration:
          if (statement.source !== null) break;
          if (statement.declaration !== null) this.exportDeclaration(statement.declaration);
          else this.exportLocals(statement);
          break;
        case NodeType.ExportDefaultDeclaration:
          this.exportDefault(statement.declaration);
          break;
        case NodeType.TSExportAssignment:
          this.exportEquals(statement.expression);
          break;
      }
    }
  }

  private request(source: StringLiteral, attributes: readonly ImportAttribute[]): ModuleRequest {
    let type = '';
    for (let i = 0; i < attributes.length; i++) {
      if (moduleName(attributes[i].key) === 'type') type = attributes[i].value.value;
    }
    const key = type === '' ? source.value : `${type}\n${source.value}`;
    let request = this.requests.get(key);
    if (request === undefined) {
      request = new ModuleRequest(source.value, source.start, source.end, type);
      this.requests.set(key, request);
      this.info.requests.push(request);
    }
    return request;
  }

  private importDeclaration(node: ImportDeclaration, reexported: ReadonlySet<string>): void {
    if (node.importKind === 'type') return;
    const specifiers = node.specifiers;
    const bare = specifiers.length === 0;
    let kept = bare || !this.elide;
    for (let i = 0; i < specifiers.length && !kept; i++) {
      const specifier = specifiers[i];
      if (specifier.type === NodeType.ImportSpecifier && specifier.importKind === 'type') continue;
      kept = specifier.local.binding?.referenced === true || reexported.has(specifier.local.name);
    }
    if (!kept) {
      for (let i = 0; i < specifiers.length; i++) this.drop(specifiers[i].local);
      return;
    }
    const request = this.request(node.source, node.attributes);
    for (let i = 0; i < specifiers.length; i++) {
      const specifier = specifiers[i];
      const local = specifier.local;
      if (specifier.type === NodeType.ImportSpecifier && specifier.importKind === 'type') continue;
      if (this.elide && local.binding?.referenced !== true && !reexported.has(local.name)) {
        this.drop(local);
        continue;
      }
      let name = 'default';
      if (specifier.type === NodeType.ImportNamespaceSpecifier) name = NAMESPACE_IMPORT;
      else if (specifier.type === NodeType.ImportSpecifier) name = moduleName(specifier.imported);
      this.addImport(local, request, name);
    }
  }

  private drop(local: Identifier): void {
    if (local.binding !== null) local.binding.storage = Storage.None;
  }

  private addImport(local: Identifier, request: ModuleRequest, name: string): void {
    const binding = local.binding;
    if (binding === null) return;
    const entry = new ImportEntry(binding, request, name);
    this.imported.set(binding, entry);
    this.info.imports.push(entry);
  }

  private importEquals(node: TSImportEqualsDeclaration, exported: boolean): void {
    if (node.importKind === 'type' || node.moduleReference.type !== NodeType.TSExternalModuleReference) return;
    if (this.elide && !exported && node.id.binding?.referenced !== true) {
      this.drop(node.id);
      return;
    }
    this.addImport(node.id, this.request(node.moduleReference.expression, []), EQUALS_IMPORT);
  }

  /** Notes an exported name; false and an error if it is there already. */
  private exportName(name: string, node: Node): boolean {
    if (this.exportedNames.has(name)) {
      this.diagnostics.error('TG2003', node.start, node.end, name);
      return false;
    }
    this.exportedNames.add(name);
    return true;
  }

  private exportBinding(name: string, binding: Binding, node: Node): void {
    // Merged declarations of TypeScript may each be exported.
    const same = this.info.localExports.get(name) === binding;
    if (same && isMergeable(binding)) return;
    if (this.exportName(name, node)) this.info.localExports.set(name, binding);
  }

  private exportDeclaration(declaration: Node): void {
    switch (declaration.type) {
      case NodeType.VariableDeclaration:
        for (let i = 0; i < declaration.declarations.length; i++) {
          this.exportPattern(declaration.declarations[i].id, declaration.declare);
        }
        return;
      case NodeType.FunctionDeclaration:
      case NodeType.ClassDeclaration:
        if (declaration.id === null) return;
        if (declaration.declare) this.info.typeExports.add(declaration.id.name);
        else if (declaration.id.binding !== null) {
          this.exportBinding(declaration.id.name, declaration.id.binding, declaration.id);
        }
        return;
      case NodeType.TSEnumDeclaration:
        if (declaration.binding === null) this.info.typeExports.add(declaration.id.name);
        else this.exportBinding(declaration.id.name, declaration.binding, declaration.id);
        return;
      case NodeType.TSModuleDeclaration:
        if (declaration.id.type !== NodeType.Identifier) return;
        if (declaration.binding === null) this.info.typeExports.add(declaration.id.name);
        else this.exportBinding(declaration.id.name, declaration.binding, declaration.id);
        return;
      case NodeType.TSImportEqualsDeclaration: {
        const binding = declaration.id.binding;
        if (declaration.importKind === 'type' || binding === null || namesType(binding)) {
          this.info.typeExports.add(declaration.id.name);
        } else this.exportLocal(declaration.id.name, declaration.id, binding);
        return;
      }
      case NodeType.TSInterfaceDeclaration:
      case NodeType.TSTypeAliasDeclaration:
        this.info.typeExports.add(declaration.id.name);
        return;
      case NodeType.TSDeclareFunction:
        if (declaration.id !== null) this.info.typeExports.add(declaration.id.name);
    }
  }

  private exportPattern(pattern: Pattern, ambient: boolean): void {
    switch (pattern.type) {
      case NodeType.Identifier:
        if (ambient) this.info.typeExports.add(pattern.name);
        else if (pattern.binding !== null) this.exportBinding(pattern.name, pattern.binding, pattern);
        return;
      case NodeType.ObjectPattern:
        for (let i = 0; i < pattern.properties.length; i++) {
          const property = pattern.properties[i];
          this.exportPattern(
            property.type === NodeType.RestElement ? property.argument : (property.value as Pattern),
            ambient,
          );
        }
        return;
      case NodeType.ArrayPattern:
        for (let i = 0; i < pattern.elements.length; i++) {
          const element = pattern.elements[i];
          if (element !== null) this.exportPattern(element, ambient);
        }
        return;
      case NodeType.AssignmentPattern:
        this.exportPattern(pattern.left, ambient);
        return;
      case NodeType.RestElement:
        this.exportPattern(pattern.argument, ambient);
    }
  }

  /** `export { a as b }`. */
  private exportLocals(node: ExportNamedDeclaration): void {
    for (let i = 0; i < node.specifiers.length; i++) {
      const specifier = node.specifiers[i];
      const local = moduleName(specifier.local);
      const exported = moduleName(specifier.exported);
      if (node.exportKind === 'type' || specifier.exportKind === 'type') {
        this.info.typeExports.add(exported);
        continue;
      }
      const binding = this.lookup(local);
      if (binding === null || namesType(binding)) {
        if (binding !== null || this.info.typeNames.has(local)) this.info.typeExports.add(exported);
        else this.diagnostics.error('TG2002', specifier.local.start, specifier.local.end, local);
        continue;
      }
      if (specifier.local.type === NodeType.Identifier) specifier.local.binding = binding;
      this.exportLocal(exported, specifier.exported, binding);
    }
  }

  /** Exports a name of the top level; one that was imported is exported from where it comes. */
  private exportLocal(exported: string, node: Node, binding: Binding): void {
    const entry = this.imported.get(binding);
    if (entry === undefined) {
      this.exportBinding(exported, binding, node);
      return;
    }
    if (entry.importName === EQUALS_IMPORT) {
      if (binding.uses !== null) binding.uses.escapes = true;
      this.exportBinding(exported, binding, node);
    } else if (this.exportName(exported, node)) {
      const { request, importName } = entry;
      this.info.indirectExports.push(new IndirectExport(exported, request, importName, node.start, node.end));
    }
  }

  private exportFrom(node: ExportNamedDeclaration, source: StringLiteral): void {
    let request: ModuleRequest | null = null;
    if (!this.elide && node.specifiers.length === 0) this.request(source, node.attributes);
    for (let i = 0; i < node.specifiers.length; i++) {
      const specifier = node.specifiers[i];
      const exported = moduleName(specifier.exported);
      if (node.exportKind === 'type' || specifier.exportKind === 'type') {
        this.info.typeExports.add(exported);
        continue;
      }
      request ??= this.request(source, node.attributes);
      if (!this.exportName(exported, specifier.exported)) continue;
      const { start, end } = specifier;
      this.info.indirectExports.push(new IndirectExport(exported, request, moduleName(specifier.local), start, end));
    }
  }

  private exportDefault(declaration: Node): void {
    switch (declaration.type) {
      case NodeType.TSInterfaceDeclaration:
      case NodeType.TSDeclareFunction:
        this.info.typeExports.add('default');
        return;
      case NodeType.FunctionDeclaration:
      case NodeType.ClassDeclaration:
        if (declaration.id !== null && declaration.id.binding !== null) {
          this.exportBinding('default', declaration.id.binding, declaration.id);
          return;
        }
        break;
      case NodeType.Identifier:
        if (declaration.binding === null && this.info.typeNames.has(declaration.name)) {
          this.info.typeExports.add('default');
          this.info.defaultBinding = null;
          return;
        }
    }
    if (this.info.defaultBinding !== null) {
      if (this.info.localExports.has('default')) this.exportName('default', declaration);
      else this.exportBinding('default', this.info.defaultBinding, declaration);
    }
  }

  private exportEquals(expression: Node): void {
    if (expression.type === NodeType.Identifier && expression.binding === null) {
      if (this.info.typeNames.has(expression.name)) this.info.exportEquals = null;
    }
    const binding = this.info.exportEquals;
    if (binding !== null && binding.initEnd === NEVER) binding.initEnd = expression.end;
  }
}

/** `import a = B.C`, of which the scopes have found that it is a type. */
function namesType(binding: Binding): boolean {
  return binding.kind === BindingKind.ImportAlias && binding.storage === Storage.None;
}

function isMergeable(binding: Binding): boolean {
  switch (binding.kind) {
    case BindingKind.Class:
    case BindingKind.Function:
    case BindingKind.Enum:
    case BindingKind.ConstEnum:
    case BindingKind.Namespace:
      return true;
    default:
      return false;
  }
}
