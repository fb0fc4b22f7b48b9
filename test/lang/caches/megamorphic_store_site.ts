const set = (o: any, v: number) => { o.v = v; };
const all: any[] = [];
for (let i = 0; i < 20; i++) { const o: any = { ['k' + i]: 1 }; if (i % 3 === 0) o.v = 0; set(o, i); all.push(o); }
console.log(all.map((o) => o.v).join(), Object.keys(all[3]).join(), Object.keys(all[4]).join()); // expect: 0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19 k3,v k4,v
