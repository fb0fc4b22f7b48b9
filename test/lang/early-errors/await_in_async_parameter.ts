// expect syntax error: any
async function f(a = await 1) {}
