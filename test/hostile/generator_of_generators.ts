// limit: memory
function* g(x: any): any { yield x; }
let last: any = null;
for (;;) { last = g(last); last.next(); }
