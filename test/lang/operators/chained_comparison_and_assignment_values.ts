let a: any, b: any;
console.log((a = 5) > 3, (b = a) === 5, (a += 1, a), (a = b = 7) + a, [a, b].join()); // expect: true true 6 14 7,7
