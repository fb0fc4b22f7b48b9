// expect syntax error: any
try {}
