// limit: deadline
const a: any[] = [];
a[4000000000] = 1;
for (;;) a.forEach((x) => x);
