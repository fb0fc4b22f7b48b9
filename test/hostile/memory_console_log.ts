// limit: memory|deadline|range
let o: any = { v: 'x'.repeat(1000) };
for (let i = 0; i < 12; i++) o = [o, o, o, o];
for (;;) console.log(o);
