const log: any[] = [];
[1, 2, 3].reduceRight((acc, v, i) => { log.push(i); return acc + v; });
console.log(log.join(), [[0, 1], [2, 3]].reduceRight((a, b) => a.concat(b)).join()); // expect: 1,0 2,3,0,1
