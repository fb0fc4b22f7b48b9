class Temp {
  #c = 0;
  get f() { return this.#c * 9 / 5 + 32; }
  set f(v: number) { this.#c = (v - 32) * 5 / 9; }
  static get zero() { return new Temp(); }
}
const t = Temp.zero;
t.f = 212;
console.log(t.f, 'f' in t, Object.hasOwn(t, 'f')); // expect: 212 true false
