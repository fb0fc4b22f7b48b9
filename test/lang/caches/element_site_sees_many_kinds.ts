const at = (o: any, k: any) => o[k];
const m: any = { 1: 'one', x: 'ex' };
console.log([at([5, 6], 1), at('hey', 1), at(m, 1), at(m, 'x'), at([5], 'length'), at([7], '0'), at('abc', 'length'), at([1], -1), at([1], 1.5), at('abc', 9)].join()); // expect: 6,e,one,ex,1,7,3,,,
