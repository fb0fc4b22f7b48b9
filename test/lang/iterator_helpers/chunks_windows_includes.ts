// node >= 26
const values = () => [1, 2, 3, 4, 5].values() as any;
console.log(values().chunks(2).toArray()); // expect: [ [ 1, 2 ], [ 3, 4 ], [ 5 ] ]
console.log(values().windows(4).toArray()); // expect: [ [ 1, 2, 3, 4 ], [ 2, 3, 4, 5 ] ]
console.log(values().windows(9).toArray(), values().windows(9, 'allow-partial').toArray()); // expect: [] [ [ 1, 2, 3, 4, 5 ] ]
console.log(values().includes(3), values().includes(3, 3), ([NaN].values() as any).includes(NaN)); // expect: true false true
try { values().chunks(0); } catch (e: any) { console.log(e.name); } // expect: RangeError
try { values().chunks('1'); } catch (e: any) { console.log(e.name); } // expect: TypeError
