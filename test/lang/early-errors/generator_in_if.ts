// expect syntax error: any
if (1) function* g() {}
