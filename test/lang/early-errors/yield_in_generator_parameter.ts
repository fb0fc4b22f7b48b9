// expect syntax error: TG1213
function* g(a = yield) {}
