class A { static who() { return 'A' + this.name; } static v = 1; }
class B extends A { static who() { return 'B' + super.who(); } }
console.log(B.who(), B.v, Object.getPrototypeOf(B) === A, Object.hasOwn(B, 'v')); // expect: BAB 1 true false
