// NaN-boxing: predicates and conversions on the u64 form of abi/values.ts.

import { Singleton, Tag } from '../abi/values.ts';
import { Header, Kind } from '../abi/layout.ts';

/** A boxed value. */
export type Value = u64;
/** Address of a heap cell. */
export type Ptr = u32;

// @ts-ignore: decorator
@inline export const TAG_INT: u64 = (<u64>Tag.Int) << 48;
// @ts-ignore: decorator
@inline export const TAG_OBJECT: u64 = (<u64>Tag.Object) << 48;
// @ts-ignore: decorator
@inline export const TAG_STRING: u64 = (<u64>Tag.String) << 48;
// @ts-ignore: decorator
@inline export const TAG_SYMBOL: u64 = (<u64>Tag.Symbol) << 48;
// @ts-ignore: decorator
@inline export const TAG_BIGINT: u64 = (<u64>Tag.BigInt) << 48;
// @ts-ignore: decorator
@inline export const TAG_SINGLETON: u64 = (<u64>Tag.Singleton) << 48;
/** Upper word (bits 32 to 63) of a value with a tag, to be compared with a 32-bit load. */
// @ts-ignore: decorator
@inline export const HIGH_INT: u32 = (<u32>Tag.Int) << 16;
// @ts-ignore: decorator
@inline export const HIGH_OBJECT: u32 = (<u32>Tag.Object) << 16;
// @ts-ignore: decorator
@inline export const HIGH_STRING: u32 = (<u32>Tag.String) << 16;
// @ts-ignore: decorator
@inline export const HIGH_SINGLETON: u32 = (<u32>Tag.Singleton) << 16;

// @ts-ignore: decorator
@inline export const UNDEFINED: u64 = TAG_SINGLETON | <u64>Singleton.Undefined;
// @ts-ignore: decorator
@inline export const NULL: u64 = TAG_SINGLETON | <u64>Singleton.Null;
// @ts-ignore: decorator
@inline export const FALSE: u64 = TAG_SINGLETON | <u64>Singleton.False;
// @ts-ignore: decorator
@inline export const TRUE: u64 = TAG_SINGLETON | <u64>Singleton.True;
// @ts-ignore: decorator
@inline export const HOLE: u64 = TAG_SINGLETON | <u64>Singleton.Hole;
/** What a VM function returns when it threw: the exception is in Cell.Exception. */
// @ts-ignore: decorator
@inline export const EXCEPTION: u64 = TAG_SINGLETON | <u64>Singleton.Exception;
// @ts-ignore: decorator
@inline export const CANONICAL_NAN: u64 = 0x7ff8000000000000;

// @ts-ignore: decorator
@inline export function isInt(v: u64): bool { return v >= TAG_INT; }
// @ts-ignore: decorator
@inline export function bothInt(a: u64, b: u64): bool { return (a & b) >= TAG_INT; }
// @ts-ignore: decorator
@inline export function isDouble(v: u64): bool { return v < TAG_SINGLETON; }
/** Int or double: see the number circle in abi/values.ts. */
// @ts-ignore: decorator
@inline export function isNumber(v: u64): bool { return v + (1 << 48) < TAG_SINGLETON + (1 << 48); }
// @ts-ignore: decorator
@inline export function high(v: u64): u32 { return <u32>(v >> 32); }
// @ts-ignore: decorator
@inline export function isObject(v: u64): bool { return high(v) == HIGH_OBJECT; }
// @ts-ignore: decorator
@inline export function isString(v: u64): bool { return high(v) == HIGH_STRING; }
// @ts-ignore: decorator
@inline export function isSymbol(v: u64): bool { return v >> 48 == Tag.Symbol; }
// @ts-ignore: decorator
@inline export function isBigInt(v: u64): bool { return v >> 48 == Tag.BigInt; }
// @ts-ignore: decorator
@inline export function isBoolean(v: u64): bool { return (v | 1) == TRUE; }
/** undefined or null. */
// @ts-ignore: decorator
@inline export function isNullish(v: u64): bool { return (v | 1) == NULL; }
/** BigInt, symbol, string or object: the payload is the address of a cell. */
// @ts-ignore: decorator
@inline export function isCell(v: u64): bool { return v - TAG_BIGINT < TAG_INT - TAG_BIGINT; }
// @ts-ignore: decorator
@inline export function isException(v: u64): bool { return v == EXCEPTION; }

// @ts-ignore: decorator
@inline export function payload(v: u64): u32 { return <u32>v; }
// @ts-ignore: decorator
@inline export function toInt(v: u64): i32 { return <i32>v; }
// @ts-ignore: decorator
@inline export function fromInt(i: i32): u64 { return TAG_INT | <u64><u32>i; }
// @ts-ignore: decorator
@inline export function fromBool(b: bool): u64 { return FALSE | <u64>b; }
// @ts-ignore: decorator
@inline export function fromObject(p: u32): u64 { return TAG_OBJECT | <u64>p; }
// @ts-ignore: decorator
@inline export function fromString(p: u32): u64 { return TAG_STRING | <u64>p; }
// @ts-ignore: decorator
@inline export function fromSymbol(p: u32): u64 { return TAG_SYMBOL | <u64>p; }

/** A double known to be no NaN of another bit pattern, as it is. */
// @ts-ignore: decorator
@inline export function boxDouble(d: f64): u64 { return reinterpret<u64>(d); }

/** Any double: int if it is one (and not -0), else itself with the canonical NaN. */
// @ts-ignore: decorator
@inline export function fromNumber(d: f64): u64 {
  const i = <i32>d; // saturating
  if (<f64>i == d && (i != 0 || reinterpret<u64>(d) == 0)) return fromInt(i);
  return d != d ? CANONICAL_NAN : reinterpret<u64>(d);
}

/**
 * A number that has an int32 value as an int. Whether such a number is an int or a double depends on how it was computed, by which loop
 * and in which tier: nobody may see it, and fuel must not depend on it.
 */
export function normalized(v: u64): u64 { return isDouble(v) ? fromNumber(reinterpret<f64>(v)) : v; }

/** A double result of an arithmetic fast path: kept a double, NaN made canonical. */
// @ts-ignore: decorator
@inline export function fromDouble(d: f64): u64 { return d != d ? CANONICAL_NAN : reinterpret<u64>(d); }

/** The number in v (isNumber(v) holds) as a double. */
// @ts-ignore: decorator
@inline export function toDouble(v: u64): f64 { return isInt(v) ? <f64>toInt(v) : reinterpret<f64>(v); }

/** An unsigned 32-bit result. */
// @ts-ignore: decorator
@inline export function fromU32(n: u32): u64 { return <i32>n >= 0 ? fromInt(<i32>n) : reinterpret<u64>(<f64>n); }

/** Kind byte of a cell. */
// @ts-ignore: decorator
@inline export function kindOf(p: u32): u32 { return load<u8>(p + Header.Kind); }
/** Is v an object of this kind? */
// @ts-ignore: decorator
@inline export function isKind(v: u64, kind: u32): bool { return isObject(v) && kindOf(payload(v)) == kind; }
// @ts-ignore: decorator
@inline export function isArray(v: u64): bool { return isKind(v, Kind.Array); }
