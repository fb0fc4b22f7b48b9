const a: any = Object.freeze([1, 2]);
a[0] = 9; a[2] = 3; a.length = 0;
console.log(a.join());
for (const f of [() => a.push(1), () => a.pop(), () => a.sort(), () => a.shift()]) { try { f(); console.log('no error'); } catch (e: any) { console.log(e.name); } }
// expect: 1,2
// expect: TypeError
// expect: TypeError
// expect: TypeError
// expect: TypeError
