class A { m() { return 1; } // @ts-ignore: wrong by its types, on purpose
  m() { return 2; } }
console.log(new A().m()); // expect: 2
