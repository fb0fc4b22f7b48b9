let built = 0;
class A { constructor() { built++; } }
class B extends A { constructor() { super(); super(); } }
try { new B(); } catch (e: any) { console.log(e.name, built); } // expect: ReferenceError 2
