// What the annotations of a function say, on its way into the image.

import { FieldHint, FunctionHints, type HintWriter, NamedHint, NO_HINT } from '../image/hints.ts';
import { hintOfAnnotation, nameOfAnnotation } from '../scope/hints.ts';
import { type ClassInfo, FunctionKind, type Scope, Storage, TypeHint } from '../scope/scope.ts';
import {
  type FunctionNode,
  NodeType,
  type Parameter,
  type Pattern,
  type PropertyKey,
  type TSTypeAnnotation,
} from '../syntax/ast.ts';
import { parametersOf, patternOf, registerParameters } from './functions.ts';
import { staticKey } from './keys.ts';
import type { PendingFunction } from './unit.ts';

/** Adds what is known of the function, if that is anything. */
export function functionHints(writer: HintWriter, pending: PendingFunction): void {
  const { info, classInfo } = pending;
  const hints = new FunctionHints();
  const isConstructor = info.kind === FunctionKind.ClassConstructor || info.kind === FunctionKind.DerivedConstructor;
  if (isConstructor && classInfo !== null) fieldHints(hints, classInfo);
  const isWritten = classInfo === null || info.node !== classInfo.node;
  if (isWritten && info.kind <= FunctionKind.DerivedConstructor && info.kind !== FunctionKind.TopLevel) {
    const node = info.node as FunctionNode;
    const params = parametersOf(node);
    const count = registerParameters(params);
    for (let i = 0; i < count; i++) hints.params.push(parameterHint(params[i]));
    for (let i = 0; i < params.length; i++) {
      const parameter = params[i];
      if (parameter.type !== NodeType.TSParameterProperty) continue;
      const pattern = patternOf(parameter);
      const bound = pattern.type === NodeType.AssignmentPattern ? pattern.left : pattern;
      if (bound.type !== NodeType.Identifier) continue;
      const type = namedHint(bound.typeAnnotation, bound.optional);
      if (type !== NO_HINT) hints.fields.push(new FieldHint(bound.name, type));
    }
    if (info.returnHint !== TypeHint.None) hints.result = namedHint(node.returnType, false);
  }
  if (!hints.isEmpty) writer.addFunction(pending.index, hints);
}

/** The variables of a module that live in the unit. */
export function variableHints(writer: HintWriter, scope: Scope): void {
  for (const binding of scope.bindings) {
    if (binding.storage !== Storage.UnitVariable || binding.typeHint === TypeHint.None) continue;
    const declaration = binding.declaration;
    if (declaration === null || declaration.type !== NodeType.Identifier) continue;
    writer.addVariable(binding.index, namedHint(declaration.typeAnnotation, declaration.optional));
  }
}

/** A parameter as it arrives: what has a default may be missing. */
function parameterHint(parameter: Parameter): NamedHint {
  const pattern = patternOf(parameter);
  if (pattern.type === NodeType.AssignmentPattern) return patternHint(pattern.left, true);
  return patternHint(pattern, false);
}

function patternHint(pattern: Pattern, optional: boolean): NamedHint {
  switch (pattern.type) {
    case NodeType.Identifier:
    case NodeType.ObjectPattern:
    case NodeType.ArrayPattern:
      return namedHint(pattern.typeAnnotation, optional || pattern.optional);
    default:
      return NO_HINT;
  }
}

function fieldHints(hints: FunctionHints, info: ClassInfo): void {
  for (const element of info.node.body.body) {
    if (element.type !== NodeType.PropertyDefinition || element.static || element.typeAnnotation === null) continue;
    const key = element.key;
    const name =
      key.type === NodeType.PrivateIdentifier ? `#${key.name}` : staticKey(key as PropertyKey, element.computed);
    const type = namedHint(element.typeAnnotation, element.optional);
    if (name !== null && type !== NO_HINT) hints.fields.push(new FieldHint(name, type));
  }
}

function namedHint(annotation: TSTypeAnnotation | null, optional: boolean): NamedHint {
  const hint = hintOfAnnotation(annotation, optional);
  if (annotation === null || hint === TypeHint.None) return NO_HINT;
  return new NamedHint(hint, (hint & TypeHint.KindMask) === TypeHint.Named ? nameOfAnnotation(annotation) : '');
}
