class A { m() { return (function (this: any) { return this; })(); } }
console.log(new A().m()); // expect: undefined
const { m } = new A();
console.log(m()); // expect: undefined
