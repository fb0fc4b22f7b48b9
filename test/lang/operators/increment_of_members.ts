const o: any = { n: 1, a: [5], get g() { return this._g ?? 10; }, set g(v) { this._g = v; } };
let i = 0;
o.n++; ++o['n']; o.a[i++]++; o.a[0] += i; o.g--; --o.g;
console.log(o.n, o.a[0], i, o.g); // expect: 3 7 1 8
