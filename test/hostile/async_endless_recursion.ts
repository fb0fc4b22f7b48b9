// limit: memory
async function f(): Promise<number> { const kept = new Array(1000).fill(1); await null; await f(); return kept.length; }
f();
