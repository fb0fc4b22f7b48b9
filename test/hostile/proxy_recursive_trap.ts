// limit: deadline
const p: any = new Proxy({}, { get: (t, k, r) => r[k] });
for (;;) {
  try {
    p.x;
  } catch {}
}
