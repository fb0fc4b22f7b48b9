// limit: memory|range
let s = 'aa';
for (;;) s = s.replaceAll('a', 'aaaa');
