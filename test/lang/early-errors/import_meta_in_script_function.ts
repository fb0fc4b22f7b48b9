// expect syntax error: any
function f() { import.meta = 1; }
