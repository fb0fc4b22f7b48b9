// Values as text, as Node's util.inspect prints them by default: two levels deep, 80 columns, at most 100 elements.
//
// Runs no guest code but getters of Symbol.toStringTag: properties are read as descriptors, prototypes as they are, and no method of
// the guest's realm is called.

import { PromiseState } from '../abi/jobs.ts';
import { Attr, Kind } from '../abi/layout.ts';
import { bufferEntries, typedName, viewEntries } from './inspect-buffer.ts';
import { functionText, wrapperText } from './inspect-special.ts';
import { errorText, hideErrorKeys } from './inspect-error.ts';
import { constructorName } from './reflect.ts';
import { arrange, groupItems } from './inspect-layout.ts';
import { keyText, numberText, plural, quote, quoteLines } from './text.ts';

/** Bits of $ownKeys. */
const INDICES = 1;
const STRINGS = 2;
const SYMBOLS = 4;
const ENUMERABLE = 8;
const AS_STRINGS = 16;

const MAX_ITEMS = 100;
const MAX_STRING = 10000;
const toISOString = $intrinsic('Date.prototype.toISOString');
const symbolToStringTag = $intrinsic('Symbol.toStringTag');

const web = $groupObject('web');

/** What the lazy library says of its own objects, if it is there. */
function partsOf(o: unknown): any[] | undefined {
  return '$parts' in web ? web.$parts(o) : undefined;
}

/** One inspection. */
export class Inspection {
  /** Deepest level that is written out. */
  readonly depth: number;
  /** Properties that are not enumerable as well. */
  readonly hidden: boolean;
  /** Columns that a new line begins with. */
  indentation = 0;
  /** Level of the object written last: what lies more than three levels above it gets lines of its own. */
  level = 0;
  /** Objects around the current one. */
  readonly seen: unknown[] = [];
  /** Objects that are referred to from inside; number i + 1 is shown. */
  readonly references: unknown[] = [];

  constructor(depth: number, hidden: boolean) {
    this.depth = depth;
    this.hidden = hidden;
  }
}

/** Text of a value; strings are quoted. */
export function inspect(v: unknown, depth = 2, hidden = false): string {
  return valueText(new Inspection(depth, hidden), v, 0);
}

/** Text of a value `level` levels deep. */
export function valueText(x: Inspection, v: unknown, level: number): string {
  if (typeof v === 'string') return stringText(x, v);
  if (typeof v === 'number') return numberText(v);
  if (typeof v === 'bigint') return $toString(v) + 'n';
  if (!$isObject(v)) return typeof v === 'symbol' ? $describe(v) : $toString(v);
  v = $proxiedObject(v);
  if (v === null) return '<Revoked Proxy>';
  const at = indexOf(x.seen, v);
  if (at < 0) return objectText(x, v, level);
  let number = indexOf(x.references, v);
  if (number < 0) {
    number = x.references.length;
    $append(x.references, v);
  }
  return '[Circular *' + $toString(number + 1) + ']';
}

function indexOf(list: unknown[], v: unknown): number {
  for (let i = 0; i < list.length; i++) if (list[i] === v) return i;
  return -1;
}

function stringText(x: Inspection, s: string): string {
  let tail = '';
  if (s.length > MAX_STRING) {
    const more = s.length - MAX_STRING;
    s = $substring(s, 0, MAX_STRING);
    tail = '... ' + $toString(more) + ' more character' + plural(more);
  }
  // A long string is broken after its line ends.
  if (s.length > 16 && s.length > 76 - x.indentation) return quoteLines(s, x.indentation) + tail;
  return quote(s) + tail;
}

/** What an object is shown as, filled in by kind. */
class Picture {
  /** Text before the braces, or alone if there are no entries. */
  base = '';
  open = '{';
  close = '}';
  /** Entries are laid out in columns if there are many. */
  isList = false;
  keys: any[];
  entries: string[] = [];
  /** Names and values that an object of the lazy library shows beside its properties; what stands between them comes first. */
  parts: any[] | undefined = undefined;

  constructor(keys: any[]) {
    this.keys = keys;
  }
}

