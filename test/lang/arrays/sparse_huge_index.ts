const a: any[] = [];
a[4294967294] = 'last';
console.log(a.length, Object.keys(a).join()); // expect: 4294967295 4294967294
a[4294967295] = 'not an index';
console.log(a.length, Object.keys(a).length); // expect: 4294967295 2
try { a.push('x'); } catch (e: any) { console.log(e.name, a.length); } // expect: RangeError 4294967295
