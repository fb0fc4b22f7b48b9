// for-of over what is no array: typed arrays, maps, sets, strings, iterators of the guest, and ways out of them.
function total(values: Iterable<number>): number {
  let sum = 0;
  for (const v of values) sum += v;
  return sum;
}
const floats = new Float64Array([0.5, 1, 2.25]);
const bytes = new Uint8Array(40).fill(3);
for (let i = 0; i < 40; i++) total(floats);
console.log(total(floats), total(bytes), total(new Set([1, 2, 3, 3]))); // expect: 3.75 120 6

function pairs(map: Map<string, number>): string {
  let out = '';
  for (const [key, value] of map) out += `${key}${value} `;
  for (const key of map.keys()) out += key;
  return out;
}
const map = new Map([
  ['a', 1],
  ['b', 2],
]);
let last = '';
for (let i = 0; i < 50; i++) last = pairs(map);
console.log(last); // expect: a1 b2 ab

function letters(text: string): number {
  let count = 0;
  for (const letter of text) count += letter.length;
  return count;
}
console.log(letters('plain text '.repeat(20)), letters('😀x'.repeat(30))); // expect: 220 90

class Countdown {
  closed = 0;
  from: number;
  constructor(from: number) {
    this.from = from;
  }
  [Symbol.iterator](): Iterator<number> {
    let n = this.from;
    return {
      next: () => (n > 0 ? { done: false, value: n-- } : { done: true, value: undefined }),
      return: () => {
        this.closed++;
        return { done: true, value: undefined };
      },
    };
  }
}
function until(values: Iterable<number>, stop: number): number {
  let sum = 0;
  for (const v of values) {
    if (v === stop) return sum;
    sum += v;
  }
  return -sum;
}
const countdown = new Countdown(20);
let all = 0;
for (let i = 0; i < 60; i++) all += until(countdown, i % 30) + until(new Set([i, 5, 6]), 6) + until([1, 2, 3], 2);
console.log(all, countdown.closed); // expect: 3234 40

function* generated(n: number): Generator<number> {
  for (let i = 0; i < n; i++) yield i;
}
console.log(total(generated(30)), until(generated(50), 40), total(new Map([[1, 2]]).values())); // expect: 435 780 2

// A typed array of another type, one that shrinks, and an iteration method that was changed.
const shared = new ArrayBuffer(64, { maxByteLength: 64 } as never);
const view = new Int32Array(shared);
console.log(total(view), total(new Int16Array([1, -2])), total(new Float32Array([1.5, 2.5]))); // expect: 0 -1 4
function shrinking(values: Uint8Array): number {
  let sum = 0;
  for (const v of values) {
    sum += v;
    if (sum === 12) values.fill(100);
  }
  return sum;
}
console.log(shrinking(new Uint8Array(10).fill(1)), shrinking(new Uint8Array(10).fill(4))); // expect: 10 712
(Object.getPrototypeOf(Int8Array.prototype) as Uint8Array)[Symbol.iterator] = function* (): Generator<number> {
  yield this.length;
} as never;
console.log(total(bytes), total(floats)); // expect: 40 3
