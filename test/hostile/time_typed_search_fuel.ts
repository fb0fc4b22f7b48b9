// limit: fuel
const a = new Int32Array(1 << 20);
for (;;) if (a.indexOf(1) !== -1 || a.includes(2) || a.lastIndexOf(3) !== -1) break;
