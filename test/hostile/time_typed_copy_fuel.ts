// limit: fuel
const a = new Uint8Array(1 << 20);
for (;;) { a.copyWithin(1, 0); a.set(a.subarray(0, 1000), 5); a.reverse(); }
