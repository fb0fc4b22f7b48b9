// limit: memory|range
let a: any = new Uint8Array(1 << 16);
for (;;) { const s = a.toBase64() + a.toHex(); a = new Uint8Array(s.length * 2); }
