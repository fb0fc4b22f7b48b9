// limit: fuel
async function f(): Promise<void> { for (;;) await null; }
f();
