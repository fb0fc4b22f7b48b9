// limit: memory
let head: any = null;
for (;;) head = { next: head };
