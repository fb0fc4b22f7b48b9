const make = (d: number): any => (d === 0 ? { l: null, r: null } : { l: make(d - 1), r: make(d - 1) });
const count = (t: any): number => (t.l ? 1 + count(t.l) + count(t.r) : 1);
let n = 0;
for (let i = 0; i < 10; i++) n += count(make(8));
console.log(n); // expect: 5110
