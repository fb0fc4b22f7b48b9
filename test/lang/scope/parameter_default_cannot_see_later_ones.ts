const f = (a: any = b, b: any = 1) => [a, b];
try { f(); } catch (e: any) { console.log(e.name); } // expect: ReferenceError
console.log(f(2).join()); // expect: 2,1
