// expect syntax error: TG1214
function f() { super.x; }
