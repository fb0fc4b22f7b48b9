const countdown = (n: number) => ({ [Symbol.iterator]() { return { next: () => (n > 0 ? { value: n--, done: false } : { value: 'ignored', done: true }) }; } });
const seen: any[] = [];
for (const v of countdown(3) as any) seen.push(v);
console.log(seen.join()); // expect: 3,2,1
