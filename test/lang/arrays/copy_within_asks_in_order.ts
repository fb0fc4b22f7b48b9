// Elements are moved from the last to the first only where the places overlap.
const asked = (list: unknown[], to: number, from: number) => {
  const keys: unknown[] = [];
  const o = new Proxy(list, {
    has(target, key) {
      keys.push(key);
      return key in target;
    },
  });
  [].copyWithin.call(o, to, from);
  return keys.join();
};
console.log(asked([1, 2, 3, 4], 2, 0)); // expect: 0,1
console.log(asked([1, 2, 3, 4], 1, 0)); // expect: 2,1,0
console.log(asked([1, 2, 3, 4], 0, 2)); // expect: 2,3
console.log(asked([1, 2, 3, 4], 0, 1)); // expect: 1,2,3
