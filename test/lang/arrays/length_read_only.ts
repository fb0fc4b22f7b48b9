'use strict';
const a = [1, 2];
Object.defineProperty(a, 'length', { writable: false });
for (const f of [() => a.push(3), () => { a[2] = 1; }, () => { a.length = 0; }, () => a.pop()]) { try { f(); console.log('ok'); } catch (e: any) { console.log(e.name); } }
a[0] = 9;
console.log(a.join());
// expect: TypeError
// expect: TypeError
// expect: TypeError
// expect: TypeError
// expect: 9,
