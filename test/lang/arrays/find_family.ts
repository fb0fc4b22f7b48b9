const a = [5, 12, 8, 130];
console.log(a.find((x) => x > 10), a.findIndex((x) => x > 10), a.findLast((x) => x > 10), a.findLastIndex((x) => x > 10), a.find((x) => x > 500), a.findIndex((x) => x > 500), a.findLastIndex(() => false)); // expect: 12 1 130 3 undefined -1 -1
