// limit: deadline|memory
const o: any = {};
for (let i = 0; i < 50000; i++) o['k' + i] = i;
for (;;) for (const k in o) k;
