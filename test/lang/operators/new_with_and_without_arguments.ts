function F(this: any, x: any) { this.x = x; }
const G: any = F;
console.log(new G().x, new G(3).x, (new G).x, new (class { y = 2; })().y); // expect: undefined 3 undefined 2
const ns: any = { inner: { F } };
console.log(new ns.inner.F(9).x); // expect: 9
