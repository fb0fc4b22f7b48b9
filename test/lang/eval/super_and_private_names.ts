class A { hello() { return 'A'; } }
class B extends A {
  #secret = 42;
  extra = eval('6 * 7');
  constructor() { eval('super()'); }
  override hello() { return eval('super.hello() + this.#secret'); }
  has(o: any) { return eval('#secret in o'); }
}
const b = new B();
console.log(b.hello(), b.extra, b.has(b), b.has({})); // expect: A42 42 true false
class D { f() { try { return eval('this.#nothing'); } catch (e: any) { return e.name; } } }
console.log(new D().f()); // expect: SyntaxError
try { eval('super.x'); } catch (e: any) { console.log(e.name); } // expect: SyntaxError
try { eval('new.target'); } catch (e: any) { console.log(e.name); } // expect: SyntaxError
