// expect syntax error: any
function f() { super.x; }
