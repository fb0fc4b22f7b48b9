// Compiled code takes single characters out of strings, and compares with constants, without asking the VM.
function scan(text: any, from: number, to: number): string {
  let counts = [0, 0, 0, 0];
  let current: any = '';
  for (let i = from; i < to; i++) {
    current = text.substring(i, i + 1);
    if (current === 'a') counts[0]++;
    else if (current === 'ab') counts[1]++;
    else if (current === '') counts[2]++;
    else if (current === 'é' || current === '€') counts[3]++;
  }
  return counts.join();
}
const latin = 'abcé'.repeat(2000);
const rope = ['x', 'a'].join('') + latin;
console.log(scan(latin, 0, 8000)); // expect: 2000,0,0,2000
console.log(scan(rope, 0, 8002)); // expect: 2001,0,0,2000
console.log(scan('a€b'.repeat(1000), 0, 3000)); // expect: 1000,0,0,1000
console.log(scan('aé', -3, 5)); // expect: 1,0,6,1
console.log(scan('', 0, 3)); // expect: 0,0,3,0
console.log(scan({ substring: () => 'ab' }, 0, 3)); // expect: 0,3,0,0
console.log(scan({ substring: (i: number) => [null, 0, undefined, ['a'], 'a'][i] }, 0, 5)); // expect: 1,0,0,0

function kind(value: unknown): number {
  switch (value) {
    case 'one':
      return 1;
    case '':
      return 2;
    case 'on€':
      return 3;
    case 'onE':
      return 4;
    default:
      return 0;
  }
}
const values: unknown[] = ['one', 'o' + 'ne', ['o', 'n', 'e'].join(''), '', 'on€', 'onE', 'two', null, undefined, 1, {}, 'onone'.slice(2), 1n];
let digits = '';
for (let n = 0; n < 3000; n++) {
  digits = '';
  for (const value of values) digits += kind(value);
}
console.log(digits); // expect: 1112340000010

// Objects grow in constructors while collections forget the shapes in between.
class Entry {
  hash: number;
  key: unknown;
  value: unknown;
  next: Entry | null;
  constructor(hash: number, key: unknown, value: unknown, next: Entry | null) {
    this.hash = hash;
    this.key = key;
    this.value = value;
    this.next = next;
  }
}
class Named extends Entry {
  name = 'n';
  constructor(hash: number, next: Entry | null) {
    super(hash, `k${hash}`, [hash], next);
    this.name += hash;
  }
}
let chain: Entry | null = null;
let sum = 0;
for (let n = 0; n < 60000; n++) {
  if (n % 100 === 0) chain = null;
  chain = n % 3 === 0 ? new Named(n, chain) : new Entry(n, n, { n }, chain);
  if (n % 999 === 0) Object.defineProperty(chain, 'next', { value: null, enumerable: false });
  sum += Object.keys(chain).length;
}
console.log(sum); // expect: 259939
