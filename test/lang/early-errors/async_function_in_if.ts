// expect syntax error: any
if (1) async function f() {}
