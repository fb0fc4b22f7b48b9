// Values as text, as Node's util.inspect prints them.
//
// Runs no guest code but getters of Symbol.toStringTag, an object's own method for inspection, and what the options ask for: properties
// are read as descriptors, prototypes as they are, and no method of the guest's realm is called.

import { PromiseState } from '../abi/jobs.ts';
import { Attr, Kind } from '../abi/layout.ts';
import { bufferEntries, typedName, viewEntries } from './inspect-buffer.ts';
import { errorText, hideErrorKeys } from './inspect-error.ts';
import { arrange, groupItems, join } from './inspect-layout.ts';
import { Ink, Inspection, isStackOverflow, optionsOf, paint, takeOptions, toDepth } from './inspect-options.ts';
import { sortEntries } from './inspect-sort.ts';
import { functionText, wrapperText } from './inspect-special.ts';
import { constructorName, isErrorObject, ownData } from './reflect.ts';
import { isPlainKey, linesOf, numberText, plural, quote, separate, spaces, symbolText, indent, width, bare } from './text.ts';

/** Bits of $ownKeys. */
const INDICES = 1;
const STRINGS = 2;
const SYMBOLS = 4;
const ENUMERABLE = 8;
const AS_STRINGS = 16;

/** Arguments of $proxiedObject. */
const TARGET = 1;
const HANDLER = 2;

const web = $groupObject('web');
const toISOString = web['Date.prototype.toISOString'];
const symbolIterator = web['Symbol.iterator'];
const symbolToStringTag = web['Symbol.toStringTag'];
/** The symbol of util.inspect.custom, which everybody can make. */
const customInspect: any = $call(web['Symbol.for'], undefined, 'nodejs.util.inspect.custom');

/** What the web part of the library says of its own objects, if it is there. */
function partsOf(o: unknown): any[] | undefined {
  return '$parts' in web ? web.$parts(o) : undefined;
}

/** Text of a value; strings are quoted. */
export function inspect(x: Inspection, v: unknown): string {
  return valueText(x, v, 0);
}

/** What an object's own method for inspection gets as `inspect`. */
function inspectFunction(v: unknown, options?: unknown): string {
  const x = new Inspection();
  takeOptions(x, options);
  return valueText(x, v, 0);
}

/** Text of a value `level` levels deep. */
function valueText(x: Inspection, v: any, level: number): string {
  if (!$isObject(v)) return primitiveText(x, v);
  const original = v;
  if ($kindOf(v) === Kind.Proxy) {
    const target = $proxiedObject(v, x.proxies ? TARGET : 0);
    if (target === null) return paint(x, '<Revoked Proxy>', Ink.Cyan);
    if (x.proxies) return proxyText(x, target, $proxiedObject(v, HANDLER), level);
    v = target;
  }
  if (x.custom) {
    const method = v[customInspect];
    if (typeof method === 'function' && !isPrototypeOfClass(v)) {
      const shown = $call(method, original, x.depth === Infinity ? null : x.depth - level, optionsOf(x, level), inspectFunction);
      if (shown !== original) return $isObject(shown) ? valueText(x, shown, level) : indent($toString(shown), x.indentation);
    }
  }
  const at = indexOf(x.seen, v);
  if (at < 0) return objectText(x, v, level);
  let number = indexOf(x.references, v);
  if (number < 0) {
    number = x.references.length;
    $append(x.references, v);
  }
  return paint(x, '[Circular *' + $toString(number + 1) + ']', Ink.Cyan);
}

/** Is it the `prototype` of its own constructor? Its methods are for its instances. */
function isPrototypeOfClass(o: any): boolean {
  const f = ownData(o, 'constructor');
  return typeof f === 'function' && ownData(f, 'prototype') === o;
}

function indexOf(list: unknown[], v: unknown): number {
  for (let i = 0; i < list.length; i++) if (list[i] === v) return i;
  return -1;
}

function proxyText(x: Inspection, target: unknown, handler: unknown, level: number): string {
  if (level > x.depth) return paint(x, 'Proxy [Array]', Ink.Cyan);
  level++;
  x.indentation += 2;
  const entries = [valueText(x, target, level), valueText(x, handler, level)];
  x.indentation -= 2;
  return arrange(x, entries, '', 'Proxy [', ']', x.level - level < x.compact);
}

