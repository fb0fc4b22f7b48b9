// limit: deadline|memory
const a = new Int32Array(new SharedArrayBuffer(8));
for (let i = 0; i < 50_000; i++) (Atomics as any).waitAsync(a, 0, 0);
for (;;) Atomics.notify(a, 1);
