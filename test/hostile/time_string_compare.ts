// limit: deadline
const a = 'x'.repeat(5000000) + 'a', b = 'x'.repeat(5000000) + 'b';
for (;;) a < b;
