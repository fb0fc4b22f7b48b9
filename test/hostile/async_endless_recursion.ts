// limit: memory
async function f(): Promise<void> { await null; await f(); }
f();
