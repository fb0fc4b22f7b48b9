// expect syntax error: TG1101
function f() { for await (const a of []) {} }
