// What the interfaces of the web platform have in common. https://webidl.spec.whatwg.org

import { isNullish } from './common.ts';

const web = $groupObject('web');

/** A built-in by its name in the specification, whatever the guest did to it: one of those in originals.ts. */
export function original(name: string): any {
  return web[name];
}

const defineProperty = original('Object.defineProperty');
const getOwnPropertyDescriptor = original('Object.getOwnPropertyDescriptor');
const symbolToStringTag = original('Symbol.toStringTag');
const toWellFormed = original('String.prototype.toWellFormed');
const TypeErrorConstructor = original('TypeError');

/** Bits of $ownKeys: names. */
const STRINGS = 2;

/** What console.log shows of an object beside its properties: see `Picture.parts` in inspect.ts. */
const describers: ((o: any) => any[] | undefined)[] = [];

export function showParts(describe: (o: any) => any[] | undefined): void {
  $append(describers, describe);
}

web.$parts = (o: any): any[] | undefined => {
  for (let i = 0; i < describers.length; i++) {
    const parts = describers[i](o);
    if (parts !== undefined) return parts;
  }
  return undefined;
};

/** Makes a global of a function. */
export function exposeFunction(name: string, f: unknown, length: number): void {
  $define(web, name, f, length);
}

/** Makes a class global: its methods and attributes are enumerable, as are its constants. */
export function expose(constructor: any, name: string): void {
  const { prototype } = constructor;
  showMembers(prototype);
  showMembers(constructor);
  $call(defineProperty, undefined, prototype, symbolToStringTag, { __proto__: null, value: name, configurable: true });
  web[name] = constructor;
}

function showMembers(o: any): void {
  const keys = $ownKeys(o, STRINGS);
  for (let i = 0; i < keys.length; i++) {
    const key = keys[i];
    if (key === 'constructor' || key === 'prototype' || key === 'length' || key === 'name') continue;
    const descriptor = $call(getOwnPropertyDescriptor, undefined, o, key);
    descriptor.enumerable = true;
    $call(defineProperty, undefined, o, key, descriptor);
  }
}

/** Constants of an interface, on its constructor and its prototype. */
export function constants(constructor: any, names: string[], first: number): void {
  for (let i = 0; i < names.length; i++) {
    const descriptor = { __proto__: null, value: first + i, enumerable: true };
    $call(defineProperty, undefined, constructor, names[i], descriptor);
    $call(defineProperty, undefined, constructor.prototype, names[i], descriptor);
  }
}

/** An own property that is not enumerable. */
export function hide(o: unknown, name: string, value: unknown): void {
  $call(defineProperty, undefined, o, name, { __proto__: null, value, writable: true, configurable: true });
}

/** Text without lone surrogates. https://webidl.spec.whatwg.org/#js-USVString */
export function usvString(v: unknown): string {
  return $call(toWellFormed, $toString(v));
}

/** Throws a TypeError with one of Node's codes. */
export function codedTypeError(message: string, code: string): never {
  const error = new TypeErrorConstructor(message);
  error.code = code;
  throw error;
}

/** An argument is missing. */
export function required(count: number, name: string): void {
  if (count === 0) codedTypeError('The "' + name + '" argument must be specified', 'ERR_MISSING_ARGS');
}

/** A dictionary argument; null stands for none. */
export function dictionary(v: any, name: string): any {
  if (isNullish(v)) return undefined;
  if (!$isObject(v)) codedTypeError('The "' + name + '" argument must be of type object.', 'ERR_INVALID_ARG_TYPE');
  return v;
}
