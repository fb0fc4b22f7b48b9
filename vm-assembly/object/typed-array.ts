// Typed arrays as objects: bounds, elements and the keys that are numbers. spec: sec-typedarray-exotic-objects
//
// A view refers to its buffer, which knows where the data is and how much: resizing and detaching change the buffer alone, and
// every access looks at it.

import { Buf, BufferFlag, ElementType, Kind, View, ViewFlag } from '../abi/layout.ts';
import { EXCEPTION, HOLE, Ptr, Value, fromDouble, fromInt, fromNumber, fromU32, isBigInt, isInt, isNumber, kindOf, payload, toDouble, toInt } from '../value/value.ts';
import { bigFromI64, bigFromU64, bigToU64, fromBigInt } from '../value/bigint.ts';
import { doubleToInt32, hasException, toBigInt, toNumber } from '../value/convert.ts';
import { doubleToHalf, halfToDouble } from '../value/float16.ts';
import { charCodeAt, numberToString, stringEquals, stringLength, stringToNumber } from '../string/string.ts';
import { isSymbolKey } from './object.ts';

/** An index that no typed array has. */
export const NO_INDEX: u32 = 0xffffffff;

// @ts-ignore: decorator
@inline export function isTypedArray(o: Ptr): bool { return kindOf(o) == Kind.TypedArray; }
// @ts-ignore: decorator
@inline export function viewType(o: Ptr): u32 { return load<u8>(o, View.Type); }
// @ts-ignore: decorator
@inline export function viewBuffer(o: Ptr): Ptr { return payload(load<u64>(o, View.Buffer)); }

/** log2 of the bytes of an element. */
// @ts-ignore: decorator
@inline export function elementShift(type: u32): u32 {
  return ((type < 8 ? <u32>ElementType.ShiftsLow : <u32>ElementType.ShiftsHigh) >> ((type & 7) << 2)) & 15;
}

/** Are the elements BigInts? */
// @ts-ignore: decorator
@inline export function isBigType(type: u32): bool { return type >= <u32>ElementType.BigInt64; }

/** Elements of a typed array (bytes of a DataView); -1 if it is out of bounds or detached. spec: sec-istypedarrayoutofbounds, sec-typedarraylength */
export function viewLength(o: Ptr): i32 {
  const buffer = viewBuffer(o);
  if (load<u32>(buffer, Buf.Flags) & BufferFlag.Detached) return -1;
  const have = load<u32>(buffer, Buf.Length);
  if (load<u32>(o, View.Type) & ViewFlag.Tracking) {
    const offset = load<u32>(o, View.Offset);
    if (offset > have) return -1;
    return <i32>((have - offset) >> (kindOf(o) == Kind.DataView ? 0 : elementShift(viewType(o))));
  }
  return load<u32>(o, View.End) <= have ? load<i32>(o, View.Length) : -1;
}

/** Can the length not change, but by detaching? spec: sec-istypedarrayfixedlength */
export function isFixedLength(o: Ptr): bool {
  if (load<u32>(o, View.Type) & ViewFlag.Tracking) return false;
  const flags = load<u32>(viewBuffer(o), Buf.Flags);
  return !(flags & BufferFlag.Resizable) || (flags & BufferFlag.Shared) != 0;
}

/** Where the data of a view that is in bounds begins. */
// @ts-ignore: decorator
@inline export function viewData(o: Ptr): usize {
  return <usize>load<u32>(viewBuffer(o), Buf.Data) + load<u32>(o, View.Offset);
}

/** Address of element `index`; 0 if there is none. spec: sec-isvalidintegerindex */
// @ts-ignore: decorator
@inline export function elementAddress(o: Ptr, index: u32, type: u32): usize {
  const buffer = viewBuffer(o);
  if (index >= load<u32>(o, View.Length) || load<u32>(o, View.End) > load<u32>(buffer, Buf.Length)) {
    if (!(load<u32>(o, View.Type) & ViewFlag.Tracking) || <i64>index >= <i64>viewLength(o)) return 0;
  }
  return <usize>load<u32>(buffer, Buf.Data) + load<u32>(o, View.Offset) + (index << elementShift(type));
}

/** Is there an element `index`? */
export function hasTyped(o: Ptr, index: u32): bool {
  return elementAddress(o, index, viewType(o)) != 0;
}

/** Element `index`, HOLE if there is none. EXCEPTION only if out of memory. */
export function typedGet(o: Ptr, index: u32): Value {
  const type = viewType(o);
  const at = elementAddress(o, index, type);
  return at ? readElement(at, type) : HOLE;
}