function primitiveText(x: Inspection, v: any): string {
  switch (typeof v) {
    case 'string': return stringText(x, v);
    case 'number': return paint(x, x.separators ? separate(numberText(v)) : numberText(v), Ink.Yellow);
    case 'bigint': return paint(x, (x.separators ? separate($toString(v)) : $toString(v)) + 'n', Ink.Yellow);
    case 'boolean': return paint(x, $toString(v), Ink.Yellow);
    case 'symbol': return paint(x, $describe(v), Ink.Green);
    default: return paint(x, $toString(v), v === null ? Ink.Bold : Ink.Grey);
  }
}

function stringText(x: Inspection, s: string): string {
  let tail = '';
  if (s.length > x.maxString) {
    const more = s.length - x.maxString;
    s = $substring(s, 0, x.maxString);
    tail = '... ' + $toString(more) + ' more character' + plural(more);
  }
  // A long string is broken after its line ends.
  if (x.compact < 0 || s.length <= 16 || s.length <= x.lineLength - x.indentation - 4) return paint(x, quote(s), Ink.Green) + tail;
  const lines = linesOf(s);
  for (let i = 0; i < lines.length; i++) lines[i] = paint(x, quote(lines[i]), Ink.Green);
  return join(lines, ' +\n' + spaces(x.indentation + 2)) + tail;
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
  /** Of `base`, when that is all. */
  ink = Ink.None;
  /** Names and values that an object of the web part shows beside its properties; what stands between them comes first. */
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
  const name = constructorName(o, x.depth - level, (proto) => {
    const short = toDepth(-1);
    short.custom = false;
    return valueText(short, proto, 0);
  });
  const tag = tagOf(x, o);
  const kind = shownKind(o, name);
  const picture = new Picture([]);
  if (describeObject(x, o, kind, name, tag, level, picture)) return paint(x, picture.base, picture.ink);
  if (level > x.depth) {
    const text = prefix(name, tag, kind === Kind.Array ? 'Array' : kind === Kind.TypedArray ? typedName(o) : 'Object', '');
    return paint(x, '[' + $substring(text, 0, text.length - 1) + ']', Ink.Cyan);
  }
  level++;
  const { indentation } = x;
  const depth = x.seen.length;
  $append(x.seen, o);
  x.level = level;
  try {
    fillEntries(x, o, kind, level, picture);
    for (let i = 0; i < picture.keys.length; i++) {
      const key = picture.keys[i];
      $append(picture.entries, labelOf(x, o, key) + ':' + propertyText(x, o, key, level, picture.isList ? 2 : x.compact < 0 ? 3 : 2, ' '));
    }
  } catch (error) {
    if (!isStackOverflow(error)) throw error;
    x.indentation = indentation;
    x.seen.length = depth;
    const text = prefix(name, tag, 'Object', '');
    return paint(x, '[' + $substring(text, 0, text.length - 1) + ': Inspection interrupted prematurely. Maximum call stack size exceeded.]', Ink.Cyan);
  }
  x.seen.length = depth;
  const reference = indexOf(x.references, o);
  if (reference >= 0) {
    const mark = paint(x, '<ref *' + $toString(reference + 1) + '>', Ink.Cyan);
    if (x.compact < 0) picture.open = mark + ' ' + picture.open;
    else picture.base = picture.base === '' ? mark : mark + ' ' + picture.base;
  }
  if (x.sorted) sortEntries(picture.entries, picture.isList ? picture.entries.length - picture.keys.length : 0, x.sorted);
  const count = picture.entries.length;
  let entries = picture.entries;
  if (picture.isList && count > 6 && x.compact > 0) {
    entries = groupItems(x, entries, kind === Kind.Array || kind === Kind.TypedArray ? o : undefined);
  }
  const together = x.level - level < x.compact && entries.length === count;
  return arrange(x, entries, picture.base, picture.open, picture.close, together);
}

