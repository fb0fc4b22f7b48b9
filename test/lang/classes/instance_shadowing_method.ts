class A { m() { return 'proto'; } }
const a: any = new A();
a.m = () => 'own';
console.log(a.m()); // expect: own
delete a.m;
console.log(a.m()); // expect: proto
