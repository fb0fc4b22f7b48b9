// limit: memory
const keep: string[] = [];
for (let i = 0; ; i++) keep.push('x'.repeat(10000000) + i, ('y' + i).repeat(1000000));
