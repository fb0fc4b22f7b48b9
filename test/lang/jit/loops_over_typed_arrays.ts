// not as node: it has no structuredClone in a realm of its own
// Loops over typed arrays look at lengths and buffers in front; hashes are ints though they begin beyond int32.
function hash(bytes: any, from: number): number {
  let h: number = 0x811c9dc5;
  for (let i = from; i < bytes.length; i++) h = Math.imul(h ^ bytes[i], 0x01000193);
  return h >>> 0;
}
function hashUnsigned(bytes: any): number {
  let h: number = 5381;
  for (let i = 0; i < bytes.length; i++) h = ((h << 5) ^ (h >>> 27) ^ bytes[i]) >>> 0;
  return h;
}
function asItIs(values: any, seed: number, most: number): number {
  let h: number = seed;
  let low = 0;
  for (let i = 0; i < values.length; i++) {
    low ^= h | 0;
    if (i > most) return h;
    h = values[i] * 2 + 0.5;
    h = values[i] >>> 0;
  }
  return low;
}
const bytes = new Uint8Array(3000).map((_, i) => i * 7);
console.log(hash(bytes, 0), hash(bytes, 3000)); // expect: 242712821 2166136261
console.log(hashUnsigned(bytes)); // expect: 1696846836
console.log(asItIs(bytes, 2 ** 31, 1e9), asItIs(bytes, 2 ** 31, -1)); // expect: -2147483575 2147483648
console.log(asItIs(new Int32Array(10).fill(-1), 1.5, 3)); // expect: 4294967295
console.log(hash([1, 2, 3], 0), hash('', 0)); // expect: 1456420779 2166136261

function sum(values: any): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}
function count(words: Uint32Array, times: number): void {
  for (let i = 0; i < times; i++) words[i % words.length]++;
}
const halves = new Float64Array(500).fill(0.5);
const words = new Uint32Array([0, 0xfffffffe, 7]);
for (let i = 0; i < 40; i++) sum(halves);
count(words, 6000);
console.log(sum(halves), words.join()); // expect: 250 2000,1998,2007
console.log(sum(new Uint32Array([0xffffffff, 1])), sum(new Int8Array(0))); // expect: 4294967296 0

const buffer = new ArrayBuffer(800, { maxByteLength: 1600 });
const follows = new Float64Array(buffer).fill(0.25);
console.log(sum(follows), follows.length); // expect: 25 100
buffer.resize(1600);
console.log(sum(follows), follows.length); // expect: 25 200
buffer.resize(80);
console.log(sum(follows), follows.length); // expect: 2.5 10

function grows(view: any, at: number): number {
  let total = 0;
  for (const value of view) {
    total += value + 1;
    if (total === at) buffer.resize(160);
  }
  return total;
}
console.log(grows(new Float64Array(buffer), -1)); // expect: 12.5
console.log(grows(new Float64Array(buffer), 1.25)); // expect: 22.5

function lengths(view: any, times: number): number {
  let total = 0;
  for (let i = 0; i < times; i++) total += view.length;
  return total;
}
const view = new Float64Array(halves.buffer, 8, 20);
console.log(lengths(view, 3000)); // expect: 60000
structuredClone(halves.buffer, { transfer: [halves.buffer] });
console.log(lengths(view, 10), sum(new Uint8Array(3)), hash(bytes, 2990)); // expect: 0 0 3204073308
try {
  sum(view);
} catch (error) {
  console.log((error as Error).name); // expect: TypeError
}
