const check = (f: () => void) => { try { f(); } catch (e: any) { console.log(`${e.name}: ${e.message}`); } };
const o: any = { a: { b: 1 } };
const n: any = 5;
check(() => n());
check(() => o.missing());
check(() => o.a.b());
check(() => o['a']());
check(() => new o.a());
check(() => new n());
// expect: TypeError: n is not a function
// expect: TypeError: o.missing is not a function
// expect: TypeError: o.a.b is not a function
// expect: TypeError: o.a is not a function
// expect: TypeError: o.a is not a constructor
// expect: TypeError: n is not a constructor
