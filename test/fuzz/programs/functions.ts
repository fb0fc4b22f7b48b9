// Functions in all forms: parameters with defaults and patterns, bodies that count their steps.

import type { Context } from './context.ts';
import { expression } from './expressions.ts';
import { bindingPattern } from './patterns.ts';
import { statements } from './statements.ts';

/** Parameters, declared in the scope at hand. `simple`: a directive may stand in the body. */
export function parameters(c: Context, depth: number, most = 3): { text: string; simple: boolean } {
  const parts: string[] = [];
  let simple = true;
  for (let n = c.below(most + 1); n > 0; n--) {
    const choice = c.below(100);
    if (choice < 60) {
      const name = c.fresh();
      parts.push(name + (c.typescript && c.chance(50) ? ': any' : ''));
      c.declare(name, 'num', true);
    } else if (choice < 80) {
      simple = false;
      const name = c.fresh();
      const value = c.plainly(() => expression(c, depth - 1));
      parts.push(`${name} = ${value}`);
      c.declare(name, 'num', true);
    } else {
      simple = false;
      const { pattern } = c.plainly(() => bindingPattern(c, depth - 1, true));
      parts.push(`${pattern} = ${pattern.startsWith('[') ? '[]' : '{}'}`);
    }
  }
  if (c.chance(12)) {
    simple = false;
    const name = c.fresh();
    parts.push(`...${name}`);
    c.declare(name, 'arr', true);
  }
  return { text: parts.join(', '), simple };
}

/** A body in braces. */
export function functionBody(c: Context, depth: number, simple = false): string {
  const directive = simple && c.chance(8) ? "'use strict'; " : '';
  if (directive !== '') c.body = { ...c.body, strict: true };
  const lines = depth > 0 || c.chance(30) ? statements(c, 1 + c.below(3), depth) : [];
  const result = c.chance(75) ? ` return ${expression(c, depth)};` : '';
  return `{ ${directive}tick(); ${lines.join('\n')}${result} }`;
}

export function functionExpression(c: Context, depth: number): string {
  const generator = c.chance(20);
  const async = c.chance(15);
  return c.within({ returns: true, arguments: true, generator, async }, () => {
    const name = c.chance(25) ? c.fresh('f') : '';
    const list = parameters(c, depth);
    return `(${async ? 'async ' : ''}function${generator ? '*' : ''} ${name}(${list.text}) ${functionBody(c, depth, list.simple)})`;
  });
}

export function arrowFunction(c: Context, depth: number): string {
  const { arguments: hasArguments, super: hasSuper } = c.body;
  const async = c.chance(12);
  return c.within({ returns: true, arguments: hasArguments, super: hasSuper, async }, () => {
    const list = parameters(c, depth, 2);
    const body = c.chance(60) ? `(tick(), ${expression(c, depth)})` : functionBody(c, depth);
    return `(${async ? 'async ' : ''}(${list.text}) => ${body})`;
  });
}

/** A function to hand to a built-in: it takes up to `count` values and returns something small. */
export function callback(c: Context, count: number, depth: number): string {
  const { arguments: hasArguments, super: hasSuper } = c.body;
  if (c.chance(15)) return c.variable('fn') ?? 'String';
  return c.within({ returns: true, arguments: hasArguments, super: hasSuper }, () => {
    const names: string[] = [];
    for (let i = c.below(count + 1); i > 0; i--) {
      const name = c.fresh();
      names.push(name);
      c.declare(name, 'num', true);
    }
    return `((${names.join(', ')}) => (tick(), ${expression(c, depth)}))`;
  });
}

/** `function f() {...}`, declared in the scope at hand. */
export function functionDeclaration(c: Context, depth: number): string {
  const name = c.fresh('f');
  const generator = c.chance(20);
  const async = c.chance(20);
  c.declare(name, 'fn', false);
  return c.within({ returns: true, arguments: true, generator, async }, () => {
    const list = parameters(c, depth);
    return `${async ? 'async ' : ''}function${generator ? '*' : ''} ${name}(${list.text}) ${functionBody(c, depth, list.simple)}`;
  });
}
