const p1 = { v: 1 }, p2 = { v: 2 };
const o = Object.create(p1);
const out: any[] = [];
for (let i = 0; i < 6; i++) {
  if (i === 3) Object.setPrototypeOf(o, p2);
  out.push(o.v);
}
console.log(out.join()); // expect: 1,1,1,2,2,2
