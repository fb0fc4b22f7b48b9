let captured: any;
Object.defineProperty(Array.prototype, 5, { set(v) { captured = v; }, configurable: true });
const a: any[] = [];
a[5] = 'x';
console.log(captured, a.length, 5 in a); // expect: x 0 true
delete (Array.prototype as any)[5];
a[5] = 'y';
console.log(a.length, a[5]); // expect: 6 y
