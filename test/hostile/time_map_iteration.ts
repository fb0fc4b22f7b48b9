// limit: deadline
const m = new Map(Array.from({ length: 100000 }, (_, i) => [i, i]));
for (;;) for (const [k] of m) k;
