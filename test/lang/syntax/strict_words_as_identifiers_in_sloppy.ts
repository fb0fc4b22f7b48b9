var yield = 5, static = 6, await = 7, async = 8, of = 9;
console.log(yield + static + await + async + of); // expect: 35
