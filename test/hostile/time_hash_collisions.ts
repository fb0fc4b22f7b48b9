// limit: deadline|memory
const m = new Map();
for (let i = 0; ; i++) { m.set(i * 4294967296, i); if (m.size > 100000) m.clear(); }
