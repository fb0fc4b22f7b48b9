// limit: memory
const s = 'a,'.repeat(100000);
const keep: any[] = [];
for (;;) keep.push(s.split(','));
