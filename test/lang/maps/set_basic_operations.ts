const s = new Set<any>([1, 2, 2, '2', NaN, NaN, 0, -0]);
console.log(s.size, s.has(NaN), s.has(-0), s.add(9) === s, s.delete(1), s.delete(1), [...s].join(), s.size); // expect: 5 true true true true false 2,2,NaN,0,9 5
s.clear();
console.log(s.size, [...s].length); // expect: 0 0
