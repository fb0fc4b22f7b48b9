const s = new Set(['a', 'b']);
s.forEach((v, k, all) => console.log(v, k, all === s));
console.log([...s.entries()].map((e) => e.join('')).join(), new Set('hello').size, [...new Set([3, 1, 3])].join());
// expect: a a true
// expect: b b true
// expect: aa,bb 4 3,1
