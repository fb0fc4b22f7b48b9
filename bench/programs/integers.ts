/** Integers and bits: a sieve, CRC-32, a xorshift generator, gcd, popcount, and modular powers. */
function sieve(limit: number): number {
  const composite: boolean[] = [];
  for (let i = 0; i <= limit; i++) composite.push(false);
  let count = 0;
  for (let i = 2; i <= limit; i++) {
    if (composite[i]) continue;
    count++;
    for (let j = i * i; j <= limit; j += i) composite[j] = true;
  }
  return count;
}

const crcTable: number[] = [];
for (let n = 0; n < 256; n++) {
  let c = n;
  for (let k = 0; k < 8; k++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
  crcTable.push(c >>> 0);
}

function crc32(bytes: number[]): number {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = crcTable[(crc ^ byte) & 0xff] ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}

function gcd(a: number, b: number): number {
  while (b !== 0) [a, b] = [b, a % b];
  return a;
}

function popcount(word: number): number {
  word -= (word >>> 1) & 0x55555555;
  word = (word & 0x33333333) + ((word >>> 2) & 0x33333333);
  return Math.imul((word + (word >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

function powerModulo(base: number, exponent: number, modulus: number): number {
  let result = 1;
  base %= modulus;
  while (exponent > 0) {
    if (exponent & 1) result = (result * base) % modulus;
    base = (base * base) % modulus;
    exponent >>= 1;
  }
  return result;
}

class XorShift {
  #state: number;
  constructor(seed: number) {
    this.#state = seed;
  }
  next(): number {
    let x = this.#state;
    x ^= x << 13;
    x ^= x >>> 17;
    x ^= x << 5;
    this.#state = x;
    return x >>> 0;
  }
}

function once(): boolean {
  const random = new XorShift(2463534242);
  const bytes: number[] = [];
  let bits = 0;
  for (let i = 0; i < 500; i++) {
    const word = random.next();
    bytes.push(word & 0xff);
    bits += popcount(word);
  }
  let divisors = 0;
  for (let i = 1; i < 120; i++) divisors += gcd(i * 12, 5040 - i);
  let powers = 0;
  for (let i = 2; i < 80; i++) powers = (powers + powerModulo(i, 65537 - i, 46337)) | 0;
  return sieve(3000) === 430 && crc32(bytes) === 1924095824 && bits === 7858 && divisors === 2592 && powers === 1947898;
}

const ROUNDS = 4;

globalThis.__bench = (inner: number): boolean => {
  for (let i = inner * ROUNDS; i > 0; i--) if (!once()) return false;
  return true;
};
