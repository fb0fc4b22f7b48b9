const m = new Map([[1, 1]]);
const it = m.values();
it.next();
console.log(it.next().done); // expect: true
m.set(2, 2);
console.log(it.next().done, [...m.values()].length); // expect: true 2
