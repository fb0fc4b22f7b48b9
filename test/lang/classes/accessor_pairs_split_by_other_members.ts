class A {
  get x() { return this._x; }
  m() {}
  set x(v: any) { this._x = v + 1; }
  _x: any = 0;
}
const a = new A();
a.x = 4;
console.log(a.x); // expect: 5
