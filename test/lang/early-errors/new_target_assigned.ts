// expect syntax error: TG1200
function f() { new.target = 1; }
