const o: any = { [Symbol.toPrimitive](hint: string) { return hint; } };
console.log(`${o}`); // expect: string
console.log(o + ''); // expect: default
console.log(o * 1); // expect: NaN
console.log(o == 'default'); // expect: true
console.log(o < 'z'); // expect: true
const n: any = { [Symbol.toPrimitive]: (hint: string) => (hint === 'number' ? 42 : 'text') };
console.log(+n, n + 1); // expect: 42 text1
