// Compiled code calls natives without the interpreter: results, exceptions, guest code that they run, and `new` of them.
const map = new Map<number | string, number>();
for (let i = 0; i < 300; i++) map.set(i % 37, (map.get(i % 37) ?? 0) + i);
console.log(map.size, map.get(5), map.has(36), map.has(37), map.delete(5), map.get(5)); // expect: 37 1076 true false true undefined

function sizes(n: number): number {
  let sum = 0;
  for (let i = 0; i < n; i++) {
    const set = new Set([i, i + 1, i]);
    set.add(i + 2);
    sum += set.size + new Float32Array(i % 5).length;
  }
  return sum;
}
console.log(sizes(200)); // expect: 1000

let calls = 0;
const loud = {
  toString(): string {
    calls++;
    return `loud${calls % 3}`;
  },
};
function guests(n: number): number {
  let length = 0;
  for (let i = 0; i < n; i++) {
    const kept = { i };
    length += 'x'.concat(loud as unknown as string, 'y').length + kept.i;
  }
  return length;
}
console.log(guests(150), calls); // expect: 12225 150

function caught(n: number): string {
  let failures = 0;
  let last = '';
  for (let i = 0; i < n; i++) {
    const before = i;
    try {
      last = 'ab'.repeat(i % 10 === 9 ? -1 : 2);
    } catch (error) {
      failures += before % 10;
      last = (error as Error).message;
    }
  }
  return `${failures} ${last}`;
}
console.log(caught(200)); // expect: 180 Invalid count value: -1

/** What the site calls changes. */
function use(f: (x: number) => number | string, n: number): string {
  let out = '';
  for (let i = 0; i < n; i++) out = String(f(i));
  return out;
}
console.log(use(String as (x: number) => string, 100), use(isNaN as unknown as (x: number) => number, 100)); // expect: 99 false
console.log(use((x) => x + 1, 100), use(Number.prototype.toString.call.bind(Number.prototype.toString), 12)); // expect: 100 11

const bytes = new Uint8ClampedArray(8);
function clamp(values: number[]): string {
  for (let round = 0; round < 60; round++) {
    for (let i = 0; i < bytes.length; i++) bytes[i] = values[i];
  }
  return bytes.join();
}
console.log(clamp([-5, 0, 7, 255, 256, 1 << 30, -(1 << 30), 128])); // expect: 0,0,7,255,255,255,0,128
console.log(clamp([-0.5, 0.5, 1.5, 2.5, 254.5, 255.4, NaN, Infinity])); // expect: 0,0,2,2,254,255,0,255
