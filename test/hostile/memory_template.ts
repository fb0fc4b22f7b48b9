// limit: memory|range
let s = 'x';
for (;;) { s = `${s}${s}${s}`; s.indexOf('zz'); }
