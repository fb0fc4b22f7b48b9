try { new (Symbol as any)(); } catch (e: any) { console.log(e.name); } // expect: TypeError
const boxed: any = Object(Symbol('b'));
console.log(typeof boxed, boxed.description, boxed == boxed.valueOf(), Object.prototype.toString.call(boxed)); // expect: object b true [object Symbol]
