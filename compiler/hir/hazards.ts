// Does evaluating one operand change a variable that another operand was read from?

import type { Binding } from '../scope/scope.ts';
import { Storage } from '../scope/scope.ts';
import { type Identifier, type Node, NodeType, visitorKeys } from '../syntax/ast.ts';

/** True if `node` holds an assignment to the variable in register `vreg`. Inner functions cannot: it would be captured. */
export function assigns(node: Node, vreg: number): boolean {
  switch (node.type) {
    case NodeType.Identifier:
    case NodeType.NumericLiteral:
    case NodeType.StringLiteral:
    case NodeType.BooleanLiteral:
    case NodeType.NullLiteral:
    case NodeType.ThisExpression:
    case NodeType.FunctionExpression:
    case NodeType.ArrowFunctionExpression:
      return false;
    case NodeType.AssignmentExpression:
      return targets(node.left, vreg) || assigns(node.left, vreg) || assigns(node.right, vreg);
    case NodeType.UpdateExpression:
      return targets(node.argument, vreg) || assigns(node.argument, vreg);
    case NodeType.MemberExpression:
      return assigns(node.object, vreg) || (node.computed && assigns(node.property, vreg));
    default:
      return anyChild(node, vreg, assigns);
  }
}

/** True if `node` reads or writes the variable in register `vreg`. */
export function mentions(node: Node, vreg: number): boolean {
  if (node.type === NodeType.Identifier) return isRegister(node, vreg);
  if (node.type === NodeType.FunctionExpression || node.type === NodeType.ArrowFunctionExpression) return false;
  return anyChild(node, vreg, mentions);
}

function isRegister(node: Identifier, vreg: number): boolean {
  const binding = node.binding as Binding | null;
  return binding !== null && binding.storage === Storage.Register && binding.index === vreg;
}

/** Does the assignment target write the variable? */
function targets(node: Node, vreg: number): boolean {
  switch (node.type) {
    case NodeType.Identifier:
      return isRegister(node, vreg);
    case NodeType.MemberExpression:
      return false;
    case NodeType.Property:
      return targets(node.value, vreg);
    default:
      return anyChild(node, vreg, targets);
  }
}

function anyChild(node: Node, vreg: number, test: (child: Node, vreg: number) => boolean): boolean {
  const fields = node as unknown as Record<string, Node | (Node | null)[] | null>;
  const keys = visitorKeys(node.type);
  for (let i = 0; i < keys.length; i++) {
    const value = fields[keys[i]];
    if (value === null) continue;
    if (Array.isArray(value)) {
      for (let j = 0; j < value.length; j++) {
        const child = value[j];
        if (child !== null && test(child, vreg)) return true;
      }
    } else if (test(value, vreg)) {
      return true;
    }
  }
  return false;
}
