const a = new Uint8Array([3, 1, 2]);
console.log(a.toReversed().join(), a.toSorted().join(), a.with(1, 300).join(), a.with(-1, 9).join(), a.join(), a.reverse() === a, a.join()); // expect: 2,1,3 1,2,3 3,44,2 3,1,9 3,1,2 true 2,1,3
try { a.with(3, 1); } catch (e) { console.log(String(e)); } // expect: RangeError: Invalid typed array index
