// limit: fuel|deadline
const a = new Float64Array(1 << 18);
for (;;) { for (let i = 0; i < 1000; i++) a[i] = -i; a.sort(); }
