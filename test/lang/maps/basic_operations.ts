const m = new Map<any, any>([['a', 1], ['b', 2]]);
console.log(m.size, m.get('a'), m.has('z'), m.set('c', 3) === m, m.delete('a'), m.delete('a'), m.size, [...m.keys()].join()); // expect: 2 1 false true true false 2 b,c
m.clear();
console.log(m.size, m.get('b')); // expect: 0 undefined
