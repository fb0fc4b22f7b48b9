// expect syntax error: any
var enum = 1;
