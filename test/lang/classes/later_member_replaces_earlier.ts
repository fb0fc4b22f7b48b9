class A { m() { return 1; } // @ts-ignore
  m() { return 2; } }
console.log(new A().m()); // expect: 2
