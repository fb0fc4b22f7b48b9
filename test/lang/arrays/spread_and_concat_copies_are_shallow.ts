const inner = { n: 1 };
const a = [inner], b = [...a], c = a.slice(), d = a.concat();
inner.n = 2;
console.log(b[0]!.n, c[0] === inner, d[0] === inner, b === a); // expect: 2 true true false
