// expect syntax error: TG2001
var a = 1; let a = 2;
