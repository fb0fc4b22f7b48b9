// limit: memory|deadline
const a: any[] = [];
for (;;) a.unshift(a.length, a.length, a.length, a.length);
