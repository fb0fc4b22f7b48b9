// limit: memory
const keep: any[] = [];
for (let i = 0; ; i++) keep.push({ ['a' + i]: 1, ['b' + i]: 2 });
