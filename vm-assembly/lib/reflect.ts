// Looking at objects without running guest code.

import { Attr, Kind } from '../abi/layout.ts';

/** Value of an own data property, undefined if there is none. */
export function ownData(o: unknown, key: unknown): unknown {
  const attributes = $ownAttributes(o, key);
  return attributes < 0 || attributes & Attr.Accessor ? undefined : $foundValue();
}

/** Value of a data property along the prototypes, undefined if there is none or an accessor stands in the way. */
export function peek(o: unknown, key: unknown): unknown {
  for (let p: unknown = o; p !== null; p = $prototypeOf(p)) {
    if ($ownAttributes(p, key) >= 0) return ownData(p, key);
  }
  return undefined;
}

/** Is `f.prototype` among the prototypes of `o`? */
function isInstance(o: unknown, f: unknown): boolean {
  const prototype = ownData(f, 'prototype');
  for (let p = $prototypeOf(o); p !== null; p = $prototypeOf(p)) if (p === prototype) return true;
  return false;
}

/**
 * Name of the class that an object shows, null if it has no prototype that tells. `show` prints a prototype; beyond `levels` prototypes
 * it is not asked.
 */
export function constructorName(o: unknown, levels: number, show: (v: unknown) => string): string | null {
  for (let p: unknown = o; p !== null; p = $prototypeOf(p)) {
    const f = ownData(p, 'constructor');
    if (typeof f !== 'function') continue;
    const name = ownData(f, 'name');
    if (typeof name === 'string' && name !== '' && isInstance(o, f)) return name;
  }
  const first = $prototypeOf(o);
  if (first === null) return null;
  if (levels < 0) return kindName(o) + ' <Complex prototype>';
  const upper = constructorName(first, levels - 1, show);
  return kindName(o) + ' <' + (upper === null ? show(first) : upper) + '>';
}

function kindName(o: unknown): string {
  const kind = $kindOf(o);
  if (kind === Kind.Array) return 'Array';
  if (kind === Kind.Function) return 'Function';
  if (kind === Kind.Error) return 'Error';
  if (kind === Kind.Map) return 'Map';
  return kind === Kind.Set ? 'Set' : 'Object';
}

const errorPrototype = ownData($groupObject('web').Error, 'prototype');

/** An error, or what inherits from one. */
export function isErrorObject(o: unknown): boolean {
  if ($kindOf(o) === Kind.Error) return true;
  for (let p = $prototypeOf(o); p !== null; p = $prototypeOf(p)) if (p === errorPrototype) return true;
  return false;
}
