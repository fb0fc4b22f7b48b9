// expect syntax error: any
function f(...a, b) {}
