// expect syntax error: any
function* g() { let yield; }
