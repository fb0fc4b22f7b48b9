function F(this: any) { return eval('[this, new.target]'); }
const o = {};
console.log(F.call(o)[0] === o, F.call(o)[1]); // expect: true undefined
function G(this: any) { this.made = eval('new.target === G'); }
console.log(new (G as any)().made); // expect: true
const m = { n() { return (() => eval('this'))(); } };
console.log(m.n() === m); // expect: true
console.log(eval('this') === globalThis); // expect: true
