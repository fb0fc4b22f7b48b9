const r = [1, 2, 3].map((x) => [10, 20].map((y) => [x, y].reduce((a, b) => a * b))).flat().filter((n) => n % 20 === 0);
console.log(r.join()); // expect: 20,20,40,60
