const top1 = { v: 'one' }, top2 = { v: 'two' };
const mid = Object.create(top1), o = Object.create(mid);
const out: any[] = [];
for (let i = 0; i < 4; i++) {
  if (i === 2) Object.setPrototypeOf(mid, top2);
  out.push(o.v);
}
console.log(out.join()); // expect: one,one,two,two
