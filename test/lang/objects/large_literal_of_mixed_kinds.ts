const o = { i: 1, d: 1.5, s: 's', n: null, u: undefined, t: true, f: false, a: [1], o: { x: 1 }, fn: () => 1, big: 2 ** 40, neg: -0, nan: NaN };
console.log(Object.keys(o).length, Object.is(o.neg, -0), o.big, o.fn(), JSON.stringify(o)); // expect: 13 true 1099511627776 1 {"i":1,"d":1.5,"s":"s","n":null,"t":true,"f":false,"a":[1],"o":{"x":1},"big":1099511627776,"neg":0,"nan":null}
