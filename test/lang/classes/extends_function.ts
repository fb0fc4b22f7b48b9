function Old(this: any, x: any) { this.x = x; }
Old.prototype.get = function () { return this.x; };
class New extends (Old as any) { constructor() { super(5); } get() { return super.get() * 2; } }
console.log((new New() as any).get()); // expect: 10
