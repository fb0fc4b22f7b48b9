class A { m() { return 'old'; } }
const a = new A();
console.log(a.m()); // expect: old
A.prototype.m = () => 'new';
console.log(a.m()); // expect: new
