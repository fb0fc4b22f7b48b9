class A { n = 5; m(k = this.n) { return k; } }
console.log(new A().m(), new A().m(1)); // expect: 5 1
