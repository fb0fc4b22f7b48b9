// limit: deadline
const digits = '7'.repeat(1000000);
for (;;) BigInt(digits);
