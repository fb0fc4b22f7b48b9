// limit: deadline
const text = '\u{1f4a9}x\u00e9'.repeat(100_000);
const room = new Uint8Array(1 << 20);
for (;;) new TextEncoder().encodeInto(text, room);
