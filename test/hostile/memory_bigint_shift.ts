// limit: memory
const keep: bigint[] = [];
for (let i = 1n; ; i++) keep.push(i << 8000000n);
