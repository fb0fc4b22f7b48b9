// expect syntax error: any
function f() { if (1) {
