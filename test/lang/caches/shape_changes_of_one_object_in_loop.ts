const o: any = { x: 0 };
const out: any[] = [];
for (let i = 0; i < 5; i++) {
  out.push(o.x);
  o['extra' + i] = i;
  o.x += 1;
}
console.log(out.join(), Object.keys(o).join()); // expect: 0,1,2,3,4 x,extra0,extra1,extra2,extra3,extra4
