// limit: memory
const a: number[] = [];
for (;;) a.push(1.5);
