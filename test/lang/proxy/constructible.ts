const attempt = (f: () => unknown) => {
  try {
    return f();
  } catch (e) {
    return (e as Error).constructor.name;
  }
};

class A { constructor(public v: number, public t = new.target) {} }
const p: any = new Proxy(A, { construct(t, args, nt) { return Reflect.construct(t, [args[0] + 1], nt); } });
const a = new p(1);
console.log(a.v, a.t === p, a instanceof A, a instanceof p, Object.getPrototypeOf(a) === A.prototype); // expect: 2 true true true true
class B extends p { y = 2; }
const b: any = new (B as any)(5);
console.log(b.v, b.y, b.t === B, b instanceof B, b instanceof A); // expect: 6 2 true true true
console.log(attempt(() => new (new Proxy(A, { construct: () => 1 as any }))(1))); // expect: TypeError
console.log(Reflect.construct(Array, [3], new Proxy(A, {})) instanceof A, Reflect.construct(p, [1], Map).v); // expect: true 2
