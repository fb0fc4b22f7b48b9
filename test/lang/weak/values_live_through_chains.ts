// each value is the next key: only the first key is held
const m = new WeakMap<object, object>();
const first = {};
let k: object = first;
for (let i = 0; i < 400; i++) {
  const next = { i };
  m.set(k, next);
  k = next;
}
k = first;
let junk: unknown[] = [];
for (let i = 0; i < 2000; i++) junk = [i, {}];
let n = 0;
while (m.has(k)) {
  k = m.get(k)!;
  n++;
}
console.log(n, (k as any).i, junk.length); // expect: 400 399 2
