// URLSearchParams. https://url.spec.whatwg.org/#interface-urlsearchparams

import { isNullish } from './common.ts';
import { FORM, percentDecode, percentEncode } from './percent.ts';
import { codedTypeError, expose, original, showParts, usvString } from './web-idl.ts';

const symbolIterator = original('Symbol.iterator');
const setPrototypeOf = original('Object.setPrototypeOf');
const MapConstructor = original('Map');
/** %Iterator.prototype% */
const iteratorPrototype = $prototypeOf($prototypeOf($call(original('Map.prototype.keys'), new MapConstructor())));
const defineProperty = original('Object.defineProperty');
const symbolToStringTag = original('Symbol.toStringTag');

/** Bits of $ownKeys. */
const INDICES = 1;
const STRINGS = 2;
const SYMBOLS = 4;
const ENUMERABLE = 8;
const AS_STRINGS = 16;

/** Names and values, in turns. https://url.spec.whatwg.org/#urlencoded-parsing */
function parse(text: string): string[] {
  const list: string[] = [];
  let start = 0;
  for (let i = 0; i <= text.length; i++) {
    if (i < text.length && $charCodeAt(text, i) !== 38) continue;
    if (i > start) {
      let equals = start;
      while (equals < i && $charCodeAt(text, equals) !== 61) equals++;
      $append(list, percentDecode($substring(text, start, equals), true));
      $append(list, equals < i ? percentDecode($substring(text, equals + 1, i), true) : '');
    }
    start = i + 1;
  }
  return list;
}

/** Spaces are plus signs. */
function encode(text: string): string {
  const encoded = percentEncode(text, FORM);
  let result = '';
  let start = 0;
  for (let i = 0; i + 2 < encoded.length; i++) {
    if ($charCodeAt(encoded, i) !== 37 || $charCodeAt(encoded, i + 1) !== 50 || $charCodeAt(encoded, i + 2) !== 48) continue;
    result += $substring(encoded, start, i) + '+';
    start = i + 3;
  }
  return start === 0 ? encoded : result + $substring(encoded, start, encoded.length);
}

function serialize(list: string[]): string {
  let text = '';
  for (let i = 0; i < list.length; i += 2) text += (i > 0 ? '&' : '') + encode(list[i]) + '=' + encode(list[i + 1]);
  return text;
}

function needs(args: unknown[], count: number, names: string): void {
  if (args.length < count) codedTypeError('The ' + names + ' must be specified', 'ERR_MISSING_ARGS');
}

function pairsOf(init: any, method: any): string[] {
  if (!$isCallable(method)) codedTypeError('Query pairs must be iterable', 'ERR_ARG_NOT_ITERABLE');
  const list: string[] = [];
  for (const pair of init) {
    if (!$isObject(pair) || !$isCallable(pair[symbolIterator])) invalidTuple();
    const items: unknown[] = [];
    for (const item of pair) $append(items, item);
    if (items.length !== 2) invalidTuple();
    $append(list, usvString(items[0]));
    $append(list, usvString(items[1]));
  }
  return list;
}

function invalidTuple(): never {
  return codedTypeError('Each query pair must be an iterable [name, value] tuple', 'ERR_INVALID_TUPLE');
}

function recordOf(init: any): string[] {
  const list: string[] = [];
  const keys = $ownKeys(init, INDICES | STRINGS | SYMBOLS | ENUMERABLE | AS_STRINGS);
  for (let i = 0; i < keys.length; i++) {
    if ($ownAttributes(init, keys[i]) < 0) continue;
    $append(list, usvString(keys[i]));
    $append(list, usvString(init[keys[i]]));
  }
  return list;
}

/** What a URL must be told of. */
export interface QueryOwner {
  changed(query: string): void;
}

/** The list of such an object, and its URL. */
export let replaceList: (params: URLSearchParams, query: string) => void;
export let ownedParams: (query: string, owner: QueryOwner) => URLSearchParams;

export class URLSearchParams {
  #list: string[] = [];
  #owner: QueryOwner | undefined;

