// limit: memory
const o: any = {};
for (let i = 0; ; i++) o['k' + i] = i;
