class A {}
class O extends A { constructor() { return { other: true } as any; } }
console.log((new O() as any).other); // expect: true
class U extends A { constructor() { super(); return undefined as any; } }
console.log(new U() instanceof U); // expect: true
class N extends A { constructor() { super(); return 5 as any; } }
try { new N(); } catch (e: any) { console.log(e.name); } // expect: TypeError
