class A { f = () => {}; static g = function () {}; ['h'] = class {}; #p = () => {}; pname() { return this.#p.name; } }
const a: any = new A();
console.log(a.f.name, A.g.name, a.h.name, a.pname()); // expect: f g h #p
