// Classes: fields, private names, accessors, static blocks, `super`, `new.target`, and parents of all sorts.

import type { Context } from './context.ts';
import { elements, expression, ofKind } from './expressions.ts';
import { functionBody, parameters } from './functions.ts';
import { propertyName } from './literals.ts';
import { statements } from './statements.ts';

const METHOD = { strict: true, returns: true, arguments: true, super: true };

function memberName(c: Context): string {
  if (c.chance(80)) return c.pick(['a', 'b', 'c', 'd', 'x', '0', '1']);
  return c.pick(["'s'", '[sym]', `[log('key', '${propertyName(c)}')]`, '[Symbol.iterator]']);
}

/** One member; `privates` are the private names that the class declares. */
function member(c: Context, depth: number, privates: readonly string[]): string {
  const own = privates.length > 0 && c.chance(35) ? c.pick(privates) : undefined;
  const stat = c.chance(25) ? 'static ' : '';
  const name = memberName(c);
  // V8 does not look at the value of a field that would define the length of an array (sec-arraysetlength, step 5).
  const field = stat + (stat === '' ? name.replace("'length'", "'name'") : name);
  switch (c.below(9)) {
    case 0:
    case 1:
    case 2: {
      const value = c.within({ strict: true, super: true }, () => expression(c, depth - 1));
      return c.chance(15) ? `${field};` : `${field} = ${value};`;
    }
    case 3:
      return `${stat}get ${name}() ${c.within(METHOD, () => functionBody(c, depth - 1))}`;
    case 4:
      return c.within(METHOD, () => {
        const parameter = c.fresh();
        c.declare(parameter, 'num', true);
        return `${stat}set ${name}(${parameter}) ${functionBody(c, depth - 1)}`;
      });
    case 5:
      return `static { ${c.within({ strict: true, super: true }, () => statements(c, 1 + c.below(2), depth - 1).join('\n'))} }`;
    case 6:
      return own === undefined
        ? `${field};`
        : `${c.pick(['m', 'n'])}(o) { tick(); ${c.pick([`return this.${own};`, `this.${own} = o; return this.${own};`, `return ${own} in Object(o);`, `return o.${own};`, `return this.${own}++;`, `return o?.${own};`])} }`;
    default: {
      const generator = c.chance(20);
      const async = c.chance(15);
      return c.within({ ...METHOD, generator, async }, () => {
        const list = parameters(c, depth - 1);
        return `${stat}${async ? 'async ' : ''}${generator ? '*' : ''}${name}(${list.text}) ${functionBody(c, depth - 1)}`;
      });
    }
  }
}

function privateMember(c: Context, depth: number, name: string): string {
  const value = (): string => c.within({ strict: true, super: true }, () => expression(c, depth - 1));
  return c.pick([
    () => `${name} = ${value()};`,
    () => `${name};`,
    () => `static ${name} = ${value()};`,
    () => `${name}(v = 1) { log('private', v); return this; }`,
    () => `get ${name}() { log('private get'); return 5; }`,
    () => `get ${name}() { return this.b; } set ${name}(v) { log('private set', v); }`,
  ])();
}

const PARENTS = [
  'Array',
  'Map',
  'Set',
  'Error',
  'Object',
  'Promise',
  'Uint8Array',
  'null',
  'Function.prototype',
  'RegExp',
];

/** What follows the name of a class. */
function classTail(c: Context, depth: number): string {
  let parent = '';
  if (c.chance(40)) {
    const name = c.variable('fn');
    const value = name === undefined || c.chance(15) ? ofKind(c, 'fn', depth - 1) : name;
    parent = ` extends ${c.chance(30) ? c.pick(PARENTS) : `con(${value})`}`;
  }
  const privates = c.some(2, () => c.fresh('#p'));
  const parts = privates.map((name) => privateMember(c, depth, name));
  if (c.chance(50)) {
    parts.push(
      c.within(METHOD, () => {
        const list = parameters(c, depth - 1);
        const values = parent !== '' && c.chance(90) ? elements(c, depth - 1) : undefined;
        // V8 asks whether the parent is a constructor before it spreads the arguments.
        const spreads = /(?:null|Function\.prototype)$/.test(parent) && values?.includes('...');
        const call = values === undefined ? '' : `super(${spreads ? '' : values}); `;
        const lines = statements(c, c.below(3), depth - 1).join('\n');
        return `constructor(${list.text}) { tick(); ${call}${c.chance(30) ? "log('target', new.target); " : ''}${c.chance(60) ? `this.${c.pick(['a', 'b'])} = ${expression(c, depth - 1)}; ` : ''}${lines} }`;
      }),
    );
  }
  for (let n = c.below(4); n > 0; n--) parts.push(member(c, depth, privates));
  // V8 computes the names of members before it finds out that the parent is no constructor.
  if (parent.endsWith('Function.prototype') && parts.some((part) => part.includes("[log('key'")))
    parent = ' extends Object';
  return `${parent} { ${parts.join('\n')} }`;
}

export function classExpression(c: Context, depth: number): string {
  return `class ${c.chance(30) ? c.fresh('C') : ''}${classTail(c, depth)}`;
}

export function classDeclaration(c: Context, depth: number): string {
  const name = c.fresh('C');
  const text = `class ${name}${classTail(c, depth)}`;
  c.declare(name, 'fn', false);
  return text;
}
