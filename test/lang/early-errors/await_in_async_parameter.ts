// expect syntax error: TG1212
async function f(a = await 1) {}
