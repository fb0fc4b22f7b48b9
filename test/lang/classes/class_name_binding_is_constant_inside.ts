class A { static reset() { (A as any) = null; } }
try { A.reset(); } catch (e: any) { console.log(e.name); } // expect: TypeError
let B: any = class Inner { static self() { return Inner; } };
const old = B;
B = null;
console.log(old.self() === old); // expect: true
