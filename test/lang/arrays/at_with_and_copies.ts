const a = [3, 1, 2];
console.log(a.at(-1), a.at(0), a.at(5), a.at(-9), a.toSorted().join(), a.toReversed().join(), a.with(1, 9).join(), a.toSpliced(0, 1, 7, 8).join(), a.join()); // expect: 2 3 undefined undefined 1,2,3 2,1,3 3,9,2 7,8,1,2 3,1,2
try { a.with(5, 0); } catch (e: any) { console.log(e.name); } // expect: RangeError
console.log(1 in [1, , 3].toReversed()); // expect: true
