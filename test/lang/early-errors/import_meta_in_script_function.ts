// expect syntax error: TG1200
function f() { import.meta = 1; }
