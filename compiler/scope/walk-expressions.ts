// The expressions of the walk.

import {
  type ArrowFunctionExpression,
  type AssignmentExpression,
  type CallExpression,
  type ClassNode,
  type Expression,
  type FunctionDeclaration,
  type FunctionExpression,
  type MemberExpression,
  type Node,
  NodeType,
  type Pattern,
  type PropertyKey,
} from '../syntax/ast.ts';
import { Hoister } from './hoist.ts';
import { type Binding, type ClassInfo, FunctionKind } from './scope.ts';

export abstract class ExpressionWalker extends Hoister {
  protected abstract enterFunction(
    node: FunctionDeclaration | FunctionExpression | ArrowFunctionExpression,
    kind: FunctionKind,
    creation: number,
    known: Binding | null,
    owner: ClassInfo | null,
  ): void;
  protected abstract classNode(node: ClassNode, known: Binding | null): void;

  protected expression(node: Expression | Node): void {
    switch (node.type) {
      case NodeType.Identifier:
        this.reference(node, false);
        return;
      case NodeType.MemberExpression:
        this.member(node, false);
        return;
      case NodeType.CallExpression:
        this.call(node);
        return;
      case NodeType.NumericLiteral:
      case NodeType.StringLiteral:
      case NodeType.BooleanLiteral:
      case NodeType.NullLiteral:
      case NodeType.RegExpLiteral:
      case NodeType.BigIntLiteral:
        return;
      case NodeType.ThisExpression:
        this.useThis();
        return;
      case NodeType.BinaryExpression:
        this.effect(node.start);
        if (node.left.type === NodeType.BinaryExpression) {
          this.leftDeep(node);
        } else {
          this.expression(node.left);
          this.expression(node.right);
        }
        return;
      case NodeType.LogicalExpression:
        if (node.left.type === NodeType.LogicalExpression) {
          this.leftDeep(node);
        } else {
          this.expression(node.left);
          this.expression(node.right);
        }
        return;
      case NodeType.AssignmentExpression:
        this.assignment(node);
        return;
      case NodeType.ObjectExpression: {
        const properties = node.properties;
        for (let i = 0; i < properties.length; i++) {
          const property = properties[i];
          if (property.type === NodeType.SpreadElement) {
            this.effect(property.start);
            this.expression(property.argument);
            continue;
          }
          if (property.computed) this.key(property.key, true);
          const value = property.value;
          if (value.type === NodeType.FunctionExpression && (property.method || property.kind !== 'init')) {
            this.enterFunction(value, FunctionKind.Method, value.start, null, null);
          } else {
            this.expression(value);
          }
        }
        return;
      }
      case NodeType.ArrayExpression: {
        const elements = node.elements;
        for (let i = 0; i < elements.length; i++) {
          const element = elements[i];
          if (element !== null) this.expression(element);
        }
        return;
      }
      case NodeType.ArrowFunctionExpression:
        this.enterFunction(node, FunctionKind.Arrow, node.start, null, null);
        return;
      case NodeType.FunctionExpression:
        this.enterFunction(node, FunctionKind.Function, node.start, null, null);
        return;
      case NodeType.ClassExpression:
        this.classNode(node, null);
        return;
      case NodeType.UnaryExpression: {
        const argument = node.argument;
        if (node.operator === 'delete' && argument.type === NodeType.MemberExpression) this.targetMember(argument);
        else this.expression(argument);
        if (node.operator !== '!' && node.operator !== 'typeof' && node.operator !== 'void') this.effect(node.start);
        return;
      }
      case NodeType.UpdateExpression:
        this.effect(node.start);
        this.target(node.argument as Pattern);
        return;
      case NodeType.ConditionalExpression:
        this.expression(node.test);
        this.expression(node.consequent);
        this.expression(node.alternate);
        return;
      case NodeType.NewExpression:
        this.effect(node.start);
        this.expression(node.callee);
        this.list(node.arguments);
        return;
      case NodeType.SequenceExpression:
        this.list(node.expressions);
        return;
      case NodeType.SpreadElement:
        this.effect(node.start);
        this.expression(node.argument);
        return;
      case NodeType.TemplateLiteral:
        this.effect(node.start);
        this.list(node.expressions);
        return;
      case NodeType.TaggedTemplateExpression:
        this.effect(node.start);
        if (node.tag.type === NodeType.MemberExpression) this.member(node.tag, true);
        else this.expression(node.tag);
        this.list(node.quasi.expressions);
        return;
      case NodeType.ChainExpression:
      case NodeType.TSAsExpression:
      case NodeType.TSSatisfiesExpression:
      case NodeType.TSTypeAssertion:
      case NodeType.TSNonNullExpression:
      case NodeType.TSInstantiationExpression:
        this.expression(node.expression);
        return;
      case NodeType.AwaitExpression:
        this.effect(node.start);
        this.expression(node.argument);
        return;
      case NodeType.YieldExpression:
        if (node.argument !== null) this.expression(node.argument);
        return;
      case NodeType.MetaProperty:
        if (node.meta.name === 'new') this.useNewTarget();
        else this.module.usesImportMeta = true;
        return;
      case NodeType.ImportExpression:
        this.effect(node.start);
        this.module.usesImportCall = true;
        if (node.source.type === NodeType.StringLiteral) this.module.dynamicImports.add(node.source.value);
        else this.module.usesComputedImport = true;
        this.expression(node.source);
        if (node.options !== null) this.expression(node.options);
        return;
      case NodeType.PrivateIdentifier:
        this.privateReference(node);
        return;
      case NodeType.AssignmentPattern:
        // `{ a = 1 }` outside a pattern was reported by the parser.
        this.expression(node.right);
    }
  }

