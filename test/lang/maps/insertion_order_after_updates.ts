const m = new Map([['a', 1], ['b', 2], ['c', 3]]);
m.set('a', 9); m.delete('b'); m.set('b', 8);
console.log([...m].map((e) => e.join('')).join()); // expect: a9,c3,b8
