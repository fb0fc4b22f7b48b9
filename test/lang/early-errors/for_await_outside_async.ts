// expect syntax error: any
function f() { for await (const a of []) {} }
