// Iterator.zip and Iterator.zipKeyed. spec: sec-iterator.zip, sec-iterator.zipkeyed

import { valueText } from './common.ts';
import { DONE, helperOf } from './iterator-helper.ts';
import {
  closeAll,
  closeAllQuietly,
  closeIterator,
  closeQuietly,
  flattenable,
  type IteratorRecord,
  openIterator,
} from './iterator-record.ts';

const IteratorConstructor = $intrinsic('Iterator');
const ownDescriptor = $intrinsic('Reflect.getOwnPropertyDescriptor');
const ownKeysOf = $intrinsic('Reflect.ownKeys');

const enum Mode {
  Shortest,
  Longest,
  Strict,
}

/** What the second argument says. */
class Options {
  readonly mode: Mode;
  readonly padding: any;

  constructor(options: any) {
    if (options !== undefined && !$isObject(options)) $throwTypeError(valueText(options) + ' is not an object');
    const mode = options === undefined ? undefined : options.mode;
    if (mode === undefined || mode === 'shortest') this.mode = Mode.Shortest;
    else if (mode === 'longest') this.mode = Mode.Longest;
    else if (mode === 'strict') this.mode = Mode.Strict;
    else $throwTypeError(valueText(mode) + ' is not a mode of zip');
    this.padding = this.mode === Mode.Longest && options !== undefined ? options.padding : undefined;
    if (this.padding !== undefined && !$isObject(this.padding)) {
      $throwTypeError(valueText(this.padding) + ' is not an object');
    }
  }
}

function remove(open: IteratorRecord[], source: IteratorRecord): void {
  let at = 0;
  while (open[at] !== source) at++;
  for (; at + 1 < open.length; at++) open[at] = open[at + 1];
  open.length--;
}

/** Closes what is open because lengths differ in strict mode. */
function unequal(open: IteratorRecord[]): never {
  closeAllQuietly(open);
  return $throwTypeError('Iterators passed to zip with { mode: "strict" } have different lengths');
}

/** spec: sec-iteratorzip */
function zip(
  sources: (IteratorRecord | null)[],
  mode: Mode,
  padding: unknown[],
  finish: (values: unknown[]) => unknown,
): unknown {
  const open: IteratorRecord[] = [];
  for (let i = 0; i < sources.length; i++) $append(open, sources[i]);
  return helperOf(
    () => {
      const values: unknown[] = [];
      for (let i = 0; i < sources.length; i++) {
        const source = sources[i];
        if (source === null) {
          $append(values, padding[i]);
          continue;
        }
        if (step(source, open, true)) {
          $append(values, source.value);
          continue;
        }
        remove(open, source);
        if (mode === Mode.Shortest) {
          closeAll(open);
          return DONE;
        }
        if (mode === Mode.Strict) {
          if (i !== 0) unequal(open);
          for (let k = 1; k < sources.length; k++) {
            const other = sources[k] as IteratorRecord;
            if (step(other, open, false)) unequal(open);
            remove(open, other);
          }
          return DONE;
        }
        if (open.length === 0) return DONE;
        sources[i] = null;
        $append(values, padding[i]);
      }
      return sources.length === 0 ? DONE : finish(values);
    },
    () => closeAll(open),
  );
}

/** One step; what throws is closed no more, the others are. */
function step(source: IteratorRecord, open: IteratorRecord[], wantsValue: boolean): boolean {
  try {
    return wantsValue ? source.advance() : source.skip();
  } catch (error) {
    remove(open, source);
    closeAllQuietly(open);
    throw error;
  }
}

const statics = {
  zip(iterables: any, options?: unknown): unknown {
    if (!$isObject(iterables)) $throwTypeError(valueText(iterables) + ' is not an object');
    const { mode, padding } = new Options(options);
    const sources: IteratorRecord[] = [];
    const input = openIterator(iterables);
    while (true) {
      let more: boolean;
      try {
        more = input.advance();
      } catch (error) {
        closeAllQuietly(sources);
        throw error;
      }
      if (!more) break;
      try {
        $append(sources, flattenable(input.value, false));
      } catch (error) {
        closeAllQuietly(sources);
        closeQuietly(input.iterator);
        throw error;
      }
    }
    const fillers: unknown[] = [];
    if (mode === Mode.Longest && padding !== undefined) {
      try {
        fillFrom(padding, sources.length, fillers);
      } catch (error) {
        closeAllQuietly(sources);
        throw error;
      }
    }
    return zip(sources, mode, fillers, (values) => values);
  },

  zipKeyed(iterables: any, options?: unknown): unknown {
    if (!$isObject(iterables)) $throwTypeError(valueText(iterables) + ' is not an object');
    const { mode, padding } = new Options(options);
    const sources: IteratorRecord[] = [];
    const keys: any[] = [];
    const fillers: unknown[] = [];
    const all = $call(ownKeysOf, undefined, iterables);
    try {
      for (let i = 0; i < all.length; i++) {
        const key = all[i];
        const descriptor = $call(ownDescriptor, undefined, iterables, key);
        if (descriptor === undefined || !descriptor.enumerable) continue;
        const v = iterables[key];
        if (v === undefined) continue;
        $append(keys, key);
        $append(sources, flattenable(v, false));
      }
      if (mode === Mode.Longest && padding !== undefined) {
        for (let i = 0; i < keys.length; i++) $append(fillers, padding[keys[i]]);
      }
    } catch (error) {
      closeAllQuietly(sources);
      throw error;
    }
    return zip(sources, mode, fillers, (values) => {
      const result = $newPlainObject(null);
      for (let i = 0; i < keys.length; i++) $createDataProperty(result, keys[i], values[i]);
      return result;
    });
  },
};

/** The first `count` values of an iterable, as far as it goes. */
function fillFrom(padding: any, count: number, fillers: unknown[]): void {
  const source = openIterator(padding);
  for (let i = 0; i < count; i++) {
    if (!source.advance()) return;
    $append(fillers, source.value);
  }
  closeIterator(source.iterator);
}

$define(IteratorConstructor, 'zip', statics.zip, 1);
$define(IteratorConstructor, 'zipKeyed', statics.zipKeyed, 1);
