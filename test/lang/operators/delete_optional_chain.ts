const o: any = { a: { b: 1 } };
const n: any = null;
console.log(delete o?.a?.b, 'b' in o.a, delete n?.a); // expect: true false true
