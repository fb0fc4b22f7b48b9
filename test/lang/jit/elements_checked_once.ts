// An element that has to be no hole and an int is checked once; where it is neither, the interpreter reads it.
function total(values: any, from: number, to: number): any {
  let sum: any = 0;
  for (let i = from; i < to; i++) {
    const v = values[i];
    sum = sum + v * 2;
  }
  return sum;
}
const ints = Array.from({ length: 400 }, (_, i) => i);
for (let i = 0; i < 60; i++) total(ints, 0, 400);
console.log(total(ints, 0, 400), total([1, , 3], 0, 3), total([1, 2], 0, 3)); // expect: 159600 NaN NaN
console.log(total([1.5, 2, -0], 0, 3), total(['1', '2', null], 0, 3), total([{ valueOf: () => 4 }, true], 0, 2)); // expect: 7 6 10

function names(items: any[]): string {
  let text = '';
  for (let i = 0; i < items.length; i++) text += items[i].name;
  return text;
}
const people = [{ name: 'a' }, { name: 'b' }];
for (let i = 0; i < 400; i++) names(people);
try {
  names([people[0], , people[1]] as any[]);
} catch (error) {
  console.log(error instanceof TypeError, names(people), names([{ name: 1 }, 'text' as any])); // expect: true ab 1undefined
}

// texts shorter than a rope are copied, in any pair of lengths
function pairs(left: string, right: string): number {
  let same = 0;
  for (let i = 0; i <= left.length; i++) {
    for (let k = 0; k <= right.length; k++) {
      const both = left.slice(0, i) + right.slice(k);
      if (both.length === i + right.length - k && both.startsWith(left.slice(0, i)) && both.endsWith(right.slice(k))) same++;
    }
  }
  return same;
}
for (let i = 0; i < 10; i++) pairs('abcdefghij', '0123456789');
console.log(pairs('abcdefghijklmnopqrstuvwxyz', '0123456789ABCDEFGHIJKLMNOP'), pairs('aé', '€b'), pairs('', 'x')); // expect: 729 9 2
const table: any = {};
for (let i = 0; i < 200; i++) table['key' + (i % 7)] = i;
console.log(Object.keys(table).join(), table['k' + 'ey3']); // expect: key0,key1,key2,key3,key4,key5,key6 199

console.log([3, undefined, 1, , 2].sort().length, Array.from({ length: 3 }, (_, i) => i * i).join()); // expect: 5 0,1,4
class Own extends Array {}
const frozen = function (this: any, length: number) {
  return Object.freeze(new Array(length));
};
for (let i = 0; i < 40; i++) Array.from({ length: 30 }, (_, k) => k);
console.log(Own.from({ length: 2 }, () => 7) instanceof Own); // expect: true
try {
  Array.from.call(frozen as any, { length: 2 }, () => 7);
} catch (error) {
  console.log(error instanceof TypeError); // expect: true
}
