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

/** Name of the class that an object shows, null if it has no prototype that tells. `show` prints a prototype. */
export function constructorName(o: unknown, show: (v: unknown) => string): string | null {
  for (let p: unknown = o; p !== null; p = $prototypeOf(p)) {
    const f = ownData(p, 'constructor');
    if (typeof f !== 'function') continue;
    const name = ownData(f, 'name');
    if (typeof name === 'string' && name !== '' && isInstance(o, f)) return name;
  }
  const first = $prototypeOf(o);
  return first === null ? null : kindName(o) + ' <' + show(first) + '>';
}

function kindName(o: unknown): string {
  const kind = $kindOf(o);
  if (kind === Kind.Array) return 'Array';
  if (kind === Kind.Function) return 'Function';
  if (kind === Kind.Error) return 'Error';
  if (kind === Kind.Map) return 'Map';
  return kind === Kind.Set ? 'Set' : 'Object';
}
