// limit: fuel
const a = new Float64Array(1 << 18);
for (;;) a.fill(1.5);
