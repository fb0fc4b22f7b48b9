// limit: memory
const keep: string[] = [];
for (let i = 0; ; i++) keep.push('x'.padStart(5000000, 'ab' + i), 'y'.padEnd(5000000, i + 'c'));
