// Properties of built-ins that $define does not cover. At start-up only.

const defineProperty = $intrinsic('Object.defineProperty');
const getOwnPropertyDescriptor = $intrinsic('Object.getOwnPropertyDescriptor');
const global = $intrinsic('globalThis');

/** A hidden property: writable, configurable, not enumerable. */
export function defineHidden(target: unknown, key: unknown, value: unknown): void {
  $call(defineProperty, undefined, target, key, { value, writable: true, enumerable: false, configurable: true });
}

/** A class of the library as a global. */
export function defineGlobal(name: string, value: unknown): void {
  defineHidden(global, name, value);
}

/** An accessor as an object literal has it, hidden. */
export function defineAccessor(target: unknown, key: unknown, literal: unknown): void {
  const descriptor = $call(getOwnPropertyDescriptor, undefined, literal, key);
  descriptor.enumerable = false;
  $call(defineProperty, undefined, target, key, descriptor);
}

/** Makes a member of an interface enumerable, as those of the web are. */
export function defineVisible(prototype: unknown, key: string): void {
  const descriptor = $call(getOwnPropertyDescriptor, undefined, prototype, key);
  descriptor.enumerable = true;
  $call(defineProperty, undefined, prototype, key, descriptor);
}

const TypeErrorConstructor = $intrinsic('TypeError');

/** Throws a TypeError with one of Node's codes. */
export function interfaceError(message: string, code: string): never {
  const error = new TypeErrorConstructor(message);
  error.code = code;
  throw error;
}
