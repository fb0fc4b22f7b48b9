// expect syntax error: any
var a = 1; let a = 2;
