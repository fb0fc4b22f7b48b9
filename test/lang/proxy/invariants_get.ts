const attempt = (f: () => unknown) => {
  try {
    return f();
  } catch (e) {
    return (e as Error).constructor.name;
  }
};

const target = Object.freeze({ a: 1, get g() { return 1; } });
const hidden = Object.defineProperty({}, 'x', { set() {}, configurable: false });
const p: any = new Proxy(target, { get: () => 2 });
console.log(attempt(() => p.a), attempt(() => p.other), attempt(() => p.g)); // expect: TypeError 2 2
console.log(attempt(() => (new Proxy(hidden, { get: () => 1 }) as any).x), attempt(() => (new Proxy(hidden, { get: () => undefined }) as any).x)); // expect: TypeError undefined
