// Expressions by the kind of value that they probably make. Every compound expression stands in parentheses, except in `chain`.

import { arrayCall, mapCall, numberCall, setCall, stringCall, typedCall } from './calls.ts';
import { classExpression } from './classes.ts';
import { type Context, KINDS, type Kind } from './context.ts';
import { arrowFunction, functionExpression } from './functions.ts';
import { bigintLiteral, member, numberLiteral, propertyName, regexpLiteral, stringLiteral } from './literals.ts';
import { iterable, objectLiteral, proxy } from './objects.ts';
import { assignmentPattern } from './patterns.ts';

/** Any expression. */
export function expression(c: Context, depth: number): string {
  if (c.chance(6)) return c.pick(['undefined', 'null', 'undefined', 'void 0']);
  if (depth <= 0 && c.chance(60)) return c.variable('any') ?? numberLiteral(c);
  if (c.chance(25)) return untyped(c, depth - 1);
  return ofKind(c, c.pick(KINDS), depth);
}

/** An expression whose value is probably of the kind. */
export function ofKind(c: Context, kind: Kind, depth: number): string {
  if (c.chance(3)) return `(${expression(c, depth - 1)})`;
  const name = c.variable(kind);
  if (name !== undefined && c.chance(depth <= 0 ? 80 : 35)) return name;
  return fresh(c, kind, depth);
}

function fresh(c: Context, kind: Kind, depth: number): string {
  switch (kind) {
    case 'num':
      return depth <= 0 ? numberLiteral(c) : number(c, depth - 1);
    case 'str':
      return depth <= 0 ? stringLiteral(c) : string(c, depth - 1);
    case 'bool':
      return depth <= 0 ? c.pick(['true', 'false']) : boolean(c, depth - 1);
    case 'big':
      return depth <= 0 ? bigintLiteral(c) : bigint(c, depth - 1);
    case 'arr':
      return depth <= 0 ? c.pick(['[]', '[1, 2, 3]', "['b', 'a']"]) : array(c, depth - 1);
    case 'obj':
      return depth <= 0 ? c.pick(['({})', '({ a: 1 })', '({ b: 2, a: 3 })']) : object(c, depth - 1);
    case 'fn':
      return c.chance(50) ? arrowFunction(c, depth - 1) : functionExpression(c, depth - 1);
    case 'map':
      return `new Map([${c.some(3, () => `[${expression(c, depth - 1)}, ${expression(c, depth - 1)}]`).join(', ')}])`;
    case 'set':
      return `new Set([${elements(c, depth - 1)}])`;
    case 're':
      return regexpLiteral(c);
    case 'sym':
      return c.pick(['Symbol("u")', 'Symbol.iterator', 'Symbol.for("k")', 'sym', 'sym']);
    case 'typed':
      return typedArray(c, depth - 1);
    case 'iter':
      return c.chance(50) ? iterable(c) : ofKind(c, c.pick(['arr', 'str', 'map', 'set'] as const), depth - 1);
    case 'promise':
      return `Promise.${c.pick(['resolve', 'resolve', 'reject'])}(${expression(c, depth - 1)})`;
  }
}

const ARITHMETIC = ['+', '-', '*', '/', '%', '&', '|', '^', '<<', '>>', '>>>'];
const COMPARISONS = ['===', '!==', '==', '!=', '<', '>', '<=', '>='];

/** Operators without parentheses, for the parser's sense of precedence. */
function chain(c: Context): string {
  let text = numberAtom(c);
  for (let n = 1 + c.below(4); n > 0; n--) {
    text += ` ${c.pick(['+', '-', '*', '/', '%', '&', '|', '^', '<<', '===', '!=', '&&', '||', '**'])} ${numberAtom(c)}`;
  }
  return `(${text})`;
}

function numberAtom(c: Context): string {
  return c.chance(50) ? (c.variable('num') ?? numberLiteral(c)) : numberLiteral(c);
}

function number(c: Context, depth: number): string {
  const n = (): string => ofKind(c, 'num', depth);
  switch (c.below(18)) {
    case 0:
    case 1:
    case 2:
    case 3:
      return `(${n()} ${c.pick(ARITHMETIC)} ${n()})`;
    case 4:
      return `(${n()} ${c.pick(ARITHMETIC)} ${expression(c, depth)})`;
    case 5:
      return chain(c);
    case 6:
      return `(${c.pick(['-', '+', '~', '- -', '!'])}${c.chance(70) ? n() : expression(c, depth)})`;
    case 7:
    case 8: {
      const name = c.variable('num', true);
      if (name === undefined) return numberLiteral(c);
      return `(${c.pick([`${name}++`, `${name}--`, `++${name}`, `--${name}`])})`;
    }
    case 9:
    case 10:
      return numberCall(c, depth);
    case 11:
      return `${ofKind(c, c.pick(['str', 'arr', 'typed', 'fn'] as const), depth)}.length`;
    case 12:
      return `(${ofKind(c, 'bool', depth)} ? ${n()} : ${n()})`;
    case 13: {
      const name = c.variable('num', true);
      if (name === undefined) return numberLiteral(c);
      return `(${name} ${c.pick(['=', '+=', '-=', '*=', '|=', '>>=', '%=', '**=', '&&=', '||=', '??='])} ${n()})`;
    }
    case 14:
      return `(${n()} | 0)`;
    case 15:
      return `(${n()} >>> 0)`;
    case 16:
      return `(${n()}, ${n()})`;
    default:
      return `${ofKind(c, 'typed', depth)}[${c.below(4)}]`;
  }
}

