let sets = 0;
const o = { get v(): any { return 1; }, set v(x: any) { sets++; }, get n(): any { return null; }, set n(x: any) { sets += 10; } };
o.v ||= 2;
o.v ??= 2;
console.log(sets); // expect: 0
o.v &&= 2;
o.n ??= 2;
console.log(sets); // expect: 11
