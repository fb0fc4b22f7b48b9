let s: any = '7';
const old = s++;
console.log(typeof old, old, s); // expect: number 7 8
let u: any;
console.log(u++, u); // expect: NaN NaN
let n: any = null;
console.log(n--, n); // expect: 0 -1
