class A { who() { return 'A'; } }
class B extends A { who() { return 'B' + super.who(); } }
class X { who() { return 'X'; } }
const x: any = new X();
x.call = B.prototype.who;
console.log(x.call()); // expect: BA
