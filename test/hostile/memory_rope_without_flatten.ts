// limit: memory|deadline|range
const keep: string[] = [];
for (let i = 0; ; i++) keep.push(keep.length + 'k' + i + keep[i >> 1]);
