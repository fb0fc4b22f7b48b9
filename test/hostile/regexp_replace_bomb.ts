// limit: memory|range
let s = 'a';
for (;;) s = s.replace(/a/g, '$`a$&a$\'');
