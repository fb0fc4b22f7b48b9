// Rest parameters of inlined functions, texts joined with numbers, the order of strings, and keys that are kept.
function count(...all: unknown[]): number {
  return all.length;
}
function last(first: number, ...rest: number[]): number {
  const { length } = rest;
  return length === 0 ? first : rest[length - 1] + count(...rest, first);
}
let sum = 0;
for (let i = 0; i < 200; i++) sum += last(i) + last(i, 1, 2, 3) + count() + count(i, i, i, i, i, i, i);
console.log(sum); // expect: 22700

/** The function is left while its arguments are in nobody's register. */
function leaves(limit: number, ...rest: (number | string)[]): string {
  let text = '';
  for (let i = 0; i < rest.length; i++) text += (rest[i] as number) * limit;
  return text;
}
let left = '';
for (let i = 0; i < 150; i++) left = leaves(i < 140 ? 2 : 0.5, 1, 2, i === 149 ? '7' : 3, 4);
console.log(left); // expect: 0.513.52

function label(n: number | string, unit: string): string {
  return n + unit + `<${n}|${unit}>`;
}
let text = '';
for (let i = 0; i < 100; i++) text = label(i, 'px');
console.log(text, label(-0, 'a'), label(1e21, 'b'), label(2 ** 31, 'c'), label(0.1, 'd')); // expect: 99px<99|px> 0a<0|a> 1e+21b<1e+21|b> 2147483648c<2147483648|c> 0.1d<0.1|d>
console.log(label('t', 'u'), label(null as never, 'v'), label({ toString: () => 'o' } as never, 'w')); // expect: tu<t|u> nullv<null|v> ow<o|w>

const words = ['pear', 'apple', 'fig', 'apples', 'Fig', '', 'ä', 'z'];
function ordered(list: string[]): number {
  let score = 0;
  for (const x of list) {
    for (const y of list) {
      if (x < y) score += 1;
      if (x >= y) score += 10;
      score += Number(x <= y) * 100 + Number(x > y) * 1000;
    }
  }
  return score;
}
let order = 0;
for (let i = 0; i < 30; i++) order = ordered(words);
console.log(order, ordered([1, 2, '10' as never] as never)); // expect: 31988 3663

const counts = [0, 0, 0];
let keys = 0;
function bump(at: number | string): void {
  (counts as Record<number | string, number>)[(keys++, at)]++;
}
for (let i = 0; i < 120; i++) bump(i % 3);
bump('1');
bump(-1);
console.log(counts.join(), keys, Object.keys(counts).join()); // expect: 40,41,40 122 0,1,2,-1

class Tally {
  static made = 0;
  static readonly name2 = 'x';
  constructor() {
    Tally.made++;
  }
}
for (let i = 0; i < 100; i++) new Tally();
Object.defineProperty(Tally, 'made', { value: 5, writable: false });
let thrown = 0;
for (let i = 0; i < 50; i++) {
  try {
    new Tally();
  } catch {
    thrown++;
  }
}
console.log(Tally.made, thrown); // expect: 5 50
