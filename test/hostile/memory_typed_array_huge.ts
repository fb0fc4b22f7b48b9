// limit: memory|range
const keep: any[] = [];
for (let size = 1 << 20; ; size *= 2) keep.push(new Float64Array(size));
