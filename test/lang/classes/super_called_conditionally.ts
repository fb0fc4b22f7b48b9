class A { kind = 'A'; }
class B extends A { constructor(ok: boolean) { if (ok) super(); } }
console.log(new B(true).kind); // expect: A
try { new B(false); } catch (e: any) { console.log(e.name); } // expect: ReferenceError
