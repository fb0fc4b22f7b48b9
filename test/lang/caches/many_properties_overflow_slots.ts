const o: any = {};
for (let i = 0; i < 64; i++) o['f' + i] = i;
let s = 0;
for (let r = 0; r < 3; r++) s += o.f0 + o.f7 + o.f8 + o.f31 + o.f63;
o.f63 = 'last';
console.log(s, o.f63, o.f64); // expect: 327 last undefined
