const attempt = (f: () => unknown) => {
  try {
    return f();
  } catch (e) {
    return (e as Error).constructor.name;
  }
};

console.log(Reflect.apply(Math.max, null, [1, 3, 2]), Reflect.apply(String.prototype.slice, 'hello', { length: 1, 0: 2 } as any)); // expect: 3 llo
console.log(attempt(() => Reflect.apply(1 as any, null, [])), attempt(() => (Reflect as any).apply(Math.max)), attempt(() => Reflect.apply(Math.max, null, null as any))); // expect: TypeError TypeError TypeError
class A {
  t: unknown;
  constructor() {
    this.t = new.target;
  }
}
class B {}
const made: any = Reflect.construct(A, [], B);
console.log(made.t === B, made instanceof B, made instanceof A); // expect: true true false
console.log(attempt(() => Reflect.construct((() => {}) as any, [])), attempt(() => Reflect.construct(A, [], (() => {}) as any)), attempt(() => (Reflect as any).construct(A))); // expect: TypeError TypeError TypeError
console.log(Object.prototype.toString.call(Reflect), Reflect.ownKeys(Reflect).length); // expect: [object Reflect] 14
