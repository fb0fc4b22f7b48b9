const inherited = Object.create({ a: 1 }, { hidden: { value: 1 } });
const target = Object.setPrototypeOf({ b: 2 }, inherited);
const traps = new Proxy(target, {
  getOwnPropertyDescriptor(t, k) {
    console.log('gopd', k);
    return Reflect.getOwnPropertyDescriptor(t, k);
  },
});
for (const key in traps) console.log(key);
// expect: gopd b
// expect: b
// expect: gopd a
// expect: a
for (const key in new Proxy({}, { getOwnPropertyDescriptor: () => void console.log('never') })) console.log(key);
