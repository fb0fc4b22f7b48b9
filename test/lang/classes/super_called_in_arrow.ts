class A { v = 1; }
class B extends A { constructor() { const init = () => super(); init(); this.v++; } }
console.log(new B().v); // expect: 2
