function F() { return new.target; }
console.log((F as any)() === undefined); // expect: true
let seen: any;
function G() { seen = new.target; }
new (G as any)();
console.log(seen === G); // expect: true
const arrow: any = function (this: any) { return (() => new.target)(); };
console.log(arrow()); // expect: undefined
