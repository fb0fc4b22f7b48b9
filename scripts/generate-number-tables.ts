// Writes vm-assembly/value/generated/two-over-pi.ts (the bits of 2/pi that reduce large angles) and
// vm-assembly/value/generated/powers-of-five.ts: 5^(27 i) to 192 bits, from which every power of ten that number
// conversion needs is rebuilt with one 192 x 64 bit product. The generator proves that the rebuilt 128 bits are the exact
// truncation for each exponent, so that the VM needs no correction table.
// usage: tsx scripts/generate-number-tables.ts

import { writeFileSync } from 'node:fs';

const minExponent = -342;
const maxExponent = 324;
const step = 27;

/** The `bits` most significant bits of 5^n, truncated. */
function truncatedPowerOfFive(n: number, bits: number): bigint {
  if (n >= 0) {
    const power = 5n ** BigInt(n);
    const length = power.toString(2).length;
    return length > bits ? power >> BigInt(length - bits) : power << BigInt(bits - length);
  }
  const power = 5n ** BigInt(-n);
  const length = power.toString(2).length;
  const quotient = (1n << BigInt(bits + length + 1)) / power;
  return quotient >> BigInt(quotient.toString(2).length - bits);
}

const firstBase = Math.floor(minExponent / step);
const lastBase = Math.floor(maxExponent / step);
for (let n = minExponent; n <= maxExponent; n++) {
  const base = Math.floor(n / step);
  const product = truncatedPowerOfFive(base * step, 192) * 5n ** BigInt(n - base * step);
  const rebuilt = product >> BigInt(product.toString(2).length - 128);
  if (rebuilt !== truncatedPowerOfFive(n, 128)) throw new Error(`5^${n} is not exact from 192 bits`);
}

const mask = (1n << 64n) - 1n;
const rows: string[] = [];
for (let base = firstBase; base <= lastBase; base++) {
  const power = truncatedPowerOfFive(base * step, 192);
  const words = [power >> 128n, (power >> 64n) & mask, power & mask];
  rows.push(`  ${words.map((word) => `0x${word.toString(16).padStart(16, '0')}`).join(', ')}, // 5^${base * step}`);
}
const small: string[] = [];
for (let n = 0; n < step; n += 3) {
  const row = [n, n + 1, n + 2].map((k) => `0x${(5n ** BigInt(k)).toString(16)}`);
  small.push(`  ${row.join(', ')},`);
}
writeFileSync(
  new URL('../vm-assembly/value/generated/powers-of-five.ts', import.meta.url),
  `// Written by scripts/generate-number-tables.ts.

/** The smallest and largest exponent for which \`rebuilt\` products are proved exact to 128 bits. */
export const minPowerExponent: i32 = ${minExponent};
export const maxPowerExponent: i32 = ${maxExponent};
/** Exponent of the first row of \`basePowers\`; each further row is ${step} higher. */
export const firstBaseExponent: i32 = ${firstBase * step};
export const basePowerStep: i32 = ${step};

/** 5^(${step} i) truncated to 192 bits with the top bit set, high word first. */
export const basePowers: usize = memory.data<u64>([
${rows.join('\n')}
]);

/** 5^0 to 5^${step - 1}, exact. */
export const smallPowersOfFive: usize = memory.data<u64>([
${small.join('\n')}
]);
`,
);

/** pi * 2^bits, truncated, by Machin's formula with 64 guard bits. */
function piBits(bits: number): bigint {
  const one = 1n << BigInt(bits + 64);
  const arctan = (inverse: bigint) => {
    let term = one / inverse;
    let sum = term;
    for (let k = 3n; term !== 0n; k += 2n) {
      term = -term / (inverse * inverse);
      sum += term / k;
    }
    return sum;
  };
  return (4n * (4n * arctan(5n) - arctan(239n))) >> 64n;
}

const angleWords = 20;
const angleBits = angleWords * 64;
const twoOverPi = (1n << BigInt(2 * angleBits + 65)) / piBits(angleBits + 64);
const angleRows = ['  0x0000000000000000, // bits above the binary point'];
for (let word = 0; word < angleWords; word++) {
  const value = (twoOverPi >> BigInt(angleBits - 64 * (word + 1))) & mask;
  angleRows.push(`  0x${value.toString(16).padStart(16, '0')},`);
}
writeFileSync(
  new URL('../vm-assembly/value/generated/two-over-pi.ts', import.meta.url),
  `// Written by scripts/generate-number-tables.ts.

/** The binary digits of 2/pi, most significant word first, after 64 zeros. */
export const twoOverPi: usize = memory.data<u64>([
${angleRows.join('\n')}
]);
`,
);
