// Texts of functions and of wrapped primitives.

import { ownData } from './reflect.ts';

/** Bits of $functionKind. */
const CLASS = 1;
const GENERATOR = 2;
const ASYNC = 4;

/** "[Function: f]", "[class A extends B]". */
export function functionText(f: unknown, constructor: string | null, tag: string): string {
  const kind = $functionKind(f);
  const own = ownData(f, 'name');
  const name = typeof own === 'string' ? own : '';
  if (kind & CLASS) return classText(f, name, constructor, tag);
  const type = (kind & ASYNC ? 'Async' : '') + (kind & GENERATOR ? 'Generator' : '') + 'Function';
  let text = '[' + type;
  if (constructor === null) text += ' (null prototype)';
  text += name === '' ? ' (anonymous)]' : ': ' + name + ']';
  if (constructor !== type && constructor !== null) text += ' ' + constructor;
  if (tag !== '' && constructor !== tag) text += ' [' + tag + ']';
  return text;
}

function classText(f: unknown, name: string, constructor: string | null, tag: string): string {
  let text = '[class ' + (name === '' ? '(anonymous)' : name);
  if (constructor !== 'Function' && constructor !== null) text += ' [' + constructor + ']';
  if (tag !== '' && constructor !== tag) text += ' [' + tag + ']';
  if (constructor === null) return text + ' extends [null prototype]]';
  const parent = $prototypeOf(f);
  const parentName = parent === null ? undefined : ownData(parent, 'name');
  return typeof parentName === 'string' && parentName !== '' ? text + ' extends ' + parentName + ']' : text + ']';
}

/** "[Number: 3]"; `type` is what typeof says of the wrapped value, `value` its text. */
export function wrapperText(type: string, value: string, constructor: string | null, tag: string): string {
  const name =
    type === 'number' ? 'Number' : type === 'string' ? 'String' : type === 'boolean' ? 'Boolean' : type === 'symbol' ? 'Symbol' : 'BigInt';
  let text = '[' + name;
  if (constructor === null) text += ' (null prototype)';
  else if (constructor !== name) text += ' (' + constructor + ')';
  text += ': ' + value + ']';
  return tag !== '' && tag !== constructor ? text + ' [' + tag + ']' : text;
}
