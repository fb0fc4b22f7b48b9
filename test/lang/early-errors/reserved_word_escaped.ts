// expect syntax error: TG1015
var cl\u0061ss = 1;
