class A {}
class B extends A { constructor() { (this as any).x = 1; super(); } }
class C extends A { constructor() {} }
for (const K of [B, C]) {
  try { new K(); } catch (e: any) { console.log(e.name); }
}
// expect: ReferenceError
// expect: ReferenceError
