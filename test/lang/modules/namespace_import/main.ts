import * as ns from './lib.ts';
console.log(ns.a, ns.default, Object.keys(ns).join(), typeof ns, 'a' in ns, Object.getPrototypeOf(ns));
console.log(Object.prototype.toString.call(ns), (ns as any).missing);
try { (ns as any).a = 2; } catch (e: any) { console.log(e.name); }
try { delete (ns as any).a; } catch (e: any) { console.log(e.name); }
// expect: 1 default a,default,z object true null
// expect: [object Module] undefined
// expect: TypeError
// expect: TypeError
