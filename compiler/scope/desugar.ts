// Auto-accessors and decorated classes as classes without them: what the elements do is written as elements of a simpler kind.
//
// `accessor x = 1` becomes a private field with a getter and a setter. A class with decorators has a hidden variable, the
// `Decoration` of vm-assembly/lib/decorators.ts, which initializers of fields are passed through. The calls of the decorators
// themselves are lowering's business (hir/decorators.ts).

import { DiagnosticBag } from '../diagnostics.ts';
import {
  type AccessorProperty,
  type ClassElement,
  type ClassNode,
  type Expression,
  type MethodDefinition,
  type Node,
  NodeType,
  type PropertyDefinition,
  type PropertyKey,
  visitorKeys,
} from '../syntax/ast.ts';
import { parse } from '../syntax/parser.ts';

/** Name of the variable that holds the decoration; no source can write it. */
export const DECORATION = '%decoration';
/** Key of what is a field in form only: its value is computed and forgotten. */
export const EFFECT = '%effect';

/** What lowering has to know about an element that was made from another one. */
export class Origin {
  /** The getter of an auto-accessor; its decorators are the accessor's. */
  accessor = false;
  /** A setter whose key is that of the getter in front of it. */
  setter = false;
  /** Array of functions that reach a decorated private element. */
  access: Expression | null = null;
}

const origins = new WeakMap<ClassElement, Origin>();

/** Null for what stands as it was written. */
export function originOf(element: ClassElement): Origin | null {
  return origins.get(element) ?? null;
}

function originFor(element: ClassElement): Origin {
  let origin = origins.get(element);
  if (origin === undefined) {
    origin = new Origin();
    origins.set(element, origin);
  }
  return origin;
}

/** Rewrites the body of a class in place; `legacy` decorators are called after the class is complete, and change no initializer. */
export function desugarClass(node: ClassNode, legacy: boolean): void {
  const body = node.body.body;
  if (!needsRewriting(node)) return;
  const result: ClassElement[] = [];
  const taken = privateNames(body);
  let index = 0;
  let onInstances = false;
  let onStatics = false;
  for (let i = 0; i < body.length; i++) {
    const element = body[i];
    switch (element.type) {
      case NodeType.AccessorProperty: {
        if (element.declare) break;
        const decorated = element.decorators.length > 0 && !legacy;
        if (decorated) initialized(element, index);
        accessor(element, taken, result);
        if (decorated) result.push(effect(`d.extra(${index}, this)`, element, element.static));
        if (element.decorators.length > 0) index++;
        continue;
      }
      case NodeType.PropertyDefinition: {
        result.push(element);
        if (element.declare || legacy || element.decorators.length === 0) continue;
        initialized(element, index);
        noteAccess(element);
        result.push(effect(`d.extra(${index}, this)`, element, element.static));
        index++;
        continue;
      }
      case NodeType.MethodDefinition:
        if (element.decorators.length > 0 && !legacy) {
          noteAccess(element);
          index++;
          if (element.static) onStatics = true;
          else onInstances = true;
        }
        break;
      default:
        break;
    }
    result.push(element);
  }
  if (onInstances) result.unshift(effect('d.extra(-1, this)', node, false));
  if (onStatics) result.unshift(effect('d.extra(-2, this)', node, true));
  if (node.decorators.length > 0 && !legacy) result.push(effect('d.extra(-3, this)', node, true));
  node.body.body = result;
}

function needsRewriting(node: ClassNode): boolean {
  if (node.decorators.length > 0) return true;
  const body = node.body.body;
  for (let i = 0; i < body.length; i++) {
    const element = body[i];
    if (element.type === NodeType.AccessorProperty) return true;
    if (element.type !== NodeType.MethodDefinition && element.type !== NodeType.PropertyDefinition) continue;
    if (element.decorators.length > 0) return true;
  }
  return false;
}

function privateNames(body: readonly ClassElement[]): Set<string> {
  const names = new Set<string>();
  for (let i = 0; i < body.length; i++) {
    const element = body[i];
    if (element.type === NodeType.StaticBlock || element.type === NodeType.TSIndexSignature) continue;
    if (element.key.type === NodeType.PrivateIdentifier) names.add(element.key.name);
  }
  return names;
}

