// limit: memory
const keep: any[] = [];
for (;;) keep.push(class { a = 1; m() {} static s = 2; });
