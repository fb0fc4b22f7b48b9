// expect syntax error: TG1119
function f(...a,) {}
