console.log([1].concat(2 as any, [3, [4]] as any, 'x' as any).length, [].concat([1, , 2] as any).length, 1 in [].concat([1, , 2] as any), [1].concat().join(), ([] as any).concat({ length: 1, 0: 'a' }).length); // expect: 5 3 false 1 1
const spread: any = { length: 2, 0: 'p', 1: 'q', [Symbol.isConcatSpreadable]: true };
console.log(([] as any).concat(spread).join()); // expect: p,q
