// structuredClone. https://html.spec.whatwg.org/#structured-cloning

import { Attr, BufferFlag, Kind } from '../abi/layout.ts';
import { DOMException } from './dom-exception.ts';
import { codedTypeError, dictionary, exposeFunction, hide, original } from './web-idl.ts';

/** Bits of $ownKeys. */
const INDICES = 1;
const STRINGS = 2;
const ENUMERABLE = 8;

const MapConstructor = original('Map');
const SetConstructor = original('Set');
const DateConstructor = original('Date');
const DataViewConstructor = original('DataView');
const mapGet = original('Map.prototype.get');
const mapSet = original('Map.prototype.set');
const setAdd = original('Set.prototype.add');
const functionToString = original('Function.prototype.toString');
const transferBuffer = original('ArrayBuffer.prototype.transfer');
/** The getter that knows the class of a typed array. */
const typedTag = original('get TypedArray.prototype[Symbol.toStringTag]');
const RegExpConstructor = original('RegExp');
const regExpSource = original('get RegExp.prototype.source');
const regExpFlags = original('get RegExp.prototype.flags');

const ERRORS = ['Error', 'EvalError', 'RangeError', 'ReferenceError', 'SyntaxError', 'TypeError', 'URIError'];
const ERROR_CONSTRUCTORS: any[] = [];
for (let i = 0; i < ERRORS.length; i++) $append(ERROR_CONSTRUCTORS, original(ERRORS[i]));

const TYPED = [
  'Int8Array', 'Uint8Array', 'Uint8ClampedArray', 'Int16Array', 'Uint16Array', 'Int32Array', 'Uint32Array', 'Float16Array', 'Float32Array',
  'Float64Array', 'BigInt64Array', 'BigUint64Array',
];
const TYPED_CONSTRUCTORS: any[] = [];
for (let i = 0; i < TYPED.length; i++) $append(TYPED_CONSTRUCTORS, original(TYPED[i]));

function refuse(v: unknown): never {
  const text = $isCallable(v) ? $call(functionToString, v) : $describe(v);
  throw new DOMException(text + ' could not be cloned.', 'DataCloneError');
}

/** One clone: what was cloned already, so that what is shared stays shared and cycles close. */
class Cloning {
  readonly known = new MapConstructor();

  clone(v: any): any {
    if (!$isObject(v)) return typeof v === 'symbol' ? refuse(v) : v;
    const known = $call(mapGet, this.known, v);
    if (known !== undefined) return known;
    switch ($kindOf(v)) {
      case Kind.Object: return this.properties(v, this.keep(v, {}), INDICES | STRINGS | ENUMERABLE);
      case Kind.Array: {
        const copy = this.keep(v, []);
        copy.length = v.length;
        return this.properties(v, copy, INDICES | STRINGS | ENUMERABLE);
      }
      case Kind.BooleanObject:
      case Kind.NumberObject:
      case Kind.StringObject:
      case Kind.BigIntObject: return this.keep(v, $toObject($internalSlot(v, 0)));
      case Kind.Date: return this.keep(v, new DateConstructor($internalSlot(v, 0)));
      case Kind.RegExp: return this.keep(v, new RegExpConstructor($call(regExpSource, v), $call(regExpFlags, v)));
      case Kind.Map: return this.map(v);
      case Kind.Set: return this.set(v);
      case Kind.Error: return this.error(v);
      case Kind.ArrayBuffer: return this.buffer(v);
      case Kind.TypedArray:
      case Kind.DataView: return this.view(v);
      default: return refuse(v);
    }
  }

  keep(v: unknown, copy: any): any {
    $call(mapSet, this.known, v, copy);
    return copy;
  }

  /** Getters run, and may delete what was to come. */
  properties(v: any, copy: any, which: number): any {
    const keys = $ownKeys(v, which);
    for (let i = 0; i < keys.length; i++) {
      const key = keys[i];
      const attributes = $ownAttributes(v, key);
      if (attributes < 0 || !(attributes & Attr.Enumerable)) continue;
      $createDataProperty(copy, key, this.clone(v[key]));
    }
    return copy;
  }

