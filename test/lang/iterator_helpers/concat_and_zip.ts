// node >= 26
const I = Iterator as any;
console.log(I.concat([1, 2], new Set([3]), []).toArray()); // expect: [ 1, 2, 3 ]
console.log(I.zip([[1, 2, 3], ['a', 'b']]).toArray()); // expect: [ [ 1, 'a' ], [ 2, 'b' ] ]
console.log(I.zip([[1, 2], ['a']], { mode: 'longest', padding: [0, '?'] }).toArray()); // expect: [ [ 1, 'a' ], [ 2, '?' ] ]
try { I.zip([[1, 2], ['a']], { mode: 'strict' }).toArray(); } catch (e: any) { console.log(e.name); } // expect: TypeError
const row = I.zipKeyed({ x: [1], y: [2] }).next().value;
console.log(row.x, row.y, Object.getPrototypeOf(row)); // expect: 1 2 null
