const sum = (n: number): number => (n === 0 ? 0 : n + sum(n - 1));
console.log(sum(2000)); // expect: 2001000