function string(c: Context, depth: number): string {
  switch (c.below(9)) {
    case 0:
      return `(${ofKind(c, 'str', depth)} + ${c.chance(60) ? ofKind(c, 'str', depth) : expression(c, depth)})`;
    case 1:
      return `\`${c.pick(['', 'x', '-'])}\${${expression(c, depth)}}${c.pick(['', 'y', '\\n'])}\${${ofKind(c, 'str', depth)}}\``;
    case 2:
      return `(typeof ${expression(c, depth)})`;
    case 3:
      return `String(${expression(c, depth)})`;
    case 4:
      return `${ofKind(c, 'str', depth)}[${c.below(3)}]`;
    case 5:
      return `json(${expression(c, depth)})`;
    case 6:
      return `(${ofKind(c, 'bool', depth)} ? ${ofKind(c, 'str', depth)} : ${ofKind(c, 'str', depth)})`;
    default:
      return stringCall(c, depth);
  }
}

function boolean(c: Context, depth: number): string {
  const e = (): string => expression(c, depth);
  switch (c.below(10)) {
    case 0:
    case 1:
      return `(${ofKind(c, 'num', depth)} ${c.pick(COMPARISONS)} ${ofKind(c, 'num', depth)})`;
    case 2:
      return `(${e()} ${c.pick(COMPARISONS)} ${e()})`;
    case 3:
      return `(!${e()})`;
    case 4:
      return `('${propertyName(c)}' in ${ofKind(c, c.pick(['obj', 'arr'] as const), depth)})`;
    case 5:
      return `(${e()} instanceof ${c.pick(['Object', 'Array', 'Function', 'Map', 'Error', ofKind(c, 'fn', depth)])})`;
    case 6:
      return `${c.pick(['Object.is', 'Reflect.has', 'Object.hasOwn'])}(${ofKind(c, 'obj', depth)}, ${e()})`;
    case 7:
      return `${ofKind(c, 're', depth)}.test(${ofKind(c, 'str', depth)})`;
    case 8:
      return `(delete ${ofKind(c, c.pick(['obj', 'arr'] as const), depth)}${member(c)})`;
    default:
      return `(${ofKind(c, 'bool', depth)} ${c.pick(['&&', '||', '===', '!=', '<', '^'])} ${ofKind(c, 'bool', depth)})`;
  }
}

function bigint(c: Context, depth: number): string {
  const b = (): string => ofKind(c, 'big', depth);
  switch (c.below(8)) {
    case 0:
    case 1:
      return `(${b()} ${c.pick(['+', '-', '*', '/', '%', '&', '|', '^'])} ${b()})`;
    case 2:
      return `(${b()} ${c.pick(['<<', '>>'])} ${c.below(70)}n)`;
    case 3:
      return `(${b()} ** ${c.below(5)}n)`;
    case 4:
      return `BigInt.as${c.pick(['IntN', 'UintN'])}(${c.pick(['8', '32', '63', '64', '65', '1', '0'])}, ${b()})`;
    case 5:
      return `(${c.pick(['-', '~'])}${b()})`;
    case 6:
      return `BigInt(${ofKind(c, c.pick(['num', 'bool', 'big'] as const), depth)})`;
    default: {
      const name = c.variable('big', true);
      return name === undefined ? bigintLiteral(c) : `(${c.pick([`${name}++`, `--${name}`])})`;
    }
  }
}

/** What stands between the brackets of an array or the parentheses of a call. */
export function elements(c: Context, depth: number, holes = false): string {
  const parts = c.some(4, () => {
    if (holes && c.chance(6)) return '';
    if (c.chance(8)) return `...${ofKind(c, 'iter', depth)}`;
    return expression(c, depth);
  });
  // A hole at the end needs a comma of its own.
  return parts.join(', ') + (parts.length > 0 && parts[parts.length - 1] === '' ? ',' : '');
}

function array(c: Context, depth: number): string {
  if (c.chance(45)) return `[${elements(c, depth, true)}]`;
  if (c.chance(8)) return `new Array(${c.below(5)})`;
  return arrayCall(c, depth);
}

