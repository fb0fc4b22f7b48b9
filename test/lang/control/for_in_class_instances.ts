class A { f = 1; m() {} }
class B extends A { g = 2; }
const keys: string[] = [];
for (const k in new B()) keys.push(k);
console.log(keys.join()); // expect: f,g
