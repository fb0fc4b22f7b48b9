// Two classes made by one piece of code have private names of their own: a site that cached one must not answer for the other.
function make() {
  return class {
    #x = 1;
    static read(o: any): unknown {
      return o.#x;
    }
    static write(o: any): void {
      o.#x = 5;
    }
  };
}
const A = make();
const B = make();
const a = new A();
const b = new B();
for (let i = 0; i < 3; i++) {
  A.write(a);
  B.write(b);
}
console.log(A.read(a), B.read(b)); // expect: 5 5
const attempts = [() => A.read(b), () => B.read(a), () => A.write(b), () => B.write(a)];
console.log(attempts.map((f) => { try { f(); return 'no'; } catch (e) { return (e as Error).name; } }).join()); // expect: TypeError,TypeError,TypeError,TypeError