function object(c: Context, depth: number): string {
  switch (c.below(9)) {
    case 0:
      return proxy(c, depth);
    case 1: {
      const fn = c.variable('fn');
      if (fn !== undefined) return `new ${fn}(${elements(c, depth)})`;
      return objectLiteral(c, depth);
    }
    case 2:
      return `Object.${c.pick(['freeze', 'seal', 'preventExtensions'])}(${objectLiteral(c, depth)})`;
    case 3:
      return `Object.create(${c.chance(20) ? 'null' : ofKind(c, 'obj', depth)}${c.chance(30) ? `, { ${c.pick(['a', 'b', 'z'])}: { ${c.pick(['value: 1, enumerable: true', 'get() { return this; }', 'value: 2'])} } }` : ''})`;
    case 4:
      return `Object.assign(${objectLiteral(c, depth)}, ${expression(c, depth)})`;
    case 5:
      return `new (${classExpression(c, depth)})(${elements(c, depth)})`;
    case 6:
      return `Object.fromEntries(Object.entries(${expression(c, depth)}))`;
    default:
      return objectLiteral(c, depth);
  }
}

const TYPED = [
  'Int8Array',
  'Uint8Array',
  'Uint8ClampedArray',
  'Int16Array',
  'Uint16Array',
  'Int32Array',
  'Uint32Array',
  'Float32Array',
  'Float64Array',
];

function typedArray(c: Context, depth: number): string {
  if (c.variable('typed') !== undefined && c.chance(40)) return typedCall(c, depth);
  if (c.chance(10)) return `new BigInt64Array([${c.some(3, () => ofKind(c, 'big', depth)).join(', ')}])`;
  const name = c.pick(TYPED);
  return c.chance(70)
    ? `new ${name}([${c.some(4, () => ofKind(c, 'num', depth)).join(', ')}])`
    : `${name}.${c.chance(50) ? `of(${c.some(3, () => ofKind(c, 'num', depth)).join(', ')})` : `from(${ofKind(c, 'iter', depth)})`}`;
}

/** Expressions whose value nobody can tell beforehand. */
function untyped(c: Context, depth: number): string {
  const e = (): string => expression(c, depth);
  switch (c.below(22)) {
    case 0:
    case 1:
      return `${ofKind(c, 'obj', depth)}${member(c)}`;
    case 2:
      return `${ofKind(c, 'arr', depth)}[${ofKind(c, 'num', depth)}]`;
    case 3:
    case 4:
    case 5:
      return `${ofKind(c, 'fn', depth)}(${elements(c, depth)})`;
    case 6:
      return `${ofKind(c, 'obj', depth)}${member(c)}(${elements(c, depth)})`;
    case 7:
      return `(${e()} ${c.pick(['&&', '||', '??'])} ${e()})`;
    case 8:
      return `(${e()})?.${c.pick([propertyNameDotted(c), `[${e()}]`, `(${elements(c, depth)})`])}`;
    case 9:
      return `(${e()} ${c.pick([...ARITHMETIC, ...COMPARISONS])} ${e()})`;
    case 10:
      return `(${ofKind(c, 'bool', depth)} ? ${e()} : ${e()})`;
    case 11: {
      const { pattern, kind } = assignmentPattern(c, depth);
      return `(${pattern} = ${ofKind(c, kind, depth)})`;
    }
    case 12:
      if (!c.body.generator) return e();
      return c.chance(20) ? `(yield* ${ofKind(c, 'iter', depth)})` : `(yield ${e()})`;
    case 13:
      return c.body.async ? `(await ${e()})` : e();
    case 14:
      return c.body.arguments ? c.pick(['arguments[0]', 'arguments.length', 'arguments', 'arguments[1]']) : e();
    case 15:
      return c.body.super ? `super${member(c)}` : 'own(this)';
    case 16:
      return `${ofKind(c, 'map', depth)}.get(${e()})`;
    case 17:
      return `tag\`${c.pick(['', 'q', '\\t'])}\${${e()}}z\``;
    case 18:
      return `${ofKind(c, 'obj', depth)}[${e()}]`;
    case 19:
      return c.pick([mapCall, setCall])(c, depth);
    case 20:
      return `${ofKind(c, 'fn', depth)}.${c.pick(['call', 'apply', 'bind'])}(${e()}, ${ofKind(c, 'arr', depth)})`;
    default:
      return `(${ofKind(c, 'obj', depth)}${member(c)} ${c.pick(['=', '=', '+=', '??=', '||=', '&&='])} lim(${e()}))`;
  }
}

function propertyNameDotted(c: Context): string {
  return c.pick(['a', 'b', 'c', 'length', 'x']);
}
