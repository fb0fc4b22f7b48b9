// expect syntax error: any
var cl\u0061ss = 1;
