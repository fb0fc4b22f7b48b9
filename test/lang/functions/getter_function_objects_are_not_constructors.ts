const o: any = { get x() { return 1; }, m() {}, async: () => 0 };
const get: any = Object.getOwnPropertyDescriptor(o, 'x')!.get;
console.log('prototype' in get, 'prototype' in o.m, 'prototype' in function () {}); // expect: false false true
