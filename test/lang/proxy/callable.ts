const attempt = (f: () => unknown) => {
  try {
    return f();
  } catch (e) {
    return (e as Error).constructor.name;
  }
};

const log: unknown[] = [];
function sum(this: unknown, ...n: number[]) { return n.reduce((a, b) => a + b, 0); }
const p: any = new Proxy(sum, { apply(t, self, args) { log.push([self, args.length, Array.isArray(args)]); return t.apply(self, args) * 10; } });
console.log(p(1, 2), p.call('me', 3), p.apply(null, [4, 5]), Reflect.apply(p, 1, [2]), [1, 2].map(p).length, typeof p); // expect: 30 30 90 20 2 function
console.log(JSON.stringify(log.slice(0, 4))); // expect: [[null,2,true],["me",1,true],[null,2,true],[1,1,true]]
console.log(attempt(() => new (p as any)()) instanceof Object, attempt(() => new (new Proxy(() => {}, {}) as any)())); // expect: true TypeError
console.log(typeof new Proxy({}, {}), attempt(() => (new Proxy({}, { apply: () => 1 }) as any)())); // expect: object TypeError
console.log(p.name, p.length, p.bind(null, 1)(2)); // expect: sum 0 30
class C { x = 1; }
console.log(attempt(() => (new Proxy(C, {}) as any)()), new (new Proxy(C, {}))().x); // expect: TypeError 1