function ownKeys(x: Inspection, o: unknown, indices: number): any[] {
  const which = x.hidden ? STRINGS | SYMBOLS : STRINGS | SYMBOLS | ENUMERABLE;
  return $ownKeys(o, which | indices);
}

/** Constructor and tag as they stand before the braces, with a space at the end. */
function prefix(name: string | null, tag: string, fallback: string, size: string): string {
  if (name === null) {
    const start = '[' + fallback + size + ': null prototype] ';
    return tag !== '' && tag !== fallback ? start + '[' + tag + '] ' : start;
  }
  return tag !== '' && tag !== name ? name + size + ' [' + tag + '] ' : name + size + ' ';
}

function tagOf(x: Inspection, o: any): string {
  const tag = o[symbolToStringTag];
  if (typeof tag !== 'string' || tag === '') return '';
  // An own tag that is shown among the properties is not said twice.
  const own = $ownAttributes(o, symbolToStringTag);
  return own >= 0 && (x.hidden || own & Attr.Enumerable) ? '' : tag;
}

function objectText(x: Inspection, o: any, level: number): string {
  const name = constructorName(o, (proto) => valueText(new Inspection(-1, false), proto, 0));
  const tag = tagOf(x, o);
  const kind = $kindOf(o);
  const picture = new Picture([]);
  if (describeObject(x, o, kind, name, tag, picture)) return picture.base;
  if (level > x.depth) {
    const text = prefix(name, tag, kind === Kind.Array ? 'Array' : kind === Kind.TypedArray ? typedName(o) : 'Object', '');
    return '[' + $substring(text, 0, text.length - 1) + ']';
  }
  level++;
  $append(x.seen, o);
  x.level = level;
  fillEntries(x, o, kind, level, picture);
  for (let i = 0; i < picture.keys.length; i++) {
    const key = picture.keys[i];
    $append(picture.entries, labelOf(o, key) + ': ' + propertyText(x, o, key, level));
  }
  x.seen.length--;
  const reference = indexOf(x.references, o);
  if (reference >= 0) {
    const mark = '<ref *' + $toString(reference + 1) + '>';
    picture.base = picture.base === '' ? mark : mark + ' ' + picture.base;
  }
  const count = picture.entries.length;
  let entries = picture.entries;
  if (picture.isList && count > 6) entries = groupItems(entries, x.indentation, kind === Kind.Array || kind === Kind.TypedArray ? o : undefined, MAX_ITEMS);
  const together = x.level - level < 3 && entries.length === count;
  return arrange(entries, picture.base, picture.open, picture.close, x.indentation, together);
}

