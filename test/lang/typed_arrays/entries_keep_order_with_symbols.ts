const a: any = new Uint8Array([7, 8]);
const s = Symbol('s');
a[s] = 1; a.b = 2; a.a = 3;
console.log(Reflect.ownKeys(a).map(String).join(), JSON.stringify(Object.getOwnPropertyDescriptor(a, '1')), Object.values(a).join()); // expect: 0,1,b,a,Symbol(s) {"value":8,"writable":true,"enumerable":true,"configurable":true} 7,8,2,3
const { 0: first, b } = a; console.log(first, b, { ...a }.a, Object.assign({}, a)[1]); // expect: 7 2 3 8
