// limit: memory
const keep: any[] = [];
for (;;) keep.push(new Array(100000).fill(0));