  constructor(init: any = '') {
    if ($isObject(init)) {
      const method = init[symbolIterator];
      if (#list in init && method === URLSearchParams.prototype.entries) {
        for (let i = 0; i < init.#list.length; i++) $append(this.#list, init.#list[i]);
      } else this.#list = isNullish(method) ? recordOf(init) : pairsOf(init, method);
    } else if (!isNullish(init)) {
      const text = usvString(init);
      this.#list = parse(text.length > 0 && $charCodeAt(text, 0) === 63 ? $substring(text, 1, text.length) : text);
    }
  }

  static {
    replaceList = (params, query) => {
      params.#list = parse(query);
    };
    ownedParams = (query, owner) => {
      const params = new URLSearchParams();
      params.#list = parse(query);
      params.#owner = owner;
      return params;
    };
  }

  static {
    showParts((o) => {
      if (!(#list in o)) return undefined;
      const parts: any[] = [' => '];
      for (let i = 0; i < o.#list.length; i++) $append(parts, o.#list[i]);
      return parts;
    });
  }

  #changed(): void {
    if (this.#owner !== undefined) this.#owner.changed(serialize(this.#list));
  }

  get size(): number {
    return this.#list.length / 2;
  }

  append(...args: unknown[]): void {
    needs(args, 2, '"name" and "value" arguments');
    const name = usvString(args[0]);
    const value = usvString(args[1]);
    $append(this.#list, name);
    $append(this.#list, value);
    this.#changed();
  }

  delete(...args: unknown[]): void {
    needs(args, 1, '"name" argument');
    const name = usvString(args[0]);
    const value = args[1] === undefined ? undefined : usvString(args[1]);
    const list = this.#list;
    let to = 0;
    for (let i = 0; i < list.length; i += 2) {
      if (list[i] === name && (value === undefined || list[i + 1] === value)) continue;
      list[to] = list[i];
      list[to + 1] = list[i + 1];
      to += 2;
    }
    list.length = to;
    this.#changed();
  }

  get(...args: unknown[]): string | null {
    needs(args, 1, '"name" argument');
    const name = usvString(args[0]);
    const list = this.#list;
    for (let i = 0; i < list.length; i += 2) if (list[i] === name) return list[i + 1];
    return null;
  }

  getAll(...args: unknown[]): string[] {
    needs(args, 1, '"name" argument');
    const name = usvString(args[0]);
    const list = this.#list;
    const values: string[] = [];
    for (let i = 0; i < list.length; i += 2) if (list[i] === name) $append(values, list[i + 1]);
    return values;
  }

  has(...args: unknown[]): boolean {
    needs(args, 1, '"name" argument');
    const name = usvString(args[0]);
    const value = args[1] === undefined ? undefined : usvString(args[1]);
    const list = this.#list;
    for (let i = 0; i < list.length; i += 2) if (list[i] === name && (value === undefined || list[i + 1] === value)) return true;
    return false;
  }

  set(...args: unknown[]): void {
    needs(args, 2, '"name" and "value" arguments');
    const name = usvString(args[0]);
    const value = usvString(args[1]);
    const list = this.#list;
    let to = 0;
    let found = false;
    for (let i = 0; i < list.length; i += 2) {
      const same = list[i] === name;
      if (same && found) continue;
      const text = same ? value : list[i + 1];
      if (same) found = true;
      list[to] = list[i];
      list[to + 1] = text;
      to += 2;
    }
    list.length = to;
    if (!found) {
      $append(list, name);
      $append(list, value);
    }
    this.#changed();
  }

  /** Stable, by the code units of the names. */
  sort(): void {
    const list = this.#list;
    const names: string[] = [];
    const numbers: number[] = [];
    for (let i = 0; i < list.length; i += 2) {
      $append(names, list[i]);
      $append(numbers, i);
    }
    $sortByKeys(numbers, names);
    const sorted: string[] = [];
    for (let i = 0; i < numbers.length; i++) {
      $append(sorted, list[numbers[i]]);
      $append(sorted, list[numbers[i] + 1]);
    }
    this.#list = sorted;
    this.#changed();
  }

  forEach(...args: any[]): void {
    if (!$isCallable(args[0])) {
      codedTypeError('The "callback" argument must be of type function. Received ' + $describe(args[0]), 'ERR_INVALID_ARG_TYPE');
    }
    for (let i = 0; i < this.#list.length; i += 2) $call(args[0], args[1], this.#list[i + 1], this.#list[i], this);
  }

  entries(): unknown {
    return new ParamsIterator(() => this.#list, PAIRS);
  }

  keys(): unknown {
    return new ParamsIterator(() => this.#list, NAMES);
  }

  values(): unknown {
    return new ParamsIterator(() => this.#list, VALUES);
  }

  toString(): string {
    return serialize(this.#list);
  }
}

/** What an iterator gives. */
const NAMES = 0;
const VALUES = 1;
const PAIRS = 2;

/** Goes through the list as it is at each step. */
class ParamsIterator {
  readonly #list: () => string[];
  readonly #what: number;
  #at = 0;

  constructor(list: () => string[], what: number) {
    this.#list = list;
    this.#what = what;
  }

  next(): unknown {
    const list = this.#list();
    const at = this.#at;
    if (at >= list.length) return { value: undefined, done: true };
    this.#at = at + 2;
    const what = this.#what;
    return { value: what === PAIRS ? [list[at], list[at + 1]] : list[at + what], done: false };
  }
}

$call(setPrototypeOf, undefined, ParamsIterator.prototype, iteratorPrototype);
delete (ParamsIterator.prototype as any).constructor;
$call(defineProperty, undefined, ParamsIterator.prototype, symbolToStringTag, {
  __proto__: null, value: 'URLSearchParams Iterator', configurable: true,
});
expose(URLSearchParams, 'URLSearchParams');
$call(defineProperty, undefined, URLSearchParams.prototype, symbolIterator, {
  __proto__: null, value: URLSearchParams.prototype.entries, writable: true, configurable: true,
});
