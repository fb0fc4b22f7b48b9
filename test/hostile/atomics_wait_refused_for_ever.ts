// limit: deadline
const a = new Int32Array(new SharedArrayBuffer(4));
for (;;) {
  try {
    Atomics.wait(a, 0, 0);
  } catch {}
}
