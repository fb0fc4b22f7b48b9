// limit: memory
const keep: any[] = [];
for (let i = 0; ; i++) keep.push(Symbol('s' + i));
