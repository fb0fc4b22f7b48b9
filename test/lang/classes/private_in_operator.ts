class A { #x; static has(o: any) { return #x in o; } }
console.log(A.has(new A()), A.has({}), A.has(Object.create(new A()))); // expect: true false false
try { A.has(5); } catch (e: any) { console.log(e.name); } // expect: TypeError
