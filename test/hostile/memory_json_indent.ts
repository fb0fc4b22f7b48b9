// limit: memory|range
let o: any = 1;
for (let i = 0; i < 500; i++) o = [o, i];
const keep: any[] = [];
for (;;) keep.push(JSON.stringify(o, null, '          '));
