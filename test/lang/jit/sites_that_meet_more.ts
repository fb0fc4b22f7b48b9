// Sites that were compiled for one shape or callee and meet others later, also things that are no objects or functions at all.
function read(o: any): any {
  return o.v;
}
function write(o: any, v: any): any {
  o.v = v;
  return o;
}
function run(f: any, x: any): any {
  return f(x);
}
function describe(f: () => any): string {
  try {
    return String(f());
  } catch (e: any) {
    return e.name;
  }
}
const makers: ((i: number) => any)[] = [
  (i) => ({ v: i }),
  (i) => ({ a: 1, v: i }),
  (i) => ({ a: 1, b: 2, v: i }),
  (i) => ({ a: 1, b: 2, c: 3, v: i }),
  (i) => ({ v: i, a: 1 }),
  (i) => ({ v: i, b: 1 }),
  (i) => [i, i],
  (i) => ({
    get v() {
      return i + 1;
    },
    set v(_: number) {},
  }),
  (i) => Object.create({ v: i }),
  (i) => new Proxy({ v: i }, {}),
];
let sum = 0;
for (let k = 1; k <= makers.length; k++) {
  for (let i = 0; i < 60; i++) {
    const o = makers[i % k](i);
    sum += (read(o) ?? 0.5) + (read(write(o, i + k)) ?? 0);
  }
}
console.log(sum); // expect: 37770.5
for (let i = 0; i < 40; i++) {
  describe(() => read('text'));
  describe(() => read(null));
  describe(() => write(5, 1));
}
console.log(describe(() => read('text')), describe(() => read(null)), read({ v: 'x' }), describe(() => write(undefined, 1))); // expect: undefined TypeError x TypeError

const callees: any[] = [
  (x: number) => x + 1,
  (x: number) => x * 2,
  (x: number) => -x,
  (x: number) => x,
  (x: number) => x - 1,
  Math.abs,
  Math.sign.bind(null),
  String,
  class {},
  undefined,
  {},
];
const results: string[] = [];
for (let k = 1; k <= callees.length; k++) {
  let t = '';
  for (let i = 0; i < 44; i++) t = describe(() => run(callees[i % k], i));
  results.push(t);
}
console.log(results.join()); // expect: 44,86,86,43,43,86,86,43,43,43,TypeError
for (let i = 0; i < 11; i++) results[i] = describe(() => run(callees[i], 9));
console.log(results.join()); // expect: 10,18,-9,9,8,9,1,9,TypeError,TypeError,TypeError

function append(a: any, i: number, v: any): void {
  a[i] = v;
}
let size = 0;
for (let n = 0; n < 50; n++) {
  const a: any[] = new Array(2);
  for (let i = 0; i < n; i++) append(a, i, i);
  a.length = n * 2;
  append(a, n, 'n');
  append(a, 5000 + n, 'far');
  append(a, -1, 'negative');
  size += a.length + Object.keys(a).length;
}
console.log(size); // expect: 252650
const short: any[] = [];
Object.defineProperty(short, 'length', { writable: false });
append(short, 0, 1);
const locked: any = Object.preventExtensions([1]);
append(locked, 1, 1);
append(locked, 0, 2);
console.log(short.length, locked.length, locked[0]); // expect: 0 1 2
