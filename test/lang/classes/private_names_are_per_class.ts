class A { #x = 'a'; static read(o: any) { return o.#x; } }
class B { #x = 'b'; static read(o: any) { return o.#x; } }
console.log(A.read(new A()), B.read(new B())); // expect: a b
try { A.read(new B()); } catch (e: any) { console.log(e.name); } // expect: TypeError
