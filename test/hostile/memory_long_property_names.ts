// limit: memory
const o: any = {};
for (let i = 0; ; i++) o['k'.repeat(100000) + i] = i;
