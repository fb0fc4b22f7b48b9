const a = [1, 2, 3, 4];
console.log(a.map((x, i, all) => x * i + all.length).join(), a.filter((x) => x % 2).join(), a.reduce((s, x) => s + x), a.reduce((s, x, i) => s + x * i, 100), a.reduceRight((s, x) => s + x, ''), a.map(String).join(''), ['1', '2', '3'].map(parseInt as any).join()); // expect: 4,6,10,16 1,3 10 120 4321 1234 1,NaN,NaN
