// Does evaluating one operand change a variable that another operand was read from?

import type { Binding } from '../scope/scope.ts';
import { Storage } from '../scope/scope.ts';
import { type Identifier, type Node, NodeType, someChild } from '../syntax/ast.ts';

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
      return someChild(node, vreg, assigns);
  }
}

/** True if `node` reads or writes the variable in register `vreg`. */
export function mentions(node: Node, vreg: number): boolean {
  if (node.type === NodeType.Identifier) return isRegister(node, vreg);
  if (node.type === NodeType.FunctionExpression || node.type === NodeType.ArrowFunctionExpression) return false;
  return someChild(node, vreg, mentions);
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
      return someChild(node, vreg, targets);
  }
}
