// expect syntax error: TG2001
function f(a) { let a; }
