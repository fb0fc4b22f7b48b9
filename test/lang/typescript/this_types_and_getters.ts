class A { private _v = 1; get v(): number { return this._v; } set v(x: number) { this._v = x; } self(): this { return this; } is(): this is A { return true; } }
const a = new A();
a.self().v = 9;
console.log(a.v, a.is()); // expect: 9 true
