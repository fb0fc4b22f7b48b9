// limit: stack
function* g(n: number): any { try { yield n; } finally { const it = g(n + 1); it.next(); it.return(0); } }
const it = g(0);
it.next();
it.return(1);
