// expect syntax error: TG1201
async function f() { let await; }
