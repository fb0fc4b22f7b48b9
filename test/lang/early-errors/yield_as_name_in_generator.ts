// expect syntax error: TG1201
function* g() { let yield; }
