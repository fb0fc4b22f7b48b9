// limit: memory|range
const a = new Array(100000).fill('0123456789');
let s: string[] = [];
for (;;) s.push(a.join('-'));
