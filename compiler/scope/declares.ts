// Questions about declarations that need no scope.

import {
  BlockStatement,
  type CatchClause,
  type ClassNode,
  type FunctionDeclaration,
  type Node,
  NodeType,
  type Pattern,
  type Statement,
  type SwitchStatement,
  type VariableDeclaration,
} from '../syntax/ast.ts';
import { type Binding, BindingKind } from './scope.ts';

/** The kind of the names that a variable declaration declares. */
export function kindOfVariable(declaration: VariableDeclaration): BindingKind {
  switch (declaration.kind) {
    case 'const':
      return BindingKind.Const;
    case 'let':
      return BindingKind.Let;
    case 'using':
      return BindingKind.Using;
    case 'await using':
      return BindingKind.AwaitUsing;
    default:
      return BindingKind.Var;
  }
}

/** The value behind `as`, `satisfies` and `!`. */
export function withoutTypes(node: Node): Node {
  let value = node;
  while (
    value.type === NodeType.TSAsExpression ||
    value.type === NodeType.TSSatisfiesExpression ||
    value.type === NodeType.TSNonNullExpression
  ) {
    value = value.expression;
  }
  return value;
}

/** True if nothing of the class runs while it is defined that could get hold of it. */
export function runsNothing(node: ClassNode): boolean {
  if (node.decorators.length > 0) return false;
  const elements = node.body.body;
  for (let i = 0; i < elements.length; i++) {
    const element = elements[i];
    switch (element.type) {
      case NodeType.StaticBlock:
        return false;
      case NodeType.MethodDefinition:
        if (element.decorators.length > 0) return false;
        break;
      case NodeType.PropertyDefinition:
      case NodeType.AccessorProperty:
        if (element.decorators.length > 0) return false;
        if (!element.static || element.value === null) break;
        switch (withoutTypes(element.value).type) {
          case NodeType.NumericLiteral:
          case NodeType.StringLiteral:
          case NodeType.BooleanLiteral:
          case NodeType.NullLiteral:
          case NodeType.FunctionExpression:
          case NodeType.ArrowFunctionExpression:
            break;
          default:
            return false;
        }
        break;
    }
  }
  return true;
}

/** A function declaration as a clause of `if` behaves as if it stood in a block. */
export function inBlock(statement: Statement): Statement {
  if (statement.type !== NodeType.FunctionDeclaration) return statement;
  return new BlockStatement(statement.start, statement.end, [statement]);
}

/** The function declaration behind `a: b: function f() {}`. */
export function functionUnderLabels(statement: Statement): FunctionDeclaration | null {
  let inner = statement;
  while (inner.type === NodeType.LabeledStatement) inner = inner.body;
  return inner.type === NodeType.FunctionDeclaration ? inner : null;
}

export function listDeclares(list: readonly Statement[], name: string): boolean {
  for (let i = 0; i < list.length; i++) {
    const statement = list[i];
    switch (statement.type) {
      case NodeType.VariableDeclaration:
        if (statement.kind !== 'var' && surroundingDeclares(statement, name)) return true;
        break;
      case NodeType.FunctionDeclaration:
      case NodeType.ClassDeclaration:
        if (statement.id !== null && statement.id.name === name) return true;
        break;
      case NodeType.LabeledStatement: {
        const fn = functionUnderLabels(statement);
        if (fn !== null && fn.id !== null && fn.id.name === name) return true;
      }
    }
  }
  return false;
}

export function surroundingDeclares(node: SwitchStatement | VariableDeclaration | CatchClause, name: string): boolean {
  switch (node.type) {
    case NodeType.SwitchStatement:
      for (let i = 0; i < node.cases.length; i++) {
        if (listDeclares(node.cases[i].consequent, name)) return true;
      }
      return false;
    case NodeType.VariableDeclaration:
      if (node.kind === 'var') return false;
      for (let i = 0; i < node.declarations.length; i++) {
        if (patternDeclares(node.declarations[i].id, name)) return true;
      }
      return false;
    case NodeType.CatchClause:
      // spec: sec-variablestatements-in-catch-blocks: a plain parameter may be redeclared
      return node.param !== null && node.param.type !== NodeType.Identifier && patternDeclares(node.param, name);
  }
}

function patternDeclares(pattern: Pattern, name: string): boolean {
  switch (pattern.type) {
    case NodeType.Identifier:
      return pattern.name === name;
    case NodeType.ObjectPattern:
      for (let i = 0; i < pattern.properties.length; i++) {
        const property = pattern.properties[i];
        const value = property.type === NodeType.RestElement ? property.argument : (property.value as Pattern);
        if (patternDeclares(value, name)) return true;
      }
      return false;
    case NodeType.ArrayPattern:
      for (let i = 0; i < pattern.elements.length; i++) {
        const element = pattern.elements[i];
        if (element !== null && patternDeclares(element, name)) return true;
      }
      return false;
    case NodeType.AssignmentPattern:
      return patternDeclares(pattern.left, name);
    case NodeType.RestElement:
      return patternDeclares(pattern.argument, name);
    default:
      return false;
  }
}

/** The name of an enum member; null for one that TypeScript rejects. */
export function enumMemberName(id: Node): string | null {
  switch (id.type) {
    case NodeType.Identifier:
      return id.name;
    case NodeType.StringLiteral:
      return id.value;
    case NodeType.TemplateLiteral:
      return id.expressions.length === 0 ? id.quasis[0].cooked : null;
    default:
      return null;
  }
}

/** The binding of a declaration other than of variables. */
export function declaredBinding(declaration: Statement): Binding | null {
  switch (declaration.type) {
    case NodeType.FunctionDeclaration:
    case NodeType.ClassDeclaration:
      return declaration.id === null ? null : declaration.id.binding;
    case NodeType.TSEnumDeclaration:
    case NodeType.TSModuleDeclaration:
      return declaration.binding;
    default:
      return null;
  }
}
