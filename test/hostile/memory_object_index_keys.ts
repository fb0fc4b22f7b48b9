// limit: memory
const o: any = {};
for (let i = 0; ; i += 7) o[i] = i;
