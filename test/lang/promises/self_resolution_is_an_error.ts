let resolve: (v: unknown) => void = () => {};
const p: Promise<unknown> = new Promise((r) => { resolve = r; });
resolve(p);
p.catch((e) => console.log(e instanceof TypeError, e.message)); // expect: true Chaining cycle detected for promise #<Promise>
const q: Promise<unknown> = Promise.resolve().then(() => q);
q.catch((e) => console.log(e.message)); // expect: Chaining cycle detected for promise #<Promise>
