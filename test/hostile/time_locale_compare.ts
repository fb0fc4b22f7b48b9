// limit: deadline
const a = '\u0436'.repeat(4_000_000);
const b = a + 'x';
for (;;) a.localeCompare(b);
