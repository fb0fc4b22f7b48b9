const a: any[] = [3, 1, 2];
console.log(a.sort() === a, a.reverse() === a, a.fill(0, 5) === a, a.copyWithin(0, 1) === a, a.push(9), a.unshift(8), a.join()); // expect: true true true true 4 5 8,2,1,1,9
