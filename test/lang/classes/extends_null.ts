class N extends (null as any) { static s() { return 1; } }
console.log(Object.getPrototypeOf(N.prototype), Object.getPrototypeOf(N) === Function.prototype, N.s()); // expect: null true 1
try { new N(); } catch (e: any) { console.log(e.name); } // expect: TypeError
