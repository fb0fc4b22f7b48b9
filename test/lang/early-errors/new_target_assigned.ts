// expect syntax error: any
function f() { new.target = 1; }
