// limit: memory
const a = new Int32Array(new SharedArrayBuffer(4));
for (;;) (Atomics as any).waitAsync(a, 0, 0);
