// Decorators: what TypeScript 5 emits for them, and its older form (`experimentalDecorators`).
// https://github.com/tc39/proposal-decorators

import { DecoratedFlag, DecoratedKind, Helper } from '../abi/helpers.ts';

const originals = $groupObject('web');
const defineProperty = originals['Object.defineProperty'];
const getOwnPropertyDescriptor = originals['Object.getOwnPropertyDescriptor'];
const symbolMetadata = originals['Symbol.metadata'];

const KINDS = ['method', 'getter', 'setter', 'field', 'accessor'];
const PARTS = ['value', 'get', 'set', 'value', ''];
/** Receiver, function, and number of a parameter or -1: what a list of decorators has for each. */
const STRIDE = 3;

function accept(f: unknown): any {
  if (f !== undefined && !$isCallable(f)) $throwTypeError('Function expected');
  return f;
}

/** One decorated element of a class. */
class Element {
  readonly decorators: any[];
  readonly kind: number;
  readonly isStatic: boolean;
  readonly isPrivate: boolean;
  readonly key: any;
  /** Functions that reach a private element, or undefined. */
  readonly access: any;
  /** Of a private method or accessor: what stands in the class, then what takes its place. */
  first: any;
  second: any;
  readonly initializers: any[] = [];
  readonly extra: any[] = [];

  constructor(decorators: any[], flags: number, key: any, access: any, first: any, second: any) {
    this.decorators = decorators;
    this.kind = flags & DecoratedFlag.Kind;
    this.isStatic = (flags & DecoratedFlag.Static) !== 0;
    this.isPrivate = (flags & DecoratedFlag.Private) !== 0;
    this.key = typeof key === 'number' ? $toString(key) : key;
    this.access = access;
    this.first = first;
    this.second = second;
  }

  get isField(): boolean {
    return this.kind === DecoratedKind.Field;
  }

  /** `access` of the context: fresh for each decorator. */
  reach(): any {
    const key = this.key;
    const access = this.access;
    const has = access === undefined ? (o: any) => key in o : access[0];
    const get = access === undefined ? (o: any) => o[key] : access[1];
    const set =
      access !== undefined
        ? access[2]
        : (o: any, v: unknown) => {
            o[key] = v;
          };
    if (this.kind === DecoratedKind.Method || this.kind === DecoratedKind.Getter) return { has, get };
    return this.kind === DecoratedKind.Setter ? { has, set } : { has, get, set };
  }

  /** What the decorators look at and change. */
  descriptor(target: any): any {
    if (!this.isPrivate && !this.isField) return $call(getOwnPropertyDescriptor, undefined, target, this.key);
    if (this.kind === DecoratedKind.Accessor) return { get: this.first, set: this.second };
    return { [PARTS[this.kind]]: this.first };
  }
}

/** The decorators of a class definition that is running, and afterwards what its instances run. */
class Decoration {
  readonly #elements: Element[] = [];
  readonly #metadata: any;
  /** What decorators of methods ask for, of static methods, and of the class: in front of the first field, and at the end. */
  readonly #shared: any[][] = [[], [], []];

  constructor(parent: any) {
    const inherited = parent === undefined || parent === null ? undefined : parent[symbolMetadata];
    this.#metadata = $newPlainObject(inherited === undefined ? null : inherited);
  }

