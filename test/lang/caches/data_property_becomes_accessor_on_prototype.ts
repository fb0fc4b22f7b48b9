const proto: any = { v: 1 };
const o = Object.create(proto);
const out: any[] = [];
for (let i = 0; i < 4; i++) {
  if (i === 2) Object.defineProperty(proto, 'v', { get() { return 'getter'; } });
  out.push(o.v);
}
console.log(out.join()); // expect: 1,1,getter,getter
