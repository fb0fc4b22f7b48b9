// Buffers, typed arrays and DataViews on their way across the border.

import { ElementType } from '../../vm-assembly/abi/layout.ts';
import { TransferBytes } from '../../vm-assembly/abi/transfer.ts';

type ViewConstructor = new (buffer: ArrayBuffer) => ArrayBufferView;

const TYPES: Record<string, number> = {
  Int8Array: ElementType.Int8,
  Uint8Array: ElementType.Uint8,
  Uint8ClampedArray: ElementType.Uint8Clamped,
  Int16Array: ElementType.Int16,
  Uint16Array: ElementType.Uint16,
  Int32Array: ElementType.Int32,
  Uint32Array: ElementType.Uint32,
  Float16Array: ElementType.Float16,
  Float32Array: ElementType.Float32,
  Float64Array: ElementType.Float64,
  BigInt64Array: ElementType.BigInt64,
  BigUint64Array: ElementType.BigUint64,
};
const NAMES = Object.keys(TYPES);

const typedPrototype = Object.getPrototypeOf(Uint8Array.prototype) as object;
/** Tells the class of a typed array of any realm. */
const className = Object.getOwnPropertyDescriptor(typedPrototype, Symbol.toStringTag)?.get as () => string | undefined;

/** Number of a view's class in a message. A Node Buffer is a Uint8Array. */
export function elementType(view: ArrayBufferView): number {
  const name = className.call(view);
  return name === undefined ? TransferBytes.DataView : TYPES[name];
}

/** The buffer, or a view of all of it. Where the host has no Float16Array, halves become a Float32Array of the same numbers. */
export function fromBytes(type: number, buffer: ArrayBuffer): ArrayBuffer | ArrayBufferView {
  if (type === TransferBytes.ArrayBuffer) return buffer;
  if (type === TransferBytes.DataView) return new DataView(buffer);
  const View = (globalThis as unknown as Record<string, ViewConstructor | undefined>)[NAMES[type]];
  return View === undefined ? halves(buffer) : new View(buffer);
}

function halves(buffer: ArrayBuffer): Float32Array {
  return Float32Array.from(new Uint16Array(buffer), (bits) => {
    const exponent = (bits >> 10) & 31;
    const fraction = bits & 0x3ff;
    const magnitude =
      exponent === 31
        ? fraction === 0
          ? Number.POSITIVE_INFINITY
          : Number.NaN
        : exponent === 0
          ? fraction * 2 ** -24
          : (1 + fraction / 1024) * 2 ** (exponent - 15);
    return bits & 0x8000 ? -magnitude : magnitude;
  });
}