/** Base, braces and keys by kind of object. True: that is all, the text is in `base`. */
function describeObject(x: Inspection, o: any, kind: number, name: string | null, tag: string, picture: Picture): boolean {
  switch (kind) {
    case Kind.Array: {
      picture.keys = ownKeys(x, o, 0);
      if (name !== 'Array' || tag !== '') picture.open = prefix(name, tag, 'Array', '(' + $toString(o.length) + ')') + '[';
      else picture.open = '[';
      picture.close = ']';
      picture.isList = true;
      return finished(picture, o.length === 0, picture.open + ']');
    }
    case Kind.Map:
    case Kind.Set: {
      const size = $collectionSize(o);
      picture.keys = ownKeys(x, o, INDICES | AS_STRINGS);
      const start = prefix(name, tag, kind === Kind.Map ? 'Map' : 'Set', '(' + $toString(size) + ')');
      picture.open = start + '{';
      return finished(picture, size === 0, start + '{}');
    }
    case Kind.Iterator: {
      picture.keys = ownKeys(x, o, INDICES | AS_STRINGS);
      const what = $internalSlot(o, 2);
      if (what < 8 || what >= 16) {
        picture.open = prefix(name, tag, 'Object', '') + '{';
        return finished(picture, true, picture.open + '}');
      }
      const entries = (what & 3) === 2;
      picture.open = '[' + (entries ? (what < 12 ? 'Map Entries' : 'Set Entries') : tag) + '] {';
      return finished(picture, $collectionSize(o) === 0, picture.open + '  }');
    }
    case Kind.Arguments:
      picture.keys = ownKeys(x, o, INDICES | AS_STRINGS);
      picture.open = '[Arguments] {';
      return finished(picture, true, '[Arguments] {}');
    case Kind.Function:
      picture.keys = ownKeys(x, o, INDICES | AS_STRINGS);
      picture.base = functionText(o, name, tag);
      return picture.keys.length === 0;
    case Kind.Error:
      picture.keys = ownKeys(x, o, INDICES | AS_STRINGS);
      picture.base = errorText(o, name, tag, x.indentation);
      hideErrorKeys(o, picture.keys, picture.base);
      return picture.keys.length === 0;
    case Kind.BooleanObject:
    case Kind.NumberObject:
    case Kind.StringObject:
    case Kind.SymbolObject:
    case Kind.BigIntObject: {
      // The characters of a string are no properties worth showing.
      picture.keys = ownKeys(x, o, kind === Kind.StringObject ? 0 : INDICES | AS_STRINGS);
      const wrapped = $internalSlot(o, 0);
      picture.base = wrapperText(typeof wrapped, valueText(new Inspection(0, false), wrapped, 0), name, tag);
      return picture.keys.length === 0;
    }
    case Kind.Date: {
      picture.keys = ownKeys(x, o, INDICES | AS_STRINGS);
      const time = $internalSlot(o, 0);
      const start = prefix(name, tag, 'Date', '');
      picture.base = (start === 'Date ' ? '' : start) + (time === time ? $call(toISOString, o) : 'Invalid Date');
      return picture.keys.length === 0;
    }
    case Kind.TypedArray: {
      picture.keys = ownKeys(x, o, 0);
      const length = $viewLength(o) < 0 ? 0 : $viewLength(o);
      picture.open = prefix(name, tag, typedName(o), '(' + $toString(length) + ')') + '[';
      picture.close = ']';
      picture.isList = true;
      return finished(picture, length === 0, picture.open + ']');
    }
    case Kind.ArrayBuffer:
    case Kind.DataView:
      picture.keys = ownKeys(x, o, INDICES | AS_STRINGS);
      picture.open = prefix(name, tag, kind === Kind.DataView ? 'DataView' : 'ArrayBuffer', '') + '{';
      return false;
    case Kind.RegExp: {
      picture.keys = ownKeys(x, o, INDICES | AS_STRINGS);
      const start = prefix(name, tag, 'RegExp', '');
      picture.base = (start === 'RegExp ' ? '' : start) + $regexpText(o);
      return picture.keys.length === 0;
    }
    case Kind.Promise:
      picture.keys = ownKeys(x, o, INDICES | AS_STRINGS);
      picture.open = prefix(name, tag, 'Promise', '') + '{';
      return false;
    case Kind.ModuleNamespace:
      // Not by whether they are enumerable, which asks for their values.
      picture.keys = $ownKeys(o, (x.hidden ? STRINGS | SYMBOLS : STRINGS) | INDICES | AS_STRINGS);
      picture.open = '[Module: null prototype] {';
      return finished(picture, true, picture.open + '}');
    default: {
      picture.keys = ownKeys(x, o, INDICES | AS_STRINGS);
      const start = name === 'Object' && tag === '' ? '' : prefix(name, tag, 'Object', '');
      picture.open = start + '{';
      picture.parts = partsOf(o);
      return finished(picture, picture.parts === undefined || picture.parts.length === 1, start + '{}');
    }
  }
}

/** Nothing inside and no keys: `text` is all there is to say. */
function finished(picture: Picture, empty: boolean, text: string): boolean {
  if (!empty || picture.keys.length > 0) return false;
  picture.base = text;
  return true;
}

