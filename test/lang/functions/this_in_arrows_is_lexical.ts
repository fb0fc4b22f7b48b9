const o = {
  v: 1,
  make() { return () => () => this.v; },
};
console.log(o.make()()(), o.make().call({ v: 2 } as any)()); // expect: 1 1
