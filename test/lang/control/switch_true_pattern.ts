const size = (n: number) => { switch (true) { case n < 10: return 's'; case n < 100: return 'm'; default: return 'l'; } };
console.log(size(5), size(50), size(500)); // expect: s m l