/** The value of a decorated field goes through the initializers that its decorators gave. */
function initialized(element: PropertyDefinition | AccessorProperty, index: number): void {
  const call = expressionOf(`d.init(${index}, this, void 0)`, element);
  if (call.type !== NodeType.CallExpression) return;
  if (element.value !== null) call.arguments[2] = element.value;
  element.value = call;
}

function effect(text: string, at: ClassNode | ClassElement, isStatic: boolean): PropertyDefinition {
  const field = elementsOf(`${isStatic ? 'static ' : ''}effect = ${text}`, at, '')[0] as PropertyDefinition;
  if (field.key.type === NodeType.Identifier) field.key.name = EFFECT;
  return field;
}

/** Functions that reach a private element, for `access` of the context. */
function noteAccess(element: MethodDefinition | PropertyDefinition | AccessorProperty): void {
  const key = element.key;
  if (key.type !== NodeType.PrivateIdentifier) return;
  const text = '[(o) => #p in o, (o) => o.#p, (o, v) => { o.#p = v; }]';
  const field = elementsOf(`a = ${text}; #p`, element, key.name)[0] as PropertyDefinition;
  originFor(element).access = field.value;
}

/** A name, in messages, for the field behind an accessor; `taken` has the private names of the class. */
function storageName(element: AccessorProperty, taken: Set<string>): string {
  const key = element.key;
  const named = !element.computed && (key.type === NodeType.Identifier || key.type === NodeType.PrivateIdentifier);
  const stem = `${named ? key.name : ''}_accessor_storage`;
  let name = stem;
  for (let i = 1; taken.has(name); i++) name = `${stem}_${i}`;
  taken.add(name);
  return name;
}

/** get, set, and the field behind them. */
function accessor(element: AccessorProperty, taken: Set<string>, result: ClassElement[]): void {
  const prefix = element.static ? 'static ' : '';
  const text = `${prefix}get x() { return this.#p; } ${prefix}set x(v) { this.#p = v; } ${prefix}#p;`;
  const parts = elementsOf(text, element, storageName(element, taken));
  const getter = parts[0] as MethodDefinition;
  const setter = parts[1] as MethodDefinition;
  const storage = parts[2] as PropertyDefinition;
  getter.key = element.key;
  getter.computed = element.computed;
  getter.decorators = element.decorators;
  originFor(getter).accessor = true;
  originFor(setter).setter = true;
  if (element.key.type === NodeType.PrivateIdentifier) {
    setter.key = privateCopy(element.key);
    noteAccess(getter);
  } else if (!element.computed) setter.key = element.key as PropertyKey;
  storage.value = element.value;
  result.push(getter, setter, storage);
}

function privateCopy<T extends object>(key: T): T {
  return Object.assign(Object.create(Object.getPrototypeOf(key)), key);
}

/** An expression in which `d` is the decoration. */
function expressionOf(text: string, at: Node): Expression {
  const field = elementsOf(`a = ${text}`, at, '')[0] as PropertyDefinition;
  return field.value as Expression;
}

const encoder = new TextEncoder();

/** Elements of a class body that is written here; `#p` gets the name given. */
function elementsOf(text: string, at: Node, privateName: string): ClassElement[] {
  const source = encoder.encode(`(class { ${text} })`);
  const program = parse(
    source,
    { sourceType: 'script', typescript: false, fileName: 'desugar.js' },
    new DiagnosticBag(),
  );
  const statement = program.body[0];
  if (statement.type !== NodeType.ExpressionStatement) return [];
  const node = statement.expression;
  if (node.type !== NodeType.ClassExpression) return [];
  move(node, at, privateName);
  return node.body.body;
}

/** Puts written code where `at` is. */
function move(node: Node, at: Node, privateName: string): void {
  node.start = at.start;
  node.end = at.end;
  if (node.type === NodeType.Identifier && node.name === 'd') node.name = DECORATION;
  else if (node.type === NodeType.PrivateIdentifier) node.name = privateName;
  const fields = node as unknown as Record<string, Node | (Node | null)[] | null>;
  const keys = visitorKeys(node.type);
  for (let i = 0; i < keys.length; i++) {
    const value = fields[keys[i]];
    if (value === null) continue;
    if (!Array.isArray(value)) move(value, at, privateName);
    else for (let j = 0; j < value.length; j++) if (value[j] !== null) move(value[j] as Node, at, privateName);
  }
}
