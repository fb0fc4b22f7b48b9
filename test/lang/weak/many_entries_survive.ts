const m = new WeakMap<object, { v: number }>();
const keys: object[] = [];
for (let i = 0; i < 3000; i++) {
  const k = { i };
  if (i % 3 === 0) keys.push(k);
  m.set(k, { v: i });
}
let sum = 0;
for (const k of keys) sum += m.get(k)!.v;
let junk: unknown;
for (let i = 0; i < 3000; i++) junk = { a: [i], b: junk && i % 10 ? junk : null };
for (const k of keys) sum += m.get(k)!.v;
for (let i = 0; i < keys.length; i += 2) m.delete(keys[i]);
let left = 0;
for (const k of keys) if (m.has(k)) left++;
console.log(sum, left); // expect: 2997000 500
