// Object literals, iterables of one's own, and proxies that tell what is asked of them.

import type { Context } from './context.ts';
import { expression, ofKind } from './expressions.ts';
import { functionBody, parameters } from './functions.ts';
import { propertyName } from './literals.ts';

function key(c: Context, depth: number): string {
  if (c.chance(75)) return propertyName(c);
  if (c.chance(40)) return `'${propertyName(c)}'`;
  return `[${c.pick([ofKind(c, 'str', depth), 'sym', ofKind(c, 'num', depth), `log('key', '${propertyName(c)}')`])}]`;
}

/** A method, getter, setter or generator without the comma. */
function method(c: Context, depth: number): string {
  const name = key(c, depth);
  switch (c.below(6)) {
    case 0:
      return `get ${name}() ${c.within({ returns: true, arguments: true, super: true }, () => functionBody(c, depth))}`;
    case 1:
      return c.within({ returns: true, arguments: true, super: true }, () => {
        const parameter = c.fresh();
        c.declare(parameter, 'num', true);
        return `set ${name}(${parameter}) ${functionBody(c, depth)}`;
      });
    default: {
      const generator = c.chance(20);
      const async = c.chance(15);
      return c.within({ returns: true, arguments: true, super: true, generator, async }, () => {
        const list = parameters(c, depth);
        return `${async ? 'async ' : ''}${generator ? '*' : ''}${name}(${list.text}) ${functionBody(c, depth, list.simple)}`;
      });
    }
  }
}

const CONVERSIONS = [
  'valueOf() { log("valueOf"); return 7; }',
  'toString() { log("toString"); return "s"; }',
  '[Symbol.toPrimitive](hint) { log("hint", hint); return hint === "number" ? 3 : "p"; }',
  'toJSON(k) { log("toJSON", k); return [k]; }',
  'get [Symbol.toStringTag]() { return "Tagged"; }',
];

/** The name that a part of a literal defines, unless it is computed. */
function nameOf(part: string): string | undefined {
  return /^(?:async )?\*?(?:[gs]et )?'?(\w+)/.exec(part)?.[1];
}

export function objectLiteral(c: Context, depth: number): string {
  let proto = false;
  const parts = c.some(5, () => {
    const choice = c.below(100);
    if (choice < 55) return `${key(c, depth)}: ${expression(c, depth)}`;
    if (choice < 63) return `...${expression(c, depth)}`;
    if (choice < 70) {
      const name = c.variable('any');
      return name === undefined || name.includes('.') ? `a: ${expression(c, depth)}` : name;
    }
    if (choice < 75) return c.pick(CONVERSIONS);
    if (choice < 79 && !proto) {
      proto = true;
      return `__proto__: ${ofKind(c, 'obj', depth)}`;
    }
    return method(c, depth);
  });
  // V8 makes accessors behind values that follow them, and of two values of one name only the second, when the literal begins
  // with a spread: the keys come in another order.
  const names = parts.map(nameOf).filter((name) => name !== undefined);
  const shifted = new Set(names).size < names.length || parts.some((part) => /^[gs]et /.test(part));
  while (shifted && parts[0].startsWith('...')) parts.push(parts.shift() as string);
  return parts.length === 0 ? '({})' : `({ ${parts.join(', ')} })`;
}

/** An iterable that logs the steps of the protocol. */
export function iterable(c: Context): string {
  const end = 1 + c.below(4);
  const label = c.fresh('it');
  const close = c.pick([
    '',
    `, return(v) { log('${label} return'); return { done: true, value: v }; }`,
    `, return() { log('${label} return'); ${c.pick(['throw new Error("u1")', 'return 1', 'return {}'])}; }`,
  ]);
  const raise = c.chance(10) ? `if (i === 1) throw new RangeError('u2'); ` : '';
  return `({ [Symbol.iterator]() { let i = 0; return { next(v) { tick(); log('${label} next'); ${raise}return { done: i >= ${end}, value: i++ }; }${close} }; } })`;
}

const TRAPS = [
  'get(t, k, r) { log("get", k); return Reflect.get(t, k, r); }',
  'set(t, k, v, r) { log("set", k); return Reflect.set(t, k, v, r); }',
  'has(t, k) { log("has", k); return Reflect.has(t, k); }',
  'deleteProperty(t, k) { log("delete", k); return Reflect.deleteProperty(t, k); }',
  'ownKeys(t) { log("ownKeys"); return Reflect.ownKeys(t); }',
  'getOwnPropertyDescriptor(t, k) { log("gopd", k); return Reflect.getOwnPropertyDescriptor(t, k); }',
  'defineProperty(t, k, d) { log("define", k); return Reflect.defineProperty(t, k, d); }',
  'getPrototypeOf(t) { log("getPrototypeOf"); return Reflect.getPrototypeOf(t); }',
  'isExtensible(t) { log("isExtensible"); return Reflect.isExtensible(t); }',
  'preventExtensions(t) { log("preventExtensions"); return Reflect.preventExtensions(t); }',
  'set() { return false; }',
  'deleteProperty() { return false; }',
  'get(t, k) { return k === Symbol.toPrimitive ? undefined : t[k]; }',
];

export function proxy(c: Context, depth: number): string {
  const target = ofKind(c, c.pick(['obj', 'obj', 'arr'] as const), depth);
  const traps = TRAPS.filter(() => c.chance(30));
  return `new Proxy(${target}, { ${traps.join(', ')} })`;
}
