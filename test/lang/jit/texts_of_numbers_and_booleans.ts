// Compiled code finds methods of numbers, makes texts of numbers and booleans, and ropes of long ones.
function describe(value: any, flag: any): string {
  return `${value.toFixed(1)} ${flag} ${value.toString()}${flag}`;
}
let last = '';
for (let i = 0; i < 3000; i++) last = describe(i % 2 === 0 ? i : i / 4, i % 3 === 0);
console.log(last, describe(NaN, undefined), describe(-0, null)); // expect: 749.8 false 749.75false NaN undefined NaNundefined 0.0 null 0null
console.log(describe({ toFixed: () => 'own' }, { toString: () => 'flag' })); // expect: own flag [object Object]flag
console.log(describe(7, 'text'), describe(7n.constructor(1) === 1n ? 8 : 0, Symbol.iterator.description)); // expect: 7.0 text 7text 8.0 Symbol.iterator 8Symbol.iterator
try {
  describe(1, Symbol('s'));
} catch (error) {
  console.log((error as Error).message); // expect: Cannot convert a Symbol value to a string
}
console.log((true as any).toFixed, describe.length); // expect: undefined 2

function build(part: string, times: number): string {
  let text = '';
  for (let i = 0; i < times; i++) text += part;
  return text;
}
for (let i = 0; i < 50; i++) build('abc', 100);
const wide = build('€', 30);
console.log(build('abc', 9), build('', 50) === '', build('abc', 1000).length); // expect: abcabcabcabcabcabcabcabcabc true 3000
console.log(wide.length, (build('x', 40) + wide).charCodeAt(40), (wide + build('x', 40)).charCodeAt(69)); // expect: 30 8364 120
console.log((build('x', 40) + wide + build('yz', 20)).slice(38, 42)); // expect: xx€€
try {
  let long = build('0123456789', 1000);
  for (let i = 0; i < 40; i++) long += long;
} catch (error) {
  console.log((error as Error).name); // expect: RangeError
}
const numeric = Number.prototype as any;
numeric.toFixed = () => 'changed';
console.log(describe(1, true)); // expect: changed true 1true

// allocations, pushes and calls in loops take their fuel from one place
class Item {
  next: Item | undefined;
  constructor(public value: number) {}
}
function fill(count: number, into: any[]): number {
  let sum = 0;
  for (let i = 0; i < count; i++) {
    const item = new Item(i);
    item.next = into[into.length - 1];
    into.push(item);
    for (let k = 0; k < 3; k++) sum += Math.imul(k, i) & 7;
    if (i % 50 === 0) sum += [1, 2, i].indexOf(i);
  }
  return sum;
}
let total = 0;
for (let i = 0; i < 60; i++) total += fill(200, []);
console.log(total, fill(3, [])); // expect: 78480 11
