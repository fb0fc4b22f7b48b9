const a: any[] = [];
console.log(a.push(1, 2, 3), a.pop(), a.unshift(0, 0.5), a.shift(), a.join(), [].pop(), [].shift(), a.push(), a.unshift()); // expect: 3 3 4 0 0.5,1,2 undefined undefined 3 3
