// IEEE 754 binary16, which WebAssembly does not have. spec: sec-float16array-objects, sec-math.f16round

/** The double that these bits are. */
export function halfToDouble(bits: u32): f64 {
  const exponent = (bits >> 10) & 31;
  const fraction = bits & 0x3ff;
  let magnitude: f64;
  if (exponent == 0) magnitude = <f64>fraction * (1.0 / 16777216.0);
  else if (exponent == 31) magnitude = fraction ? NaN : Infinity;
  else magnitude = reinterpret<f64>((<u64>(exponent + 1008) << 52) | (<u64>fraction << 42));
  return bits & 0x8000 ? -magnitude : magnitude;
}

/** The nearest half, ties to even, without a detour through f32, which would round twice. */
export function doubleToHalf(d: f64): u32 {
  const bits = reinterpret<u64>(d);
  const sign = <u32>(bits >> 48) & 0x8000;
  if (d != d) return 0x7e00;
  const magnitude = reinterpret<f64>(bits & 0x7fffffffffffffff);
  // 65520 lies halfway between the largest half and what would come next
  if (magnitude >= 65520) return sign | 0x7c00;
  // subnormal halves are multiples of 2^-24
  if (magnitude < 6.103515625e-5) return sign | <u32>nearest<f64>(magnitude * 16777216);
  // a carry out of the fraction goes into the exponent, as it should
  const kept = (bits & 0x7fffffffffffffff) - (<u64>1008 << 52);
  const low = kept & 0x3ffffffffff;
  const half: u64 = 0x20000000000;
  let result = <u32>(kept >> 42);
  if (low > half || (low == half && result & 1)) result++;
  return sign | result;
}
