// limit: memory|range
const kept = [];
const bytes = new Uint8Array(1 << 20);
for (;;) kept.push(structuredClone(bytes));
