// limit: memory|range
const keep: any[] = [];
for (;;) keep.push(new ArrayBuffer(1 << 20));
