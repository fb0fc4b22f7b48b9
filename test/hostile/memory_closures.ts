// limit: memory
const fs: any[] = [];
for (let i = 0; ; i++) fs.push(() => i);
