// limit: memory|deadline
const bytes = new Uint8Array(8000000).fill(0xe9);
const decoder = new TextDecoder();
const keep: string[] = [];
for (;;) keep.push(decoder.decode(bytes), atob(btoa('x'.repeat(100000))));
