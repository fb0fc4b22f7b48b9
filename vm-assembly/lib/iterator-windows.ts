// Iterator.prototype.chunks, windows and includes. spec: sec-iterator.prototype.chunks

import { valueText } from './common.ts';
import { DONE, helperOf, iteratorPrototype } from './iterator-helper.ts';
import { closeIterator, closeQuietly, IteratorRecord } from './iterator-record.ts';

const MOST_ELEMENTS = 2 ** 32 - 1;
const MOST_STEPS = 2 ** 53 - 1;

function receiver(v: any, name: string): any {
  if (!$isObject(v)) $throwTypeError('Iterator.prototype.' + name + ' called on non-object');
  return v;
}

function isIntegral(v: unknown): v is number {
  return typeof v === 'number' && v - v === 0 && $toIntegerOrInfinity(v) === v;
}

function refuse(o: any, v: unknown, why: string): never {
  closeQuietly(o);
  return $throwTypeError(valueText(v) + why);
}

function outOfRange(o: any, v: unknown): never {
  closeQuietly(o);
  return $throwRangeError(valueText(v) + ' is out of range');
}

/** A number of elements that an array can have. */
function sizeOf(o: any, v: unknown): number {
  if (!isIntegral(v)) return refuse(o, v, ' is not an integer');
  return v >= 1 && v <= MOST_ELEMENTS ? v : outOfRange(o, v);
}

const methods = {
  chunks(this: any, chunkSize: unknown): unknown {
    const o = receiver(this, 'chunks');
    const size = sizeOf(o, chunkSize);
    const source = new IteratorRecord(o);
    let exhausted = false;
    return helperOf(
      () => {
        const chunk: unknown[] = [];
        while (!exhausted && chunk.length < size) {
          if (source.advance()) $append(chunk, source.value);
          else exhausted = true;
        }
        return chunk.length > 0 ? chunk : DONE;
      },
      () => {
        if (!exhausted) closeIterator(o);
      },
    );
  },

  /** spec: sec-iterator.prototype.windows */
  windows(this: any, windowSize: unknown, undersized: unknown): unknown {
    const o = receiver(this, 'windows');
    const size = sizeOf(o, windowSize);
    if (undersized !== undefined && undersized !== 'only-full' && undersized !== 'allow-partial') {
      refuse(o, undersized, ' is not a kind of window');
    }
    const source = new IteratorRecord(o);
    let before: unknown[] = [];
    let exhausted = false;
    return helperOf(
      () => {
        const window: unknown[] = [];
        for (let i = before.length === size ? 1 : 0; i < before.length; i++) $append(window, before[i]);
        while (!exhausted && window.length < size) {
          if (source.advance()) $append(window, source.value);
          else exhausted = true;
        }
        const first = before.length === 0;
        before = [];
        if (!exhausted) for (let i = 0; i < size; i++) $append(before, window[i]);
        else if (!first || undersized !== 'allow-partial' || window.length === 0) return DONE;
        return window;
      },
      () => {
        if (!exhausted) closeIterator(o);
      },
    );
  },

  /** spec: sec-iterator.prototype.includes */
  includes(this: any, searched: unknown, skipped: unknown): boolean {
    const o = receiver(this, 'includes');
    let toSkip = 0;
    if (skipped !== undefined) {
      if (skipped !== Infinity && skipped !== -Infinity && !isIntegral(skipped)) refuse(o, skipped, ' is not an integer');
      toSkip = skipped as number;
      if (toSkip < 0 || (toSkip > MOST_STEPS && toSkip !== Infinity)) outOfRange(o, skipped);
    }
    const source = new IteratorRecord(o);
    while (source.advance()) {
      if (toSkip > 0) toSkip--;
      else if ($sameValueZero(source.value, searched)) {
        closeIterator(o);
        return true;
      }
    }
    return false;
  },
};

$define(iteratorPrototype, 'chunks', methods.chunks, 1);
$define(iteratorPrototype, 'windows', methods.windows, 1);
$define(iteratorPrototype, 'includes', methods.includes, 1);
