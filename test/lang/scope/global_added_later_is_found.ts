declare const later: any;
const f = () => later;
try { f(); } catch (e: any) { console.log(e.name); } // expect: ReferenceError
(globalThis as any).later = 'now';
console.log(f()); // expect: now
(globalThis as any).later = 'changed';
console.log(f()); // expect: changed
