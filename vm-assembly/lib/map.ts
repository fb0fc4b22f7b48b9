// Map and Object: what calls guest code back. spec: sec-map-objects, sec-properties-of-the-object-constructor

import { Kind } from '../abi/layout.ts';
import { callable, isNullish, valueText } from './common.ts';

const MapConstructor = $intrinsic('Map');
const mapGet = $intrinsic('Map.prototype.get');
const mapSet = $intrinsic('Map.prototype.set');
const mapHas = $intrinsic('Map.prototype.has');
const weakGet = $intrinsic('WeakMap.prototype.get');
const weakSet = $intrinsic('WeakMap.prototype.set');
const weakHas = $intrinsic('WeakMap.prototype.has');
const symbolKeyFor = $intrinsic('Symbol.keyFor');

const methods = {
  /** spec: sec-map.prototype.foreach */
  forEach(this: any, callback: unknown, thisArg?: unknown): void {
    if ($kindOf(this) !== Kind.Map) {
      $throwTypeError('Method Map.prototype.forEach called on incompatible receiver ' + valueText(this));
    }
    if (!$isCallable(callback)) callable(callback);
    const walk = $walk(this);
    while ($walkNext(walk)) $call(callback, thisArg, $walkValue(walk), $walkKey(walk), this);
  },

  /** spec: sec-map.prototype.getorinsertcomputed */
  getOrInsertComputed(this: any, key: unknown, callback: unknown): unknown {
    if ($kindOf(this) !== Kind.Map) {
      $throwTypeError('Method Map.prototype.getOrInsertComputed called on incompatible receiver ' + valueText(this));
    }
    if (!$isCallable(callback)) callable(callback);
    // -0 is 0 as a key
    if (key === 0) key = 0;
    if ($call(mapHas, this, key)) return $call(mapGet, this, key);
    const v = $call(callback, undefined, key);
    $call(mapSet, this, key, v);
    return v;
  },

  /** spec: sec-weakmap.prototype.getorinsertcomputed */
  weakGetOrInsertComputed(this: any, key: any, callback: unknown): unknown {
    if ($kindOf(this) !== Kind.WeakMap) {
      $throwTypeError('Method WeakMap.prototype.getOrInsertComputed called on incompatible receiver ' + valueText(this));
    }
    if (!$isCallable(callback)) callable(callback);
    if (!$isObject(key) && (typeof key !== 'symbol' || $call(symbolKeyFor, undefined, key) !== undefined)) {
      $throwTypeError('Invalid value used as weak map key');
    }
    if ($call(weakHas, this, key)) return $call(weakGet, this, key);
    const v = $call(callback, undefined, key);
    $call(weakSet, this, key, v);
    return v;
  },

  /** spec: sec-map.groupby */
  groupBy(items: any, callback: unknown): unknown {
    checkArguments(items, callback);
    const groups = new MapConstructor();
    let i = 0;
    for (const v of items) {
      const key = $call(callback, undefined, v, i++);
      const group = $call(mapGet, groups, key);
      if (group === undefined) $call(mapSet, groups, key, [v]);
      else $append(group, v);
    }
    return groups;
  },

  /** spec: sec-object.groupby */
  groupByProperty(items: any, callback: unknown): unknown {
    checkArguments(items, callback);
    const groups = $newPlainObject(null);
    let i = 0;
    for (const v of items) {
      const key = $toPropertyKey($call(callback, undefined, v, i++));
      const group = groups[key];
      if (group === undefined) groups[key] = [v];
      else $append(group, v);
    }
    return groups;
  },

  /** spec: sec-object.fromentries */
  fromEntries(iterable: any): unknown {
    if (isNullish(iterable)) $throwTypeError(valueText(iterable) + ' is not iterable');
    const o = {};
    for (const entry of iterable) {
      if (!$isObject(entry)) $throwTypeError('Iterator value ' + valueText(entry) + ' is not an entry object');
      $createDataProperty(o, entry[0], entry[1]);
    }
    return o;
  },
};

function checkArguments(items: unknown, callback: unknown): void {
  if (isNullish(items)) $throwTypeError(valueText(items) + ' is not iterable');
  if (!$isCallable(callback)) callable(callback);
}

$define($intrinsic('Map.prototype'), 'forEach', methods.forEach, 1);
$define($intrinsic('Map.prototype'), 'getOrInsertComputed', methods.getOrInsertComputed, 2);
$define($intrinsic('WeakMap.prototype'), 'getOrInsertComputed', methods.weakGetOrInsertComputed, 2);
$define(MapConstructor, 'groupBy', methods.groupBy, 2);
$define($intrinsic('Object'), 'groupBy', methods.groupByProperty, 2);
$define($intrinsic('Object'), 'fromEntries', methods.fromEntries, 1);
