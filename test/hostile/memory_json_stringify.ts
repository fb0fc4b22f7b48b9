// limit: memory
const row = { name: 'x'.repeat(100), list: [1, 2, 3] };
const keep: any[] = [];
for (;;) keep.push(JSON.stringify(new Array(1000).fill(row)));
