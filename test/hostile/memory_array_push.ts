// limit: memory
const a: any[] = [];
for (;;) a.push({});
