// expect syntax error: TG1101
function f() { if (1) {
