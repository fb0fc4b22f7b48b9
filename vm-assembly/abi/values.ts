// NaN-boxed values, shared by the compiler, the VM and the JIT.
//
// A value is one u64. Every double is stored as its own bits, with one canonical NaN (0x7FF8…0), so that the largest
// bit pattern a double can have is -Infinity, 0xFFF0_0000_0000_0000. Everything from 0xFFFA_0000_0000_0000 up is a
// 16-bit tag above a 32-bit payload:
//
//   63            48 47            32 31                               0
//  ┌────────────────┬────────────────┬──────────────────────────────────┐
//  │      Tag       │       0        │ payload: int32, address or index │
//  └────────────────┴────────────────┴──────────────────────────────────┘
//
// Why these tags in this order:
//  - Int is all ones, so "both are int32" is one `and` and one unsigned compare: (a & b) >= Int << 48.
//  - Ints lie at the top and doubles at the bottom of the number circle: v + (1 << 48) wraps ints to 0 and leaves
//    doubles below 0xFFFA << 48, so "is a number" is one add and one compare.
//  - The four heap tags are consecutive, so "is a heap reference" is one subtraction and one compare.
//  - Bits 32 to 47 are zero, so the upper word of a value alone (Tag << 16) tells its type: one 32-bit load.
//
// Tags are written as 16-bit numbers: a const enum member 0xFFFE0000 would be negative in AssemblyScript and positive
// in TypeScript.

/** The upper 16 bits of a boxed value. A value whose upper 16 bits are below `Tag.Singleton` is a double. */
export const enum Tag {
  /** Payload: a `Singleton`. */
  Singleton = 0xfffa,
  /** Payload: address of a BigInt cell. */
  BigInt = 0xfffb,
  /** Payload: address of a Symbol cell. */
  Symbol = 0xfffc,
  /** Payload: address of a string cell of any kind (flat, rope, indirect). */
  String = 0xfffd,
  /** Payload: address of an object cell of any kind. */
  Object = 0xfffe,
  /** Payload: the int32 itself. Never used for -0. */
  Int = 0xffff,
}

/** Payloads of `Tag.Singleton`. */
export const enum Singleton {
  Undefined = 0,
  Null = 1,
  /** false and true differ in bit 0 only: a boolean is `False | bit`. */
  False = 2,
  True = 3,
  /** A missing array element, or a binding in its temporal dead zone. Never visible to guest code. */
  Hole = 4,
  /** Returned by VM functions: an exception is pending in `Cell.Exception`. Never stored anywhere. */
  Exception = 5,
}
