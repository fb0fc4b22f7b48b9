const o = { _v: 1, get v() { return this._v; }, set v(n) { this._v = n * 2; }, get ['comp']() { return 'c'; }, get 5() { return 'five'; } };
o.v = 10;
console.log(o.v, o.comp, o[5], Object.keys(o).join()); // expect: 20 c five 5,_v,v,comp
