const o: any = { name: 'o', get() { return this.name; } };
console.log(o?.get(), o.get?.(), (o?.get)(), o?.['get']()); // expect: o o o o
