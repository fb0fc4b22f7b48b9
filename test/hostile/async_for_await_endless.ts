// limit: fuel
async function* g() { for (;;) try { yield 1; } finally { continue; } }
(async () => { for (;;) for await (const v of g()) break; })();
