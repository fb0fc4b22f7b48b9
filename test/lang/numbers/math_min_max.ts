console.log(Math.max(1, 3, 2), Math.min(1, 3, 2), Math.max(), Math.min()); // expect: 3 1 -Infinity Infinity
console.log(Math.max(1, NaN), Math.min('2' as any, 1), Object.is(Math.max(-0, 0), 0), Object.is(Math.min(0, -0), -0)); // expect: NaN 1 true true
console.log(Math.max(...[5, 9, 1]), Math.max(undefined as any), Math.max(null as any, -1)); // expect: 9 NaN 0
