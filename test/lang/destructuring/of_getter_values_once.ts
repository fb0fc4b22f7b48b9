let reads = 0;
const o = { get v() { reads++; return { x: 1, y: 2 }; } };
const { v: { x, y } } = o;
console.log(x, y, reads); // expect: 1 2 1
