const compose = (...fs: ((x: any) => any)[]) => (x: any) => fs.reduceRight((acc, f) => f(acc), x);
console.log(compose((x) => x + 1, (x) => x * 2, Number)('5')); // expect: 11
