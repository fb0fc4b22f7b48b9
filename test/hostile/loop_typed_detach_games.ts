// limit: deadline
for (;;) {
  let b: any = new ArrayBuffer(1024);
  const a = new Uint8Array(b);
  const detach = { valueOf() { if (!b.detached) b.transfer(); return 3; } } as any;
  for (const f of [() => a.fill(detach), () => a.fill(1, detach), () => a.slice(detach), () => a.subarray(detach), () => a.copyWithin(detach, 1), () => a.includes(0, detach), () => a.with(detach, 1), () => a.set([detach, detach]), () => new DataView(b, detach), () => new Uint8Array(b, detach), () => a.map(() => detach), () => { a[0] = detach; }, () => a.join(detach), () => Atomics.add(a, 0, detach), () => { for (const v of a) detach.valueOf(); }, () => a.sort(() => detach)]) {
    try { f(); } catch {}
    b = new ArrayBuffer(1024);
  }
}
