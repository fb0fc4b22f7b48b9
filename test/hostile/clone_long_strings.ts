// limit: deadline|memory
const list = Array.from({ length: 1000 }, (_, i) => 'x'.repeat(10_000) + i);
for (;;) structuredClone({ list, set: new Set(list) });
