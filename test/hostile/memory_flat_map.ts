// limit: memory
let a: any[] = [1, 2];
for (;;) a = a.flatMap((x) => [x, x]);
