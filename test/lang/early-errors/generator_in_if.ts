// expect syntax error: TG1114
if (1) function* g() {}
