const base = { a: 1, shared: 1 };
const o = Object.create(base, { own: { value: 1, enumerable: true }, shared: { value: 2, enumerable: true } });
const keys: string[] = [];
for (const k in o) keys.push(k);
console.log(keys.join()); // expect: own,shared,a
