// limit: memory
const keep: any[] = [];
function f(...a: any[]) { return arguments; }
for (;;) keep.push((f as any)(1, 2, 3, 4, 5, 6, 7, 8));
