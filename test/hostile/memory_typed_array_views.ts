// limit: memory
const b = new ArrayBuffer(8);
const keep: any[] = [];
for (;;) keep.push(new Uint8Array(b), new DataView(b));
