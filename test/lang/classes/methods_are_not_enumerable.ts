class A { m() {} static s() {} get g() { return 1; } f = 1; }
console.log(Object.keys(A.prototype).length, Object.keys(A).length, Object.keys(new A()).join()); // expect: 0 0 f
const d = Object.getOwnPropertyDescriptor(A.prototype, 'm')!;
console.log(d.writable, d.enumerable, d.configurable); // expect: true false true
