// Destructuring, with defaults, rests, computed keys and nesting.

import type { Context, Kind } from './context.ts';
import { expression } from './expressions.ts';
import { propertyName } from './literals.ts';

function target(c: Context, depth: number, leaf: () => string, mutable: boolean): string {
  if (depth > 0 && c.chance(15)) return pattern(c, depth - 1, leaf, mutable);
  return leaf();
}

function withDefault(c: Context, depth: number, text: string): string {
  return c.chance(35) || text.startsWith('[') || text.startsWith('{')
    ? `${text} = ${text.startsWith('[') ? '[1, 2]' : text.startsWith('{') ? '{ a: 1 }' : expression(c, depth - 1)}`
    : text;
}

function pattern(c: Context, depth: number, leaf: () => string, mutable: boolean): string {
  if (c.chance(50)) {
    const parts: string[] = [];
    for (let n = 1 + c.below(3); n > 0; n--) {
      parts.push(c.chance(10) ? '' : withDefault(c, depth, target(c, depth, leaf, mutable)));
    }
    if (c.chance(20)) parts.push(`...${leaf()}`);
    return `[${parts.join(', ')}${parts[parts.length - 1] === '' ? ',' : ''}]`;
  }
  const parts: string[] = [];
  for (let n = 1 + c.below(3); n > 0; n--) {
    const key = c.chance(85) ? propertyName(c) : `[log('key', '${propertyName(c)}')]`;
    parts.push(`${key}: ${withDefault(c, depth, target(c, depth, leaf, mutable))}`);
  }
  if (c.chance(20)) parts.push(`...${leaf()}`);
  return `{ ${parts.join(', ')} }`;
}

/** A pattern that declares its names in the scope at hand, and what kind of value it takes apart. */
export function bindingPattern(c: Context, depth: number, mutable: boolean): { pattern: string; kind: Kind } {
  const names: string[] = [];
  const text = pattern(
    c,
    depth,
    () => {
      const name = c.fresh();
      names.push(name);
      return name;
    },
    mutable,
  );
  for (const name of names) c.declare(name, 'num', mutable);
  return { pattern: text, kind: text.startsWith('[') ? 'iter' : 'obj' };
}

/** A pattern over variables and properties that exist. */
export function assignmentPattern(c: Context, depth: number): { pattern: string; kind: Kind } {
  const text = pattern(
    c,
    depth,
    () => {
      const name = c.variable('num', true);
      if (name !== undefined && c.chance(75)) return name;
      const object = c.variable(c.pick(['obj', 'arr'] as const));
      return object === undefined ? (name ?? 'sink.a') : `${object}.${c.pick(['a', 'b', 'c'])}`;
    },
    true,
  );
  return { pattern: text, kind: text.startsWith('[') ? 'iter' : 'obj' };
}
