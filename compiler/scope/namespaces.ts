// What TypeScript's namespaces contain.

import { NodeType, type Pattern, type Statement, type TSModuleDeclaration } from '../syntax/ast.ts';
import { NamespaceInfo } from './scope.ts';

/** False for a namespace that holds types only: it does not exist at run time. */
export function isInstantiated(node: TSModuleDeclaration): boolean {
  if (node.declare || node.body === null || node.id.type === NodeType.StringLiteral) return false;
  return holdsValues(node);
}

/** Is anything in it but types? What is only declared counts, and so does an empty statement: TypeScript has it so. */
function holdsValues(node: TSModuleDeclaration): boolean {
  if (node.body === null) return false;
  const statements = node.body.body;
  for (let i = 0; i < statements.length; i++) {
    if (instantiates(statements[i])) return true;
  }
  return false;
}

function instantiates(statement: Statement): boolean {
  switch (statement.type) {
    case NodeType.TSInterfaceDeclaration:
    case NodeType.TSTypeAliasDeclaration:
    case NodeType.TSImportEqualsDeclaration:
      return false;
    case NodeType.TSModuleDeclaration:
      return holdsValues(statement);
    case NodeType.ExportNamedDeclaration: {
      const declaration = statement.declaration;
      if (declaration === null) return false;
      if (declaration.type === NodeType.TSImportEqualsDeclaration) return declaration.importKind === 'value';
      return instantiates(declaration);
    }
    default:
      return true;
  }
}

/** Adds the exported names of one block of a namespace to `info`. */
export function namespaceExportsOf(node: TSModuleDeclaration, info: NamespaceInfo): void {
  if (node.body === null) return;
  const statements = node.body.body;
  for (let i = 0; i < statements.length; i++) {
    const statement = statements[i];
    if (statement.type !== NodeType.ExportNamedDeclaration || statement.declaration === null) continue;
    const declaration = statement.declaration;
    switch (declaration.type) {
      case NodeType.VariableDeclaration:
        if (declaration.declare) break;
        for (let j = 0; j < declaration.declarations.length; j++) addNames(declaration.declarations[j].id, info);
        break;
      case NodeType.FunctionDeclaration:
      case NodeType.ClassDeclaration:
        if (declaration.id !== null && !declaration.declare) addName(declaration.id.name, info);
        break;
      case NodeType.TSEnumDeclaration:
        if (!declaration.declare) addName(declaration.id.name, info);
        break;
      case NodeType.TSImportEqualsDeclaration:
        if (declaration.importKind === 'value') addName(declaration.id.name, info);
        break;
      case NodeType.TSModuleDeclaration:
        if (declaration.id.type === NodeType.Identifier && isInstantiated(declaration)) {
          let nested = info.members.get(declaration.id.name) ?? null;
          if (nested === null) {
            nested = new NamespaceInfo();
            info.members.set(declaration.id.name, nested);
          }
          namespaceExportsOf(declaration, nested);
        }
    }
  }
}

function addName(name: string, info: NamespaceInfo): void {
  if (!info.members.has(name)) info.members.set(name, null);
}

function addNames(pattern: Pattern, info: NamespaceInfo): void {
  switch (pattern.type) {
    case NodeType.Identifier:
      addName(pattern.name, info);
      return;
    case NodeType.ObjectPattern:
      for (let i = 0; i < pattern.properties.length; i++) {
        const property = pattern.properties[i];
        addNames(property.type === NodeType.RestElement ? property.argument : (property.value as Pattern), info);
      }
      return;
    case NodeType.ArrayPattern:
      for (let i = 0; i < pattern.elements.length; i++) {
        const element = pattern.elements[i];
        if (element !== null) addNames(element, info);
      }
      return;
    case NodeType.AssignmentPattern:
      addNames(pattern.left, info);
      return;
    case NodeType.RestElement:
      addNames(pattern.argument, info);
  }
}
