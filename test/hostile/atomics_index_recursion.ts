// limit: stack
const a = new Int32Array(new SharedArrayBuffer(4));
const index: any = { valueOf: () => (Atomics as any).waitAsync(a, index, 0) };
Atomics.notify(a, index);