/** Entries that are no properties: elements, members, pairs. */
function fillEntries(x: Inspection, o: any, kind: number, level: number, picture: Picture): void {
  if (kind === Kind.Array) {
    listElements(x, o, o.length, level, picture.entries);
    return;
  }
  if (kind === Kind.TypedArray) {
    listElements(x, o, $viewLength(o), level, picture.entries);
    return;
  }
  if (kind === Kind.ArrayBuffer) {
    bufferEntries(o, picture.entries, MAX_ITEMS);
    return;
  }
  if (kind === Kind.DataView) {
    viewEntries(o, picture.entries);
    x.indentation += 2;
    $append(picture.entries, 'buffer: ' + valueText(x, $internalSlot(o, 0), level));
    x.indentation -= 2;
    return;
  }
  if (kind === Kind.Promise) {
    x.indentation += 2;
    const state = $promiseState(o) & PromiseState.Settled;
    if (state === PromiseState.Pending) $append(picture.entries, '<pending>');
    else $append(picture.entries, (state === PromiseState.Rejected ? '<rejected> ' : '') + valueText(x, $internalSlot(o, 0), level));
    x.indentation -= 2;
    return;
  }
  const { parts } = picture;
  if (parts !== undefined) {
    x.indentation += 2;
    for (let i = 1; i < parts.length; i += 2) {
      const label = parts[0] === ': ' ? parts[i] : valueText(x, parts[i], level);
      $append(picture.entries, label + parts[0] + valueText(x, parts[i + 1], level));
    }
    x.indentation -= 2;
    return;
  }
  const isIterator = kind === Kind.Iterator && $internalSlot(o, 2) >= 8 && $internalSlot(o, 2) < 16;
  if (kind !== Kind.Map && kind !== Kind.Set && !isIterator) return;
  x.indentation += 2;
  const what = isIterator ? $internalSlot(o, 2) : kind === Kind.Map ? 10 : 13;
  const walk = $walk(o);
  let shown = 0;
  while (shown < MAX_ITEMS && $walkNext(walk)) {
    const key = $walkKey(walk);
    let text: string;
    if (!isIterator && kind === Kind.Map) text = valueText(x, key, level) + ' => ' + valueText(x, $walkValue(walk), level);
    else if ((what & 3) === 2) text = pairText(x, key, what < 12 ? $walkValue(walk) : key, level);
    else text = valueText(x, what === 9 ? $walkValue(walk) : key, level);
    $append(picture.entries, text);
    shown++;
  }
  const more = $collectionSize(o) - shown;
  if (more > 0) $append(picture.entries, moreItems(more));
  x.indentation -= 2;
}

/** An entry that an iterator would give. */
function pairText(x: Inspection, key: unknown, value: unknown, level: number): string {
  return '[ ' + valueText(x, key, level) + ', ' + valueText(x, value, level) + ' ]';
}

function moreItems(count: number): string {
  return '... ' + $toString(count) + ' more item' + plural(count);
}

function listElements(x: Inspection, o: any, length: number, level: number, entries: string[]): void {
  let i = 0;
  let keys: any[] | undefined;
  let next = 0;
  while (i < length && entries.length < MAX_ITEMS) {
    if ($ownAttributes(o, i) >= 0) {
      $append(entries, propertyText(x, o, i, level));
      i++;
      continue;
    }
    // A gap ends at the next index that is there; they are ascending.
    if (keys === undefined) keys = $ownKeys(o, INDICES);
    while (next < keys.length && keys[next] < i) next++;
    const end = next < keys.length ? keys[next] : length;
    $append(entries, '<' + $toString(end - i) + ' empty item' + plural(end - i) + '>');
    i = end;
  }
  if (i < length) $append(entries, moreItems(length - i));
}

function labelOf(o: unknown, key: any): string {
  const text = typeof key === 'symbol' ? '[' + $describe(key) + ']' : keyText(key);
  if (typeof key === 'symbol' || $ownAttributes(o, key) & Attr.Enumerable) return text;
  return '[' + $toString(key) + ']';
}

function propertyText(x: Inspection, o: unknown, key: unknown, level: number): string {
  const attributes = $ownAttributes(o, key);
  const value = $foundValue();
  if (attributes >= 0 && attributes & Attr.Accessor) {
    if (value === undefined) return $foundSetter() === undefined ? 'undefined' : '[Setter]';
    return $foundSetter() === undefined ? '[Getter]' : '[Getter/Setter]';
  }
  x.indentation += 2;
  const text = valueText(x, value, level);
  x.indentation -= 2;
  return text;
}

