// expect syntax error: any
function* g(a = yield) {}
