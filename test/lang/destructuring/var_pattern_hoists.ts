console.log(p, q); // expect: undefined undefined
var { p, q: [r] = [0] } = { p: 1 } as any, q: any;
console.log(p, r, q); // expect: 1 0 undefined
