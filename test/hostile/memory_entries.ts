// limit: memory
const o = Object.fromEntries(Array.from({ length: 1000 }, (_, i) => [i, i]));
const keep: any[] = [];
for (;;) keep.push(Object.entries(o));
