let outer: WeakMap<object, any> = new WeakMap();
const key = {};
let inner = outer;
for (let i = 0; i < 50; i++) {
  const next = new WeakMap<object, any>();
  inner.set(key, next);
  next.set(inner, 'back ' + i);
  inner = next;
}
inner.set(key, 'end');
for (let i = 0; i < 500; i++) ({ junk: [i] });
let n = 0;
let m: any = outer;
while (m.get(key) instanceof WeakMap) {
  const next = m.get(key);
  if (next.get(m) !== 'back ' + n) throw new Error('lost ' + n);
  m = next;
  n++;
}
console.log(n, m.get(key)); // expect: 50 end
