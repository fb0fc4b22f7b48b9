class P { constructor(public v: any) {} }
const get = (p: P) => p.v;
console.log([new P(1), new P(1.5), new P('s'), new P(null), new P([1]), new P(2 ** 40)].map(get).map(String).join()); // expect: 1,1.5,s,null,1,1099511627776
