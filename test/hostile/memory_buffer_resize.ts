// limit: memory|range
const b: any = new (ArrayBuffer as any)(0, { maxByteLength: 2 ** 30 });
const copies: any[] = [];
for (let n = 1; ; n += 1 << 20) { b.resize(n); copies.push(b.slice()); }