  /** Entries are taken before they are cloned: getters inside could change the map. */
  map(v: unknown): any {
    const copy = this.keep(v, new MapConstructor());
    const entries: unknown[] = [];
    const walk = $walk(v);
    while ($walkNext(walk)) {
      $append(entries, $walkKey(walk));
      $append(entries, $walkValue(walk));
    }
    for (let i = 0; i < entries.length; i += 2) {
      const key = this.clone(entries[i]);
      $call(mapSet, copy, key, this.clone(entries[i + 1]));
    }
    return copy;
  }

  set(v: unknown): any {
    const copy = this.keep(v, new SetConstructor());
    const entries: unknown[] = [];
    const walk = $walk(v);
    while ($walkNext(walk)) $append(entries, $walkKey(walk));
    for (let i = 0; i < entries.length; i++) $call(setAdd, copy, this.clone(entries[i]));
    return copy;
  }

  /** An error of the same class if that is one of the language's own; its stack is the old one. */
  error(v: any): any {
    const name = v.name;
    let index = 0;
    for (let i = 0; i < ERRORS.length; i++) if (ERRORS[i] === name) index = i;
    const copy = this.keep(v, new ERROR_CONSTRUCTORS[index]());
    const own = $ownAttributes(v, 'message');
    if (own >= 0 && !(own & Attr.Accessor)) hide(copy, 'message', $toString($foundValue()));
    const stack = $errorStack(v);
    if (typeof stack === 'string') hide(copy, 'stack', stack);
    const cause = $ownAttributes(v, 'cause');
    if (cause >= 0 && !(cause & Attr.Accessor)) hide(copy, 'cause', this.clone($foundValue()));
    return copy;
  }

  buffer(v: unknown): any {
    const flags = $bufferFlags(v);
    if (flags & BufferFlag.Detached) throw new DOMException('An ArrayBuffer is detached and could not be cloned.', 'DataCloneError');
    if (flags & BufferFlag.Shared) refuse(v);
    return this.keep(v, $copyBuffer(v));
  }

  /** A view of the cloned buffer; what follows the length of its buffer still does. */
  view(v: any): any {
    const length = $viewLength(v);
    if (length < 0) refuse(v);
    const buffer = this.clone($internalSlot(v, 0));
    const offset = $viewOffset(v);
    let constructor = DataViewConstructor;
    if ($kindOf(v) === Kind.TypedArray) {
      const name = $call(typedTag, v);
      for (let i = 0; i < TYPED.length; i++) if (TYPED[i] === name) constructor = TYPED_CONSTRUCTORS[i];
    }
    return this.keep(v, new constructor(buffer, offset, length));
  }
}

/** Buffers of a transfer list, each once. */
function transferList(options: any): unknown[] {
  const list: unknown[] = [];
  const given = dictionary(options, 'options');
  if (given === undefined || given.transfer === undefined) return list;
  for (const item of given.transfer) {
    if ($kindOf(item) !== Kind.ArrayBuffer || $bufferFlags(item) & BufferFlag.Shared) {
      codedTypeError('Found invalid object in transferList', 'ERR_INVALID_TRANSFER_OBJECT');
    }
    for (let i = 0; i < list.length; i++) {
      if (list[i] === item) throw new DOMException('Transfer list contains duplicate ArrayBuffer', 'DataCloneError');
    }
    if ($bufferFlags(item) & BufferFlag.Detached) throw new DOMException('An ArrayBuffer is detached and could not be cloned.', 'DataCloneError');
    $append(list, item);
  }
  return list;
}

const functions = {
  structuredClone(...args: any[]): unknown {
    if (args.length === 0) codedTypeError('The value argument must be specified', 'ERR_MISSING_ARGS');
    const list = transferList(args[1]);
    const cloning = new Cloning();
    // a buffer that moves is its own clone until everything is cloned: a failure must leave it where it was
    for (let i = 0; i < list.length; i++) cloning.keep(list[i], $copyBuffer(list[i]));
    const result = cloning.clone(args[0]);
    for (let i = 0; i < list.length; i++) $call(transferBuffer, list[i], 0);
    return result;
  },
};

exposeFunction('structuredClone', functions.structuredClone, 1);
