// Elements by strings: keys that are there, inherited, absent, indices, accessors, of dictionaries, arrays and frozen objects.
type Bag = Record<string, any>;
function get(o: Bag, key: string): any {
  return o[key];
}
function set(o: Bag, key: string, value: any): void {
  o[key] = value;
}
const keys = ['x', 'y', 'length', '1', 'toString', 'missing', 'late'];
const made: Bag[] = [
  { x: 1, y: 2 },
  { y: 3, x: 4, late: 5 },
  Object.create({ x: 6, y: 7, 1: 8 }),
  Object.assign([1, 2, 3], { x: 9 }),
  {
    get x() {
      return 10;
    },
    set x(_: number) {},
    y: 11,
  },
  Object.freeze({ x: 12, y: 13 }),
];
const wide: Bag = {};
for (let i = 0; i < 200; i++) wide[`k${i}`] = i;
delete wide.k5;
wide.x = 14;
made.push(wide);
let log = '';
for (let round = 0; round < 60; round++) {
  log = '';
  for (const o of made) for (const key of keys) log += `${typeof get(o, key) === 'function' ? 'f' : get(o, key)},`;
}
console.log(log.slice(0, -1)); // expect: 1,2,undefined,undefined,f,undefined,undefined,4,3,undefined,undefined,f,undefined,5,6,7,undefined,8,f,undefined,undefined,9,undefined,3,2,f,undefined,undefined,10,11,undefined,undefined,f,undefined,undefined,12,13,undefined,undefined,f,undefined,undefined,14,undefined,undefined,undefined,f,undefined,undefined

let failures = 0;
for (let round = 0; round < 80; round++) {
  for (const o of made) {
    try {
      set(o, round % 2 === 0 ? 'x' : 'y', round);
      set(o, 'length', 3);
    } catch {
      failures++;
    }
  }
}
console.log(failures, made.map((o) => `${get(o, 'x')}/${get(o, 'y')}/${get(o, 'length')}`).join()); // expect: 0 78/79/3,78/79/3,78/79/3,78/79/3,10/79/3,12/13/undefined,78/79/3

let joined = 0;
for (let i = 0; i < 150; i++) joined += get(made[0], ['x', 'y'][i & 1]) + (get(made[1], 'la' + 'te'.slice(0, 2)) ?? 0) + (get(wide, `k${i}`) ?? 1000);
console.log(joined); // expect: 24695
console.log(String(get('text' as never, 'length')), get(made[0], 0 as never), get(made[3], 2 as never)); // expect: 4 undefined 3

const wideText = 'añ😀'.repeat(3) + 'ascii';
let units = 0;
let letters = '';
for (let round = 0; round < 50; round++) {
  letters = '';
  for (let i = 0; i < wideText.length; i++) {
    units += wideText.charCodeAt(i) % 7;
    if (wideText[i] === 'ñ' || wideText[i] === 's') letters += wideText[i];
  }
}
console.log(units, letters); // expect: 2900 ñññs
