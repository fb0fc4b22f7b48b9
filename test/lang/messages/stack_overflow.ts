const f = (): any => f();
try { f(); } catch (e: any) { console.log(`${e.name}: ${e.message}`); } // expect: RangeError: Maximum call stack size exceeded
