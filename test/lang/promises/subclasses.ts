class Traced<T> extends Promise<T> {
  static made = 0;
  constructor(executor: any) { super(executor); Traced.made++; }
}
const p = Traced.resolve(1);
const q = p.then((v) => v + 1);
console.log(p instanceof Traced, q instanceof Traced, Traced.made); // expect: true true 2
console.log(Traced.resolve(p) === p, Promise.resolve(p) === (p as any), (Traced.reject(1).catch(() => {}) as any).constructor === Traced); // expect: true false true
q.finally(() => {}).then((v) => console.log(v, Traced.all([1]) instanceof Traced)); // expect: 2 true
