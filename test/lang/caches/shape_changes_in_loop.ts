const read = (o: any) => o.x;
const out: any[] = [];
for (let i = 0; i < 6; i++) {
  const o: any = i % 2 ? { x: i } : { y: 0, x: i * 10 };
  out.push(read(o));
}
console.log(out.join()); // expect: 0,1,20,3,40,5
