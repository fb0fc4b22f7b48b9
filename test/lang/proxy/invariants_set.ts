const attempt = (f: () => unknown) => {
  try {
    return f();
  } catch (e) {
    return (e as Error).constructor.name;
  }
};

const target = Object.defineProperties({}, { a: { value: 1 }, g: { get: () => 1 }, s: { set() {} } });
const p: any = new Proxy(target, { set: () => true });
console.log(attempt(() => Reflect.set(p, 'a', 1)), attempt(() => Reflect.set(p, 'a', 2)), attempt(() => Reflect.set(p, 'g', 2))); // expect: true TypeError TypeError
console.log(attempt(() => Reflect.set(p, 's', 2)), attempt(() => Reflect.set(p, 'new', 2))); // expect: true true
