const check = (f: () => void) => { try { f(); } catch (e: any) { console.log(`${e.name}: ${e.message}`); } };
declare const nope: any, alsoNot: any;
check(() => nope);
check(() => alsoNot());
check(() => { 'use strict'; (globalThis as any).x; /* fine */ nope; });
// expect: ReferenceError: nope is not defined
// expect: ReferenceError: alsoNot is not defined
// expect: ReferenceError: nope is not defined
