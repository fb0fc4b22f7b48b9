// limit: memory|deadline
const a: any[] = [1];
for (;;) a.splice(0, 0, ...a.slice(0, 1000));
