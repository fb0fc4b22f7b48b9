const check = (f: () => void) => { try { f(); } catch (e: any) { console.log(`${e.name}: ${e.message}`); } };
const c = 1;
// @ts-ignore: wrong by its types, on purpose
check(() => { c = 2; });
// @ts-ignore: wrong by its types, on purpose
check(() => { c++; });
// expect: TypeError: Assignment to constant variable.
// expect: TypeError: Assignment to constant variable.
