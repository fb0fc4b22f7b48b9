// limit: memory|range|deadline
const keep: any[] = [];
const list = Array.from({ length: 1000 }, (_, i) => ({ i, text: 'x' + i, map: new Map([[i, new Date(i)]]) }));
for (;;) keep.push(structuredClone(list));
