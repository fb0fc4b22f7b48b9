// Intervals of ints: what an operation gives from what goes in. Bounds are numbers, so that sums of bounds do not overflow.

import { ElementType } from '../../../vm-assembly/abi/layout.ts';
import { PURE_CALLS } from '../imports.ts';
import type { Node } from '../ssa/graph.ts';
import { NodeOp, Place, Rep } from '../ssa/node.ts';

export const INT_MIN = -(2 ** 31);
export const INT_MAX = 2 ** 31 - 1;

export class Interval {
  readonly low: number;
  readonly high: number;

  constructor(low: number, high: number) {
    this.low = low;
    this.high = high;
  }

  contains(other: Interval): boolean {
    return this.low <= other.low && other.high <= this.high;
  }
}

/** Every int32. */
export const ALL = new Interval(INT_MIN, INT_MAX);
const NATURAL = new Interval(0, INT_MAX);

/** Within int32: a guard left if it was not; undefined if it always leaves. */
function clamp(low: number, high: number): Interval {
  const from = Math.max(low, INT_MIN);
  const to = Math.min(high, INT_MAX);
  // a guard that never holds: nothing that follows is reached
  return from > to ? ALL : new Interval(from, to);
}

/** All of the exact results, or everything if one of them wraps. */
function wrap(low: number, high: number): Interval {
  return low >= INT_MIN && high <= INT_MAX ? new Interval(low, high) : ALL;
}

/** Exact bounds of a product. */
export function productBounds(a: Interval, b: Interval): [number, number] {
  const products = [a.low * b.low, a.low * b.high, a.high * b.low, a.high * b.high];
  return [Math.min(...products), Math.max(...products)];
}

export function union(a: Interval | undefined, b: Interval): Interval {
  if (a === undefined || b.contains(a)) return b;
  return a.contains(b) ? a : new Interval(Math.min(a.low, b.low), Math.max(a.high, b.high));
}

/** Interval of a node from those of its inputs. */
export function intervalOf(node: Node, input: (index: number) => Interval): Interval {
  switch (node.op) {
    case NodeOp.ConstInt:
      return new Interval(node.imm, node.imm);
    case NodeOp.BoolToInt:
      return new Interval(0, 1);
    case NodeOp.ClzInt:
      return new Interval(0, 32);
    case NodeOp.AddInt:
      return clamp(input(0).low + input(1).low, input(0).high + input(1).high);
    case NodeOp.AddInt32:
      return wrap(input(0).low + input(1).low, input(0).high + input(1).high);
    case NodeOp.SubInt:
      return clamp(input(0).low - input(1).high, input(0).high - input(1).low);
    case NodeOp.SubInt32:
      return wrap(input(0).low - input(1).high, input(0).high - input(1).low);
    case NodeOp.MulInt:
      return clamp(...productBounds(input(0), input(1)));
    case NodeOp.MulInt32:
      return wrap(...productBounds(input(0), input(1)));
    case NodeOp.NegInt:
      return clamp(-input(0).high, -input(0).low);
    case NodeOp.ModInt:
      return new Interval(0, Math.max(0, Math.min(input(0).high, input(1).high - 1)));
    case NodeOp.AndInt:
      return masked(input(0), input(1));
    case NodeOp.OrInt:
    case NodeOp.XorInt: {
      const [a, b] = [input(0), input(1)];
      if (a.low < 0 || b.low < 0) return ALL;
      return new Interval(0, 2 ** (32 - Math.clz32(Math.max(a.high, b.high))) - 1);
    }
    case NodeOp.ShrInt: {
      const [a, b] = [input(0), input(1)];
      if (b.low !== b.high) return a.low >= 0 ? new Interval(0, a.high) : ALL;
      return new Interval(a.low >> b.low, a.high >> b.low);
    }
    case NodeOp.UShrInt:
    case NodeOp.UShrInt32: {
      const [a, b] = [input(0), input(1)];
      if (b.low === b.high && a.low >= 0) return new Interval(a.low >>> b.low, a.high >>> b.low);
      if (b.low === b.high && (b.low & 31) !== 0) return new Interval(0, -1 >>> b.low);
      return node.op === NodeOp.UShrInt ? NATURAL : ALL;
    }
    case NodeOp.Load:
      return loaded(node);
    case NodeOp.LoadTyped:
      return element(node.imm);
    case NodeOp.LoadChar:
      return new Interval(0, 255);
    case NodeOp.CallPure:
      return PURE_CALLS[node.imm] === 'charCodeAt' ? new Interval(-1, 65535) : ALL;
    default:
      return ALL;
  }
}

function masked(a: Interval, b: Interval): Interval {
  if (a.low >= 0 && b.low >= 0) return new Interval(0, Math.min(a.high, b.high));
  if (a.low >= 0) return new Interval(0, a.high);
  return b.low >= 0 ? new Interval(0, b.high) : ALL;
}

function loaded(node: Node): Interval {
  if (node.rep !== Rep.Int) return ALL;
  switch (node.aux) {
    case Place.StringLength:
    case Place.Capacity:
    case Place.ViewLength:
      return NATURAL;
    case Place.Kind:
    case Place.Flags:
      return new Interval(0, 255);
    default:
      return ALL;
  }
}

function element(type: number): Interval {
  switch (type) {
    case ElementType.Int8:
      return new Interval(-128, 127);
    case ElementType.Uint8:
    case ElementType.Uint8Clamped:
      return new Interval(0, 255);
    case ElementType.Int16:
      return new Interval(-32768, 32767);
    case ElementType.Uint16:
      return new Interval(0, 65535);
    default:
      return ALL;
  }
}
