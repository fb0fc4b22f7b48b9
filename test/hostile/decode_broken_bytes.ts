// limit: memory|deadline|range
const bytes = new Uint8Array(1 << 20).fill(0xff);
const kept = [];
for (;;) kept.push(new TextDecoder().decode(bytes) + kept.length);