  protected key(key: PropertyKey | Node, computed: boolean): void {
    if (!computed) return;
    this.effect(key.start);
    this.expression(key as Expression);
  }

  protected list(nodes: readonly Node[]): void {
    for (let i = 0; i < nodes.length; i++) this.expression(nodes[i]);
  }

  /** Long sums lean to the left: a loop instead of recursion. */
  protected leftDeep(node: Node): void {
    let left = node;
    const rights: Node[] = [];
    while (left.type === NodeType.BinaryExpression || left.type === NodeType.LogicalExpression) {
      rights.push(left.right);
      left = left.left;
    }
    this.expression(left);
    for (let i = rights.length - 1; i >= 0; i--) this.expression(rights[i]);
  }

  protected call(node: CallExpression): void {
    this.effect(node.start);
    const callee = node.callee;
    switch (callee.type) {
      case NodeType.MemberExpression:
        this.member(callee, true);
        break;
      case NodeType.Super:
        this.useSuper(true);
        break;
      case NodeType.Identifier:
        this.reference(callee, false);
        // spec: sec-function-calls-runtime-semantics-evaluation, step 6
        if (callee.name === 'eval' && !node.optional) this.evalCall(node);
        break;
      default:
        this.expression(callee);
    }
    this.list(node.arguments);
  }

  protected member(node: MemberExpression, called: boolean): void {
    this.effect(node.start);
    const object = node.object;
    switch (object.type) {
      case NodeType.Identifier:
        this.memberOfName(node, object, called);
        break;
      case NodeType.ThisExpression:
        this.useThis();
        break;
      case NodeType.Super:
        this.useSuper(false);
        break;
      default:
        this.expression(object);
    }
    if (node.computed) this.expression(node.property);
    else if (node.property.type === NodeType.PrivateIdentifier) this.privateReference(node.property);
  }

  protected memberOfName(
    node: MemberExpression,
    object: MemberExpression['object'] & { type: NodeType.Identifier },
    called: boolean,
  ): void {
    const entry = this.names.get(object.name);
    if (entry === undefined) {
      this.reference(object, false);
      return;
    }
    const property = node.property;
    // Inside of `with` and where evals declare names it may be another's.
    if (entry.isArguments && !called && this.withObjects === 0 && this.evalFunctions === 0) {
      const plain = node.computed
        ? property.type !== NodeType.StringLiteral
        : property.type === NodeType.Identifier && property.name === 'length';
      const binding = this.resolveArguments(entry.binding, !plain);
      if (binding === null) return;
      object.binding = binding;
      this.use(binding, object, false);
      return;
    }
    this.reference(object, false);
    const binding = object.binding;
    if (binding === null || binding.uses === null || node.optional) return;
    if (node.computed ? property.type !== NodeType.StringLiteral : property.type !== NodeType.Identifier) return;
    binding.uses.members.push(node);
    if (called) binding.uses.calledMembers.push(node);
  }

  protected assignment(node: AssignmentExpression): void {
    const left = node.left;
    if (left.type === NodeType.Identifier) this.reference(left, true);
    else this.target(left as Pattern);
    if (node.operator !== '=') this.effect(node.start);
    this.expression(node.right);
  }

  /** What is assigned to: names, members, patterns. */
  protected target(node: Pattern | Expression): void {
    switch (node.type) {
      case NodeType.Identifier:
        this.reference(node, true);
        return;
      case NodeType.MemberExpression:
        this.targetMember(node);
        return;
      case NodeType.ObjectPattern:
        this.effect(node.start);
        for (let i = 0; i < node.properties.length; i++) {
          const property = node.properties[i];
          if (property.type === NodeType.RestElement) {
            this.target(property.argument);
          } else {
            if (property.computed) this.expression(property.key);
            this.target(property.value as Pattern);
          }
        }
        return;
      case NodeType.ArrayPattern:
        this.effect(node.start);
        for (let i = 0; i < node.elements.length; i++) {
          const element = node.elements[i];
          if (element !== null) this.target(element);
        }
        return;
      case NodeType.AssignmentPattern:
        this.target(node.left);
        this.expression(node.right);
        return;
      case NodeType.RestElement:
        this.target(node.argument);
        return;
      case NodeType.TSAsExpression:
      case NodeType.TSSatisfiesExpression:
      case NodeType.TSTypeAssertion:
      case NodeType.TSNonNullExpression:
        this.target(node.expression);
        return;
      default:
        this.expression(node);
    }
  }

  /** A member that is written or deleted: of imports and `arguments`, that is not a plain use. */
  protected targetMember(node: MemberExpression): void {
    this.effect(node.start);
    const object = node.object;
    if (object.type === NodeType.Super) this.useSuper(false);
    else this.expression(object);
    if (node.computed) this.expression(node.property);
    else if (node.property.type === NodeType.PrivateIdentifier) this.privateReference(node.property);
  }
}
