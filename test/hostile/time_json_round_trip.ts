// limit: deadline
const o = Array.from({ length: 20000 }, (_, i) => ({ i, s: String(i) }));
for (;;) JSON.parse(JSON.stringify(o));
