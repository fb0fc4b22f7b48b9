// limit: deadline
const a = (1n << 4000000n) - 1n;
for (;;) a.toString();
