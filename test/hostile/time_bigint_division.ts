// limit: deadline
const a = (1n << 3000000n) - 1n, b = (1n << 1500000n) + 12345n;
for (;;) a % b;
