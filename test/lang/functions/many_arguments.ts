const args: number[] = [];
for (let i = 0; i < 1000; i++) args.push(i);
const f = (...a: number[]) => a.length + ':' + a[0] + ':' + a[999];
console.log(f(...args), f.apply(null, args), Math.max(...args)); // expect: 1000:0:999 1000:0:999 999
