const mixin = (Base: any) => class extends Base { mixed() { return 'mixed ' + super.base(); } };
class A { base() { return 'base'; } }
class B extends mixin(A) {}
console.log((new B() as any).mixed()); // expect: mixed base
class C extends (true ? A : Object) {}
console.log(new C().base()); // expect: base
