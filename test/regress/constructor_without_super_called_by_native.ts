// The error is made when the frame of the constructor is gone: it must not look for it.
class P {}
class C extends P { constructor() { if (C.length) super(); } }
class D extends P { constructor() { super(); return 1 as any; } }
for (const K of [C, D]) {
  try { Reflect.construct(K, []); } catch (e: any) { console.log(e.name, typeof e.stack); }
  try { new (new Proxy(K, { construct: (t, a, n) => Reflect.construct(t, a, n) }))(); } catch (e: any) { console.log(e.name); }
  try { Reflect.construct(K, [], class {}); } catch (e: any) { console.log(e.name); }
}
// expect: ReferenceError string
// expect: ReferenceError
// expect: ReferenceError
// expect: TypeError string
// expect: TypeError
// expect: TypeError
