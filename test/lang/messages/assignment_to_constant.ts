const check = (f: () => void) => { try { f(); } catch (e: any) { console.log(`${e.name}: ${e.message}`); } };
const c = 1;
// @ts-ignore
check(() => { c = 2; });
// @ts-ignore
check(() => { c++; });
// expect: TypeError: Assignment to constant variable.
// expect: TypeError: Assignment to constant variable.
