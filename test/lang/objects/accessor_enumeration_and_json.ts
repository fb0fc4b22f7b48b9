const o = Object.defineProperty({ a: 1, get g() { return 'got'; } }, 'h', { get: () => 'hidden' });
console.log(JSON.stringify(o), Object.keys(o).join(), JSON.stringify(Object.entries(o))); // expect: {"a":1,"g":"got"} a,g [["a",1],["g","got"]]
