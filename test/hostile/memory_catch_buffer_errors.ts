// limit: memory|deadline
const keep: any[] = [];
for (;;) { try { keep.push(new Uint8Array(2 ** 33)); } catch { keep.push(new Uint8Array(1 << 16)); } }