/** The kind that an object is shown as: what has lost its class or its iterator is an object like any other. */
function shownKind(o: any, name: string | null): number {
  const kind = $kindOf(o);
  switch (kind) {
    case Kind.Function:
    case Kind.Arguments: return kind;
    case Kind.Array:
    case Kind.Map:
    case Kind.Set:
    case Kind.TypedArray:
    case Kind.Iterator: return name === null || symbolIterator in o ? kind : Kind.Object;
    default: return name === 'Object' ? Kind.Object : isErrorObject(o) ? Kind.Error : kind;
  }
}

/** Base, braces and keys by kind of object. True: that is all, the text is in `base`. */
function describeObject(x: Inspection, o: any, kind: number, name: string | null, tag: string, level: number, picture: Picture): boolean {
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
      picture.ink = Ink.Cyan;
      return picture.keys.length === 0;
    case Kind.Error:
      picture.keys = ownKeys(x, o, INDICES | AS_STRINGS);
      picture.base = errorText(x, o, name, tag);
      hideErrorKeys(x, o, picture.keys, picture.base);
      return picture.keys.length === 0;
    case Kind.BooleanObject:
    case Kind.NumberObject:
    case Kind.StringObject:
    case Kind.SymbolObject:
    case Kind.BigIntObject: {
      // The characters of a string are no properties worth showing.
      picture.keys = ownKeys(x, o, kind === Kind.StringObject ? 0 : INDICES | AS_STRINGS);
      const wrapped = $internalSlot(o, 0);
      picture.base = wrapperText(typeof wrapped, primitiveText(toDepth(0), wrapped), name, tag);
      picture.ink = typeof wrapped === 'string' || typeof wrapped === 'symbol' ? Ink.Green : Ink.Yellow;
      return picture.keys.length === 0;
    }
    case Kind.Date: {
      picture.keys = ownKeys(x, o, INDICES | AS_STRINGS);
      const time = $internalSlot(o, 0);
      const start = prefix(name, tag, 'Date', '');
      picture.base = (start === 'Date ' ? '' : start) + (time === time ? $call(toISOString, o) : 'Invalid Date');
      picture.ink = Ink.Magenta;
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
      picture.ink = Ink.Red;
      return picture.keys.length === 0 || level > x.depth;
    }
    case Kind.Promise:
      picture.keys = ownKeys(x, o, INDICES | AS_STRINGS);
      picture.open = prefix(name, tag, 'Promise', '') + '{';
      return false;
    case Kind.WeakMap:
    case Kind.WeakSet:
      picture.keys = ownKeys(x, o, INDICES | AS_STRINGS);
      picture.open = prefix(name, tag, kind === Kind.WeakMap ? 'WeakMap' : 'WeakSet', '') + '{';
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
    if (x.hidden) hiddenOfTyped(x, o, picture.entries);
    return;
  }
  if (kind === Kind.ArrayBuffer) {
    bufferEntries(x, o, picture.entries);
    return;
  }
  if (kind === Kind.DataView) {
    viewEntries(x, o, picture.entries);
    x.indentation += 2;
    $append(picture.entries, 'buffer: ' + valueText(x, $internalSlot(o, 0), level));
    x.indentation -= 2;
    return;
  }
  if (kind === Kind.Promise) {
    x.indentation += 2;
    const state = $promiseState(o) & PromiseState.Settled;
    if (state === PromiseState.Pending) $append(picture.entries, paint(x, '<pending>', Ink.Cyan));
    else {
      const text = valueText(x, $internalSlot(o, 0), level);
      $append(picture.entries, state === PromiseState.Rejected ? paint(x, '<rejected>', Ink.Cyan) + ' ' + text : text);
    }
    x.indentation -= 2;
    return;
  }
  if (kind === Kind.WeakMap || kind === Kind.WeakSet) {
    $append(picture.entries, paint(x, '<items unknown>', Ink.Cyan));
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
  while (shown < x.maxItems && $walkNext(walk)) {
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

/** What a typed array inherits, when hidden properties are asked for. */
function hiddenOfTyped(x: Inspection, o: any, entries: string[]): void {
  const length = $viewLength(o) < 0 ? 0 : $viewLength(o);
  const bytes = ownData($prototypeOf(o), 'BYTES_PER_ELEMENT') as number;
  const buffer = $internalSlot(o, 0);
  const name = constructorName(buffer, 0, () => '');
  $append(entries, '[BYTES_PER_ELEMENT]: ' + primitiveText(x, bytes));
  $append(entries, '[length]: ' + primitiveText(x, length));
  $append(entries, '[byteLength]: ' + primitiveText(x, length * bytes));
  $append(entries, '[byteOffset]: ' + primitiveText(x, $viewOffset(o)));
  $append(entries, '[buffer]: ' + prefix(name, '', 'ArrayBuffer', '') + '{ byteLength: ' + primitiveText(x, $bufferLength(buffer)) + ' }');
}

function listElements(x: Inspection, o: any, length: number, level: number, entries: string[]): void {
  let i = 0;
  let keys: any[] | undefined;
  let next = 0;
  while (i < length && entries.length < x.maxItems) {
    if ($ownAttributes(o, i) >= 0) {
      $append(entries, propertyText(x, o, i, level, 2, ''));
      i++;
      continue;
    }
    // A gap ends at the next index that is there; they are ascending.
    if (keys === undefined) keys = $ownKeys(o, INDICES);
    while (next < keys.length && keys[next] < i) next++;
    const end = next < keys.length ? keys[next] : length;
    $append(entries, paint(x, '<' + $toString(end - i) + ' empty item' + plural(end - i) + '>', Ink.Grey));
    i = end;
  }
  if (i < length) $append(entries, moreItems(length - i));
}

function labelOf(x: Inspection, o: unknown, key: any): string {
  if (typeof key === 'symbol') return '[' + paint(x, symbolText($describe(key)), Ink.Green) + ']';
  // Those of a namespace are enumerable; to ask is to ask for their values.
  if ($kindOf(o) !== Kind.ModuleNamespace && !($ownAttributes(o, key) & Attr.Enumerable)) return '[' + symbolText(key) + ']';
  if (key === '__proto__') return "['__proto__']";
  return isPlainKey(key) ? key : paint(x, quote(key), Ink.Green);
}

/** The value of a property, `margin` columns further in; `before` stands before it. */
function propertyText(x: Inspection, o: unknown, key: unknown, level: number, margin: number, before: string): string {
  let attributes: number;
  try {
    attributes = $ownAttributes(o, key);
  } catch {
    // A variable of a module, before its declaration.
    return before + paint(x, '<uninitialized>', Ink.Cyan);
  }
  const value = $foundValue();
  if (attributes >= 0 && attributes & Attr.Accessor) return before + accessorText(x, o, value, $foundSetter(), level);
  x.indentation += margin;
  let text = valueText(x, value, level);
  if (margin === 3 && x.lineLength < width(x.colors ? bare(text) : text)) before = '\n' + spaces(x.indentation);
  x.indentation -= margin;
  return before + text;
}

function accessorText(x: Inspection, o: unknown, get: any, set: any, level: number): string {
  if (get === undefined) return set === undefined ? paint(x, 'undefined', Ink.Grey) : paint(x, '[Setter]', Ink.Cyan);
  const label = set === undefined ? '[Getter' : '[Getter/Setter';
  if (x.getters !== true && (x.getters !== 'get' || set !== undefined) && (x.getters !== 'set' || set === undefined)) {
    return paint(x, label + ']', Ink.Cyan);
  }
  const { indentation } = x;
  x.indentation += 2;
  let text: string;
  try {
    const value = $call(get, o);
    if ($isObject(value)) text = paint(x, label + ']', Ink.Cyan) + ' ' + valueText(x, value, level);
    else text = paint(x, label + ':', Ink.Cyan) + ' ' + primitiveText(x, value) + paint(x, ']', Ink.Cyan);
  } catch (error) {
    const message = $isObject(error) ? (error as any).message : undefined;
    text = paint(x, label + ':', Ink.Cyan) + ' <Inspection threw (' + $toString(message) + ')>' + paint(x, ']', Ink.Cyan);
  }
  x.indentation = indentation;
  return text;
}
