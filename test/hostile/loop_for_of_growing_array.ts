// limit: memory
const a = [1];
for (const v of a) a.push(v);
