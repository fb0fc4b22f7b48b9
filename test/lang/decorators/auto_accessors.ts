class A {
  accessor x = 1;
  static accessor y = 2;
  accessor #p = 3;
  accessor z: string | undefined;
  accessor ['c' + 1] = 4;
  get p() { return this.#p++; }
}
const a: any = new A();
a.x++;
A.y *= 5;
console.log(a.x, A.y, a.p, a.p, a.z, a.c1); // expect: 2 10 3 4 undefined 4
console.log(Object.keys(a).length, typeof Object.getOwnPropertyDescriptor(A.prototype, 'x')!.get, 'c1' in A.prototype); // expect: 0 function true
try { Object.getOwnPropertyDescriptor(A.prototype, 'x')!.get!.call({}); } catch (e: any) { console.log(e.name); } // expect: TypeError
class B extends A { accessor x = 10; get up() { return super.x; } }
console.log(new B().x, new B().up); // expect: 10 1
