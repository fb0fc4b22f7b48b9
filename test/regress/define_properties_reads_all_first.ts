// spec: sec-objectdefineproperties: all descriptors are read, and found to be ones, before the first property is defined.
const x: any = {};
try { Object.defineProperties(x, { a: { value: 1 }, b: 0 as any }); } catch (e: any) { console.log(e.name, 'a' in x); } // expect: TypeError false
try { Object.defineProperties(x, { a: { value: 1 }, get b(): any { return { get: 1 }; } }); } catch (e: any) { console.log(e.name, 'a' in x); } // expect: TypeError false
Object.defineProperties(x, { a: { value: 1, enumerable: true }, b: { get() { return 2; }, enumerable: true } });
console.log(x.a, x.b, Object.keys(x).join()); // expect: 1 2 a,b
