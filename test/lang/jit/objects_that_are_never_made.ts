// Objects that compiled code takes apart: when control leaves it, they are there, whole, and each of them once.
class Point {
  x: number;
  y: number;
  constructor(x: number, y: number) {
    this.x = x;
    this.y = y;
  }
  plus(other: Point): Point {
    return new Point(this.x + other.x, this.y + other.y);
  }
  times(factor: any): Point {
    return new Point(this.x * factor, this.y * factor);
  }
}
const seen: string[] = [];
let trap = -1;
function see(i: number, o: any): void {
  if (i === trap) seen.push(JSON.stringify(o));
}

// carried by a loop, and left in its middle
function spiral(n: number, odd: any): string {
  let p = new Point(1, 0);
  const step = new Point(0.5, -0.5);
  for (let i = 0; i < n; i++) p = p.plus(step.times(i === n - 1 ? odd : 1)).times(0.5);
  return `${p.x} ${p.y} ${step.x} ${p instanceof Point}`;
}
for (let i = 0; i < 300; i++) spiral(20, 1);
console.log(spiral(20, 1)); // expect: 0.5000004768371582 -0.4999995231628418 0.5 true
console.log(spiral(20, '3')); // expect: 1.0000004768371582 -0.9999995231628418 0.5 true
console.log(spiral(3, { valueOf: () => 4 })); // expect: 1.3125 -1.1875 0.5 true

// one object by two names, and in another one
function identity(n: number, late: any): string {
  let same = 0;
  let last: any;
  for (let i = 0; i < n; i++) {
    const a = { v: i, w: late };
    const b = a;
    const c = { inner: a, list: [a, i] };
    b.v = i + 1;
    last = c;
    if (c.inner === b && c.list[0] === a && a.v === i + 1) same++;
    if (i === n - 1) see(i, c);
  }
  return `${same} ${last.inner === last.list[0]} ${last.inner.v}`;
}
for (let i = 0; i < 300; i++) identity(10, i);
console.log(identity(10, 'x')); // expect: 10 true 10
trap = 9;
console.log(identity(10, 'y')); // expect: 10 true 10
console.log(seen.join()); // expect: {"inner":{"v":10,"w":"y"},"list":[{"v":10,"w":"y"},9]}

// arrays of a destructuring, whose second part fails
function gcd(a: any, b: any): any {
  while (b != 0) [a, b] = [b, a % b];
  return a;
}
let sum = 0;
for (let i = 1; i < 2000; i++) sum += gcd(i * 6, 1800);
console.log(sum); // expect: 102732
console.log(gcd('84', 36), gcd(3.5, 1.25), gcd(12n, 18n)); // expect: 12 0.25 6n

// what a callee makes, taken apart by its caller
const pair = (i: any): any => [i, i * 2];
const record = (i: any): any => ({ a: i, b: { c: i + 1, d: [i] } });
function unpack(n: number, what: (i: number) => any): string {
  let total: any = 0;
  for (let i = 0; i < n; i++) {
    const [p, q] = pair(what(i));
    const {
      a,
      b: {
        c,
        d: [e],
      },
    } = record(i);
    total += p + q + a + c + e;
  }
  return String(total);
}
for (let i = 0; i < 200; i++) unpack(20, (k) => k);
console.log(unpack(20, (k) => k)); // expect: 1160
console.log(unpack(3, (k) => k + 0.5)); // expect: 25.5
console.log(unpack(2, (k) => (k === 1 ? ('7' as any) : k))); // expect: 1714121

// an exception, with the object in the handler
function guarded(n: number, bad: number): string {
  let state = { done: 0, text: '' };
  for (let i = 0; i < n; i++) {
    const next = { done: state.done + 1, text: state.text };
    try {
      if (i === bad) (undefined as any).nothing;
      state = next;
    } catch (e: any) {
      next.text += `${e.constructor.name}@${next.done}`;
      state = next;
    }
  }
  return `${state.done} [${state.text}]`;
}
for (let i = 0; i < 300; i++) guarded(10, -1);
console.log(guarded(10, -1)); // expect: 10 []
console.log(guarded(10, 4)); // expect: 10 [TypeError@5]

// closures and what they close over
function counter(n: number, add: any): string {
  let total: any = 0;
  const more = (k: any): any => {
    total += k;
    return total;
  };
  for (let i = 0; i < n; i++) more(i === n - 1 ? add : i);
  return `${total} ${more.name}`;
}
for (let i = 0; i < 300; i++) counter(10, 1);
console.log(counter(10, 9)); // expect: 45 more
console.log(counter(10, '!')); // expect: 36! more

// two that change places, and one that is another one
function swap(n: number, odd: any): string {
  let a = { v: 1 as any };
  let b = { v: 2 as any };
  let c = a;
  for (let i = 0; i < n; i++) {
    const t = a;
    a = b;
    b = t;
    if (i === 5) c = a;
    a.v += i === n - 1 ? odd : 1;
  }
  return `${a.v} ${b.v} ${c === a} ${c === b}`;
}
for (let i = 0; i < 300; i++) swap(10, 1);
console.log(swap(10, 1)); // expect: 6 7 true false
console.log(swap(10, 'z')); // expect: 5z 7 true false
console.log(swap(3, 1)); // expect: 4 2 false true

// a shape that depends on the way
function either(n: number, late: any): string {
  let out = '';
  for (let i = 0; i < n; i++) {
    const o: any = i % 2 === 0 ? { k: i, even: true } : { k: i, odd: late };
    o.k += 1;
    if (i === n - 1) out = JSON.stringify(o);
  }
  return out;
}
for (let i = 0; i < 300; i++) either(10, 1);
console.log(either(10, 'l'), either(9, 0)); // expect: {"k":10,"odd":"l"} {"k":9,"even":true}