  add(element: Element): void {
    $append(this.#elements, element);
  }

  /** Value of a field or accessor: the initializers that its decorators gave. */
  init(index: number, receiver: unknown, value: unknown): unknown {
    const list = this.#elements[index].initializers;
    let v = value;
    for (let i = 0; i < list.length; i++) v = $call(list[i], receiver, v);
    return v;
  }

  /** What runs behind it; -1, -2 and -3 are the shared lists. */
  extra(index: number, receiver: unknown): void {
    const list = index < 0 ? this.#shared[-1 - index] : this.#elements[index].extra;
    for (let i = 0; i < list.length; i++) $call(list[i], receiver);
  }

  /** The function that stands for private element `index` now. */
  replacement(index: number, second: boolean): unknown {
    const element = this.#elements[index];
    return second ? element.second : element.first;
  }

  /** Calls all decorators; the class is what those of the class itself made of it. */
  apply(constructor: any, prototype: any, decorators: any): any {
    this.#pass(constructor, true, false);
    this.#pass(prototype, false, false);
    this.#pass(constructor, true, true);
    this.#pass(prototype, false, true);
    let result = constructor;
    if (decorators !== undefined) {
      const state = { done: false };
      for (let i = decorators.length - STRIDE; i >= 0; i -= STRIDE) {
        const context: any = { kind: 'class', name: constructor.name, metadata: this.#metadata };
        context.addInitializer = adder(this.#shared[2], state);
        const replaced = accept($call(decorators[i + 1], decorators[i], result, context));
        if (replaced !== undefined) result = replaced;
      }
      state.done = true;
    }
    $call(defineProperty, undefined, result, symbolMetadata, {
      value: this.#metadata,
      writable: true,
      enumerable: true,
      configurable: true,
    });
    return result;
  }

  #pass(target: any, isStatic: boolean, fields: boolean): void {
    const elements = this.#elements;
    for (let i = 0; i < elements.length; i++) {
      const element = elements[i];
      if (element.isStatic === isStatic && element.isField === fields) this.#decorate(element, target);
    }
  }

  #decorate(element: Element, target: any): void {
    const { decorators, kind, initializers } = element;
    const own = kind === DecoratedKind.Field || kind === DecoratedKind.Accessor;
    const extra = own ? element.extra : this.#shared[element.isStatic ? 1 : 0];
    const descriptor = element.descriptor(target);
    const part = PARTS[kind];
    const state = { done: false };
    for (let i = decorators.length - STRIDE; i >= 0; i -= STRIDE) {
      const context: any = {
        kind: KINDS[kind],
        name: element.key,
        static: element.isStatic,
        private: element.isPrivate,
        access: element.reach(),
        metadata: this.#metadata,
      };
      context.addInitializer = adder(extra, state);
      const value =
        kind === DecoratedKind.Accessor ? { get: descriptor.get, set: descriptor.set } : descriptor[part];
      const result = $call(decorators[i + 1], decorators[i], value, context);
      if (kind === DecoratedKind.Accessor) {
        if (result === undefined) continue;
        if (!$isObject(result)) $throwTypeError('Object expected');
        const get = accept(result.get);
        if (get !== undefined) descriptor.get = get;
        const set = accept(result.set);
        if (set !== undefined) descriptor.set = set;
        const init = accept(result.init);
        if (init !== undefined) prepend(initializers, init);
      } else if (accept(result) !== undefined) {
        if (kind === DecoratedKind.Field) prepend(initializers, result);
        else descriptor[part] = result;
      }
    }
    state.done = true;
    if (element.isPrivate) {
      element.first = kind === DecoratedKind.Accessor ? descriptor.get : descriptor[part];
      element.second = descriptor.set;
    } else if (kind !== DecoratedKind.Field) {
      $call(defineProperty, undefined, target, element.key, descriptor);
    }
  }
}

function prepend(list: any[], v: unknown): void {
  $append(list, v);
  for (let i = list.length - 1; i > 0; i--) list[i] = list[i - 1];
  list[0] = v;
}

/** addInitializer of a context. */
function adder(extra: any[], state: { done: boolean }): (f: unknown) => void {
  return (f) => {
    if (state.done) $throwTypeError('Cannot add initializers after decoration has completed');
    $append(extra, accept(f === undefined ? null : f));
  };
}

/** The older form for an element or, without a key, for a class. */
function decorateLegacy(decorators: any[], target: any, key: any, mode: number): unknown {
  if (mode === LEGACY_CLASS) {
    let result = target;
    for (let i = decorators.length - STRIDE; i >= 0; i -= STRIDE) {
      const number = decorators[i + 2];
      const f = decorators[i + 1];
      const replaced = number < 0 ? $call(f, undefined, result) : $call(f, undefined, result, undefined, number);
      if (number < 0 && replaced) result = replaced;
    }
    return result;
  }
  const name = typeof key === 'number' ? $toString(key) : key;
  const field = mode === LEGACY_FIELD;
  let descriptor = field ? undefined : $call(getOwnPropertyDescriptor, undefined, target, name);
  for (let i = decorators.length - STRIDE; i >= 0; i -= STRIDE) {
    const number = decorators[i + 2];
    const f = decorators[i + 1];
    if (number >= 0) {
      $call(f, undefined, target, name, number);
      continue;
    }
    const replaced = $call(f, undefined, target, name, descriptor);
    if (replaced) descriptor = replaced;
  }
  if (descriptor) $call(defineProperty, undefined, target, name, descriptor);
  return undefined;
}

const LEGACY_FIELD = 1;
const LEGACY_CLASS = 2;

// No image gets hold of an element by a decoration of its own making: this one checks its receiver.
const add = Decoration.prototype.add;

$setHelper(Helper.NewDecoration, (parent: unknown) => new Decoration(parent));
$setHelper(
  Helper.AddDecorated,
  (decoration: Decoration, decorators: any[], flags: number, key: any, access: any, first: any, second: any) =>
    $call(add, decoration, new Element(decorators, flags, key, access, first, second)),
);
$setHelper(Helper.ApplyDecorators, (decoration: Decoration, constructor: any, prototype: any, decorators: any) =>
  decoration.apply(constructor, prototype, decorators),
);
$setHelper(Helper.Replacement, (decoration: Decoration, index: number, second: boolean) =>
  decoration.replacement(index, second),
);
$setHelper(Helper.DecorateLegacy, decorateLegacy);
