const o: any = { a: 1, b: 2 };
const out: any[] = [];
for (let i = 0; i < 4; i++) {
  if (i === 2) delete o.a;
  out.push(o.a, o.b);
}
console.log(out.join()); // expect: 1,2,1,2,,2,,2
