function f(a: any) { const args = arguments; return { set: (v: any) => { a = v; }, get: () => args[0] }; }
const o = f(1);
o.set(5);
console.log(o.get()); // expect: 5
