const a = [1, 2, 3, 4, 5];
console.log(a.slice(1, 3).join(), a.slice(-2).join(), a.slice(3, 1).length, a.slice().join(), a.slice(NaN, Infinity).join(), a.slice('1' as any, -1).join(), 1 in [1, , 3].slice()); // expect: 2,3 4,5 0 1,2,3,4,5 1,2,3,4,5 2,3,4 false
