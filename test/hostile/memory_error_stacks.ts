// limit: memory
const keep: any[] = [];
function f(n: number): any { return n === 0 ? new Error('e').stack : f(n - 1); }
for (let i = 0; ; i++) keep.push(f(i % 30));