// @ts-ignore: decorator
@inline function boxBig(p: Ptr): Value { return p ? fromBigInt(p) : EXCEPTION; }

/** The number or BigInt at an address; EXCEPTION only if out of memory. spec: sec-rawbytestonumeric */
export function readElement(at: usize, type: u32): Value {
  switch (<i32>type) {
    case ElementType.Int8: return fromInt(load<i8>(at));
    case ElementType.Uint8:
    case ElementType.Uint8Clamped: return fromInt(load<u8>(at));
    case ElementType.Int16: return fromInt(load<i16>(at));
    case ElementType.Uint16: return fromInt(load<u16>(at));
    // as u32: binaryen 0.128 widens a zero extension of a signed load to a signed one
    case ElementType.Int32: return fromInt(<i32>load<u32>(at));
    case ElementType.Uint32: return fromU32(load<u32>(at));
    case ElementType.Float16: return fromDouble(halfToDouble(load<u16>(at)));
    case ElementType.Float32: return fromDouble(<f64>load<f32>(at));
    case ElementType.Float64: return fromDouble(load<f64>(at));
    case ElementType.BigInt64: return boxBig(bigFromI64(load<i64>(at)));
    default: return boxBig(bigFromU64(load<u64>(at), false));
  }
}

/** Stores what toElement returned. spec: sec-numerictorawbytes */
export function writeElement(at: usize, type: u32, v: Value): void {
  switch (<i32>type) {
    case ElementType.Float64:
      store<f64>(at, toDouble(v));
      return;
    case ElementType.Float32:
      store<f32>(at, <f32>toDouble(v));
      return;
    case ElementType.Float16:
      store<u16>(at, <u16>doubleToHalf(toDouble(v)));
      return;
    case ElementType.Uint8Clamped:
      store<u8>(at, isInt(v) ? <u8>min(max(toInt(v), 0), 255) : <u8>nearest<f64>(min<f64>(max<f64>(reinterpret<f64>(v), 0), 255)));
      return;
    case ElementType.BigInt64:
    case ElementType.BigUint64:
      store<u64>(at, bigToU64(payload(v)));
      return;
    default: break;
  }
  const i = isInt(v) ? toInt(v) : doubleToInt32(reinterpret<f64>(v));
  switch (elementShift(type)) {
    case 0:
      store<u8>(at, <u8>i);
      return;
    case 1:
      store<u16>(at, <u16>i);
      return;
    default: store<u32>(at, i);
  }
}

/** A value as an element of this type takes it: a number or a BigInt; EXCEPTION if it threw. May call guest code. */
export function toElement(v: Value, type: u32): Value {
  if (isBigType(type)) return isBigInt(v) ? v : toBigInt(v);
  if (isNumber(v)) return v;
  const n = toNumber(v);
  return hasException() ? EXCEPTION : fromNumber(n);
}

/** Stores a number or BigInt that needs no conversion; false if it does, or if there is no such element. */
export function typedSet(o: Ptr, index: u32, v: Value): bool {
  const type = viewType(o);
  if (isBigType(type) ? !isBigInt(v) : !isNumber(v)) return false;
  const at = elementAddress(o, index, type);
  if (!at) return false;
  writeElement(at, type, v);
  return true;
}

/** o[index] = v; an index out of bounds is ignored after the conversion. 1, or -1 threw. spec: sec-typedarraysetelement */
export function setTyped(o: Ptr, index: u32, v: Value): i32 {
  const type = viewType(o);
  const n = toElement(v, type);
  if (n == EXCEPTION) return -1;
  const at = elementAddress(o, index, type);
  if (at) writeElement(at, type, n);
  return 1;
}

/** Is this atom a number's canonical text? Typed arrays have no such properties, not even inherited ones. spec: sec-canonicalnumericindexstring */
export function isNumericKey(key: Ptr): bool {
  if (isSymbolKey(key)) return false;
  const length = stringLength(key);
  if (length == 0) return false;
  const first = charCodeAt(key, 0);
  // digits, "-", "Infinity", "NaN"
  if ((first < 48 || first > 57) && first != 45 && first != 73 && first != 78) return false;
  if (length == 2 && first == 45 && charCodeAt(key, 1) == 48) return true;
  const text = numberToString(fromNumber(stringToNumber(key)));
  return text != 0 && stringEquals(text, key);
}
