// Ints that become doubles, doubles that look like ints, holes and lengths: guards that fail must not change results.
class Ball {
  x = 0;
  v = 3;
  step(limit: number): void {
    this.x += this.v;
    if (this.x > limit) {
      this.x = limit;
      this.v = 0 - Math.abs(this.v);
    }
    if (this.x < 0) {
      this.x = 0;
      this.v = Math.abs(this.v);
    }
  }
}
const ball = new Ball();
let path = 0;
for (let i = 0; i < 300; i++) {
  ball.step(10);
  path += ball.x;
  if (i === 250) ball.v = ball.v < 0 ? -2.5 : 2.5;
}
console.log(path, ball.x, ball.v); // expect: 1498 7.5 2.5

function half(xs: number[], n: number): number {
  let t = 0;
  for (let i = 0; i < n; i++) t += xs[i / 2] === undefined ? 1 : xs[i / 2];
  return t;
}
let h = 0;
for (let i = 0; i < 60; i++) h += half([1, 2, 3, 4], 8);
console.log(h); // expect: 840

function fill(n: number): number {
  const a = new Array(n);
  for (let i = 0; i < n; i++) a[i] = i;
  const b: number[] = [];
  for (let i = 0; i < n; i++) b[i] = a[i] * 2;
  let t = a.length + b.length;
  for (let i = -1; i <= n; i++) t += b[i] ?? 0.5;
  return t;
}
let f = 0;
for (let i = 0; i < 100; i++) f += fill(i);
console.log(f); // expect: 333400
let message = '';
try {
  fill(-1);
} catch (e: any) {
  message = e.name;
}
console.log(message); // expect: RangeError
const frozen: any = Object.freeze(new Array(3));
function put(a: any, i: number): void {
  'use strict';
  a[i] = i;
}
let thrown = 0;
for (let i = 0; i < 60; i++) put([, , ,], i % 3);
try {
  put(frozen, 1);
} catch {
  thrown++;
}
console.log(thrown, frozen[1]); // expect: 1 undefined

function cut(s: string, i: number, j: number): string {
  return s.substring(i, j) + s.charAt(i);
}
let text = '';
for (let i = 0; i < 100; i++) text = cut('abcdef', i % 6, (i + 3) % 6);
console.log(text, cut('abcdef', 4, -1), cut('abcdef', -2, 99), cut('abc', 1.5, NaN)); // expect: abcd abcde abcdef ab
function magnitude(x: any): number {
  return Math.abs(x);
}
for (let i = -50; i < 50; i++) magnitude(i);
console.log(magnitude(-2147483648), Object.is(magnitude(-0), 0), magnitude('-3'), magnitude(null)); // expect: 2147483648 true 3 0
