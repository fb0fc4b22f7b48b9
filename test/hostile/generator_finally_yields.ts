// limit: fuel
function* g(): any { for (;;) { try { yield 1; } finally { continue; } } }
const it = g();
it.next();
for (;;) it.return(1);
