// Typed arrays and buffers for library code: see abi/intrinsics.ts.

import { View } from '../abi/layout.ts';
import { IntrinsicCall } from '../abi/intrinsics.ts';
import { EXCEPTION, UNDEFINED, fromInt, fromObject, fromString, payload, toDouble, toInt } from '../value/value.ts';
import { viewLength } from '../object/typed-array.ts';
import { allocLatin1, charsOf } from '../string/string.ts';
import { bufferData, bufferFlags, bufferLength } from './array-buffer.ts';
import { Native, arg } from './native.ts';
import { createTyped, speciesCreate, validTyped } from './typed-create.ts';
import { copyTyped } from './typed-methods.ts';
import { sortTyped } from './typed-sort.ts';

/** Messages name the class, not the method: its name would have to travel as a string. */
const NAME = '%TypedArray%.prototype method';

function typedLengthCall(fp: usize, argc: i32): u64 {
  const o = validTyped(arg(fp, argc, 0), NAME);
  return o ? fromInt(viewLength(o)) : EXCEPTION;
}

function typedSpeciesCreateCall(fp: usize, argc: i32): u64 {
  return speciesCreate(payload(arg(fp, argc, 0)), toDouble(arg(fp, argc, 1)), NAME);
}

function createTypedCall(fp: usize, argc: i32): u64 {
  return createTyped(arg(fp, argc, 0), toDouble(arg(fp, argc, 1)), NAME);
}

function copyTypedCall(fp: usize, argc: i32): u64 {
  const copy = copyTyped(payload(arg(fp, argc, 0)));
  return copy ? fromObject(copy) : EXCEPTION;
}

function sortTypedCall(fp: usize, argc: i32): u64 {
  return sortTyped(payload(arg(fp, argc, 0))) ? UNDEFINED : EXCEPTION;
}

function viewLengthCall(fp: usize, argc: i32): u64 {
  return fromInt(viewLength(payload(arg(fp, argc, 0))));
}

function viewOffsetCall(fp: usize, argc: i32): u64 {
  return fromInt(load<u32>(payload(arg(fp, argc, 0)), View.Offset));
}

function bufferLengthCall(fp: usize, argc: i32): u64 {
  return fromInt(bufferLength(payload(arg(fp, argc, 0))));
}

function bufferFlagsCall(fp: usize, argc: i32): u64 {
  return fromInt(bufferFlags(payload(arg(fp, argc, 0))));
}

function hexDigit(n: u32): u8 {
  return <u8>(n < 10 ? 48 + n : 87 + n);
}

/** The first bytes in hexadecimal, with spaces between. */
function bufferTextCall(fp: usize, argc: i32): u64 {
  const buffer = payload(arg(fp, argc, 0));
  const count = min(bufferLength(buffer), <u32>toInt(arg(fp, argc, 1)));
  const text = allocLatin1(count ? count * 3 - 1 : 0);
  if (!text) return EXCEPTION;
  const chars = charsOf(text);
  for (let i: u32 = 0; i < count; i++) {
    const byte = load<u8>(bufferData(buffer) + i);
    const at = chars + i * 3;
    store<u8>(at, hexDigit(byte >> 4));
    store<u8>(at, hexDigit(byte & 15), 1);
    if (i + 1 < count) store<u8>(at, 32, 2);
  }
  return fromString(text);
}

/** Wasm table index of intrinsic `id`, one of these. */
export function typedIntrinsic(id: u32): u32 {
  switch (id) {
    case IntrinsicCall.typedLength: return (<Native>typedLengthCall).index;
    case IntrinsicCall.typedSpeciesCreate: return (<Native>typedSpeciesCreateCall).index;
    case IntrinsicCall.createTyped: return (<Native>createTypedCall).index;
    case IntrinsicCall.copyTyped: return (<Native>copyTypedCall).index;
    case IntrinsicCall.sortTyped: return (<Native>sortTypedCall).index;
    case IntrinsicCall.viewLength: return (<Native>viewLengthCall).index;
    case IntrinsicCall.viewOffset: return (<Native>viewOffsetCall).index;
    case IntrinsicCall.bufferLength: return (<Native>bufferLengthCall).index;
    case IntrinsicCall.bufferFlags: return (<Native>bufferFlagsCall).index;
    default: return (<Native>bufferTextCall).index;
  }
}
