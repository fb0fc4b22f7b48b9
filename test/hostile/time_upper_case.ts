// limit: deadline|memory
const s = 'aß'.repeat(1000000);
for (;;) s.toUpperCase();
