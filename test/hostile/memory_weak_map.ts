// limit: memory|deadline
const map = new WeakMap<object, object>();
let key: object = {};
const first = key;
for (;;) {
  const next = {};
  map.set(key, next);
  key = next;
}
console.log(first);
