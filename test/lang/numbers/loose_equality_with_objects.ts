const o = {};
const p: any = { valueOf() { return 1; } };
console.log(o == o, o == ({} as any), p == 1, p == '1', p == true, p == p); // expect: true false true true true true
console.log(([1] as any) == 1, ([1, 2] as any) == '1,2', ([] as any) == false); // expect: true true true
console.log((null as any) == o, (undefined as any) == p); // expect: false false
