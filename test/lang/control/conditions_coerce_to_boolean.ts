const values: any[] = [0, -0, NaN, '', null, undefined, false, 1, -1, 'a', '0', 'false', {}, [], () => 0, Symbol(), Infinity];
console.log(values.map((v) => (v ? 1 : 0)).join('')); // expect: 00000001111111111
let n = 3, s = '';
while (n) s += n--;
console.log(s); // expect: 321
