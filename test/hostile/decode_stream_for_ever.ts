// limit: deadline
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
const half = new Uint8Array([0xf0, 0x9f, 0x92]);
for (;;) decoder.decode(half, { stream: true });
