const k = {}, w = new WeakMap([[k, 1]]), s = new WeakSet([k]);
console.log(w.get(k), w.has({}), w.delete(k), w.has(k), s.has(k)); // expect: 1 false true false true
try { w.set(1 as any, 1); } catch (e: any) { console.log(e.name); } // expect: TypeError
