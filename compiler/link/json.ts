// Modules without source text: JSON, whose value becomes the expression of an `export default`, and modules of other units.

import { type DiagnosticBag, decodeUtf8 } from '../diagnostics.ts';
import { analyze } from '../scope/analyze.ts';
import type { ModuleInfo } from '../scope/scope.ts';
import {
  ArrayExpression,
  BooleanLiteral,
  ExportDefaultDeclaration,
  type Expression,
  NullLiteral,
  NumericLiteral,
  ObjectExpression,
  Program,
  Property,
  StringLiteral,
  UnaryExpression,
} from '../syntax/ast.ts';

type JsonValue = null | boolean | number | string | JsonValue[] | { [key: string]: JsonValue };

/** Reads a JSON source as a module, analyzed (spec: sec-parse-json-module). */
export function analyzeJsonModule(source: Uint8Array, diagnostics: DiagnosticBag): ModuleInfo {
  const end = source.length;
  const start = source[0] === 0xef && source[1] === 0xbb && source[2] === 0xbf ? 3 : 0;
  let value: JsonValue = null;
  try {
    value = JSON.parse(decodeUtf8(source, start, end)) as JsonValue;
  } catch (error) {
    diagnostics.error('TG2103', start, end, (error as SyntaxError).message);
  }
  const info = moduleOf(expressionOf(value, start, end), diagnostics);
  info.isJson = true;
  return info;
}

/** A module that another unit brought, with these exports: one variable, of its namespace object, stands for it. */
export function analyzeExternalModule(exports: readonly string[], diagnostics: DiagnosticBag): ModuleInfo {
  const info = moduleOf(new NullLiteral(0, 0), diagnostics);
  info.external = new Set(exports);
  return info;
}

/** A module that exports the value of an expression, analyzed. */
function moduleOf(value: Expression, diagnostics: DiagnosticBag): ModuleInfo {
  const { start, end } = value;
  const declaration = new ExportDefaultDeclaration(start, end, value);
  return analyze(new Program(0, end, [declaration], 'module', true, false), diagnostics);
}

function expressionOf(value: JsonValue, start: number, end: number): Expression {
  if (value === null) return new NullLiteral(start, end);
  switch (typeof value) {
    case 'boolean':
      return new BooleanLiteral(start, end, value);
    case 'string':
      return new StringLiteral(start, end, value);
    case 'number': {
      const literal = new NumericLiteral(start, end, Math.abs(value));
      return value < 0 || Object.is(value, -0) ? new UnaryExpression(start, end, '-', literal) : literal;
    }
  }
  if (Array.isArray(value)) {
    const elements = value.map((element) => expressionOf(element, start, end));
    return new ArrayExpression(start, end, elements, false);
  }
  const properties: Property[] = [];
  for (const [name, inner] of Object.entries(value)) {
    const key = new StringLiteral(start, end, name);
    // Computed, so that `__proto__` is a property like others.
    const computed = name === '__proto__';
    properties.push(new Property(start, end, 'init', key, expressionOf(inner, start, end), computed, false, false));
  }
  return new ObjectExpression(start, end, properties, false);
}
