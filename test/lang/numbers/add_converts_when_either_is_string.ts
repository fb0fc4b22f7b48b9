let s: any = '1';
console.log(s + 2, 2 + s, s + 2 + 3, 2 + 3 + s); // expect: 12 21 123 51
console.log(s + null, s + undefined, s + true); // expect: 1null 1undefined 1true
console.log(s + [1, 2], s + {}); // expect: 11,2 1[object Object]
console.log((null as any) + 1, (undefined as any) + 1, (true as any) + true); // expect: 1 NaN 2
