let s: any = '5', d: any = { valueOf: () => 41 }, t: any = true, u: any = [3];
s++; d++; t--; ++u;
console.log(s, d, t, u); // expect: 6 42 0 4
