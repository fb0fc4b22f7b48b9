const check = (f: () => void) => { try { f(); } catch (e: any) { console.log(`${e.name}: ${e.message}`); } };
class A {}
class B extends A { constructor() { (this as any).x = 1; super(); } }
class C extends A { constructor() { super(); super(); } }
check(() => (A as any)());
check(() => new B());
check(() => new C());
// expect: TypeError: Class constructor A cannot be invoked without 'new'
// expect: ReferenceError: Must call super constructor in derived class before accessing 'this' or returning from derived constructor
// expect: ReferenceError: Super constructor may only be called once
