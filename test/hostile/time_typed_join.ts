// limit: fuel|memory|deadline
const a = new Uint32Array(1 << 20).fill(123456);
for (;;) a.join('-');
