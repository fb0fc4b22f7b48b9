// limit: memory
let a: any[] = [1, 2, 3];
for (;;) a = a.concat(a);
