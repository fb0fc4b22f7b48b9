const f = (n: number) => { if (n < 0) return 'neg'; else if (n === 0) return 'zero'; else if (n < 10) return 'small'; return 'big'; };
console.log(f(-1), f(0), f(5), f(50)); // expect: neg zero small big
