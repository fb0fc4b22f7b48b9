// limit: memory|range
let s = 'ab';
for (let i = 0; ; i++) { s += s; s.charCodeAt(s.length >> 1); }
