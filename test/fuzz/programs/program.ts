// One whole program from one seed.

import { Context } from './context.ts';
import { statements } from './statements.ts';

/** What every program begins with: steps are counted, values printed in a form that says all and depends on no engine. */
const PROLOGUE = `
let steps = 1500, lines = 0;
function tick() { if (--steps < 0) throw new RangeError('out of steps'); }
function text(v) {
  if (typeof v === 'string') return JSON.stringify(v.length > 60 ? v.slice(0, 60) + v.length : v);
  if (typeof v === 'bigint') { const s = v.toString(); return (s.length > 60 ? s.slice(0, 60) + s.length : s) + 'n'; }
  if (typeof v === 'symbol') return v.toString();
  return Object.is(v, -0) ? '-0' : String(v);
}
function show(v, depth) {
  if (v === globalThis) return 'global';
  if (v === null || (typeof v !== 'object' && typeof v !== 'function')) return text(v);
  try {
    if (typeof v === 'function') return 'function ' + text(v.name) + text(v.length);
    if (v instanceof Error) return text(v.name) + (/^u\\d/.test(v.message) ? ' ' + v.message : '');
    if (v instanceof Promise) return 'promise';
    if (depth > 2) return '...';
    if (Array.isArray(v)) {
      const parts = [];
      for (let i = 0; i < v.length && i < 10; i++) parts.push(i in v ? show(v[i], depth + 1) : 'hole');
      return '[' + parts.join() + ']' + v.length;
    }
    if (v instanceof Map || v instanceof Set) return v.constructor.name + show([...v].slice(0, 10), depth);
    if (v instanceof RegExp) return String(v) + v.lastIndex;
    if (ArrayBuffer.isView(v)) return v[Symbol.toStringTag] + show(Array.from(v).slice(0, 10), depth);
    const parts = [];
    for (const key of Reflect.ownKeys(v).slice(0, 10)) {
      // Where a stack is told is the engine's own.
      const own = key === 'stack' ? undefined : Reflect.getOwnPropertyDescriptor(v, key);
      if (own !== undefined) parts.push(text(key) + (own.enumerable ? ':' : '~') + ('value' in own ? show(own.value, depth + 1) : (own.get ? 'g' : '') + (own.set ? 's' : '')));
    }
    return '{' + parts.join() + '}';
  } catch (error) {
    return 'throws ' + text(error && error.name);
  }
}
function log(label, ...values) {
  if (++lines <= 200) console.log([label, ...values.map((v) => show(v, 0))].join(' '));
  return values[0];
}
function lim(v) {
  if (typeof v === 'string' && v.length > 100) return v.slice(0, 100);
  if (typeof v === 'bigint') return BigInt.asIntN(200, v);
  if (Array.isArray(v) && v.length > 30) return [];
  return v;
}
function own(v) { return v === globalThis ? sink : v; }
// V8 does not ask whether the length of an array and the prototype of a function can be written.
function frozen(x) { return Object.isFrozen(x) && !['length', 'prototype'].some((k) => Reflect.getOwnPropertyDescriptor(x, k)?.writable); }
// V8 cannot be stopped in a built-in that goes through billions of elements.
function short(x) { return x?.length > 1e5 ? [] : x; }
// V8 asks a key that is an object twice for its name where it is read and written.
function once(k) { return Object(k) === k ? String(k) : k; }
function con(v) {
  // V8 looks at keys of members before it finds out that a parent is none.
  try { Reflect.construct(Object, [], v); return typeof v.prototype === 'object' ? v : Object; } catch { return Object; }
}
function json(v, ...rest) { tick(); return JSON.stringify(v, ...rest); }
function tag(strings, ...values) { return strings.raw.join('|') + values.length + strings[0]; }
async function drain(label, generator) {
  try {
    let i = 0;
    for await (const v of generator) { log(label, v); if (++i > 3) break; }
  } catch (error) {
    log(label, error);
  }
}
const sym = Symbol('u'), sink = [];
`.trimStart();

/** The text of a function is not what Node gets to see of it when there were types in it. */
export const HIDDEN_SOURCE = "Function.prototype.toString = function () { return 'function'; };";

/** For a V8 that has no iterator helpers: nobody has them. */
const WITHOUT_ITERATOR_HELPERS =
  '{ const p = Reflect.getPrototypeOf(Reflect.getPrototypeOf([].values())); for (const k of Object.getOwnPropertyNames(p)) delete p[k]; }';

export interface GeneratedProgram {
  source: string;
  /** Node gets it through TypeScript's own transpiler. */
  typescript: boolean;
}

export function generateProgram(seed: number): GeneratedProgram {
  const c = new Context(seed);
  const parts: string[] = [];
  if (c.body.strict) parts.push("'use strict';");
  parts.push(PROLOGUE.trimEnd());
  if (!('map' in [].values())) parts.push(WITHOUT_ITERATOR_HELPERS);
  if (c.typescript) parts.push(HIDDEN_SOURCE);
  for (const [name, kind, value] of START) {
    c.declare(name, kind, true);
    parts.push(`let ${name} = ${value};`);
  }
  while (c.budget > 0) {
    const shown = c.variable('any') ?? 'sink';
    const lines = c.chance(70) ? c.scoped(() => statements(c, 1 + c.below(4), 3)) : [];
    if (lines.length > 0) parts.push(`try {\n${lines.join('\n')}\n} catch (error) { log('caught', error); }`);
    else parts.push(...top(c));
    parts.push(`try { log('${shown}', ${shown}); } catch (error) { log('caught', error); }`);
  }
  parts.push(
    "try { for (const f of sink) log('sink', typeof f === 'function' ? f() : f); } catch (error) { log('caught', error); }",
    // The value of the last statement would have to cross the border.
    'void 0;',
  );
  const source = parts.join('\n') + '\n';
  // TypeScript takes `a < (b > (c` for type arguments of a call, and gives up where they do not end.
  return { source: c.typescript ? source.replaceAll(' < (', ' <= (') : source, typescript: c.typescript };
}

const START = [
  ['v1_', 'num', '1'],
  ['v2_', 'str', "'abc'"],
  ['v3_', 'arr', '[1, 2, 3]'],
  ['v4_', 'obj', "{ a: 1, b: 'x', c: [1] }"],
  ['v5_', 'fn', 'function (x, y) { return x; }'],
] as const;

/** Declarations that the rest of the program sees. */
function top(c: Context): string[] {
  const lines = statements(c, 1, 3);
  return lines.map((line) =>
    /^(?:let|const|class|async function|function|var|enum|namespace|type)\b/.test(line) &&
    !/^(?:let|const|var) [[{i]/.test(line)
      ? line
      : `try { ${line} } catch (error) { log('caught', error); }`,
  );
}
