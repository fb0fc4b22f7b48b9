// expect syntax error: any
async function f() { let await; }
