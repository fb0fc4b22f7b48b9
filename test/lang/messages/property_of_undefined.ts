const o: any = {};
const check = (f: () => void) => { try { f(); } catch (e: any) { console.log(`${e.name}: ${e.message}`); } };
check(() => o.a.b);
check(() => { o.a.b = 1; });
check(() => (null as any).x);
check(() => (null as any)['x']);
check(() => (undefined as any)[0]);
check(() => (null as any)[Symbol('s')]);
// expect: TypeError: Cannot read properties of undefined (reading 'b')
// expect: TypeError: Cannot set properties of undefined (setting 'b')
// expect: TypeError: Cannot read properties of null (reading 'x')
// expect: TypeError: Cannot read properties of null (reading 'x')
// expect: TypeError: Cannot read properties of undefined (reading '0')
// expect: TypeError: Cannot read properties of null (reading 'Symbol(s)')
