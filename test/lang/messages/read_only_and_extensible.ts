const check = (f: () => void) => { try { f(); } catch (e: any) { console.log(`${e.name}: ${e.message}`); } };
const frozen: any = Object.freeze({ a: 1 });
check(() => { 'use strict'; frozen.a = 2; });
check(() => { 'use strict'; frozen.b = 2; });
check(() => { 'use strict'; delete frozen.a; });
check(() => { 'use strict'; ({ get x() { return 1; } } as any).x = 2; });
check(() => Object.defineProperty(frozen, 'a', { value: 3 }));
// expect: TypeError: Cannot assign to read only property 'a' of object '#<Object>'
// expect: TypeError: Cannot add property b, object is not extensible
// expect: TypeError: Cannot delete property 'a' of #<Object>
// expect: TypeError: Cannot set property x of #<Object> which has only a getter
// expect: TypeError: Cannot redefine property: a
