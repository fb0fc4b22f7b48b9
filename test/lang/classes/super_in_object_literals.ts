const base = { hi() { return 'base ' + (this as any).n; } };
const o = { __proto__: base, n: 'o', hi() { return 'own ' + (super.hi as any)(); } } as any;
console.log(o.hi()); // expect: own base o
Object.setPrototypeOf(o, { hi() { return 'new ' + this.n; } });
console.log(o.hi()); // expect: own new o
