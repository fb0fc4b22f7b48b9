// expect syntax error: any
for await (const a of []) {}
