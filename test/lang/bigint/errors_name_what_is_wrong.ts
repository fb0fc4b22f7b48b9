const tries: (() => unknown)[] = [
  () => (1n as any) + 1,
  () => +(1n as any),
  () => (1n as any) >>> 0n,
  () => 1n / 0n,
  () => 1n % 0n,
  () => BigInt(1.5),
  () => BigInt('1x'),
  () => BigInt(undefined as any),
  () => BigInt(null as any),
  () => BigInt(Symbol('s') as any),
  () => new (BigInt as any)(1),
  () => JSON.stringify({ a: 1n }),
  () => Math.max(1n as any),
  () => 1n << (1n << 40n),
  () => BigInt.asIntN(-1, 1n),
  () => (5n).toString(1),
  () => BigInt.prototype.toString.call(1 as any),
  () => isNaN(1n as any),
];
for (const f of tries) {
  try {
    console.log('no error', f());
  } catch (e: any) {
    console.log(e.name + ': ' + e.message);
  }
}
// expect: TypeError: Cannot mix BigInt and other types, use explicit conversions
// expect: TypeError: Cannot convert a BigInt value to a number
// expect: TypeError: BigInts have no unsigned right shift, use >> instead
// expect: RangeError: Division by zero
// expect: RangeError: Division by zero
// expect: RangeError: The number 1.5 cannot be converted to a BigInt because it is not an integer
// expect: SyntaxError: Cannot convert 1x to a BigInt
// expect: TypeError: Cannot convert undefined to a BigInt
// expect: TypeError: Cannot convert null to a BigInt
// expect: TypeError: Cannot convert Symbol(s) to a BigInt
// expect: TypeError: BigInt is not a constructor
// expect: TypeError: Do not know how to serialize a BigInt
// expect: TypeError: Cannot convert a BigInt value to a number
// expect: RangeError: Maximum BigInt size exceeded
// expect: RangeError: Invalid value: not (convertible to) a safe integer
// expect: RangeError: toString() radix argument must be between 2 and 36
// expect: TypeError: BigInt.prototype.toString requires that 'this' be a BigInt
// expect: TypeError: Cannot convert a BigInt value to a number
