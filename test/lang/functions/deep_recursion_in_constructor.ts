class A { constructor() { new A(); } }
try { new A(); } catch (e: any) { console.log(e.name); } // expect: RangeError
