// limit: memory
const a: any[] = [];
for (let i = 0; ; i++) a[(i * 1000003) % 4294967295] = i;
