const base = { x: 1, y: 1 };
const o = Object.create(base, { x: { value: 2, enumerable: false } });
const keys: string[] = [];
for (const k in o) keys.push(k);
console.log(keys.join()); // expect: y
