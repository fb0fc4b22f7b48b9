// Rest arrays of calls that become part of their caller: all arguments are there when control leaves before, in, or after the array.
const count = (...rest: any[]): number => rest.length;
const second = (first: any, ...rest: any[]): any => (rest.length > 1 ? rest[1] : first);
function sum(scale: any, ...rest: any[]): any {
  let s: any = 0;
  for (const r of rest) s += r;
  return s * scale;
}
const keep = (...rest: any[]): any[] => rest;
function run(n: number, odd: any): string {
  let total: any = 0;
  let last: any[] = [];
  for (let i = 0; i < n; i++) {
    const x = i === n - 1 ? odd : i;
    total += count() + count(x) + count(1, x, 3) + second(x) + second(1, 2, x) + sum(2, x, 1, i);
    last = keep(x, i, 'z');
    last.push(total);
  }
  return `${total} ${last.join()}`;
}
for (let i = 0; i < 300; i++) run(12, 5);
console.log(run(12, 5)); // expect: 444 5,11,z,444
console.log(run(12, 2.5)); // expect: 434 2.5,11,z,434
console.log(run(12, 'q')); // expect: 3964qqNaN q,11,z,3964qqNaN
console.log(run(2, { valueOf: () => 7, toString: () => 'o' })); // expect: 42 o,1,z,42
console.log(count(...[1, 2], 3), second(1), sum(1)); // expect: 3 1 0

// more arguments than the callee has registers
const many = (...rest: number[]): number => rest.length;
function wide(n: number): number {
  let s = 0;
  for (let i = 0; i < n; i++) s += many(1, 2, 3, 4, 5, 6, 7, 8, 9, i, i, i, i);
  return s;
}
for (let i = 0; i < 100; i++) wide(20);
console.log(wide(20)); // expect: 260
