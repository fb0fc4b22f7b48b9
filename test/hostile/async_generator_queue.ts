// limit: memory
async function* g() { await new Promise(() => {}); yield 1; }
const it = g();
for (;;) it.next();
