let s: any = '6';
console.log(s * 2, s / 2, s - 2, s % 4, s ** 2, -s); // expect: 12 3 4 2 36 -6
console.log(('x' as any) * 1); // expect: NaN
s++;
console.log(s, typeof s); // expect: 7 number
let t: any = '5';
console.log(t-- , t); // expect: 5 4
