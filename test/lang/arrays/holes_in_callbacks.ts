const a: any[] = [1, , 3];
const seen: any[] = [];
a.forEach((v, i) => seen.push(i));
console.log(seen.join(), a.map((x) => x * 2).length, 1 in a.map((x) => x), a.filter(() => true).length, a.every((x) => x), a.some((x) => x === undefined), a.reduce((n) => n + 1, 0)); // expect: 0,2 3 false 2 true false 2
console.log(a.find((x) => x === undefined), a.findIndex((x) => x === undefined), a.includes(undefined), a.indexOf(undefined), [...a].length, 1 in [...a]); // expect: undefined 1 true -1 3 true
