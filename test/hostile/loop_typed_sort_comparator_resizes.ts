// limit: deadline
const b: any = new (ArrayBuffer as any)(64, { maxByteLength: 1 << 16 });
const a = new Uint8Array(b);
let n = 0;
for (;;) {
  a.sort(() => { n = (n + 977) % 65536; b.resize(n); return -1; });
  a.fill(n, 0, { valueOf() { b.resize(n >> 1); return 60000; } } as any);
  if (n > 10) b.resize(n), a.set({ length: 10, get 3() { b.resize(1); return 7; } } as any, 0);
}
