// Library functions with callbacks, for-of and closures: what the callback does to the array is seen by the loop around it.
function total(xs: any[]): number {
  let t = 0;
  xs.forEach((x) => {
    t += x;
  });
  return t;
}
function sums(xs: number[]): number {
  return xs.map((x) => x * 2).filter((x) => x > 2).reduce((a, b) => a + b, 0);
}
function walk(xs: Iterable<number>): number {
  let t = 0;
  for (const x of xs) {
    if (x > 1000) break;
    t += x;
  }
  return t;
}
const holes: any[] = [1, , 3];
let r = 0;
for (let i = 0; i < 200; i++) r = total([1, 2, 3, i]) + sums([1, 2, 3, i]) + walk([1, 2, i, 2000, 5]) + total(holes);
console.log(r); // expect: 819

function grow(xs: number[]): string {
  const seen: number[] = [];
  xs.forEach((x, i, all) => {
    seen.push(x);
    if (i === 0) all.push(9);
    if (i === 1) all.length = 2;
  });
  return seen.join();
}
for (let i = 0; i < 100; i++) grow([1, 2, 3]);
console.log(grow([1, 2, 3])); // expect: 1,2
console.log(total([1.5, 2]), total(['a', 1] as any)); // expect: 3.5 0a1

function counter(n: number): () => number {
  let c = n;
  return () => ++c;
}
let sum = 0;
for (let i = 0; i < 100; i++) {
  const f = counter(i);
  f();
  sum += f();
}
console.log(sum); // expect: 5150

function thrower(xs: number[]): string {
  try {
    xs.forEach((x) => {
      if (x === 3) throw new Error('at ' + x);
    });
    return 'none';
  } catch (e: any) {
    return e.message;
  }
}
for (let i = 0; i < 100; i++) thrower([1, 2]);
console.log(thrower([1, 2, 3, 4])); // expect: at 3

const next = Object.getPrototypeOf([][Symbol.iterator]()).next;
Object.getPrototypeOf([][Symbol.iterator]()).next = function (this: any) {
  const step = next.call(this);
  return step.done ? step : { done: false, value: step.value + 100 };
};
console.log(walk([1, 2])); // expect: 203
Object.getPrototypeOf([][Symbol.iterator]()).next = next;
(Array.prototype as any)[1] = 'inherited';
console.log(total(holes)); // expect: 1inherited3
delete (Array.prototype as any)[1];
console.log(total(holes), walk(new Set([4, 5]))); // expect: 4 9
